"""Who goes by a further name that the article says is theirs: "under the ring name Luke Harper"."""

import re

from news.people.characters import Cast
from news.people.names import Name, fold

_KIND = r"(?:ring|stage|pen|screen|birth|real) name"
_FOR = r"(?: for [A-Z]{2,5}(?: \([^()\n]{1,40}\))?)?"
_BESIDE = re.compile(
    r",? (?:also|better|formerly|previously) known as|,? ?\(?born(?: as)?"
    rf"|(?:['’]s|,| \(|,? whose) {_KIND}(?: is| was)?"
    r"|,?(?: who)? (?:(?:[a-z]+ly|also|once|then|has|had|is|was|best|better) ){0,3}"
    r"(?:acted|acts|appeared|competed|fought|known|performed|performs|published|publishes|raced|recorded|records"
    r"|sang|sings|worked|wrestled|wrestles|writes|writing|written|wrote)"
    rf"(?: [a-z]+)?{_FOR}(?: (?:by|under|as))? (?:the|a|his|her) {_KIND}(?: of)?"
    rf"|,?(?: who)? (?:took|takes|adopted|adopts|used|uses) (?:the|a|his|her) {_KIND}(?: of)?"
)
_MORE = re.compile(rf",?(?: and| or)?{_FOR} (?:by|under|as) the {_KIND}(?: of)?")
"""Between two further names of somebody's."""
"""All that stands between somebody's name and a further one of theirs, but for a quotation mark."""
_OPENS = (" “", ' "', " ‘", " ")
_OF = ("of ", "to ")
"""Before a name behind which "also known as" may be another's: "the son of Ann Lee, also known as"."""


class Called:
    """The further names of an article's people, learnt in the order of the text."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._known: dict[tuple[str, ...], int] = {}

    def bears(self, name: Name) -> bool:
        """Note whose further name a full name is, if it is one."""
        key = tuple(map(fold, name.words))
        who = self._known.get(key)
        if who is None:
            who = self._owner(name)
        if who is None or self._is_anothers(key, who):
            return False
        self._known[key] = who
        self._cast.bear(name, who)
        return True

    def _is_anothers(self, key: tuple[str, ...], who: int) -> bool:
        """Tell whether somebody else came in under the name already."""
        people = self._cast.characters
        return any(at != who and (*map(fold, people[at].name),) == key for at in self._cast.having(key[-1]))

    def _owner(self, name: Name) -> int | None:
        """Return who stands right before, parted only by what says so: "who wrote under the pen name"."""
        before = self._cast.last_before(name.outer.start)
        if before is None or len(before.words) < 2:
            return None
        between = self._text[before.span.end : name.outer.start]
        mark = next((one for one in _OPENS if between.endswith(one)), "")
        between = between.removesuffix(mark)
        again = (*map(fold, before.words),) in self._known and _MORE.fullmatch(between)
        said = mark and (again or _BESIDE.fullmatch(between))
        of = self._text.endswith(_OF, 0, before.outer.start)
        return self._cast.who(before) if said and not of else None
