"""Texts of one article and of several: the seeds, and whatever else may come."""

import json
import textwrap
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.intake.dumps import LONGEST, find_articles, refusal
from news.nouns import INTERNAL, PUBLISHED, Found, LineKind
from news.text import paragraphs

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "data" / "gold"
SEEDS = ("000_3ca2e26cdf076a3b.txt", "001_8002414130b2f86f.txt", "002_fe57383f79059d08.txt")
PROSE = {LineKind.BODY, LineKind.HEADING}


def refused(text: str) -> str | None:
    """Return why the text is refused, as its readers ask."""
    return refusal(text, find_articles(text))


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines() if line]


def seed(name: str) -> str:
    return (ROOT / "seeds" / name).read_bytes().decode()


@cache
def of_seed(name: str) -> tuple[Found, ...]:
    return find_articles(seed(name), place=name, standing=PUBLISHED)


def of_gold(row: dict[str, Any]) -> Found:
    return next(found for found in of_seed(row["file"]) if found.span.start == row["start"])


ARTICLES = {row["article"]: row for row in rows("seed_articles.jsonl")}


def test_the_nine_come_apart() -> None:
    starts = {(name, found.span.start) for name in SEEDS for found in of_seed(name)}
    assert starts == {(row["file"], row["start"]) for row in ARTICLES.values()}


@pytest.mark.parametrize("row", ARTICLES.values(), ids=ARTICLES)
def test_outlets_and_dates_are_those_stated(row: dict[str, Any]) -> None:
    article = of_gold(row).article
    assert article.outlet == row["source"]
    assert (article.published.day.isoformat() if article.published else None) == row["published"]
    assert (article.place, article.standing, article.language) == (row["file"], PUBLISHED, "en")


def test_every_quotation_stands_whole_in_one_paragraph() -> None:
    for quote in rows("seed_quotes.jsonl"):
        article = of_gold(ARTICLES[quote["article"]]).article
        assert any(quote["text"] in span.of(article.text) for span in article.paragraphs), quote["text"]


def test_headlines_are_apart_and_never_guessed() -> None:
    headlines = [found.article.headline for name in SEEDS for found in of_seed(name)]
    assert [bool(headline) for headline in headlines] == [False] * 4 + [True] * 4 + [False]
    assert headlines[4] is not None
    assert headlines[4].startswith("Britain will pay for drone patrols")
    assert headlines[4] not in of_seed(SEEDS[1])[0].article.text


def test_paragraphs_are_counted_without_the_headline() -> None:
    article = of_seed(SEEDS[1])[0].article
    assert "Edi Rama" in article.paragraphs[19 - 1].of(article.text)


@pytest.mark.parametrize("name", SEEDS)
def test_furniture_is_no_prose(name: str) -> None:
    prose = "\n".join(found.article.text for found in of_seed(name))
    for words in (
        "Chrome browser",
        "3:19",
        "Image:",
        "Advertisement",
        "8 8",
        "Hashtags",
        "minutes ago",
        "Your support",
    ):
        assert words not in prose


def test_dumps_with_headlines_rules_and_dates() -> None:
    text = (
        "COUNCIL AGREES TO CLOSE THE OLD BRIDGE\nBy Jane Doe | 2024-05-02 10:00 GMT\n"
        "The city council of Tarn agreed on Monday to close the old bridge.\nImage: The bridge\n"
        "“It is not safe,” Ann Roe, the engineer, said.\nRead more: how it was built\n* * *\n"
        "Two ships collide in fog off Norway - Example News\nUpdated 2024-05-03\n"
        "Two ships have collided in thick fog off Norway, the coast guard said on Friday. Nobody was hurt.\n"
        "The ferry Sund carried 210 people, said Per Dahl, its captain.\n"
    )
    first, second = find_articles(text)
    assert first.article.headline == "COUNCIL AGREES TO CLOSE THE OLD BRIDGE"
    assert first.article.byline == "By Jane Doe"
    assert first.article.standing == INTERNAL
    assert first.article.published is not None
    assert first.article.published.day == date(2024, 5, 2)
    assert [kind for kind, _ in first.lines] == ["headline", "date", "body", "caption", "body", "boilerplate"]
    assert (second.article.outlet, second.article.headline) == (
        "Example News",
        "Two ships collide in fog off Norway",
    )
    assert len(second.article.paragraphs) == 2


def test_one_article_with_sub_headings_and_blank_lines_stays_one() -> None:
    text = "\n\n".join(
        (
            "Ann Roe has been chosen to lead the council of Tarn, the party said on Monday.",
            "What happens next",
            "Ms Roe will take office in June. The council of Tarn has 40 members.",
            "A long road for the bridge",
            "Ms Roe promised to mend the bridge. The council had closed it.",
        )
    )
    (found,) = find_articles(text)
    assert found.article.headline is None
    assert [kind for kind, _ in found.lines] == ["body", "heading", "body", "heading", "body"]


WIDE = """\
The home office will buy forty new drones for the border, it said on Wednesday, in a contract worth eleven million.
“We must see who comes and who goes, by day and by night,” said Ann Roe, the minister for the border, in Dover.
The first drones are expected in the spring. They carry cameras and can stay in the air for some nineteen hours.
"""  # noqa: E501 - paragraphs as they were before they were cut


def test_text_that_was_cut_at_a_width_is_joined() -> None:
    cut = "\n\n".join(textwrap.fill(paragraph, 48) for paragraph in WIDE.splitlines())
    (found,) = find_articles(f"New drones for the border\n\n{cut}")
    assert found.article.headline == "New drones for the border"
    assert found.article.text == WIDE.strip()


def test_a_live_page_is_refused() -> None:
    text = "\n\n".join(
        f"{hour}:25 p.m.\n\nThe minister said that the {hour}th vote was lost." for hour in range(1, 7)
    )
    assert refused(text) == "live"


def test_a_pasted_sentence_is_an_article() -> None:
    (found,) = find_articles("  Something has to change, he said to the crowd.\r\n")
    assert found.article.text == "Something has to change, he said to the crowd."
    assert found.lines == ((LineKind.BODY, found.span),)


@pytest.mark.parametrize(
    "text", ["", " \r\n\t\f ", "Advertisement\nRead more\n3:19\n* * *\n", "Home\nNews\nSport\n"]
)
def test_nothing_but_furniture_is_no_article(text: str) -> None:
    assert find_articles(text) == ()
    assert refused(text) == "empty"


def test_marks_alone_are_no_article() -> None:
    assert refused("[" * 5_000) == "empty"


def test_what_cannot_be_read_is_refused() -> None:
    assert refused("\x89PNG\x00\x01\x02\x03" * 50) == "error"
    assert refused("x" * (LONGEST + 1)) == "error"
    assert (
        refused(
            "Der Minister sagte am Montag, dass die Brücke nicht mehr sicher sei und bis Mai zu bleibe. " * 3
        )
        == "language"
    )
    assert refused(seed(SEEDS[0])) is None


LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        (
            "", "* * *", "3:19", "Advertisement", "The Sun", "18 minutes ago", "- The Sun", "By Jane Doe",
            "2024-05-02", "Two ships collide in fog off Norway", "“It is not safe,” Ann Roe said.",
            "Image: The bridge", "\u2067שלום",
            "The city council of Tarn agreed on Monday to close the old bridge. " * 4,
            "a 🙂 b\x00c", "'One. 'Two.' 8 8 8 Now",
        )
    ),
)  # fmt: skip
DOCUMENTS = st.lists(LINES, max_size=14).flatmap(
    lambda lines: st.sampled_from(("\n", "\r\n", "\n\n", "\r", " ")).map(lambda end: end.join(lines))
)


@settings(deadline=None, max_examples=150)
@given(DOCUMENTS)
def test_any_text_comes_apart_into_what_it_holds(text: str) -> None:
    last = 0
    for found in find_articles(text):
        assert last <= found.span.start < found.span.end <= len(text)
        at = found.span.start
        for _, span in found.lines:
            assert span.start < span.end
            assert text[at : span.start].strip() == ""
            assert span.of(text) == span.of(text).strip()
            at = span.end
        assert at == found.span.end
        last = found.span.end
        check_article(text, found)


def check_article(text: str, found: Found) -> None:
    """The text is the prose lines joined, the paragraphs are all of it."""
    article = found.article
    prose = [span.of(text) for kind, span in found.lines if kind in PROSE]
    assert article.text == "\n".join(" ".join(map(str.strip, words.splitlines())) for words in prose)
    assert "\n".join(span.of(article.text) for span in article.paragraphs) == article.text
    assert article.text.strip()


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=400), st.integers(1, 60))
def test_long_lines_come_apart_too(unit: str, times: int) -> None:
    check = find_articles(unit * times)
    assert all(found.lines for found in check)


def test_paragraphs_are_those_of_the_reader() -> None:
    for name in SEEDS:
        for found in of_seed(name):
            assert paragraphs(found.article.text) == found.article.paragraphs


@pytest.mark.parametrize(
    "unit", ["He said. 'So,' he said. ", "A. 1 ", "a. “B ", "Good. Advertisement ", "2020-01-01 "]
)
def test_hostile_lines_take_bounded_work(unit: str) -> None:
    assert len(find_articles(unit * 4_000)) <= 1
    assert find_articles(unit * 4_000 + "\n" + unit)


def test_a_bare_name_below_a_headline_is_no_outlet() -> None:
    above = "Dover council votes to rebuild harbour wall\nJane Lane\nTuesday 11 February 2025 14:22 GMT\n\n"
    prose = (
        "The council in Dover voted on Tuesday to rebuild the harbour wall after three winters of storms.\n"
    )
    (found,) = find_articles(above + prose * 3)
    assert found.article.outlet is None
    (found,) = find_articles(above.replace("Jane Lane", "Dover Gazette") + prose * 3)
    assert found.article.outlet == "Dover Gazette"
