"""A public person is followed by a user or a channel; whoever isn't public never."""

from datetime import timedelta

import pytest

from news.nouns import INTERNAL, Audience
from storage import decisions, follows, people
from storage.follows import Follower, PrivateError
from storage.kinds import Kind
from storage.nouns import Wanted
from storage.subjects import Wish
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading

MAYA = Audience(workspace="T1", channel="U1", user="U1")
LATER = NOW + timedelta(minutes=1)


def known(session, name):
    return people.named(session, name=name, audience=MAYA, now=NOW)[0]


def follow(store, name, follower="U1", audience=MAYA):
    with store.write() as session:
        person = known(session, name).id
        return follows.follow(session, person_id=person, follower=follower, audience=audience, now=NOW)


def names(store, follower="U1", audience=MAYA):
    with store.read() as session:
        found = follows.followed(session, follower=follower, audience=audience, now=NOW)
        return [one.person.name for one in found]


def said(store, since, audience=MAYA):
    with store.read() as session:
        since = Wanted(read_after=since)
        page = follows.said(session, follower="U1", audience=audience, now=LATER, wanted=since)
        return [told.words for told in page.rows]


def test_a_public_person_is_followed_once_and_let_go(store):
    save(store, article(), reading())
    assert follow(store, "Ana Doe")
    assert not follow(store, "Ana Doe")
    assert names(store) == ["Ana Doe"]
    assert names(store, follower="C1") == names(store, audience=Audience(workspace="T2")) == []
    with store.write() as session:
        person = known(session, "Ana Doe").id
        assert follows.unfollow(session, person_id=person, follower="U1", audience=MAYA)
        assert not follows.unfollow(session, person_id=person, follower="U1", audience=MAYA)
    assert names(store) == []


def test_who_is_not_public_or_not_in_sight_is_never_followed(store):
    save(store, article(), reading())
    with pytest.raises(PrivateError, match="Bob Roe"):
        follow(store, "Bob Roe")
    with store.write() as session, pytest.raises(LookupError):
        follows.follow(session, person_id=99, follower="U1", audience=MAYA, now=NOW)


def test_a_follower_hears_what_was_said_in_articles_read_since(store):
    save(store, article(), reading())
    follow(store, "Ana Doe")
    assert said(store, since=NOW - timedelta(seconds=1)) == [("We will build it.",)]
    assert said(store, since=NOW) == []


def test_a_follower_hears_nothing_that_may_not_be_seen_there(store):
    save(store, article(), reading())
    follow(store, "Ana Doe")
    save(store, article(TEXT + "\nMore.", standing=INTERNAL), reading(), workspace="T1")
    assert len(said(store, since=NOW - timedelta(seconds=1))) == 1


def test_followers_are_found_by_the_articles_that_quote_whom_they_follow(store):
    one = save(store, article(), reading())
    other = save(store, article(TEXT.replace("Doe", "Poe")), reading(TEXT.replace("Doe", "Poe"), "Ana Poe"))
    follow(store, "Ana Doe")
    follow(store, "Ana Doe", follower="C1")
    with store.read() as session:
        assert follows.followers(session, articles=[one or 0]) == (
            Follower(workspace="T1", follower="C1"),
            Follower(workspace="T1", follower="U1"),
        )
        assert follows.followers(session, articles=[other or 0]) == ()


def test_whoever_is_one_with_the_person_counts_as_the_person(store):
    save(store, article(), reading())
    other = save(store, article(TEXT.replace("Doe", "Poe")), reading(TEXT.replace("Doe", "Poe"), "Ana Poe"))
    follow(store, "Ana Doe")
    with store.write() as session:
        one, two = (known(session, name).id for name in ("Ana Doe", "Ana Poe"))
        wish = Wish(kind=Kind.MERGE, key="k", person_id=one, other_id=two)
        decisions.decide(session, wish=wish, audience=MAYA, now=NOW)
    assert names(store) == ["Ana Poe"]
    assert not follow(store, "Ana Poe")
    assert len(said(store, since=NOW - timedelta(seconds=1))) == 2
    with store.read() as session:
        assert follows.followers(session, articles=[other or 0]) == (Follower(workspace="T1", follower="U1"),)


def test_who_is_hidden_is_followed_no_more(store):
    save(store, article(), reading())
    follow(store, "Ana Doe")
    with store.write() as session:
        wish = Wish(kind=Kind.HIDE_PERSON, key="k", person_id=known(session, "Ana Doe").id)
        decisions.decide(session, wish=wish, audience=MAYA, now=NOW)
    assert names(store) == []
    assert said(store, since=NOW - timedelta(seconds=1)) == []
