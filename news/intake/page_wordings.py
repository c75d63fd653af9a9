"""What pages say that are no articles: errors, walls, live pages, galleries. `page_refusals` applies them.

Patterns are searched without regard to case; apostrophes are straight.
"""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


ERRORS = _listed(
    r"""
    ^\s*(?:error\s*)?[45]\d\d\s*(?:$|[-–—|:.!])
    \berror\s*[45]\d\d\b|\b[45]\d\d\s*(?:[-–—|:]\s*)?(?:error|page|not found|forbidden)
    \b(?:page|story|article|content|url|file)(?: you[\w' ]{0,30})? not (?:found|available)\b
    \b(?:page|story|article|content|url|file)(?: you[\w' ]{0,30})? (?:was|is)(?: not|n't) (?:found|available)
    \b(?:page|story|article|content|url|file)(?: you[\w' ]{0,30})? does(?: not|n't) exist
    \b(?:page|story|article|content|url|file)(?: you[\w' ]{0,30})? (?:cannot|can't|could(?: not|n't)) be found
    \b(?:page|story|article|content) (?:is )?(?:no longer|unavailable|missing|gone|removed)
    \b(?:page|story|article|content) has been (?:removed|deleted)
    ^\s*(?:page |file |article |story )?not found\b|[-–—|:]\s*not found\s*$
    ^\s*(?:oops|whoops|sorry|error)\b[\W_]*$|^\s*(?:oops|whoops)\b
    ^\s*sorry\b.*\b(?:find|found|page|wrong|exist|available)
    \bsomething (?:went|has gone) wrong\b|\bwe can(?:'t|not) find (?:that|the|this) page
    ^\s*(?:access (?:to this page )?(?:has been )?)?(?:denied|forbidden)\b|^\s*access denied
    \b(?:service (?:temporarily )?unavailable|bad gateway|internal server error)\b
    \b(?:too many requests|gateway time-?out)\b
    \b(?:are you (?:a )?(?:robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human)\b
    \b(?:robot|security) check\b
    ^\s*(?:just a moment|attention required|pardon our interruption)\b
    ^\s*(?:one moment,? please|please wait)\b
    \bunder maintenance\b|\bunusual (?:traffic|activity)\b|^\s*(?:please )?enable javascript
    """
)
"""In a title: the page is a message."""

MESSAGES = _listed(
    r"""
    \b(?:page|link|address|url)\b[\w' ]{0,60}(?:not|n't|no longer)(?: be)? (?:found|exist|available)
    \b(?:page|link|address|url)\b[\w' ]{0,60}been (?:moved|removed|deleted)
    \b(?:page|link|address|url)\b[\w' ]{0,40}\b(?:may|might) (?:be broken|have (?:moved|expired|changed))
    \bwe (?:can(?:no|')t|could(?: not|n't)) find (?:the|that|this) (?:page|link|address|story|article)\b
    \b(?:page|link|address|url)\b[\w' ]{0,40}\bis (?:broken|missing|unavailable)\b
    """
)
"""In the first lines of a page with hardly a word: what was looked for isn't there."""

WALLS = _listed(
    r"""
    \bto (?:continue|keep|finish) (?:reading|watching|with)\b
    \bcontinue reading (?:your|this) (?:article|story)
    \bto (?:read|unlock|access|view) (?:the (?:full|rest|whole|entire)|this|all|more|unlimited|our)\b
    \b(?:subscribe|register|join)(?: now| today| here| for free)? (?:to|and) (?:continue|keep|read|unlock)
    \b(?:sign (?:in|up)|log ?in)(?: now| today| here| for free)? (?:to|and) (?:continue|keep|read|unlock)
    \b(?:article|story|content|page) is (?:only |exclusively )?(?:available )?(?:for|to) (?:our )?subscribers
    \b(?:article|story|content|page) is (?:only |exclusively )?(?:available )?(?:for|to) (?:our )?\w* ?members
    \b(?:subscriber|member|premium)s?[- ](?:only|exclusive)\b
    \bexclusive to (?:our )?subscribers\b|\bfor subscribers only\b
    \balready (?:a |an |have an? )?(?:subscriber|subscription|subscribed|member|registered)\b
    \byou(?:'ve| have)? (?:reached|used|read|run out|hit)[\w ]{0,30}\b(?:limit|free (?:articles?|stories))
    \bfree articles? (?:remaining|left|this month)\b|\bsubscribe for (?:full|unlimited)\b
    \bchoose your (?:plan|subscription)\b|\bunlimited (?:digital )?access\b
    \brest of (?:this|the) (?:article|story|post)\b
    """
)
"""In a line: what follows must be paid for, or registered for."""

BREAKS = _listed(
    r"""
    ^(?:[\w' ]{0,60} )?to (?:continue|keep|finish) reading\b
    ^(?:[\w' ]{0,60} )?to (?:read|unlock) (?:the (?:full|rest|whole|entire|remainder)|this)\b
    ^this (?:article|story|post) is (?:only |exclusively )?(?:available )?(?:for|to) [\w ]{0,20}subscribers
    ^this (?:article|story|post) is (?:only |exclusively )?(?:available )?(?:for|to) [\w ]{0,20}members
    ^(?:the )?rest of (?:this|the) (?:article|story|post)\b
    """
)
"""In a line just below the prose: however much stands above it, the article goes on behind a wall."""

COOKIES = _listed(
    r"""
    \bcookies?\b|\b(?:your|give|withdraw|manage) (?:consent|choices|preferences)\b
    \bpersonal(?:ised|ized)? (?:data|ads|advertising)
    \bprivacy (?:policy|settings|choices)\b|\b(?:our|\d+) (?:advertising )?(?:partners|vendors)\b
    \blegitimate interest
    """
)
"""In a paragraph: the page asks for consent."""

GALLERY_PATHS = _listed(
    r"""
    /(?:gallery|galleries|photo-?gallery|picture-?gallery)(?:/|$|\.|-\d)
    /(?:photos?|pictures|in-pictures|slideshows?|photo-?essays?)(?:/|$|\.|-\d)
    """
)
GALLERY_TITLES = _listed(
    r"""
    \bin pictures\b|\b(?:photos|pictures) of the (?:day|week|month|year)\b
    ^(?:photos|gallery|pictures|slideshow)\s?[:|–-]
    """
)

LIVE_PATHS = _listed(
    r"""
    /(?:live|live-?blog|live-?news|live-?updates?|live-?coverage)(?:/|$|-)
    [-/_]live-?(?:updates?|blog)(?:[-/.]|$)|[-_]live(?:[-_/.]|$)
    """
)
LIVE_TITLES = _listed(
    r"""
    \blive ?blog\b|\blive (?:updates?|coverage|news)\b|\bas it happened\b|\bupdates live\b
    \blive\s?[:|–—]|(?:^|[-–—|:]\s*)live\s*(?:-|$)
    """
)
CLOCKS = _listed(
    r"""
    ^(?:(?:posted|updated)(?: at)? )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[a-z]{2,4})?(?: \d{1,2} \w+)?$
    ^\d{1,2} ?[ap]\.?m\.?(?: ?(?:gmt|bst|utc|[ecmp][sd]?t))?$
    ^(?:posted |updated )?(?:\d{1,2}|an?) ?(?:m|h|mins?|minutes?|hrs?|hours?)\.? ago$
    """
)
"""A line of nothing but the time of an entry."""
