"""Which words name one kind of thing, or say what became of people?"""

import re

SAME = (
    "people persons person individuals migrants migrant arrivals arrival crossings crossing crossed journey",
    "children child pupils pupil boys boy girls girl kids students schoolchildren youngsters minors",
    "spending budget funding money amount price cost costs funds expenditure bill",
    "homes home houses house dwellings properties",
    "income gdp economy output",
    "workers worker employees staff jobs job posts workforce",
    "police officers officer policemen",
    "soldiers soldier troops servicemen personnel",
    "teachers teacher lecturers",
    "firms firm companies company businesses business enterprises",
    "countries country nations nation states",
    "votes vote ballots",
    "flights flight planes plane aircraft",
    "cars car vehicles vehicle",
    "protesters protester demonstrators marchers",
    "britain uk kingdom",
    "attacks attack strikes bombings bombing shootings shooting blasts explosions",
)
"""Words that may name one thing: "12,000 arrivals", "over 12,000 crossings"."""

FATES = (
    "dead deaths death died die dies dying killed kill kills killing fatalities fatally slain toll murdered",
    "injured injuring injuries injury hurt wounded wounding wounds maimed",
    "missing unaccounted trapped",
    "arrested arrest arrests arresting detained detention custody",
    "charged charges prosecuted indicted",
    "convicted sentenced jailed imprisoned",
    "displaced homeless evacuated evacuate evacuation fled",
    "infected infections infection cases positive",
    "recovered recoveries",
    "rescued rescue saved survivors survived survivor",
    "returned returns deported deportation removed removals expelled",
    "hired recruited recruit",
    "sacked redundancies redundant axed",
    "vaccinated vaccinations doses jabs",
    "hospitalised hospitalized",
    "undernourished hungry",
)
"""Words for what became of people: who was killed is not who was injured."""

KINDS = frozenset(words.split()[0] for words in SAME)
PEOPLE = "people"
CLASSES = {word: words.split()[0] for words in SAME for word in words.split()}
FATED = {word: words.split()[0] for words in FATES for word in words.split()}

PEOPLES = re.compile(
    r"\b(?!Mediterranean|Republican|Christian|Guardian|Libertarian|Anglican|Civilian|Victorian|Veterans|Plans"
    r"|Fans|Loans|Bans|Vans|Means|Humans|Clans|Titans|Publish|Finish|Establish|Accomplish)(?:[A-Z]\w*(?:ians?|eans?|ese|ish|ans|can)|French|Dutch|Greeks?|Thais?|Swiss|Turks"
    r"|Poles|Danes|Finns"
    r"|Swedes|(?:Israel|Iraq|Pakistan|Yemen|Kuwait|Qatar|Saud|Emirat|Bangladesh)is?)\b"
)
LANDS = re.compile(
    r"\b(?:people|m[ie]grants?|immigrants?|refugees?|arrivals?|crossings?|workers?|students?|visitors?|nationals"
    r"|citizens|men|women|children|families|imports?|exports?|goods) from ([A-Z]\w+)"
)
