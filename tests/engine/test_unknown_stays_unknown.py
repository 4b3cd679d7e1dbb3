"""Whatever fails or is not read, nothing is called addressed or not addressed that nobody looked at."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.document import Page, Passage
from checker.domain.evidence import Level
from checker.domain.finding import Outcome
from checker.domain.message import say
from checker.domain.profile import Truth
from tests.engine.made import TEXT, assessed, document, dossier, element, evaluator, evidence, rule_set

SLUGS = ("one", "two", "three")
RULES = rule_set(*(element(slug) for slug in SLUGS))

subsets = st.frozensets(st.sampled_from(SLUGS))


@given(
    shown=subsets,
    failed=subsets,
    unread=st.booleans(),
    foreign=st.booleans(),
    truth=st.sampled_from(list(Truth)),
)
def test_unknown_stays_unknown(
    shown: frozenset[str], failed: frozenset[str], unread: bool, foreign: bool, truth: Truth
) -> None:
    pages = (Page(number=1, start=0, end=len(TEXT)), Page(number=2, start=96, end=96, read=not unread))
    passages = (
        Passage(index=0, start=0, end=48, language="en"),
        Passage(index=1, start=49, end=96, language="fr" if foreign else "en"),
    )
    found = evaluator(
        *(replace(evidence(), element=f"dsa-16-1.{slug}") for slug in sorted(shown)),
        failed=tuple((f"dsa-16-1.{slug}", say("broken")) for slug in sorted(failed)),
    )
    papers = dossier(document(pages=pages, passages=passages))
    assessment = assessed(found, of=papers, under=RULES, truth=truth)
    [finding] = assessment.findings

    kinds = {diagnostic.kind for diagnostic in assessment.diagnostics}
    assert ("plugin" in kinds) == bool(failed)
    assert ("unread_page" in kinds) == unread
    assert ("language" in kinds) == foreign
    assert ("fact" in kinds) == (truth is Truth.UNKNOWN)
    if truth is not Truth.YES:
        expected = Outcome.NOT_APPLICABLE if truth is Truth.NO else Outcome.CANNOT_TELL
    elif failed:
        expected = Outcome.NOT_ASSESSED
    elif shown:
        expected = Outcome.ADDRESSED if shown == set(SLUGS) else Outcome.PARTLY_ADDRESSED
    else:
        expected = Outcome.CANNOT_TELL if unread or foreign else Outcome.NOT_ADDRESSED
    assert finding.outcome is expected
    levels = {item.id.split(".")[1]: item.level for item in finding.elements}
    assert levels == {slug: Level.DESCRIBED if slug in shown else Level.SILENT for slug in SLUGS}
