"""Sums, times, announcements and seats told in words: what does not fit is observed, what fits is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from checker.plugins.checks import arithmetic, dossier

from tests.plugins.checks.made import rules_of, run
from tests.plugins.checks.test_comparing import MARK, marked, observed


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("sum-differs", "Es waren [300|300|Tische|] Tische, 200 Stühle und 50 Lampen, zusammen 600 Stücke."),
        ("sum-differs", "There were [seven|7|reports|] reports: three in May and five in June."),
        ("sum-differs", "Van alles was [50 %|50|%|] spam, 40 % haat en 20 % iets anders."),
        ("share-differs",
         "Op [9.000|9000|klachten|] klachten volgde in een kwart van de gevallen, 3.000 keer, actie."),
        ("share-differs", "Sur [800|800|recours|] recours reçus, 200 ont abouti, soit 40 %."),
    ],
)  # fmt: skip
def test_numbers_of_a_sentence_that_do_not_fit_are_observed(rule: str, text: str) -> None:
    assert rule in rules_of(observed(arithmetic.check, text))


@pytest.mark.parametrize(
    "text",
    [
        "Es waren [300|300|Tische|] Tische, 200 Stühle und 50 Lampen, zusammen 550 Stücke.",
        "There were [eight|8|reports|] reports: three in May and five in June.",
        "We answered [nine|9|letters|] letters: two within three days and seven within five days.",
        "Accuracy was [96 %|96|%|], 98 % and 99 % in the three classes.",
        "Op [9.000|9000|klachten|] klachten gaven wij in een derde van de gevallen, 3.000 keer, gelijk.",
        "Sur [800|800|recours|] recours reçus, 200 ont abouti, soit 25 %.",
        "Complaints rose from [800|800|complaints|] to 1,000 (25 %).",
        "In 2023 en 2024 samen waren er [900|900|meldingen|] meldingen.",
    ],
)
def test_numbers_of_a_sentence_that_fit_are_left_alone(text: str) -> None:
    assert not {"sum-differs", "share-differs"} & rules_of(observed(arithmetic.check, text))


def test_a_part_of_what_the_sentence_before_counted_is_held_against_it() -> None:
    text = "Geprüft wurden 40 Lampen. 10 davon, also [35 Prozent|35|%|], waren defekt."
    plain, (figure,) = MARK.sub(lambda match: match["words"], text), marked(text, "d1")
    found = run(arithmetic.check, plain, figures=[replace(figure, start=plain.index("10 davon"))])
    assert "share-differs" in rules_of(found)


@pytest.mark.parametrize(
    ("rule", "here", "there"),
    [
        ("appeal-time-differs", "U kunt [zes maanden|6|maanden|] lang bezwaar maken.",
         "Users have [14 days|14|days|] to appeal."),
        ("age-differs", "De minimumleeftijd is [12 jaar|12|jaar|].",
         "Das Mindestalter ist [16 Jahre|16|Jahre|]."),
        ("handling-time-differs", "Alle meldingen zijn binnen [24 uur|24|uur|] afgehandeld.",
         "The median time to decide on a notice was [40 hours|40|hours|]."),
        ("handling-time-differs", "De mediane behandeltijd was [8 uur|8|uur|].",
         "The median handling time was [20 hours|20|hours|]."),
        ("different-values", "Er zijn [90|90|moderatoren|EU] moderatoren voor de EU.",
         "There are [70|70|moderators|EU] moderators in the EU."),
        ("different-values", "Van hen zijn er [20|20|Nederlandstalig|EU] Nederlandstalig.",
         "Among them are [30|30|Dutch speakers|EU] Dutch speakers."),
        ("same-number-other-territory", "Wereldwijd zijn er [700|700|moderatoren|global] moderatoren.",
         "In the EU [700|700|moderators|EU] moderators work for us."),
        ("same-number-other-territory", "Wereldwijd verdwenen [125.000|125000|berichten|global] berichten.",
         "We removed [125,000|125000|posts|EU] posts in the EU."),
    ],
)  # fmt: skip
def test_one_matter_with_two_numbers_is_observed(rule: str, here: str, there: str) -> None:
    assert rule in rules_of(observed(dossier.check, here, there))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("U kunt [zes maanden|6|maanden|] lang bezwaar maken.", "Users have [180 days|180|days|] to appeal."),
        ("U kunt [zes maanden|6|maanden|] lang bezwaar maken.", "We answer appeals in [5 days|5|days|]."),
        ("De minimumleeftijd is [12 jaar|12|jaar|].", "The firm is [16 years|16|years|] old."),
        ("Alle meldingen zijn binnen [24 uur|24|uur|] afgehandeld.",
         "The median time to decide on a notice was [9 hours|9|hours|]."),
        ("We have [more than 9 million|9000000|users|EU] users in the EU.",
         "Wij hebben [9,4 miljoen|9400000|gebruikers|EU] gebruikers in de EU."),
    ],
)  # fmt: skip
def test_one_matter_with_one_number_is_left_alone(here: str, there: str) -> None:
    rough = "more than" in here
    figures = [
        replace(figure, qualifier=">") if rough and number == 1 else figure
        for number, text in enumerate((here, there), start=1)
        for figure in marked(text, f"d{number}")
    ]
    plain = [MARK.sub(lambda match: match["words"], text) for text in (here, there)]
    found = rules_of(run(dossier.check, *plain, figures=figures))
    assert not {"appeal-time-differs", "age-differs", "handling-time-differs", "different-values"} & found


@pytest.mark.parametrize(
    ("rule", "here", "there"),
    [
        ("announced-for-two-times", "Het transparantieverslag komt in mei 2025.",
         "The transparency report is expected in November 2025."),
        ("announced-for-two-times", "Ein Formular für Beschwerden kommt, es ist für Sommer 2025 geplant.",
         "An appeal form will be available in 2026."),
        ("done-here-announced-there", "Der Bericht nach Artikel 15 liegt seit dem 5. Januar 2025 vor.",
         "Notre premier rapport de transparence paraîtra en novembre 2025."),
        ("done-here-announced-there", "De leeftijdscontrole is sinds maart 2024 ingevoerd.",
         "Age verification will be introduced in September 2025."),
        ("two-seats", "Kiekje is gevestigd in Utrecht.", "The service Kiekje is based in Dublin."),
    ],
)  # fmt: skip
def test_what_is_told_otherwise_elsewhere_is_observed(rule: str, here: str, there: str) -> None:
    assert rule in rules_of(run(dossier.check, here, there, day=date(2025, 1, 10)))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Het transparantieverslag komt in mei 2025.", "The transparency report is expected in May 2025."),
        ("Het transparantieverslag over 2023 verscheen in mei 2024.",
         "The transparency report for 2024 is expected in May 2025."),
        ("De leeftijdscontrole is sinds maart 2024 ingevoerd.", "The shop will close in September 2025."),
        ("Kiekje is gevestigd in Utrecht.", "Blitzchat is based in Dublin."),
        ("Kiekje is gevestigd in Utrecht.", "Kiekje is based in Utrecht."),
    ],
)  # fmt: skip
def test_what_is_told_alike_elsewhere_is_left_alone(here: str, there: str) -> None:
    found = rules_of(run(dossier.check, here, there, day=date(2025, 1, 10)))
    assert not {"announced-for-two-times", "done-here-announced-there", "two-seats"} & found
