"""What people and bodies are called in an article, by the real pipeline."""

import pytest

from news.nouns import Article, PersonKind
from tests.conftest import reader


def called(text: str) -> dict[str, tuple[str, ...]]:
    return {person.name: person.aliases for person in reader().read(Article(text=text)).people}


def test_a_name_is_an_alias_with_the_whole_office_before_it() -> None:
    text = "Prime Minister Boris Johnson spoke. Prime Minister Johnson said that it was over."
    assert called(text)["Boris Johnson"] == (
        "Boris Johnson",
        "Prime Minister Boris Johnson",
        "Johnson",
        "Prime Minister Johnson",
    )


def test_a_body_is_mentioned_wherever_its_name_or_its_initials_stand() -> None:
    text = (
        "The National Hurricane Center (NHC) watched. The National Hurricane Center said it was strong.\n"
        "People trust the NHC."
    )
    body = reader().read(Article(text=text)).people[0]
    assert (body.name, body.kind) == ("National Hurricane Center", PersonKind.ORGANISATION)
    assert [span.of(text) for span in body.mentions] == [
        "National Hurricane Center",
        "NHC",
        "National Hurricane Center",
        "NHC",
    ]
    assert {"NHC", "the NHC", "The National Hurricane Center"} <= set(body.aliases)


def test_a_document_and_part_of_a_name_are_no_alias() -> None:
    text = (
        "Vinnie DeVita saw it and said it burned. The Alachua Sheriff's Office closed the road. "
        "The report by Vinnie DeVita said so. The general public knew."
    )
    assert called(text)["Vinnie DeVita"] == ("Vinnie DeVita",)


def test_what_is_short_for_a_body_is_its_alias() -> None:
    text = (
        "The United States Geological Survey said so. The U.S. Geological Survey said it again.\n"
        "The Court of Session said no. People left the court."
    )
    assert list(called(text)) == ["United States Geological Survey", "Court of Session"]
    assert "the court" in called(text)["Court of Session"]


def test_two_surnames_are_whose_they_end() -> None:
    text = "Pedro R. Pierluisi Urrutia spoke. Pierluisi Urrutia said so."
    assert called(text) == {"Pedro R. Pierluisi Urrutia": ("Pedro R. Pierluisi Urrutia", "Pierluisi Urrutia")}


def test_a_name_is_an_alias_with_what_belongs_to_it() -> None:
    text = (
        "A chef named Tom Reed spoke. Ann Lee left. It was then-Secretary Lee. "
        "Lucy Fischer of The Times said so. President Abdel el-Sisi of Egypt came. "
        "28-year-old Usman Khan hid. It was the three-year-old Khan foundation."
    )
    found = called(text)
    assert "A chef named Tom Reed" in found["Tom Reed"]
    assert "then-Secretary Lee" in found["Ann Lee"]
    assert "Lucy Fischer of The Times" in found["Lucy Fischer"]
    assert "President Abdel el-Sisi of Egypt" in found["Abdel el-Sisi"]
    assert "28-year-old Usman Khan" in found["Usman Khan"]
    assert "three-year-old Khan" not in found["Usman Khan"]


def test_words_of_respect_and_whole_offices_are_part_of_a_name() -> None:
    text = (
        "The oath of the Honorable Pedro R. Pierluisi Urrutia was void. Pierluisi spoke. "
        "AU chairperson President Abdel el-Sisi of Egypt came. Queen Elizabeth II spoke. "
        "Queen Elizabeth II left."
    )
    found = called(text)
    assert "the Honorable Pedro R. Pierluisi Urrutia" in found["Pedro R. Pierluisi Urrutia"]
    assert "AU chairperson President Abdel el-Sisi of Egypt" in found["Abdel el-Sisi"]
    assert len(found) == 3


def test_the_court_is_the_only_one_that_the_article_names() -> None:
    text = (
        "The Court of Session said no. The court heard it. The three-judge court agreed. "
        "Judges of the Court of Session left the Court."
    )
    assert {"The court", "The three-judge court", "the Court"} <= set(called(text)["Court of Session"])


@pytest.mark.parametrize(
    ("text", "body", "another"),
    [
        (
            "The Bank of England met. The Bank of England rose. Santander Bank shut. The bank left.",
            "Bank of England",
            "The bank",
        ),
        ("The Arizona Senate voted. The Senate sent it to Mr Biden.", "Arizona Senate", "The Senate"),
    ],
)
def test_what_may_be_short_for_another_is_nobodys(text: str, body: str, another: str) -> None:
    assert another not in called(text)[body]


def test_two_names_alike_are_two_people() -> None:
    found = called("Jürgen Hoffmann died. The film stars Hoffman and Streep. Hoffman said: “It is sad.”")
    assert "Hoffman" not in found["Jürgen Hoffmann"]


def test_a_further_name_is_whose_the_article_says() -> None:
    text = (
        "Jon Huber, who fought under the ring name Luke Harper, died. As Luke Harper he won. "
        "Anna Moses, also known as Polly Roe, painted. Ann Lee left the club of Freddie Mercury."
    )
    found = called(text)
    assert list(found) == ["Jon Huber", "Anna Moses", "Ann Lee", "Freddie Mercury"]
    assert "Luke Harper" in found["Jon Huber"]
    assert "Polly Roe" in found["Anna Moses"]


@pytest.mark.parametrize(
    "text",
    [
        "Author J. K. Rowling wrote Harry Potter under the pen name Tom Reed.",
        "Kate Hill played the daughter of the actor known by the stage name Tom Reed.",
        "The son of Ann Lee, better known as Tom Reed, died.",
    ],
)
def test_a_further_name_of_another_is_nobody_elses(text: str) -> None:
    assert all("Tom Reed" not in names for who, names in called(text).items() if who != "Tom Reed")


def test_whose_office_it_is_belongs_to_a_name() -> None:
    found = called("The capital city's Democratic mayor Muriel Bowser left.")
    assert {
        "The capital city's Democratic mayor Muriel Bowser",
        "Democratic mayor Muriel Bowser",
    } <= set(found["Muriel Bowser"])


def test_a_nation_is_called_by_its_initials() -> None:
    found = called("The United States said no. The US statement was short.")
    assert "US" in found["United States"]


@pytest.mark.parametrize(
    "text",
    [
        "Downing Street said Keir Starmer spoke. In Ottawa, the prime minister’s office said it went well.",
        "The London Fire Brigade said no. A fire brigade statement from Kent came.",
        "Lloyds Bank said no. The troubled bank, Silicon Valley, was sold.",
        "Deputy Chief Constable Ann Lee said no. Deputy Chief Constable Tom Ray, of another force, said yes.",
        "Former Prime Minister of Ukraine Ann Lee left. Former Prime Minister of Ukraine Tom Ray stayed.",
        "Sitting Ann Lee down, he left. Ann Lee said no.",
        "The Northern Arapaho Tribe said no. The Arapaho of Wyoming left.",
        "Tom Friedman said no. They sued Freidman.",
    ],
)
def test_what_may_be_anothers_is_no_alias(text: str) -> None:
    names = {
        *("Downing Street", "London Fire Brigade", "Lloyds Bank", "Northern Arapaho Tribe", "Keir Starmer"),
        *("Ann Lee", "Tom Ray", "Tom Friedman", "Deputy Chief Constable Ann Lee"),
        *("Deputy Chief Constable Tom Ray", "the London Fire Brigade", "The London Fire Brigade"),
        *("The Northern Arapaho Tribe", "Former Prime Minister of Ukraine Ann Lee"),
        "Former Prime Minister of Ukraine Tom Ray",
    }
    assert {alias for aliases in called(text).values() for alias in aliases} <= names


def test_mrs_is_nobody_who_has_a_wife() -> None:
    found = called("Arber Hajdari and his wife left. Mrs Hajdari said that she was glad.")
    assert list(found) == ["Arber Hajdari", "Mrs Hajdari"]
    found = called("Arber Hajdari said he was glad. Mr Hajdari left.")
    assert found["Arber Hajdari"] == ("Arber Hajdari", "Mr Hajdari")


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Thandi Moyo told her husband he must pay. Ms Moyo said no.", "Thandi Moyo", "Ms Moyo"),
        ("Ndidi Obi asked if he knew. Ms Obi said he did not.", "Ndidi Obi", "Ms Obi"),
        ("Marion Hill met the mayor, who said he was glad. Mrs Hill ran.", "Marion Hill", "Mrs Hill"),
        ("Senator Lindsey Graham spoke. Mr Graham said no.", "Lindsey Graham", "Mr Graham"),
        ("Hilary Benn spoke. Mr Benn said no.", "Hilary Benn", "Mr Benn"),
        ("Joan Laporta spoke. Mr Laporta said no.", "Joan Laporta", "Mr Laporta"),
        ("Joan Reed spoke. Mrs Reed said no.", "Joan Reed", "Mrs Reed"),
    ],
)
def test_who_else_is_he_tells_nobody_apart_nor_a_name_of_either(text: str, name: str, alias: str) -> None:
    assert alias in called(text)[name]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("State Senate President Pro Tem David Long said: “We will vote.”", "David Long", "person"),
        (
            "Steve Peers of the University of Essex, speaking to BBC, said it was over.",
            "Steve Peers",
            "person",
        ),
        ("It is hard, Jim Masters said.", "Jim Masters", "person"),
        ("Chris Wage said: “It is over.”", "Chris Wage", "person"),
        ("Ann Speech said: “It is over.”", "Ann Speech", "person"),
        (
            "The Center for Biological Diversity said: “It is over.”",
            "Center for Biological Diversity",
            "organisation",
        ),
        ("The Jordan Officials Group said: “It is over.”", "Jordan Officials Group", "organisation"),
    ],
)
def test_whoever_speaks_is_a_person_or_a_body(text: str, name: str, kind: str) -> None:
    read = reader().read(Article(text=text))
    speaker = read.quotes[0].speaker
    assert speaker is not None
    assert speaker.person is not None
    person = read.people[speaker.person]
    assert (person.name, person.kind) == (name, PersonKind(kind))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Carly Fiorina Endorses Ted Cruz\n\nCarly Fiorina left.", ["Carly Fiorina"]),
        ("Glenn Beck Rips Progressivism at Event\n\nThe host Glenn Beck left.", ["Glenn Beck"]),
        ("Another Figure Endorses Hillary Clinton\n\nHillary Clinton left.", ["Hillary Clinton"]),
        ("Hillary Rodham Clinton\n\nHillary Rodham Clinton left.", ["Hillary Rodham Clinton"]),
        ("Former Chief Of Staff Rahm Emanuel said no.", ["Rahm Emanuel"]),
    ],
)
def test_capitals_of_a_headline_make_nobodys_name(text: str, names: list[str]) -> None:
    assert list(called(text)) == names


def test_a_projection_of_a_firm_keeps_its_giver() -> None:
    text = "A projection by the consulting firm Oxford Economics said 300 shops would close."
    read = reader().read(Article(text=text))
    (figure,) = read.figures
    assert figure.said_by is not None
    assert read.people[figure.said_by].name == "Oxford Economics"


def test_a_place_is_nobody_who_is_called_like_it() -> None:
    text = "President George Washington spoke. A riot in Washington, D.C., went on. Washington won."
    (one,) = reader().read(Article(text=text)).people
    assert [span.start for span in one.mentions] == [10, text.rfind("Washington")]


def test_a_particle_belongs_to_a_name() -> None:
    assert "de Blasio" in called("Bill de Blasio spoke. Voters liked de Blasio.")["Bill de Blasio"]


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("One of the study's authors, Ann Lee, said that it was so.", "One of the study's authors"),
        ("Ann Lee, one of the three candidates, left.", "one of the three candidates"),
        ("Another eyewitness, Ann Lee, saw tracks.", "Another eyewitness"),
    ],
)
def test_of_whom_somebody_is_one_is_what_they_are_called(text: str, alias: str) -> None:
    assert alias in called(text)["Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "He told one of the officers, Ann Lee said on Monday.",
        "Ann Lee, one of the authors wrote on Monday, knew it.",
    ],
)
def test_what_somebody_else_is_one_of_is_not_theirs(text: str) -> None:
    assert not any("one of" in alias for alias in called(text)["Ann Lee"])


def test_who_has_an_office_right_before_a_surname_is_somebody() -> None:
    text = "The Turkish president Erdoğan called for it. He said that he would go."
    assert reader().read(Article(text=text)).people[0].kind is PersonKind.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, the author of “The Long War,” left.",
        "Ann Lee, the author of “The Long War”, left.",
        "Ann Lee was the author of “The Long War.”",
    ],
)
def test_who_made_a_work_is_called_so_with_its_closing_mark(text: str) -> None:
    assert called(text)["Ann Lee"] == ("Ann Lee", "the author of “The Long War”")
