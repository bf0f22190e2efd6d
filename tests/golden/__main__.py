"""Pins the records of the kept publications anew, and prints what has changed in them.

Nothing is right because it is pinned: read each change against the page before it is committed.
"""

from __future__ import annotations

import argparse
import json
import sys

from tests.golden.compare import changes, summary
from tests.golden.publications import RECORDS, publications


def main() -> int:
    """The command line: the number of records that changed is printed last."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("names", nargs="*", help="only publications whose name begins so")
    parser.add_argument("--no-scans", action="store_true", help="leave out those that need OCR")
    args = parser.parse_args()
    RECORDS.mkdir(exist_ok=True)
    changed = 0
    for publication in publications():
        if args.names and not publication.name.startswith(tuple(args.names)):
            continue
        if args.no_scans and publication.scanned:
            continue
        before, published = publication.pinned(), publication.publish()
        publication.record_path.write_bytes(published)
        found = list(changes(before, json.loads(published))) if before else []
        if found or before is None:
            changed += 1
            print(f"{publication.name}: {'pinned for the first time' if before is None else ''}")
            print(summary(found))
    print(f"{changed} records changed. Read each against its page: see tests/golden/README.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
