"""What is wrong with a document is said, and nothing else."""

import pytest

from checker.domain.document import Document, Link
from checker.ingest.defects import with_defects
from checker.ingest.passages import with_passages


def defects(text: str, links: tuple[Link, ...] = (), attachments: int = 0) -> list[tuple[str, str]]:
    """Return kind and place of the defects of a text."""
    document = Document(id="", name="", media_type="", sha256="", size=0, reader="", text=text, links=links)
    found = with_defects(with_passages(document), attachments).defects
    return [(defect.kind, text[defect.start : defect.end]) for defect in found]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("In de bijlage vindt u onze partners.", "missing_attachment", "In de bijlage"),
        ("Please find attached our report.", "missing_attachment", "Please find attached"),
        ("Wij spreken elkaar op 23 mei weer.", "date_without_year", "23 mei"),
        ("See you on May 23.", "date_without_year", "May 23"),
        ("Dear [REDACTED], thank you.", "redaction", "[REDACTED]"),
        ("Beste 5.1.2.e, dank u.", "redaction", "5.1.2.e"),
        ("Naam: \u2588\u2588\u2588\u2588\u2588.", "redaction", "\u2588\u2588\u2588\u2588\u2588"),
    ],
)
def test_a_defect_is_found_where_it_stands(text: str, kind: str, words: str) -> None:
    assert defects(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Wij spreken elkaar op 23 mei 2024 weer.",
        "Tussen 1 oktober en 31 december 2023 was het rustig.",
        "We act in 24 hours and on 3.5 percent.",
        "See section 5.1.2 for more.",
        "The Annex to the Regulation lists them.",
        "You may not attach pictures.",
    ],
)
def test_what_is_in_order_is_not_named(text: str) -> None:
    assert defects(text) == []


def test_a_link_without_target_is_named_by_its_words() -> None:
    text = "Zie onze Huisregels."
    links = (Link(start=9, end=19, target=""), Link(start=0, end=3, target="https://klankbord.example"))
    assert defects(text, links) == [("link_without_target", "Huisregels")]


def test_what_is_attached_is_not_missing() -> None:
    assert defects("Please find attached our report.", attachments=1) == []


def test_a_thread_that_runs_backwards_is_named() -> None:
    text = "\n\n".join(f"Verzonden: {day} mei 2020 09:40\n\nTekst." for day in (26, 24, 20))
    assert [kind for kind, _ in defects(text)] == ["reversed_thread"]
    text = "\n\n".join(f"Verzonden: {day} mei 2020 09:40\n\nTekst." for day in (20, 24, 26))
    assert defects(text) == []
