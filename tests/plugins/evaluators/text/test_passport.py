"""The passport of a figure: everything it says has a place, everything else stays a hole."""

import pytest

from checker.domain.figure import Figure
from checker.domain.profile import Truth
from tests.plugins.tables.dossiers import assessed


def figure(sentence: str) -> tuple[Figure, dict[str, str]]:
    """Return the first figure of a sentence, and what stands in its parts."""
    assessment = assessed(f"Paper\n\nSome words come first here.\n\n{sentence}\n")
    first = assessment.figures[0]
    document = assessment.document(first.document)
    return first, {part.kind: document.quote(part.start, part.end) for part in first.parts}


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("In 2024 we removed 96% of the reported videos within a day.", "the reported videos"),
        ("In 2024 is 96 procent van de gemelde video's verwijderd.", "de gemelde video's"),
        ("Im Jahr 2024 wurden 96 % der gemeldeten Videos entfernt.", "gemeldeten Videos"),
    ],
)
def test_a_share_says_of_what(sentence: str, base: str) -> None:
    found, parts = figure(sentence)
    assert (found.value, found.unit) == (96, "%")
    assert parts["base"] == base


def test_a_share_without_base_has_a_hole() -> None:
    found, parts = figure("Our accuracy was 96%, which is more than before.")
    assert found.unit == "%"
    assert "base" not in parts


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("We employ between 300 and 400 moderators in the EU.", {(300, 400)}),
        ("We employ 300-400 moderators in the EU.", {(300, 400)}),
        ("Wij hebben 300 tot 400 moderatoren in de EU.", {(300, 400)}),
        ("We employ 300 moderators and 400 engineers in the EU.", set()),
    ],
)
def test_a_range_keeps_both_ends(sentence: str, ends: set[tuple[float, float]]) -> None:
    found = assessed(f"Paper\n\n{sentence}\n").figures
    as_lower = {(each.value, each.upper) for each in found if each.upper is not None}
    as_upper = {(each.lower, each.value) for each in found if each.lower is not None}
    assert as_lower | as_upper == ends


@pytest.mark.parametrize(
    ("sentence", "regime"),
    [
        ("We received 400 notices under the Digital Services Act.", "dsa"),
        ("We removed 400 videos under our policies.", "own_rules"),
        ("We report 400 labels under the Code of Practice.", "voluntary"),
        ("We received 400 notices under the NetzDG.", "other_law"),
        ("We received 400 notices last year.", ""),
    ],
)
def test_the_regime_is_what_the_sentence_says_or_nothing(sentence: str, regime: str) -> None:
    found, parts = figure(sentence)
    assert found.regime == regime
    assert ("regime" in parts) == bool(regime)


@pytest.mark.parametrize(
    ("sentence", "usable"),
    [
        ("In the second half of 2024 we had 40 million monthly users in the EU.", Truth.YES),
        ("We have 40 million monthly users in the EU.", Truth.UNKNOWN),
        ("In 2024 we had 40 million monthly users worldwide.", Truth.NO),
        ("In 2024 we had 40 million monthly users in Europe.", Truth.NO),
        ("In 2024 we had 4 million monthly users in the Netherlands.", Truth.NO),
    ],
)
def test_a_figure_is_usable_for_a_duty_with_its_reason(sentence: str, usable: Truth) -> None:
    found, _ = figure(sentence)
    use = next(use for use in found.uses if use.obligation == "dsa-24-2")
    assert use.usable is usable
    assert use.reasons


def test_a_figure_that_no_duty_asks_for_has_no_use() -> None:
    found, _ = figure("We planted 400 trees in the EU in 2024.")
    assert found.uses == ()
