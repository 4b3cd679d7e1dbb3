"""What a reader could check: figures, links, named reports, named counterparties, dates of introduction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker.plugins.evaluators.text.periods import periods
from checker.plugins.evaluators.text.scanned import ScannedDocument
from checker.plugins.evaluators.text.wordlists import NO_BODIES, RULE_UNITS

from checker.domain.evidence import Backing
from checker.domain.figure import Figure
from checker.matching import Shown, fold
from checker.matching.terms import WORD

_STEM = 7
"""Letters at the beginning of two words that make them the same word in two languages."""
_PAGE = 4_000
"""Characters within which a footnote stands."""
_OCCASIONS = frozenset({"times", "keer", "maal", "mal", "fois"})
_FEW = 12
_VERY_FEW = 5
_MEASURED = re.compile(
    r"\b(?:median|mediane|mediaan|average|mean|gemiddelde?|\w*median\w*|durchschnitt\w*|mittlere[nrs]?|moyenne?)\b"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b")
"""An e-mail address, which a reader can write to."""
_DAY_OR_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}(?:\.|er)? [a-z]{3,}|[a-z]{3,} \d{1,2}")
_NAME = r"(?:[A-Z][\w&’'-]*[a-z]\w*|[A-Z]{2,}[\w-]*)"
_NAMES = re.compile(
    rf"{_NAME}(?:[\s/](?:(?:of|the|for|and|van|de|der|voor|en|tegen|des|du|et|pour|la) )?{_NAME}){{0,6}}"
)
_NAMES_AMONG_NOUNS = re.compile(
    r"[A-Z]{2,}[\w-]*|[A-Z][a-z]+[A-Z]\w*|[a-z]+\.net|(?:[A-Z][\w-]+ ){1,4}(?:e\. ?V\.|gGmbH|GmbH|AG)|"
    r"(?<=[„»])[A-Z][\w-]+ [\w -]+(?=[“«])|(?:[A-Z][\w-]+ ){1,2}(?:Europe|International|Foundation|Centre)"
)
"""Names in German, where every noun has a capital."""
_AUTHORITY = re.compile(
    r"(?<!\w)(?:europol|interpol|ncmec|iwf|internet watch foundation|inhope|offlimits|helpwanted|"
    r"nationale politie|acm|arcom|bundesnetzagentur|coimisiun na mean|nvwa|kansspelautoriteit|atkm|eokm|who|"
    r"bundeskriminalamt|landeskriminalamt|jugendschutz\.net|hateaid|pharos|e-enfance|point de contact|cnil|"
    r"unesco|reclame code commissie|stopncii|tech coalition|gifct|"
    r"ministerie van [a-z]+|ministry of [a-z]+|ministere (?:de|du) (?:l')?[a-z]+)(?!\w)"
)


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
    found: list[Backing] = []
    for kind in kinds:
        key = kind, index
        if key not in read.backed:
            read.backed[key] = tuple(_FINDERS[kind](read, index, names))
        found += read.backed[key]
    return tuple(found)


def _figures(read: ScannedDocument, index: int, names: tuple[str, ...]) -> Iterator[Backing]:
    del names
    for figure in read.figures_in(index):
        words = fold(figure.unit).split()
        bare = bool(words) and (words[0] in RULE_UNITS or words[-1] in RULE_UNITS)
        measured = bool(figure.period) and _is_measured(read, figure)
        bare = (bare and not measured and not _is_often(words, figure)) or _is_setting(figure)
        if words and not bare:
            yield Backing(kind="figure", start=figure.number_start, end=figure.number_end)


def _is_setting(figure: Figure) -> bool:
    """Tell whether a small number without territory and period says how something is arranged."""
    return figure.value <= _VERY_FEW and figure.unit != "%" and not figure.scope and not figure.period


def _is_often(words: list[str], figure: Figure) -> bool:
    """Tell whether it happened so often that it is a count, "310 times", and no rule, "three times"."""
    return words[0] in _OCCASIONS and figure.value > _FEW


def _is_measured(read: ScannedDocument, figure: Figure) -> bool:
    """Tell whether a time is a result that was measured, not a deadline."""
    before = read.scan.folded[max(figure.start, figure.number_start - 100) : figure.number_start]
    return bool(_MEASURED.search(before))


def pointed_link(read: ScannedDocument, shown: Shown) -> tuple[Backing, ...]:
    """Return a link that stands apart, as footnotes do, and whose address repeats a matched word."""
    matched = " ".join(read.scan.folded[hit.start : hit.end] for hit in shown.hits)
    words = {word[:_STEM] for word in WORD.findall(matched)}
    end = read.passage(shown.passages[-1]).end
    for link in read.apart:
        if end <= link.start <= end + _PAGE:
            parts = WORD.findall(fold(link.target.split("//")[-1].partition("/")[2]))
            if any(len(part) >= _STEM and part[:_STEM] in words for part in parts):
                return (Backing(kind="link", start=link.start, end=link.end),)
    return ()


def _links(read: ScannedDocument, index: int, names: tuple[str, ...]) -> Iterator[Backing]:
    del names
    passage = read.passage(index)
    for link in read.links_in(passage.start, passage.end):
        if link.target and not link.target.startswith(("#", "mailto:")):
            yield Backing(kind="link", start=link.start, end=link.end)
    for address in _ADDRESS.finditer(read.scan.folded, passage.start, passage.end):
        yield Backing(kind="link", start=address.start(), end=address.end())


def _reports(read: ScannedDocument, index: int, names: tuple[str, ...]) -> Iterator[Backing]:
    del names
    for hit in read.words("named_report", index):
        yield Backing(kind="report", start=hit.start, end=hit.end)


def _counterparties(read: ScannedDocument, index: int, names: tuple[str, ...]) -> Iterator[Backing]:
    passage = read.passage(index)
    for match in _AUTHORITY.finditer(read.scan.folded, passage.start, passage.end):
        if read.document.text[match.start()].isupper() or match.group().startswith(("minist", "jugend")):
            yield Backing(kind="counterparty", start=match.start(), end=match.end())
            return
    names_of = _NAMES_AMONG_NOUNS if passage.language == "de" else _NAMES
    for cue in read.words("counterparty", index):
        for match in names_of.finditer(read.document.text, cue.end, min(cue.end + 60, passage.end)):
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
        near = any(abs(period.start - cue.start) <= 60 for cue in cues)
        if near and _DAY_OR_YEAR.search(read.scan.folded, period.start, period.end):
            yield Backing(kind="date", start=period.start, end=period.end)


def _is_body(name: str, names: tuple[str, ...]) -> bool:
    words = fold(name).split()
    return not all(word in NO_BODIES or word in names for word in words) and fold(name) not in names


_Finder = Callable[[ScannedDocument, int, tuple[str, ...]], Iterator[Backing]]
_FINDERS: dict[str, _Finder] = {
    "figure": _figures,
    "link": _links,
    "report": _reports,
    "counterparty": _counterparties,
    "date": _dates,
}
