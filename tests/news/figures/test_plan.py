"""Which amounts are found, in which unit, and how they are bounded."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.figures.plan import plan
from news.figures.words import Said


def amounts(text: str) -> list[Said]:
    """Return all amounts of a text."""
    return [said for one in plan(text) for said in one.amounts]


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Return words, value, unit and comparator of all amounts."""
    return [
        (hedge.span.of(text), _value(said.low, said.high), said.unit, str(hedge.comparator))
        for said, hedge in amounts(text)
    ]


def _value(low: Decimal | None, high: Decimal | None) -> str:
    ends = ["-" if low is None else format(low.normalize(), "f")]
    return "–".join([*ends, format(high.normalize(), "f")] if high is not None else ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost more than 12,000 people.", [("more than 12,000", "12000", "count", "more_than")]),
        ("Arrivals this year have topped 12,000.", [("12,000", "12000", "count", "more_than")]),
        ("It has grown, with some 12,699 people here.", [("some 12,699", "12699", "count", "about")]),
        ("It included £8m in extra funding.", [("£8m", "8000000", "GBP", "exact")]),
        ("They spent half a million.", [("half a million", "500000", "count", "exact")]),
        ("A half-dozen senators met.", [("A half-dozen", "6", "count", "exact")]),
        ("Members stay as long as 40 percent agree.", [("40 percent", "40", "percent", "exact")]),
        ("The field is as large as three football pitches.", [("three", "3", "count", "exact")]),
        ("It cost way over $5.", [("way over $5", "5", "USD", "more_than")]),
        ("She doubled-down on it.", []),
        ("Here one in 10 Albanians live in poverty.", [("one in 10", "10", "percent", "exact")]),
        ("They pay three or four times more.", [("three or four times more", "3–4", "times", "about")]),
        ("Numbers are down by 95 per cent.", [("95 per cent", "95", "percent", "change_down")]),
        ("It was cut by over 90%.", [("over 90%", "90", "percent", "change_down")]),
        ("It included a 40% increase in staff.", [("40%", "40", "percent", "change_up")]),
        (
            "They slashed it from 0.5% to 0.3% of GDP.",
            [("0.5%", "0.5", "percent", "exact"), ("0.3%", "0.3", "percent", "exact")],
        ),
        ("The number had doubled.", [("doubled", "2", "times", "change_up")]),
        (
            "He raised $33million from 2.5million donors.",
            [("$33million", "33000000", "USD", "exact"), ("2.5million", "2500000", "count", "exact")],
        ),
        (
            "It is SEK9 million (approximately GBP738 thousand).",
            [
                ("SEK9 million", "9000000", "SEK", "exact"),
                ("approximately GBP738 thousand", "738000", "GBP", "about"),
            ],
        ),
        (
            "Rates rose by a quarter of a percentage point.",
            [("a quarter of a percentage point", "0.25", "percent", "change_up")],
        ),
        ("Growth slowed by half a per cent.", [("half a per cent", "0.5", "percent", "change_down")]),
        (
            "Oil rose $1.20, or 1.5%, on Monday.",
            [("$1.20", "1.2", "USD", "change_up"), ("1.5%", "1.5", "percent", "change_up")],
        ),
        ("Temperatures reached 40.3C in July.", [("40.3C", "40.3", "other", "exact")]),
        ("The plane left from Gate 12C.", []),
        (
            "A 30m-high wave hit 2.4m people.",
            [("30m", "30", "other", "exact"), ("2.4m", "2400000", "count", "exact")],
        ),
        (
            "He ran 100m in 9.58 seconds.",
            [("100m", "100", "other", "exact"), ("9.58 seconds", "9.58", "other", "exact")],
        ),
        ("It cost £100m in 2019.", [("£100m", "100000000", "GBP", "exact")]),
        ("There were 14 fewer deaths than in May.", [("14", "14", "count", "change_down")]),
        ("Labour won 12 more seats than the Conservatives.", [("12", "12", "count", "exact")]),
        ("Growth slowed by 0.2% in May.", [("0.2%", "0.2", "percent", "change_down")]),
        ("Smith narrowed the gap by four points.", [("four", "4", "count", "change_down")]),
        ("Shares rallied 4%.", [("4%", "4", "percent", "change_up")]),
        ("A rally was attended by 4,000 people.", [("4,000", "4000", "count", "exact")]),
        ("Rallies were held by 12 parties.", [("12", "12", "count", "exact")]),
        ("Rules were eased by 40 councils.", [("40", "40", "count", "exact")]),
        ("Traffic was slowed by 40 protesters.", [("40", "40", "count", "exact")]),
        ("It was a slow 3% growth.", [("3%", "3", "percent", "change_up")]),
        ("About 2m high earners pay.", [("About 2m", "2000000", "count", "about")]),
        ("The BBC reached 12m final viewers.", [("12m", "12000000", "count", "exact")]),
        ("Sales were 2m above target.", [("2m", "2000000", "count", "exact")]),
        ("Revenue was 300m away from target.", [("300m", "300000000", "count", "exact")]),
        (
            "The club paid 100m in 3.5 years.",
            [("100m", "100000000", "count", "exact"), ("3.5 years", "3.5", "years", "exact")],
        ),
        ("The hill is 300m above sea level.", [("300m", "300", "other", "exact")]),
        ("The tower is 30m tall.", [("30m", "30", "other", "exact")]),
        ("Woman aged 80 dies after crash in Leeds.", [("80", "80", "years", "exact")]),
        ("Boy aged 12 goes missing.", [("12", "12", "years", "exact")]),
        ("The suspect, aged 19 and homeless, denies it.", [("19", "19", "years", "exact")]),
        ("A man aged 23 and boys left.", [("23", "23", "years", "exact")]),
        ("The heat was felt at Gate 4C.", []),
        ("It was hot in seat 12C.", []),
        ("A hotel gave them 12C.", []),
        (
            "The forecast for 2019 was cut to 0 – 1%.",
            [("1%", "1", "percent", "exact")],
        ),
        ("In March, 6,642 people left.", [("6,642", "6642", "count", "exact")]),
        ("On March 15, 30 people died.", [("30", "30", "count", "exact")]),
        (
            "It fell from 56,000 in September 2023 to 29,000.",
            [("56,000", "56000", "count", "exact"), ("29,000", "29000", "count", "exact")],
        ),
        (
            "A man aged 23 and two women left.",
            [("23", "23", "years", "exact"), ("two", "2", "count", "exact")],
        ),
        ("Call 0800 555 111 or +44 20 7946 0000 now.", []),
        (
            "It costs between $5 and $7 billion.",
            [("$5 and $7 billion", "5000000000–7000000000", "USD", "exact")],
        ),
        ("It raised nearly CDN$11,000 for pets.", [("nearly CDN$11,000", "11000", "CAD", "about")]),
        ("About a quarter of homes have none.", [("About a quarter", "25", "percent", "about")]),
        ("It was roughly two thirds of the island.", [("roughly two thirds", "66.7", "percent", "about")]),
        ("Nikita, 30, told Sky News so.", [("30", "30", "years", "exact")]),
        ("He has a seven-month-old child.", [("seven-month-old", "7", "months", "exact")]),
        ("It is the second largest city.", [("second largest", "2", "ordinal", "exact")]),
        ("He won a record fourth term in office.", [("fourth", "4", "ordinal", "exact")]),
        ("They could wash once a year.", [("once a year", "1", "times", "exact")]),
        ("It may take a year.", [("a year", "1", "years", "exact")]),
        ("There were hundreds of fighters.", [("hundreds", "100", "count", "about")]),
        (
            "It killed one and injured eight people.",
            [("one", "1", "count", "exact"), ("eight", "8", "count", "exact")],
        ),
        ("He lives on for 45 to 50 days.", [("45 to 50 days", "45–50", "days", "exact")]),
        ("The aid of 12.5 million people ended.", [("12.5 million", "12500000", "count", "exact")]),
    ],
)
def test_what_counts_is_found(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "8 8 8",
        "3:19",
        "Ms Reeves lives at No11 now.",
        "A school in Dublin 8, he said.",
        "On Wednesday, May 15, 2019 they met.",
        "It was at 9:54 a.m. ET (1354 UTC) there.",
        "She phoned 911 at once.",
        "They stormed Area 51 in Nevada.",
        "COVID-19 is caused by SARS-CoV-2, they say.",
        "A Boeing B-17 crashed.",
        "He served in World War Two as well.",
        "Erdoğan cited Article 5 of the treaty.",
        "One resident told the channel so.",
        "It could one day be copied.",
        "Albania is one of the poorest countries.",
        "The two leaders met again.",
        "He removed it, and a third person left.",
        "Flags fly at half staff.",
        "In the 1950s they left.",
        "It is the 2016 Rory Peck Awards finalist.",
        "1. Read the rest first.",
        "It was devised around 1970.",
        "He was paid for years up to 2015 on the show.",
        "He did that in ’12 as well.",
        "Maroochydore beat Caboolture 43–5, and Noosa lost 32–22.",
        "He won the 400 m hurdles, then the 400 metres hurdles final.",
        "The 737 Max may fly again.",
        "It took a 40-to-39 edge.",
        "The planet 51 Pegasi b was found there.",
        "The Boeing 707 planes crashed.",
        "It was out before CentOS 8 reaches its end.",
        "HR 6819 contains stars.",
        "It flew to the Boeing 707 planes.",
        "In the judgment on day one of it nobody spoke.",
        "Yesterday, day five of the contest, was dry.",
        "The Su-24 and 25 were built there.",
        "It uses the A300 and 747 as well.",
        "They move from Windows 7 and 8 today.",
        "Puerto Rico wants to be the 51st state.",
        "Pelosi leads the 116th United States Congress.",
        "He ran for California's 22nd congressional seat.",
        "It breaks the First and 14th amendments.",
        "By then phase two was planned to begin.",
        "It is in phase three trials.",
        "They lost game five.",
    ],
)
def test_labels_dates_and_idioms_are_no_figures(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One sees Ted Cruz 16 points ahead.", "16"),
        ("In New York 300 people died.", "300"),
        ("On Tuesday in Paris 40 shops closed.", "40"),
        ("Fully 250 foreign companies have opened.", "250"),
        ("In the second round two were freed.", "two"),
        ("At the White House 12 tents stood.", "12"),
        ("The delay cost Boeing 12 orders.", "12"),
        ("Of those with COVID-19, 31 have died.", "31"),
        ("She is the sixth woman elected to Congress.", "sixth"),
        ("It was the fourth vote in parliament this month.", "fourth"),
        ("Illinois is the 11th state to legalise it.", "11th"),
        ("Last year two of the plants were shut.", "two"),
        ("Last round two of the plants were shut.", "two"),
        ("On Christmas Day two of the plants were shut.", "two"),
        ("In the first round three of the four were beaten.", "three"),
    ],
)
def test_a_number_behind_a_name_counts_where_it_is_not_the_names(text: str, number: str) -> None:
    assert number in [said.core.of(text) for said, _ in amounts(text)]


def test_the_only_other_dollar_is_meant() -> None:
    text = "The event raised CDN$11,000. Its goal was $10,000."
    assert [said.unit for said, _ in amounts(text)] == ["CAD", "CAD"]


def test_a_rate_keeps_what_it_is_per() -> None:
    assert amounts("He was kept apart at least 23 hours per day.")[0][0].per == "day"


@given(st.text(alphabet="0123456789.,-–/%£$ ()\n+abthmn" + "’”", max_size=120))
def test_any_text_gives_amounts_in_order_and_in_bounds(text: str) -> None:
    for one in plan(text):
        last = -1
        for said, hedge in one.amounts:
            assert one.sentence.covers(hedge.span)
            assert hedge.span.covers(said.core)
            assert last <= said.core.start < said.core.end
            last = said.core.start


@given(
    st.lists(
        st.sampled_from(
            "more than about one two thirds a half million 12 1,000 per cent of in people to between and £5m"
            " years doubled by fell from up . , ( ) 2019 May first".split()
        ),
        max_size=25,
    ).map(" ".join)
)
def test_words_of_figures_in_any_order_never_fail(text: str) -> None:
    for said, hedge in amounts(text):
        assert hedge.span.of(text).strip() == hedge.span.of(text)
        assert said.low is None or said.low >= 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It was a 7.0 magnitude quake.", "7.0"),
        ("It closed stations, from 180 to 5, in a day.", "5"),
        ("Some 5.7  million barrels were lost.", "Some 5.7  million barrels"),
        ("About 2000 people came.", "About 2000"),
    ],
)
def test_what_looks_like_a_label_may_count(text: str, number: str) -> None:
    assert number in [hedge.span.of(text) for _, hedge in amounts(text)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Firms aim for 10%–30% profit per job.", [("10", "30", "percent")]),
        ("Salaries range from $70,000 to $90,000.", [("70000", "90000", "USD")]),
        ("The dead ranged in number from 20 to 30.", [("20", "30", "count")]),
        ("Asia: $20,000 - $60,000 a year.", [("20000", "60000", "USD")]),
        ("Support rose from 3% to 5%.", [("3", None, "percent"), ("5", None, "percent")]),
        ("He trails by 39% to 46%.", [("39", None, "percent"), ("46", None, "percent")]),
    ],
)
def test_two_ends_of_a_range_are_one_amount(text: str, amounts: list[tuple[str, str | None, str]]) -> None:
    (one,) = plan(text)
    found = [
        (str(said.low), None if said.high is None else str(said.high), said.unit) for said, _ in one.amounts
    ]
    assert found == amounts
