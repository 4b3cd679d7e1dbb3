"""The PDF is tagged, named, bookmarked, carries nothing foreign, and is the same everywhere."""

import io
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from checker.plugins.renderers import pdf

from checker.domain.errors import RenderingFailed
from checker.offers import TemplateFolder
from checker.report import view
from tests.report.dossier import declared, rule_set

ROOT = Path(__file__).parents[3]
AGAIN = """
import sys
from hashlib import sha256
sys.path.insert(0, {root!r})
from checker.offers import TemplateFolder
from checker.plugins.renderers.pdf import to_pdf
from checker.report import view
from tests.report.dossier import declared, rule_set
folder = TemplateFolder(name="shipped-templates", package="checker.templates", path="report")
print(sha256(to_pdf(view(declared(), rule_set(), "nl"), "nl", folder)).hexdigest())
"""


@pytest.fixture(scope="module")
def written(folder: TemplateFolder) -> bytes:
    return pdf.to_pdf(view(declared(), rule_set(), "nl"), "nl", folder)


@pytest.fixture(scope="module")
def opened(written: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(written))


@pytest.fixture(scope="module")
def text(written: bytes) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(written))
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def dictionaries(opened: pikepdf.Pdf, key: str) -> list[Any]:
    return [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and key in item]


def test_it_is_tagged_and_named(opened: pikepdf.Pdf) -> None:
    assert opened.Root.MarkInfo.Marked
    assert "/StructTreeRoot" in opened.Root
    assert str(opened.Root.Lang) == "nl"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert str(opened.docinfo["/Title"]) == "Wat de documenten laten zien: Lantaarn"
    assert b"pdfuaid" in opened.Root.Metadata.read_bytes()


def test_it_has_bookmarks_for_sections_and_duties(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        top = [item.title for item in outline.root[0].children]
        findings = next(item for item in outline.root[0].children if "Bevindingen" in item.title)
        assert len(top) == 14
        assert findings.children[0].title == "Melding en actie"
        assert findings.children[0].children[0].title.startswith("Artikel 16, lid 1")


def test_charts_have_alternative_text(opened: pikepdf.Pdf) -> None:
    figures = [item for item in dictionaries(opened, "/S") if item.S == "/Figure"]
    assert figures
    assert all("Bewijsbeeld" in str(item.Alt) for item in figures)


def test_tables_have_headers(opened: pikepdf.Pdf) -> None:
    kinds = {str(item.S) for item in dictionaries(opened, "/S")}
    assert {"/Table", "/TH", "/TD", "/H1", "/H2", "/H3", "/L", "/LI", "/Link"} <= kinds


def test_quotes_carry_their_own_language(folder: TemplateFolder) -> None:
    english = pikepdf.open(io.BytesIO(pdf.to_pdf(view(declared(), rule_set(), "en"), "en", folder)))
    languages = {str(item.Lang) for item in dictionaries(english, "/Lang")}
    assert {"en", "nl"} <= languages


def test_nothing_runs_and_nothing_is_attached(opened: pikepdf.Pdf) -> None:
    assert "/OpenAction" not in opened.Root
    assert "/AA" not in opened.Root
    assert not opened.attachments
    assert not dictionaries(opened, "/JS")


def test_only_bundled_fonts_are_inside(opened: pikepdf.Pdf) -> None:
    names = {str(item.FontName).partition("+")[2] for item in dictionaries(opened, "/FontName")}
    assert {name.split("-Bold")[0].split("-Italic")[0] for name in names} == {
        "Checker-Sans",
        "Checker-Levels",
    }


def test_no_date_is_written(opened: pikepdf.Pdf) -> None:
    assert not {"/CreationDate", "/ModDate"} & set(opened.docinfo.keys())


def test_symbols_and_words_are_text(text: str) -> None:
    for words in (
        "◕ onderbouwd",
        "◑ beschreven",
        "○ geen vermelding",
        "Waarom niet hoger",
        "Run c0ffee000000",
    ):
        assert words in text


def test_it_is_the_same_in_another_process_place_and_locale(written: bytes, tmp_path: Path) -> None:
    environment = os.environ | {
        "LC_ALL": "C",
        "LANG": "C",
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "77",
        "HOME": str(tmp_path),
    }
    again = subprocess.run(
        [sys.executable, "-c", AGAIN.format(root=str(ROOT))],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout.strip() == sha256(written).hexdigest()


def test_no_page_ends_with_a_heading(written: bytes) -> None:
    for page in pypdfium2.PdfDocument(io.BytesIO(written)):
        assert last_size(page) < 10


def last_size(page: pypdfium2.PdfPage) -> float:
    """Return the height of the lowest text above the footer, in points."""
    footer = 62
    lines = [
        item.get_bounds() for item in page.get_objects() if item.type == 1 and item.get_bounds()[1] > footer
    ]
    lowest = min(lines, key=lambda bounds: bounds[1])
    return float(lowest[3] - lowest[1])


def test_hostile_words_stay_words(folder: TemplateFolder) -> None:
    shown: dict[str, Any] = dict(view(declared(), rule_set(), "nl"))
    hostile = "<img src=file:///etc/passwd onerror=alert(1)>&amp;{{ 7*7 }}"
    shown["untouched"] = shown["untouched"] | {"rows": [shown["untouched"]["rows"][0] | {"text": hostile}]}
    made = pypdfium2.PdfDocument(io.BytesIO(pdf.to_pdf(shown, "nl", folder)))
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in made).split())
    assert "<img src=file:///etc/passwd onerror=alert(1)>&amp;{{ 7*7 }}" in text


def test_a_layout_that_falls_is_one_sentence(folder: TemplateFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    def fall(*args: object, **more: object) -> bytes:
        raise FatalURLFetchingError("boom")

    monkeypatch.setattr(HTML, "write_pdf", fall)
    with pytest.raises(RenderingFailed, match="could not be laid out: FatalURLFetchingError: boom"):
        pdf.laid_out("<p>x", folder)
