"""The way to a sentence inside a page: browsers that can, open the page there and mark it.

After the WICG's "URL Fragment Text Directives"; others open the page as ever.
"""

from urllib.parse import quote

WHOLE, ENDS = 12, 6
"""Words up to which a sentence is named whole, and how many of a longer one's beginning and end.

Fewer stand elsewhere in one article of sixty, too, and lead there.
"""

MOST = 400
"""Characters of a directive: an address is no place for more."""


def jump(url: str | None, words: str) -> str | None:
    """Return the address that leads to `words`, as the page has them; as it is where there are none."""
    parts = words.split()
    if not url or not parts:
        return url
    few = [parts] if len(parts) <= WHOLE else [parts[:ENDS], parts[-ENDS:]]
    directive = ",".join(_encoded(" ".join(one)) for one in few)
    if len(directive) > MOST:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _encoded(words: str) -> str:
    """Return words as a directive holds them: its own marks are the comma, the ampersand and the dash."""
    return quote(words, safe="").replace("-", "%2D")
