"""What figures count, when they hold, and who gives them: sentences parsed by the real pipeline."""

from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.figures.find import figures
from news.figures.plan import plan
from news.figures.sayers import Sayers
from news.figures.tokens import Tokens
from news.nouns import (
    Comparator,
    Figure,
    Manner,
    Mention,
    MentionKind,
    Person,
    PersonKind,
    Quote,
    Span,
    Status,
)
from tests.conftest import parser
from tests.news.figures.parsed import by_words, figures_of

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
    given_ = figures_of(ARTICLE)
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


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("The bomb killed four and injured nine more.", "four", "people (The bomb killed)"),
        ("The bomb killed four and injured nine more.", "nine", "people (The bomb injured)"),
        ("It is one of twelve mills still in Lancashire.", "twelve", "mills in Lancashire"),
        ("Only 20% of people inside the town own a boat.", "20%", "people inside the town (own a boat)"),
        ("The court heard from 31 co-defendants.", "31", "co-defendants (The court heard from)"),
        ("Nine member states had applied.", "Nine", "member states (had applied)"),
        (
            "A fire in a dive boat led to the death of all 30 passengers.",
            "30",
            "all passengers (A fire in a dive boat led the death of)",
        ),
        (
            "The ferry, Aurora, carried 14 cars.",
            "14",
            "cars (The ferry Aurora carried)",
        ),
        ("Police reported 14 arrests.", "14", "arrests"),
        ("He has 214 state delegates; she trails him with a total of 81.", "81", "state delegates"),
        ("The number of cases in the outbreak rose to 58.", "58", "The number of cases in the outbreak"),
        ("The total population of Malta is 500,000.", "500,000", "The total population of Malta"),
        (
            "It found 21 injured people in Davao and 36 in Cotabato.",
            "36",
            "injured people in Cotabato (found)",
        ),
        (
            "For decades, three lanes in Fort Lee had been kept for commuters.",
            "three",
            "lanes in Fort Lee (had been kept for commuters)",
        ),
        (
            "The quake struck about six miles (10 km) north of the town of Vlora.",
            "about six miles",
            "The quake (struck north of the town of Vlora)",
        ),
        (
            "At least seven people were killed yesterday, when a bomber crashed at an airport in Windsor.",
            "At least seven",
            "people (were killed when a bomber crashed at an airport in Windsor)",
        ),
        (
            "Ana Doe, a French writer who has published over 300 books, died on Monday.",
            "over 300",
            "books (Ana Doe published)",
        ),
        (
            "Storms cut power to 400 homes and businesses.",
            "400",
            "homes and businesses (Storms cut power to)",
        ),
        ("Both Doe and Roe earned nine votes there.", "nine", "votes (Doe and Roe earned)"),
        ("It was limited to 80 of other people’s ballots.", "80", "of other people’s ballots (limited to)"),
        (
            "Peru invested about nine billion dollars to develop treatment.",
            "about nine billion dollars",
            "Peru (invested to develop treatment)",
        ),
        ("Deaths rose to 58 in Turkey and 19 in Greece.", "58", "Deaths (in Turkey)"),
        ("They’d been taken to 12 camps.", "12", "camps (taken to)"),
    ],
)
def test_what_restricts_is_found_where_it_stands(text: str, number: str, counted: str) -> None:
    assert by_words(text)[number].counted == counted


def test_numbers_are_those_just_told_of() -> None:
    text = "Last year 800 migrants from Albania crossed the Channel. Numbers have fallen by 95 per cent."
    assert by_words(text)["95 per cent"].counted == "Numbers (migrants from Albania crossed the Channel)"


def test_a_time_that_is_set_off_holds_for_its_own_clause() -> None:
    found = by_words("The boat, which caught fire on Monday, carried 33 passengers.")
    assert found["33"].as_of is None


@pytest.mark.parametrize(
    ("text", "number", "as_of"),
    [
        ("The turnout was 71%, higher than last year.", "71%", None),
        ("She won 9,000 votes in the 2016 election.", "9,000", "2016"),
    ],
)
def test_times_of_other_things_date_nothing(text: str, number: str, as_of: str | None) -> None:
    assert by_words(text)[number].as_of == as_of


def test_what_makes_up_a_share_has_not_risen() -> None:
    assert by_words("Women make up 16% of officers.")["16%"].comparator is Comparator.EXACT


def test_all_ages_of_a_list_are_ages() -> None:
    found = by_words("The dead were aged nine, 49 and 59.")
    assert {figure.unit for figure in found.values()} == {"years"}


@pytest.mark.parametrize(
    ("text", "number", "sayer"),
    [
        ("Biden has 279 votes by NBC’s reckoning.", "279", "NBC"),
        ("He was projected by several outlets to have won 279 votes.", "279", "several outlets"),
        ("According to police, the ministry reported 40 dead.", "40", "the ministry"),
        ("According to officials on Saturday, 12 people died.", "12", "officials"),
        ("Authorities expected winds of 100 mph.", "100 mph", "Authorities"),
        (
            "Data released by the Home Office show 36,000 people waited.",
            "36,000",
            "Data released by the Home Office",
        ),
    ],
)
def test_who_reckons_gives_the_figure(text: str, number: str, sayer: str) -> None:
    words = by_words(text)[number].sayer
    assert words is not None
    assert words.of(text) == sayer


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


@pytest.mark.parametrize(
    ("text", "number", "time"),
    [
        ("This decision comes after nine bombings took place last month.", "nine", "last month"),
        ("Ana Doe, a writer who has published over 300 books, died on Monday.", "over 300", None),
        ("Mr Doe, now 22, was sentenced on Friday.", "22", "now"),
        ("She has won 1,217 seats so far.", "1,217", "so far"),
        ("Today he became the 46th president of the club.", "46th", None),
        ("At the last federal election, it won 12 seats.", "12", "At the last federal election"),
        ("As of noon, the storm was about 90 miles off the coast.", "about 90 miles", "As of noon"),
        ("LONDON, Oct 24 (Wire) - Sales rose 8.4% to $1.27 billion.", "8.4%", None),
        ("Kasich was at 25 percent support, up eight points from March.", "25 percent", None),
        ("Kasich was at 25 percent support, up eight points from March.", "eight points", "from March"),
        ("He has spent $500,000 on advertisements and debated her on Saturday.", "$500,000", None),
        ("Ebola killed two thirds of those infected, over 1800 in all.", "two thirds", None),
        ("Six people died in a mansion built in 1873.", "Six", None),
        ("Twelve people died in protests held on Sunday.", "Twelve", "on Sunday"),
        ("The crash, which left 12 people dead, happened on Friday.", "12", "on Friday"),
        ("The firm will shed 3,000 jobs in cuts announced in March.", "3,000", "in March"),
        ("Within two weeks 300 people died.", "300", "Within two weeks"),
        ("Only 58 of 90 patients were seen within 18 weeks.", "58", None),
        (
            "The river rose by 468 millimetres in the 24 hours to 9am.",
            "468 millimetres",
            "in the 24 hours to 9am",
        ),
        ("About 2.9 million people voted in Sunday's election.", "About 2.9 million", "in Sunday's election"),
        ("Doe, who spent $84,000 on a car, resigned on Friday.", "$84,000", None),
        ("Some 4,000 people marched this June.", "Some 4,000", "this June"),
        ("Its shares were up 6.2% by 1015 GMT.", "6.2%", "by 1015 GMT"),
        ("Smith was jailed on Friday for stealing £4m.", "£4m", None),
        ("Doe pleaded guilty Wednesday to charges that he spent $750,000 on himself.", "$750,000", None),
        (
            "Police detained eight people, including a doctor who tried to warn people in December.",
            "eight",
            None,
        ),
        ("According to officials on Saturday, two visitors died.", "two", None),
        ("According to the official report yesterday, there were 80 deaths.", "80", "yesterday"),
        ("Rescuers, according to aides, saved ten people on Monday.", "ten", "on Monday"),
        ("Twelve people were killed by a gunman who opened fire on Monday.", "Twelve", "on Monday"),
        ("Emissions must fall 43% from 2019 levels by 2030.", "43%", "by 2030"),
        ("There were 14 fewer deaths than in May.", "14", None),
        ("The party won 12 more seats than a year ago.", "12", None),
        ("She got 300 more votes than in 2019.", "300", None),
        ("Profit was £4m, up on 2024.", "£4m", None),
        ("Profit was £4m in 2025, up on 2024.", "£4m", "in 2025"),
        ("Applications were 430,000, down 2% on 2023.", "430,000", None),
        ("Shares closed at £4.20, up 2% on Monday.", "£4.20", "on Monday"),
        ("Clinton raised $37million during the same period.", "$37million", "during the same period"),
    ],
)
def test_a_time_is_given_only_to_what_holds_then(text: str, number: str, time: str | None) -> None:
    assert by_words(text)[number].as_of == time


def test_a_pronoun_is_named_only_where_nobody_else_was_told_of() -> None:
    text = "Ana Doe left. Tom Roe came.\n\nShe said she has won 31 medals."
    people = [
        Person(name="Ana Doe", kind=PersonKind.PERSON, aliases=(), mentions=(Span(0, 7), Span(30, 33))),
        Person(name="Tom Roe", kind=PersonKind.PERSON, aliases=(), mentions=(Span(14, 21),)),
    ]
    sayers = Sayers(text, (), people)
    assert sayers.name(Span(30, 33)) is None
    assert Sayers(text, (), people[:1]).name(Span(30, 33)) == "Ana Doe"


def test_a_lone_adverb_between_commas_breaks_nothing() -> None:
    text = "Twelve members, reportedly, of the tribe left."
    (tree,) = parser().trees([text])
    comma = tree.words.index(",")
    assert Tokens(text, Span(0, len(text)), tree).glides(comma)


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("Officers favored Trump 46 percent to 32 percent.", "46 percent", "Officers (favored Trump)"),
        ("Officers favored Trump 46 percent to 32 percent.", "32 percent", "Officers"),
        ("Members approved the plans by 27 votes to 22 on Wednesday.", "22", "votes"),
        (
            "More than 12,000 Albanians crossed this year, around 10,000 of them men.",
            "around 10,000",
            "men (Albanians crossed)",
        ),
        ("Ana Doe joined the Sea Corps aged 14.", "14", "Ana Doe (joined the Sea Corps)"),
        (
            "A drone attacked clinics in Kharkiv, injuring seven people.",
            "seven",
            "people (A drone attacked clinics in Kharkiv injuring)",
        ),
        (
            "To secure the nomination, a candidate must win 1,237 delegates.",
            "1,237",
            "delegates (To secure the nomination a candidate win)",
        ),
        ("Fully 250 foreign firms have opened offices.", "250", "foreign firms (have opened offices)"),
        ("Jo Roe stood at 24 percent, followed by Al Poe at 19 percent.", "19 percent", "Al Poe"),
        ("The toll went from fourteen to 31 on Monday.", "31", "The toll"),
        ("The front has won two seats and is ahead in three others.", "three", "seats (The front is in)"),
        (
            "Police made 23 arrests, down from 41 at the same fixture last season.",
            "41",
            "arrests at the same fixture (Police made)",
        ),
        (
            "United’s biggest crowd of the season — 51,204 — was meant to roar.",
            "51,204",
            "United’s biggest crowd of the season",
        ),
        ("The mayor wants to sell half the city's homes.", "half", "the city's homes (The mayor sell)"),
    ],
)
def test_what_another_says_for_a_figure_is_taken_over(text: str, number: str, counted: str) -> None:
    assert by_words(text)[number].counted == counted


@pytest.mark.parametrize(
    ("text", "number", "time"),
    [
        ("Burglaries fell 22 per cent in the year to June.", "22 per cent", "in the year to June"),
        ("A poll released Monday found 40 percent of people undecided.", "40 percent", None),
        ("Numbers tripled since 1990, to 1.8 billion people.", "1.8 billion", None),
        ("Numbers tripled since 1990, to 1.8 billion people.", "tripled", "since 1990"),
        ("Emissions hit a record 37.4 billion tons last year.", "37.4 billion tons", "last year"),
        ("Renewables gave 30% in 2023, while 40 countries burn coal.", "40", None),
        ("It held 60mm of rain, the most since 2011.", "60mm", None),
        ("Since the war began, 300 journalists have died.", "300", "Since the war began"),
        ("Two people were killed in a bombing that happened on June 27.", "Two", "on June 27"),
        ("Ana Doe died on Monday at 93.", "93", "on Monday"),
        ("Profit was £96m this year, down from a peak of £112m a year earlier.", "£96m", "this year"),
        ("Profit was £96m this year, down from a peak of £112m a year earlier.", "£112m", "a year earlier"),
        ("Ana Doe, 93, spoke on Monday.", "93", None),
    ],
)
def test_a_time_is_its_clauses(text: str, number: str, time: str | None) -> None:
    assert by_words(text)[number].as_of == time


@pytest.mark.parametrize(
    ("text", "number", "value", "counted", "time"),
    [
        (
            "Demand for care had grown by a third since 2021.",
            "a third",
            "33.3",
            "Demand for care",
            "since 2021",
        ),
        ("We spend 72p of every pound on care.", "72p", "0.72", "of every pound (spend on care)", None),
        (
            "The world is on track to warm by 2.7 degrees by 2100.",
            "2.7 degrees",
            "2.7",
            "The world (warm)",
            "by 2100",
        ),
        (
            "As many as 1.32 crore electors voted.",
            "As many as 1.32 crore",
            "13200000",
            "electors (voted)",
            None,
        ),
        (
            "Growers lost 80 per cent of this year's crop.",
            "80 per cent",
            "80",
            "crop (Growers lost)",
            "this year",
        ),
        ("The river rose to half a metre on Monday.", "half a metre", "0.5", "The river", "on Monday"),
        ("Prices rose 2.1% in May, after a 1.9% rise in April.", "2.1%", "2.1", "Prices (rose)", "in May"),
        ("Prices are £285,000, up £5,000 on last year.", "£285,000", "285000", "Prices", None),
        (
            "He was paid £14,000, then £16,000 and recently £20,000.",
            "£20,000",
            "20000",
            "He (paid)",
            "recently",
        ),
        (
            "Police held 7,130 workers, an increase of 51 per cent.",
            "51 per cent",
            "51",
            "7,130 workers (Police held)",
            None,
        ),
        (
            "The judge jailed Smith for stealing £4m from a charity.",
            "£4m",
            "4000000",
            "Smith stealing from a charity",
            None,
        ),
        (
            "Bernie Sanders had the most delegates with 60, followed by Biden with 54.",
            "60",
            "60",
            "Bernie Sanders had the most delegates",
            None,
        ),
        (
            "At least seven, including four children, died.",
            "four",
            "4",
            "children (At least seven including died)",
            None,
        ),
        (
            "The bank was fined £3m on Monday for failing 12 customers in 2019.",
            "12",
            "12",
            "customers (The bank failing)",
            "in 2019",
        ),
        (
            "The regulator fined Barclays £40m for failing 12 customers.",
            "12",
            "12",
            "customers (Barclays failing)",
            None,
        ),
        ("The 40-strong crew were saved.", "40", "40", "The crew (were saved)", None),
        ("A 75 m (250 ft) ship sank.", "75 m", "75", "A ship (sank)", None),
    ],
)
def test_units_and_times_of_many_houses(
    text: str, number: str, value: str, counted: str, time: str | None
) -> None:
    found = by_words(text)[number]
    assert (found.value, found.counted, found.as_of) == (Decimal(value), counted, time)


def test_what_is_said_again_in_another_unit_has_the_same_time_and_sayer() -> None:
    found = by_words("On Monday, according to the agency, up to 30 inches (76 cm) of rain fell.")
    assert [(one.as_of, one.sayer) for one in found.values()] == [
        ("On Monday", found["up to 30 inches"].sayer),
    ] * 2
    assert found["76 cm"].sayer is not None


@pytest.mark.parametrize(
    ("text", "number", "value", "unit"),
    [
        ("Doe was at 18 percent in the poll, down two points.", "two points", "2", "percent"),
        ("The poll has a margin of error of 4.5 points.", "4.5 points", "4.5", "percent"),
        ("He scored 22 points in the game.", "22", "22", "count"),
        ("Reed leads Lee by 8 points, a poll of 900 drivers shows.", "8", "8", "count"),
        ("The Nikkei fell 300 points after the bank raised interest rates.", "300", "300", "count"),
        ("The index fell 0.5 percent, down 30 points.", "30", "30", "count"),
        ("Shares rose to 3 percent, up 30 points.", "30", "30", "count"),
        ("The bank left rates at 4 percent, up 3 points for the index.", "3", "3", "count"),
        ("Two thirds of a million people marched.", "a million", "1000000", "count"),
        (
            "Spain had around a quarter of a million cases.",
            "around a quarter of a million",
            "250000",
            "count",
        ),
    ],
)
def test_points_of_a_share_are_shares_and_a_quarter_of_a_million_is_a_count(
    text: str, number: str, value: str, unit: str
) -> None:
    found = by_words(text)[number]
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_a_list_s_numbers_are_no_figures() -> None:
    assert "2" not in by_words("It needs (1) a vote of 40 members and (2) a court.")


def test_more_than_the_sum_asked_for_is_no_bound_of_that_sum() -> None:
    found = by_words("He would have $8 billion, more than the $5.7 billion that he wanted.")
    assert found["$5.7 billion"].comparator is Comparator.EXACT
    assert "more than" not in found["$5.7 billion"].counted
