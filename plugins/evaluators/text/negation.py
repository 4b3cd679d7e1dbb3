"""Whether a statement says that something is not done."""

from __future__ import annotations

import re

from checker.plugins.evaluators.text.clauses import clause_of, is_matched, overlaps, within
from checker.plugins.evaluators.text.scanned import ScannedDocument

from checker.matching import Hit, Shown

REACH = 4
REACH_OF_VERB = 9
"""A negated auxiliary denies the whole clause: "we do not yet treat their notices differently"."""
_AFTER_VERB = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|will|can|"
    r"wird|werden|wurde|wurden|haben|sind|ist|est|sont|avons|ont|etait|peut|peuvent) $"
)
"""Words between a negation and the words it denies."""
_WITHOUT = frozenset({"without", "zonder", "ohne", "sans"})
_EITHER_WAY = re.compile(r"\b(?:or|of|oder|ou) $")
_DENIES_NOTHING = re.compile(
    r"\s*(?:\w+ )?(?:only|just|solely|exclusively|limited|necessarily|least|"
    r"later than|longer than|more than|less than|undue|unnecessary|"
    r"delay|alleen|slechts|uitsluitend|enkel|beperkt|later dan|langer dan|meer dan|minder dan|onnodige|"
    r"vertraging|nur|lediglich|ausschlieslich|allein|spater als|langer als|mehr als|weniger als|unnotige|"
    r"unangemessene|schuldhaftes|verzogerung|unbedingt|zwingend|seulement|uniquement|exclusivement|plus de|"
    r"moins de|limite|retard|delai|attendre|necessairement|que|agree|eens|einverstanden|d'accord)\b"
)


def is_negative(read: ScannedDocument, shown: Shown) -> bool:
    """Tell whether the matched words are denied within their clause."""
    for index in shown.passages:
        negations = read.words("negation", index)
        if not negations:
            continue
        mine = tuple(hit for hit in shown.hits if hit.span == index)
        for hit in within(negations, clause_of(read, index, shown.hits)):
            if (
                not is_matched(read, hit, mine)
                and not _DENIES_NOTHING.match(read.scan.folded, hit.end)
                and _denies(read, hit, mine)
            ):
                return True
    return False


def _denies(read: ScannedDocument, negation: Hit, matched: tuple[Hit, ...]) -> bool:
    """Look after the negation, for "niet" or "nicht" at the end of a clause also before it, and round it."""
    folded, word = read.scan.folded, read.scan.folded[negation.start : negation.end]
    before = max(0, negation.start - 12)
    reach = REACH_OF_VERB if _AFTER_VERB.search(folded, before, negation.start) else REACH
    if word in _WITHOUT:
        reach = 0 if _EITHER_WAY.search(folded, before, negation.start) else 2
    elif overlaps(negation, matched):
        return True
    if any(0 < hit.first - negation.last <= reach for hit in matched):
        return True
    late = word in {"niet", "nooit", "not", "nicht", "nie", "niemals", "pas", "jamais"}
    return late and any(0 < negation.first - hit.last <= 2 for hit in matched)
