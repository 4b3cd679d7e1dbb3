"""Which time a text is about, as printed: a quarter, a year, a month, a span of dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "januari", "jan", "januar", "janner", "janvier"),
            ("february", "februari", "feb", "februar", "fevrier"), ("march", "maart", "mrt", "marz", "mars"),
            ("april", "apr", "avril"), ("may", "mei", "mai"), ("june", "juni", "jun", "juin"),
            ("july", "juli", "jul", "juillet"), ("august", "augustus", "aug", "aout"),
            ("september", "sept", "sep", "septembre"), ("october", "oktober", "oct", "okt", "octobre"),
            ("november", "nov", "novembre"), ("december", "dec", "dezember", "dez", "decembre"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_TH = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_DAY = rf"(?:{_TH} (?:{_MONTH})(?: {_YEAR})?|(?:{_MONTH}) {_TH},? {_YEAR})"
_MOMENT = rf"(?:{_DAY}|(?:{_MONTH}) {_YEAR}|{_YEAR}-\d\d-\d\d)"
_ORDINAL = (
    r"(?:first|second|third|fourth|last|eerste|tweede|derde|vierde|laatste|"
    r"erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|letzte[nrs]?|[1-4]\.|"
    r"premiere?|seconde?|deuxieme|troisieme|quatrieme|derniere?|1er|[2-4]e)"
)
_PART = (
    r"(?:quarter|half|kwartaal|halfjaar|helft|quartals?|halbjahr(?:e?s)?|jahreshalfte|trimestre|semestre)"
    r"(?: (?:of|van|des(?: jahres)?|de(?: l'annee)?))?"
)
_PERIOD = re.compile(
    rf"(?<!\w)(?:"
    rf"(?:from |between |van |tussen |von |vom |zwischen |du |de |d'|entre )?(?:{_MOMENT}|{_MONTH}) "
    rf"(?:to|through|until|and|tot en met|tot|t/m|en|bis|bis zum|und|au|a|et) {_MOMENT}"
    rf"|[qht][1-4](?: of| van)? ?-?{_YEAR}|{_YEAR} ?-?[qh][1-4]|[qh][1-4]"
    rf"|{_ORDINAL} {_PART}(?: {_YEAR})?"
    rf"|(?:since|sinds|vanaf|seit|ab|depuis(?: le)?|a partir du|des) "
    rf"(?:mid |medio |eind |begin |the end of |dem |mitte |ende |anfang |la mi-|la fin |debut )?"
    rf"(?:{_MOMENT}|{_YEAR})"
    rf"|(?:last|past|previous|afgelopen|vorig|vorige|letzte[nsm]?|vergangene[nsm]?|vorige[nsm]) "
    rf"(?:year|quarter|month|jaar|kwartaal|maand|six months|zes maanden|jahr(?:es)?|quartals?|monats?|"
    rf"sechs monaten?|halbjahr)"
    rf"|(?:l'annee|l'an|le mois|le trimestre|le semestre) (?:dernier|passe|derniere|passee|precedente?)"
    rf"|(?:six|trois|douze) derniers mois"
    rf"|{_MOMENT}|(?:in|during|over|for|of) (?:the year |het jaar )?{_YEAR}(?!\d)"
    rf"|(?:im jahre?|im kalenderjahr|en|pour|l'annee|l'exercice) {_YEAR}(?!\d)"
    rf"|{_YEAR}(?= (?:haben|hatten|hat|wurden?|waren|gingen|erhielten|insgesamt|nutzten|entfernten|loschten|"
    rf"sperrten|bearbeiteten|veroffentlichten))"
    rf")(?!\w)"
)
_LAST_YEAR = re.compile(_YEAR)
_QUARTER_END = {"1": (3, 31), "2": (6, 30), "3": (9, 30), "4": (12, 31)}
_HALF_END = {"1": (6, 30), "2": (12, 31)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time named in a text."""

    start: int
    end: int
    last_day: date | None
    """The latest day it can reach to, where a year is given."""


def periods(folded: str, start: int, end: int) -> tuple[Period, ...]:
    """Return the times named between two offsets of a folded text, in their order."""
    return tuple(
        Period(start=match.start(), end=match.end(), last_day=_last_day(match.group()))
        for match in _PERIOD.finditer(folded, start, end)
    )


def _last_day(printed: str) -> date | None:
    years = _LAST_YEAR.findall(printed)
    if not years:
        return None
    year = int(years[-1])
    if part := re.search(r"([qh])([1-4])", printed):
        table = _QUARTER_END if part[1] == "q" else _HALF_END
        month, day = table.get(part[2], (12, 31))
        return date(year, month, day)
    named = [MONTHS[word] for word in re.findall(r"[a-z]+", printed) if word in MONTHS]
    return date(year, named[-1], 28) if named else date(year, 12, 31)
