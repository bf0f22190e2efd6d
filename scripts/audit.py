"""Looks up known vulnerabilities of what the lock files name; says what could not be looked up.

python -m scripts.audit [SERVICE], in an environment that has pip-audit. SERVICE is where pip-audit
asks: pypi (the default), osv or esms. Exit code 0: none is known; 1: some are; 2: not all of them
could be looked up.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^[\w.-]+==[\w.!+-]+", re.MULTILINE)
NO_DATA = (
    "The data on vulnerabilities could not be had, so nothing was checked; try again with a "
    "connection to it, or another service: make audit ARGS=osv"
)


def main(service: str) -> int:
    """The command line."""
    packages: list[dict[str, Any]] = []
    for pinned in passes(lock.read_text("utf-8") for lock in ROOT.glob("requirements*.lock")):
        found = look_up(pinned, service)
        if found is None:
            print(NO_DATA, file=sys.stderr)
            return 2
        packages += found
    return report(packages)


def passes(locks: Iterable[str]) -> list[list[str]]:
    """All that ``locks`` pin, as “name==version”; each name is in a list once, so many lists."""
    versions: dict[str, list[str]] = {}
    for pinned in sorted({one for lock in locks for one in PINNED.findall(lock)}):
        versions.setdefault(pinned.partition("==")[0], []).append(pinned)
    return [[one for one in group if one] for group in zip_longest(*versions.values())]


def look_up(pinned: list[str], service: str) -> list[dict[str, Any]] | None:
    """What ``service`` says of each of ``pinned``; None when it cannot be reached."""
    command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "--format", "json"]
    command += ["--progress-spinner", "off", "--vulnerability-service", service, "-r"]
    with TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text("\n".join(pinned), "utf-8")
        ended = subprocess.run([*command, str(listed)], capture_output=True, text=True, check=False)
    try:
        packages: list[dict[str, Any]] = json.loads(ended.stdout)["dependencies"]
    except ValueError:
        print(*ended.stderr.strip().splitlines()[-1:], file=sys.stderr)
        return None
    return packages


def report(packages: list[dict[str, Any]]) -> int:
    """Print what is known of ``packages``, and which could not be looked up; the exit code."""
    unknown = sorted(one["name"] for one in packages if "skip_reason" in one)
    found = [(one, each) for one in packages for each in one.get("vulns", ())]
    for one, each in found:
        fixed = ", ".join(each["fix_versions"]) or "none"
        print(f"{one['name']} {one['version']}: {each['id']}; versions without it: {fixed}")
    checked = len(packages) - len(unknown)
    print(f"{checked} of {len(packages)} packages were checked: {len(found)} vulnerabilities.")
    if not checked:
        print(NO_DATA, file=sys.stderr)
    elif unknown:
        print(f"Not checked, for want of data: {', '.join(unknown)}", file=sys.stderr)
    return 1 if found else 2 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or ["pypi"])))
