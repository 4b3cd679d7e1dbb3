"""Figures: what counts, its unit, its territory and its period."""

import pytest

from checker.domain.figure import Figure
from tests.plugins.evaluators.text.papers import evaluated, paper


def figures(text: str, language: str = "en") -> tuple[Figure, ...]:
    return evaluated(paper(text, language)).figures


def told(text: str, language: str = "en") -> list[tuple[float, str]]:
    return [(figure.value, figure.unit) for figure in figures(text, language)]


NUMBERS = [
    ("We employ 6,000 moderators.", [(6000, "moderators")]),
    ("Wij hebben 6.000 moderatoren.", [(6000, "moderatoren")]),
    ("There are 2.5 million users.", [(2_500_000, "users")]),
    ("Er zijn 5,8 miljoen gebruikers.", [(5_800_000, "gebruikers")]),
    ("More than one billion people use it.", [(1_000_000_000, "people")]),
    ("Meer dan een miljard gebruikers.", [(1_000_000_000, "gebruikers")]),
    ("We removed 89.9% of it.", [(89.9, "%")]),
    ("There are 61.3\nmillion active\nusers.", [(61_300_000, "active users")]),
    ("Daarvan is 96 procent proactief.", [(96, "%")]),
    ("We sent forty-two letters.", [(42, "letters")]),
    ("Er is geen enkele melding gedaan.", [(0, "melding gedaan")]),
    ("Dat gebeurde tweemaal.", [(2, "maal")]),
    ("The number of complaints was 310.", [(310, "complaints")]),
    ("46 bodies use it, eleven of them daily.", [(46, "bodies"), (11, "bodies")]),
    ("116 Spam4,940 Child Safety", [(116, "Spam"), (4940, "Child Safety")]),
]


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_numbers_in_two_languages(text: str, numbers: list[tuple[float, str]]) -> None:
    assert (
        told(text, "nl" if text.split(maxsplit=1)[0] in {"Wij", "Er", "Meer", "Daarvan", "Dat"} else "en")
        == numbers
    )


NOTHING = [
    "It began on 17 February 2024 at 15:30.",
    "See Article 16(2) and Regulation 2022/2065.",
    "See page 12, table 3 and footnote 4.",
    "In 2023 we grew.",
    "1. We moderate.",
    "There are the four systemic risk categories.",
    "We have a zero tolerance policy.",
    "Turfmarkt 147, 2511 DP, The Hague.",
    "A very large platform has 45 million recipients.",
    "Wie ten onrechte is geschorst, kan bezwaar maken.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing(text: str) -> None:
    assert told(text) == []


def test_signs_and_words_before_a_number() -> None:
    text = "More than 10 users, fewer than 20 posts, about 30 pins and ~40 boards."
    assert [figure.qualifier for figure in figures(text)] == [">", "<", "~", "~"]


def test_every_number_has_its_own_territory() -> None:
    text = "In total we have a billion users, including 142 million in the EU and 5.8 million users in Spain."
    assert [figure.scope for figure in figures(text)] == ["global", "EU", "ES"]


def test_parts_take_what_the_whole_has() -> None:
    text = "In the last quarter of 2023 we took 175 million actions worldwide, of which 96% proactively."
    assert [(figure.scope, figure.period) for figure in figures(text)] == [
        ("global", "last quarter of 2023")
    ] * 2


def test_no_territory_stays_a_hole() -> None:
    (figure,) = figures("We employ 40,000 people.")
    assert (figure.scope, figure.period) == (None, None)


def test_a_report_lends_its_territory() -> None:
    told_once = "We publish global transparency reports."
    text = f"{told_once}\n\nPer our Transparency Report, we acted on 159 user reports."
    assert [figure.scope for figure in figures(text)] == ["global"]


def test_outside_the_union_is_another_territory() -> None:
    (figure,) = figures("We received 15,284 requests, all of them from outside the European Union.")
    assert figure.scope == "other"


def test_a_figure_knows_where_it_stands_and_what_it_backs() -> None:
    text = "We confirm every notice: 12,400 confirmations in the EU in 2024."
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == text
    assert text[figure.number_start : figure.number_end] == "12,400"
    assert figure.about == ("test-1.confirmation",)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Im Jahr 2024 gingen 1.234 Meldungen aus Deutschland ein.", (1234, "Meldungen", "", "DE")),
        ("de", "Wir haben mehr als 2,5 Mio. Nutzer in der EU.", (2_500_000, "Nutzer", ">", "EU")),
        ("de", "Etwa 45 Prozent der Beschwerden in Österreich waren begründet.", (45, "%", "~", "AT")),
        ("de", "Wir haben keine einzige Anordnung aus Polen erhalten.", (0, "Anordnung", "", "PL")),
        ("de", "Weltweit arbeiten vierundzwanzig Moderatoren für uns.", (24, "Moderatoren", "", "global")),
        ("fr", "Nous avons reçu 1\u202f234 signalements en Belgique.", (1234, "signalements", "", "BE")),
        ("fr", "Plus de 2,5 millions d’utilisateurs en France.", (2_500_000, "utilisateurs", ">", "FR")),
        ("fr", "Près de 45\u00a0% des réclamations dans l'UE étaient fondées.", (45, "%", "~", "EU")),
        ("fr", "Nous avons traité quatre-vingts litiges en Irlande.", (80, "litiges", "", "IE")),
        ("fr", "Nous avons traité soixante-douze litiges en Italie.", (72, "litiges", "", "IT")),
        ("fr", "Nous n'avons reçu aucun signalement en Suède.", (0, "signalement", "", "SE")),
    ],
)
def test_figures_are_read_in_german_and_french(
    language: str, text: str, expected: tuple[float, str, str, str]
) -> None:
    (figure,) = evaluated(paper(text, language)).figures
    assert (figure.value, figure.unit, figure.qualifier, figure.scope) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 17. Februar 2024 trat der DSA in Kraft."),
        ("de", "Das steht in Artikel 16 Absatz 4 und in Kapitel 3."),
        ("fr", "Le règlement s'applique depuis le 17 février 2024."),
        ("fr", "L'article 16, paragraphe 4, et le chapitre 3 le disent."),
    ],
)
def test_dates_and_references_are_no_figures_in_german_and_french(language: str, text: str) -> None:
    assert evaluated(paper(text, language)).figures == ()


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("de", "Im zweiten Quartal 2024 erhielten wir 300 Meldungen.", "zweiten Quartal 2024"),
        (
            "de",
            "Vom 1. Januar bis 30. Juni 2024 erhielten wir 300 Meldungen.",
            "Vom 1. Januar bis 30. Juni 2024",
        ),
        ("de", "2024 erhielten wir 300 Meldungen.", "2024"),
        ("fr", "Au premier semestre 2024, nous avons reçu 300 signalements.", "premier semestre 2024"),
        ("fr", "De janvier à juin 2024, nous avons reçu 300 signalements.", "De janvier à juin 2024"),
    ],
)
def test_periods_are_read_in_german_and_french(language: str, text: str, period: str) -> None:
    (figure,) = evaluated(paper(text, language)).figures
    assert figure.period == period
