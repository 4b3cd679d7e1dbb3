"""What a number counts, as printed, and over which territory."""

from __future__ import annotations

import re

from checker.plugins.evaluators.text.periods import MONTHS
from checker.plugins.evaluators.text.quantities import Quantity
from checker.plugins.evaluators.text.territories import Territory
from checker.plugins.evaluators.text.wordlists import FUNCTION_WORDS, NO_UNIT, RULE_UNITS

from checker.domain.figure import Figure

_NOUN = re.compile(
    r"[ -]?(?:(?:of|van) (?:the(?!m\b|y\b|ir\b|se)|those|these|our|all|which|de|het|deze|die|onze|alle) ?)?"
    r"(?:d'|(?:(?<=million )|(?<=millions )|(?<=milliards ))des? |(?:von|der) (?:unseren|diesen) )?"
    r"(?:(?:such|additional|further|other|extra|zulke|andere|verdere|solche|weitere|autres|zusatzliche) )?"
    r"([^\W\d_]+(?:['’/-][^\W\d_]+)*(?:\s{1,3}[^\W\d_]+(?:['’/-][^\W\d_]+)*){0,5})"
)
_RANGE = re.compile(r"\s?(?:-|to|tot|bis|a)\s?\d{1,3}(?:[.,]?\d{3})*(?=[ -])")
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
    r"davon|darunter|und|dont|et|,)\s*(?:meer dan|ruim|more than|over|mehr als|uber|plus de)?\s*$"
)
_HAS_PARTS = re.compile(
    r"(?:waaronder|waarvan|van wie|of which|of whom|including|von denen|davon|darunter|dont)\b"
)
_NUMBER_OF = re.compile(
    r"(?:number|aantal|anzahl|zahl|nombre) (?:of |der |des |de |d')?((?:[a-z][\w'’-]* ){1,4})"
    r"(?:was|is|were|are|bedroeg|bedraagt|reached|of|van|betrug|betragt|lag|liegt|etait|est|s'eleve|"
    r"s'elevait|atteint|:)[^.;]{0,12}$"
)
_TWICE = re.compile(r"(?:twee|drie|vier|zwei|drei|funf|zehn)(maa?l)$")
_AGE = re.compile(
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
    return after or ("n" if folded[max(start, number.start - 2) : number.start] == "n=" else "")


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
