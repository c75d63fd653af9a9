"""`whosaid reread`: what would change is shown, and nothing that would not, whatever was decided."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from bot.reread_preview import previews, summary
from bot.saving import Fresh, keep
from news.nouns import Mention, MentionKind, Person, PersonKind, Reading, Role, Status
from storage import people
from storage.kinds import Kind
from tests.bot.test_rereading import Reader, figures_of, reread
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading, span
from tests.storage.test_decisions import HERE, decide, named, undo


def shown_of(store, reader):
    """Return what a preview shows, by article: the words of each change, None where it can't be read."""
    return {
        one.article_id: one.found and [change.words for change in one.found]
        for one in previews(store, reader, 0, NOW)
    }


def test_what_would_change_is_shown_and_nothing_changes(store):
    new = reading()
    one, other = new.quotes
    moved = replace(one, speaker=other.speaker)
    save(store, article(), new)
    save(store, article(TEXT + "\nA."), replace(new, quotes=(moved, other), figures=()))
    save(store, article(TEXT + "\nB."), replace(new, quotes=(replace(one, status=Status.ADVANCE),)))
    save(store, article(TEXT + "\nBad."), Reading())
    assert shown_of(store, Reader()) == {
        1: (),
        2: [
            "speaker would change: “We will build it.”, Bob Roe → Ana Doe",
            "figure by Ana Doe would come: “a plumber”",
        ],
        3: [
            "quote by Ana Doe would change: “We will build it. [advance]” → “We will build it.”",
            "quote by Bob Roe would come: “very glad”",
        ],
        4: None,
    }
    assert [one.where.article_id for one in figures_of(store)] == [1, 3]
    reread(store, Reader())
    assert shown_of(store, Reader()) == {1: (), 2: (), 3: (), 4: None}


def test_a_figure_that_is_read_otherwise_in_the_same_words_is_one_change(store):
    new = reading()
    (figure,) = new.figures
    save(store, article(), replace(new, figures=(replace(figure, unit="percent"),)))
    save(store, article(TEXT + "\nA."), replace(new, figures=(replace(figure, said_by=1),)))
    assert shown_of(store, Reader()) == {
        1: ["figure would be read otherwise: “a plumber”"],
        2: ["giver would change: “a plumber”, Bob Roe → Ana Doe"],
    }


def test_what_is_hidden_is_only_counted(store):
    old = replace(reading(), figures=())
    save(store, article(), replace(old, quotes=()))
    save(store, article(TEXT + "\nA."), old)
    decide(store, Kind.HIDE_ARTICLE, article_id=1)
    assert shown_of(store, Reader()) == {
        1: ["", "", ""],
        2: ["figure by Ana Doe would come: “a plumber”"],
    }


def test_the_counts_are_put_in_words():
    counts = Counter({"articles": 1200, "changed": 2, "failed": 1, "quotes that would come": 3})
    assert summary(counts).splitlines() == [
        "Articles: 1,200 read, 2 would change.",
        "Not readable, and left as they are: 1 (the log says why).",
        "Quotes that would come: 3",
    ]


READ: dict[str, Reading] = {}


class Same:
    """A reader that reads as it did when the articles came."""

    def read_all(self, batch):
        return [READ[one.text] for one in batch]


def bring(store, name: str, **of_whom: Any) -> None:
    """Bring an article in which the mayor, or whoever it is, is called `name`."""
    text = TEXT.replace("Ana Doe", name).replace("Ms Doe", f"Ms {name.rsplit(maxsplit=1)[-1]}")
    made = reading(text, name)
    READ[text] = replace(made, people=(replace(made.people[0], **of_whom), *made.people[1:]))
    fresh = Fresh(article=article(text, url=f"https://e.org/{len(READ)}/{name}"), reading=READ[text])
    keep(store, fresh, workspace="", clock=lambda: NOW, read=lambda _: Reading())


BODY = {"kind": PersonKind.ORGANISATION, "roles": ()}


@pytest.fixture
def spelt_otherwise(store):
    """Articles that call a person with a middle initial and without, and a body in two ways, then another."""
    for name in ("Ana Doe", "Ana R. Doe", "Dr Ana Doe", "Eva Poe"):
        bring(store, name)
    for name in ("United States", "US"):
        bring(store, name, **BODY)
    with store.read() as session:
        asked: Any = {"audience": HERE, "now": NOW}
        found = [people.named(session, name=name, **asked) for name in ("Ana R. Doe", "US")]
    assert [[one.name for one in some] for some in found] == [["Ana Doe"], ["United States"]]
    return store


DECIDED: dict[Kind, dict[str, Any]] = {
    Kind.HIDE_QUOTE: {"quote_id": 3},
    Kind.NOT_A_QUOTE: {"quote_id": 3},
    Kind.NOT_THEIRS: {"quote_id": 3},
    Kind.SOMEONE_ELSE: {"quote_id": 3, "name": "Zoe Poe"},
    Kind.HIDE_FIGURE: {"figure_id": 2},
    Kind.NOT_A_FIGURE: {"figure_id": 2},
    Kind.NOT_THEIR_FIGURE: {"figure_id": 2},
    Kind.FIGURE_BY: {"figure_id": 2, "other_id": "Eva Poe"},
    Kind.HIDE_ARTICLE: {"article_id": 2},
    Kind.HIDE_PERSON: {"person_id": "Ana Doe"},
    Kind.NOT_A_PERSON: {"person_id": "Ana Doe"},
    Kind.MERGE: {"person_id": "Ana Doe", "other_id": "Eva Poe"},
    Kind.SPLIT: {"person_id": "Ana Doe", "article_id": 2},
    Kind.RENAME: {"person_id": "Ana Doe", "name": "Iron Mayor"},
    Kind.ALIAS: {"person_id": "Ana Doe", "name": "Iron Mayor"},
}


@pytest.mark.parametrize("kind", [None, *DECIDED])
def test_what_the_same_reader_reads_anew_changes_nothing(spelt_otherwise, kind):
    """Before and after it is done, and so when what was decided is undone."""
    store, made = spelt_otherwise, None
    if kind is not None:
        about = {
            key: named(store, value)[0].id if key in {"person_id", "other_id"} else value
            for key, value in DECIDED[kind].items()
        }
        made = decide(store, kind, **about)
    for _ in range(2):
        assert set(shown_of(store, Same()).values()) == {()}
        reread(store, Same())
    assert set(shown_of(store, Same()).values()) == {()}
    if made:
        undo(store, made)
        assert set(shown_of(store, Same()).values()) == {()}


def test_who_was_one_of_two_names_and_is_two_by_now_changes(store):
    """An article that calls the mayor by both: told apart, one of them is another."""
    text = f"{TEXT}\nAna R. Doe went."
    old = reading(text)
    also = Mention(span=span(text, "Ana R. Doe"), kind=MentionKind.PROPER, person=0)
    save(store, article(text), replace(old, mentions=(*old.mentions, also)))
    other = Person(
        name="Ana R. Doe",
        kind=PersonKind.PERSON,
        aliases=("Ana R. Doe",),
        mentions=(also.span,),
        roles=(Role(words="mayor", span=span(text, "mayor")),),
        public=True,
    )
    said = old.quotes[0]
    moved = replace(said, speaker=replace(also, person=2))
    READ[text] = replace(old, people=(*old.people, other), quotes=(moved, *old.quotes[1:]))
    assert shown_of(store, Same()) == {1: ["speaker would change: “We will build it.”, Ana Doe → Ana R. Doe"]}
    READ[text] = replace(old, people=(replace(old.people[0], name="Ana R. Doe"), old.people[1]))
    assert shown_of(store, Same()) == {1: ()}
