"""Which territory figures take from the report they name, by the words the document has for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.plugins.evaluators.text.territories import Territories

_REPORT = re.compile(
    r"transparency ?reports?|transparantie(?:rapport|verslag)\w*|enforcement reports?|"
    r"reporting period|verslagperiode|transparenzbericht\w*|berichtszeitraum\w*|"
    r"rapports? de transparence|periode (?:de reference|couverte)"
)
_REPORT_OPENS = (
    "transparen", "transparan", "enforcement report", "reporting period", "verslagperiode",
    "berichtszeitraum", "rapport", "periode ",
)  # fmt: skip
_AROUND = 40
_ALL_FIGURES = re.compile(
    r"(?<!\w)(?:figures|numbers|nombres|statisti(?:cs|eken|ken|ques)|cijfers|chiffres|aantallen|angaben|zahlen)\b"
    r"[^.;\n]{0,60}?\b(?:refer|relate|cover|concern|are for|apply|betrekking|gaan|gelden|"
    r"betreffen|beziehen|gelten|umfassen|portent|concernent|couvrent|s'entendent)\b[^.;\n]{0,80}"
)
"""What says of every number of a text to which territory it belongs."""
_FIGURES_OPEN = (
    "figures", "numbers", "nombres", "statisti", "cijfers", "chiffres", "aantallen", "angaben", "zahlen",
)  # fmt: skip
_AUTHORITIES = {
    "NL": r"ministerie van|tweede kamer|rijksoverheid|nvwa|autoriteit consument",
    "DE": r"bundesregierung|bundestag\w*|bundesminister\w*|bundesnetzagentur|bundesamt\w*|"
    r"(?:bundes|landes)kriminalamt\w*",
    "FR": r"assemblee nationale|gendarmerie|pharos|arcom|dgccrf|cnil",
    "IE": r"oireachtas|garda|coimisiun na mean",
    "other": r"house of commons|house of lords|ofcom|home office",
}
"""Ministries, parliaments and authorities of a state, which act in it."""
_AUTHORITY = re.compile(
    r"\b(?:" + "|".join(f"(?P<{code}>{names})" for code, names in _AUTHORITIES.items()) + r")\b"
)
_OWN_STATE = re.compile(
    r"\b(?:ministerie|politie|openbaar ministerie|kabinet|ministerium|polizei|staatsanwaltschaft\w*|gerichte|"
    r"behorden|police|juridictions|autorites?|parquet|ministere|ministry|courts|authorities|government)\b"
)
"""Bodies without a name, which in a paper of a parliament are those of its state."""
_HEAD = 1_500
"""Characters at the head of a document in which a parliament's paper names it."""
_PARLIAMENT = re.compile(
    r"(?P<NL>\btweede kamer|antwoord(?:en)? op (?:de )?(?:kamer)?vragen)|(?P<DE>\bbundestag\w*|drucksache)|"
    r"(?P<FR>\bassemblee nationale|\bsenat\b)|(?P<IE>\boireachtas|\bdail\b)|"
    r"(?P<BE>\bkamer van volksvertegenw\w*)"
)


class Sources:
    """Answers for one document which territory its figures take from the source they name.

    Attributes:
        everywhere: The territory to which all figures belong, where the document says so.
    """

    def __init__(self, folded: str, territories: Territories) -> None:
        """Look how a document, given by its folded text and what it names, calls its reports."""
        self._folded = folded
        named: Counter[str] = Counter()
        reports = list(_opening(_REPORT, _REPORT_OPENS, folded))
        for match in reports:
            near = territories.within(max(0, match.start() - _AROUND), match.start())
            named.update(place.code for place in near[-1:] if _is_adjective(folded, place.end, match.start()))
        self._usual = min(named, key=lambda code: (-named[code], code), default=None)
        self.everywhere = _of_all_figures(folded, territories)
        parliament = _PARLIAMENT.search(folded, 0, _HEAD)
        self._state = parliament.lastgroup if parliament else None
        self._mentions = [match.start() for match in reports]
        self._scopes: dict[tuple[int, int], str | None] = {}

    def scope(self, start: int, end: int) -> str | None:
        """Return the territory of the source named in a stretch of text, or of the authority that acts."""
        stretch = start, end
        if stretch not in self._scopes:
            self._scopes[stretch] = self._scope(start, end)
        return self._scopes[stretch]

    def _scope(self, start: int, end: int) -> str | None:
        if self._usual and bisect_left(self._mentions, start) < bisect_left(self._mentions, end):
            return self._usual
        if authority := _AUTHORITY.search(self._folded, start, end):
            return authority.lastgroup
        return self._state if self._state and _OWN_STATE.search(self._folded, start, end) else None


def _opening(pattern: re.Pattern[str], words: Sequence[str], folded: str) -> Iterator[re.Match[str]]:
    """Yield what `finditer` yields of a pattern that begins with one of some words.

    Looking for words first is many times faster in a long text.
    """
    done = 0
    for start in sorted(place for word in words for place in _places(word, folded)):
        if start >= done and (match := pattern.match(folded, start)):
            done = match.end()
            yield match


def _places(word: str, folded: str) -> Iterator[int]:
    place = folded.find(word)
    while place >= 0:
        yield place
        place = folded.find(word, place + 1)


def _is_adjective(folded: str, end: int, start: int) -> bool:
    """Tell whether only a few words of the report's own name stand between territory and report."""
    return len(folded[end:start].split()) <= 1 and not re.search(r"[.,;:]", folded[end:start])


def _of_all_figures(folded: str, territories: Territories) -> str | None:
    """Return the one territory to which a document says that its figures belong."""
    said = _opening(_ALL_FIGURES, _FIGURES_OPEN, folded)
    named = {place.code for match in said for place in territories.within(match.start(), match.end())}
    return named.pop() if len(named) == 1 else None
