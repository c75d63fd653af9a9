"""Whether one capitalised word that speaks is a body or somebody: "Verizon said", "Buchanan said".

In doubt it is somebody: a lone surname stays in its article, a body is public.
"""

import re

from news.nouns import Span
from news.people.body_names import KNOWN
from news.people.lists import BODIES, NATIONS, PLACES, WEAK_BODIES
from news.people.names import fold

_EVERYBODY_KNOWS = frozenset(
    """
    adidas airbnb airbus alibaba allianz aldi asda astrazeneca axios barclays bayer bbva binance
    bloomberg boeing breitbart caltrans centrica chevron chrysler cisco citigroup coinbase comcast
    costco danone deloitte disney dow equifax ericsson etsy exxon exxonmobil facebook fedex ferrari
    fiat forbes fortune gallup gartner glencore google haaretz heineken hermes hermès honda
    honeywell hsbc hyundai ikea infosys infowars instagram intel interfax ipsos kia lego lenovo lidl
    linkedin lufthansa mastercard mattel mazda mediaite meituan merck microsoft mitsubishi moderna
    motorola mozilla nasdaq nestlé netflix newsmax newsweek nielsen nike nintendo nissan nokia
    novartis novavax nvidia ocado openai oracle panasonic paypal pepsi pepsico pfizer pinterest
    porsche puma qantas quinnipiac reddit renault roche ryanair salesforce samsung sanofi siemens
    skype slack snapchat sony spotify starbucks statista stellantis subaru suzuki swatch telegram
    tencent tesco tesla tiktok toyota tripadvisor twitter uber unilever vatican verizon vodafone
    volkswagen volvo vox vulture waitrose walmart whatsapp wikileaks wikimedia wikinews wikipedia
    woolworths xiaomi yahoo yougov youtube zillow zoom
    """.split()
)
_NO_SURNAME = re.compile(
    r"[a-z][A-Z](?<!Mc[A-Z])(?<!Mac[A-Z])(?<!De[A-Z])(?<!La[A-Z])(?<!Di[A-Z])|[.&\d]|^\W"
)
_KIND = (
    r"(?:newspaper|tabloid|broadsheet|magazine|broadcaster|agency|site|outlet|channel|network|website|charity"
    r"|think\s?tank|nonprofit|non-profit|airline|retailer|carmaker|automaker|insurer|brewer|company|firm|publisher"
    r"|start-?up|app|platform|giant|bank|maker|daily|weekly|journal|organi[sz]ation|union|band|brand|software"
    r"|developer|hospital|clinic|lab|laboratory|museum|club|league|promotion|chain|service|manufacturer|supplier)"
)
_OF_BODY = (
    r"(?:employees|workers|staff|users|customers|shares|stock|shareholders|subscribers|products|stores|headquarters"
    r"|website|app|newsroom|reporters?|journalists?|correspondents?|executives?|CEO|co-founders?|founders?"
    r"|account\sholders|Inc|Corp|Ltd|LLC|Plc)"
)
_WORKS_FOR = (
    r"(?:CEO|executives?|employees?|reporters?|journalists?|correspondents?|editors?|anchors?|analysts?|founders?"
    r"|co-?founders?|headquarters|spokes(?:man|woman|person))"
)
_SPEAKS = (
    r"(?:said|says|told|tells|asks|asked|wrote|writes|stated|states|added|adds|argued|argues|recalled|recalls|explained"
    r"|explains|joked|tweeted|admitted|admits|insisted|insists|demanded|suggested|suggests|continued|concluded|called"
    r"|quipped|replied|responded|thinks|believes|testified|vowed|mused|cautioned|acknowledged|described|remembered"
    r"|remembers|laughed|went\son|reported\sfrom|contributed|addressed|defended|blamed|blames)"
)
_VERB = re.compile(rf"['’”\"]?,?\s(?:(?:\w+ly|also|then|later|has|had|once|again)\s)?{_SPEAKS}\b")
_VERB_BEFORE = re.compile(rf"[,”\"?!]\s(?:{_SPEAKS})\s$")
_OF_MANY = re.compile(
    r"\s(?:say|claim|believe|think|argue|are|were|have|want|show|report|indicate|suggest)\b"
)
_THE = re.compile(r"\b[Tt]he\s$")


def is_doubtful(text: str, span: Span) -> bool:
    """Tell whether a speaker's name is one word of which nothing says that it's a body's."""
    word = span.of(text)
    if " " in word or word in KNOWN or word.isupper() or _NO_SURNAME.search(word):
        return False
    folded = fold(word)
    if folded in _EVERYBODY_KNOWS or folded in PLACES | NATIONS or folded in BODIES - WEAK_BODIES:
        return False
    return not _THE.search(text, max(0, span.start - 4), span.start) and not _is_body_elsewhere(text, word)


def speaks_as_many(text: str, span: Span) -> bool:
    """Tell whether a plural does so: "Millennials say"."""
    return text[span.end - 1] == "s" and _OF_MANY.match(text, span.end) is not None


def speaks_as_one(text: str, span: Span) -> bool:
    """Tell whether somebody's verb stands beside: "Earhardt then asked"; not "According to Angi"."""
    before = _VERB_BEFORE.search(text, max(0, span.start - 16), span.start)
    return bool(before or _VERB.match(text, span.end))


def is_common(text: str, span: Span) -> bool:
    """Tell whether the article has the word without a capital, too: "Unrest", "Water"."""
    word = span.of(text)
    return re.search(rf"(?<![\w’'-]){re.escape(word.lower())}s?(?![\w’'-])", text) is not None


def _is_body_elsewhere(text: str, word: str) -> bool:
    """Tell whether words anywhere in the article say that it is a body: "the firm X", "X employees"."""
    name = rf"(?<!\w){re.escape(word)}(?!\w)"
    behind = (
        rf"(?:,\s(?:an?|the|which\sis\san?)|\s\((?:the|an?)|:\s(?:The|An?)|\sis\s(?:an?|the))"
        rf"\s(?:[\w’'-]+\s){{0,5}}?{_KIND}\b"
    )
    of_body = rf"(?:['’]s?)?\s(?:[a-z-]+\s)?{_OF_BODY}(?!\w)"
    told = (
        rf"\b{_KIND}\s{name}|{name}(?:{behind}|{of_body}|\.(?:com|org|net|co)\b)"
        rf"|\b{_WORKS_FOR}\s(?:for|of|at|from|with)\s{name}|\b(?:at|on)\s{name}(?!\s[A-Z])"
        rf"|(?<=[a-z,]\s)[Tt]he\s{name}(?=[,.;:)]|\s(?:said|says|reported|reports|wrote|also|has|is|was)\b)"
        rf"|\b(?:poll|survey|data|figures)\s(?:by|from)\s{name}|\b(?:[Aa]n?|[Nn]ew|[Ll]atest|[Rr]ecent)\s{name}\s(?:poll|survey|study)\b"
    )
    return re.search(told, text) is not None
