"""`/story` through the front door: on the seeds, and on stories made by hand."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select, update

from news.nouns import Audience, Published, Reading, StandingKind
from news.stories.loaded import loaded_words
from storage import decisions
from storage.kinds import Kind
from storage.subjects import Wish
from storage.tables import ArticleRow, MembershipRow, OutboxRow
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import TEAM, words

EVENT = (
    "The ferry Aurora ran aground off Kirkwall with 140 passengers before dawn.",
    "Lifeboats from Stromness took all passengers off the ferry Aurora near Kirkwall.",
    "Divers looked for damage at the hull of the Aurora off Kirkwall after the ferry ran aground.",
)
OUTLETS = ("The Orcadian", "The Daily", "The Herald")
BANK = "The Norbank of Oslo raised its rate to 4.5 per cent, the governor Ida Wolden announced in Oslo."


def told(number: int = 0, **changes: object):
    dated = Published(day=date(2025, 5, 14), instant=None)
    text = f"{EVENT[number % 3]}\n" + "The harbour master asked everyone to keep away. " * (number // 3)
    given = {
        "headline": f"Ferry aground off Kirkwall, part {number}",
        "outlet": OUTLETS[number % 3],
        "published": dated,
        "text": text,
    }
    return article(**(given | changes))  # type: ignore[arg-type]


def keep(newsroom, *given, ago: timedelta = timedelta()):
    for one in given:
        saved = save(newsroom.store, one, Reading())
        with newsroom.store.write() as session:
            member, row = session.get_one(MembershipRow, saved), session.get_one(ArticleRow, saved)
            member.seen_at = row.read_at = NOW - ago


def share(newsroom, card, *, channel="#politics", comment=""):
    newsroom.workspace.press("maya", action_id="story.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    modal = newsroom.workspace.modal("maya")
    chosen = newsroom.workspace.channel(channel).id
    newsroom.workspace.submit("maya", values={"channel": chosen, "comment": comment})
    newsroom.workspace.until(lambda: posted(newsroom, channel) or None)
    return modal, posted(newsroom, channel)[-1]


def posted(newsroom, channel="#politics"):
    return [one for one in newsroom.seen("tom", channel) if not one.only_for]


def test_the_talks_are_told_in_their_articles_sentences(reading_room):
    answer = words(reading_room.ask("/story Starmer Albania"))
    assert answer.startswith("Sir Keir Starmer is set to increase co-operation with Albania")
    assert "2 articles · The Independent, outlet not stated" in answer
    assert "published 14 May 2025, 1 undated · Previews, published before the event" in answer
    assert "“Global challenges need shared solutions" in answer
    assert "Also, in advance, in part the same words: “Our joint work" in answer
    assert "Chris Philp" in answer
    assert "Edi Rama: no quotes in these articles" in answer
    assert "some 12,699 people have" in answer
    assert "Arrivals this year have topped 12,000" in answer
    assert "Not the same thing: looks alike, counts something else" in answer
    assert "who carried it first can’t be told" in answer
    for never in ("desperate bid", "mockery", "In the backstreets", "Prime Minister of Albania"):
        assert never not in answer


def test_public_speakers_come_first_each_once(reading_room):
    answer = words(reading_room.ask("/story Zelenskyy Johnson")).partition("Key quotes")[2]
    assert answer.index("[Mike Johnson]") < answer.index("[Mike Waltz]")
    assert answer.count("[Mike Johnson]") == 1
    assert "Nikita" not in answer


@pytest.mark.parametrize("asked", ["Albania", "albanian", "Starmer in the Independent"])
def test_words_of_several_stories_ask_which(reading_room, asked):
    answer = reading_room.ask(f"/story {asked}")
    assert words(answer).startswith(f"Which story about “{asked}”?")
    opened = words(reading_room.press(answer, "story.card.1"))
    assert "Sir Keir Starmer is set to increase co-operation with Albania" in opened


def test_what_is_only_mentioned_is_said_to_be(newsroom):
    aside = f"{BANK}\n" * 30 + "The ferry to Kirkwall pier left late."
    keep(newsroom, told(0), told(1, headline="Norbank raises rate", text=aside))
    answer = newsroom.ask("/story ferry Kirkwall")
    assert "1 other story with these words" in words(answer)
    assert "Norbank raises rate" in words(newsroom.press(answer, "story.find"))
    assert "Norbank raises rate" in words(newsroom.ask("/story pier Kirkwall"))


def test_a_name_misspelt_and_one_word_too_many_lead_on(reading_room):
    answer = reading_room.ask("/story Zelenska")
    assert words(answer).startswith("No story with “Zelenska” in the 9 articles read.")
    assert "“Volodymyr Zelenskyy”" in words(reading_room.press(answer, "story.ask.0"))
    fewer = reading_room.ask("/story Albania xylophone")
    assert "Albania (2)" in str(fewer.blocks)
    several = reading_room.ask("/story Starmr Albania")
    assert "Keir Starmer Albania (1)" in str(several.blocks)
    assert "co-operation with Albania" in words(reading_room.press(several, "story.ask.0"))


def test_nothing_found_says_what_was_read(reading_room):
    answer = words(reading_room.ask("/story xylophone"))
    assert "No story with “xylophone” in the 9 articles read." in answer
    assert "Read so far: 9 articles (1 published 14 May 2025, 8 undated)" in answer


@pytest.mark.parametrize(
    "asked", ["*", "' OR 1=1", '"', "<!channel>", "…", "a" * 200, "NEAR(", "the of", "%_"]
)
def test_odd_questions_get_an_answer(reading_room, asked):
    answer = reading_room.ask(f"/story {asked}")
    assert "Read so far: 9 articles" in words(answer)
    assert "<!channel>" not in str(answer.blocks)


def test_too_much_is_said_to_be_too_much(reading_room):
    assert "at most 1,000 characters" in words(reading_room.ask("/story " + "word " * 300))


def test_without_words_the_stories_that_moved_last_are_shown(reading_room):
    answer = reading_room.ask("/story")
    assert words(answer).startswith("The stories that moved last")
    assert "Next 2" in str(answer.blocks)
    assert "Open 7" in str(reading_room.press(answer, "story.find").blocks)
    assert "`/story Starmer Albania`" in words(reading_room.ask("/story help"))


def test_an_empty_store_says_so(newsroom):
    assert "Nothing has been read yet." in words(newsroom.ask("/story"))


def test_who_carried_it_first_and_what_is_new_since_yesterday(newsroom):
    keep(newsroom, told(0), ago=timedelta(days=2))
    keep(newsroom, told(1), ago=timedelta(days=1, hours=20))
    keep(newsroom, told(2), ago=timedelta(hours=2))
    answer = words(newsroom.ask("/story ferry Kirkwall"))
    assert (
        "First seen by us: The Orcadian, 17 May 2025, 10:42 BST; then The Daily, 17 May 2025, 14:42" in answer
    )
    assert "Since 18 May 2025, 10:42 BST: 1 more article (The Herald)" in answer
    assert "Headline: The Orcadian" in answer


def test_nothing_new_is_said(newsroom):
    keep(newsroom, told(0), told(1), ago=timedelta(days=2))
    assert "Nothing new since 18 May 2025, 10:42 BST" in words(newsroom.ask("/story ferry Kirkwall"))


def test_hidden_and_internal_articles_are_in_no_card_list_or_count(newsroom):
    keep(newsroom, told(0), told(1, headline="Secret headline", outlet="The Secret"))
    with newsroom.store.write() as session:
        last = session.scalars(select(ArticleRow.id).order_by(ArticleRow.id.desc())).first()
        session.execute(
            update(ArticleRow).where(ArticleRow.id == last).values(standing=StandingKind.INTERNAL)
        )
    card = newsroom.ask("/story ferry Kirkwall")
    assert "1 article · The Orcadian" in words(card)
    assert "Secret" not in str(card.blocks)
    assert "Secret" not in str(newsroom.choose(card, "Sources (1)").blocks)


def test_the_articles_are_listed_with_what_joined_them(newsroom):
    keep(newsroom, *(told(number) for number in range(12)), ago=timedelta(days=2))
    card = newsroom.ask("/story ferry Kirkwall")
    listed = newsroom.choose(card, "Sources (12)")
    assert "Articles 1 to 8 of 12" in words(listed)
    assert "“Ferry aground off Kirkwall, part 1”" in words(listed)
    assert "In this story by the words: " in words(listed)
    rest = newsroom.press(listed, "story.sources.next")
    assert "Articles 9 to 12 of 12" in words(rest)
    assert "Key quotes" not in words(newsroom.choose(rest, "Back to the story"))


def test_a_story_is_shared_with_a_preview_the_sharers_words_and_its_sources(newsroom):
    keep(newsroom, told(0), told(1))
    modal, shown = share(newsroom, newsroom.ask("/story ferry Kirkwall"), comment="See <!here> & this")
    assert "The ferry Aurora ran aground" in str(modal.blocks)
    assert words(shown).startswith("See <!here> & this\nFerry aground off Kirkwall")
    assert "<!here>" not in str(shown.blocks)
    assert "Collected, not checked. whosaid · 2 articles · shared by" in words(shown)
    assert "via /story" in words(shown)
    with newsroom.store.read() as session:
        assert session.scalars(select(OutboxRow.articles)).all() == [[1, 2]]
    before = len(newsroom.seen("tom", "#politics"))
    newsroom.workspace.press("tom", action_id="story.open.sources", message=shown.ts)
    found = newsroom.workspace.until(lambda: newsroom.seen("tom", "#politics")[before:])[0]
    assert found.only_for
    assert "Articles 1 to 2 of 2" in words(found)
    assert len(posted(newsroom)) == 1


def test_a_shared_summary_has_no_loaded_words_and_little_of_each_outlet(reading_room):
    for asked in ("Starmer Albania", "Rayner", "Abbott", "principal", "Johnson"):
        card = reading_room.ask(f"/story {asked}")
        reading_room.workspace.press("maya", action_id="story.share", message=card.ts)
        modal = reading_room.workspace.until(lambda: reading_room.workspace.modal("maya"))
        prose = Counter[str]()
        blocks = [block for block in modal.blocks if block["type"] in {"section", "context"}]
        for one, small in pairwise(blocks):
            if one["type"] == "section" and small["type"] == "context":
                shown = one["text"]["text"].strip("*")
                if not shown.startswith("“"):
                    prose[small["elements"][0]["text"].split(" · ")[0]] += len(shown.split())
                    assert not loaded_words(shown), shown
        assert max(prose.values()) <= 75, prose
        reading_room.workspace.close("maya", cleared=True)


def test_a_story_is_kept_and_copied_with_its_attributions(newsroom):
    keep(newsroom, told(0), told(1))
    card = newsroom.ask("/story ferry Kirkwall")
    pressing = {"action_id": "story.card.menu", "message": card.ts}
    newsroom.workspace.press("maya", **pressing, selected="story.copy 1")
    modal = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    copied = modal.blocks[0]["element"]["initial_value"]
    assert "before dawn. — The Orcadian, 14 May 2025" in copied
    newsroom.workspace.close("maya", cleared=True)
    newsroom.workspace.press("maya", **pressing, selected="story.keep 1")
    (kept,) = newsroom.workspace.until(lambda: newsroom.seen("maya", "D0REPORTER"))
    assert "Kept from /story." in words(kept)


def test_a_story_that_vanished_is_said_to_have(newsroom):
    keep(newsroom, told(0), told(1))
    card = newsroom.ask("/story ferry Kirkwall")
    with newsroom.store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
    assert "can’t be seen any more" in words(newsroom.choose(card, "Sources (2)"))


def test_a_story_of_very_many_articles_still_fits(newsroom):
    keep(newsroom, *(told(number) for number in range(60)), ago=timedelta(days=2))
    assert "60 articles" in words(newsroom.ask("/story ferry Kirkwall"))


@pytest.mark.parametrize(
    ("wish", "gone"),
    [
        (Wish(kind=Kind.HIDE_QUOTE, key="hidden", quote_id=1), "build it"),
        (Wish(kind=Kind.HIDE_PERSON, key="hidden", person_id=1), "Ana Doe"),
    ],
    ids=["quote", "person"],
)
def test_what_editors_hid_is_in_no_sentence_of_a_story(newsroom, wish, gone):
    save(newsroom.store, article(), reading())
    assert "We will build it." in words(newsroom.ask("/story plumber mayor"))
    with newsroom.store.write() as session:
        decisions.decide(session, wish=wish, audience=Audience(workspace=TEAM, user="U1"), now=NOW)
    assert gone not in words(newsroom.ask("/story plumber mayor"))
