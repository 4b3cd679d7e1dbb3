"""The evaluator that reads declarations: an answer for every element it is asked about, and no evidence."""

from dataclasses import replace

from checker.domain.declaration import Answer, Declaration
from checker.domain.finding import Declared, Level, Outcome
from checker.offers import Evaluator
from checker.pluginmanager import open_registry
from checker.settings import Settings
from tests.engine.made import assessed, dossier, element, evaluator, evidence, rule_set

RULES = rule_set(element("form"), element("receipt"))
DECLARATION = Declaration(
    rule_set="test",
    rule_set_version="0.1.0",
    sha256="a",
    name="d.yaml",
    profile=None,
    answers=(Answer(element="dsa-16-1.form", answer="no", description="Not yet."),),
)


def declaring() -> Evaluator:
    return open_registry(Settings(plugins=("declaration",))).evaluators["declaration"]


def test_without_a_declaration_nothing_is_declared() -> None:
    found = declaring().evaluate(dossier(), RULES, frozenset({"dsa-16-1.form"}))
    assert found.declared == ()


def test_every_element_asked_about_is_answered_and_the_rest_is_unknown() -> None:
    declared = dossier(declaration=DECLARATION)
    everything = frozenset(item.id for item in RULES.elements)
    assert dict(declaring().evaluate(declared, RULES, everything).declared) == {
        "dsa-16-1.form": Declared(answer="no", description="Not yet."),
        "dsa-16-1.receipt": Declared(answer="unknown"),
    }
    one = declaring().evaluate(declared, RULES, frozenset({"dsa-16-1.receipt"}))
    assert [name for name, _ in one.declared] == ["dsa-16-1.receipt"]


def test_an_answer_stands_beside_the_paper_and_changes_nothing_of_it() -> None:
    papers = dossier(
        declaration=replace(DECLARATION, answers=(Answer(element="dsa-16-1.receipt", answer="yes"),))
    )
    [finding] = assessed(evaluator(evidence()), declaring(), of=papers, under=RULES).findings
    form, receipt = finding.elements
    assert form.declared == Declared(answer="unknown", comparison="shown_only")
    assert receipt.declared == Declared(answer="yes", comparison="declared_only")
    assert (receipt.level, receipt.outcome) == (Level.SILENT, Outcome.NOT_ADDRESSED)
    assert finding.outcome is Outcome.PARTLY_ADDRESSED
