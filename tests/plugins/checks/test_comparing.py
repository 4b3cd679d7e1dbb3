"""Figures and sentences of several documents: what differs is observed, other words are not."""

from __future__ import annotations

import re

import pytest
from checker.plugins.checks import arithmetic, dossier

from checker.domain.figure import Figure
from checker.domain.observation import Observation
from checker.offers import CheckDossier
from tests.plugins.checks.made import rules_of, run

MARK = re.compile(r"\[(?P<words>[^|\]]+)\|(?P<value>[\d.]+)\|(?P<unit>[^|\]]*)\|(?P<scope>\w*)\]")


def observed(check: CheckDossier, *texts: str) -> tuple[Observation, ...]:
    """Run a check over texts whose figures are marked: ``[5,8 miljoen|5800000|gebruikers|NL]``."""
    plain = [MARK.sub(lambda match: match["words"], text) for text in texts]
    figures = [figure for number, text in enumerate(texts, start=1) for figure in marked(text, f"d{number}")]
    return run(check, *plain, figures=figures)


def marked(text: str, document: str) -> list[Figure]:
    """Return the figures of a marked text, at their offsets without the marks."""
    found, lost = [], 0
    plain = MARK.sub(lambda match: match["words"], text)
    for match in MARK.finditer(text):
        start = match.start() - lost
        end = start + len(match["words"])
        lost += len(match[0]) - len(match["words"])
        found.append(
            Figure(
                document=document,
                start=plain.rfind("\n", 0, start) + 1,
                end=len(plain) if plain.find("\n", end) < 0 else plain.find("\n", end),
                number_start=start,
                number_end=end,
                value=float(match["value"]),
                unit=match["unit"],
                scope=match["scope"] or None,
            )
        )
    return found


@pytest.mark.parametrize(
    ("rule", "here", "there"),
    [
        ("scope-drift", "Wij hebben [12 miljoen|12000000|gebruikers|EU] gebruikers in de Europese Unie.",
         "Er zijn [15 miljoen|15000000|mensen|other] mensen in Europa bij ons."),
        ("different-values", "We have [2.8 million|2800000|users|NL] users in the Netherlands.",
         "In the Netherlands [3 million|3000000|people|NL] people use it."),
        ("same-number-again", "Wereldwijd [80 miljoen|80000000|gebruikers|global] gebruikers.",
         "Een groeiende groep van [80 miljoen|80000000|mensen|global] mensen wereldwijd."),
        ("same-number-other-thing", "Wij verwijderden [35 miljoen|35000000|berichten|] berichten.",
         "Wij hebben [35 miljoen|35000000|gebruikers|] gebruikers."),
    ],
)  # fmt: skip
def test_figures_of_two_documents_are_laid_side_by_side(rule: str, here: str, there: str) -> None:
    assert rule in rules_of(observed(dossier.check, here, there))


@pytest.mark.parametrize(
    ("rule", "here", "there"),
    [
        ("scope-drift", "Wij hebben [12 miljoen|12000000|gebruikers|EU] gebruikers in de Europese Unie.",
         "Er zijn [15 miljoen|15000000|mensen|EU] mensen in de Europese Unie bij ons."),
        ("different-values", "We have [2.8 million|2800000|users|NL] users in the Netherlands.",
         "We removed [3 million|3000000|videos|NL] videos in the Netherlands."),
        ("same-number-again", "Wereldwijd [80 miljoen|80000000|gebruikers|global] gebruikers.",
         "Een groep van [90 miljoen|90000000|mensen|global] mensen wereldwijd."),
        ("same-number-other-thing", "Wij kregen [30|30|berichten|] berichten.",
         "Wij hebben [30|30|moderatoren|] moderatoren."),
    ],
)  # fmt: skip
def test_figures_of_other_things_are_not_compared(rule: str, here: str, there: str) -> None:
    assert rule not in rules_of(observed(dossier.check, here, there))


def test_users_need_a_definition() -> None:
    bare = observed(dossier.check, "Wij hebben [12 miljoen|12000000|gebruikers|EU] gebruikers.")
    told = observed(
        dossier.check, "Wij hebben [12 miljoen|12000000|gebruikers|EU] maandelijks actieve gebruikers."
    )
    assert "users-undefined" in rules_of(bare)
    assert "users-undefined" not in rules_of(told)


LONG = "De afdeling Toezicht beoordeelt elke binnenkomende klacht binnen de wettelijke termijn zorgvuldig."


def test_a_sentence_that_comes_back_is_observed_once() -> None:
    text = "\n\n".join([LONG, "Iets anders.", LONG, "Weer iets anders.", LONG])
    found = [each for each in run(dossier.check, text) if each.check == "copied-sentence"]
    assert len(found) == 1
    assert len(found[0].spans) == 3
    assert "copied-sentence" not in rules_of(run(dossier.check, f"{LONG}\n\nIets anders."))


def test_sentences_shared_by_two_documents_are_observed_once_for_the_two() -> None:
    assert "copied-between-documents" in rules_of(run(dossier.check, LONG, LONG))
    assert "copied-between-documents" not in rules_of(
        run(dossier.check, LONG, "Iets heel anders staat hier.")
    )


def test_a_reworded_sentence_is_observed() -> None:
    other = "Elke binnenkomende klacht beoordeelt onze afdeling zorgvuldig en binnen de wettelijke termijn."
    assert "reworded-sentence" in rules_of(run(dossier.check, LONG, other))
    far = "Elke werkdag beoordeelt onze afdeling facturen van leveranciers uit het hele land."
    assert "reworded-sentence" not in rules_of(run(dossier.check, LONG, far))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("part-exceeds-whole",
         "Er zijn [40|40|moderatoren|] moderatoren, waarvan [60|60|moderatoren|] "
         "moderatoren Nederlands spreken."),
        ("share-differs",
         "Wij verwijderden [30|30|berichten|] van de [120|120|berichten|] "
         "berichten ([20%|20|%|])."),
        ("rate-without-base", "Wij deden veel, [96%|96|%|] proactief."),
        ("uneven-precision", "Wij deden [96%|96|%|] zelf en [89,9%|89.9|%|] snel."),
        ("load-per-head",
         "Wij verwijderden [500.000|500000|berichten|EU] berichten.\nBij "
         "ons werken [100|100|moderatoren|EU] moderatoren."),
    ],
)  # fmt: skip
def test_sums_are_done_again(rule: str, text: str) -> None:
    assert rule in rules_of(observed(arithmetic.check, text))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("part-exceeds-whole",
         "Er zijn [60|60|moderatoren|] moderatoren, waarvan [40|40|moderatoren|] "
         "moderatoren Nederlands spreken."),
        ("share-differs",
         "Wij verwijderden [30|30|berichten|] van de [120|120|berichten|] "
         "berichten ([25%|25|%|])."),
        ("rate-without-base",
         "Proactief is [96%|96|%|] van alle verwijderde "
         "berichten automatisch gevonden."),
        ("uneven-precision", "Wij deden [96,0%|96|%|] zelf en [89,9%|89.9|%|] snel."),
        ("load-per-head",
         "Wij verwijderden [500.000|500000|berichten|EU] berichten.\nBij "
         "ons werken [100|100|moderatoren|NL] moderatoren."),
    ],
)  # fmt: skip
def test_sums_that_are_right_are_left_alone(rule: str, text: str) -> None:
    assert rule not in rules_of(observed(arithmetic.check, text))
