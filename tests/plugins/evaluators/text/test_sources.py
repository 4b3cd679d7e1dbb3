"""A look for the first words of a pattern finds what the pattern finds."""

import re

import pytest
from checker.plugins.evaluators.text import sources

REPORTS = (
    "transparency report", "transparencyreports", "transparantierapport", "transparantieverslagen",
    "enforcement reports", "reporting period", "verslagperiode", "transparenzberichte", "berichtszeitraums",
    "rapports de transparence", "rapport de transparence", "periode de reference", "periode couverte",
)  # fmt: skip
FIGURES = (
    "figures refer to the union", "numbers are for europe", "statistics cover france",
    "nombres concernent l'ue",
    "statistieken gaan over nederland", "statistiken gelten fur die eu", "cijfers gelden voor nederland",
    "chiffres portent sur la france", "aantallen betreffen de unie", "angaben beziehen sich auf die eu",
    "zahlen umfassen europa", "statistiques couvrent l'europe",
)  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "words", "said"),
    [
        (sources._REPORT, sources._REPORT_OPENS, REPORTS),
        (sources._ALL_FIGURES, sources._FIGURES_OPEN, FIGURES),
    ],
    ids=["reports", "figures"],
)
def test_every_wording_is_found(
    pattern: re.Pattern[str], words: tuple[str, ...], said: tuple[str, ...]
) -> None:
    text = "; ".join([*said, "prefigures refer to nothing", "a transparent wall", *reversed(said)])
    found = [match.span() for match in sources._opening(pattern, words, text)]
    assert found == [match.span() for match in pattern.finditer(text)]
    assert len(found) == 2 * len(said)
