"""The words that announce speech, by what they govern. Lists first, two look-ups after them.

Seeded with the reporting verbs of PARC 3.0 and PolNeAR's annotation guidelines (Newell et al., LREC 2018).
"""

import re

from news.people.lists import CALENDAR
from news.people.roles import DOCUMENTS


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


SAYING = _listed(
    """
    acknowledge add admit advise affirm agree allege announce answer argue ask assert assure attest
    boast caution charge chide claim clarify comment complain concede conclude confess confirm contend
    counter declare demand deny disclose emphasise emphasize estimate exclaim explain fume gush hint
    imply indicate inform insist instruct interject joke lament maintain mention muse note notify
    observe opine order pledge point post predict proclaim promise propose protest quip reaffirm
    reassure recall reckon recommend recount reflect reiterate relate remark remind repeat reply report
    request respond retort reveal rule say shout signal speculate state stipulate stress submit suggest
    swear sigh sob summarise summarize tease tell testify thunder tweet underline underscore refer urge
    vent volunteer vow warn whisper wonder write yell cry chant joked lie quote cite continue posit
    theorise theorize detail outline elaborate interrupt scoff snap laugh grumble snarl enthuse read
    concur aver bemoan echo threaten offer encourage hail rebut retweet plead
    """
)
"""Take a quotation or a clause: "said that", "told NBC", "tweeted"."""

ONLY_MARKED = _listed(
    """
    continue cry laugh boom bellow bark blurt chime chuckle deadpan gasp growl intone roar scream sneer
    """
)
"""Announce words in marks, never a clause."""

SAYING |= ONLY_MARKED

DIRECTING = _listed(
    """
    vow pledge promise threaten offer urge encourage order request demand ask tell advise instruct warn
    agree propose recommend claim swear
    """
)
"""Take an infinitive: "vowed to build", "urged protesters to go"."""

PERSONAL = _listed(
    "threaten remind reflect signal demand encourage offer order relate clarify recall promise"
)
"""Are speech of somebody's, and something else of things: "technology threatens to change it"."""

GERUND = _listed("recall describe announce deny admit recommend suggest propose report remember")
"""Take a gerund: "recalled receiving a plush toy"."""

THINKING = _listed(
    """
    believe think feel hope fear expect want wish worry doubt consider suspect know understand find show
    intend plan prefer assume hear learn see support realise realize
    """
)
"""States of mind: they carry a marked fragment, seldom speech by themselves."""

FINDING = _listed("find show conclude reveal indicate suggest estimate")
"""Say what a study, a court or a report says."""

CUE_NOUNS = _listed(
    """
    claim comment statement remark assertion allegation argument suggestion warning announcement
    admission promise pledge complaint contention insistence declaration prediction confession
    accusation
    """
)
"""Take "that" after somebody's: "his claim that"."""

PROMISES = _listed("promise promises pledge pledges vow vows threat threats claim claims demand demands")
"""Take "to" after somebody's: "his promise to build"."""

POSSESSED = CUE_NOUNS | _listed(
    """
    claims comments statements remarks assertions allegations arguments suggestions warnings pledges promises
    complaints words speech quip joke slur jibe insult insults vow tweet post
    """
)
"""After marked words, whose they are stands before them: "Sir Keir's 'island of strangers' comments"."""

REPLYING = frozenset(("reply", "respond", "retort", "answer", "counter"))

ANSWERS = _listed("response answer reply message advice reaction question explanation verdict retort motto")
"""Lead to a quotation after a colon as somebody's: "Clinton’s response was: “…”"."""

CALLING = _listed(
    """
    accuse berate blame blast brand call characterise characterize cite condemn criticise criticize
    decry defend deem denounce depict deride describe dismiss dub hail label laud mock paint portray
    praise rebuke ridicule rip slam slap tout attack lambast lambaste liken lampoon bash regard view
    treat compare commend welcome applaud acclaim speak talk dispute reject
    """
)
"""Put words on someone: "branded the trip 'pure theatre'", "accused him of", "described her as"."""

VOICING = SAYING | CALLING
"""Verbs of speech of either kind."""

JUDGING = _listed(
    """
    praise mock describe predict note lament laud applaud commend decry deride ridicule slam blast lambast
    denounce promise pledge recall blame
    """
)
"""Take a noun for what was said: "praised his record", "predicted a win"."""

MEASURED = _listed(
    "toll count number cost figure approval rating ratings odds chance chances share price value damage loss "
    "losses total estimate rate turnout lead margin support epicenter epicentre magnitude"
)
"""What a poll or a body puts somewhere: "puts his approval at 50 percent"."""

SETTINGS = (
    DOCUMENTS
    | CALENDAR
    | _listed(
        "interview speech conference debate hearing meeting rally appearance call address visit event stop "
        "ad advert advertisement video podcast column op-ed keynote sermon"
    )
)
"""Where or when something is said: "said in a statement that …", "said during a news conference that …"."""

_IRREGULAR = {
    "say": "says said saying",
    "speak": "speaks spoke spoken speaking",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "swear": "swears swore sworn swearing",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "know": "knows knew known knowing",
    "understand": "understands understood understanding",
    "hear": "hears heard hearing",
    "learn": "learns learned learnt learning",
    "see": "sees saw seen seeing",
    "lie": "lies lied lying",
    "vent": "vents vented venting",
    "read": "reads read reading",
    "submit": "submits submitted submitting",
    "quip": "quips quipped quipping",
    "rip": "rips ripped ripping",
    "plan": "plans planned planning",
    "slam": "slams slammed slamming",
    "slap": "slaps slapped slapping",
    "dub": "dubs dubbed dubbing",
    "rebut": "rebuts rebutted rebutting",
    "sob": "sobs sobbed sobbing",
    "snap": "snaps snapped snapping",
    "aver": "avers averred averring",
    "concur": "concurs concurred concurring",
    "admit": "admits admitted admitting",
    "refer": "refers referred referring",
    "label": "labels labelled labeled labelling labeling",
    "put": "puts putting placed places placing",
    "signal": "signals signalled signaled signalling signaling",
}


def _forms(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return [lemma, *_IRREGULAR[lemma].split()]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if re.search(r"[^aeiou]y$", lemma):
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    plural = "es" if re.search(r"(?:s|sh|ch|x)$", lemma) else "s"
    return [lemma, lemma + plural, lemma + "ed", lemma + "ing"]


LEMMAS: dict[str, str] = {
    form: lemma
    for lemma in sorted(SAYING | THINKING | FINDING | CALLING | DIRECTING | GERUND | JUDGING | {"put"})
    for form in _forms(lemma)
}
"""Every form of every cue verb: "wrote" to "write"."""

REPORTING = SAYING | FINDING | GERUND | JUDGING | {"call", "accuse", "put"}
"""Report something without marks."""

REPORTING_FORMS = frozenset(form for form, lemma in LEMMAS.items() if lemma in REPORTING) | {
    "according",
    "per",
}
"""Words without which a sentence without marks reports nothing."""

SPEECH_FORMS = frozenset(form for form, lemma in LEMMAS.items() if lemma in SAYING)

PHRASAL = {
    f"{form} {after}": meaning
    for forms, after, meaning in (
        ("go goes went", "on", "continue"),
        ("fire fires fired shoot shoots shot hit hits", "back", "retort"),
        ("put puts", "it", "quip"),
    )
    for form in forms.split()
}
"""Verbs that speak with the word after them: "Trump went on", "As Vulture put it"."""

PHRASAL_FIRST = frozenset(pair.split()[0] for pair in PHRASAL)

VERBATIM = _listed(
    "sign placard banner poster headline title slogan caption t-shirt shirt badge label plaque song"
)
"""Things that read: their words are nobody's speech."""

CROWDED = _listed("chant chants shout shouts cry cries call calls cheer cheers yell yells")
"""With "of" they give a crowd's words, never those of whoever is told of: "to chants of “Marco!”"."""

BARE_OBJECT = _listed("say tell write tweet reply shout answer chant repeat add")
"""Take a word or two in marks for what was said: "said “no”"; "announced new 'support'" does not."""

NAMING = _listed(
    """
    slogan title titled entitled name named nickname nicknamed dubbed known headline headlined so-called
    term termed word motto hashtag
    """
)
"""Words before a marked stretch that make it a name: "dubbed 'Red Rayner'", "under the slogan '…'"."""

TITLED = _listed("titled entitled headlined captioned subtitled addressed")
"""What stands in marks after them is a title or an address, however long: "a column entitled “Why …”"."""

WORKS = _listed("song book film movie album documentary novel series show programme program play poem essay")
"""Make it one if it has a capital: the film “Jaws”; not "called the film “a disgrace”"."""

_ATTRIBUTION = re.compile(
    r"[,]?\s*(?:the\s|an?\s)?(?:[\w.’'-]+\s){0,6}?(?:[\w.’'-]+,\s[^,.;“”\"]{1,60},\s)?(?:"
    + "|".join(sorted(SPEECH_FORMS | {f"{pair}(?!\\sto\\s)" for pair in PHRASAL}))
    + r")\b(?!\sthat\b)(?!,?:?\s*[\"“‘])[^\w]",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\s(?:[A-Z][\w.’'-]*\w\s){1,4}(?:said|says|added|continued|explained|wrote|tweeted|replied)"
    r"(?:\sin\sa\s(?:statement|tweet)|\son\s[A-Z]\w+)?(?:\.|$)"
)
_CUED = re.compile(r"\b(?:" + "|".join(sorted(SPEECH_FORMS)) + r")\b[\w\s]{0,20}[,:]?\s*$", re.IGNORECASE)


def attribution_follows(words: str) -> bool:
    """Tell whether `words`, which stand after a closing mark, go on with "Smith asked." """
    return bool(_ATTRIBUTION.match(words[:120]))


def says_who_alone(words: str) -> bool:
    """Tell whether `words` after a full stop and marks only say whose these are: "Durbin said." """
    return bool(_ALONE.match(words[:120]))


def attribution_precedes(words: str) -> bool:
    """Tell whether `words`, which stand before an opening mark, end with "Smith was asked," """
    return bool(_CUED.search(words[-60:]))
