"""Fills the templates of the review pages, with scripts and styles inline.

The texts come from files that nobody has checked, so the templates escape every value.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from pipeline.model.evidence import Evidence
from pipeline.outputs.review_site.folder_names import GENERATOR, part_id
from pipeline.outputs.review_site.sentences import said_in
from pipeline.outputs.review_site.strings import english, page_texts
from pipeline.outputs.review_site.view import role_key

_SAFE = frozenset({"http", "https", "mailto"})


def render_page(template: str, scripts: Sequence[str], **values: object) -> bytes:
    """The page from ``template`` with ``values`` and these scripts of ours."""
    script = "\n".join(_file(name) for name in scripts)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = _environment().get_template(template)
    return page.render(
        generator=GENERATOR,
        css=Markup(_file("review.css")),
        script=Markup(script),
        script_hash=digest,
        texts=_all_texts(),
        **values,
    ).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.outputs.review_site", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        t=english,
        part_id=part_id,
        percent=_percent,
        safe=safe_address,
        code=_code,
        said_in=said_in,
        signs=_signs,
        role_key=role_key,
    )
    return environment


def safe_address(url: str) -> str | None:
    """``url``, if it can only open a web page or an e-mail; else None."""
    address = f"https://{url}" if url.startswith("www.") else url
    try:
        return address if urlsplit(address).scheme in _SAFE else None
    except ValueError:
        return None


def _signs(evidence: Evidence) -> str:
    """The evidence of a line as JSON: each sign, and what its words name."""
    signs = [[sign.kind, *map(str, sign.detail)] for sign in evidence]
    return json.dumps(signs, ensure_ascii=False, separators=(",", ":"))


def _percent(share: float) -> int:
    return round(100 * share)


def _code(code: str) -> Markup:
    """The short title of a warning; its code, if it has no title."""
    key = f"code_{code}"
    if key not in page_texts()["en"]:
        return Markup.escape(code)
    return Markup('<span data-t="{}">{}</span>').format(key, english(key))


@cache
def _all_texts() -> Markup:
    return as_json(page_texts())


def as_json(value: object) -> Markup:
    """``value`` as JSON for a script element; nothing in it can end the element."""
    encoded = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(encoded.replace("<", "\\u003c").replace("&", "\\u0026"))


@cache
def _file(name: str) -> str:
    return (
        resources.files("pipeline.outputs.review_site").joinpath("static", name).read_text("utf-8")
    )
