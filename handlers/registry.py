"""The table of contents: every command, button and modal, and the function that answers it."""

from dataclasses import dataclass

from handlers import (
    charts,
    checking,
    decide,
    digest,
    digest_asked,
    digest_managing,
    digest_subscribing,
    facts,
    feeds,
    following,
    latest,
    managing,
    phrases,
    shortcuts,
    story,
    ways,
    whats_new,
    whosaid,
)
from handlers.charts import Charted
from handlers.exports import Tabled
from handlers.intents import Answer, HomeSection, Submission
from handlers.ways import Ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A slash command, and the function that answers it; `writes` as `WRITING`."""

    ways: Ways
    answer: Answer
    writes: bool = False

    @property
    def name(self) -> str:
        """Return the command as it is typed."""
        return self.ways.name


COMMANDS = (
    Command(ways=ways.WHOSAID, answer=whosaid.answer),
    Command(ways=ways.FACTS, answer=facts.answer),
    Command(ways=ways.STORY, answer=story.answer),
    Command(ways=ways.DIGEST, answer=digest.answer, writes=True),
)

BUTTONS: dict[str, Answer] = {
    "whosaid.card": whosaid.CARDS.show,
    "whosaid.share": whosaid.CARDS.ask_where_to_share,
    "whosaid.keep": whosaid.CARDS.keep,
    "whosaid.copy": whosaid.CARDS.copy,
    "whosaid.following": following.open_modal,
    "facts.card": facts.CARDS.show,
    "facts.share": facts.CARDS.ask_where_to_share,
    "facts.keep": facts.CARDS.keep,
    "facts.copy": facts.CARDS.copy,
    "facts.export": facts.export,
    "story.card": story.CARDS.show,
    "story.open": story.open_beside,
    "story.ask": story.ask_again,
    "story.find": story.find,
    "story.sources": story.sources,
    "story.share": story.CARDS.ask_where_to_share,
    "story.keep": story.CARDS.keep,
    "story.copy": story.CARDS.copy,
    "facts.chart": facts.ask_for_chart,
    "digest.new": digest.new,
    "digest.take": digest_subscribing.take,
    "digest.end": digest_managing.end,
    "digest.pause": digest_managing.pause,
    "digest.resume": digest_managing.resume,
    "digest.preview": digest_managing.preview,
    "digest.now": digest_managing.send_now,
    "digest.history": digest_managing.history,
    "digest.empty": digest_managing.choose_empty,
    "digest.more": digest_asked.more,
    "digest.apart": digest_asked.apart,
    "digest.why": digest_asked.why,
    "whosaid.chart": whosaid.ask_for_chart,
    "decide.open": decide.open_modal,
    "decide.undo": decide.undo,
    "managing.channels": managing.open_channels,
    "managing.forbid": managing.forbid,
    "managing.log": managing.open_log,
    "feeds.open": feeds.open_add,
    "feeds.list": feeds.open_list,
    "feeds.pause": feeds.pause,
    "feeds.resume": feeds.resume,
    "feeds.remove": feeds.remove,
}
"""By the beginning of the action id: what follows it only tells buttons of one message apart.

An option of a menu may name another of these before its value, with a space between.
"""

MODALS: dict[str, Submission] = {
    "whosaid.share": whosaid.CARDS.share,
    "whosaid.copy": whosaid.copied,
    "whosaid.take": following.take,
    "facts.share": facts.CARDS.share,
    "charts.draw": charts.draw,
    "whosaid.ask": shortcuts.answer,
    "story.share": story.CARDS.share,
    "decide": decide.decide,
    "digest": digest_subscribing.submit,
    "managing.allow": managing.allow,
    "feeds.add": feeds.add,
    "articles.add": feeds.add_article,
}

WRITING = frozenset(
    {
        "digest.take",
        "digest.end",
        "digest.pause",
        "digest.resume",
        "digest.now",
        "digest.empty",
        "digest",
        "whosaid.take",
        "facts.export",
        "charts.draw",
        "decide.undo",
        "decide",
        "managing.allow",
        "managing.forbid",
        "feeds.add",
        "feeds.pause",
        "feeds.resume",
        "feeds.remove",
        "articles.add",
        "articles.linked",
        "feeds.linked",
    }
)
"""Which of these buttons and modals write: their session is committed before anything is answered."""


EXPORTS: dict[str, Tabled] = {"whosaid": whosaid.exported, "facts": facts.exported}
"""The tables that can be asked for as a file (`exports.want`), by what they are called in the work."""

CHARTS: dict[str, Charted] = {"facts": facts.charted, "whosaid": whosaid.charted}
"""The charts that can be asked for (`charts.ask_where`), by what they are called in the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A shortcut, as Slack's manifest names it: in a message's menu, or from anywhere.

    Its answer is asked with the message's words, as Slack writes them, or with none.
    """

    callback: str
    name: str
    summary: str
    answer: Answer
    on_message: bool


SHORTCUTS = (
    Shortcut(
        callback="whosaid.ask",
        name="Who said …?",
        summary="Ask who said something, or what somebody said",
        answer=shortcuts.ask,
        on_message=False,
    ),
    Shortcut(
        callback="whosaid.message",
        name="Who said this?",
        summary="Look the words of this message up, for you alone",
        answer=whosaid.answer_message,
        on_message=True,
    ),
    Shortcut(
        callback="facts.check",
        name="Check the figures here",
        summary="Show what has been read beside the figures of this message, for you alone",
        answer=checking.answer_message,
        on_message=True,
    ),
    Shortcut(
        callback="articles.add",
        name="Add an article",
        summary="Read an article by its address",
        answer=feeds.open_add_article,
        on_message=False,
    ),
    Shortcut(
        callback="articles.linked",
        name="Add the linked article",
        summary="Read the article to which this message links",
        answer=feeds.add_linked,
        on_message=True,
    ),
    Shortcut(
        callback="feeds.linked",
        name="Add the linked feed",
        summary="Read the feed to which this message links, or that of the site, from now on",
        answer=feeds.add_linked_feed,
        on_message=True,
    ),
)


HOME: tuple[HomeSection, ...] = (
    digest.home_section,
    whats_new.home_section,
    latest.home_section,
    feeds.home_section,
)
"""The Home tab's sections from top to bottom, one's own digests first; `handlers.home` makes the page."""


def plainly(text: str) -> tuple[Command, str]:
    """Return the command that a question in plain words is for, and the words after it."""
    name, words = phrases.understood(text)
    for command in COMMANDS:
        if command.name == name:
            return command, words
    return COMMANDS[0], phrases.command_words(text)


def command_for(line: str) -> tuple[Command, str] | None:
    """Return the command that a typed line names, and the words after it; None when it names none."""
    name, _, words = line.strip().partition(" ")
    for command in COMMANDS:
        if command.name == name:
            return command, words.strip()
    return None
