"""A table of papers by elements: what each paper shows of each, in words, without any order of merit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.domain.message import Message, say
from checker.report.standing import lifted
from checker.web.editions import Plain
from checker.web.language import current_language
from checker.web.papers import Paper

FEW = 10
"""Papers below which nothing is said about platforms in general."""
NOT_SHOWN = say("not shown in this document")
NOT_IN_RULES = say("not in the rules that this assessment was made with")
OPEN = say("not everything was read or searched")
NOT_BINDING = say("the duty is taken not to bind this service on the reference date")
CONTRADICTED = say("two passages cannot both hold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one paper shows of one element."""

    paper: Paper
    duty: Plain | None
    """As this assessment has it; None where its rules do not know the element."""
    part: Plain | None
    level: Plain | None
    """Symbol and word of the level that the text states; None where nothing is shown."""
    notes: tuple[Message, ...]
    """What must be known beside it."""

    @property
    def quotes(self) -> Sequence[Plain]:
        """What is quoted, contradicting pairs included."""
        if self.part is None:
            return ()
        return [*self.part["quotes"], *(quote for pair in self.part["contradictions"] for quote in pair)]

    @property
    def unread(self) -> Sequence[str]:
        """Pages in which the element could not be searched for."""
        certificate = self.part["certificate"] if self.part else None
        return certificate["unread"] if certificate else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One element in every paper."""

    duty: Plain
    part: Plain
    """As the first paper has it that knows it."""
    cells: tuple[Cell, ...]

    @property
    def shown(self) -> int:
        """In how many papers something is quoted for it."""
        return sum(bool(cell.quotes) for cell in self.cells)


def duties(papers: Sequence[Paper]) -> list[Plain]:
    """Return every duty of the papers once, in the order of their rules."""
    found: dict[str, Plain] = {}
    for paper in papers:
        for duty in paper.view["duties"]:
            found.setdefault(duty["id"], duty)
    return list(found.values())


def themes(papers: Sequence[Paper]) -> dict[str, str]:
    """Return the name of every theme in which a paper has a duty."""
    used = {duty["theme"] for duty in duties(papers)}
    return {
        theme["id"]: theme["name"]
        for paper in papers
        for theme in paper.view["themes"]
        if theme["id"] in used
    }


def rows(papers: Sequence[Paper], duty: str, theme: str) -> list[Row]:
    """Return the elements of one duty, or of every duty of a theme, in the order of the rules."""
    chosen = [each for each in duties(papers) if each["id"] == duty or (theme and each["theme"] == theme)]
    return [
        Row(duty=each, part=part, cells=tuple(_cell(paper, part["id"]) for paper in papers))
        for each in chosen
        for part in _parts(papers, each["id"])
    ]


def _parts(papers: Sequence[Paper], duty: str) -> list[Plain]:
    found: dict[str, Plain] = {}
    for paper in papers:
        for each in paper.view["duties"]:
            if each["id"] == duty:
                for part in each["elements"]:
                    found.setdefault(part["id"], part)
    return list(found.values())


def _cell(paper: Paper, element: str) -> Cell:
    found = paper.part(element)
    if found is None:
        return Cell(paper=paper, duty=None, part=None, level=None, notes=(NOT_IN_RULES,))
    duty, part = found
    is_shown = bool(part["quotes"] or part["contradictions"])
    notes = tuple(_notes(paper, duty, part, is_shown=is_shown))
    return Cell(paper=paper, duty=duty, part=part, level=part["level"] if is_shown else None, notes=notes)


def _notes(paper: Paper, duty: Plain, part: Plain, *, is_shown: bool) -> Iterator[Message]:
    if not is_shown:
        yield NOT_SHOWN
    if part["contradictions"]:
        yield CONTRADICTED
    if is_shown and part["is_capped"]:
        yield say("relied on as {word}", word=part["relied_level"]["word"])
    if part["outcome"]["id"] in ("cannot_tell", "not_assessed"):
        yield OPEN
    if duty["outcome"]["id"] == "not_applicable":
        yield NOT_BINDING
    held = paper.held.get((duty["id"], part["id"]))
    if held and held.said.kind.replaces:
        yield say("decided by a person: {word}", word=grade(paper.view, held.said.verdict))


def grade(view: Plain, verdict: str) -> str:
    """Return the word of what a person decided, as the legend of the assessment has it."""
    legend = (*view["legend"]["outcomes"], *view["legend"]["levels"], *lifted(current_language()))
    known = {each["id"]: each["word"] for each in legend}
    return str(known.get(verdict, verdict))
