"""Which numbers count something: no date, time, reference, list number, year, scale or other setting."""

from __future__ import annotations

import re

from checker.plugins.evaluators.text.periods import MONTHS
from checker.plugins.evaluators.text.quantities import Quantity
from checker.plugins.evaluators.text.wordlists import GENERIC_UNITS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_REFERENCE = re.compile(
    r"(?:\b(?:articles?|arts?\.?|artikel(?:en)?|sections?|paragraphs?|para\.?|lid|leden|recitals?|overweging|"
    r"chapters?|hoofdstuk|pages?|pagina|blz\.?|pp?\.|figures?|fig\.?|tables?|tabel|steps?|stap|vra(?:ag|gen)|"
    r"questions?|footnotes?|annex(?:es)?|appendix|bijlagen?|versions?|versie|parts?|deel|nos?\.?|nrs?\.?|"
    r"numbers?|nummers?|items?|phase|fase|levels?|niveau|layers?|tiers?|iso|regulation|directive|verordening|"
    r"richtlijn|unit|factor|category|categorie|principle|case|zaak|point|punt|line|regel|postbus|box|id|bullet|"
    r"artikels|absatz|abs\.?|ziffer|buchstabe|kapitel|abschnitt|seiten?|abbildung|abb\.?|tabelle|schritt|fragen?|"
    r"fusnote|anhang|anlage|fassung|teil|stufe|verordnung|richtlinie|kategorie|postfach|erwagungsgrund|"
    r"paragraphes?|alineas?|considerants?|chapitre|tableau|etape|partie|numeros?|reglement|ligne|n°)"
    r"|§)\s?(?:\(?[\divx]+\)?(?:,|\s?[-–]|\s(?:and|to|en|tot|und|bis|et|a))\s?)*$"
)
_DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th|er|e|\.)?(?:,? )?(?:{_MONTH})\b|\s?(?:am|pm|u|uhr|noon)\b|:\d|\.\d\d ?[ap]m|\s?[hq]\b"
)
_CLOCK = r"(?:[.:]\d\d)? ?(?:uhr|uur|u|h|am|pm)?"
_TO = r"\s?(?:-|–|bis|und|tot|en|a|et|to|and|until)\s?"
_CLOCK_AFTER = re.compile(
    rf" ?(?:uhr|am|pm)\b|{_CLOCK}{_TO}\d{{1,2}}(?:[.:]\d\d)? ?(?:uhr|am|pm)\b|"
    rf" ?h{_TO}\d{{1,2}} ?h\b|{_TO}\d{{1,2}}[.:]\d\d ?(?:uur|u|h)\b| bis [a-z]+ uhr\b| tot [a-z]+ uur\b"
)
_HOUR_AFTER = re.compile(r" ?(?:uur|u|h)\b")
_CLOCK_BEFORE = re.compile(rf"\d[.:]\d\d ?(?:uur|u|h)?{_TO}$|\d ?h{_TO}$")
"""Hours of a day, as those in which a help desk answers."""
_EVERY_DAY = re.compile(
    r" (?:days|hours|jours|heures|h|tage|stunden|dagen|uur) (?:a|per|sur|am|die|pro|par|in der|op) ?"
    r"(?:day|week|jour|semaine|sept|24|7|tag|woche|dag)"
)
_HOUR = r"\d{1,2}(?:[.:]\d\d)?"
_DUTCH_HOURS = re.compile(rf"\bvan {_HOUR}(?: uur)? tot {_HOUR} uur\b|(?<![\d.,])\d{{1,2}}\.\d\d uur\b")
"""Dutch opening hours, and times of day: a point parts minutes from hours, a comma decimals from a number."""
_PHONE_BEFORE = re.compile(r"\+[\d ()/-]*$")
_PHONE = re.compile(r"0\d")
_MONEY_BEFORE = re.compile(r"[€$£]\s?$|\b(?:eur|usd|gbp|chf) $")
_MONEY_OR_SIZE = re.compile(
    r"\s?(?:€|(?:euros?|dollars?|eur|usd|[mgk]b|[mgk]o|megabytes?|pixels?|characters|tekens|zeichen|caracteres)\b)"
)
"""What prices and files are measured in."""
_PRICE = re.compile(
    r"\b(?:fees?|commissions?|premium|provision|gebuhr|gebuhren|commissie|vergoeding|frais|vat|btw|tva|mwst|"
    r"mehrwertsteuer|sales price|hammer price|verkoopprijs|kaufpreis|prix)\b"
)
_NONE = frozenset({"no", "geen", "keine", "keinen", "keiner"})
_CAME = re.compile(
    r"\b(?:received|had|got|were|was|came|submitted|lodged|made|sent|ontvangen|ontving(?:en)?|kreeg|kregen|"
    r"waren|werden|gedaan|ingediend|binnengekomen|erhalten|erhielt(?:en)?|gab|gingen|wurden|eingegangen|"
    r"eingereicht|gestellt)\b"
)
"""Verbs of the past that say that something came, or did not."""
_STREET = re.compile(
    r" (?:[A-Z][\w'’-]+ ){1,2}(?:Quay|Street|St|Road|Avenue|Lane|Square|Place|Way|Drive)\b|"
    r",? (?:rue|avenue|boulevard|place|quai) "
)
_DATE_BEFORE = re.compile(rf"(?:{_MONTH})\.? $|\d[:/.-]$|\d ?- ?$")
_POSTCODE = re.compile(r"\s[a-z]{2}\b(?=\s*[|,\n]|\s*$|\s+(?:the|den|[a-z]+\s*\|))")
_LIST_NUMBER = re.compile(r"\s?[.)\\]|\s+[A-Z]")
_WINDOW = 48
_DEFINITE = re.compile(
    r"\b(?:the|these|those|all|other|top|(?<!delai )(?<!plus )(?<!moins )(?<!pres )de|deze|die|alle|andere|"
    r"beide|following|volgende|der|den|diese|diesen|dieser|folgende[nr]?|les|ces|des|autres) $"
)
_THRESHOLD_BEFORE = re.compile(r"% .{0,40}(?:than|dan|by|door|als|moins de|plus de) $")
_THRESHOLD_AFTER = re.compile(
    r" ?(?:or|of|orf?|oder|ou) ?(?:fewer|more|less|minder|meer|mehr|weniger|plus|moins)\b"
)
_COUNTED = re.compile(
    r"[ -](?:users?|gebruikers|moderat\w+|people|mensen|notices|meldingen|requests|verzoeken|"
    r"nutzer|personen|meldungen|antrage|utilisateurs|personnes|signalements|demandes)"
)
_ALL_STATES = re.compile(
    r"[ -](?:eu[ -])?(?:member states|lidstaten|eu-landen|mitgliedstaaten|eu-lander|etats membres|"
    r"pays de l'union)"
)
_STATES = 27
_RHYTHM = re.compile(
    r" (?:times|fois|keer|maal|mal) (?:a|per|par|pro|im) (?:year|month|week|day|an|mois|semaine|jour|jaar|"
    r"maand|dag|jahr|monat|woche|tag)\b"
)
_HOTLINE = re.compile(r"\b(?:le|au|du|call|dial|bel|belt|bellen|wahle|wahlen|appelez|composez)(?: zelf)? $")
"""Verbs of calling; in French a number with an article in the singular is a telephone number: "le 3018"."""
_MINUTES = re.compile(r"\d:$")
_TOLERANCE = re.compile(r"[ -]toleran")
_WORDS_AFTER = re.compile(r"[ -]((?:[a-z][\w'’-]*[ -]){0,3}[a-z][\w'’-]*)")
_YEAR_LIKE = range(1950, 2040)
_TIER = 45_000_000
_TIER_WORDS = re.compile(
    r"recipient|afnemer|vlop|very large|zeer groot|zeer grote|sehr grose|destinataires|tres grande"
)
_TEN_IN_DUTCH = re.compile(
    r"ten (?:onrechte|minste|hoogste|laatste|dele|eerste|tweede|opzichte|aanzien|behoeve|gunste|koste|"
    r"gevolge|slotte|tijde|name|volle|zeerste|uitvoer|laste)\b"
)
"""The Dutch word "ten" is no number."""
_SMALL = 12
_LAST_OF_MONTH = 31


def counts(text: str, folded: str, start: int, end: int, number: Quantity) -> bool:
    """Tell whether a number counts or measures something.

    Args:
        text: The document's text.
        folded: The same text, folded.
        start: Where the passage begins.
        end: Where it ends.
        number: The number.
    """
    before = folded[max(start, number.start - _WINDOW) : number.start]
    after = folded[number.end : min(end, number.end + _WINDOW)]
    if _is_year(number, folded, after) or _TEN_IN_DUTCH.match(folded, number.start):
        return False
    if _is_place(text, folded, start, end, number) or _REFERENCE.search(before):
        return False
    if _is_dutch_hour(folded, start, end, number) or _is_date(before, after, number):
        return False
    if folded[number.start : number.end] in _NONE and not _CAME.search(before + after):
        return False
    if _is_phone(before, folded, number) or _is_price(before, after, number):
        return False
    around = folded[max(start, number.start - 4 * _WINDOW) : min(end, number.end + 4 * _WINDOW)]
    return not (_is_setting(before, after, number) or _is_tier(number, around))


def _is_date(before: str, after: str, number: Quantity) -> bool:
    """Tell whether the number is a part of a date or a time of day."""
    if _MINUTES.search(before):
        return True
    if number.value > _LAST_OF_MONTH:
        return False
    until = _CLOCK_BEFORE.search(before) and _HOUR_AFTER.match(after)
    return bool(until or _CLOCK_AFTER.match(after) or _DATE_AFTER.match(after) or _DATE_BEFORE.search(before))


def _is_dutch_hour(folded: str, start: int, end: int, number: Quantity) -> bool:
    if number.value > _LAST_OF_MONTH:
        return False
    hours = _DUTCH_HOURS.finditer(folded, max(start, number.start - _WINDOW), min(end, number.end + _WINDOW))
    return any(match.start() <= number.start < match.end() for match in hours)


def _is_phone(before: str, folded: str, number: Quantity) -> bool:
    called = folded[number.start : number.end].isdigit() and _HOTLINE.search(before)
    return bool(called or _PHONE.match(folded, number.start, number.end) or _PHONE_BEFORE.search(before))


def _is_price(before: str, after: str, number: Quantity) -> bool:
    """Tell whether the number is a price, a fee or the size of a file."""
    if number.percent:
        return bool(_PRICE.search(before) or _PRICE.search(after))
    return bool(_MONEY_BEFORE.search(before) or _MONEY_OR_SIZE.match(after))


def _is_place(text: str, folded: str, start: int, end: int, number: Quantity) -> bool:
    """Tell whether the number marks an item, a heading, a footnote or an address."""
    after = text[number.end : min(end, number.end + _WINDOW)]
    if number.start == start and number.value < 100 and not number.percent and _LIST_NUMBER.match(after):
        return True
    window = folded[max(start, number.start - _WINDOW) : number.start]
    if after.startswith(")") and window.rfind("(") <= window.rfind(")") and not number.percent:
        return True
    if number.value < 1000 and _STREET.match(after):
        return True
    stuck = after[:1].isalpha() and not number.spelled and not number.percent
    return stuck or bool(_POSTCODE.match(folded, number.end) and 1000 <= number.value < 10_000)


def _is_year(number: Quantity, folded: str, after: str) -> bool:
    printed = folded[number.start : number.end]
    return number.value in _YEAR_LIKE and printed.isdigit() and not _COUNTED.match(after)


def _is_setting(before: str, after: str, number: Quantity) -> bool:
    """Tell whether the number belongs to a scale, a threshold or the way a text is divided."""
    if any(words.match(after) for words in (_TOLERANCE, _THRESHOLD_AFTER, _EVERY_DAY, _RHYTHM)):
        return True
    if number.value == _STATES and _ALL_STATES.match(after):
        return True
    if number.percent:
        return False
    if _THRESHOLD_BEFORE.search(before):
        return True
    words = _WORDS_AFTER.match(after)
    if words and GENERIC_UNITS.intersection(re.split(r"[ -]", words[1])):
        return bool(number.value <= _SMALL)
    return bool(number.spelled and number.value <= _SMALL and _DEFINITE.search(before))


def _is_tier(number: Quantity, passage: str) -> bool:
    """Tell whether the number is the law's own threshold for very large services."""
    return number.value == _TIER and bool(_TIER_WORDS.search(passage))
