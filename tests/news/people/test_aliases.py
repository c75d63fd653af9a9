"""What people and bodies are called in an article, by the real pipeline."""

from functools import cache

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
