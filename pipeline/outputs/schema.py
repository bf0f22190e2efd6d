"""The JSON Schema of the published record, and the check that it never changes silently.

Two committed files hold the contract: ``case_studies.schema.json`` as published, and
``schema_history.json``, which keeps for every version the digest of its shape (descriptions
apart). A shape that differs from the one recorded under its version fails the check.
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
    """The schema as committed, which every run publishes beside its data."""
    return _data(FILE)


def render_schema() -> bytes:
    """The schema that the models have now, as its file should read."""
    schema = CaseStudies.model_json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:case-study-pipeline:case_studies:{SCHEMA_VERSION}",
    }
    text = json.dumps(head | _open(schema), ensure_ascii=False, indent=2)
    return (text + "\n").encode()


def digest(schema: bytes) -> str:
    """SHA-256 of a schema's shape: what it demands, without its words of explanation."""
    shape = json.dumps(_shape(json.loads(schema)), sort_keys=True)
    return hashlib.sha256(shape.encode()).hexdigest()


def recorded_digests() -> dict[str, str]:
    """The digest of each schema version there has been."""
    history: dict[str, str] = json.loads(_data(HISTORY_FILE))
    return history


def changed_in_silence(recorded: Mapping[str, str], now: bytes) -> str | None:
    """What is wrong when the shape ``now`` is not the one recorded under its version."""
    if recorded.get(SCHEMA_VERSION, digest(now)) == digest(now):
        return None
    return (
        f"The record's shape changed but its version is still {SCHEMA_VERSION}: raise "
        "SCHEMA_VERSION in pipeline/model/record.py, then run `python scripts/make_schema.py`."
    )


def schema_problem() -> str | None:
    """What is wrong with the committed schema, in one sentence; None when all is well."""
    now = render_schema()
    if problem := changed_in_silence(recorded_digests(), now):
        return problem
    if committed_schema() != now or SCHEMA_VERSION not in recorded_digests():
        return f"{FILE} is behind the models: run `python scripts/make_schema.py`."
    return None


def _data(name: str) -> bytes:
    return resources.files("pipeline.data").joinpath(name).read_bytes()


def _open(node: object) -> dict[str, object]:
    """``node`` without its bans on further names: consumers must allow what is added later."""
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
