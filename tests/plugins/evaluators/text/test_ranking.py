"""The rank of evidence: what stands beside more telling evidence of an article tells a reader less."""

from tests.plugins.evaluators.text.papers import element, evaluated, paper, signal

FAR = "Nothing of this is said here, where other matters are told at some length. " * 4


def test_the_next_sentence_ranks_behind_another_place() -> None:
    here = "We confirm every notice by e-mail. We confirm a notice by post."
    text = f"{here} {FAR}\n\nWe confirm a notice by post."
    first, beside, other = sorted(evaluated(paper(text)).evidence, key=lambda piece: piece.start)
    assert first.rank > beside.rank
    assert other.rank > beside.rank


def test_one_passage_that_shows_two_elements_stays_as_telling_for_both() -> None:
    text = "We confirm every notice by e-mail."
    one = element(signal("x_confirm", "x_notice"))
    other = element(signal("x_confirm", "x_notice"), id_="test-1.other")
    pieces = evaluated(paper(text), one, other).evidence
    assert len({piece.rank for piece in pieces}) == 1
