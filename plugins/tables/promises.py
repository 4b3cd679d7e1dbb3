"""What a document says will happen: who says so, by when, and what could show that it did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from checker.plugins.tables.answers import quoted
from checker.plugins.tables.names import Names
from checker.plugins.tables.paper import Paper
from checker.plugins.tables.stories import SKIPPED
from checker.plugins.tables.words import MONTHS, QUESTION, YEAR, words

from checker.domain.document import Document, Passage
from checker.domain.message import Message, say
from checker.domain.observation import Span
from checker.domain.tabulation import Column, TabulatedCell, TabulatedRow, Tabulation

MOST = 300
"""Promises of one document that are kept."""
_PERSON = words(r"we", r"wij", r"wir", r"nous")
_BETWEEN = re.compile(
    r"(?:,? (?:have and|also|therefore|now|already|further|fully|remain|remains|are|is|both|only|ook|"
    r"daarom|dus|nu|verder|zelf|auch|deshalb|nun|weiterhin|aussi|donc|egalement))*,? ?$"
)
"""What may stand between who promises and the verb."""
_CONDITION = re.compile(
    r"(?<!\w)(?:if|when|where|before|als|indien|wanneer|voordat|wenn|falls|bevor|si|lorsque)(?!\w)"
)
_WILL = words(
    r"will(?! not be (?:able|required))", r"shall", r"zullen", r"zal", r"gaan(?= [^.;]{0,80}\w+en(?!\w))",
    r"werden", r"wird", r"we'll",
)  # fmt: skip
_FRENCH_FUTURE = re.compile(r"(?<!\w)(?:nous )\w{3,}rons(?!\w)|(?<!\w)allons \w+er(?!\w)")
_PLAN = words(
    r"plan(?:s|ning)? to", r"intends? to", r"aims? to", r"expects? to", r"commit(?:s|ted)? to",
    r"(?:are|is) going to",
    r"are working (?:on|towards)", r"strive to", r"would like to", r"van plan(?: zijn)?", r"voornemens",
    r"streven ernaar",
    r"streven we", r"beogen", r"werken (?:we |wij )?(?:aan|eraan)", r"(?:we|wij) willen",
    r"willen (?:we|wij)", r"planen",
    r"beabsichtigen", r"streben an", r"arbeiten (?:wir )?daran", r"verpflichten uns", r"wir wollen",
    r"wollen wir", r"prevoyons",
    r"comptons", r"avons l'intention", r"nous engageons a", r"travaillons a",
)  # fmt: skip
_OF_FUTURE = (_PLAN, _FRENCH_FUTURE, _WILL)
_PASSIVE = re.compile(
    r"(?<!\w)(?:werden|wird)(?!\w)[^.;]{0,120}(?:ge\w+t|ge\w+en|\w+iert)(?: (?:und|,)|\.|$)"
)
_DUE = re.compile(
    rf"(?<!\w)(?:(?:by|before|until|from|in|during|as of|no later than|voor|uiterlijk|vanaf|per|tegen|"
    rf"bis|ab|spatestens|"
    rf"im|d'ici|avant|a partir de|en)(?: the)?(?: (?:end|start|beginning|eind|begin|einde|ende|anfang|"
    rf"fin|debut) (?:of|van|"
    rf"des?)?)? ?(?:\d{{1,2}}\.? )?(?:(?:{MONTHS}|q[1-4]|[1-4]e? kwartaal(?: van)?|summer|autumn|spring|"
    rf"zomer|najaar|voorjaar) )?(?:of |van )?{YEAR}|"
    rf"(?:this|next|later this|dit|volgend|later dit|dieses|nachstes|cette|l'annee) "
    rf"(?:year|month|quarter|jaar|kwartaal|jahr|quartal|annee|prochaine)|"
    rf"(?:in the )?coming (?:months?|weeks?|year)|(?:de )?komende (?:maanden|weken|tijd)|volgende maand|"
    rf"binnenkort|soon|in den kommenden (?:monaten|wochen)|prochainement)(?!\w)"
)
_PROOFS: tuple[tuple[re.Pattern[str], Message], ...] = (
    (
        re.compile(r"(?<!\w)(?:publi\w+|veroffentlich\w+|report\w*|rapporte\w*|bericht\w*|openbaar)"),
        say("the publication itself, with its date and where it stands"),
    ),
    (
        re.compile(r"(?<!\w)(?:hir\w+|recruit\w*|aannemen|werven|einstell\w+|recrut\w+|moderators?|staff)"),
        say("head counts before and after, with the languages"),
    ),
    (
        re.compile(r"(?<!\w)(?:audit\w*|assess\w*|beoordel\w*|evalu\w+|onderzoe\w+|pruf\w*|bewert\w*)"),
        say("the finished assessment, with who made it and when"),
    ),
    (
        re.compile(
            r"(?<!\w)(?:launch\w*|introduc\w*|roll\w* out|invoer\w*|uitrol\w*|lancer\w*|add\w*|toevoeg\w*|"
            r"einfuhr\w*|"
            r"bereitstell\w*|develop\w*|ontwikkel\w*|entwickel\w*|build\w*|bouw\w*)"
        ),
        say("the day of introduction, and where the new function can be seen"),
    ),
    (
        re.compile(
            r"(?<!\w)(?:improv\w*|increas\w*|reduc\w*|expand\w*|strengthen\w*|verbeter\w*|vergroot\w*|"
            r"verminder\w*|"
            r"uitbreid\w*|versterk\w*|verbesser\w*|erhoh\w*|ausbau\w*|amelior\w*|renforc\w*|augment\w*)"
        ),
        say("the same figure before and after"),
    ),
)
_ANY_PROOF = say("a dated statement that it was done")
_COLUMNS = (
    Column(id="promise", label=say("Promise")),
    Column(id="who", label=say("Who")),
    Column(id="kind", label=say("Kind")),
    Column(id="due", label=say("By when")),
    Column(id="proof", label=say("What would show it")),
)


def promise_table(paper: Paper, platforms: Names) -> tuple[Tabulation, ...]:
    """Return the promises of one document; none where it makes none."""
    document = paper.document
    rows = tuple(islice(_rows(paper, platforms), MOST))
    table = Tabulation(
        id=f"promises-{document.id}",
        title=say("Promises: {document}", document=document.title or document.name),
        note=say(
            "Sentences about the future in which the provider or the author speaks of itself. What would "
            "show a promise kept follows from its verb and is a suggestion."
        ),
        columns=_COLUMNS,
        rows=rows,
    )
    return (table,) if rows else ()


def _rows(paper: Paper, platforms: Names) -> Iterator[TabulatedRow]:
    """Yield the promises in order; what promises nothing does so wherever it stands again."""
    idle: set[int] = set()
    for passage in paper.document.passages:
        original = paper.original_of[passage.index]
        if passage.kind in SKIPPED or original in idle:
            continue
        if row := _row(paper, passage, platforms):
            yield row
        else:
            idle.add(original)


def _row(paper: Paper, passage: Passage, platforms: Names) -> TabulatedRow | None:
    document, folded, start, end = paper.document, paper.folded, passage.start, passage.end
    if not any(paper.holds(each, passage.index) for each in _OF_FUTURE):
        return None
    if paper.holds(QUESTION, passage.index):
        return None
    verb, kind = _verb(folded, start, end)
    if verb is None or _CONDITION.search(folded, start, verb.start()):
        return None
    who = _subject(document, folded, passage, verb, platforms)
    if who is None:
        return None
    due = _DUE.search(folded, start, end)
    cells = (
        quoted("promise", [Span(document=document.id, start=start, end=end)]),
        quoted("who", [who]),
        TabulatedCell(
            column="kind",
            message=kind,
            spans=(Span(document=document.id, start=verb.start(), end=verb.end()),),
        ),
        quoted("due", [Span(document=document.id, start=due.start(), end=due.end())] if due else ()),
        TabulatedCell(column="proof", message=_proof(folded, verb.start(), end)),
    )
    return TabulatedRow(cells=tuple(cell for cell in cells if cell))


def _verb(folded: str, start: int, end: int) -> tuple[re.Match[str] | None, Message]:
    """Return the words that speak of the future, and whether they promise or plan."""
    if plan := _PLAN.search(folded, start, end):
        return plan, say("plan or aim")
    if french := _FRENCH_FUTURE.search(folded, start, end):
        return french, say("announced")
    for will in _WILL.finditer(folded, start, end):
        if will.group() in {"werden", "wird"} and _PASSIVE.search(folded, will.start(), end):
            continue
        return will, say("announced")
    return None, say("announced")


def _subject(
    document: Document, folded: str, passage: Passage, verb: re.Match[str], platforms: Names
) -> Span | None:
    """Return who promises: a first person or a platform's name beside the verb."""
    named = [(each.start, each.end) for each in platforms.within(document.text, passage.start, passage.end)]
    persons = [match.span() for match in _PERSON.finditer(folded, passage.start, passage.end)]
    for start, end in sorted((*persons, *named), reverse=True):
        if end <= verb.start() and _BETWEEN.fullmatch(folded, end, verb.start()):
            return Span(document=document.id, start=start, end=end)
        if verb.start() <= start <= verb.end() + 1:
            return Span(document=document.id, start=start, end=end)
    return None


def _proof(folded: str, start: int, end: int) -> Message:
    for pattern, proof in _PROOFS:
        if pattern.search(folded, start, end):
            return proof
    return _ANY_PROOF
