"""Writes the record's JSON Schema and its digest into pipeline/data.

Run it after a change in pipeline/model/record.py. It refuses if the schema changed under a version
that is already recorded: raise SCHEMA_VERSION first (1.0 → 1.1 for an addition, → 2.0 for a changed
name or type). A version that no release has published may be recorded again: delete its line in
schema_history.json first.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.model.record import SCHEMA_VERSION
from pipeline.outputs.schema import FILE, HISTORY_FILE, changed_in_silence, digest, render_schema

DATA = Path(__file__).parents[1] / "pipeline" / "data"


def main() -> None:
    history_path = DATA / HISTORY_FILE
    history = json.loads(history_path.read_text("utf-8")) if history_path.exists() else {}
    schema = render_schema()
    if problem := changed_in_silence(history, schema):
        sys.exit(problem)
    history[SCHEMA_VERSION] = digest(schema)
    (DATA / FILE).write_bytes(schema)
    history_path.write_text(json.dumps(history, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
