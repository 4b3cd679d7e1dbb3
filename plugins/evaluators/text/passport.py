"""The passport of a figure: where unit, base, territory and period stand, which regime, for which duty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.plugins.evaluators.text.quantities import number_of
from checker.plugins.evaluators.text.scanned import ScannedDocument
from checker.plugins.evaluators.text.uses import Uses

from checker.domain.figure import Figure, FigurePart
from checker.domain.obligation import RuleSet
from checker.matching import fold

_REGIMES = (
    (
        "other_law",
        r"gdpr|avg(?= )|netzdg|netzwerkdurchsetzungsgesetz|terrorist content online|tco|2021/784|"
        r"online safety act|dmca|"
        r"copyright directive|avmsd|dsgvo|rgpd|p2b",
    ),
    (
        "dsa",
        r"dsa|digital services act|digitaledienstenverordening|digitale-?dienste-?gesetz|2022/2065|"
        r"reglement sur les services numeriques",
    ),
    (
        "voluntary",
        r"code of (?:practice|conduct)|praktijkcode|gedragscode|verhaltenskodex|code de (?:conduite|"
        r"bonnes pratiques)|"
        r"voluntar(?:y|ily)|vrijwillige?|freiwillige?[nrs]?|volontaires?",
    ),
    (
        "own_rules",
        r"community (?:guidelines|standards)|terms (?:of (?:service|use)|and conditions)|"
        r"our (?:policies|rules|guidelines)|"
        r"gebruik(?:er)?s?voorwaarden|huisregels|onze (?:regels|richtlijnen)|nutzungsbedingungen|"
        r"unsere[rn]? regeln|"
        r"gemeinschaftsrichtlinien|conditions (?:generales|d'utilisation)|nos regles",
    ),
)
_BY_REGIME = tuple((regime, re.compile(rf"(?<![\w-])(?:{words})(?!\w)")) for regime, words in _REGIMES)
_BASE = re.compile(
    r"\s{0,2}(?:of|van|von|der|des|du|de)\s((?:(?:all|alle|allen|the|de|het|den|our|onze|unserer?|toutes|tous|"
    r"nos|les|those|these|deze) ){0,2}(?:[^\W\d_][\w'’-]*)(?: [^\W\d_][\w'’-]*){0,4}?)"
    r"(?=\s*[,.;:()\n]|\s*$| (?:is|are|was|were|werd|werden|wordt|worden|has|have|had|heeft|hebben|"
    r"hadden|wurden?|sind|ist|est|sont|ont|that|which|die|dat|within|binnen|in|op|on|by|door|for|voor|sich|came|come|get|zijn|we|"
    r"wij|verwijderd|beoordeeld|behandeld|entfernt|bearbeitet|removed|deleted|reviewed|ge\w+[dt])(?!\w))"
)
"""What follows a share: of what it is one, up to a verb, a mark or another preposition."""
_DIGITS = r"(\d{1,3}(?:[.,' ]\d{3})+|\d+(?:[.,]\d+)?)"
_TO_HIGHER = re.compile(rf"\s?(?:-|to|tot|bis|a|and|en|und|et)\s?{_DIGITS}(?![\d/-])")
_FROM_LOWER = re.compile(rf"{_DIGITS}\s?(?:-|to|tot|bis|a)\s?$")
_BETWEEN = re.compile(rf"(?:between|tussen|zwischen|entre) {_DIGITS} (?:and|en|und|et) $")
_OPENS = re.compile(r"(?:between|tussen|zwischen|entre|from|van|von|de) $")
_WINDOW = 40


class Passports:
    """Writes the passports of the figures of one document."""

    def __init__(self, read: ScannedDocument, rule_set: RuleSet) -> None:
        """Take the document and the duties that ask for figures."""
        self._document, self._folded, self._territories = read.document, read.scan.folded, read.territories
        self._uses = Uses(self._folded, rule_set)
        self._headings: dict[int, str] = {}
        self._passages = {passage.start: passage for passage in read.document.passages}
        self._regimes: dict[tuple[int, int], tuple[str, FigurePart | None]] = {}

    def of(self, figure: Figure) -> Figure:
        """Return a figure with everything that is known about it."""
        lower, upper = self._range(figure)
        regime, place = self._regime_of(figure)
        parts = (*self._parts(figure), *((place,) if place else ()))
        whole = replace(figure, lower=lower, upper=upper, regime=regime, parts=parts)
        return replace(whole, uses=self._uses.of(whole))

    def _parts(self, figure: Figure) -> Iterator[FigurePart]:
        text, folded = self._document.text, self._folded
        if figure.unit == "%":
            if base := _BASE.match(folded, figure.number_end, figure.end):
                yield FigurePart(kind="base", start=base.start(1), end=base.end(1))
        elif (place := _nearest(text, figure.unit, figure)) is not None:
            yield FigurePart(kind="unit", start=place, end=place + len(figure.unit))
        named = [
            each for each in self._territories.within(figure.start, figure.end) if each.code == figure.scope
        ]
        if named:
            near = min(named, key=lambda each: abs(each.start - figure.number_start))
            yield FigurePart(kind="territory", start=near.start, end=near.end)
        if figure.period and (found := _spaced(figure.period).search(text, figure.start, figure.end)):
            yield FigurePart(kind="period", start=found.start(), end=found.end())

    def _range(self, figure: Figure) -> tuple[float | None, float | None]:
        """Return the other end of a range, as lower or as upper end."""
        folded, start, end = self._folded, figure.number_start, figure.number_end
        before = folded[max(figure.start, start - _WINDOW) : start]
        if (lower := _BETWEEN.search(before) or _FROM_LOWER.search(before)) and (
            number_of(lower[1]) < figure.value
        ):
            return number_of(lower[1]), None
        upper = _TO_HIGHER.match(folded, end, figure.end)
        is_range = upper and (_OPENS.search(before) or folded[end : end + 1] == "-")
        if upper and is_range and number_of(upper[1]) > figure.value:
            return None, number_of(upper[1])
        return None, None

    def _regime_of(self, figure: Figure) -> tuple[str, FigurePart | None]:
        """Return under which rules a figure is reported: the figures of one sentence under the same."""
        sentence = figure.start, figure.end
        if sentence not in self._regimes:
            self._regimes[sentence] = self._regime(figure)
        return self._regimes[sentence]

    def _regime(self, figure: Figure) -> tuple[str, FigurePart | None]:
        """Tell it by the sentence, else by the headings above."""
        for regime, pattern in _BY_REGIME:
            if found := pattern.search(self._folded, figure.start, figure.end):
                return regime, FigurePart(kind="regime", start=found.start(), end=found.end())
        above = self._above(figure)
        return next((regime for regime, pattern in _BY_REGIME if pattern.search(above)), ""), None

    def _above(self, figure: Figure) -> str:
        passage = self._passages.get(figure.start)
        if passage is None:
            return ""
        if passage.heading not in self._headings:
            self._headings[passage.heading] = fold(" / ".join(self._document.heading_path(passage)))
        return self._headings[passage.heading]


def _nearest(text: str, unit: str, figure: Figure) -> int | None:
    """Return where the unit stands: behind the number, else before it."""
    after = text.find(unit, figure.number_end, figure.end) if unit else -1
    place = after if after >= 0 else text.rfind(unit, figure.start, figure.number_start) if unit else -1
    return place if place >= 0 else None


def _spaced(printed: str) -> re.Pattern[str]:
    """Return a pattern of words as printed, whatever white space stands between them."""
    return re.compile(r"\s+".join(map(re.escape, printed.split())))
