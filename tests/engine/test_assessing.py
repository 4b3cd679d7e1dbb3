"""From a dossier, a rule set and some plugins to findings."""

from dataclasses import replace

import pytest

from checker.domain.document import Defect, Page, Passage, PassageKind
from checker.domain.evidence import Flag, FlagKind, Level, NearMiss
from checker.domain.finding import Declared, Outcome
from checker.domain.message import localised, say
from checker.domain.profile import Truth
from tests.engine.made import (
    TEXT,
    assessed,
    document,
    dossier,
    element,
    evaluator,
    evidence,
    rule_set,
)


def test_evidence_at_the_level_the_rule_asks_addresses_the_duty() -> None:
    [finding] = assessed(evaluator(evidence())).findings
    assert finding.outcome is Outcome.ADDRESSED
    assert finding.level is finding.relied_level is Level.DESCRIBED
    assert finding.elements[0].evidence == (evidence(),)
    assert finding.elements[0].certificate is None


def test_a_flag_caps_what_can_be_relied_on_and_never_what_the_text_states() -> None:
    will = Flag(kind=FlagKind.MODALITY, reason=say("a plan"), start=7, end=10)
    [finding] = assessed(evaluator(evidence(level=Level.SUBSTANTIATED, flags=(will,)))).findings
    assert (finding.level, finding.relied_level) == (Level.SUBSTANTIATED, Level.ASSERTED)
    assert finding.outcome is Outcome.NOT_ADDRESSED
    assert finding.elements[0].evidence[0].relied_level is Level.ASSERTED
    assert say("a plan") in finding.elements[0].why_not_higher


def test_silence_carries_a_certificate_with_the_three_nearest_misses() -> None:
    misses = tuple(
        NearMiss(
            element="dsa-16-1.form",
            document="d1",
            start=start,
            end=start + 10,
            reason=say("no"),
            closeness=start,
        )
        for start in (0, 5, 20, 30)
    )
    [finding] = assessed(evaluator(near_misses=misses)).findings
    assert finding.outcome is Outcome.NOT_ADDRESSED
    certificate = finding.elements[0].certificate
    assert certificate is not None
    assert certificate.concepts == ("notice",)
    assert certificate.languages == ("en", "nl")
    assert (certificate.terms, certificate.passages, certificate.pages, certificate.unread) == (2, 2, 1, ())
    assert [miss.start for miss in certificate.near_misses] == [30, 20, 5]


def test_an_unread_page_keeps_silence_open_and_is_said_first() -> None:
    pages = (
        Page(number=1, start=0, end=len(TEXT)),
        Page(number=2, start=len(TEXT), end=len(TEXT), read=False),
    )
    assessment = assessed(evaluator(), of=dossier(document(pages=pages)))
    assert assessment.findings[0].outcome is Outcome.CANNOT_TELL
    assert [diagnostic.kind for diagnostic in assessment.diagnostics] == ["unread_page"]
    certificate = assessment.findings[0].elements[0].certificate
    assert certificate is not None
    assert certificate.unread == (("d1", 2),)


def test_an_unread_page_leaves_what_is_shown_as_it_is() -> None:
    pages = (
        Page(number=1, start=0, end=len(TEXT)),
        Page(number=2, start=len(TEXT), end=len(TEXT), read=False),
    )
    assessment = assessed(evaluator(evidence()), of=dossier(document(pages=pages)))
    assert assessment.findings[0].outcome is Outcome.ADDRESSED


def test_a_document_without_text_keeps_silence_open() -> None:
    assessment = assessed(evaluator(), of=dossier(document("", pages=())))
    assert assessment.findings[0].outcome is Outcome.CANNOT_TELL
    assert [diagnostic.kind for diagnostic in assessment.diagnostics] == ["document"]


def test_an_attachment_that_was_not_read_keeps_silence_open_and_is_named() -> None:
    defect = Defect(kind="attachment_not_read", message=say("annex.pdf has a password."))
    assessment = assessed(evaluator(), of=dossier(document(defects=(defect,))))
    assert assessment.findings[0].outcome is Outcome.CANNOT_TELL
    assert "annex.pdf" in str(assessment.diagnostics[0].message)


def test_a_language_without_vocabulary_keeps_silence_open_and_is_named_with_its_amount() -> None:
    french = Passage(index=1, start=49, end=96, language="fr")
    english = Passage(index=0, start=0, end=48, language="en")
    assessment = assessed(evaluator(), of=dossier(document(passages=(english, french))))
    assert assessment.findings[0].outcome is Outcome.CANNOT_TELL
    [diagnostic] = assessment.diagnostics
    assert diagnostic.kind == "language"
    assert "French" in str(diagnostic.message)
    assert "47" in str(diagnostic.message)


@pytest.mark.parametrize("kind", [PassageKind.HEADING, PassageKind.CONTENTS])
def test_a_heading_in_another_language_changes_nothing(kind: PassageKind) -> None:
    heading = Passage(index=1, start=49, end=96, language="fr", kind=kind)
    english = Passage(index=0, start=0, end=48, language="en")
    assessment = assessed(evaluator(), of=dossier(document(passages=(english, heading))))
    assert assessment.findings[0].outcome is Outcome.NOT_ADDRESSED


def test_a_passage_too_short_to_tell_its_language_changes_nothing() -> None:
    assessment = assessed(evaluator(), of=dossier(document(language="")))
    assert assessment.findings[0].outcome is Outcome.NOT_ADDRESSED


def test_what_no_paper_can_show_stays_open() -> None:
    only_tests = element(signals=(), not_from_paper=localised(en="needs a product test"))
    [finding] = assessed(evaluator(), under=rule_set(only_tests)).findings
    assert finding.outcome is Outcome.CANNOT_TELL
    assert finding.elements[0].why_not_higher


def test_core_elements_decide_and_supporting_ones_do_not() -> None:
    rules = rule_set(element("form"), element("receipt", core=False))
    [shown] = assessed(evaluator(evidence()), under=rules).findings
    assert shown.outcome is Outcome.ADDRESSED
    [silent] = assessed(evaluator(evidence(1, slug="receipt")), under=rules).findings
    assert silent.outcome is Outcome.NOT_ADDRESSED
    assert silent.level is Level.DESCRIBED


def test_some_core_elements_address_the_duty_in_part_and_the_reason_counts_them() -> None:
    rules = rule_set(element("form"), element("receipt"))
    [finding] = assessed(evaluator(evidence()), under=rules).findings
    assert finding.outcome is Outcome.PARTLY_ADDRESSED
    assert "1 of 2" in str(finding.reasons[0])


def test_a_duty_that_does_not_apply_keeps_its_quotes() -> None:
    [finding] = assessed(evaluator(evidence()), truth=Truth.NO).findings
    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert finding.level is Level.DESCRIBED
    assert finding.elements[0].evidence
    assert finding.reasons == (say("so it is"),)


def test_an_unknown_fact_is_a_question_and_stands_on_the_first_page() -> None:
    assessment = assessed(evaluator(evidence()), truth=Truth.UNKNOWN)
    assert assessment.findings[0].outcome is Outcome.CANNOT_TELL
    [diagnostic] = assessment.diagnostics
    assert diagnostic.kind == "fact"
    assert "How many users?" in str(diagnostic.message)


def test_a_statement_that_it_is_not_done_speaks_to_the_duty_without_showing_it() -> None:
    [finding] = assessed(evaluator(evidence(negative=True))).findings
    assert finding.level is Level.DESCRIBED
    assert finding.relied_level is Level.SILENT
    assert finding.outcome is Outcome.NOT_ADDRESSED
    assert "not done" in str(finding.elements[0].why_not_higher[0])


def test_a_declaration_never_raises_what_the_paper_shows() -> None:
    declared = (("dsa-16-1.form", Declared(answer="yes")),)
    assessment = assessed(evaluator(), evaluator(name="declaration", every_element=True, declared=declared))
    [finding] = assessment.findings
    assert (finding.level, finding.outcome) == (Level.SILENT, Outcome.NOT_ADDRESSED)
    assert finding.elements[0].declared == Declared(answer="yes", comparison="declared_only")


def test_sentences_that_no_rule_touched_are_listed() -> None:
    assessment = assessed(evaluator(evidence()))
    assert [TEXT[span.start : span.end] for span in assessment.untouched] == [TEXT[49:]]
    touching = assessed(evaluator(evidence(), touched=(("d1", 1),)))
    assert touching.untouched == ()


def test_the_run_id_follows_the_input() -> None:
    first = assessed(evaluator())
    assert first.provenance.run_id == assessed(evaluator()).provenance.run_id
    other = assessed(evaluator(), of=dossier(document(TEXT.replace("24", "48"))))
    assert other.provenance.run_id != first.provenance.run_id
    later = replace(dossier().reference, earliest=None)
    assert assessed(evaluator(), of=dossier(reference=later)).provenance.run_id != first.provenance.run_id
