"""What can be typed after each command, with examples; `handlers.registry` knows who answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """A command as Slack's manifest, the help and the documentation name it.

    `told` are lines to type, each with what comes of it; `ask` is what somebody hears who types nothing.
    """

    name: str
    summary: str
    usage: str
    told: tuple[tuple[str, str], ...]
    ask: str = ""
    hint: str = ""

    @property
    def examples(self) -> tuple[str, ...]:
        """Return the lines alone."""
        return tuple(line for line, _ in self.told)


WHOSAID = Ways(
    name="/whosaid",
    summary="Who said what, in which article, and how we know",
    usage='[name | office | "words"]',
    told=(
        ("/whosaid Rama", "who that is, what they said, what was said about them"),
        ("/whosaid prime minister", "whom articles call exactly that"),
        ('/whosaid "pure theatre"', "who said these words, and where"),
        (
            "/whosaid Starmer about Albania last week",
            "narrowed; “will say” is shown as said in advance, never as said",
        ),
    ),
    ask="Type a name, or words in quotation marks, after `/whosaid`.",
)
FACTS = Ways(
    name="/facts",
    summary="Which figures are given, by whom, and where reports differ",
    usage="[topic | name] [since DATE] [in OUTLET]",
    told=(
        ("/facts small boats", "the figures on a topic: first where reports differ, then side by side"),
        ("/facts Albania since May", "only from articles published then"),
        ("/facts boats in The Independent", "only from one outlet"),
        ("/facts Philp", "the figures that he gives; `/facts Philp about crossings` on one topic"),
        ("/facts 12,699", "where a number stands"),
    ),
    ask="Type a topic, or who gives the figures, after `/facts`.",
    hint="Figures are shown as written, with their hedges. A difference is shown, never judged.",
)
STORY = Ways(
    name="/story",
    summary="What happened, in the words of those who reported it",
    usage="[words | name] [period] [in outlet]",
    told=(
        ("/story Starmer Albania", "what happened, who said what, who carried it, with every article"),
        ("/story small boats last week in The Independent", "narrowed to a period and an outlet"),
        ("/story", "the stories that moved last"),
    ),
)
DIGEST = Ways(
    name="/digest",
    summary="The stories on a topic, in a channel, when you want them",
    usage="[subscribe | list | pause | resume | preview | now | history | unsubscribe | synonyms | help]",
    told=(
        (
            "/digest subscribe Albania daily 08:00",
            "the day’s stories with that word, at 08:00 your time",
        ),
        ("/digest subscribe Edi Rama weekdays 7:30 Europe/Paris", "a person, Monday to Friday"),
        ("/digest subscribe The Independent weekly Mon 09:00", "an outlet, on Mondays"),
        ("/digest subscribe “small boats” at once", "as it is read, at most one message in ten minutes"),
        ("/digest list", "what this channel gets, and what you have elsewhere"),
        (
            "/digest pause 3",
            "by number, as `resume`, `preview`, `now`, `history`, `unsubscribe`",
        ),
        ("/digest synonyms small boats = dinghies, Channel crossings", "other words for a topic"),
    ),
)
ALL = (WHOSAID, FACTS, STORY, DIGEST)
