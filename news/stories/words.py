"""Words that tell little of which event an article is about. Lists, so that they can be argued about."""

from functools import cache, lru_cache


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a lower-case word without its plural or genitive: "parties" and "party's" are "party"."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_EMPTY = """
    a about above after again against all also am an and any are as at be because been before being below
    between both but by can cannot could did do does doing down during each even ever few for from further
    get getting go going got had has have having he her here hers herself him himself his how however i if
    in into is it its itself just last let like made make many may me might more most much must my myself
    next no nor not now of off on once one only or other our ours ourselves out over own same she should
    since so some still such take than that the their theirs them themselves then there these they this
    those through to too two three under until up upon us use very was we well were what when where
    whether which while who whom why will with within without would you your yours yourself i'm don't
    didn't that's it's weren't they're he's she's i've can't doesn't isn't wasn't won't way first say says
    said saying tell told think thinks call called calls ask asked asks come came back according monday
    tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week weeks day days month
    months year years january february march april june july august september october november december mr
    mrs ms dr people time
"""
"""Words of grammar, of reporting and of the calendar: they are left out. Two articles of one day share its
name without sharing anything else, and time alone must join nothing."""

_COMMON = """
    able across action actually add added addition administration agency agree agreed ahead aide allow
    almost along already although always among amount announce announced announcement another anyone
    anything appear appeared approach area argue argued around article attempt attention available away
    bad base based become becomes becoming began begin behind believe best better big bit board body book
    break bring brought build built business buy campaign candidate care carry case cause center central
    centre certain chair chairman challenge chance change charge check chief child children choose citizen
    city claim claimed clear clearly close comment committee common community company complete concern
    concerned conference confirm confirmed consider continue continued control cost council country couple
    course court cover create critic criticism current currently cut data date deal decade decide decided
    decision deep describe described despite detail develop development difference different difficult
    director discuss document door doubt draw drive drop due early earlier easy economic economy effect
    effort eight either election else end enough ensure entire especially event eventually everyone
    everything evidence exactly example expect expected experience explain express face fact fail fall
    family far father favor favour fear federal feel fight figure file final finally find fire five focus
    follow followed following force form former forward found four free friend full fund future gave
    general give given giving global goal good government great group grow growing half hand happen
    happened hard head hear heard held help high higher history hit hold home hope hour house huge human
    hundred idea identify immediately impact important include included including increase indeed
    independent industry information inside instead institution interest international interview involve
    involved issue job join key kill killed kind knew know known lack large larger late later latest law
    lawmaker lead leader leading learn least leave led left legal less letter level life light line list
    little live local long longer look looking lose loss lost lot low main major majority man manage
    matter mean meanwhile measure media meet meeting member men mention message million mind minister
    minute moment money morning mother move movement moving multiple name national nation near nearly
    necessary need never news night nine none note noted nothing number offer office officer official
    often old open opening operation opportunity option order organisation organization original outside
    part particular particularly party pass past pay per percent perhaps period person personal photo
    place plan play point police policy political politics poor popular position possible post potential
    power present president press pressure prevent previous previously primary prime private probably
    problem process program programme project promise proposal propose protect provide public publish push
    put question quickly quite raise range rate rather reach read ready real really reason receive recent
    recently record reduce refuse related relationship release released remain remark remove report
    reported reporter representative request require response responsible rest result return reveal right
    rise risk role rule run running saw school season seat second secretary section secure security see
    seek seem seen send senate senator senior sense sent serious serve service session set seven several
    share short show shown side sign similar simply single sit site situation six small social society
    someone something sometimes son soon sort sound source speak speaker special specific speech spend
    spoke spokesman spokesperson spokeswoman staff stand standard start started state statement stay step
    stop story street strong study subject success suggest support supporter sure system talk team term
    test thing third though thought thousand threat thus together tonight took top toward towards town
    trade tried trip true try trying turn twice type understand union unit unless used user using usually
    various version video view visit voice vote voter wait walk want war watch water web website weekend
    went whole win wish woman women won wonder word work worked worker working world worry worth write
    writer written wrong wrote yet young ago
"""
"""Words of all news: they count a quarter. A young store can't know yet that they stand everywhere."""


@cache
def empty() -> frozenset[str]:
    """Return the stems of words that are left out."""
    return frozenset(stem(word) for word in _EMPTY.split())


@cache
def common() -> frozenset[str]:
    """Return the stems of words that stand in all news."""
    return frozenset(stem(word) for word in _COMMON.split())
