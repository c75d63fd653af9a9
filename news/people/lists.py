"""Words with a capital that are no part of a person's name: bodies, places, days, sentence openers."""

import importlib.resources
from functools import cache

from news.people.keys import GENERATIONS


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


BODIES = _listed(
    """
    party ministry department university college school academy institute institution council committee
    commission court house senate congress parliament parish tropical storm hurricane typhoon cyclone
    assembly agency authority service services bureau office board bank fund group company corporation
    corp inc ltd llc plc co holdings partners association federation union league club foundation trust
    charity society organisation organization network news times post journal guardian telegraph
    independent herald tribune gazette observer mail mirror sun star express daily weekly magazine press
    television tv radio channel media hospital police army navy force forces guard government
    administration cabinet treasury embassy church airport airlines airways station street road avenue
    square park river lake mountain island islands county state city town village district province
    region republic kingdom states nations center centre museum library theatre theater stadium cup
    championship championships games olympics festival awards award act bill treaty agreement war
    revolution day week month year project programme program plan initiative campaign task movement
    front alliance coalition summit conference convention forum international national federal global
    world systems technologies technology motors industries energy oil gas pharmaceuticals studios
    records pictures entertainment hotel restaurant cafe inn bridge tower building palace castle hall
    room gate north south east west northern southern eastern western central white black budget review
    report online digital research sciences science health care education justice defence defense
    security intelligence customs immigration revenue affairs interior tax labour labor conservatives
    democrats republicans tories greens internet twitter facebook youtube google microsoft apple amazon
    netflix instagram reddit wikipedia peninsula ocean sea gulf strait valley bay beach coast canal
    desert hills mount united laboratory observatory corps command fleet brigade battalion regiment
    division squad team crew band orchestra choir mosque cathedral temple synagogue shrine chapel abbey
    dam port harbour harbor prison jail cemetery garden gardens zoo farm mall market plaza mine reef
    glacier stores wars railways railway supermarkets bakery brewery
    fc afc cf rangers rovers wanderers athletic sports ag gmbh llp nv bv oyj asa spa pty sarl
    sachs jpmorgan bros parenthood rebellion water advice support cross stanley
    patrol presse agence area test range qaeda qaida yard arena speedway brotherhood subcommittee tribunal
    secretariat consulate foods homes link rail trains buses estates logistics solutions ventures capital
    securities insurance telecom meadows nursery zoo junction tribe tribes rights jazeera trek
    chronicle telescope
    """
)

WEAK_BODIES = _listed(
    """
    white black west north east south western hall park bridge day week star sun mount castle gate lake
    church banks bank guard english street hill bay power marshall force forces field wood stone rivers
    palace march cross justice stanley
    """
)
"""Of these, those that are surnames too: after a first name they don't make a body."""

SURNAMES_TOO = _listed(
    """
    may good long young self short small low till still more oh read
    king bishop green justice major judge pope prince duke earl baron driver singer carpenter farmer child
    marshal constable painter pole priest dean abbot page player friend fellow sargent squire monk noble
    master mayor provost chancellor champion rector consul tenor climber skinner son sheikh rider ranger
    skipper warden tutor elder legend winger head peer peers masters fellows docker settler bidder
    """
)
"""Titles, roles and openers that are surnames right after a first name."""

NAMED_LIKE_PEOPLE = _listed("ford meta")
"""Companies that alone are no first name."""

CALENDAR = _listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    christmas easter thanksgiving halloween ramadan eid
    """
)

OPENERS = _listed(
    """
    a an the this that these those it its he she they we you i his her their our my your there here who
    whom whose which what when where why how if as at by for from in into of off on onto over to up with
    without within under after before since until till while during despite although though because
    unless whereas whether and but or nor so yet both either neither not no nobody none nothing some any
    all many most much more few several each every another other others such same one two three four
    five six seven eight nine ten hundreds thousands millions meanwhile however also then now today
    yesterday tomorrow tonight earlier later recently previous previously currently finally eventually instead
    rather still even just only perhaps maybe indeed moreover furthermore additionally nevertheless
    nonetheless therefore thus hence according asked speaking addressing writing citing following based
    given including like unlike about against among amid across around between beyond behind below above
    stated continued added replied concluded
    near toward towards through throughout last next first second third former late early once ever
    never always often sometimes usually again please yes well oh ok okay let make take see read watch
    get go come look is are was were be been being am do does did has have had can could will would
    shall should may might must said says told image images photo photograph picture pictured
    video pic credit file caption advertisement share new old good great big small high low long short
    own right left back front top bottom analysis opinion exclusive breaking live update updated listen
    related comment editorial unfortunately fortunately clearly obviously certainly surely sadly happily
    hopefully importantly interestingly surprisingly apparently reportedly allegedly presumably
    amongst longtime lifelong onetime chasing joining joined blasting blasted bashing slamming mocking quoting
    accusing endorsing interviewing praising thanking
    besides beneath absent attacking
    essentially basically everyone everybody everything someone somebody something anyone anybody
    anything people plus per via versus vs re regarding concerning considering
    """
)

NATIONS = _listed(
    """
    american british english scottish welsh irish french german italian spanish portuguese dutch belgian
    swiss austrian polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian
    belarusian serbian croatian bosnian albanian kosovan macedonian slovenian estonian latvian
    lithuanian finnish swedish norwegian danish icelandic chinese japanese korean taiwanese vietnamese
    thai indonesian malaysian filipino indian pakistani bangladeshi nepali nepalese afghan iranian iraqi
    syrian lebanese israeli palestinian jordanian saudi emirati qatari kuwaiti yemeni egyptian libyan
    tunisian algerian moroccan sudanese ethiopian eritrean somali kenyan ugandan tanzanian rwandan
    congolese nigerian ghanaian ivorian senegalese malian south african zimbabwean zambian angolan
    mozambican canadian mexican cuban haitian jamaican brazilian argentine argentinian chilean peruvian
    colombian venezuelan ecuadorian bolivian paraguayan uruguayan australian european asian latin arab
    western eastern northern southern muslim christian jewish catholic protestant hindu sikh buddhist
    sunni shia democratic republican conservative liberal labour tory socialist communist soviet nazi us
    uk eu un u.s. u.k. gop nato gaza
    """
)

PLACES = _listed(
    """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahrain
    bangladesh belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria
    burundi cambodia cameroon canada chad chile china colombia comoros congo croatia cuba cyprus denmark
    djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia fiji finland france gabon gambia
    germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia
    iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos
    latvia lebanon lesotho liberia libya lithuania luxembourg madagascar malawi malaysia maldives mali
    malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar
    namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay
    peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles
    singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan
    tanzania thailand togo tonga tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan vanuatu
    vatican venezuela vietnam yemen zambia zimbabwe england scotland wales britain america europe asia
    africa antarctica crimea alabama alaska arizona arkansas california colorado connecticut delaware
    florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland
    massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey york
    carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington
    wisconsin wyoming ontario quebec alberta queensland victoria tasmania london paris berlin rome
    madrid moscow kyiv kiev beijing tokyo delhi mumbai sydney melbourne dublin belfast edinburgh glasgow
    cardiff manchester liverpool birmingham leeds brussels vienna warsaw prague budapest athens ankara
    istanbul cairo jerusalem baghdad tehran kabul islamabad karachi dhaka bangkok jakarta manila seoul
    pyongyang shanghai hong kong taipei chicago boston philadelphia houston dallas atlanta miami seattle
    denver detroit baltimore cleveland pittsburgh toronto montreal vancouver ottawa havana caracas
    bogota lima santiago buenos aires rio sao paulo lagos nairobi johannesburg pretoria tirana kharkiv
    odesa lviv geneva zurich lisbon stockholm oslo copenhagen helsinki amsterdam rotterdam milan naples
    venice munich hamburg frankfurt cologne barcelona hollywood brooklyn manhattan westminster whitehall
    kremlin pentagon capitol brexit covid puerto rico catalonia bavaria scandinavia balkans zealand
    korea lanka leone rica salvador arabia emirates kingdom angeles francisco orleans vegas antonio
    diego jose louis petersburg
    """
)

PARTICLES = _listed(
    "de da di do du dos das del della der den van von bin ibn bint al el la le ter ten te y af av zu ap"
)
SUFFIXES = GENERATIONS | _listed("qc kc cbe mbe obe")


_NICKNAMES = """
angela angie; robert bob rob bobby robbie; william bill will billy; richard dick rick; james jim jimmy jamie
joseph joe; thomas tom; michael mike mick; edward ed eddie ted; elizabeth liz beth betty; margaret maggie
katherine kate kathy katie; anthony tony; charles charlie chuck; daniel dan danny; donald don; kenneth ken
ronald ron; steven steve; timothy tim; andrew andy drew; benjamin ben; bernard bernie; christopher chris
david dave; frederick fred; gregory greg; jeffrey jeff; gerald jerry; lawrence larry; matthew matt
nicholas nick; patrick pat; peter pete; philip phil; samuel sam; victoria vicky; susan sue; deborah debbie
barbara barb; jennifer jen jenny; alexander alex sandy; jacob jake; joshua josh; zachary zach; nathaniel nate
raymond ray; leonard len
"""
"""A first name and its short forms."""


@cache
def short_names() -> dict[str, str]:
    """Return the first names that short ones stand for: "angie" gives "angela"."""
    groups = [group.split() for line in _NICKNAMES.splitlines() for group in line.split(";") if group.strip()]
    return {short: group[0] for group in groups for short in group[1:]}


def is_first_name(folded: str) -> bool:
    """Tell whether a folded word is a first name, or two with a hyphen: "kelly-ann"."""
    known = first_names()
    return folded in known or ("-" in folded and all(part in known for part in folded.split("-")))


@cache
def first_names() -> dict[str, str]:
    """Return folded first names with how they are mostly borne: "m", "f" or "u" for either."""
    lines = importlib.resources.files("news.people").joinpath("first_names.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in lines.splitlines() if not line.startswith("#"))
    return {name: row[0] for row in rows for name in row[1:]}


@cache
def common_surnames() -> frozenset[str]:
    """Return the folded surnames so common that a lone one is somebody, unless more is told of it."""
    lines = importlib.resources.files("news.people").joinpath("surnames.txt").read_text(encoding="utf-8")
    return frozenset(word for line in lines.splitlines() if not line.startswith("#") for word in line.split())
