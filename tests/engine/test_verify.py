"""Quotes are cut between words, never invented, and read again before a report."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.errors import RenderingFailed
from checker.domain.figure import Figure
from checker.engine import verify_quotes
from checker.engine.verify import LONGEST_QUOTE, SHORTEST_QUOTE, trimmed
from tests.engine.made import assessed, document, dossier, evaluator, evidence

LONG = "word " * 600


@given(st.text(" ab\n", min_size=1, max_size=3_000), st.data())
def test_a_trimmed_quote_lies_inside_and_is_short_enough(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    heart = data.draw(st.integers(start, end - 1))
    first, last = trimmed(text, start, end, heart)
    assert start <= first <= last <= end
    assert last - first <= LONGEST_QUOTE
    if text[start:end].strip():
        assert text[first:last].strip() == text[first:last] or last - first == LONGEST_QUOTE


def test_a_long_quote_is_cut_between_words_around_what_matched() -> None:
    first, last = trimmed(LONG, 0, len(LONG), 2_000)
    assert LONG[first:last].startswith("word")
    assert first < 2_000 < last
    assert last - first <= LONGEST_QUOTE


def test_a_quote_too_short_to_prove_anything_is_left_out() -> None:
    assessment = assessed(evaluator(replace(evidence(), end=SHORTEST_QUOTE)))
    assert assessment.findings[0].elements[0].evidence == ()


def test_a_quote_that_is_too_long_is_kept_shorter() -> None:
    paper = document(LONG, pages=())
    item = replace(evidence(), start=0, end=len(LONG))
    [finding] = assessed(evaluator(item), of=dossier(paper)).findings
    [kept] = finding.elements[0].evidence
    assert kept.end - kept.start <= LONGEST_QUOTE


def test_quotes_that_stand_are_passed() -> None:
    verify_quotes(assessed(evaluator(evidence())))


def test_no_report_is_written_from_quotes_that_do_not_stand() -> None:
    assessment = assessed(evaluator(evidence()))
    shorter = replace(assessment.documents[0], text="Another text.")
    with pytest.raises(RenderingFailed):
        verify_quotes(replace(assessment, documents=(shorter,)))
    figure = Figure(document="d1", start=0, end=9, number_start=40, number_end=42, value=1, unit="")
    with pytest.raises(RenderingFailed):
        verify_quotes(replace(assessment, figures=(figure,)))
