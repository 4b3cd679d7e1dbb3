"""The date of a document is what the document states, or nothing."""

from datetime import date

import pytest

from checker.domain.document import DateReading, Document
from checker.ingest.dates import dates_in, with_date
from checker.ingest.passages import with_passages


def dated(text: str) -> DateReading:
    """Return what a text says about its date."""
    document = Document(id="", name="", media_type="", sha256="", size=0, reader="", text=text)
    reading = with_date(with_passages(document)).dated
    assert reading is not None
    return reading


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Position paper\n\n23 mei 2024\n\nWij zijn er voor iedereen.", date(2024, 5, 23)),
        ("Report\n\nMay 3rd, 2024\n\nWe are here.", date(2024, 5, 3)),
        ("Bericht\n\n1. M\u00e4rz 2024\n\nWir sind da.", date(2024, 3, 1)),
        ("Rapport\n\n1er ao\u00fbt 2023\n\nNous sommes l\u00e0.", date(2023, 8, 1)),
        ("Report\n\n2024-02-29\n\nWe are here.", date(2024, 2, 29)),
        ("Brief\n\nDatum: 05-11-2023\n\nWij zijn er.", date(2023, 11, 5)),
        ("Bericht\n\nVeröffentlicht am 3. Mai 2024 in Hamburg.\n\nWir sind da.", date(2024, 5, 3)),
        ("Rapport\n\nMis à jour le 3 mai 2024 à Lyon.\n\nNous sommes là.", date(2024, 5, 3)),
        ("Created on: April 18, 2024\nApproved on: April 19, 2024\n\nText.", date(2024, 4, 19)),
    ],
)
def test_a_date_at_the_head_counts(text: str, day: date) -> None:
    reading = dated(text)
    assert reading.day == day
    assert text[reading.start : reading.end].strip() in text


@pytest.mark.parametrize(
    "text",
    [
        "The Act came into force on 16 November 2022.\n\nWe welcome it.",
        "Paper\n\nIn a long sentence about what we did on 3 May 2023 there is a date, yet it is not ours.",
        "Paper\n\n31 februari 2024\n\nWij zijn er.",
        "Paper without any date.",
        "Intro. " * 600 + "\n\n3 May 2024\n\nEnd.",
    ],
)
def test_a_date_in_a_sentence_is_not_the_documents_own(text: str) -> None:
    assert dated(text).day is None
    assert dated(text).earliest is None


def test_a_day_without_a_year_gives_a_lower_bound_only() -> None:
    reading = dated("Rondetafel 23/5\n\nIn het laatste kwartaal van 2023 verwijderden wij veel.")
    assert (reading.earliest, reading.latest, reading.day) == (date(2024, 5, 23), None, None)
    reading = dated("Runder Tisch 23. Mai\n\nIm letzten Quartal 2023 haben wir viel entfernt.")
    assert reading.earliest == date(2024, 5, 23)
    reading = dated("Table ronde 23 mai\n\nAu second semestre de 2023, nous avons beaucoup supprimé.")
    assert reading.earliest == date(2024, 5, 23)
    reading = dated("Rondetafel 23 mei\n\nWij verwijderden veel.")
    assert (reading.earliest, reading.latest) == (None, None)
    assert "without a year" in str(reading.reason)


def test_dates_are_found_in_order() -> None:
    text = "On 3 May 2023, 2024-01-02 and 31/12/2024, but not 99/12/2024."
    assert [found.day for found in dates_in(text, 0, len(text))] == [
        date(2023, 5, 3),
        date(2024, 1, 2),
        date(2024, 12, 31),
    ]
