"""The image installs what make installs, by hash, and names no address."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_it_installs_every_extra_that_make_installs() -> None:
    extras = re.search(r"^\$\(VENV\)/\.extras: (.*)$", MAKEFILE, re.MULTILINE)
    assert extras
    names = re.findall(r"/\.(\w+)", extras[1])
    assert len(names) > 3
    locks = [f"requirements-{name}.lock" for name in names]
    for lock in ("requirements.lock", "requirements-build.lock", *locks):
        assert f"--requirement {lock}" in DOCKERFILE, lock


def test_every_package_is_installed_by_its_hash_alone() -> None:
    installs = re.findall(r"pip install ([^&]*?)(?=&&|\nCOPY|\n\n)", DOCKERFILE)
    assert len(installs) == 5
    assert all("--no-deps" in one for one in installs)
    assert all("--require-hashes" in one for one in installs if "--requirement" in one)


def test_it_names_no_address_and_runs_as_nobody_in_particular() -> None:
    assert not re.search(r"https?:|\b[\w-]+\.(io|com|org|net)\b", DOCKERFILE)
    (image,) = re.findall(r"^FROM (.*)$", DOCKERFILE, re.MULTILINE)
    assert "/" not in image
    assert DOCKERFILE.index("USER analyst") < DOCKERFILE.index("ENTRYPOINT")


def test_what_is_copied_is_sent_to_the_builder() -> None:
    sent = (ROOT / ".dockerignore").read_text("utf-8").split()
    copied = re.findall(r"^COPY ((?:.*\\\n)*.*)$", DOCKERFILE, re.MULTILINE)
    for name in " ".join(copied).replace("\\", " ").split():
        path = ROOT / name
        if name not in (".", "./") and path.exists():
            assert f"!{name}" in sent or (name.endswith(".lock") and "!requirements*.lock" in sent)
    assert sent[-1] == "**/__pycache__" and "*" in sent
