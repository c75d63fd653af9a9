"""What are money, time, measures and ranks called?"""

import re

from news.figures.numbers import METRES, TENS, worth

CURRENCIES = {
    "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH",
    "₪": "ILS",
    "$": "USD", "us$": "USD", "c$": "CAD", "cdn$": "CAD", "ca$": "CAD", "can$": "CAD", "a$": "AUD",
    "au$": "AUD", "aus$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "usd": "USD",
    "gbp": "GBP", "eur": "EUR", "cad": "CAD", "aud": "AUD", "chf": "CHF", "jpy": "JPY", "cny": "CNY",
    "inr": "INR", "rs.": "INR", "rs": "INR", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "nzd": "NZD",
    "hkd": "HKD", "sgd": "SGD", "zar": "ZAR", "mxn": "MXN", "brl": "BRL", "pln": "PLN", "aed": "AED",
    "krw": "KRW",
}  # fmt: skip
"""Signs and codes before the number; "$" is read as USD unless the article names another dollar."""

CURRENCY_WORDS = {
    "dollars": "USD", "dollar": "USD", "cents": "USD", "pence": "GBP", "euros": "EUR", "euro": "EUR",
    "pounds sterling": "GBP", "rupees": "INR", "won": "KRW", "pesos": "MXN",
    "lira": "TRY", "swiss francs": "CHF", "kronor": "SEK", "kroner": "NOK", "rand": "ZAR",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "inr": "INR", "cad": "CAD", "aud": "AUD",
}  # fmt: skip
"""Words and codes after it."""

DOLLARS = {"canadian": "CAD", "australian": "AUD", "hong": "HKD"}
"""First words of other dollars."""

COUNTRIES_OWN = {
    "georgian lari": "GEL", "ukrainian hryvnia": "UAH", "ukrainian hryvnias": "UAH", "polish zloty": "PLN",
    "polish zlotys": "PLN", "hungarian forint": "HUF", "hungarian forints": "HUF", "czech korunas": "CZK",
    "thai baht": "THB", "malaysian ringgit": "MYR", "bangladeshi taka": "BDT", "indonesian rupiah": "IDR",
    "kazakh tenge": "KZT", "ghanaian cedis": "GHS", "brazilian reais": "BRL", "ethiopian birr": "ETB",
    "nigerian naira": "NGN", "russian rubles": "RUB", "russian roubles": "RUB", "chinese yuan": "CNY",
    "japanese yen": "JPY", "israeli shekels": "ILS",
}  # fmt: skip
"""Money that may be meant without its country, too: "100,000 lari"; of another country it is another's."""

NATIONAL = {
    "argentine pesos": "ARS", "chilean pesos": "CLP", "colombian pesos": "COP", "mexican pesos": "MXN",
    "philippine pesos": "PHP", "uruguayan pesos": "UYU", "indian rupees": "INR", "pakistani rupees": "PKR",
    "nepalese rupees": "NPR", "sri lankan rupees": "LKR", "iraqi dinars": "IQD", "kuwaiti dinars": "KWD",
    "serbian dinars": "RSD", "libyan dinars": "LYD", "jordanian dinars": "JOD", "tunisian dinars": "TND",
    "kenyan shillings": "KES", "ugandan shillings": "UGX", "tanzanian shillings": "TZS",
    "egyptian pounds": "EGP", "lebanese pounds": "LBP", "syrian pounds": "SYP", "sudanese pounds": "SDG",
    "moroccan dirhams": "MAD", "emirati dirhams": "AED", "turkish lira": "TRY", "turkish liras": "TRY",
    "south african rand": "ZAR", "south korean won": "KRW", "korean won": "KRW", "swedish kronor": "SEK",
    "norwegian kroner": "NOK", "danish kroner": "DKK", "new zealand dollars": "NZD",
    "saudi riyals": "SAR", "qatari riyals": "QAR", "iranian rials": "IRR", "omani rials": "OMR",
    "yemeni rials": "YER", "belarusian rubles": "BYN", "belarusian roubles": "BYN",
    "singapore dollars": "SGD", "taiwan dollars": "TWD", "jamaican dollars": "JMD",
}  # fmt: skip
"""Money whose word is of several countries."""

TIMES = {
    "minute": ("minutes", 1), "min": ("minutes", 1), "hour": ("hours", 1), "day": ("days", 1),
    "night": ("days", 1), "week": ("weeks", 1), "fortnight": ("weeks", 2), "month": ("months", 1),
    "year": ("years", 1), "yr": ("years", 1), "decade": ("years", 10),
}  # fmt: skip
"""Words for time with the unit they are given in, and how many of it."""

TIME_UNITS = frozenset(unit for unit, _ in TIMES.values())

MEASURES = (
    "(?:square|cubic|nautical)[ -](?:kilomet(?:er|re)s?|met(?:er|re)s?|miles?|feet|foot|yards?|inch(?:es)?)"
    r"|kilomet(?:er|re)s?|km/h|m/s|kph|km²|km2|km|m²|m2"
    rf"|m(?=\)| \(|{METRES})"
    "|mph|knots?|met(?:er|re)s?|microns?|micromet(?:er|re)s?|centimet(?:er|re)s?|cm|millimet(?:er"
    "|re)s?|mm"
    "|miles?|feet|foot|ft|inch(?:es)?|yards?|acres?|hectares?|kilograms?|kilos?|kg|grams?|tons?|tonnes?|lbs?"
    "|ounces?|lit(?:er|re)s?|gallons?|barrels?|degrees?|[°º] ?[CF]|watts?|kilowatts?|megawatts?|gigawatts?"
    "|[kMG]W|seconds?|milliseconds?|light[- ]years?|hertz|[kMG]Hz|gigabytes?|terabytes?|[GMT]B|milligrams?|mg"
    "|decibels?|volts?|millibars?|hPa|calories|carats?|pixels?"
)
"""Lengths, weights, areas and the like: unit "other"."""

RANKS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
}  # fmt: skip
ORDINAL = rf"(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(RANKS)})|[0-9]+(?:st|nd|rd|th)"
"""Ranks, in words or digits."""

_DIGITS = re.compile(r"[0-9]+")


def rank(words: str) -> int:
    """Return "51st", "twenty-third" or "fourth" as a number."""
    digits = _DIGITS.match(words)
    if digits:
        return int(digits[0])
    first, _, last = words.lower().rpartition("-")
    return (int(worth(first)) if first else 0) + RANKS[last]
