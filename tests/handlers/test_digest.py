"""`/digest` through the front door: what is understood, said back, listed, changed and refused."""

import pytest
from sqlalchemy import select

from storage.tables import SubscriptionRow
from tests.conftest import save
from tests.digests import about, read
from tests.made import article, reading
from tests.newsroom import words


def ask(newsroom, line, *, user="maya", channel="#migration"):
    return newsroom.ask(line, user=user, channel=channel)


def kept(newsroom):
    with newsroom.store.read() as session:
        return session.scalars(select(SubscriptionRow).order_by(SubscriptionRow.id)).all()


def labels(message):
    return [
        element["text"]["text"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if "text" in element
    ]


def test_a_subscription_repeats_what_was_understood_with_the_next_three_times(newsroom):
    answer = ask(newsroom, "/digest subscribe small boats daily 08:00")
    told = words(answer)
    assert "Subscribed: articles with all of the words “small boats” · daily at 08:00, Europe/London" in told
    assert "Tue 20 May 2025, 08:00 BST · Wed 21 May 2025, 08:00 BST · Thu 22 May 2025, 08:00 BST" in told
    assert "it is yours in Slack: Europe/London" in told
    assert "A day without news is said in one line." in told
    assert labels(answer)[:2] == ["Undo", "Preview"]
    (row,) = kept(newsroom)
    assert (row.channel, row.kind, row.words, row.cadence, row.at) == (
        newsroom.workspace.channel("#migration").id,
        "words",
        "small boats",
        "daily",
        "08:00",
    )


def test_undo_ends_it_and_can_be_undone(newsroom):
    answer = ask(newsroom, "/digest subscribe Kirkwall daily 08:00")
    newsroom.workspace.press("maya", action_id="digest.end", message=answer.ts)
    told = newsroom.workspace.until(lambda: newsroom.seen("maya", "#migration")[1:])[0]
    assert words(told).startswith("Unsubscribed")
    assert kept(newsroom)[0].state == "ended"
    newsroom.workspace.press("maya", action_id="digest.resume", message=told.ts)
    newsroom.workspace.until(lambda: newsroom.seen("maya", "#migration")[2:])
    assert kept(newsroom)[0].state == "active"


def test_the_rest_is_an_outlet_then_a_person_then_words_and_the_others_are_offered(newsroom):
    save(newsroom.store, article(outlet="Doe"), reading())
    answer = ask(newsroom, "/digest subscribe Doe 08:00")
    assert "everything in Doe" in words(answer)
    assert labels(answer)[2:] == ["Ana Doe · mayor", "The words “Doe”"]
    taken = newsroom.press(answer, "digest.take.0")
    assert "articles that quote or name Ana Doe" in words(taken)
    assert (kept(newsroom)[0].kind, kept(newsroom)[0].topic) == ("person", "person:ana doe")


def test_two_people_of_one_name_are_nobodys_choice_but_the_subscribers(newsroom):
    save(newsroom.store, article(), reading())
    other = article().text.replace("Ana Doe", "Eva Doe")
    save(newsroom.store, article(other), reading(other, name="Eva Doe"))
    answer = ask(newsroom, "/digest subscribe Doe 08:00")
    assert "the word “Doe”" in words(answer)
    assert "2 people are called “Doe”" in words(answer)
    assert sorted(labels(answer)[2:]) == ["Ana Doe · mayor", "Eva Doe · mayor"]


def test_a_private_person_is_words_only(newsroom):
    save(newsroom.store, article(), reading())
    assert "all of the words “Bob Roe”" in words(ask(newsroom, "/digest subscribe Bob Roe 08:00"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Albania", "Say when"),
        ("Albania 08:00 Lodnon", "No time zone is called “Lodnon”"),
        ("Albania 25:00", "from 00:00 to 23:59"),
        ("daily 08:00", "Say about what"),
        ("x" * 200 + " 08:00", "at most 120 characters"),
        ("Albania monthly 08:00", "not “monthly”"),
        ("Albania twice daily 08:00", "not “twice daily”"),
        ("Albania every other Monday 08:00", "not “every other Monday”"),
        ("Albania weekends 08:00", "not “weekends”"),
        ("Albania without sport daily 08:00", "can’t obey “without”"),
        ("Albania weekly Moonday 08:00", "not “weekly Moonday”"),
        ("Albania weekly Mon,Wed 08:00", "not “weekly Mon,Wed”"),
        ("Albania on Mondays and Thursdays 08:00", "not “on Mondays and Thursdays”"),
        ("Albania Monday 08:00", "“Monday” may be the day or part of the topic"),
        ("Albania weekdays daily 08:00", "“weekdays” says how often, and so does what follows it"),
        ("weekdays daily 08:00", "“weekdays” says how often"),
        ("Albania or Kosovo daily 08:00", "can’t obey “or”"),
        ("Albania not sport daily 08:00", "can’t obey “not”"),
        ("🇦🇱 daily 08:00", "Say about what"),
        ("Albania daily 08:00 please", "No time zone is called “please”"),
    ],
)
def test_what_is_unclear_says_what_to_type_and_subscribes_nothing(newsroom, line, told):
    assert told in words(ask(newsroom, f"/digest subscribe {line}"))
    assert kept(newsroom) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Albania noon", "the word “Albania” · daily at 12:00"),
        ("Albania weekly Mon midnight", "the word “Albania” · weekly on Mondays at 00:00"),
        ("<#C0POLITICS|politics> daily 08:00", "the word “politics” · daily at 08:00"),
        ('"trial or error" daily 08:00', "“trial or error” next to each other · daily at 08:00"),
        ("Guardian Weekly daily 08:00", "all of the words “Guardian Weekly” · daily at 08:00"),
        ("Black Friday daily 08:00", "all of the words “Black Friday” · daily at 08:00"),
        ("The Sunday Times 08:00", "all of the words “The Sunday Times” · daily at 08:00"),
        ("long weekends daily 08:00", "all of the words “long weekends” · daily at 08:00"),
        ("fortnightly bins weekly on Monday 08:00", "“fortnightly bins” · weekly on Mondays at 08:00"),
        (
            "Doctors Without Borders daily 08:00",
            "all of the words “Doctors Without Borders” · daily at 08:00",
        ),
        ("USA Today 08:00", "“USA Today” · daily at 08:00"),
        ("everything at once", "From now on: all new stories"),
    ],
)
def test_odd_ways_to_say_it_are_confirmed_as_they_were_understood(newsroom, line, told):
    assert told in words(ask(newsroom, f"/digest subscribe {line}"))
    assert len(kept(newsroom)) == 1


def test_a_private_channel_without_the_app_is_refused_at_subscribing(newsroom):
    answer = ask(newsroom, "/digest subscribe Albania 08:00", channel="#investigations")
    assert "/invite @whosaid" in words(answer)
    assert kept(newsroom) == []


def test_a_channel_shared_with_another_company_is_refused(newsroom):
    answer = ask(newsroom, "/digest subscribe Albania 08:00", channel="#wire-partner")
    assert "another company" in words(answer)
    assert kept(newsroom) == []


def test_the_same_digest_twice_is_said_to_be_there(newsroom):
    ask(newsroom, "/digest subscribe Albania 08:00")
    assert "has this digest already" in words(ask(newsroom, "/digest subscribe albania daily 8am London"))
    assert len(kept(newsroom)) == 1


def test_pause_and_resume_by_number_and_by_topic(newsroom):
    ask(newsroom, "/digest subscribe Albania 08:00")
    assert words(ask(newsroom, "/digest pause albania")).startswith("Paused")
    assert "paused" in words(ask(newsroom, "/digest list"))
    number = kept(newsroom)[0].id
    assert words(ask(newsroom, f"/digest resume {number}")).startswith("Resumed")
    assert kept(newsroom)[0].next_due is not None


def test_other_peoples_digests_are_managed_by_whom_the_workspace_lets_manage(newsroom):
    ask(newsroom, "/digest subscribe Albania 08:00", user="tom")
    told = words(ask(newsroom, "/digest pause Albania"))
    assert "manage other people’s digests" in told
    assert kept(newsroom)[0].state == "active"
    ask(newsroom, "/digest subscribe Kirkwall 08:00")
    assert words(ask(newsroom, "/digest pause Kirkwall", user="tom")).startswith("Paused")


def test_digests_elsewhere_are_nobody_elses_business(newsroom):
    ask(newsroom, "/digest subscribe Kirkwall 08:00", channel="#politics", user="tom")
    assert "Kirkwall" not in words(ask(newsroom, "/digest list"))
    assert "Kirkwall" in words(ask(newsroom, "/digest list", user="tom"))
    assert "No digest here" in words(ask(newsroom, "/digest history Kirkwall"))


def test_a_preview_shows_what_would_be_sent_to_the_asker_alone(newsroom):
    read(newsroom, about("Kirkwall"), about("Oslo", 1))
    ask(newsroom, "/digest subscribe Kirkwall 08:00")
    shown = ask(newsroom, "/digest preview Kirkwall")
    assert "Preview:" in words(shown)
    assert "Kirkwall in the news" in words(shown)
    assert "Oslo" not in words(shown)
    assert shown.only_for


def test_synonyms_are_given_by_editors_and_said_back(newsroom):
    ask(newsroom, "/digest subscribe small boats 08:00")
    assert "Only the workspace’s admins" in words(ask(newsroom, "/digest synonyms small boats = dinghies"))
    assert words(ask(newsroom, "/digest synonyms")).startswith("Type a topic")
    told = ask(newsroom, "/digest synonyms small boats = dinghies, Channel crossings", user="tom")
    assert "“Channel crossings”, “dinghies”" in words(told)
    assert "or “dinghies”" in words(ask(newsroom, "/digest list"))
    read(newsroom, about("Dinghies"))
    assert "Dinghies in the news" in words(ask(newsroom, "/digest preview small boats"))


def test_the_modal_subscribes_whoever_types_no_commands(newsroom):
    newsroom.workspace.type_line("maya", "#migration", "/digest subscribe")
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    channel = newsroom.workspace.channel("#politics").id
    values = {"topic": "“small boats”", "channel": channel, "cadence": "weekly monday", "time": "07:30"}
    newsroom.workspace.submit("maya", values={**values, "zone": "Paris", "empty": "silent"})
    newsroom.workspace.until(lambda: kept(newsroom))
    (row,) = kept(newsroom)
    assert (row.channel, row.words, row.exact, row.cadence) == (channel, "small boats", True, "weekly")
    assert (row.at, row.weekday, row.zone, row.says_empty) == ("07:30", 0, "Europe/Paris", False)


def test_the_modal_says_at_its_inputs_what_to_correct(newsroom):
    newsroom.workspace.type_line("maya", "#migration", "/digest subscribe")
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    channel = newsroom.workspace.channel("#investigations").id
    values = {"topic": "Albania", "channel": channel, "cadence": "daily", "time": "07:30"}
    newsroom.workspace.submit("maya", values={**values, "zone": "Lodnon", "empty": "say"})
    errors = newsroom.workspace.until(lambda: newsroom.workspace.modal("maya").errors)
    assert "/invite @whosaid" in errors["channel"]
    assert "No time zone" in errors["zone"]
    assert kept(newsroom) == []


def test_a_digest_of_everything_is_called_so(newsroom):
    ask(newsroom, "/digest subscribe everything daily 08:00")
    assert "Preview:" in words(ask(newsroom, "/digest preview everything"))


@pytest.mark.parametrize("line", ["", "help", "banana", "pause", "preview 99999999999999999999", "now x"])
def test_anything_else_is_answered_with_what_can_be_typed(newsroom, line):
    assert words(ask(newsroom, f"/digest {line}"))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("subscibe Rama daily 08:00", "subscribe Rama daily 08:00"),
        ("lsit", "list"),
        ("Albania daily 08:00", "subscribe Albania daily 08:00"),
        ("sotp 3", "unsubscribe 3"),
    ],
)
def test_a_near_miss_says_what_may_have_been_meant(newsroom, line, meant):
    assert f"Did you mean /digest {meant}?" in words(ask(newsroom, f"/digest {line}")).replace("`", "")


def test_what_comes_near_to_nothing_suggests_nothing(newsroom):
    assert "Did you mean" not in words(ask(newsroom, "/digest banana"))


def test_home_shows_my_digests_with_their_next_times(newsroom):
    ask(newsroom, "/digest subscribe Albania 08:00")
    newsroom.workspace.open_home("maya")
    home = newsroom.workspace.until(lambda: newsroom.workspace.home("maya"))
    assert "next Tue 20 May 2025, 08:00 BST" in str(home.json)
