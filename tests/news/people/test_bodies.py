"""Bodies that an article names and nobody quotes, by the real pipeline."""

import pytest

from news.nouns import Article, PersonKind
from tests.conftest import reader


def bodies(text: str) -> dict[str, tuple[str, ...]]:
    people = reader().read(Article(text=text)).people
    return {one.name: one.aliases for one in people if one.kind is PersonKind.ORGANISATION}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Estimates by the Red Cross are higher.", "Red Cross"),
        (
            "He studied at the University of California, San Diego, for a year.",
            "University of California, San Diego",
        ),
        ("Analysts study the Islamic State of Iraq and the Levant.", "Islamic State of Iraq and the Levant"),
        ("Members of the Northern Arapaho Tribe watched.", "Northern Arapaho Tribe"),
        ("It rained, newspaper The Hindu reports.", "The Hindu"),
        ("They hired the law firm Sidley Austin for it.", "Sidley Austin"),
        ("He was elected for Labour in May.", "Labour"),
        ("Money came from Crisis, a charity for the homeless.", "Crisis"),
        ("Money came from Crossroads, a conservative political action committee.", "Crossroads"),
        ("They met the drivers’ trade union Aslef on Monday.", "Aslef"),
        ("It was passed by the Parliament of Iraq.", "Parliament of Iraq"),
        ("“It is too late,” Fianna Fáil said.", "Fianna Fáil"),
    ],
)
def test_a_body_is_named_though_nobody_quotes_it(text: str, name: str) -> None:
    assert list(bodies(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "They watched Fight Club and the Garden Party.",
        "Supreme Court Rules Against Health Department\nNothing else happened.",
        "Protesters stood outside the White House.",
        "In Lisbon, a company closed. The Clean Water Act was passed. The West Bank was calm.",
        "The build system (CBS) is slow.",
        "The Bush Doctrine argued that states must act.",
        "The Trans-Pacific Partnership is a pact. A Non-Government Organisation paid.",
        "The school used “Labour Party” as a title.",
        "Labour shortages hurt farms. Labour is dear. Number 10 scored twice. He sat three AP exams.",
        "He liked Dead Poets Society, The Social Network, Hard Times and Monsters University.",
        "Fans filled the Bank of America Stadium. They walked along Downing Street.",
        "She told the magazine Xanthe Quill was ill. He left the newspaper Bezos bought in 2013.",
    ],
)
def test_films_laws_places_titles_and_headlines_are_no_bodies(text: str) -> None:
    assert bodies(text) == {}


def test_initials_close_an_enumeration_that_is_one_body_s_name() -> None:
    research = "Institute of Epidemiology, Disease Control and Research"
    found = bodies(f"Bangladesh's {research} (IEDCR) reported four cases. IEDCR said so again.")
    assert list(found) == [research]
    assert "IEDCR" in found[research]
    text = (
        "The Institute of Physics, Acme Corporation and World Health Organization (WHO) met. The WHO said so."
    )
    assert {"Institute of Physics", "World Health Organization"} <= bodies(text).keys()


def test_a_place_that_has_a_body_is_no_part_of_its_name() -> None:
    assert list(bodies("Pakistan’s Institute of Health said so.")) == ["Institute of Health"]
    assert list(bodies("The Workers’ Party said so.")) == ["Workers’ Party"]


def test_a_body_is_one_under_its_initials_and_beside_another() -> None:
    text = (
        "The Kurdistan Workers' Party (PKK) is banned. Ann Lee of the Labour Party left the Labour Party.\n"
        "The PKK fights on for the Kurdish-led Syrian Democratic Forces."
    )
    found = bodies(text)
    assert list(found) == ["Kurdistan Workers' Party", "Labour Party", "Syrian Democratic Forces"]
    assert {"PKK", "The PKK"} <= set(found["Kurdistan Workers' Party"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is illegal,” said the Center for Biological Diversity.", "Center for Biological Diversity"),
        (
            "The Department of Housing and Urban Development said that rents rose.",
            "Department of Housing and Urban Development",
        ),
        (
            "The Department for Culture, Media and Sport said that it was over.",
            "Department for Culture, Media and Sport",
        ),
        ("The High Court of England and Wales ruled that it was wrong.", "High Court of England and Wales"),
        ("The Department of Justice and Ann Lee said that it was wrong.", "Department of Justice"),
    ],
)
def test_a_body_that_speaks_keeps_all_that_it_is_for(text: str, name: str) -> None:
    assert list(bodies(text)) == [name]
    assert {"Urban Development"}.isdisjoint(one.name for one in reader().read(Article(text=text)).people)


def test_a_title_and_a_surname_that_may_be_twos_are_no_body() -> None:
    assert bodies("Bill Hare left. His wife, Ann Hare, stayed. “No,” President Hare said.") == {}


def test_whose_testimony_it_is_is_no_body() -> None:
    text = "Tom Hare left. One person familiar with Mr. Hare’s testimony to the court said that it was true."
    assert bodies(text) == {}


def test_a_department_and_an_outlet_are_one_body_by_either_name() -> None:
    text = "The Department of Defense has money. The Defense Department said that it was enough."
    assert list(bodies(text)) == ["Department of Defense"]
    text = "The Washington Post asked. “No,” he told the Post. Post it at once. The Post said no."
    assert bodies(text)["Washington Post"].count("Post") == 1
    assert list(bodies("The Justice Department said no. The California Department of Justice said yes.")) == [
        "Justice Department",
        "California Department of Justice",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The New York Times saw it. Tom Roe owns The Times of London. The Times said that he lied.",
        "The New York Times saw it. In London, The Times said that Tom Roe lied.",
        "The New York Times saw it. Britain’s The Times said that Tom Roe lied.",
        "The Huffington Post and The Washington Post saw it. The Post said that Tom Roe lied.",
    ],
)
def test_an_outlet_called_by_one_word_may_be_another(text: str) -> None:
    read = reader().read(Article(text=text))
    speaker = read.quotes[0].speaker
    assert speaker is not None
    assert speaker.person is not None
    assert read.people[speaker.person].name in ("Times", "Post")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He flew with American Airlines and JetBlue to Cuba.", ["American Airlines"]),
        (
            "It is at the Institute of Volcanology and Seismology now.",
            ["Institute of Volcanology and Seismology"],
        ),
        ("The Committee to Protect Journalists counted sixteen.", ["Committee to Protect Journalists"]),
        (
            "The Department of Agriculture and Food and Drug Administration said no.",
            ["Department of Agriculture"],
        ),
        (
            "The Pacific Gas and Electric Company (PG&E) said no. PG&E said yes.",
            ["Pacific Gas and Electric Company"],
        ),
    ],
)
def test_what_and_or_to_joins_is_one_body_or_another(text: str, names: list[str]) -> None:
    assert list(bodies(text)) == names


def test_a_day_and_a_number_are_no_part_of_a_name() -> None:
    assert list(bodies("He left the White House Saturday. The White House said that it knew.")) == [
        "White House"
    ]
    text = "He joined Fox News 20 years ago. Fox News said that it knew."
    assert list(bodies(text)) == ["Fox News"]


def test_only_a_names_head_is_short_for_it() -> None:
    text = "The World Health Organization watches the world, the Department of Education the education."
    assert {"the world", "the education"}.isdisjoint(
        alias for aliases in bodies(text).values() for alias in aliases
    )
    assert bodies("“I will be the next president of the United States,” Ann Lee said.") == {}


@pytest.mark.parametrize(
    ("name", "kind"), [("Imperial College London", "college"), ("Muslim Council UK", "council")]
)
def test_a_place_behind_a_body_is_not_its_head(name: str, kind: str) -> None:
    assert f"The {kind}" in bodies(f"{name} said no. The {kind} said that it would close.")[name]


def people(text: str) -> list[tuple[str, bool]]:
    """Return an article's people and bodies, and which are bodies."""
    found = reader().read(Article(text=text)).people
    return [(one.name, one.kind is PersonKind.ORGANISATION) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“It is too late,” Buchanan said. The talks went on.", [("Buchanan", False)]),
        ("“I never knew,” Tiegen said on Monday.", [("Tiegen", False)]),
        ("The firm Barnes said no. “It is late,” Barnes said.", [("Barnes", True)]),
        ("“It is late,” said Hollande, who stayed at home.", [("Hollande", False)]),
        ("Rajamma and her husband said no.", [("Rajamma", False)]),
        ("Tiegen went on to say, “I never knew.”", [("Tiegen", False)]),
        ("Unite, who speak for drivers, said no.", [("Unite", True)]),
        ("Shaw workers went home. “It is hard,” Shaw said.", [("Shaw", True)]),
        ("Shaw said its stores would close.", [("Shaw", True)]),
        ("Shaw, which makes carpets, said no.", [("Shaw", True)]),
        ("Pres. Obama admits that it was late.", [("Obama", False)]),
        ("A spokeswoman for Greggs said: “I am sorry.”", [("Greggs", True)]),
        ("In a letter to the company, Barnes said no.", [("Barnes", False)]),
        ("Greggs said no. “I love it,” said Greggs boss Ann Lee.", [("Greggs", True), ("Ann Lee", False)]),
        ("Verizon said that its prices would rise.", [("Verizon", True)]),
        ("“It is sold,” Paradata said on Monday. The start-up Paradata is small.", [("Paradata", True)]),
        ("According to Angi, prices will rise.", [("Angi", True)]),
        ("Millennials say that they believe in work.", []),
        ("The Verge said that prices would rise.", [("Verge", True)]),
    ],
)
def test_a_lone_word_that_speaks_is_a_body_unless_it_is_a_surname_or_somebodys(
    text: str, found: list[tuple[str, bool]]
) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UPDATE: The Home Office said no.", "Home Office"),
        ("On February 1 Amazon Web Services said no.", "Amazon Web Services"),
        (
            "Remarked Center for Biological Diversity scientist Ann Lee: “No.”",
            "Center for Biological Diversity",
        ),
        (
            "The Coast Guard said no. Coast Guard Commandant Admiral Elson Lee was silent.",
            "Coast Guard",
        ),
    ],
)
def test_what_stands_around_a_bodys_name_is_no_part_of_it(text: str, name: str) -> None:
    assert [one for one in bodies(text) if name in one] == [name]


def test_a_party_is_not_its_branch_and_a_house_nobodys_own() -> None:
    text = "The Iowa Democratic Party met. The Democratic Party said no. The Obama White House knew."
    assert {"Democratic Party", "Iowa Democratic Party"} <= bodies(text).keys()
    assert "Obama White House" not in bodies(f"{text} The White House said no.")


def test_the_house_is_short_for_one_of_representatives_only() -> None:
    text = "The House of Representatives voted. Members of the House left."
    assert "the House" in bodies(text)["House of Representatives"]
    assert "the House" not in bodies(f"{text} The House of Lords met.")["House of Representatives"]


def test_a_government_is_named_wherever_its_words_stand() -> None:
    text = "It awaits approval by the Iraqi government. The Iraqi government said no."
    assert {"the Iraqi government", "The Iraqi government"} <= set(bodies(text)["Iraqi government"])


def test_what_is_in_a_bodys_name_is_nobody() -> None:
    text = "He joined the Global Coalition to Defeat ISIS. The Global Coalition to Defeat ISIS said no."
    assert ("Defeat Isis", False) not in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ofcom suggested the rule was breached. Ofgem said bills would fall. Ofsted said it was poor.",
        "Unite said members would strike. Unison added that talks had failed. Aslef insisted it was poor.",
        "Frontex said crossings fell. Eurostat said inflation was up. Likud said no. Fidesz said it won.",
        "“It was a good year,” Greggs added. Deliveroo said it was fair. Boohoo said it had no plans.",
        "Rolls-Royce said it would. Naftogaz insisted the gas was paid for. Petrobras said they would.",
        "Everton said they would appeal. Celtic said tickets sold. Halifax said prices fell.",
        "Shelter said that rents had risen. Crisis said that rents had risen. It is a crisis.",
    ],
)
def test_one_word_that_is_no_surname_is_a_public_body(text: str) -> None:
    found = reader().read(Article(text=text)).people
    assert len(found) >= text.count(". ")
    assert {(one.kind, one.public) for one in found} == {(PersonKind.ORGANISATION, True)}


@pytest.mark.parametrize(
    "text",
    [
        "Hill’s widow accused Farenthold of telling her to lie.",
        "The teachers praised Hinds for saying that pay would rise.",
        "Republicans fault Biden for saying that it was over.",
        "Moyles was blamed by voters for saying that taxes would fall.",
        "Moyles has been widely condemned for saying that taxes would fall.",
        "The teachers mocked Moyles for saying that taxes would fall.",
        "He condemned the attack on Roe for saying that it was late.",
    ],
)
def test_whoever_is_only_accused_or_praised_is_no_body(text: str) -> None:
    assert bodies(text) == {}


@pytest.mark.parametrize(
    "name",
    ["Charlotte Hornets", "Virginia Tech", "Morgan Stanley", "Philip Morris", "Eli Lilly", "Harvey Nichols"],
)
def test_a_firm_with_somebodys_name_speaks_in_a_headline(name: str) -> None:
    assert people(f"{name} Said No.") == [(name, True)]


@pytest.mark.parametrize("name", ["March 14 Alliance", "April 6 Youth Movement", "March 23 Movement"])
def test_a_day_with_an_article_is_part_of_a_bodys_name(name: str) -> None:
    assert list(bodies(f"The {name} called for protests. “We will not stop,” the {name} said.")) == [name]


def test_whom_a_militant_group_is_named_by_is_no_body() -> None:
    assert bodies("The militant group Osama bin Laden led said that it was ready.") == {}


def test_a_service_is_the_police() -> None:
    text = "The Metropolitan Police Service said no. “We are looking,” the Metropolitan Police said."
    assert list(bodies(text)) == ["Metropolitan Police Service"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It went to the F.B.I. on Monday.", "F.B.I."),
        ("He left the C.I.A.", "C.I.A."),
        ("Read POLITICO's new article on Monday.", "POLITICO"),
        ("It was on Fox News’ new show.", "Fox News"),
        ("The St. Louis Police Department said no.", "St. Louis Police Department"),
        ("Ann Lee of Boston University left on Monday.", "Boston University"),
        ("Prof. Ann Lee of Boston University left on Monday.", "Boston University"),
        ("Ann Lee of the University of Ghent left on Monday.", "University of Ghent"),
        (
            "It went to the National Association for the Advancement of Colored People on Monday.",
            "National Association for the Advancement of Colored People",
        ),
    ],
)
def test_a_body_is_found_however_its_name_is_written(text: str, name: str) -> None:
    assert list(bodies(text)) == [name]


def test_initials_with_full_stops_are_a_bodys_that_the_article_writes_out() -> None:
    text = "The Federal Election Commission met. A spokesman for the F.E.C. said it was late."
    assert set(bodies(text)["Federal Election Commission"]) >= {"Federal Election Commission", "F.E.C."}
