"""Tables made of what sentences say: trusted flaggers, notices, promises, and what changed between papers."""

from __future__ import annotations

from checker.plugins.tables.answers import answer_tables
from checker.plugins.tables.changes import change_tables
from checker.plugins.tables.flaggers import flagger_table
from checker.plugins.tables.names import PLATFORMS, REGISTERS, body_names, platform_names
from checker.plugins.tables.paper import Paper
from checker.plugins.tables.promises import promise_table
from checker.plugins.tables.stories import StoryReader

from checker.domain.assessment import Dossier
from checker.domain.figure import Figure
from checker.domain.obligation import RuleSet
from checker.domain.tabulation import Tabulation
from checker.hookspecs import hookimpl
from checker.memory import KeptWith
from checker.offers import Evaluation, Tabulator
from checker.settings import Settings
from checker.texts import texts_of


def tabulate_channels(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Tabulation, ...]:
    """Return what documents tell of notices, and who is called a trusted flagger in them."""
    platforms, bodies = platform_names(dossier), body_names(dossier)
    figures: dict[str, list[Figure]] = {document.id: [] for document in dossier.documents}
    for figure in evaluation.figures:
        figures[figure.document].append(figure)
    papers = papers_of(dossier)
    stories = {
        paper.document.id: StoryReader(paper, platforms, bodies, figures[paper.document.id]).story()
        for paper in papers
    }
    told = [answer_tables(story, dossier.document(id)) for id, story in stories.items()]
    return (
        *(table for tables in told for table in tables),
        *flagger_table(dossier, papers, stories, platforms, bodies),
    )


def tabulate_promises(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Tabulation, ...]:
    """Return for every document what it says will happen."""
    platforms = platform_names(dossier)
    return tuple(table for paper in papers_of(dossier) for table in promise_table(paper, platforms))


def tabulate_changes(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Tabulation, ...]:
    """Return what changed between papers that repeat each other."""
    return tuple(change_tables(dossier.documents))


def _papers(dossier: Dossier) -> tuple[Paper, ...]:
    texts = texts_of(dossier)
    return tuple(Paper(document, texts[document.id].folded) for document in dossier.documents)


papers_of = KeptWith(_papers)
"""Returns the documents of a dossier as the tables read them."""


@hookimpl
def checker_tabulators(settings: Settings) -> list[Tabulator]:
    """Offer the tables."""
    return [
        Tabulator(name="changes", tabulate=tabulate_changes),
        Tabulator(name="channels", tabulate=tabulate_channels, registers=REGISTERS),
        Tabulator(name="promises", tabulate=tabulate_promises, registers=(PLATFORMS,)),
    ]
