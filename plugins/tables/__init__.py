"""Tables made of what sentences say: trusted flaggers, notices, promises, and what changed between papers."""

from __future__ import annotations

from checker.plugins.tables.answers import answer_tables
from checker.plugins.tables.changes import change_tables
from checker.plugins.tables.flaggers import flagger_table
from checker.plugins.tables.names import PLATFORMS, REGISTERS, body_names, platform_names
from checker.plugins.tables.paper import Paper
from checker.plugins.tables.promises import promise_table
from checker.plugins.tables.stories import StoryReader
from checker.plugins.tables.told import Story

from checker.domain.assessment import Dossier
from checker.domain.figure import Figure
from checker.domain.obligation import RuleSet
from checker.domain.tabulation import Tabulation
from checker.hookspecs import hookimpl
from checker.offers import Evaluation, Tabulator
from checker.settings import Settings


def tabulate_answers(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Tabulation, ...]:
    """Return for every document that tells of notices what it tells of them."""
    return tuple(
        table
        for id, story in _stories(dossier, _papers(dossier), evaluation).items()
        for table in answer_tables(story, dossier.document(id))
    )


def tabulate_flaggers(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Tabulation, ...]:
    """Return who is called a trusted flagger in the documents."""
    papers = _papers(dossier)
    tables: tuple[Tabulation, ...] = flagger_table(dossier, papers, _stories(dossier, papers, evaluation))
    return tables


def tabulate_promises(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Tabulation, ...]:
    """Return for every document what it says will happen."""
    platforms = platform_names(dossier)
    return tuple(table for document in dossier.documents for table in promise_table(document, platforms))


def tabulate_changes(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Tabulation, ...]:
    """Return what changed between papers that repeat each other."""
    return tuple(change_tables(dossier.documents))


def _papers(dossier: Dossier) -> list[Paper]:
    return [Paper(document) for document in dossier.documents]


def _stories(dossier: Dossier, papers: list[Paper], evaluation: Evaluation) -> dict[str, Story]:
    platforms, bodies = platform_names(dossier), body_names(dossier)
    figures: dict[str, list[Figure]] = {document.id: [] for document in dossier.documents}
    for figure in evaluation.figures:
        figures[figure.document].append(figure)
    return {
        paper.document.id: StoryReader(paper, platforms, bodies, figures[paper.document.id]).story()
        for paper in papers
    }


@hookimpl
def checker_tabulators(settings: Settings) -> list[Tabulator]:
    """Offer the tables."""
    return [
        Tabulator(name="answers", tabulate=tabulate_answers, registers=REGISTERS),
        Tabulator(name="changes", tabulate=tabulate_changes),
        Tabulator(name="promises", tabulate=tabulate_promises, registers=(PLATFORMS,)),
        Tabulator(name="trusted-flaggers", tabulate=tabulate_flaggers, registers=REGISTERS),
    ]
