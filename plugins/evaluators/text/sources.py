"""Which territory figures take from the report they name, by the words the document has for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from checker.plugins.evaluators.text.territories import territories

from checker.domain.document import Document

_REPORT = re.compile(
    r"transparency ?reports?|transparantie(?:rapport|verslag)\w*|enforcement reports?|"
    r"reporting period|verslagperiode|transparenzbericht\w*|berichtszeitraum\w*|"
    r"rapports? de transparence|periode (?:de reference|couverte)"
)
_AROUND = 40
_MINISTRY = re.compile(r"\bministerie van\b|\btweede kamer\b|\brijksoverheid\b")


class Sources:
    """Answers for one document which territory its figures take from the source they name."""

    def __init__(self, document: Document, folded: str) -> None:
        """Look how the document calls its reports."""
        self._folded = folded
        named: Counter[str] = Counter()
        for match in _REPORT.finditer(folded):
            near = territories(document.text, folded, max(0, match.start() - _AROUND), match.start())
            named.update(place.code for place in near[-1:] if _is_adjective(folded, place.end, match.start()))
        self._usual = min(named, key=lambda code: (-named[code], code), default=None)
        self._mentions = [match.start() for match in _REPORT.finditer(folded)]

    def scope(self, start: int, end: int) -> str | None:
        """Return the territory of the source named in a stretch of text, or of the ministry that acts."""
        if self._usual and bisect_left(self._mentions, start) < bisect_left(self._mentions, end):
            return self._usual
        return "NL" if _MINISTRY.search(self._folded, start, end) else None


def _is_adjective(folded: str, end: int, start: int) -> bool:
    """Tell whether only a few words of the report's own name stand between territory and report."""
    return len(folded[end:start].split()) <= 1 and not re.search(r"[.,;:]", folded[end:start])
