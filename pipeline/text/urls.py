"""Web addresses in running text: where they end, and whether they go on in the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from pipeline.text.characters import fold
from pipeline.text.function_words import function_words

_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»“”\"\[\]]+", re.IGNORECASE)
_OPEN_TAIL = re.compile(r"(?:https?:/(?=/|$)|www\.)[^\s<>«»“”\"]*$", re.IGNORECASE)
# A number of the DOI system, or an address of e-mail, that may go on in the next line.
_OPEN_NAME = re.compile(r"(?:\b10\.\d{4,9}/\S*|(?<!\S)[(<]?[\w.+-]*\w@[\w.-]*)$")
_REST_OF_NAME = re.compile(r"[./_-]\w")
_UNFINISHED = "-_/=&?%#~+@:"
_TRAILING = ".,;:!?'’*"
_OPENING = '([«“"'
_CLOSING = {")": "(", "]": "[", "}": "{"}
# What only the rest of an address looks like: its separators, a file ending, several hyphens.
_LOOKS_LIKE_URL = re.compile(
    r"[/_=&%#~]|\?\w|\w\.(?:html?|php|aspx?|pdf|docx?|xlsx?|[a-z]{2,4}/)|\w-\w+-\w|^\d+[-.]\w|\d$"
)

# A file ending that a break may go through, and what is left of it on the first line.
_FILE_ENDING = re.compile(r"\.(?:html?|php|aspx?|pdf|docx?|xlsx?|pptx?)$", re.IGNORECASE)
_CUT_ENDING = re.compile(r"\.[a-z]{1,3}$", re.IGNORECASE)

# What may end in a slash of its own: from a root or a domain, or of several folders.
_PATH = re.compile(r"^(?:[A-Za-z]:|[~.]{1,2})?/|\w\.[a-z]{2,}(?::\d+)?/|\w/\S*/$")
_SENTENCE = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’][^\W\d_]+)?(?::|\s+(?:\w|:))")
_BEFORE_DATE = re.compile(r"(?:[^\W\d_]+[.:]?\s(?::\s)?){1,4}?\d{1,2}(?:\D|$)")


def find_urls(text: str) -> list[str]:
    """The addresses in ``text``, without a closing full stop or bracket that is not theirs."""
    return [trim_url(found.group()) for found in _URL.finditer(text)]


def trim_url(url: str) -> str:
    """``url`` without the punctuation that belongs to the sentence around it."""
    while url:
        last = url[-1]
        if last in _TRAILING or (last in _CLOSING and url.count(last) > url.count(_CLOSING[last])):
            url = url[:-1]
        else:
            return url
    return url


def ends_in_url(text: str) -> bool:
    """Whether ``text`` ends inside an address that the next line may continue."""
    return bool(_OPEN_TAIL.search(text))


def url_goes_on(text: str, following: str, targets: Sequence[str] = ()) -> bool:
    """Whether the address at the end of ``text`` goes on at the start of ``following``.

    ``targets`` are link annotations over these lines: where one begins with the address so far,
    it decides. Otherwise the characters around the break do.
    """
    token = next(iter(following.split()), "")
    found = _OPEN_TAIL.search(text) if token else None
    if found is None:
        return bool(token) and _name_goes_on(text, token)
    tail = found.group().rstrip("\u2010\u00ad")
    for target in targets if comparable(tail) else ():
        if comparable(target).startswith(comparable(tail)):
            longer = comparable(tail + trim_url(token))
            return comparable(target).startswith(longer[: len(comparable(tail)) + 1])
    if tail.endswith("://") or (tail.endswith(":/") and token[0] == "/"):
        return True
    if token[0] in _OPENING or _URL.match(token):
        return False
    if tail[-1] == "/":
        return not _begins_text(following)
    if tail[-1] in _UNFINISHED or found.group()[-1] in "\u2010\u00ad":
        return True
    if tail[-1] == ".":
        return bool(re.match(r"[a-z0-9-]+[./]\w|[a-z]{2,4}$", trim_url(token)))
    rest = trim_url(token)
    in_ending = _CUT_ENDING.search(tail) and rest.islower() and _FILE_ENDING.search(tail + rest)
    return bool(in_ending or _LOOKS_LIKE_URL.search(rest))


def _name_goes_on(text: str, token: str) -> bool:
    """Whether a DOI or an address of e-mail at the end of ``text`` goes on in ``token``."""
    name = _OPEN_NAME.search(text)
    if name is None:
        return False
    return name.group().endswith("@") or bool(_REST_OF_NAME.match(token))


def path_goes_on(word: str, following: str) -> bool:
    """Whether ``word``, which ends in a slash, goes on at the start of the line ``following``.

    Alternatives (“and/” “or”) do; a path or an address without its scheme may end in its slash.
    """
    return not (_PATH.search(word) and _begins_text(following))


def _begins_text(following: str) -> bool:
    """Whether words stand at the start of ``following`` that no address holds.

    A bracket or a quotation mark opens; a capital letter and a further word begin a sentence; a
    preposition or a conjunction before a further word, and words before a date, go on with one.
    """
    if following[0] in _OPENING or _SENTENCE.match(following) or _BEFORE_DATE.match(following):
        return True
    word, space, _ = following.partition(" ")
    return bool(space) and fold(word) in function_words()


def comparable(url: str) -> str:
    """A key under which two spellings of one address are equal."""
    bare = re.sub(r"^https?://(?:www\.)?|^www\.", "", unquote(url).casefold())
    return bare.rstrip("/")
