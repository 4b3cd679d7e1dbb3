"""What a number counts, as printed, and over which territory."""

from __future__ import annotations

import re

from checker.plugins.evaluators.text.periods import MONTHS
from checker.plugins.evaluators.text.quantities import Quantity
from checker.plugins.evaluators.text.territories import Territory
from checker.plugins.evaluators.text.wordlists import FUNCTION_WORDS, NO_UNIT, RULE_UNITS

from checker.domain.figure import Figure

_NOUN = re.compile(
    r"[*_]{0,3}[ -]?"
    r"(?:(?:of|van) (?:the(?!m\b|y\b|ir\b|se)|those|these|our|all|which|de|het|deze|die|onze|alle) ?)?"
    r"(?:d'|(?:(?<=million )|(?<=millions )|(?<=milliards ))des? |(?:von|der) (?:unseren|diesen) )?"
    r"(?:(?:such|additional|further|other|extra|zulke|andere|verdere|solche|weitere|autres|zusatzliche) )?"
    r"([^\W\d_]+(?:['’/-][^\W\d_]+)*(?:\s{1,3}[^\W\d_]+(?:['’/-][^\W\d_]+)*){0,5})"
)
_RANGE = re.compile(r"\s?(?:-|to|tot|naar|bis|auf|a)\s?\d{1,3}(?:[.,]?\d{3})*(?=[ -])")
"""The upper end of a range, behind which stands what both ends count."""
_MOST_WORDS = 3
"""Words that are kept where none of them looks like a plural, which ends the name of what is counted."""
_PLURAL = re.compile(
    r"[\w'’/-]{3,}(?<![suio])s|[\w'’/-]{3,}en|people|mensen|"
    r"contenus|\w*(?:nutzer|mitarbeiter|moderator|prufer|inhalte|beitrage|antrage|hinweise|berichte|falle|"
    r"streitigkeiten|verstose|einspruche|widerspruche|vollzeitkrafte|kraften|konten|videos)"
)
_PART = re.compile(
    r"(?:waaronder|waarvan|van wie|of which|of whom|including|en|and|von denen|"
    r"davon|darunter|und|dont|et|,)\s*(?:meer dan|ruim|more than|over|mehr als|uber|plus de|ongeveer|circa|"
    r"zo'n|bijna|about|around|approximately|nearly|almost|some|etwa|rund|knapp|fast|environ|pres de)?\s*$"
)
_SAME_AGAIN = re.compile(
    r" (?:(?:from|in|uit|aus|en|au|aux)(?= )|"
    r"(?:were|was|have|had|led|came|concerned|related|resulted|ended|zijn|waren|werden|betroffen|leidden|kwamen|"
    r"gingen|wurden|waren|betrafen|entfielen|fuhrten|kamen|ont|etaient|concernaient|provenaient|portaient)\b)"
)
"""What follows a number that counts the same as the one before it: "3 from Spain", "6 were refused"."""
_OF_THEM = re.compile(
    r" (?:of (?:them|these|those)|er ?van|daarvan|hiervan|davon|d'entre (?:eux|elles)|de c[\w]+-ci)\b"
)
_BESIDE = re.compile(
    r"\b(?:nog|noch|still|against|versus|compared (?:with|to)|(?:up|down) from|tegen|gegenuber|contre|"
    r"encore|waren (?:het|dat)(?: er)?|waren es|that figure was|it was|c'etait|ils etaient|elles etaient) "
    r"(?:(?:nog|noch|still|encore|more than|meer dan|ruim|uber|rund|plus de|circa|about|de) ){0,2}$"
)
"""What stands before a number that is held against the one before it: "a year earlier it was 310"."""
_CUT = re.compile(
    r"[;,]\s|\s(?:and|while|whereas|terwijl|und|wahrend|et|tandis que|contre|tegen|gegenuber)\s"
)
"""Where a clause begins that may have a territory of its own."""
_LAST_WORD = re.compile(r"\s?[.;,)]")
_CELL = re.compile(r"\s*\|?\s*[*_]*(?=[^|]*[^\W\d_]{2})([^|]{2,80}?)[*_]*\s*\|")
"""The first cell of a row, which says what the numbers in the others count."""
_LABEL = re.compile(
    r"(?:^|[.;|(•·]|\s[-*])\s*[*_]*"
    r"(?!(?:pour|zum|zur|ter|for|in|im|am|bei|und|and|en|et|to|as|davon|waarvan|of)\b)"
    r"([^\W\d_][^.;:|\d]{2,50}?)[*_]*\s?:[*_]*\s*(?:[^\W\d_]+ ){0,2}$"
)
"""Words before a colon that say what the number behind it counts."""
_HAS_PARTS = re.compile(
    r"(?:waaronder|waarvan|van wie|of which|of whom|including|von denen|davon|darunter|dont)\b"
)
_NUMBER_OF = re.compile(
    r"(?:number|aantal|anzahl|zahl|nombre) (?:of |der |des |de |d')?((?:[a-z][\w'’-]* ){1,4}?)"
    r"(?:(?:in|im|on|op|bei|bij|en|au|aux|dans|sur) (?:[a-z][\w'’-]* ){1,3}?)?"
    r"(?:was|is|were|are|bedroeg|bedraagt|reached|of|van|betrug|betragt|lag|liegt|etait|est|s'eleve|"
    r"s'elevait|atteint|at|amount(?:s|ed) to|st(?:ands|ood) at|op|mit|auf|:)[^.;]{0,12}$"
)
_TWICE = re.compile(r"(?:twee|drie|vier|zwei|drei|funf|zehn)(maa?l)$")
_AGE = re.compile(
    r"(?:-? ?(?:-|bis|tot|to|and|en|und|a) ?\d{1,2})?"
    r"[ -](years?[ -](?:old|of[ -]age)|jaar oud|jaar|jarigen?|jahre alt|jahrige[nrs]?|ans)\b|"
    r"[ -](year)[ -]old"
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?(?: of| between)?|under(?: the (age) of)?|over the (age) of|(age)s? of|younger than|"
    r"older than|leeftijd van|jonger dan|ouder dan|onder de|boven de|"
    r"alter von|junger als|alter als|l'age de|ages? de) $"
)
_ADULT = 22
_WINDOW = 80
"""Characters before a number in which words about it are looked for."""


def unit_of(text: str, folded: str, start: int, end: int, number: Quantity) -> str:
    """Return what is counted, as printed; empty where the text does not say.

    Args:
        text: The document's text.
        folded: The same text, folded.
        start: Where the passage begins.
        end: Where it ends.
        number: The number.
    """
    if number.percent:
        return "%"
    if twice := _TWICE.match(folded, number.start, number.end):
        return twice[1]
    after, of = (
        _noun_after(text, folded, end, number),
        _NUMBER_OF.search(folded, max(start, number.start - _WINDOW), number.start),
    )
    if of and (not after or after.split()[0] in {"out"}):
        return text[of.start(1) : of.end(1)].strip()
    if after or folded[max(start, number.start - 2) : number.start] == "n=":
        return after or "n"
    return _label(text, start, number)


def _label(text: str, start: int, number: Quantity) -> str:
    """Return what stands before a number and says what it counts: the head of a row, words before a colon."""
    before = text[start : number.start]
    if re.match(r"\.\w", text[number.end : number.end + 2]):
        return ""
    cell = _CELL.match(before)
    label = cell or _LABEL.search(before[-_WINDOW:].casefold())
    if not label:
        return ""
    at = start if cell else number.start - min(_WINDOW, len(before))
    return " ".join(text[at + label.start(1) : at + label.end(1)].split())


def is_more_of_it(
    folded: str,
    inside: tuple[int, int],
    segment: tuple[int, int],
    number: Quantity,
    places: tuple[Territory, ...],
) -> bool:
    """Tell whether a number without a noun counts what the one before it counts.

    It does as a part of that one, "of which 162" or "96 of them", in a clause of its own with another
    territory, "in Poland 96", and where it is held against it, "a year earlier 310".

    Args:
        folded: The folded text.
        inside: Where the passage begins and ends.
        segment: The part of the sentence that belongs to the number.
        number: The number.
        places: Territories named in the sentence.
    """
    if is_part(folded, inside[0], number) or _SAME_AGAIN.match(folded, number.end, inside[1]):
        return True
    return points_to_last(folded, inside, segment, number, places)


def points_to_last(
    folded: str,
    inside: tuple[int, int],
    segment: tuple[int, int],
    number: Quantity,
    places: tuple[Territory, ...],
) -> bool:
    """Tell whether a number without a noun says that it counts what the last one did, a sentence before too.

    Args:
        folded: The folded text.
        inside: Where the passage begins and ends.
        segment: The part of the sentence that belongs to the number.
        number: The number.
        places: Territories named in the sentence.
    """
    if _OF_THEM.match(folded, number.end, inside[1]):
        return True
    ends = number.end == inside[1] or _LAST_WORD.match(folded, number.end, inside[1])
    elsewhere = any(segment[0] <= place.start < number.start for place in places)
    before = max(inside[0], number.start - _WINDOW)
    return bool(ends) and (elsewhere or bool(_BESIDE.search(folded, before, number.start)))


def edge(folded: str, one: Quantity, other: Quantity, places: tuple[Territory, ...]) -> int:
    """Return where the part of a sentence that belongs to the second of two numbers begins.

    That is the number itself, or the clause before it where that names a territory of its own: "96 in Spain;
    in France 214".
    """
    cuts = [match.end() for match in _CUT.finditer(folded, one.end, other.start)]
    named = (cut for cut in reversed(cuts) if any(cut <= place.start < other.start for place in places))
    return next(named, other.start)


def age_unit(folded: str, start: int, end: int, number: Quantity) -> str:
    """Return the unit of an age, as printed, and nothing for any other number."""
    if number.value >= _ADULT or number.percent or number.spelled:
        return ""
    if after := _AGE.match(folded, number.end, end):
        return next(group for group in after.groups() if group)
    if before := _AGE_BEFORE.search(folded, max(start, number.start - _WINDOW), number.start):
        return next((group for group in before.groups() if group), "years")
    return ""


def _noun_after(text: str, folded: str, end: int, number: Quantity) -> str:
    other_end = _RANGE.match(folded, number.end, end)
    match = _NOUN.match(folded, other_end.end() if other_end else number.end, end)
    words = match[1].split() if match else []
    if not match or words[0] in NO_UNIT or words[0] in MONTHS:
        return ""
    if words[0] in RULE_UNITS:
        return text[match.start(1) : match.start(1) + len(words[0])]
    stop = next((place for place, word in enumerate(words) if word in FUNCTION_WORDS), len(words))
    plurals = (place + 1 for place, word in enumerate(words[:stop]) if _PLURAL.fullmatch(word))
    printed = text[match.start(1) : match.end(1)].split()
    return " ".join(printed[: min(stop, next(plurals, _MOST_WORDS))])


def is_part(folded: str, start: int, number: Quantity) -> bool:
    """Tell whether a number is a part of the one before it: "of which 162"."""
    return bool(_PART.search(folded, max(start, number.start - _WINDOW), number.start))


def scope_of(
    number: Quantity, places: tuple[Territory, ...], segment: tuple[int, int], last: Figure | None
) -> str | None:
    """Return the territory in the part of the sentence that belongs to a number, else that of the whole.

    Args:
        number: The number.
        places: Territories named in the sentence.
        segment: From the end of the number before to the beginning of the next.
        last: The figure before it in the sentence.
    """
    mine = [place for place in places if segment[0] <= place.start < segment[1]]
    after = [place for place in mine if place.start >= number.start]
    codes: list[str] = [place.code for place in after or mine[::-1]]
    if codes:
        return codes[0]
    only: set[str] = {place.code for place in places} if last is None else set()
    return only.pop() if len(only) == 1 else (last.scope if last else None)


def has_parts(folded: str, number: Quantity, end: int) -> bool:
    """Tell whether parts by territory follow a number, which is then the whole."""
    return bool(_HAS_PARTS.search(folded, number.end, min(end, number.end + 60)))
