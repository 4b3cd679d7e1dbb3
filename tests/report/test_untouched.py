"""Both sides of silence are told: sentences that no rule touched, and duties that no sentence touched."""

from checker.report.composition import view
from tests.report.dossier import assessment, rule_set


def test_duties_that_no_sentence_touched_are_counted_and_named() -> None:
    untouched = view(assessment(), rule_set(), "en")["untouched"]
    assert isinstance(untouched, dict)
    rules = untouched["rules"]
    assert rules["places"]
    count = int(rules["share"].partition(" of ")[0])
    assert 0 < len(rules["places"].split("; ")) <= count


def test_a_duty_with_evidence_is_not_among_them() -> None:
    made = assessment()
    shown = {finding.obligation for finding in made.findings if any(e.evidence for e in finding.elements)}
    whole = view(made, rule_set(), "nl")["untouched"]
    assert isinstance(whole, dict)
    assert len(whole["rules"]["places"].split("; ")) <= len(made.findings) - len(shown)
