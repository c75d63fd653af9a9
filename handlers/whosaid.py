"""`/whosaid`: by name, by office, by words."""

import json

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from handlers.blocks import whosaid as render
from handlers.blocks.kit import section
from handlers.blocks.share import share_modal
from handlers.intents import Asked, Correct, Intent, OpenModal, Post, Reply, Submitted
from handlers.joined import Joined, joined
from handlers.message import Message, message
from handlers.query import Query, Shown, parse
from news.people.keys import name_key
from storage import articles, people, quotes, statements
from storage.nouns import About, Coverage, Page, Slice, Told

JOINED_AT_ONCE = 60
NEAR = 75
GONE = "What this card showed can’t be seen any more. Ask again with `/whosaid`."


def answer(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Answer the words after the command."""
    return (Reply(message=_answer(session, asked, parse(asked.text))),)


def card(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Answer a button: another page, full sentences, the person who was meant."""
    found = _card(session, asked, Shown.of(asked.text))
    return (Reply(message=render.card(found) if found else message(section(GONE)), replace=True),)


def ask_where_to_share(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Open the modal in which the card is shared."""
    found = _card(session, asked, Shown.of(asked.text))
    if not found:
        return (Reply(message=message(section(GONE)), replace=True),)
    carried = json.dumps({"shown": asked.text, "from": asked.audience.channel})
    return (OpenModal(view=share_modal(articles=len(found.articles), carried=carried)),)


def share(session: Session, submitted: Submitted) -> tuple[Intent, ...]:
    """Share the card into the channel that was chosen, as it stands now."""
    channel = submitted.values.get("channel")
    if not channel:
        return (Correct(errors={"channel": "Choose a channel."}),)
    asked = submitted.asked
    found = _card(session, asked, Shown.of(json.loads(submitted.carried)["shown"]))
    if not found:
        return (Correct(errors={"channel": GONE}),)
    shown = render.shared(found, comment=submitted.values.get("comment", ""), user=asked.audience.user or "")
    return (Post(key=f"share:{submitted.view_id}", channel=channel, message=shown, articles=found.articles),)


def _answer(session: Session, asked: Asked, query: Query) -> Message:
    read = _read(session, asked)
    if query.too_long:
        return render.too_long(read, asked.zone)
    if query.is_empty or query.name == "help":
        return render.usage(read, asked.zone, empty=query.is_empty)
    if query.words is not None:
        found = _card(session, asked, Shown(words=query.words))
        return render.card(found) if found else render.no_such_words(query.words, read, asked.zone)
    return _by_name(session, asked, query.name or "", read)


def _by_name(session: Session, asked: Asked, name: str, read: Coverage) -> Message:
    """Answer a name, else an office, else plain words; ask when it may be several people's."""
    who, now = asked.audience, asked.now
    found = people.named(session, name=name, audience=who, now=now)
    found = found or people.in_office(session, office=name, audience=who, now=now)
    if len(found) > 1:
        return render.choice(name, found, read, asked.zone)
    shown = Shown(person=found[0].id) if found else Shown(words=name)
    told = _card(session, asked, shown)
    if told:
        return render.card(told)
    others = people.in_other_office(session, office=name, audience=who, now=now)
    return render.unknown(name, _near_names(session, asked, name), others, read, asked.zone)


def _near_names(session: Session, asked: Asked, name: str) -> list[str]:
    """Return at most three names of public people that look like `name`, the nearest first."""
    key = name_key(name)
    pool = people.names_like(session, start=key[:1], audience=asked.audience, now=asked.now)
    near = sorted(((_likeness(key, name_key(known)), known) for known in pool), reverse=True)
    return [known for score, known in near[:3] if score >= NEAR]


def _likeness(asked: str, known: str) -> float:
    """Compare with the whole name and with its last word: whoever types "Starmr" means a surname."""
    return max(fuzz.ratio(asked, known), fuzz.ratio(asked, known.rsplit(" ", 1)[-1]))


def _card(session: Session, asked: Asked, shown: Shown) -> render.Card | None:
    """Return what the card shows to this audience now, or None when there is nothing to show."""
    person, about = None, None
    if shown.person is not None:
        person = people.by_id(session, person_id=shown.person, audience=asked.audience, now=asked.now)
        about = _about(session, asked, shown)
    said = _said(session, asked, shown)
    if person is None and not said.total:
        return None
    read = _read(session, asked)
    return render.Card(shown=shown, read=read, zone=asked.zone, person=person, said=said, about=about)


def _about(session: Session, asked: Asked, shown: Shown) -> Page[About]:
    return statements.about(
        session,
        person_id=shown.person or 0,
        audience=asked.audience,
        now=asked.now,
        part=Slice(start=shown.start, limit=render.PAGE),
    )


def _said(session: Session, asked: Asked, shown: Shown) -> Page[Joined]:
    """Return a page of statements: joined over all quotes while they are some dozens, else page by page."""
    quoted = _quotes(session, asked, shown, Slice(limit=JOINED_AT_ONCE))
    if quoted.total <= JOINED_AT_ONCE:
        groups = joined(quoted.rows)
        rows, total = groups[shown.start : shown.start + render.PAGE], len(groups)
    else:
        quoted = _quotes(session, asked, shown, Slice(start=shown.start, limit=render.PAGE))
        rows, total = tuple(Joined(lead=told) for told in quoted.rows), quoted.total
    return Page(rows=rows, start=shown.start, total=total)


def _quotes(session: Session, asked: Asked, shown: Shown, part: Slice) -> Page[Told]:
    audience, now = asked.audience, asked.now
    if shown.person is not None:
        return quotes.by_person(session, person_id=shown.person, audience=audience, now=now, part=part)
    return quotes.by_words(session, words=shown.words or "", audience=audience, now=now, part=part)


def _read(session: Session, asked: Asked) -> Coverage:
    return articles.coverage(session, audience=asked.audience, now=asked.now)
