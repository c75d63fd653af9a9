"""Which capitalised words name a person, and who is who."""

import sys

import pytest

from news.nouns import Span
from news.people.bodies import Bodies
from news.people.capitals import names
from news.people.cast import cast
from news.people.descriptions import described
from news.people.roles import OFFICES
from news.people.speaking_bodies import body_in


def people(text: str) -> dict[str, tuple[str, list[str]]]:
    whole = [Span(0, len(text))]
    found = cast(text, names(text, whole), whole)
    return {
        " ".join(who.name): (who.gender, [name.outer.of(text) for name in who.names])
        for who in found.characters
    }


def test_surnames_titles_and_first_names_find_their_bearer() -> None:
    text = (
        "Sir Keir Starmer met Edi Rama, Albania's socialist leader. Sir Keir spoke. Starmer left. "
        "Mr Rama stayed, Edi said."
    )
    assert people(text) == {
        "Keir Starmer": ("m", ["Sir Keir Starmer", "Sir Keir", "Starmer"]),
        "Edi Rama": ("m", ["Edi Rama", "Mr Rama", "Edi"]),
    }


def test_a_slavic_surname_is_found_in_its_other_spellings_unless_it_is_somebody_s() -> None:
    text = "President Volodymyr Zelenskyy spoke. Mr Zelensky smiled."
    assert people(text)["Volodymyr Zelenskyy"][1] == ["President Volodymyr Zelenskyy", "Mr Zelensky"]
    assert "Mr Zelensky" in people(f"Peter Zelensky came. {text}")["Peter Zelensky"][1]


def test_places_offices_and_days_are_nobody() -> None:
    assert people("The Oval Office, New York and South Sudan met on Monday in Downing Street.") == {}


def test_initials_alone_are_nobody() -> None:
    text = "Roberts is the chief U.S. justice and a former spokesman for past U.S. presidents."
    assert "U S" not in people(text)


def test_two_of_a_name_are_told_apart_by_title_or_not_at_all() -> None:
    text = "Bill Clinton and Hillary Clinton came. Mrs Clinton spoke. Clinton left."
    found = people(text)
    assert found["Hillary Clinton"][1] == ["Hillary Clinton", "Mrs Clinton"]
    assert found["Bill Clinton"][1] == ["Bill Clinton"]


@pytest.mark.parametrize(
    "name",
    [
        "Theresa May",
        "John Major",
        "Philip Green",
        "Julie Bishop",
        "Mervyn King",
        "Adam Driver",
        "Will Young",
        "Steve Harkness",
        "Martin Luther King Jr",
        "Masayoshi Son",
        "Son Heung-min",
        "Erik ten Hag",
        "Joan Till",
        "Steve Rider",
        "Paul Supporter",
        "John Legend",
        "Mark Elder",
        "Sultan Al Jaber",
        "Kim Jong Un",
        "Abdel Fattah el-Sisi",
    ],
)
def test_surnames_that_are_words_of_their_own(name: str) -> None:
    assert list(people(f"On Monday {name} said so.")) == [name.removesuffix(" Jr")]


def test_a_surname_that_is_a_month_or_a_title_stands_alone_for_who_bears_it() -> None:
    text = (
        "Theresa May met Philip Green in May. May said no. Mrs May left on 3 May. Mr Green stayed. "
        "Green was there. Green fields lay there. May I ask why? May's deal fell."
    )
    assert people(text) == {
        "Theresa May": ("f", ["Theresa May", "May", "Mrs May", "May"]),
        "Philip Green": ("m", ["Philip Green", "Mr Green", "Green"]),
    }


def test_may_and_king_are_nobody_by_themselves() -> None:
    assert people("In May the King said that Green policies matter. May said so. Will Trump go?") == {}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Forecaster Simon Leith", "Simon Leith"),
        ("Substitute Nico Duarte", "Nico Duarte"),
        ("The Leader of the Opposition Sharmila Devi", "Sharmila Devi"),
        ("Lady Justice Farrow", "Farrow"),
        ("Det Ch Insp Louise Harrow", "Louise Harrow"),
    ],
)
def test_what_somebody_does_is_no_part_of_the_name(words: str, name: str) -> None:
    assert list(people(f"{words} said so.")) == [name]


def test_a_place_called_like_somebody_is_nobody() -> None:
    assert list(people("Jermaine Oduya, of Thornton Heath, was charged in court.")) == ["Jermaine Oduya"]


@pytest.mark.parametrize(
    "text",
    [
        "She likes the Rock and Roll Hall of Fame. The Roll Hall of Fame opened.",
        "The wreck of the USS Abraham Lincoln was found.",
        "Residents of Little Haddon left. Little Haddon was flooded.",
        "He owns the King Arthur card shop.",
        "A team from the University of South Carolina Beaufort said so.",
        "The band Don't Ask Questions said so.",
    ],
)
def test_ships_shops_halls_and_villages_are_nobody(text: str) -> None:
    assert people(text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tim Martin runs pubs in Leeds.", "Tim Martin"),
        ("Gordon Ramsay opens restaurant.", "Gordon Ramsay"),
        ("Jermaine Hall of the BBC came.", "Jermaine Hall"),
        ("Fans of Jermaine Oduya came.", "Jermaine Oduya"),
    ],
)
def test_who_runs_shops_or_has_followers_is_somebody(text: str, name: str) -> None:
    assert list(people(text)) == [name]


def test_a_trade_in_a_club_s_name_does_not_part_it() -> None:
    text = "On Monday Texas Rangers lost."
    assert [name.text for name in names(text, [Span(0, len(text))])] == ["Texas Rangers"]


def test_every_role_is_a_whole_word() -> None:
    assert not [word for word in OFFICES if word.endswith("-")]


def test_work_grows_with_the_length_of_a_list_of_names_alone() -> None:
    def calls(number: int) -> int:
        surnames = (
            "".join("abcdefghij"[int(digit)] for digit in str(at)) for at in range(1000, 1000 + number)
        )
        text = ", ".join(f"Ann Q{surname}" for surname in surnames)
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        whole = [Span(0, len(text))]
        found = names(text, whole)
        sys.setprofile(counted)
        cast(text, found, whole)
        sys.setprofile(None)
        return count

    calls(10)
    assert calls(400) < 5 * calls(100)


def test_an_age_or_a_police_report_leads_to_a_name() -> None:
    assert list(people("On Monday 22-year-old Rangoli Patil left.")) == ["Rangoli Patil"]
    assert list(people("A man identified only as “P Wilson” was held.")) == ["P Wilson"]
    assert not people("The killing of Boko Haram leaders followed. In the late Middle Ages the town grew.")
    assert list(people("Fourteen-year-old Zoe, on the bus, said it shook.")) == ["Zoe"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Texas-based Matt Roe said it was over.", ["Matt Roe"]),
        ("Tea Party-backed candidates met Ann Lee on Monday.", ["Ann Lee"]),
        ("They wore Ann Lee T-shirts. Ann Lee laughed.", ["Ann Lee"]),
        (
            "President Park Won-soon met Lee Ming-ching, 61, and Chan Ka-wing, 60.",
            ["Park Won-soon", "Lee Ming-ching", "Chan Ka-wing"],
        ),
        ("Ann Lee praised Jackie Gleason Promotions on Monday.", ["Ann Lee"]),
        ("Besides Lee, nobody came. Ann Lee said so.", ["Ann Lee"]),
        ("Chief Minister Mamata Banerjee-led government fell to a Ravi Sharma-led one.", []),
        ("Grant Show, an actor, said so. The Bush Doctrine argued that.", ["Grant Show"]),
        ("They saw a Jackie Gleason Classic and the Peace Prize. Ann Lee sang.", ["Ann Lee"]),
        ("Tomson Highway, the playwright, said so.", ["Tomson Highway"]),
    ],
)
def test_what_tells_of_a_name_is_none(text: str, names: list[str]) -> None:
    assert list(people(text)) == names


def test_a_lord_s_title_beside_a_name_is_theirs_and_one_of_a_list_is_somebody() -> None:
    text = "Colin Lee, Lord Carloway, the Lord President, decided. Lord Carloway left."
    assert [len(found) for _, found in people(text).values()] == [3]
    assert list(people("Ann Lee, Lord Hermer and Bo Hill met.")) == ["Ann Lee", "Bo Hill", "Hermer"]


def test_a_full_name_is_who_bears_it_elsewhere() -> None:
    text = "Shiva Q Parvathi drove. The driver, Shiva Q Parvathi, said so."
    assert [len(found) for _, found in people(text).values()] == [2]


def test_who_leads_to_a_name_is_not_whom_the_role_is_of() -> None:
    text = "After talks with the head of the union, Ann Lee said so."
    start = text.index("Ann Lee")
    assert described(text, Span(start, start + 7), Span(0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Chris Philp, the shadow home secretary, said so.", "Chris Philp", "shadow home secretary"),
        ("Nikita Koval, 30, a shopkeeper, said so.", "Nikita Koval", "shopkeeper"),
        (
            "White House national security adviser Mike Waltz said so.",
            "Mike Waltz",
            "White House national security adviser",
        ),
        ("US secretary of state Marco Rubio said so.", "Marco Rubio", "US secretary of state"),
        ("Albania's socialist leader Edi Rama won.", "Edi Rama", "Albania's socialist leader"),
        (
            "A spokesperson for the Kansas Farm Bureau, Jill Metzger, said so.",
            "Jill Metzger",
            "spokesperson for the Kansas Farm Bureau",
        ),
        ("The judge sentenced former Harlow Mayor Gregory Pace.", "Gregory Pace", "former Harlow Mayor"),
        ("The owner of Bexley Paving, Ronald Kerr, who left", "Ronald Kerr", "owner of Bexley Paving"),
        ("said U.S. District Judge Carmen Villalobos.", "Carmen Villalobos", "U.S. District Judge"),
        ("Leader of the Opposition Sharmila Devi left.", "Sharmila Devi", "Leader of the Opposition"),
        ("They overrode Democratic Gov. Laura Hensley's veto.", "Laura Hensley", "Democratic Gov."),
        (
            "She told the trust's medical director, Alan Purcell, in spring.",
            "Alan Purcell",
            "trust's medical director",
        ),
        (
            "Wendy Sherman, the U.S. deputy secretary of state, left.",
            "Wendy Sherman",
            "U.S. deputy secretary of state",
        ),
        ("He asked quickly Attorney General William Barr to go.", "William Barr", "Attorney General"),
        ("It uses an ad to claim President Barack Obama lied.", "Barack Obama", "President"),
        ("The House of Representatives impeached President Donald Trump.", "Donald Trump", "President"),
    ],
)
def test_roles_beside_a_name(text: str, name: str, role: str) -> None:
    start = text.index(name)
    found = described(text, Span(start, start + len(name)), Span(0, len(text)))
    assert [(one.words, one.span.of(text)) for one in found] == [(role, role)]


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("Downing Street", "Downing Street"),
        ("the Court of Session", "Court of Session"),
        ("Iraqi military", "Iraqi military"),
        ("Police", None),
        ("a source within the central Interior Ministry", None),
        ("The Independent MP for Islington North", None),
    ],
)
def test_bodies_that_speak(phrase: str, body: str | None) -> None:
    found = body_in(phrase, Span(0, len(phrase)))
    assert (found.of(phrase) if found else None) == body


def test_a_word_that_only_opens_a_sentence_is_no_body_with_what_follows() -> None:
    assert body_in("October of Sorbent said so.", Span(0, len("October"))) is None


def test_short_forms_find_the_body() -> None:
    bodies = Bodies("Ford Motor Company and the Syrian Democratic Forces (SDF) met the Court of Session.")
    assert bodies.full("Ford") == "Ford Motor Company"
    assert bodies.full("SDF") == "Syrian Democratic Forces"
    assert bodies.described("the court") == "Court of Session"
    assert bodies.described("the government") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A friend of Joe Biden, clearly delighted to meet the president, left.", "Joe Biden"),
        ("The husband of Kellyanne Conway said so.", "Kellyanne Conway"),
        ("Paul Ryan, trying to paint his opponent as a fool, smiled.", "Paul Ryan"),
        ("Bill Barr – release the report to the American public now – said no.", "Bill Barr"),
    ],
)
def test_words_beside_a_name_that_are_no_role_of_theirs(text: str, name: str) -> None:
    start = text.index(name)
    assert described(text, Span(start, start + len(name)), Span(0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President of Ukraine Volodymyr Zelenskyy said so.", "Volodymyr Zelenskyy"),
        ("Director of National Intelligence James Clapper said so.", "James Clapper"),
        ("Mayor of London Sadiq Khan said so.", "Sadiq Khan"),
    ],
)
def test_a_name_is_told_from_the_place_or_body_of_the_office_before_it(text: str, name: str) -> None:
    assert list(people(text)) == [name]


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("The Alachua Sheriff's Office", "Alachua Sheriff's Office"),
        ("Biden's White House", "White House"),
        ("The Commission on Presidential Debates", "Commission on Presidential Debates"),
        ("Vanity Fair magazine", "Vanity Fair"),
        ("Republic Act No. 3846", None),
    ],
)
def test_names_of_bodies_with_owners_and_kinds(phrase: str, body: str | None) -> None:
    found = body_in(f"{phrase} said so.", Span(0, len(phrase)))
    assert (found and found.of(phrase)) == body


def test_a_surname_is_the_first_bearer_s_who_alone_has_an_office() -> None:
    text = (
        "President Donald Trump and his wife Melania Trump fell ill. With them was Ivanka Trump. Trump left."
    )
    assert people(text)["Donald Trump"][1] == ["President Donald Trump", "Trump"]


def test_a_first_name_may_be_misspelt_once() -> None:
    text = "Kristin Wilkins, the curator, spoke. Kristen Wilkins left. Jean Roe and Joan Roe stayed. "
    text += "Francis Webb met Frances Webb."
    found = list(people(text))
    assert found == ["Kristin Wilkins", "Jean Roe", "Joan Roe", "Francis Webb", "Frances Webb"]
