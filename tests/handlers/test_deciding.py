"""Editors decide from the answer itself: the menu, the modal, the confirmation, and the way back."""

import json

import pytest
from sqlalchemy import select, update

from handlers.carrying import BUSY
from handlers.concerned import Concerned
from storage import decisions, rulings
from storage.engine import Store, open_store
from storage.kinds import Kind
from storage.subjects import Wish
from storage.tables import DecisionRow, OutboxRow
from tests.conftest import NOW, save
from tests.made import TEXT, article, reading
from tests.newsroom import TEAM, open_newsroom, words

LABEL = "Correct or hide…"


@pytest.fixture
def card(newsroom):
    save(newsroom.store, article(), reading())
    return newsroom.ask("/whosaid Ana Doe")


def open_modal(newsroom, card, *, user="maya"):
    """Choose the menu's option and return the modal that opens."""
    menu = next(one for one in card.blocks[-1]["elements"] if one["type"] == "overflow")
    (option,) = (one for one in menu["options"] if one["text"]["text"] == LABEL)
    before = newsroom.workspace.modal(user)
    newsroom.workspace.press(user, action_id=menu["action_id"], message=card.ts, selected=option["value"])
    return newsroom.workspace.until(
        lambda: (modal := newsroom.workspace.modal(user)) and modal != before and modal
    )


def offered(modal) -> dict[str, str]:
    """What can be decided, each by its group and label, and the value."""
    (select_one,) = (block["element"] for block in modal.blocks if block.get("block_id") == "decision")
    return {
        f"{group['label']['text']} / {option['text']['text']}": option["value"]
        for group in select_one["option_groups"]
        for option in group["options"]
    }


def value(modal, label: str) -> str:
    found = [value for name, value in offered(modal).items() if label in name]
    assert found, (label, list(offered(modal)))
    return found[0]


def told(newsroom, user="maya"):
    return [one for one in newsroom.seen(user, "#politics") if one.only_for]


def submit(newsroom, modal, label: str, *, user="maya", **values):
    """Decide, and return the confirmation."""
    before = len(told(newsroom, user))
    newsroom.workspace.submit(user, modal.id, {"decision": value(modal, label), **values})
    return newsroom.workspace.until(lambda: told(newsroom, user)[before:])[-1]


def decide(newsroom, card, label: str, *, user="maya", **values):
    return submit(newsroom, open_modal(newsroom, card, user=user), label, user=user, **values)


def undo(newsroom, confirmation, *, user="maya"):
    (button,) = (one["action_id"] for one in confirmation.blocks[-1]["elements"])
    return newsroom.press(confirmation, button, user=user)


def asked(newsroom, line="/whosaid Ana Doe", **who) -> str:
    return words(newsroom.ask(line, **who))


@pytest.mark.parametrize(
    ("label", "confirmed", "gone"),
    [
        (
            "Hide now: “We will build it.”",
            "Hidden: the quote “We will build it.”. It is gone from every answer.",
            "build",
        ),
        ("Not a quote", "Not a quote: “We will build it.”. It is gone", "build"),
        ("Ana Doe didn’t say “We will build it.”", "is shown without a speaker", "build"),
        ("Hide the article: The Daily", "Hidden: the article “The Daily, undated”", "build"),
        ("Hide Ana Doe now", "Hidden: Ana Doe. They are gone", "Ana Doe ·"),
        ("Ana Doe is not a person", "Not a person: Ana Doe", "Ana Doe ·"),
    ],
)
def test_what_is_decided_holds_for_the_whole_workspace_until_it_is_undone(
    newsroom, card, label, confirmed, gone
):
    before = words(card)
    assert gone in before
    confirmation = decide(newsroom, card, label)
    assert confirmed in words(confirmation)
    assert gone not in asked(newsroom)
    assert gone not in asked(newsroom, user="tom")
    told = words(undo(newsroom, confirmation))
    assert "Undone. It no longer holds" in told
    assert "gone" not in told
    assert asked(newsroom) == before


def test_the_modal_offers_what_the_card_shows(newsroom, card):
    modal = open_modal(newsroom, card)
    labels = list(offered(modal))
    assert [label.split(" / ")[0] for label in labels[::4]][:2] == [
        "The quote “We will build it.”",
        "Ana Doe",
    ]
    assert labels[-1] == "The articles / Hide the article: The Daily"
    (who,) = (block for block in modal.blocks if block.get("block_id") == "who")
    assert [option["text"]["text"] for option in who["element"]["options"]] == ["Ana Doe", "Bob Roe"]


def test_someone_else_of_the_article_said_it(newsroom, card):
    modal = open_modal(newsroom, card)
    (who,) = (block for block in modal.blocks if block.get("block_id") == "who")
    roe = who["element"]["options"][1]["value"]
    confirmation = submit(newsroom, modal, "Someone else, named below, said", who=roe)
    assert "is shown as said by Bob Roe" in words(confirmation)
    answer = asked(newsroom, '/whosaid "will build"')
    assert "1 statement by Bob Roe" in answer
    assert "Why: decided by an editor here on 19 May 2025" in answer
    assert "No quotes by Ana Doe" in asked(newsroom)


def test_someone_whom_no_article_names_said_it(newsroom, card):
    decide(newsroom, card, "Someone else, named below, said", name="Kim <!channel> Poe")
    shown = newsroom.ask('/whosaid "will build"')
    assert "<!" not in str(shown.blocks)
    assert "Kim <!channel> Poe" in words(shown)


def test_people_are_joined_and_the_card_says_so(newsroom, card):
    other = TEXT.replace("Ana", "Eva")
    save(newsroom.store, article(other), reading(other, name="Eva Doe"))
    confirmation = decide(newsroom, card, "is the same as whoever", name="Eva Doe")
    assert words(confirmation) == "One person: Ana Doe is Eva Doe."
    answer = asked(newsroom, "/whosaid Doe")
    assert answer.startswith("Eva Doe")
    assert "Joined by an editor here: Ana Doe" in answer
    undo(newsroom, confirmation)
    assert asked(newsroom, "/whosaid Doe").startswith("Which Doe?")


def test_a_full_name_means_its_bearer_and_never_whoever_the_card_shows(newsroom, card):
    for name in ("Eva Doe", "Mia Doe"):
        text = TEXT.replace("Ana Doe", name)
        save(newsroom.store, article(text), reading(text, name))
        decide(newsroom, newsroom.ask(f"/whosaid {name}"), "is also called", name="Ana Doe")
    eva = newsroom.ask("/whosaid Eva Doe")
    modal = open_modal(newsroom, eva)
    newsroom.workspace.submit(
        "maya", modal.id, {"decision": value(modal, "is the same as whoever"), "name": "Doe"}
    )
    errors = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya").errors or None)
    assert "More than one person is called so" in errors["name"]
    newsroom.workspace.close("maya")
    confirmation = decide(newsroom, eva, "is the same as whoever", name="Ana Doe")
    assert words(confirmation) == "One person: Eva Doe is Ana Doe."


def test_a_person_is_renamed_called_otherwise_and_told_apart(newsroom, card):
    assert "Renamed: Ana Doe is shown as Anna Doe" in words(
        decide(newsroom, card, "is shown by the name", name="Anna Doe")
    )
    answer = asked(newsroom, "/whosaid Anna Doe")
    assert answer.startswith("Anna Doe")
    assert "Named so by an editor here; articles write Ana Doe" in answer
    decide(newsroom, card, "is also called", name="The Iron Mayor")
    assert asked(newsroom, "/whosaid iron mayor").startswith("No article read calls anyone “iron mayor”")
    assert asked(newsroom, "/whosaid the iron mayor").startswith("Anna Doe")
    save(newsroom.store, article(TEXT + "\nMore.", outlet="The Nightly"), reading())
    again = newsroom.ask("/whosaid Ana Doe")
    decide(newsroom, again, "in: The Nightly")
    assert asked(newsroom, "/whosaid Ana Doe").startswith("Which Ana Doe?")


@pytest.mark.parametrize(
    ("label", "values", "sentence"),
    [
        ("is shown by the name", {}, "Type a name."),
        ("is shown by the name", {"name": "Ana Doe"}, "is the name already"),
        ("is the same as whoever", {"name": "Nobody Else"}, "No one of that name"),
        ("is the same as whoever", {"name": "Ana Doe"}, "one person here already"),
        ("Someone else, named below, said", {"name": "…"}, "Type a name."),
    ],
)
def test_what_cannot_be_decided_is_said_where_it_is_typed(newsroom, card, label, values, sentence):
    modal = open_modal(newsroom, card)
    newsroom.workspace.submit("maya", modal.id, {"decision": value(modal, label), **values})
    shown = newsroom.workspace.until(lambda: (newsroom.workspace.modal("maya").errors) or None)
    assert sentence in shown["name"]
    with newsroom.store.read() as session:
        assert session.scalars(select(DecisionRow.id)).all() == []


def test_a_private_person_is_not_joined_across_articles(newsroom, card):
    save(newsroom.store, article(TEXT + "\nMore."), reading())
    roe = newsroom.press(newsroom.ask("/whosaid Bob Roe"), "whosaid.card.0")
    modal = open_modal(newsroom, roe)
    newsroom.workspace.submit(
        "maya", modal.id, {"decision": value(modal, "is the same as whoever"), "name": "Bob Roe"}
    )
    errors = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya").errors or None)
    assert "isn’t a public person, and so stays inside one article" in errors["name"]


def test_a_submission_that_comes_twice_decides_once(newsroom, card):
    modal = open_modal(newsroom, card)
    confirmation = submit(newsroom, modal, "Hide now: “We will build it.”")
    with newsroom.store.write() as session:
        wish = Wish(kind=Kind.HIDE_QUOTE, key=f"decide:{modal.id}", quote_id=1)
        audience = newsroom_audience()
        assert decisions.decide(session, wish=wish, audience=audience, now=NOW).about == "We will build it."
        assert len(session.scalars(select(DecisionRow.id)).all()) == 1
    assert "Undo" in str(confirmation.blocks)


def newsroom_audience():
    from news.nouns import Audience

    return Audience(workspace=TEAM, user="U0REPORTER")


def test_two_editors_at_once_and_the_second_is_told_of_the_first(newsroom, card):
    hers = newsroom.ask("/whosaid Ana Doe", user="tom")
    tom, maya = open_modal(newsroom, hers, user="tom"), open_modal(newsroom, card)
    first = submit(newsroom, maya, "Hide now: “We will build it.”")
    second = submit(newsroom, tom, "Hide now: “We will build it.”", user="tom")
    assert "That was decided before, by U0REPORTER, 19 May 2025, 10:42 BST." in words(second)
    assert "Undone. It no longer holds" in words(undo(newsroom, second, user="tom"))
    assert "Undone by U0EDITOR, 19 May 2025, 10:42 BST." in words(undo(newsroom, first))
    assert "build" in asked(newsroom)


def test_a_decision_about_what_vanished_meanwhile_says_so_and_loses_nothing(newsroom, card):
    modal = open_modal(newsroom, card)
    from storage.tables import ArticleRow

    with newsroom.store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
    newsroom.workspace.submit("maya", modal.id, {"decision": value(modal, "Hide now: “We will build it.”")})
    errors = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya").errors or None)
    assert "can’t be seen here any more, so nothing was decided" in errors["decision"]
    newsroom.workspace.close("maya")
    before = len(told(newsroom))
    menu = next(one for one in card.blocks[-1]["elements"] if one["type"] == "overflow")
    newsroom.workspace.press(
        "maya", action_id=menu["action_id"], message=card.ts, selected=menu["options"][-1]["value"]
    )
    shown = newsroom.workspace.until(lambda: told(newsroom)[before:])[-1]
    assert "can’t be seen any more" in words(shown)


def test_what_was_decided_is_listed_with_who_when_and_undo(newsroom, card):
    decide(newsroom, card, "Hide now: “We will build it.”")
    last = decide(newsroom, card, "is also called", name="The Iron Mayor")
    undo(newsroom, last)
    modal = open_modal(newsroom, newsroom.ask("/whosaid Ana Doe"))
    listed = [block for block in modal.blocks if block["type"] == "section"][1:]
    assert [("accessory" in block) for block in listed] == [False, True]
    assert "Undone by <@U0REPORTER>, 19 May 2025, 10:42 BST." in listed[0]["text"]["text"]
    assert "Decided by <@U0REPORTER>, 19 May 2025, 10:42 BST." in listed[1]["text"]["text"]
    before, seen = len(told(newsroom)), told(newsroom)
    newsroom.workspace.press("maya", action_id=listed[1]["accessory"]["action_id"], view=modal.id)
    shown = newsroom.workspace.until(lambda: told(newsroom)[before:])[-1]
    assert "Undone. It no longer holds: Hidden: the quote" in words(shown)
    assert shown.ts not in {one.ts for one in seen}
    assert "build" in asked(newsroom)


def test_what_leaves_no_card_behind_is_brought_back_from_any_other(newsroom, card):
    other = TEXT.replace("Ana", "Eva")
    save(newsroom.store, article(other), reading(other, name="Eva Doe"))
    decide(newsroom, card, "Hide Ana Doe now")
    assert asked(newsroom).startswith("No one called")
    modal = open_modal(newsroom, newsroom.ask("/whosaid Eva Doe"))
    heads = [block["text"]["text"] for block in modal.blocks if block["type"] == "section"]
    assert heads[0] == "*Elsewhere in this workspace*"
    (undoing,) = (block["accessory"] for block in modal.blocks if "accessory" in block)
    before = len(told(newsroom))
    newsroom.workspace.press("maya", action_id=undoing["action_id"], view=modal.id)
    newsroom.workspace.until(lambda: told(newsroom)[before:])
    assert asked(newsroom).startswith("Ana Doe")


def test_a_share_under_way_is_withdrawn_by_a_decision(newsroom, card):
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.faults.next("conversations.info", status=429, retry_after=7)
    newsroom.workspace.submit("maya", values={"channel": newsroom.workspace.channel("#migration").id})
    newsroom.workspace.until(lambda: told(newsroom)[1:])
    decide(newsroom, card, "Hide now: “We will build it.”")
    with newsroom.store.write() as session:
        session.execute(update(OutboxRow).values(due_at=NOW))
    newsroom.wiring.deliveries().deliver_due()
    with newsroom.store.read() as session:
        assert session.scalars(select(OutboxRow.state)).all() == ["withdrawn"]
    assert [one for one in newsroom.seen("tom", "#migration") if not one.only_for] == []


def test_another_workspace_is_shown_all_and_undoes_nothing(newsroom, card):
    from news.nouns import Audience
    from storage import quotes

    decide(newsroom, card, "Hide now: “We will build it.”")
    elsewhere = Audience(workspace="T0ELSEWHERE", user="U0THEM")
    with newsroom.store.write() as session:
        assert quotes.by_words(session, words="will build", audience=elsewhere, now=NOW).total == 1
        with pytest.raises(LookupError):
            decisions.undo(session, decision_id=1, audience=elsewhere, now=NOW)


@pytest.mark.parametrize("rows", [(), range(1, 40), range(10**7, 10**7 + 40)])
def test_what_a_menu_carries_fits_into_an_option(rows):
    concerned = Concerned(person=123_456_789, quotes=list(rows), articles=list(rows))
    assert len(f"decide.open {concerned.value}") <= 150
    kept = Concerned.of(concerned.value)
    assert kept.person == 123_456_789
    assert list(kept.quotes) == list(rows)[: len(kept.quotes)]
    assert json.loads(concerned.value)["p"]


def test_a_shared_card_is_withdrawn_where_it_stands_when_what_it_shows_is_hidden(newsroom, card):
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    channel = newsroom.workspace.channel("#migration").id
    newsroom.workspace.submit("maya", values={"channel": channel})
    newsroom.workspace.until(lambda: newsroom.seen("tom", "#migration"))
    newsroom.settle()  # seen before it is on record as posted
    withdrawals = newsroom.wiring.withdrawals()
    assert withdrawals.withdraw_hidden() == 0
    submit(newsroom, open_modal(newsroom, card), "We will build it.” / Hide now")
    assert withdrawals.withdraw_hidden() == 1
    assert withdrawals.withdraw_hidden() == 0
    (shown,) = newsroom.seen("tom", "#migration")
    assert shown.text == "Withdrawn: an editor has hidden what stood here."
    assert shown.blocks == ()


def test_a_withdrawal_that_slack_did_not_take_is_tried_again(newsroom, card):
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.submit("maya", values={"channel": newsroom.workspace.channel("#migration").id})
    newsroom.workspace.until(lambda: newsroom.seen("tom", "#migration"))
    newsroom.settle()
    submit(newsroom, open_modal(newsroom, card), "We will build it.” / Hide now")
    newsroom.workspace.faults.next("chat.update", status=500)
    withdrawals = newsroom.wiring.withdrawals()
    withdrawals.withdraw_hidden()
    with newsroom.store.write() as session:
        session.execute(update(OutboxRow).values(leased_until=NOW))
    withdrawals.withdraw_hidden()
    assert newsroom.seen("tom", "#migration")[0].text.startswith("Withdrawn")


@pytest.mark.parametrize(
    ("label", "confirmed", "left"),
    [
        ("Hide now: “a plumber", "Hidden: the figure “a plumber …", None),
        ("Not a figure: “a plumber", "Not a figure: “a plumber …", None),
        (
            "Ana Doe didn’t give “a plumber",
            "is shown without a giver",
            "giver not clear (an editor’s decision)",
        ),
        (
            "Someone else, named below, gives “a plumber",
            "as given by Bob Roe",
            "Bob Roe (an editor’s decision)",
        ),
    ],
)
def test_a_figure_is_corrected_until_it_is_undone(newsroom, label, confirmed, left):
    save(newsroom.store, article(), reading())
    before = newsroom.ask("/facts plumber")
    assert "· probably Ana Doe" not in words(before)
    confirmation = decide(newsroom, before, label, name="Bob Roe")
    assert confirmed in words(confirmation)
    for user in ("maya", "tom"):
        shown = asked(newsroom, "/facts plumber", user=user)
        assert left in shown if left else "No figures on “plumber”" in shown
    undo(newsroom, confirmation)
    assert asked(newsroom, "/facts plumber") == words(before)


def test_the_figures_of_a_card_with_many_are_offered_as_far_as_its_menu_holds():
    many = Concerned(figures=list(range(900_000, 900_040)), articles=list(range(100_000, 100_015)))
    read = Concerned.of(many.value)
    assert 5 < len(read.figures) < 40
    assert read.figures == many.figures[: len(read.figures)]
    assert read.articles


def test_who_decides_while_much_is_read_anew_is_told_and_can_try_again(store, monkeypatch):
    """On a server thousands of quotes take seconds; on SQLite whoever writes long does the same."""
    monkeypatch.setattr(rulings, "BUSY", 0.3)
    save(store, article(), reading())
    hurried = Store(open_store(store.engine.url.render_as_string(hide_password=False), patience=0.3))
    with open_newsroom(hurried) as newsroom:
        modal = open_modal(newsroom, newsroom.ask("/whosaid Ana Doe"))
        with store.write() as session:
            session.connection()  # SQLite's one writer
            rulings.reread_undecided(session)
            told = words(submit(newsroom, modal, "Hide Ana Doe now"))
        assert told == BUSY
        assert "Ana Doe ·" in asked(newsroom)
        assert "Hidden: Ana Doe" in words(submit(newsroom, modal, "Hide Ana Doe now"))
        assert "Ana Doe ·" not in asked(newsroom)
    hurried.close()
