"""Resolves pyproject.toml into the lock files: exact versions with hashes, and no address.

Each file holds only what those before it have not, so that the Makefile can install one after
another and go on where a machine cannot have one.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OPTIONS = (
    *("--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)
CORE, OCR, NAMES, DEV = (f"requirements{part}.lock" for part in ("", "-ocr", "-names", "-dev"))
PARQUET, REPORT = "requirements-parquet.lock", "requirements-report.lock"
DOCUMENTS = "requirements-documents.lock"
OLDER_OCR, BENCH = "requirements-ocr-older.lock", "requirements-bench.lock"
GROUPS = {group: f"requirements-{group}.lock" for group in ("build", "tools", "fuzz")}
"""Lock files of their own, for the groups of pyproject.toml."""
FOR_OLDER_MACS = """
cryptography<49 ; sys_platform == "darwin" and platform_machine == "x86_64"
pypdfium2<5.12 ; sys_platform == "darwin"
"""
"""The last versions with wheels for Intel processors, and for macOS 12."""
LAST_FOR_OLDER_MACOS = "tesserocr<2.8"
"""From 2.8 on, tesserocr has no wheels for macOS 11 to 14 on Apple's own processors."""


def main() -> None:
    """Write all lock files; raises CalledProcessError when something cannot be resolved."""
    core = write(CORE, resolved("pyproject.toml", "review"))
    ocr = write(OCR, without(resolved("pyproject.toml", "ocr", held_to=core), core))
    names = write(NAMES, without(resolved("pyproject.toml", "names", held_to=core), core))
    parquet = write(PARQUET, without(resolved("pyproject.toml", "parquet", held_to=core), core))
    documents = write(
        DOCUMENTS, without(resolved("pyproject.toml", "documents", held_to=core), core)
    )
    below = core + documents
    report = write(REPORT, without(resolved("pyproject.toml", "report", held_to=below), below))
    product = below + ocr + names + parquet + report
    dev = write(DEV, without(resolved("pyproject.toml", "dev", held_to=product), product))
    write(BENCH, resolved("pyproject.toml", "bench", held_to=product + dev))
    write(OLDER_OCR, resolved("-", source=LAST_FOR_OLDER_MACOS))
    for group, name in GROUPS.items():
        write(name, resolved(f"--group={group}", held_to=product + dev))


def resolved(project: str, *extras: str, held_to: str = "", source: str = "") -> str:
    """The locked requirements of ``project`` with ``extras``.

    “-” stands for those in ``source``, and “--group=…” for a group of pyproject.toml.
    Versions in ``held_to`` are kept, and those of the present lock files where they still fit.
    """
    constraints, target = ROOT / "constraints.tmp", ROOT / "lock.tmp"
    constraints.write_text(held_to + FOR_OLDER_MACS, "utf-8")
    if not source:
        names = (CORE, OCR, NAMES, PARQUET, DOCUMENTS, REPORT, DEV, BENCH, *GROUPS.values())
        known = (ROOT / name for name in names)
        target.write_text("".join(f.read_text("utf-8") for f in known if f.is_file()), "utf-8")
    command = [sys.executable, "-m", "uv", "pip", "compile", project, *OPTIONS]
    command += [f"--extra={extra}" for extra in extras]
    command += ["--constraints", str(constraints), "--output-file", str(target)]
    try:
        subprocess.run(command, cwd=ROOT, input=source, text=True, check=True)
        return target.read_text("utf-8")
    finally:
        constraints.unlink()
        target.unlink(missing_ok=True)


def without(lock: str, other: str) -> str:
    """The requirements of ``lock`` that are not in ``other``."""
    known = set(requirements(other))
    return "".join(one for one in requirements(lock) if one not in known)


def requirements(lock: str) -> list[str]:
    """Each requirement of ``lock``, with the lines of its hashes."""
    return re.findall(r"^\S.*\n(?:[ \t].*\n)*", lock, re.MULTILINE)


def write(name: str, lock: str) -> str:
    """Write ``lock`` and return it."""
    (ROOT / name).write_text(lock, "utf-8", newline="\n")
    return lock


if __name__ == "__main__":
    main()
