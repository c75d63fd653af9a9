"""Subscribing to a digest, by command or in a modal: what the topic is taken for, and what else it may be."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from handlers import digest_query
from handlers.blocks import digest_modal
from handlers.blocks import subscriptions as render
from handlers.blocks.kit import escape, section
from handlers.carried import number_of, values_of
from handlers.digest_managing import GONE
from handlers.digest_query import UnclearError, Wish
from handlers.intents import Asked, Correct, Intent, OpenModal, Place, Reach, Reply, Submitted, ToldError
from handlers.message import message
from handlers.roles import must_belong, must_manage
from news.digests.slots import Cadence, ZoneError
from news.digests.subscription import Subscription
from news.digests.topics import Topic, TopicKind
from news.digests.zones import zone_called
from news.nouns import PersonKind
from storage import articles, deeds, people, subscriptions
from storage.articles import outlet_key
from storage.nouns import Known
from storage.subscriptions import AlreadyError, Kept, TooManyError

EVERYTHING = {"everything", "all", "all news", "anything"}
REACHES = {
    Reach.UNSEEN: "I’m not in that channel. Type `/invite @whosaid` there, then subscribe again.",
    Reach.SHARED: "That channel is shared with another company: no digest goes there. Choose another one.",
    Reach.ARCHIVED: "That channel is archived. Choose another one.",
    Reach.UNKNOWN: "Slack doesn’t say just now whether I can post there. Nothing was changed; try again.",
}
NOT_OURS = "I can’t post between other people. Type this in a channel, or in your messages with me."
THEIR_ZONE = "No zone was typed, so it is yours in Slack: {}."
OUR_ZONE = "No zone was typed, and your Slack profile has none, so it is the newsroom’s: {}."
DAILY = "No day was typed, so it comes daily."
MONDAY = "No day was typed, so it comes on Mondays."
SEVERAL = "{} people are called “{}”, so it is taken as words. Choose one of them to get theirs."
ANY_FORM = "All of the words, in any form, anywhere in an article. In “quotation marks” they stand together."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A way to take a topic: what it is, the person's row if it is one, and what its button says."""

    topic: Topic
    label: str
    person_id: int | None = None

    def value(self, kept: Kept) -> str:
        """Return the value of the button that takes `kept` so."""
        topic = self.topic
        return json.dumps(
            {
                "id": kept.id,
                "kind": topic.kind,
                "words": topic.words,
                "exact": topic.exact,
                "outlet": topic.outlet,
                "person": self.person_id,
            },
            ensure_ascii=False,
        )


def subscribe(session: Session, asked: Asked, words: str) -> tuple[Intent, ...]:
    """Subscribe the channel to what the words say; without any, open the modal."""
    if not words:
        return open_modal(session, asked)
    place = asked.place(asked.audience.channel or "")
    must_belong(asked, "subscribe to digests")
    outlets = articles.outlets(session, audience=asked.audience, now=asked.now)
    try:
        wish = digest_query.parse(words, zone=asked.zone.key, outlets=outlets)
    except (UnclearError, ZoneError) as unclear:
        return (Reply(message=message(section(str(unclear)))),)
    refused = NOT_OURS if _is_others(place) else REACHES.get(place.reach)
    if refused:
        return (Reply(message=message(section(refused))),)
    who = asked.audience
    key = f"{who.workspace} {who.user} {who.channel} {words} {asked.now:%Y-%m-%d %H:%M}"
    return (_subscribed(session, asked, wish, place, key=key),)


def open_modal(_session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Open the modal in which a digest is subscribed without typing a command."""
    must_belong(asked, "subscribe to digests")
    return (OpenModal(view=digest_modal.modal(zone=asked.zone.key)),)


def submit(session: Session, submitted: Submitted) -> tuple[Intent, ...]:
    """Subscribe to what was filled in."""
    asked, values = submitted.asked, submitted.values
    must_belong(asked, "subscribe to digests")
    place = asked.place(values.get("channel", ""))
    errors = _errors(values, place)
    if errors:
        return (Correct(errors=errors),)
    outlets = articles.outlets(session, audience=asked.audience, now=asked.now)
    try:
        wish = digest_query.parse(_typed(values), zone=zone_called(values["zone"]), outlets=outlets)
    except (UnclearError, ZoneError) as unclear:
        return (Correct(errors={"topic": str(unclear)}),)
    says_empty = values.get("empty") != digest_modal.SILENT
    return (_subscribed(session, asked, wish, place, key=submitted.view_id, says_empty=says_empty),)


def must_be_open(asked: Asked) -> Place:
    """Return the asker's channel; raise ToldError where they may not subscribe it. Ask before the store."""
    must_belong(asked, "subscribe to digests")
    place = asked.place(asked.audience.channel or "")
    if place.reach in REACHES:
        raise ToldError(REACHES[place.reach])
    return place


def follow(session: Session, asked: Asked, person: Known, place: Place, *, key: str) -> Reply:
    """Subscribe a channel to what a public person says, at once."""
    topic = Topic(kind=TopicKind.PERSON, words=person.name)
    wanted = Subscription(topic=topic, timetable=None, zone=asked.zone.key)
    kept = _kept(session, asked, wanted, person.id, place, key=key)
    return kept if isinstance(kept, Reply) else Reply(message=render.confirmed(kept, now=asked.now))


def take(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Take a subscription's topic otherwise, as a button of its confirmation offers."""
    must_belong(asked, "manage digests")
    wanted = values_of(asked.text)
    number = number_of(str(wanted.get("id")))
    kept = subscriptions.by_id(session, subscription_id=number, audience=asked.audience)
    if kept is None:
        return (Reply(message=message(section(GONE)), replace=True),)
    if kept.owner != asked.audience.user:
        must_manage(asked, "manage other people’s digests")
    topic = Topic(
        kind=TopicKind(wanted["kind"]),
        words=str(wanted["words"]),
        exact=bool(wanted["exact"]),
        outlet=wanted["outlet"],
    )
    subscriptions.retopic(
        session,
        subscription_id=kept.id,
        topic=topic,
        person_id=wanted["person"],
        audience=asked.audience,
    )
    now = subscriptions.by_id(session, subscription_id=kept.id, audience=asked.audience) or kept
    return (Reply(message=render.confirmed(now, now=asked.now), replace=True),)


def _subscribed(  # noqa: PLR0913 (what, where, once)
    session: Session, asked: Asked, wish: Wish, place: Place, *, key: str, says_empty: bool = True
) -> Reply:
    """Subscribe, and repeat what was understood with what else it may be."""
    chosen, *others = readings(session, asked, wish)
    wanted = Subscription(topic=chosen.topic, timetable=wish.timetable, zone=wish.zone, says_empty=says_empty)
    kept = _kept(session, asked, wanted, chosen.person_id, place, key=key)
    if isinstance(kept, Reply):
        return kept
    ways = [(other.label, other.value(kept)) for other in others]
    notes = list(_notes(asked, wish, chosen, others))
    return Reply(message=render.confirmed(kept, now=asked.now, notes=notes, readings=ways))


def _kept(  # noqa: PLR0913 (what, where, once)
    session: Session, asked: Asked, wanted: Subscription, person_id: int | None, place: Place, *, key: str
) -> Kept | Reply:
    """Keep a subscription and note who made it; or say why there is none."""
    try:
        kept = subscriptions.add(
            session,
            key=f"subscribe:{hashlib.sha256(key.encode()).hexdigest()}",
            wanted=wanted,
            channel=place.channel,
            channel_name=place.name,
            audience=asked.audience,
            now=asked.now,
            person_id=person_id,
        )
    except AlreadyError as before:
        return Reply(message=render.already(before.kept))
    except TooManyError as many:
        return Reply(message=message(section(str(many))))
    about = f"in {render.where(kept)}"
    deeds.note(session, audience=asked.audience, deed="subscribed a channel", about=about, now=asked.now)
    return kept


def readings(session: Session, asked: Asked, wish: Wish) -> list[Reading]:
    """Return the ways to take the topic, the one that is taken first: an outlet, a person, then words.

    Several people of one name are nobody's choice but the subscriber's: then the words are taken.
    """
    words = wish.words
    if words.casefold() in EVERYTHING and not wish.exact:
        topic = Topic(kind=TopicKind.EVERYTHING, outlet=wish.outlet)
        return [Reading(topic=topic, label="Everything")]
    plain = Topic(kind=TopicKind.WORDS, words=words, exact=wish.exact, outlet=wish.outlet)
    as_words = Reading(topic=plain, label=f"The words “{words}”")
    if wish.exact:
        return [as_words]
    outlets = list(_outlets(session, asked, words))
    known = list(_people(session, asked, wish))
    several = len({one.label for one in known}) > 1
    named = [as_words, *known] if several else [*known, as_words]
    return [*outlets, *named]


def _outlets(session: Session, asked: Asked, words: str) -> Iterator[Reading]:
    for name in articles.outlets(session, audience=asked.audience, now=asked.now):
        if outlet_key(name) == outlet_key(words):
            yield Reading(topic=Topic(kind=TopicKind.OUTLET, words=name), label=f"The outlet {name}")


def _people(session: Session, asked: Asked, wish: Wish) -> Iterator[Reading]:
    """Return the public people called so; organisations last, as their names are words of the news too."""
    found = people.named(session, name=wish.words, audience=asked.audience, now=asked.now)
    for one in sorted(found, key=lambda one: one.kind is not PersonKind.PERSON):
        if one.followable:
            topic = Topic(kind=TopicKind.PERSON, words=one.name, outlet=wish.outlet)
            yield Reading(topic=topic, label=_label(one), person_id=one.id)


def _label(one: Known) -> str:
    role = f" · {one.roles[0].words}" if one.roles else ""
    return f"{one.name}{role}"


def _notes(asked: Asked, wish: Wish, chosen: Reading, others: list[Reading]) -> Iterator[str]:
    """Say what was assumed, and why the topic was taken as it was."""
    if "zone" in wish.assumed and wish.timetable is not None:
        yield (THEIR_ZONE if asked.member().zone else OUR_ZONE).format(wish.zone)
    if "cadence" in wish.assumed:
        yield DAILY
    if "weekday" in wish.assumed:
        yield MONDAY
    people_offered = sum(other.topic.kind is TopicKind.PERSON for other in others)
    if chosen.topic.kind is TopicKind.WORDS and people_offered > 1:
        yield SEVERAL.format(people_offered, escape(wish.words))
    elif chosen.topic.kind is TopicKind.WORDS and len(wish.words.split()) > 1 and not wish.exact:
        yield ANY_FORM


def _is_others(place: Place) -> bool:
    return place.reach is Reach.UNSEEN and place.channel.startswith("D")


def _errors(values: Mapping[str, str], place: Place) -> dict[str, str]:
    """Return what to correct, by input."""
    errors = {}
    if place.reach in REACHES:
        errors["channel"] = REACHES[place.reach].replace("`", "")
    try:
        zone_called(values.get("zone", ""))
    except ZoneError as unknown:
        errors["zone"] = str(unknown)
    if values.get("cadence") != digest_modal.AT_ONCE and not values.get("time"):
        errors["time"] = "Choose a time of day."
    return errors


def _typed(values: Mapping[str, str]) -> str:
    """Return what was filled in as it would be typed: one way to understand it."""
    cadence, topic = values.get("cadence", Cadence.DAILY), values.get("topic", "")
    if cadence == digest_modal.AT_ONCE:
        return f"{topic} at once"
    return f"{topic} {cadence} {values.get('time', '')}"
