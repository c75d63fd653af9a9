"""Which figures are shown side by side, and what is said of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from news.figures import compare
from news.figures.alike import Given, measure
from news.figures.judged import JOINED, Verdict, judge
from news.nouns import Comparator, Figure, Span
from tests.news.figures.parsed import by_words

DAY = date(2025, 5, 15)


def one(
    article: str,
    value: int,
    counted: str,
    as_of: str | None = None,
    *,
    comparator: Comparator = Comparator.EXACT,
    unit: str = "count",
    around: str | None = None,
    by: str | None = None,
    text_of: str | None = None,
    sentence: int | None = None,
) -> Given:
    """Return a figure given by an article of 2025; `sentence` is where its sentence starts."""
    place = Span(value, value + 5) if sentence is None else Span(sentence, sentence + 5)
    figure = Figure(
        span=place,
        text=f"{value:,}",
        value=Decimal(value),
        unit=unit,
        comparator=comparator,
        counted=counted,
        as_of=as_of,
        evidence=place,
    )
    return Given(
        article=article,
        figure=figure,
        around=f"{counted}." if around is None else around,
        published=DAY,
        by=by,
        text_of=text_of,
    )


def groups(given: Sequence[Given]) -> list[compare.Group]:
    return compare.groups([measure(each) for each in given])


MORE = Comparator.MORE_THAN
ALBANIANS = one("A", 12000, "Albanians (have crossed the Channel in small boats)", "in 2022", comparator=MORE)
MIGRANTS = one(
    "B", 12000, "migrants from Albania (crossed the Channel in small boats)", "2022", comparator=MORE
)
ARRIVALS = one("B", 12001, "Arrivals", "this year", comparator=MORE)
PEOPLE = one("C", 12699, "people (have made the journey)", "so far this year", comparator=Comparator.ABOUT)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (ALBANIANS, MIGRANTS, Verdict.AGREES),
        (ARRIVALS, PEOPLE, Verdict.ROUNDING),
        (ALBANIANS, ARRIVALS, Verdict.LOOK_ALIKE),
        (
            one("A", 40, "officers on French beaches", None, comparator=Comparator.CHANGE_UP, unit="percent"),
            one("B", 40, "arrivals", "this year", comparator=Comparator.CHANGE_UP, unit="percent"),
            Verdict.NOT_COMPARABLE,
        ),
        (
            one("A", 39, "people confirmed dead in the collapse in Magnitogorsk", "on Friday"),
            one("B", 33, "people confirmed dead in the collapse in Magnitogorsk", "on Friday"),
            Verdict.DIFFERS,
        ),
        (
            one("A", 12, "people (the attack on the base in Ghazni killed)"),
            one("B", 12, "people injured in the attack on the base in Ghazni"),
            Verdict.LOOK_ALIKE,
        ),
        (
            one("A", 12, "people (the attack killed)", around="The attack on a base in Ghazni killed 12."),
            one("B", 12, "dead", around="Ghazni: 12 dead after an attack on an army base."),
            Verdict.AGREES,
        ),
        (
            one("A", 42, "people killed in the blast in Leeds", comparator=Comparator.AT_LEAST),
            one("B", 44, "people killed in the blast in Leeds"),
            Verdict.ROUNDING,
        ),
        (
            one("A", 23, "states have made marijuana legal for medical purposes"),
            one("B", 4, "states have made recreational marijuana legal"),
            Verdict.NOT_COMPARABLE,
        ),
        (
            one("A", 5, "anything in the budget for the wall", comparator=Comparator.LESS_THAN),
            one("B", 5, "anything in the budget for the wall"),
            Verdict.DIFFERS,
        ),
        (one("A", 12700, "homes without power"), one("B", 12699, "homes without power"), Verdict.ROUNDING),
        (
            one("A", 300, "arrivals by boat in Dover", "on Monday"),
            one("B", 300, "arrivals by boat in Dover", "on Tuesday"),
            Verdict.LOOK_ALIKE,
        ),
        (
            one("A", 300, "arrivals by boat in Dover", "yesterday"),
            one("B", 300, "arrivals by boat in Dover", "on Wednesday"),
            Verdict.AGREES,
        ),
    ],
)
def test_two_figures_are_judged_alike_from_either_side(first: Given, second: Given, verdict: Verdict) -> None:
    assert judge(measure(first), measure(second)).verdict is verdict
    assert judge(measure(second), measure(first)).verdict is verdict


def test_what_counts_the_same_is_one_group_and_look_alikes_stand_by_themselves() -> None:
    found = groups([ALBANIANS, MIGRANTS, ARRIVALS, PEOPLE])
    joined = {group.members for group in found if group.verdict in (Verdict.AGREES, Verdict.ROUNDING)}
    assert joined == {(0, 1), (2, 3)}
    alike = [group for group in found if group.verdict is Verdict.LOOK_ALIKE]
    assert len(alike) == 1
    assert len({0, 1} & set(alike[0].members)) == len({2, 3} & set(alike[0].members)) == 1
    assert alike[0].reason == "“Albanians” in 2022 against “people” so far this year"


def test_a_difference_is_never_called_an_error() -> None:
    found = groups([ALBANIANS, MIGRANTS, ARRIVALS, PEOPLE])
    assert not any(word in group.reason for group in found for word in ("wrong", "error", "correct"))


def test_reports_of_two_weeks_neither_differ_nor_agree_on_the_dead() -> None:
    killed = "people (a car bombing in the city killed)"
    bombing = one("A", 12, killed)
    for value in (12, 15):
        soon = replace(one("B", value, killed), published=DAY + timedelta(weeks=1))
        later = replace(soon, published=DAY + timedelta(days=8))
        assert {group.verdict for group in groups([bombing, soon])} < {Verdict.AGREES, Verdict.DIFFERS}
        assert not {group.verdict for group in groups([bombing, later])} & {Verdict.AGREES, Verdict.DIFFERS}
    dated = [one("A", 12, killed, "in 2025"), replace(later, figure=one("B", 15, killed, "in 2025").figure)]
    assert [group.verdict for group in groups(dated)] == [Verdict.DIFFERS]


def test_of_a_share_only_what_is_behind_the_point_is_rounded() -> None:
    def verdict(first: str, second: str) -> Verdict:
        shares = [one(at, 0, "the share of children in Samoa who are immune", unit="percent") for at in "AB"]
        figures = [
            replace(share.figure, value=Decimal(value), text=f"{value}%")
            for share, value in zip(shares, (first, second), strict=True)
        ]
        measures = [
            measure(replace(share, figure=figure)) for share, figure in zip(shares, figures, strict=True)
        ]
        return judge(*measures).verdict

    assert verdict("2.46", "2.5") is verdict("99.6", "100") is Verdict.ROUNDING
    assert verdict("95", "100") is verdict("52", "50") is Verdict.DIFFERS


def test_an_article_does_not_differ_from_itself() -> None:
    killed = "people (a car bombing in the city killed)"
    mayor, police = one("A", 12, killed, by="Ana Doe"), one("A", 15, killed, by="Bob Roe")
    assert [group.verdict for group in groups([mayor, police])] == [Verdict.DIFFERS]
    assert groups([one("A", 12, killed), one("A", 15, killed)]) == []
    assert groups([mayor, one("A", 15, killed, "last week")]) == []


def test_one_persons_statement_and_a_wire_copy_count_once() -> None:
    one_voice = groups(
        [
            one("A", 12000, "crossings in 2025", by="Chris Philp"),
            one("B", 12000, "crossings in 2025", by="Chris Philp"),
        ]
    )
    copies = groups([one("A", 12000, "crossings in 2025"), one("B", 12000, "crossings in 2025", text_of="A")])
    two = groups([one("A", 12000, "crossings in 2025"), one("B", 12000, "crossings in 2025")])
    assert [group.voices for group in (*one_voice, *copies, *two)] == [1, 1, 2]
    assert one_voice[0].reason == "one statement, by Chris Philp"
    assert copies[0].reason == "one text, printed twice"


def test_the_parts_of_a_whole_agree_with_it() -> None:
    around = "The men, women and children left Dublin for Lagos on a chartered flight."
    found = groups(
        [
            one("A", 35, "people (were deported on a flight)", around=around),
            one("A", 21, "men (left on a flight)", around=around, sentence=500),
            one("A", 9, "women (left on a flight)", around=around, sentence=500),
            one("A", 5, "children (left on a flight)", around=around, sentence=500),
        ]
    )
    assert [(group.verdict, group.members) for group in found] == [(Verdict.AGREES, (0, 1, 2, 3))]
    assert found[0].reason.startswith("21 + 9 + 5 = 35")


def test_a_heading_gives_the_figure_of_its_article() -> None:
    heading = one("A", 20000, "to send her son to England", unit="GBP", around="£20,000 to send her son")
    body = one("A", 20000, "the amount (increased)", unit="GBP", sentence=900)
    elsewhere = one("B", 20000, "the amount (increased)", unit="GBP")
    assert [group.members for group in groups([heading, body])] == [(0, 1)]
    assert groups([heading, elsewhere]) == []


def test_thousands_join_one_of_two_larger_figures() -> None:
    found = groups(
        [
            one("A", 1000, "migrants landing in Italy (the processing of)", comparator=Comparator.ABOUT),
            one("B", 36000, "migrants (Italy process in Albania)"),
            one("B", 100000, "migrants (reached Italy by sea)"),
        ]
    )
    joined = [group for group in found if group.verdict in (Verdict.AGREES, Verdict.ROUNDING)]
    assert all({1, 2} - set(group.members) for group in joined)


def test_numbers_in_the_words_rates_and_measures_keep_figures_apart() -> None:
    """Two cut-offs, a week's and a year's pay, miles and kilometres, winds of two days: none differ."""
    wind = "maximum sustained winds of hurricane Humberto"
    pairs = [
        (
            one("A", 130, "cut-off for a category 4 hurricane"),
            one("B", 119, "cut-off for a category 2 hurricane"),
        ),
        (_rate("A", 40, "week"), _rate("B", 900, "year")),
        (_wind("A", 75, "miles", wind), _wind("B", 120, "kilometers", wind)),
        (_wind("A", 75, "miles", wind), _wind("B", 120, "miles", wind)),
        (_wind("A", 111, "miles", wind, comparator=MORE), _wind("A", 120, "miles", wind)),
    ]
    for first, second in pairs:
        found = judge(measure(first), measure(second))
        assert found.verdict in (Verdict.NOT_COMPARABLE, Verdict.LOOK_ALIKE), found


def _rate(article: str, value: int, per: str) -> Given:
    given = one(article, value, "pay of nurses in hospitals in Leeds", unit="GBP")
    return replace(given, figure=replace(given.figure, per=per))


def _wind(
    article: str, value: int, unit: str, counted: str, comparator: Comparator = Comparator.EXACT
) -> Given:
    given = one(article, value, counted, unit="other", comparator=comparator)
    return replace(given, figure=replace(given.figure, text=f"{value} {unit}"))


def test_figures_of_two_stories_agree_only_where_all_is_said() -> None:
    """A story's own few words say nothing of another's event."""
    told = "homes destroyed by the storm in Florida"
    first, second = one("A", 40, told, "on Sunday"), one("B", 40, told, "on Sunday")
    bare = one("B", 40, "homes destroyed", "on Sunday")

    def verdict(other: Given) -> Verdict:
        stories = (replace(first, story=1), replace(other, story=2))
        return judge(*map(measure, stories)).verdict

    assert verdict(second) is Verdict.AGREES
    assert verdict(bare) in (Verdict.LOOK_ALIKE, Verdict.NOT_COMPARABLE)
    assert verdict(replace(second, figure=replace(second.figure, as_of=None))) is not Verdict.AGREES


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("1 inch", "3 inches", True),
        ("50 km/h", "50 kilometres per hour", True),
        ("31 mph", "31 miles per hour", True),
        ("3 million tonnes", "3 tons", True),
        ("7.0", "magnitude 7.0", True),
        ("5 miles", "5 kilometres", False),
        ("5 km", "5 km/h", False),
    ],
)
def test_a_unit_is_one_however_it_is_written(first: str, second: str, *, same: bool) -> None:
    units = [
        measure(replace(made, figure=replace(made.figure, unit="other", text=text))).unit
        for made, text in ((one("a", 1, "rain"), first), (one("b", 1, "rain"), second))
    ]
    assert (units[0] == units[1]) is same


def test_shares_of_two_names_in_one_article_are_not_one_rounded_share() -> None:
    around = (
        "Elizabeth Warren had some of the vote, and Bill Weld some of the vote in New Hampshire's primary."
    )
    warren = one("A", 92, "the vote (Elizabeth Warren had)", unit="percent", around=around)
    weld = one("A", 91, "the vote (Bill Weld had)", unit="percent", around=around)
    loose = one("A", 94, "votes", comparator=Comparator.ABOUT, unit="percent", around=around)
    verdicts = {judge(measure(first), measure(warren)).verdict for first in (weld, loose)}
    assert verdicts.isdisjoint((Verdict.AGREES, Verdict.ROUNDING))


def test_thousands_and_tens_of_thousands_are_not_one_sum() -> None:
    spent = "of dollars (the pair spent on shopping)"
    few, many = (
        replace(one(name, size, spent), around="The pair spent dollars.")
        for name, size in (("A", 1_000), ("B", 10_000))
    )
    vague = [
        replace(given, figure=replace(given.figure, text=text))
        for given, text in ((few, "thousands"), (many, "tens of thousands"))
    ]
    verdict = judge(*map(measure, vague)).verdict
    assert verdict not in (Verdict.AGREES, Verdict.ROUNDING)


def test_what_is_the_state_s_in_two_articles_is_not_one_thing() -> None:
    ours = one("A", 40, "of the state's pledged delegates (he secured)")
    theirs = one("B", 41, "the state's pledged delegates (he secured)")
    assert judge(measure(ours), measure(theirs)).verdict not in (Verdict.DIFFERS, Verdict.ROUNDING)
    again = one("B", 40, "the state's pledged delegates (he secured)")
    assert judge(measure(ours), measure(again)).verdict is not Verdict.AGREES


def test_one_number_of_two_months_or_days_only_looks_alike() -> None:
    january, february, quarter, third, fourth, year, june = (
        one("AB"[at % 2], 45_000, "patients (The trust treated)", as_of=as_of)
        for at, as_of in enumerate(
            (
                "in January",
                "in February",
                "between January and March",
                "on 3 May",
                "on May 4",
                "in the year to June",
                "in June",
            )
        )
    )
    for first, second in ((january, february), (third, fourth), (year, june), (quarter, february)):
        judged = judge(measure(first), measure(second))
        assert judged.verdict is Verdict.LOOK_ALIKE
        assert judged.reason == f"“{first.figure.as_of}” against “{second.figure.as_of}”"
    other = replace(
        quarter, article="C", figure=one("C", 45_000, quarter.figure.counted, "in the first quarter").figure
    )
    assert judge(measure(quarter), measure(other)).verdict is Verdict.AGREES


def test_a_day_of_december_is_last_year_s_in_january() -> None:
    killed = "people (a car bombing in the city killed)"
    bare, full, month = (
        replace(one(article, 12, killed, as_of), published=date(2025, 1, 3))
        for article, as_of in (
            ("A", "on 28 December"),
            ("B", "on 28 December 2024"),
            ("C", "In December 2024"),
        )
    )
    more = replace(one("D", 14, killed, "on Dec 28, 2024"), published=date(2025, 1, 3))
    assert judge(measure(bare), measure(full)).verdict is Verdict.AGREES
    assert judge(measure(bare), measure(month)).verdict is Verdict.AGREES
    assert judge(measure(bare), measure(more)).verdict is Verdict.DIFFERS


def test_a_rate_is_of_its_noun_and_the_uk_is_britain() -> None:
    rate = one("A", 4, "The UK unemployment rate", unit="percent", as_of="in June 2025")
    plain = one("B", 4, "Unemployment in Britain (rose)", unit="percent", as_of="in June 2025")
    assert judge(measure(rate), measure(plain)).verdict is Verdict.AGREES


def test_an_article_s_own_two_numbers_are_not_one_rounded_number() -> None:
    pairs = [
        (
            one("A", 62_000_000, "votes (George W. Bush got in his reelection win)", "2004"),
            one("A", 60_000_000, "votes (John McCain got)", comparator=Comparator.ABOUT),
        ),
        (one("A", 3_950, "Approximate cost per day"), one("A", 3_900, "Approximate cost per day")),
        (one("A", 12_699, "arrivals by boat"), one("A", 12_700, "arrivals by boat", by="Ana Doe")),
        (
            one("A", 7, "points (those without a degree support Sanders by)"),
            one("A", 7, "points among women"),
        ),
        (one("A", 2, "the top candidates (are the same)"), one("A", 2, "longer-shot candidates")),
    ]
    for first, second in pairs:
        shown = [replace(each, around="Of the race in the state polls told.") for each in (first, second)]
        shown = [_place(each, at * 500) for at, each in enumerate(shown)]
        assert {group.verdict for group in groups(shown)} <= {Verdict.LOOK_ALIKE}
    hedged = one("A", 501, "delegates (Clinton has)", comparator=Comparator.AT_LEAST)
    assert [group.verdict for group in groups([hedged, one("A", 503, "delegates (Clinton has)")])] == [
        Verdict.ROUNDING
    ]


def _place(given: Given, start: int) -> Given:
    place = Span(start, start + 5)
    return replace(given, figure=replace(given.figure, span=place, evidence=place))


def _range(low: int, high: int) -> Given:
    given = one(f"{low}", low, "pay of developers in Leeds", unit="GBP")
    text = f"£{low}–£{high}"
    return replace(given, figure=replace(given.figure, value_max=Decimal(high), text=text))


def test_ranges_agree_only_where_they_share_more_than_an_end() -> None:
    def joined(first: Given, second: Given) -> bool:
        return judge(measure(first), measure(second)).verdict is Verdict.ROUNDING

    pay = "pay of developers in Leeds"
    assert joined(_range(60, 80), _range(70, 90))
    assert joined(_range(60, 80), one("B", 70, pay, unit="GBP"))
    assert not joined(_range(60, 80), _range(80, 120))
    assert not joined(_range(60, 80), one("B", 80, pay, unit="GBP"))


def test_rows_of_two_labels_count_two_things() -> None:
    senior = one("A", 80_000, "Senior Developers", around="Senior Developers: 80,000 a year", unit="USD")
    junior = one("A", 80_000, "Junior Developers", around="Junior Developers: 80,000 a year", unit="USD")
    plain = one(
        "B",
        80_000,
        "senior developers in Leeds",
        around="For senior developers in Leeds it is 80,000.",
        unit="USD",
    )
    prose = one(
        "B", 80_000, "projects", around="For projects in the developers' market it is 80,000.", unit="USD"
    )
    measures = [measure(each) for each in (senior, junior, plain, prose)]
    verdicts = [judge(measures[0], other).verdict for other in measures[1:]]
    assert verdicts[0] not in JOINED
    assert verdicts[1] in JOINED
    assert verdicts[2] not in JOINED


def test_whose_votes_they_are_restricts_them() -> None:
    trump = one(
        "A", 13_000_000, "votes (Trump got in the primaries)", around="Then Trump got votes in the primaries."
    )
    clinton = one("B", 13_000_000, "votes (Hillary Clinton got in the primaries)", around="She got votes.")
    assert judge(measure(trump), measure(clinton)).verdict not in JOINED


def test_what_is_asked_for_does_not_differ_from_what_was_granted() -> None:
    asked = one("A", 40, "homes for the families in Leeds (the council should build)")
    built = one("B", 50, "homes for the families in Leeds (the council built)")
    other = one("C", 60, "homes for the families in Leeds (the council built)")
    assert judge(measure(asked), measure(built)).verdict is Verdict.NOT_COMPARABLE
    assert judge(measure(other), measure(built)).verdict is Verdict.DIFFERS


def test_a_rise_differs_from_a_fall_of_the_same_thing() -> None:
    rose, fell = (
        one(article, 20, "sales of cars in Britain", "in 2025", comparator=way, unit="percent")
        for article, way in (("A", Comparator.CHANGE_UP), ("B", Comparator.CHANGE_DOWN))
    )
    (found,) = groups([rose, fell])
    assert found.verdict is Verdict.DIFFERS
    assert found.reason == "a rise of “20” against a fall of “20” for the same"
    later = replace(fell, figure=one("B", 20, "sales of cars in Britain", "in 2024").figure)
    assert groups([rose, later]) == []


def test_large_numbers_that_are_near_differ_by_fewer_words() -> None:
    told = "women (the sex discrimination lawsuit covers)"
    fewer = one("A", 1_500_000, told)
    more = one("B", 1_600_000, "women (a massive sex discrimination lawsuit against the store on behalf of)")
    more = replace(more, figure=replace(more.figure, comparator=Comparator.UP_TO, text="up to 1.6 million"))
    assert [group.verdict for group in groups([fewer, more])] == [Verdict.DIFFERS]


def test_a_difference_is_seen_in_whichever_wording_shows_it() -> None:
    full = one(
        "A",
        1_500_000,
        "women seeking back pay of billions of dollars (a lawsuit involving)",
        comparator=Comparator.UP_TO,
    )
    short = one("B", 1_500_000, "women (the sex discrimination lawsuit covers)")
    more = one(
        "C", 1_600_000, "women (a sex discrimination lawsuit on behalf of)", comparator=Comparator.UP_TO
    )
    (differs,) = (group for group in groups([full, short, more]) if group.verdict is Verdict.DIFFERS)
    assert differs.members == (1, 2)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("voters (selected immigration)", "voters (selected Jeb Bush)", False),
        ("voters (support the plan)", "voters (did not support the plan)", False),
        ("voters (approve of his plan)", "voters (disapprove of his plan)", False),
        ("murders of white victims (were committed by men)", "murders of black victims (by men)", False),
        ("the 3 in 10 voters (back Ana)", "voters (told their pollster it is taxes)", False),
        ("Republican voters (support the plan)", "voters (said they would support the plan)", True),
    ],
)
def test_what_a_share_of_many_does_is_part_of_it(first: str, second: str, *, same: bool) -> None:
    shares = [
        one(article, 10, counted, unit="percent", around="A poll of voters on the plan.", sentence=at)
        for article, counted, at in (("A", first, 0), ("A", second, 50))
    ]
    assert [group.verdict in JOINED for group in groups(shares)] in ([[True]] if same else [[], [False]])


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("voters (backed the deal)", "voters (supported the deal)", True),
        ("shops (closed in the strike)", "shops (shut in the strike)", True),
        ("voters (rejected the treaty)", "voters (voted against the treaty)", True),
        ("voters (rejected the treaty)", "voters (said no to the treaty)", True),
        ("doctors (voted to strike)", "doctors (backed strike action)", True),
        ("black voters (backed Trump)", "black voters (backed the president Trump)", True),
        ("patients (died within a year)", "patients (did not survive a year)", True),
        ("women (did not vote)", "women (abstained from the vote)", True),
        ("voters (support the plan)", "voters (do not support the plan)", False),
        ("voters (prefer an outsider)", "voters (call the treaty right)", False),
        ("voters (backed the treaty)", "voters (rejected the treaty)", False),
        ("white voters (backed the deal)", "black voters (backed the deal)", False),
    ],
)
def test_two_articles_word_one_share_each_in_its_way(first: str, second: str, *, same: bool) -> None:
    shares = [
        one(article, 60, counted, unit="percent", around="A vote on the deal, the treaty, the plan.")
        for article, counted in (("A", first), ("B", second))
    ]
    assert [group.verdict in JOINED for group in groups(shares)] in ([[True]] if same else [[], [False]])


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("Apple had $162 billion held abroad.", "Google had $162 billion held abroad.", "$162 billion"),
        (
            "The plan of Kent comes with $40 million meant for roads.",
            "The plan of Essex comes with $40 million meant for roads.",
            "$40 million",
        ),
        ("The committee voted 12 to 3 to adjourn.", "The committee voted 12 to 4 to adjourn.", "12"),
        ("After five years of war, Ana fled.", "After five years of war, Tom fled.", "five years"),
        (
            "Some 74% of voters said yes. 12% of the budget went on arms. 9% said no.",
            "The town spent 9% of the budget on roads.",
            "9%",
        ),
    ],
)
def test_what_two_articles_tell_of_two_is_not_joined(first: str, second: str, number: str) -> None:
    found = [
        Given(article=article, figure=by_words(text)[number], around=text, published=DAY)
        for article, text in (("A", first), ("B", second))
    ]
    assert not any(group.verdict in JOINED for group in groups(found))


def test_two_votes_that_look_alike_are_told_with_both_sides() -> None:
    found = [
        Given(article=article, figure=by_words(text)["12"], around=text, published=DAY)
        for article, text in (
            ("A", "The board voted 12 to 3 to go."),
            ("B", "The board voted 12 to 4 to go."),
        )
    ]
    assert [group.reason for group in groups(found)] == ["“12 to 3” against “12 to 4”"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("black cabs (were burned)", "cabs (were burned)"), ("white powder bags (found)", "bags (found)")],
)
def test_the_colour_of_things_is_no_sort_of_people(first: str, second: str) -> None:
    found = [one(article, 12, counted, "2025") for article, counted in (("A", first), ("B", second))]
    assert [group.verdict for group in groups(found)] == [Verdict.AGREES]


def test_years_that_come_on_top_are_no_whole_time() -> None:
    found = [
        replace(given, figure=replace(given.figure, text=text))
        for text, given in (
            ("three additional years", one("A", 3, "him (The court gave)", unit="years")),
            ("three years", one("B", 3, "him (The court gave)", unit="years")),
        )
    ]
    assert not any(group.verdict in JOINED for group in groups(found))


def test_ranks_of_two_things_do_not_differ() -> None:
    ranks = [
        one(article, place, f"step in the party's primary election cycle of 2020 ({who} was)", unit="ordinal")
        for article, place, who in (("A", 4, "The primary of Ohio"), ("B", 5, "Super Tuesday"))
    ]
    assert not groups(ranks)


def test_a_precise_number_of_one_year_is_one_whoever_is_left_unsaid() -> None:
    whole = one("A", 328, "votes of the county (Johnson received)", "2016")
    short = replace(one("B", 328, "votes of the county (received)", "2016"), story=2)
    assert judge(measure(replace(whole, story=1)), measure(short)).verdict is Verdict.AGREES
    few = [
        replace(one(article, 3, counted, "2016"), story=story)
        for story, (article, counted) in enumerate(
            (("A", "votes of the county (Johnson received)"), ("B", "votes of the county (received)"))
        )
    ]
    assert judge(measure(few[0]), measure(few[1])).verdict not in JOINED
