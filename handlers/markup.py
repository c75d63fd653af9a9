"""Whether words may stand where they stand in Slack: text objects, their lengths, markup and links."""

import re
from collections.abc import Iterator, Mapping, Sequence

Json = Mapping[str, object]
PLAIN = ("plain_text",)
EITHER = ("mrkdwn", "plain_text")


def text_problems(where: str, node: object, most: int, kinds: Sequence[str] = PLAIN) -> Iterator[str]:
    """Yield what is wrong with a text object of at most `most` characters."""
    if not isinstance(node, Mapping) or node.get("type") not in tuple(kinds):
        yield f"{where} must be a text object of type {' or '.join(kinds)}."
        return
    yield from words_problems(where, node.get("text"), most)
    if node["type"] == "mrkdwn":
        yield from markup_problems(where, node.get("text"))


def words_problems(where: str, words: object, most: int, *, blank: bool = False) -> Iterator[str]:
    """Yield whether words are missing, blank or too long."""
    if not isinstance(words, str) or not (words if blank else words.strip()):
        yield f"{where} must not be empty."
    elif len(words) > most:
        yield f"{where} has {len(words):,} characters, more than {most:,}."


_ANGLED = re.compile(r"<([^<>]*)>")
_REFERENCE = re.compile(r"@[UW][A-Z0-9]+|#C[A-Z0-9]+(\|[^|]*)?|!date\^\d+\^[^|]+\|[^|]+")


def markup_problems(where: str, words: object) -> Iterator[str]:
    """Yield what outside text turns into when nobody escaped it: broadcasts, odd links, other brackets."""
    for inside in _ANGLED.findall(words) if isinstance(words, str) else ():
        if inside.startswith(("!channel", "!here", "!everyone", "!subteam")):
            yield f"{where} has the broadcast <{inside}>; outside text must be escaped."
        elif inside.startswith(("http:", "https:")):
            yield from link_problems(f"{where}: the link in it", inside.partition("|")[0])
            if inside.count("|") > 1:
                yield f"{where} has a link whose label contains a bar: <{inside}>."
        elif not _REFERENCE.fullmatch(inside):
            yield f"{where} has <{inside}>, which is no link or mention; outside text must be escaped."


def link_problems(where: str, url: object) -> Iterator[str]:
    """Yield whether an address is anything but a short enough http or https one."""
    if not isinstance(url, str) or not re.match(r"https?://[^\s<>|]+$", url):
        yield f"{where} must be an http or https address."
    elif len(url) > 3000:
        yield f"{where} has {len(url):,} characters, more than 3,000."
