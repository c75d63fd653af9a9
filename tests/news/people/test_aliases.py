"""What people and bodies are called in an article, by the real pipeline."""

from functools import cache

import pytest

from news.nouns import Article, PersonKind
from news.reading import Reader


@cache
def reader() -> Reader:
    return Reader.load()


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
        "28-year-old Usman Khan hid."
    )
    found = called(text)
    assert "A chef named Tom Reed" in found["Tom Reed"]
    assert "then-Secretary Lee" in found["Ann Lee"]
    assert "Lucy Fischer of The Times" in found["Lucy Fischer"]
    assert "President Abdel el-Sisi of Egypt" in found["Abdel el-Sisi"]
    assert "28-year-old Usman Khan" in found["Usman Khan"]


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


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "Former Vice President of the United States Joe Biden won.",
            "Joe Biden",
            "Former Vice President of the United States",
        ),
        (
            "One of Peru's Vice Presidents, Ana Roe, said it was over.",
            "Ana Roe",
            "One of Peru's Vice Presidents",
        ),
        (
            "The judge presiding over the case, Bob Roe, said it was over.",
            "Bob Roe",
            "The judge presiding over the case",
        ),
        ("Colin Roe, Lord Carway, said it was over.", "Colin Roe", "Colin Roe, Lord Carway"),
        ("Ann Roe and Bob Doe, known as “Fox and Bear”, said it was over.", "Ann Roe", "Fox"),
        ("Ann Roe and Bob Doe, known as “Fox and Bear”, said it was over.", "Bob Doe", "Bear"),
        (
            "The Hotel Grand Palace burned, said the Hotel Grand Palace. People left this hotel.",
            "Hotel Grand Palace",
            "this hotel",
        ),
        ("The United States said no. The US statement was short.", "United States", "US"),
        (
            "The Northern Arapaho Tribe said no. The Arapaho have plans.",
            "Northern Arapaho Tribe",
            "The Arapaho",
        ),
        ("Pedro Pierluisi said no. They sued Pierliusi.", "Pedro Pierluisi", "Pierliusi"),
    ],
)
def test_words_beside_a_name_and_slips_in_it_are_aliases(text: str, name: str, alias: str) -> None:
    assert alias in called(text)[name]


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "The lawyer representing the senator, Bob Roe, said it was over.",
            "Bob Roe",
            "The lawyer representing the senator",
        ),
        (
            "Downing Street said no. The Irish prime minister left the prime minister's office.",
            "Downing Street",
            "the prime minister's office",
        ),
        ("Tom Friedman said no. They sued Freidman.", "Tom Friedman", "Freidman"),
        ("Help for former senator Ann Lee came.", "Ann Lee", "Help for former senator"),
    ],
)
def test_what_may_be_anothers_is_no_alias(text: str, name: str, alias: str) -> None:
    assert alias not in called(text).get(name, ())


def test_mrs_is_nobody_whom_he_is_said_of() -> None:
    found = called("Arber Hajdari said he was glad. Mrs Hajdari said that she was, too.")
    assert list(found) == ["Arber Hajdari", "Mrs Hajdari"]
    found = called("Arber Hajdari said he was glad. Mr Hajdari left.")
    assert found["Arber Hajdari"] == ("Arber Hajdari", "Mr Hajdari")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lead Paul Lee talked about it.", ["Paul Lee"]),
        ("Narendra Modi spoke. When Modi Announced a curfew, he left.", ["Narendra Modi"]),
        ("Former Chief of Staff Rahm Emanuel said no.", ["Rahm Emanuel"]),
        ("Ann Lee left. They watched Cruz Control.", ["Ann Lee"]),
        ("The Center for Food Safety said no.", ["Center for Food Safety"]),
        ("Carly Fiorina Endorses Ted Cruz\n\nShe said it.", ["Carly Fiorina", "Ted Cruz"]),
        ("Sierra Leone's presidency began.", []),
    ],
)
def test_ordinary_words_are_in_nobodys_name(text: str, names: list[str]) -> None:
    assert list(called(text)) == names


@pytest.mark.parametrize(
    "said",
    [
        "Senate President Pro Tem David Long said no.",
        "Judge Durham Hall QC said no.",
        "It is hard, said Steve Peers of the University of Essex.",
        "Obama said no.",
    ],
)
def test_somebody_is_no_body(said: str) -> None:
    people = reader().read(Article(text=said)).people
    assert all(one.kind is PersonKind.PERSON for one in people)


def test_a_further_name_is_whole() -> None:
    text = "Ann Lee, known as Britain's best, left. Bob Roe, known as Queen of Pop, ran. "
    found = called(text + "Tom Doe, known as Bud, left.")
    assert [found[who][1:] for who in found] == [(), (), ("Bud",)]


def test_a_place_is_nobody_who_is_called_like_it() -> None:
    text = "President George Washington spoke. A riot in Washington, D.C., went on. Washington won."
    (one,) = reader().read(Article(text=text)).people
    assert [span.start for span in one.mentions] == [10, text.rfind("Washington")]


def test_a_particle_and_what_a_president_is_belong_to_names() -> None:
    found = called("Bill de Blasio spoke. Voters liked de Blasio. Incumbent US President Donald Trump left.")
    assert "de Blasio" in found["Bill de Blasio"]
    assert "Incumbent US President Donald Trump" in found["Donald Trump"]
