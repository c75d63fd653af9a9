"""How do captions begin and end? Patterns, matched without regard to case by `news.lines`.

Apostrophes are straight.
"""

OPENINGS = (
    r"\(?(?:image|photo|photograph|picture|pic|graphic|illustration)s?\s?(?::|\||by (?-i:[A-Z])|courtesy\b)",
    r"\(?(?:map|credit|caption|video still|still|screengrab)\s?:",
    r"\(?(?:photo|image|picture) (?:credit|illustration)\s?(?::|\||by (?-i:[A-Z]))",
    r"(?:image|media|figure|video|photo) (?:copyright|source|caption|credit)\b",
    r"\(?(?:file|library|stock|handout|undated|archive) (?:photo|image|picture|pic|photograph|footage)\b",
    r"file\s?[-–—:]\s",
    r"\(?(?:left|right|above|below|pictured|top|centre|center|clockwise[\w ]*)[:)]\s?(?:(?-i:[A-Z(])|$)",
)
"""How a caption or a picture's credit begins."""

_AGENCIES = (
    r"(?:reuters|getty(?: images)?|afp|ap(?: photo)?|associated press|pa(?: wire| media| images)?"
    r"|epa(?:-efe)?|shutterstock|alamy|bloomberg|rex(?: features)?|wireimage|wikimedia(?: commons)?"
    r"|flickr|unsplash|agency|staff|handout|supplied|stringer|file)"
)

ENDINGS = (
    r"""(?:^|[.,;!?)’”'"\s])\(?(?:pic|photo|image|picture|credit|photograph)s?\s?:\s?[^:“”"]{2,60}\)?\.?$""",
    r"\(" + _AGENCIES + r"\)$",
    r"\([^()]{0,60}[/,|–-]\s?" + _AGENCIES + r"\)\.?$",
    r"\(" + _AGENCIES + r"\s?[/,|]\s?[^()]{1,40}\)\.?$",
    r"\b" + _AGENCIES + r"\s?/\s?(?-i:[A-Z])[\w .’'-]{1,40}$",
    r"\b(?-i:[A-Z])[\w.’'-]+\s?/\s?" + _AGENCIES + r"\)?\.?$",
    r"\bvia (?:getty images|ap|reuters|afp|getty|twitter|facebook|instagram|x)\)?\.?$",
    r"\((?:photo|image|picture|photograph)s? (?:by|courtesy|credit|via)\b[^()]{2,80}\)\.?$",
)
"""How a caption ends: who took the picture. "the Palestinian Authority (PA)." ends a sentence instead."""
