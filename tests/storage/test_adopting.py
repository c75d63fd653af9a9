"""Who is the same person does not depend on which article is read first."""

from dataclasses import replace

from news.nouns import Article, Audience, Reading
from storage import decisions, people, quotes, statements
from storage.kinds import Kind
from storage.subjects import Wish
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading

HERE = Audience(workspace="T1", channel="C1", user="U1")
EARLIER = f"{TEXT}\nIt was a long day."


def named(store):
    with store.read() as session:
        return people.named(session, name="Ana Doe", audience=HERE, now=NOW)


def earlier(*, described: bool) -> tuple[Article, Reading]:
    """Return an article in which the mayor is nobody public: not described at all, or otherwise."""
    made = reading(EARLIER)
    alone = (replace(one, public=False, roles=one.roles if described else ()) for one in made.people)
    return article(EARLIER), replace(made, people=tuple(alone))


def test_whom_an_article_named_undescribed_is_the_public_person_read_later(store):
    save(store, *earlier(described=False))
    assert named(store)[0].one_article
    save(store, article(), reading())
    (one,) = named(store)
    assert not one.one_article
    with store.read() as session:
        assert quotes.by_person(session, person_id=one.id, audience=HERE, now=NOW).total == 2
        assert statements.about(session, person_id=one.id, audience=HERE, now=NOW).total == 2
        (joined,) = quotes.statements_by_person(session, person_id=one.id, audience=HERE, now=NOW).rows
        assert len(joined.also) == 1


def test_whom_an_article_described_otherwise_stays_in_it(store):
    save(store, *earlier(described=True))
    save(store, article(), reading())
    assert sorted(one.one_article for one in named(store)) == [False, True]


def test_about_whom_an_editor_decided_stays_as_decided(store):
    save(store, *earlier(described=False))
    wish = Wish(kind=Kind.RENAME, key="k", person_id=named(store)[0].id, name="Ann Doe")
    with store.write() as session:
        decisions.decide(session, wish=wish, audience=HERE, now=NOW)
    save(store, article(), reading())
    assert sorted(one.name for one in named(store)) == ["Ana Doe", "Ann Doe"]
