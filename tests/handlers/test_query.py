"""What is typed after `/whosaid`, understood; asked on Monday 19 May 2025."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.query import Query, parse
from handlers.shown import Shown
from news.periods import Days

TODAY = date(2025, 5, 19)
OUTLETS = (
    *("The Independent", "BreakingNews.ie", "The Sun", "The Sun on Sunday", "Sky News", "Sunday Mirror"),
    *("El País", "Mail-Online", "Yahoo! Sport", "U.S. News & World Report"),
    "The Christian Science Monitor Weekly Edition Online",
)
SINCE_MAY = Days(first=date(2025, 5, 1))
IN_2025 = Days(first=date(2025, 1, 1), last=date(2025, 12, 31))
LAST_WEEK = Days(first=date(2025, 5, 12), last=date(2025, 5, 18))


def asked(text: str) -> Query:
    return parse(text, today=TODAY, outlets=OUTLETS)


@pytest.mark.parametrize(
    "text",
    [
        "Rama about migration since May in The Independent",
        "Rama in the independent since May about migration",
        "Rama, since May, in Independent about migration",
        "since May Rama in The Independent about migration",
        "in The Independent Rama since May about migration",
        "Rama on migration since 1 May from The Independent",
    ],
)
def test_filters_come_in_any_order(text):
    assert asked(text) == Query(name="Rama", about="migration", days=SINCE_MAY, outlets=("The Independent",))


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("Rama", Query(name="Rama")),
        ("Theresa May", Query(name="Theresa May")),
        (
            "Theresa May in May",
            Query(name="Theresa May", days=Days(first=date(2025, 5, 1), last=date(2025, 5, 31))),
        ),
        ("Starmer about Albania last week", Query(name="Starmer", about="Albania", days=LAST_WEEK)),
        ("Starmer before 12 May", Query(name="Starmer", days=Days(last=date(2025, 5, 11)))),
        ("Starmer until 12 May", Query(name="Starmer", days=Days(last=date(2025, 5, 12)))),
        (
            "Starmer between 1 May and 14 May",
            Query(name="Starmer", days=Days(first=date(2025, 5, 1), last=date(2025, 5, 14))),
        ),
        ("Rayner in the sun on sunday", Query(name="Rayner", outlets=("The Sun on Sunday",))),
        ("Rayner in el pais, 2025", Query(name="Rayner", outlets=("El País",), days=IN_2025)),
        ("Rayner in mail online?", Query(name="Rayner", outlets=("Mail-Online",))),
        ("Rayner in yahoo sport News", Query(name="Rayner", outlets=("Yahoo! Sport",))),
        (
            "Rayner in the U.S. News & World Report",
            Query(name="Rayner", outlets=("U.S. News & World Report",)),
        ),
        (
            "Rayner in The Christian Science Monitor Weekly Edition Online since May",
            Query(name="Rayner", outlets=OUTLETS[-1:], days=SINCE_MAY),
        ),
        *(
            (
                f"Rayner in The Independent{sign}The Sun",
                Query(name="Rayner", outlets=("The Independent", "The Sun")),
            )
            for sign in (" & ", ", ", "/", " and ")
        ),
        ("Rayner in The Sun – tax", Query(name="Rayner – tax", outlets=("The Sun",))),
        (
            "Rayner about tax, 2025, in The Sun",
            Query(name="Rayner", about="tax", outlets=("The Sun",), days=IN_2025),
        ),
        ("Rayner about tax 2025", Query(name="Rayner", about="tax 2025")),
        ("Rayner about may, tax", Query(name="Rayner", about="may, tax")),
        ("Rayner’s <https://a.example/tax|tax plans>", Query(name="Rayner’s tax plans")),
        ("“it`s pure <https://a.example>”", Query(words="it’s pure")),
        ("Rayner in USA Today", Query(name="Rayner in USA Today")),
        ("Rayner from Sunday Mirror", Query(name="Rayner", outlets=("Sunday Mirror",))),
        ("Rayner from Sunday Times", Query(name="Rayner from Sunday Times")),
        ("Rayner from Sunday", Query(name="Rayner", days=Days(first=date(2025, 5, 18)))),
        ("Rayner not in The Independent", Query(name="Rayner not in The Independent")),
        ("Rayner in Leeds", Query(name="Rayner in Leeds")),
        ('"pure theatre"', Query(words="pure theatre")),
        ("“pure theatre” since May", Query(words="pure theatre", days=SINCE_MAY)),
        ("'pure theatre' in Sky News", Query(words="pure theatre", outlets=("Sky News",))),
        ('"pure theatre" in BBC News', Query(words="pure theatre", unread="BBC News")),
        ('"pure theatre" in The Herald', Query(words="pure theatre", unread="The Herald")),
        ('"pure theatre" in the Times', Query(words="pure theatre", unread="the Times")),
        ('"pure theatre" in new york times', Query(words="pure theatre", unread="new york times")),
        ('"pure theatre" by post', Query(name='"pure theatre" by post')),
        (
            "“a man who was in town last week, and says so” by Roe since May",
            Query(name="“a man who was in town last week, and says so” by Roe", days=SINCE_MAY),
        ),
        ('"pure theatre" by standard means', Query(name='"pure theatre" by standard means')),
        ('"pure theatre" in the night sky', Query(name='"pure theatre" in the night sky')),
        ("about small boats", Query(about="small boats")),
        ("&lt;b&gt; &amp; co", Query(name="<b> & co")),
        ("one two three four five six seven", Query(words="one two three four five six seven")),
        (
            "we will build on land that nobody has used for years",
            Query(words="we will build on land that nobody has used for years"),
        ),
        ("x" * 1001, Query(too_long=True)),
        ("", Query()),
    ],
)
def test_questions_are_understood(text, understood):
    assert asked(text) == understood


@given(st.text(max_size=300))
def test_any_text_is_understood_somehow_and_survives_a_button(text):
    query = asked(text)
    shown = Shown.of_query(query, words=query.words or query.name or "x")
    assert Shown.of(shown.value()) == shown
    assert len(shown.value()) <= 2000
