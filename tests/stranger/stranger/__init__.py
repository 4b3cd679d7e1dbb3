"""A well-behaved plugin: an evaluator that looks for seals, a check, a renderer and a rule set."""

from collections.abc import Mapping

from checker.domain.assessment import Dossier
from checker.domain.evidence import Evidence, Level
from checker.domain.message import say
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation, Span
from checker.hookspecs import hookimpl
from checker.offers import Check, Evaluation, Evaluator, Renderer, RuleFolder, TemplateFolder


def look_for_seals(dossier: Dossier, rule_set: RuleSet, elements: frozenset[str]) -> Evaluation:
    """Quote every passage that speaks of a seal."""
    return Evaluation(
        evidence=tuple(
            Evidence(
                element=element,
                document=document.id,
                start=passage.start,
                end=passage.end,
                passage=passage.index,
                level=Level.DESCRIBED,
                relied_level=Level.DESCRIBED,
                evaluator="seals",
            )
            for document in dossier.documents
            for passage in document.passages
            for element in sorted(elements)
            if "seal" in document.quote(passage.start, passage.end)
        )
    )


def count_seals(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Observation, ...]:
    """Note how many seals there are."""
    spans = tuple(
        Span(document=item.document, start=item.start, end=item.end) for item in evaluation.evidence
    )
    return (
        Observation(
            id="seals", kind="defect", severity="note", message=say("{n} seals", n=len(spans)), spans=spans
        ),
    )


def to_count(view: Mapping[str, object], language: str, folder: TemplateFolder) -> bytes:
    """Write the number of obligations."""
    return str(len(view)).encode()


@hookimpl
def checker_evaluators(settings: object) -> object:
    """Offer an evaluator."""
    return [Evaluator(name="seals", evaluate=look_for_seals, version="7")]


@hookimpl
def checker_checks() -> object:
    """Offer a check; a hook may leave out what it does not need."""
    yield Check(name="seal-count", check=count_seals)


@hookimpl
def checker_renderers(settings: object) -> object:
    """Offer a renderer."""
    return [Renderer(name="count", format="count", media_type="text/plain", suffix=".txt", render=to_count)]


@hookimpl
def checker_rule_sets(settings: object) -> object:
    """Offer a rule set."""
    return [RuleFolder(name="seals", package="stranger", path="rules")]
