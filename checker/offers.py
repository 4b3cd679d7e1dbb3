"""What a plugin may offer: typed values that checker asks for once, at start, and then calls itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from checker.domain.assessment import Component, Dossier, Suggestion
from checker.domain.document import Document
from checker.domain.evidence import Evidence, NearMiss
from checker.domain.figure import Figure
from checker.domain.finding import Declared
from checker.domain.harmonised import HarmonisedReport
from checker.domain.message import Message, say
from checker.domain.obligation import Obligation, RuleSet
from checker.domain.observation import Observation
from checker.domain.statements import Converted, StatementFigures, StatementQuestion
from checker.domain.tabulation import Tabulation


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Bytes that a document carries and that are read as a document of their own."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of some bytes, before passages and languages are marked."""

    document: Document
    """With text, pages, headings, tables, links and defects.

    A reader that knows blocks puts them in `passages`, one per paragraph, list item, heading, table row or
    footnote, with kind, heading and paragraph set; the ingest floor cuts these into sentences, or finds the
    blocks itself.
    """
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page as it is printed."""

    png: bytes
    width: int
    """In dots, as `height`."""
    height: int
    placing: tuple[float, float, float, float, float, float]
    """``(a, b, c, d, e, f)``: the point ``x, y`` of the page, as in `LineBox`, stands on the picture at
    ``a x + c y + e`` from the left and ``b x + d y + f`` from the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads one family of formats; runs in a child process without network, with limits."""

    name: str
    media_types: tuple[str, ...]
    read: Callable[[bytes, str], Reading]
    """``read(data, name)``; raises `UnreadableDocument` with one sentence where no text can be read."""
    recognises: Callable[[bytes], bool] | None = None
    """Tells by content whether bytes are of this family; None where checker itself recognises the type."""
    draw: Callable[[bytes, int], Picture] | None = None
    """``draw(data, number)`` draws a page, counted from 1; None where the format has no printed pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReader:
    """Reads reports that are tables; runs in a child process without network, with limits."""

    name: str
    read: Callable[[Sequence[Attachment]], HarmonisedReport]
    """``read(files)``; raises `UnreadableDocument` with one sentence where the files are no such report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSource:
    """Reads and counts statements of reasons; files may be larger than memory."""

    name: str
    convert: Callable[[Sequence[Path], Path], Converted]
    """``convert(files, folder)`` writes dumps as Parquet below a folder, once."""
    aggregate: Callable[[Sequence[str], StatementQuestion], StatementFigures]
    """``aggregate(sources, question)`` counts; a source is a path, or whatever else the plugin documents.

    Both raise `UsageFault` or `UnreadableDocument` with one sentence.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What an evaluator found for the elements it was asked about."""

    evidence: tuple[Evidence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    figures: tuple[Figure, ...] = ()
    declared: tuple[tuple[str, Declared], ...] = ()
    """Element id and what the declaration says about it."""
    touched: tuple[tuple[str, int], ...] = ()
    """Document id and index of every passage that some vocabulary of a signal touched."""
    failed: tuple[tuple[str, Message], ...] = ()
    """Element id and why it could not be evaluated."""
    unsure: tuple[tuple[str, Message], ...] = ()
    """Element id and why nothing follows from it if nothing is found."""


class Evaluate(Protocol):
    """Look through a dossier for evidence that speaks to elements."""

    def __call__(self, dossier: Dossier, rule_set: RuleSet, elements: frozenset[str]) -> Evaluation:
        """Return what was found; `elements` are the ids that name this evaluator."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluator:
    """Looks for evidence."""

    name: str
    evaluate: Evaluate
    version: str = "1"
    every_element: bool = False
    """True for an evaluator that is asked about every element, whichever evaluator that names."""


class CheckDossier(Protocol):
    """Look at findings, figures and documents together."""

    def __call__(
        self, dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation
    ) -> tuple[Observation, ...]:
        """Return observations, in any order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Crosses findings, figures, dates and registers."""

    name: str
    check: CheckDossier
    version: str = "1"
    registers: tuple[str, ...] = ()
    """Names of the registers that it looks into; the dossier holds those of the rule set that has them."""


class TabulateDossier(Protocol):
    """Put what the documents say into tables."""

    def __call__(self, dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Tabulation, ...]:
        """Return tables; one without rows is left out."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabulator:
    """Makes tables of what sentences say, each cell with its place."""

    name: str
    tabulate: TabulateDossier
    version: str = "1"
    registers: tuple[str, ...] = ()
    """Names of the registers that it looks into."""


class SuggestPassages(Protocol):
    """Look for passages that may speak to duties for which nothing was found."""

    def __call__(self, dossier: Dossier, duties: tuple[Obligation, ...]) -> tuple[Suggestion, ...]:
        """Return passages of the documents, those of one duty with the closest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggester:
    """Names passages that a person may look at; no finding depends on them."""

    name: str
    suggest: SuggestPassages
    model: Callable[[], tuple[Component, ...]]
    """Returns the files that it goes by; raises `UsageFault` where one is missing or is another."""
    version: str = "1"


class Render(Protocol):
    """Turn the plain view of a report into bytes."""

    def __call__(self, view: Mapping[str, object], language: str, folder: TemplateFolder) -> bytes:
        """Return the bytes of the report; raises `RenderingFailed`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """Writes a report in one format."""

    name: str
    format: str
    """``pdf``, ``html``, ``json`` or ``text``: the value of ``--format``."""
    media_type: str
    suffix: str
    render: Render


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFolder:
    """A folder inside an installed package that holds one rule set."""

    name: str
    """Id of the rule set."""
    package: str
    path: str
    """Folder inside the package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFolder:
    """A folder inside an installed package that holds templates and their assets."""

    name: str
    package: str
    path: str


Offer = (
    Reader
    | ReportReader
    | StatementSource
    | Evaluator
    | Check
    | Tabulator
    | Suggester
    | Renderer
    | RuleFolder
    | TemplateFolder
)
"""Whatever a hook may return."""

HOOKS: Mapping[str, type[Offer]] = MappingProxyType(
    {
        "checker_readers": Reader,
        "checker_report_readers": ReportReader,
        "checker_statement_sources": StatementSource,
        "checker_evaluators": Evaluator,
        "checker_checks": Check,
        "checker_tabulators": Tabulator,
        "checker_suggesters": Suggester,
        "checker_renderers": Renderer,
        "checker_rule_sets": RuleFolder,
        "checker_templates": TemplateFolder,
    }
)
"""Every hook and the type of the values it must return."""

WORDS: Mapping[type[Offer], Message] = MappingProxyType(
    {
        Reader: say("reader"),
        ReportReader: say("report reader"),
        StatementSource: say("source of statements"),
        Evaluator: say("evaluator"),
        Check: say("check"),
        Tabulator: say("tabulator"),
        Suggester: say("suggester"),
        Renderer: say("renderer"),
        RuleFolder: say("rule set"),
        TemplateFolder: say("template folder"),
    }
)
"""What every kind of offer is called."""
