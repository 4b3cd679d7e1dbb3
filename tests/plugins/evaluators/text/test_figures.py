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
    ("They put the number of reviewers in the EU at 300.", [(300, "reviewers")]),
    ("46 bodies use it, eleven of them daily.", [(46, "bodies"), (11, "bodies")]),
    ("Notices received | 6,204 | 8,917", [(6204, "Notices received"), (8917, "Notices received")]),
    ("Removal requests: 214 in 2024.", [(214, "Removal requests")]),
    ("We got 14 orders, 9 from Spain.", [(14, "orders"), (9, "orders")]),
    ("We got 14 orders; in Spain 96.", [(14, "orders"), (96, "orders")]),
    ("There are 8.2 million users.", [(8_200_000, "users")]),
    ("We got 14 orders; 9 of them came late.", [(14, "orders"), (9, "orders")]),
    ("We removed 480 posts. A year earlier it was 310.", [(480, "posts"), (310, "posts")]),
    ("We have grown from 34 to 58 reviewers.", [(34, "reviewers"), (58, "reviewers")]),
    ("Four in five notices are handled today.", [(80, "%")]),
    ("Wij behandelen negen van de tien meldingen direct.", [(90, "%")]),
    ("We employ one hundred and twelve moderators.", [(112, "moderators")]),
    ("In 2024 we received no complaints from traders.", [(0, "complaints")]),
    ("Er zijn geen meldingen ontvangen.", [(0, "meldingen")]),
    ("116 Spam4,940 Child Safety", [(116, "Spam"), (4940, "Child Safety")]),
]


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_numbers_in_two_languages(text: str, numbers: list[tuple[float, str]]) -> None:
    assert (
        told(text, "nl" if text.split(maxsplit=1)[0] in {"Wij", "Er", "Meer", "Daarvan", "Dat"} else "en")
        == numbers
    )


NOTHING = [
    "We accept no complaints by fax.",
    "Wij behandelen geen klachten over prijzen.",
    "Bel 0800 555 123 of +31 20 555 01 23, van 9 tot 17 uur.",
    "A photo has at most 15 MB and a listing costs 2 euros.",
    "Sellers pay a commission of 8% of the sales price.",
    "According to a survey by the Lakeside Institute, 54% of people saw abuse.",
    "Nach einer Umfrage haben 41 Prozent schon etwas gemeldet.",
    "Une étude montre que 73 % des jeunes ont vu des insultes.",
    "Uit onderzoek blijkt niets; de melding kwam om 16.10 uur, volgens een peiling van 12 buurten.",
    "Write to 4 Harbour Quay, Cork.",
    "Call us every day between 8 and 18 Uhr, or from 7.00 to 23.00 uur.",
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
    "It holds in all 27 Member States.",
    "We publish it two times a year.",
    "Appelez le 3018.",
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


PARLIAMENT = "Antwort der Bundesregierung, Deutscher Bundestag.\n\n"


@pytest.mark.parametrize(
    ("language", "text", "scope"),
    [
        ("fr", "Pharos a transmis 4 310 signalements.", "FR"),
        ("de", "Das Bundeskriminalamt übermittelte 96 Anordnungen.", "DE"),
        ("de", PARLIAMENT + "Die Polizei stellte 96 Anfragen.", "DE"),
        ("de", "Die Polizei stellte 96 Anfragen.", None),
        ("nl", "Het ministerie van Binnenlandse Zaken deed 14 meldingen.", "NL"),
        ("en", "An Garda Síochána sent us 14 orders.", "IE"),
        ("fr", "Plus de 6 millions de Français l'utilisent.", "FR"),
        ("fr", "Il y a 31 modérateurs qui parlent français.", None),
    ],
)
def test_an_authority_and_a_people_lend_their_territory(language: str, text: str, scope: str | None) -> None:
    assert {figure.scope for figure in figures(text, language)} == {scope}


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
        ("de", "Sie beziffern die Zahl der Prüferinnen im Inland mit 612.", (612, "Prüferinnen", "", None)),
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
        ("de", "Wir sind werktags von neun bis siebzehn Uhr da."),
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


def test_a_document_says_where_all_its_figures_belong() -> None:
    everywhere = figures("We received 310 complaints.\n\nAll figures relate to our users worldwide.")
    assert [figure.scope for figure in everywhere] == ["global"]


CLAUSES = [
    ("In Spain we removed 400 posts; in France there were 210.", ["ES", "FR"]),
    ("Worldwide we removed 400 posts; in Poland the figure was 210.", ["global", "PL"]),
    ("Irish authorities sent 214 orders and German authorities 96.", ["IE", "DE"]),
    ("Wir entfernten weltweit 400 Videos; in Polen waren es 210.", ["global", "PL"]),
    ("De 214 bevelen kwamen uit Spanje; uit Polen kwamen er 96.", ["ES", "PL"]),
    ("Le marché français compte 40 modérateurs ; les autorités belges, 17.", ["FR", "BE"]),
    ("11 notifications en France et 14 notifications en Espagne.", ["FR", "ES"]),
]


@pytest.mark.parametrize(("text", "scopes"), CLAUSES)
def test_each_clause_has_its_own_territory(text: str, scopes: list[str]) -> None:
    assert [figure.scope for figure in figures(text)] == scopes
