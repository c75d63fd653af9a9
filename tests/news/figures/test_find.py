"""What figures count, when they hold, and who gives them: sentences parsed by the real pipeline."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.figures.find import figures
from news.figures.plan import plan
from news.nlp import Parser
from news.nouns import Figure, Manner, Mention, MentionKind, Person, PersonKind, Quote, Span, Status

ARTICLE = """\
More than 12,000 Albanians have crossed the Channel in small boats this year, around 10,000 of them men.
It included a 40% increase in officers on French beaches.
More than 12,000 migrants made their way across in 2022 – up from just 50 two years previously.
Some asked for an amount of £14,000, then the amount increased to £16,000 and recently it has gone to £20,000.
Italy had hoped to process 36,000 Mediterranean migrants a year at camps built in Albania.
Six percent of people are under-nourished and one in 10 Albanians live in poverty.
The number of boats is up, according to data from the German government, by 95%.
"""


@pytest.fixture(scope="module")
def found() -> dict[str, Figure]:
    """The article's figures by their words."""
    planned = plan(ARTICLE)
    spans = [one.sentence for one in planned]
    trees = dict(zip(spans, Parser().trees(span.of(ARTICLE) for span in spans), strict=True))
    given_ = figures(ARTICLE, planned, trees)
    return {f"{figure.text}@{figure.evidence.start}"[:12]: figure for figure in given_} | {
        figure.text: figure for figure in given_
    }


def test_what_is_counted_keeps_its_restrictions(found: dict[str, Figure]) -> None:
    assert found["40%"].counted == "officers on French beaches"
    assert found["one in 10"].counted == "Albanians (live in poverty)"
    assert found["£16,000"].counted.startswith("the amount")
    assert found["£20,000"].counted == found["£16,000"].counted
    assert "migrants" in found["50"].counted


def test_each_figure_has_its_own_time(found: dict[str, Figure]) -> None:
    times = {text: found[text].as_of for text in ("around 10,000", "50", "£14,000", "£16,000", "£20,000")}
    assert times == {
        "around 10,000": "this year",
        "50": "two years previously",
        "£14,000": None,
        "£16,000": "then",
        "£20,000": "recently",
    }


def test_who_plans_or_is_relied_on_gives_the_figure(found: dict[str, Figure]) -> None:
    sayers = {text: found[text].sayer for text in ("36,000", "95%", "40%")}
    assert {text: span.of(ARTICLE) if span else None for text, span in sayers.items()} == {
        "36,000": "Italy",
        "95%": "data from the German government",
        "40%": None,
    }


def test_a_speaker_gives_the_figures_in_the_words() -> None:
    text = "The senior Tory added: “It was cut by over 90%.”"
    content = Span(text.index("It was"), text.index("”"))
    speaker = Mention(span=Span(0, 15), kind=MentionKind.NOMINAL, person=0)
    quote = Quote(
        content=(content,),
        manner=Manner.DIRECT,
        status=Status.ADVANCE,
        speaker=speaker,
        named=True,
        cue=None,
        confidence=1.0,
        reason="",
    )
    philp = Person(name="Chris Philp", kind=PersonKind.PERSON, aliases=(), mentions=(Span(0, 15),))
    (figure,) = figures(text, plan(text), {}, (quote,), (philp,))
    assert (figure.said_by, figure.status) == (0, Status.ADVANCE)


def test_a_sentence_without_a_parse_is_described_by_the_words_behind() -> None:
    text = "They will donate two forgery detection machines to the police, it says."
    (figure,) = figures(text, plan(text), {})
    assert figure.counted == "forgery detection machines to the police"


@given(
    st.lists(st.sampled_from(list(chain(ARTICLE.split(), "“ ” ( ) 5 \n".split(" ")))), max_size=40).map(
        " ".join
    )
)
def test_spans_stay_in_bounds_whatever_the_text(text: str) -> None:
    for figure in figures(text, plan(text), {}):
        assert figure.evidence.covers(figure.span)
        assert figure.text == figure.span.of(text)
        if figure.counted_span is not None:
            assert figure.evidence.covers(figure.counted_span)
