"""The nouns that say what someone is: offices, posts, trades, kin, parties. Lists, and look-ups on them."""

import re


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


TRADES = _listed(
    """
    abolitionist capitalist adjudicator administrator agronomist airman alpinist alumna alumnus anaesthetist
    anchorman anesthesiologist arbiter arsonist assailant assemblyman assemblywoman assessor attendant
    autocrat backer bandleader barmaid barman bidder bodybuilder bomber bouncer burglar caliph canoeist
    captive casualty centenarian chauffeur chieftain churchwarden citizen cleaner coder commando
    competitor contender contestant cricketer deckhand defector despot devotee dietician dietitian
    disciple documentarian educator emcee emir entertainer entrant exile expatriate feminist finalist
    flautist flutist follower footballer forger futurist gangster grandmaster harpist healer helmsman
    herbalist hijacker hitman homeless horticulturist hostage humanitarian immigrant impresario
    impressionist informant inventor investigator jeweler jeweller jihadist kayaker kingpin landholder
    landowner laureate libero librettist machinist marathoner mentor mobster monk muralist naturopath
    neo-nazi neurosurgeon nun nutritionist oboist octogenarian oligarch optometrist organist paratrooper
    parliamentarian participant passerby patriarch patrolman percussionist performer personality pilgrim
    planner polymath postgraduate protege psychoanalyst publicist ranger recruiter regent restorer
    revolutionary rider rifleman robber runner satirist saxophonist schoolmaster schoolmistress
    semi-finalist semifinalist settler shareholder shooter skipper sniper sommelier spy statesman stateswoman
    stewardess stuntman submariner sultan supervisor supporter surveyor swindler teen theorist thief
    thinker trailblazer traveler traveller trooper trumpeter tutor vice-chair villager violist warden
    weightlifter anarchist assemblymember attendee bandmate biathlete clarinetist clarinettist
    clinician co-captain co-creator co-writer collector confidant confidante contralto contributor
    councilmember creator employee enthusiast fascist fixer freshman grandchild gallerist genealogist hacker
    half-brother half-sister heptathlete hobbyist infielder instrumentalist interviewee keyboardist litigator
    maintainer marxist mezzo-soprano moderator monarchist motorcyclist multi-instrumentalist outfielder
    pacifist pentathlete practitioner prelate proprietor racer rookie royalist ruler sculler
    sibling sophomore speechwriter sportscaster sportswriter spouse staffer steeplechaser stepchild
    under-secretary undersecretary vice-captain brother-in-law sister-in-law son-in-law daughter-in-law
    father-in-law mother-in-law specialist technologist winner
    """
)
"""Nouns that end surnames and clubs too, and part a capitalised name only where they open it."""

OFFICES = TRADES | _listed(
    """
    president premier pm chancellor minister secretary senator congressman congresswoman representative
    governor mayor ambassador envoy speaker mp mep msp td deputy councillor councilman councilwoman
    alderman commissioner chairman chairwoman chair chairperson chief head leader director executive ceo
    cfo founder co-founder cofounder owner boss manager coach captain commander general admiral colonel
    major lieutenant sergeant officer sheriff constable detective inspector superintendent marshal judge
    justice magistrate attorney prosecutor lawyer solicitor barrister counsel king queen prince princess
    duke duchess pope cardinal archbishop bishop priest vicar imam rabbi pastor reverend lord lady
    baroness baron spokesman spokeswoman spokesperson adviser advisor aide strategist pollster
    consultant analyst economist expert researcher scientist professor lecturer dean principal
    headteacher headmaster teacher student doctor physician surgeon nurse paramedic midwife engineer
    architect author writer novelist poet journalist reporter correspondent editor columnist presenter
    broadcaster host anchor commentator critic historian philosopher artist painter actor actress singer
    musician rapper composer conductor dancer filmmaker producer comedian model designer photographer
    chef player striker midfielder defender goalkeeper quarterback pitcher forward winger batsman bowler
    mvp golfer boxer swimmer sprinter athlete cyclist driver pilot astronaut farmer businessman
    businesswoman entrepreneur investor billionaire millionaire banker trader activist campaigner
    organiser organizer volunteer worker veteran soldier member candidate nominee incumbent frontrunner
    front-runner challenger politician lawmaker legislator diplomat official bureaucrat dictator monarch
    emperor treasurer trustee governor-general vice-president vice-chairman whip taoiseach tánaiste
    biologist chemist physicist geologist ecologist psychologist psychiatrist sociologist virologist
    epidemiologist meteorologist astronomer mathematician statistician botanist zoologist archaeologist
    anthropologist oncologist neurologist cardiologist immunologist climatologist criminologist broker
    contractor developer programmer technician curator librarian archivist clerk registrar auditor
    accountant agent landlord landlady shopkeeper retailer supplier fisherman miner carpenter plumber
    electrician mechanic trucker operative counterpart predecessor successor colleague rival opponent
    ally partner mogul tycoon magnate guru crossbencher peer backbencher frontbencher premier-designate
    president-elect strongman warlord rebel insurgent militant guerrilla terrorist gunman attacker
    suspect defendant plaintiff claimant victim survivor witness bystander onlooker neighbour neighbor
    resident local tenant homeowner owner-operator customer shopper passenger commuter tourist visitor
    patient user caller viewer reader voter taxpayer protester protestor demonstrator marcher refugee
    migrant asylum-seeker newscaster weatherman podcaster blogger influencer youtuber vlogger streamer
    gamer scholar academic fellow fundraiser donor philanthropist lobbyist advocate ombudsman watchdog
    regulator whistleblower insider source pensioner retiree graduate undergraduate pupil schoolboy
    schoolgirl substitute fullback full-back centre-back centre-half wing-back left-back right-back
    fly-half scrum-half flanker playmaker newcomer captain-coach seamer wicketkeeper catcher shortstop
    linebacker cornerback lineman goaltender netminder jockey trainer umpire referee linesman hurdler
    decathlete gymnast skier snowboarder skater rower climber mountaineer triathlete wrestler bassist
    guitarist drummer pianist violinist cellist vocalist frontman frontwoman songwriter lyricist soprano
    tenor baritone screenwriter playwright dramatist showrunner animator cartoonist illustrator sculptor
    choreographer ballerina biographer memoirist essayist translator publisher newsreader pundit coroner
    pathologist toxicologist radiologist pediatrician paediatrician psychotherapist obstetrician
    astrophysicist geneticist biochemist naturalist conservationist environmentalist geographer linguist
    theologian ethicist vice-chancellor provost rector bursar chaplain abbot abbess missionary
    evangelist televangelist cleric clergyman mullah ayatollah brigadier commodore air-marshal
    forecaster seismologist volcanologist hydrologist negotiator mediator arbitrator rapporteur consul
    attaché comptroller controller jurist bailiff convener convenor leader-designate brexiteer remainer
    separatist unionist loyalist populist centrist hardliner reformist dissident stockbroker financier
    bookmaker restaurateur hotelier yachtsman yachtswoman explorer aviator cosmonaut magician
    illusionist supermodel stylist socialite aristocrat heir heiress medallist medalist champion
    runner-up co-host co-author co-chair co-leader co-director teammate compatriot countryman
    firefighter lifeguard caretaker janitor receptionist waiter waitress barista bartender grocer
    florist hairdresser beautician builder bricklayer roofer welder labourer laborer docker trawlerman
    boatman rancher beekeeper winemaker distiller courier postman childminder nanny carer caregiver
    dentist optician pharmacist vet veterinarian physiotherapist therapist counsellor counselor
    bookkeeper salesman saleswoman salesperson cabbie detainee inmate prisoner convict fugitive
    kidnapper murderer killer rapist stalker fraudster smuggler trafficker dealer complainant appellant
    juror interpreter hiker camper diver surfer skydiver holidaymaker evacuee homebuyer newlywed
    churchgoer worshipper spectator motorist pedestrian rescuer whistle-blower leaseholder renter
    squatter jogger dog-walker schoolteacher classmate flatmate housemate roommate coworker co-worker
    eyewitness subscriber smoker vegan stepdad stepmum grandad
    grandma grandpa undergrad postgrad commander-in-chief editor-in-chief director-general
    secretary-general photojournalist videojournalist freelancer tapper sharecropper selectman elder
    maker co-owner co-chairman co-chairwoman co-pilot co-presenter co-ordinator coordinator star
    legend mate hopeful confectioner industrialist publican matchwinner delegate
    """
)

PEOPLE = _listed(
    """
    man woman boy girl person people child father mother son daughter brother sister husband wife widow
    widower uncle aunt nephew niece cousin grandfather grandmother grandson granddaughter parent
    grandparent friend girlfriend boyfriend fiancé fiancée fiance fiancee partner stepfather stepmother
    stepson stepdaughter godfather godmother mum dad mom twin teenager youngster baby toddler relative native
    gentleman guy lad couple
    """
)

PARTIES = _listed(
    """
    republican democrat tory conservative liberal labourite socialist communist nationalist independent
    libertarian green texan californian floridian new-yorker briton american scot welshman irishman
    frenchman german italian spaniard dane swede norwegian finn pole russian ukrainian israeli
    palestinian canadian australian kiwi brazilian argentine mexican
    """
)

PRIVATE = _listed(
    """
    student volunteer worker veteran soldier operative rival opponent partner rebel insurgent militant
    guerrilla terrorist gunman attacker suspect defendant plaintiff claimant victim survivor witness
    bystander onlooker neighbour neighbor resident local tenant homeowner owner-operator customer shopper
    passenger commuter tourist visitor patient user caller viewer reader voter taxpayer protester
    protestor demonstrator marcher refugee migrant asylum-seeker gamer pensioner retiree graduate
    undergraduate pupil schoolboy schoolgirl landlord landlady shopkeeper retailer supplier fisherman
    miner carpenter plumber electrician mechanic trucker farmer driver clerk technician programmer
    contractor source insider nurse paramedic midwife waitress colleague ally firefighter lifeguard
    caretaker janitor receptionist waiter barista bartender grocer florist hairdresser beautician builder
    bricklayer roofer welder labourer laborer docker trawlerman boatman rancher beekeeper winemaker
    distiller courier postman childminder nanny carer caregiver dentist optician pharmacist vet
    veterinarian physiotherapist therapist counsellor counselor bookkeeper salesman saleswoman salesperson
    cabbie detainee inmate prisoner convict fugitive kidnapper murderer killer rapist stalker fraudster
    smuggler trafficker dealer complainant appellant juror interpreter hiker camper diver swimmer surfer
    skydiver holidaymaker evacuee homebuyer newlywed churchgoer worshipper spectator motorist pedestrian
    rescuer whistle-blower leaseholder renter squatter jogger dog-walker schoolteacher classmate flatmate
    housemate roommate coworker co-worker subscriber smoker
    vegan stepdad stepmum grandad grandma grandpa teammate compatriot countryman undergrad postgrad
    intern freelancer tapper sharecropper maker elder co-owner co-pilot mate eyewitness teacher engineer
    cyclist climber mountaineer rower skier snowboarder skater guest heir heiress donor fan
    airman alumna alumnus arsonist assailant attendant backer barmaid barman bidder bodybuilder bomber
    bouncer burglar canoeist captive casualty centenarian chauffeur citizen cleaner coder commando
    competitor contestant deckhand defector devotee disciple entrant exile expatriate finalist follower
    forger gangster healer helmsman herbalist trader hijacker hitman homeless hostage immigrant informant
    jihadist kayaker kingpin landholder landowner libero machinist marathoner mentor mobster naturopath
    neo-nazi nun octogenarian paratrooper participant passerby pilgrim planner postgraduate protege
    recruiter rider rifleman robber runner semi-finalist semifinalist settler shareholder shooter sniper
    spy stewardess stuntman submariner supporter swindler teen thief traveler traveller trooper villager
    weightlifter anarchist attendee bandmate clinician collector confidant confidante contributor creator
    employee enthusiast fascist fixer freshman grandchild hacker half-brother half-sister hobbyist interviewee
    maintainer marxist monarchist motorcyclist pacifist practitioner racer royalist sculler sibling sophomore
    spouse staffer stepchild brother-in-law sister-in-law son-in-law daughter-in-law father-in-law
    mother-in-law
    winner capitalist
    """
)
"""What many people are or happen to be: no office, and no reason to be public."""

PUBLIC = (OFFICES - PRIVATE) | _listed(
    "republican democrat tory conservative liberal labourite socialist communist nationalist libertarian"
)
"""Offices, posts and parties: who is given one of them is public (privacy of all others is kept)."""

COLLECTIVES = _listed(
    """
    police officials authorities prosecutors lawyers ministers sources experts scientists researchers
    critics analysts economists supporters opponents campaigners activists residents witnesses
    eyewitnesses investigators doctors spokespeople organisers organizers firefighters lawmakers
    democrats republicans tories conservatives aides insiders officers delegates protesters reporters
    journalists campaign administration government ministry department council committee commission
    agency court company firm office team party group union charity report study statement survey poll
    letter document paper newspaper website authors organisation organization institute university
    hospital bank club league association federation coalition embassy regulator watchdog body board
    panel jury tribunal judges families relatives parents friends colleagues neighbours neighbors others
    some many observers diplomats commanders veterans leaders crowd crowds audience mob fans marchers
    demonstrators onlookers passers-by spectators callers readers users shoppers commuters passengers
    """
)
"""Bodies, groups and documents that speak without a name."""

DOCUMENTS = _listed(
    """
    report statement record records statistics data study survey poll figures filing letter memo email
    website page document documents press-release release lawsuit complaint motion paper book article
    editorial post tweet announcement indictment ruling opinion judgment judgement summary transcript
    census analysis review estimate estimates polls surveys reports studies statements filings letters
    emails papers research findings bulletin briefing notice message blog newsletter manifesto warrant
    affidavit testimony account note footnote
    """
)
"""They speak for whoever issued them: "a report from the National Transportation Safety Board"."""

MALE = _listed(
    """
    man boy father son brother husband widower uncle nephew grandfather grandson boyfriend stepfather
    stepson king prince duke baron lord actor chairman spokesman businessman congressman councilman
    policeman fireman fisherman gentleman guy lad dad schoolboy headmaster priest pope monk frenchman
    irishman welshman pastor
    """
)
FEMALE = _listed(
    """
    woman girl mother daughter sister wife widow aunt niece grandmother granddaughter girlfriend
    stepmother stepdaughter queen princess duchess baroness lady actress chairwoman spokeswoman
    businesswoman congresswoman councilwoman policewoman mum mom schoolgirl headmistress nun landlady
    midwife waitress heiress
    """
)

_TITLES_OF_MEN = _listed(
    """
    mr mister sir lord king prince duke pope father brother archbishop imam sheikh ayatollah emperor
    congressman chairman spokesman monsenor monsignor msgr mgr senor herr monsieur maestro
    """
)
_TITLES_OF_WOMEN = _listed(
    """
    mrs ms miss dame lady baroness queen princess duchess sister madam mme empress congresswoman
    chairwoman spokeswoman senora frau madame
    """
)
_TITLES = _listed(
    """
    honorable honourable emeritus dr prof professor
    president senator sen sens rep reps gov governor mayor judge justice gen
    general col colonel lt lieutenant sgt sergeant capt captain major maj admiral adm cmdr commander
    chief cardinal bishop rev reverend rabbi secretary minister premier chancellor speaker
    representative ambassador councillor cllr pm mp mep msp td attorney sheriff officer detective
    inspector constable superintendent commissioner director coach principal ceo spokesperson leader
    deputy saint rt hon pastor taoiseach tánaiste vice-president pvt private cpl corporal marshal
    correspondent reporter editor author adviser candidate nominee delegate det ch insp supt dci brig sqn
    pc wpc
    """
)

HONORIFICS = {
    **dict.fromkeys(_TITLES, ""),
    **dict.fromkeys(_TITLES_OF_MEN, "m"),
    **dict.fromkeys(_TITLES_OF_WOMEN, "f"),
}
"""Words that stand right before a name, folded, with the gender that they tell."""

SHORT_TITLES = _listed(
    """
    mr mrs ms mme dr prof sen sens rep reps gov gen col lt sgt capt maj adm cmdr rev hon rt msgr mgr det insp
    supt ch sqn brig pvt cpl cllr
    """
)
"""Those that a full stop follows: in "for Vice President. Bayes withdrew" nobody has one."""

STYLES = _listed(
    "honorable honourable mr mister mrs ms miss dr sir dame lord lady baroness prof mme madam rt hon rev"
)
"""Honorifics that are no role."""

_BY_END = re.compile(
    r"(?:ologist|woman|person|maker|keeper|grapher|chemist|physicist|icist|scientist|economist|journalist|therapist)$"
    r"|^(?:mother|father|mum|dad|mom|gran|grandmother|grandfather)-of-\w+$"
)
_NOUNS = OFFICES | PEOPLE | PARTIES
_HOPES_FOR = re.compile(r"[A-Z]|[a-z]+(?:ial|onal)$|leadership$|mayoral$|medal$")


OFFICES_OF_BODIES = _listed(
    """
    president minister secretary ambassador envoy representative commissioner consul delegate director head
    chief chair chairman chairwoman chairperson chancellor governor mayor leader speaker premier ceo executive
    manager editor dean principal professor provost lecturer archbishop bishop judge justice attorney
    spokesman spokeswoman spokesperson commander marshal registrar deputy mp mep senator king queen
    congressman congresswoman
    """
)
"""Those that a body or a place often follows before the name: "Speaker of the House Nancy Pelosi"."""

_JUDGING = _listed(
    """
    critic dictator despot strongman warlord autocrat tyrant terrorist populist centrist hardliner
    champion star legend guru separatist ruler loyalist personality performer guest heir
    """
)
"""What somebody calls others, or no office."""

IN_SMALL = frozenset(("national", "associate", "figure", "recipient"))
"""Nouns for one person in small letters only, for what they say in bodies' names; no reason to be public."""

_PLURALS = (("women", "woman"), ("men", "man"), ("ies", "y"), ("sses", "ss"), ("wives", "wife"), ("s", ""))


def singular(word: str) -> str:
    """Return the noun for one person of which a lower-case word is the plural: "actresses"; "" if of none."""
    for end, one in _PLURALS:
        noun = word.removesuffix(end) + one
        if word.endswith(end) and is_role(noun) and not is_role(word):
            return noun
    return ""


def as_written(many: str, one: str) -> str:
    """Return the folded noun for one with the letters of its plural as it is written: "MP" of "MPs"."""
    same = next((at for at, (a, b) in enumerate(zip(many, one, strict=False)) if a.lower() != b), len(one))
    return many[:same] + one[same:]


def is_plain_office(words: str) -> bool:
    """Tell whether what several are called is an office or a trade that judges nobody: no "dictators"."""
    nouns = [
        word
        for word in map(str.lower, re.split(r"\s(?:of|for|at|in|from)\s", words)[0].split())
        if is_role(word)
    ]
    return bool(nouns) and nouns[-1] in PUBLIC - _JUDGING


def is_role(word: str) -> bool:
    """Tell whether the lower-case word is a noun for one person: "secretary", "Tory", "ex-wife"."""
    bare = without_time(word)
    return bare in _NOUNS or (len(bare) > 6 and bool(_BY_END.search(bare)))


def without_time(word: str) -> str:
    """Return a lower-case noun without what says that it was so once: "then-president", "ex-wife"."""
    return word.removeprefix("then-").removeprefix("ex-")


def is_told(word: str, before: str) -> bool:
    """Tell whether a role's noun is one behind the word before it: only a "presidential hopeful" is."""
    return word.removesuffix("s") != "hopeful" or bool(_HOPES_FOR.match(before))


def gender_of_role(word: str) -> str:
    """Return "m", "f" or "" for a lower-case role noun."""
    if word in MALE:
        return "m"
    return "f" if word in FEMALE or (word.endswith("woman") and len(word) > 5) else ""
