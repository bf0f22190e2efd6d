"""The JSON Schema of the record, and the check that it does not change without a new version.

Two committed files define it: ``case_studies.schema.json`` as published, and
``schema_history.json`` with a digest of each version, without descriptions. If the digest of the
models differs from the one recorded for their version, the check fails.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib import resources

from pipeline.model.record import SCHEMA_VERSION, CaseStudies

FILE = "case_studies.schema.json"
HISTORY_FILE = "schema_history.json"

_NOTES = frozenset({"description", "title"})


def committed_schema() -> bytes:
    """The schema as committed; every run writes it with its data."""
    return _data(FILE)


def render_schema() -> bytes:
    """The schema of the current models, as its file should be."""
    schema = CaseStudies.model_json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:case-study-pipeline:case_studies:{SCHEMA_VERSION}",
    }
    text = json.dumps(head | _open(schema), ensure_ascii=False, indent=2)
    return (text + "\n").encode()


def digest(schema: bytes) -> str:
    """SHA-256 of a schema without titles and descriptions."""
    shape = json.dumps(_shape(json.loads(schema)), sort_keys=True)
    return hashlib.sha256(shape.encode()).hexdigest()


def recorded_digests() -> dict[str, str]:
    """The digest of each schema version so far."""
    history: dict[str, str] = json.loads(_data(HISTORY_FILE))
    return history


def changed_in_silence(recorded: Mapping[str, str], now: bytes) -> str | None:
    """The problem, if the schema ``now`` is not the one recorded for its version."""
    if recorded.get(SCHEMA_VERSION, digest(now)) == digest(now):
        return None
    return (
        f"The record has changed, but its version is still {SCHEMA_VERSION}: raise SCHEMA_VERSION "
        "in pipeline/model/record.py, then run `python -m scripts.make_schema`."
    )


def schema_problem() -> str | None:
    """The problem with the committed schema, in one sentence; None if there is none."""
    now = render_schema()
    if problem := changed_in_silence(recorded_digests(), now):
        return problem
    if committed_schema() != now or SCHEMA_VERSION not in recorded_digests():
        return f"{FILE} does not match the models: run `python -m scripts.make_schema`."
    return None


def _data(name: str) -> bytes:
    return resources.files("pipeline.data").joinpath(name).read_bytes()


def _open(node: object) -> dict[str, object]:
    """``node`` without bans on unknown fields: readers must accept fields that are added later."""
    opened = _without(node, frozenset({"additionalProperties"}))
    assert isinstance(opened, dict)
    return opened


def _shape(node: object) -> object:
    return _without(node, _NOTES)


def _without(node: object, names: frozenset[str], *, naming: bool = False) -> object:
    """``node`` without the keywords ``names``; under ``properties`` keys are not keywords."""
    if isinstance(node, list):
        return [_without(item, names) for item in node]
    if isinstance(node, dict):
        return {
            key: _without(value, names, naming=not naming and key in ("properties", "$defs"))
            for key, value in node.items()
            if naming or key not in names
        }
    return node
