"""Writes the software bill of materials: what the lock files install, with hashes and licences.

python -m scripts.sbom PYTHON FILE, in an environment that has cyclonedx-bom. PYTHON is that of an
installation of the product; it knows licences, and what needs what, which lock files do not say.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PRODUCT = tuple(
    f"requirements{part}.lock"
    for part in ("", "-ocr", "-names", "-parquet", "-documents", "-report")
)
"""What an installation with all extras holds; the other lock files are for developers."""
Bill = dict[str, Any]


def main(python: str, target: Path) -> int:
    """The command line; raises CalledProcessError when the tool fails."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    locked = cyclonedx("requirements", "-", lock="".join(map(read, PRODUCT)))
    bill = completed(locked, cyclonedx("environment", python))
    text = json.dumps(bill, indent=2, sort_keys=True) + "\n"
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        print(error, file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")
    unlicensed = [named(one) for one in bill["components"] if not one.get("licenses")]
    print(f"{target}: {len(bill['components'])} packages")
    print(f"licence only in THIRD_PARTY_NOTICES.md: {', '.join(unlicensed) or 'none'}")
    return 0


def read(lock: str) -> str:
    return (ROOT / lock).read_text("utf-8")


def cyclonedx(*arguments: str, lock: str = "") -> Bill:
    """What the tool says, the same each time."""
    options = ("--pyproject", "pyproject.toml", "--output-reproducible", "--sv", "1.6")
    command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", *arguments, *options]
    ended = subprocess.run(
        command, cwd=ROOT, input=lock, stdout=subprocess.PIPE, text=True, check=True
    )
    bill: Bill = json.loads(ended.stdout)
    return bill


def completed(locked: Bill, installed: Bill) -> Bill:
    """``locked`` with the licences, descriptions and needs of those that are ``installed``."""
    known = {normal(one["name"]): one for one in installed["components"]}
    components = [
        component(one, known.get(normal(one["name"]), {})) for one in locked["components"]
    ]
    root = locked["metadata"]["component"]["bom-ref"]
    return {**locked, "components": components, "dependencies": needs(components, installed, root)}


def component(locked: Bill, installed: Bill) -> Bill:
    more: Bill = {key: installed[key] for key in ("licenses", "description") if key in installed}
    bare = {key: value for key, value in locked.items() if key != "description"}
    return {**bare, **more, "bom-ref": named(locked)}


def needs(components: Iterable[Bill], installed: Bill, root: str) -> list[Bill]:
    """What each of ``components``, and the product itself, depends on."""
    refs: dict[str, list[str]] = {}
    for one in components:
        refs.setdefault(normal(one["name"]), []).append(one["bom-ref"])
    names = {one["bom-ref"]: normal(one["name"]) for one in installed["components"]}
    graph = {
        names.get(entry["ref"], root): _refs(entry.get("dependsOn", ()), names, refs)
        for entry in installed["dependencies"]
    }
    own = [(ref, name) for name, listed in refs.items() for ref in listed]
    return [{"ref": ref, "dependsOn": graph.get(name, [])} for ref, name in [*own, (root, root)]]


def _refs(
    installed: Iterable[str], names: Mapping[str, str], refs: Mapping[str, list[str]]
) -> list[str]:
    return sorted(ref for one in installed for ref in refs.get(names.get(one, ""), ()))


def named(one: Bill) -> str:
    return f"{one['name']}=={one['version']}"


def normal(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
