"""What a reader could check: figures, links, named reports, named counterparties, dates of introduction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker.plugins.evaluators.text.periods import periods
from checker.plugins.evaluators.text.scanned import ScannedDocument

from checker.domain.evidence import Backing
from checker.matching import fold

_NAME = r"(?:[A-Z][\w&’'-]*[a-z]\w*|[A-Z]{2,}[\w-]*)"
_NAMES = re.compile(rf"{_NAME}(?:[ /](?:(?:of|the|for|and|van|de|der|voor|en|tegen) )?{_NAME}){{0,6}}")
_NO_BODY = frozenset(
    ["eu", "dsa", "vlop", "vlose", "nl", "uk", "us", "ai", "ml", "faq", "url", "api", "sor", "id", "ip", "csam", "csea", "tco", "gdpr", "avg", "dma", "rvc", "art", "article", "artikel", "act", "european", "union", "europese", "unie", "member", "state", "member", "states", "lidstaat", "lidstaten", "we", "our", "i", "the", "in", "this", "these", "if", "for", "and", "digital", "services", "act", "trust", "safety", "community", "guidelines", "terms", "help", "center", "centre", "conditions", "service", "report", "reports", "transparency", "database", "q1", "q2", "q3", "q4", "h1", "h2", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", "de", "het", "een", "deze", "dit", "wij", "onze", "bij", "van", "voor", "daarnaast"]
)
_AUTHORITY = re.compile(
    r"(?<!\w)(?:europol|interpol|ncmec|iwf|internet watch foundation|inhope|offlimits|helpwanted|nationale politie|"
    r"acm|arcom|bundesnetzagentur|coimisiun na mean|european commission|europese commissie|nvwa|kansspelautoriteit|"
    r"atkm|eokm|who|unesco|reclame code commissie|stop ncii|stopncii|tech coalition|gifct|"
    r"ministerie van [a-z]+|ministry of [a-z]+)(?!\w)"
)
_RULE = frozenset({"months", "month", "days", "day", "hours", "hour", "years", "year", "weeks", "week", "minutes",
                   "maanden", "maand", "dagen", "dag", "uur", "uren", "jaar", "weken", "minuten", "times",
                   "keer", "steps", "stappen", "categories", "categorieën", "factors", "criteria", "types", "ways",
                   "tiers", "point", "characters"})  # fmt: skip


def backings(
    read: ScannedDocument, index: int, kinds: tuple[str, ...], names: tuple[str, ...]
) -> tuple[Backing, ...]:
    """Return what backs a statement in one passage, of the kinds that count for the element.

    Args:
        read: The document.
        index: The passage.
        kinds: ``figure``, ``link``, ``report``, ``counterparty`` and ``date``, those that count.
        names: Names of the provider, folded, which are no counterparty.
    """
    return tuple(backing for kind in kinds for backing in _FINDERS[kind](read, index, names))


def _figures(read: ScannedDocument, index: int, names: tuple[str, ...]) -> Iterator[Backing]:
    del names
    for figure in read.figures_in(index):
        words = figure.unit.split()
        bare = bool(words) and (words[0] in _RULE or words[-1] in _RULE)
        if not bare and (figure.scope or figure.period or figure.value >= 100 or figure.unit == "%"):
            yield Backing(kind="figure", start=figure.number_start, end=figure.number_end)


def _links(read: ScannedDocument, index: int, names: tuple[str, ...]) -> Iterator[Backing]:
    del names
    passage = read.passage(index)
    for link in read.links_in(passage.start, passage.end):
        if link.target and not link.target.startswith(("#", "mailto:")):
            yield Backing(kind="link", start=link.start, end=link.end)


def _reports(read: ScannedDocument, index: int, names: tuple[str, ...]) -> Iterator[Backing]:
    del names
    for hit in read.words("named_report", index):
        yield Backing(kind="report", start=hit.start, end=hit.end)


def _counterparties(read: ScannedDocument, index: int, names: tuple[str, ...]) -> Iterator[Backing]:
    passage = read.passage(index)
    for match in _AUTHORITY.finditer(read.scan.folded, passage.start, passage.end):
        if read.document.text[match.start()].isupper() or match.group().startswith("minist"):
            yield Backing(kind="counterparty", start=match.start(), end=match.end())
            return
    for cue in read.words("counterparty", index):
        for match in _NAMES.finditer(read.document.text, cue.end, min(cue.end + 60, passage.end)):
            if _is_body(match.group(), names):
                yield Backing(kind="counterparty", start=match.start(), end=match.end())
                return


def _dates(read: ScannedDocument, index: int, names: tuple[str, ...]) -> Iterator[Backing]:
    del names
    passage = read.passage(index)
    cues = read.words("introduced", index)
    if not cues:
        return
    for period in periods(read.scan.folded, passage.start, passage.end):
        if any(abs(period.start - cue.start) <= 60 for cue in cues) and re.search(
            r"(?:19|20)\d\d", read.scan.folded[period.start : period.end]
        ):
            yield Backing(kind="date", start=period.start, end=period.end)


def _is_body(name: str, names: tuple[str, ...]) -> bool:
    words = fold(name).split()
    return not all(word in _NO_BODY or word in names for word in words) and fold(name) not in names


_Finder = Callable[[ScannedDocument, int, tuple[str, ...]], Iterator[Backing]]
_FINDERS: dict[str, _Finder] = {
    "figure": _figures,
    "link": _links,
    "report": _reports,
    "counterparty": _counterparties,
    "date": _dates,
}
