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
    if _is_place(text, folded, start, end, number) or _REFERENCE.search(before):
        return False
    if _TEN_IN_DUTCH.match(folded, number.start):
        return False
    if _is_date(before, after, number) or _is_year(number, folded, after):
        return False
    around = folded[max(start, number.start - 4 * _WINDOW) : min(end, number.end + 4 * _WINDOW)]
    return not (_is_setting(before, after, number) or _is_tier(number, around))


def _is_date(before: str, after: str, number: Quantity) -> bool:
    """Tell whether the number is a part of a date or a time of day."""
    return number.value <= _LAST_OF_MONTH and bool(_DATE_AFTER.match(after) or _DATE_BEFORE.search(before))


def _is_place(text: str, folded: str, start: int, end: int, number: Quantity) -> bool:
    """Tell whether the number marks an item, a heading, a footnote or an address."""
    after = text[number.end : min(end, number.end + _WINDOW)]
    if number.start == start and number.value < 100 and not number.percent and _LIST_NUMBER.match(after):
        return True
    window = folded[max(start, number.start - _WINDOW) : number.start]
    if after.startswith(")") and window.rfind("(") <= window.rfind(")") and not number.percent:
        return True
    stuck = after[:1].isalpha() and not number.spelled and not number.percent
    return stuck or bool(_POSTCODE.match(folded, number.end) and 1000 <= number.value < 10_000)


def _is_year(number: Quantity, folded: str, after: str) -> bool:
    printed = folded[number.start : number.end]
    return number.value in _YEAR_LIKE and printed.isdigit() and not _COUNTED.match(after)


def _is_setting(before: str, after: str, number: Quantity) -> bool:
    """Tell whether the number belongs to a scale, a threshold or the way a text is divided."""
    if _TOLERANCE.match(after) or _THRESHOLD_AFTER.match(after):
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
