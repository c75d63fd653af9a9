"""`/digest`: subscribing, and what can be done about subscriptions; one word each, then what it is about."""

import html
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from slack_sdk.models.blocks import Block
from sqlalchemy.orm import Session

from handlers import digest_managing as managing
from handlers import digest_query
from handlers import digest_subscribing as subscribing
from handlers.blocks import subscriptions as render
from handlers.blocks.kit import section
from handlers.digest_query import UnclearError
from handlers.intents import Answer, Asked, Intent, Reply
from handlers.message import message
from news.digests.slots import ZoneError
from news.nouns import Audience
from storage import subscriptions, synonyms
from storage.subscriptions import Kept

NOT_HERE = "Digests go into Slack’s channels: type this there. Here, `whosaid ask` only answers questions."
BY_NUMBER: dict[str, tuple[Answer, str]] = {
    "pause": (managing.pause, "digest.pause"),
    "resume": (managing.resume, "digest.resume"),
    "preview": (managing.preview, "digest.preview"),
    "now": (managing.send_now, "digest.now"),
    "history": (managing.history, "digest.history"),
    "unsubscribe": (managing.end, "digest.end"),
}
"""What is done about one subscription: the function, and the button that does the same."""

LIKE = 0.7
"""How near a word must come to one that is known: “subscibe”, “lsit”."""

OTHER_NAMES = {"stop": "unsubscribe", "delete": "unsubscribe", "add": "subscribe", "send": "now"}


def answer(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Answer the words after the command."""
    word, _, rest = html.unescape(asked.text).strip().partition(" ")
    word, rest = OTHER_NAMES.get(word.lower(), word.lower()), rest.strip()
    if word in {"", "help"}:
        return (Reply(message=render.usage()),)
    if not (asked.audience.workspace and asked.audience.user):
        return (Reply(message=message(section(NOT_HERE))),)
    if word in BY_NUMBER:
        return _about_one(session, asked, word, rest)
    plain: dict[str, Callable[[Session, Asked, str], tuple[Intent, ...]]] = {
        "subscribe": subscribing.subscribe,
        "new": lambda session, asked, _rest: subscribing.open_modal(session, asked),
        "list": _listed,
        "synonyms": _synonyms,
    }
    if word not in plain:
        meant = _near(asked, word, rest, [*plain, *BY_NUMBER, *OTHER_NAMES, "help"])
        return (Reply(message=render.usage(unknown=asked.text[:80], meant=meant)),)
    return plain[word](session, asked, rest)


def _near(asked: Asked, word: str, rest: str, known: Sequence[str]) -> str:
    """Return what may have been meant: a word like it, or a topic with a time; "" for neither."""
    like = get_close_matches(word, known, n=1, cutoff=LIKE)
    if like:
        return f"{OTHER_NAMES.get(like[0], like[0])} {rest}".strip()
    whole = html.unescape(asked.text).strip()
    try:
        digest_query.parse(whole, zone=asked.zone.key)
    except (UnclearError, ZoneError):
        return ""
    return f"subscribe {whole}"


def new(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Open the modal for a new digest."""
    return subscribing.open_modal(session, asked)


def home_section(session: Session, asked: Asked) -> Sequence[Block]:
    """Return the person's own digests with their next times."""
    return render.at_home(subscriptions.owned(session, audience=asked.audience), now=asked.now)


def _listed(session: Session, asked: Asked, _rest: str) -> tuple[Intent, ...]:
    found = subscriptions.known(session, audience=asked.audience)
    return (Reply(message=render.listed(found, channel=asked.audience.channel, now=asked.now)),)


def _about_one(session: Session, asked: Asked, word: str, rest: str) -> tuple[Intent, ...]:
    """Do to the subscription that is meant, by number or by its topic, what the word says."""
    act, action = BY_NUMBER[word]
    found = _meant(session, asked.audience, rest.removeprefix("#"))
    if len(found) != 1:
        return (Reply(message=render.which(rest, found, action)),)
    return act(session, managing.pressed(asked, found[0]))


def _meant(session: Session, audience: Audience, words: str) -> tuple[Kept, ...]:
    """Return the subscriptions that `words` may mean; none named: all of them."""
    known = subscriptions.known(session, audience=audience)
    if words.isdecimal():
        numbered = subscriptions.by_id(session, subscription_id=int(words[:15]), audience=audience)
        return (numbered,) if numbered in known and numbered is not None else ()
    asked = words.strip('"“”').casefold()
    if not asked:
        return known
    called = {one.id: (one.wanted.topic.words or "everything").casefold() for one in known}
    exactly = tuple(one for one in known if called[one.id] == asked)
    return exactly or tuple(one for one in known if asked in called[one.id])


def _synonyms(session: Session, asked: Asked, rest: str) -> tuple[Intent, ...]:
    """Show the topic's other wordings, or with `=` let them be these."""
    topic, given, wordings = rest.partition("=")
    topic = topic.strip(' "“”')
    if not topic:
        return (Reply(message=render.synonyms_of_what()),)
    if not given:
        found = synonyms.of(session, topic=topic, workspace=asked.audience.workspace or "")
        return (Reply(message=render.synonyms(topic, found)),)
    managing.must_edit(asked)
    found = synonyms.put(
        session, topic=topic, wordings=wordings.split(","), audience=asked.audience, now=asked.now
    )
    return (Reply(message=render.synonyms(topic, found)),)
