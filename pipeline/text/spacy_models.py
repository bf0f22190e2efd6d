"""spaCy's pipelines: loaded without what is not used, and run over no more text than need be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

# What no rule of ours asks for: sentences, lemmas, and how words hang together.
_UNUSED = ("parser", "senter", "lemmatizer")
# Where the trained part of speech comes from a morphologizer, this only copies it into tags.
_COPIES = "attribute_ruler"
# What the names of models end in, from the smallest to the largest; then those of no such name.
_SIZES = ("_sm", "_md", "_lg", "_trf", "")
_SENTENCE_ENDS = frozenset(".!?")


def installed_model(language: str) -> str | None:
    """The installed trained model for ``language``, the smallest of them: same on every machine."""
    import spacy.util

    installed = sorted(spacy.util.get_installed_models())
    models = [model for model in installed if model.startswith(f"{language}_")]
    by_size = (model for size in _SIZES for model in models if model.endswith(size))
    return next(by_size, None)


def load(model: str) -> Language:
    """The trained pipeline ``model`` with only the components that ``read`` needs."""
    import spacy

    nlp = spacy.load(model, exclude=_UNUSED)
    if "morphologizer" in nlp.pipe_names and _COPIES in nlp.pipe_names:
        nlp.disable_pipe(_COPIES)
    return nlp


def blank(language: str) -> Language:
    """A pipeline that only splits text into tokens."""
    import spacy

    return spacy.blank(language)


def read(nlp: Language, docs: Sequence[Doc], is_telling: Callable[[Token], bool]) -> None:
    """Set parts of speech and entities in the sentences of ``docs`` that hold a telling token.

    The other sentences, half of a usual text, stay as they are: there is nothing in them to find.
    """
    from spacy.tokens import Doc, Span

    parts = [part for doc in docs for part in _sentences(doc) if any(map(is_telling, part))]
    copies = (
        Doc(nlp.vocab, [t.text for t in part], [bool(t.whitespace_) for t in part])
        for part in parts
    )
    found: dict[int, list[Span]] = {id(doc): [] for doc in docs}
    for part, copy in zip(parts, nlp.pipe(copies), strict=True):
        for token, as_read in zip(part, copy, strict=True):
            token.pos = as_read.pos
        found[id(part.doc)] += [
            Span(part.doc, part.start + entity.start, part.start + entity.end, entity.label)
            for entity in copy.ents
        ]
    for doc in docs:
        doc.set_ents(found[id(doc)])


def _sentences(doc: Doc) -> Iterator[Span]:
    """The sentences of ``doc``, divided where one ends; a paragraph ends one too."""
    start = 0
    for token in doc:
        if token.text in _SENTENCE_ENDS or "\n" in token.text:
            yield doc[start : token.i + 1]
            start = token.i + 1
    if start < len(doc):
        yield doc[start:]
