"""Real documents are read without a crash, and hostile ones end in a document or one sentence."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from checker.plugins.readers import docx, email, html, odt, pdf, plain

from checker.domain.document import Document, PassageKind
from checker.domain.errors import CheckerError
from checker.ingest import accept, read
from checker.offers import Reader
from checker.settings import Settings

SETTINGS = Settings(reading_seconds=20)
READERS: dict[str, Reader] = {
    reader.name: reader
    for module in (docx, email, html, odt, pdf, plain)
    for reader in module.checker_readers(SETTINGS)
}
SAMPLES = Path(__file__).parents[2] / "checker" / "samples"
DOCUMENTS = (
    "booking-2023.md", "flash-report-2021.txt", "kamervragen-escalatiekanalen-2022.txt", "pinterest-2023.md",
    "tiktok-bzk-emails-2020.txt", "tiktok-gespreksnotitie.txt", "tiktok-position-paper-2024.txt",
    "xvideos-2024.md", "zalando-2023.md",
)  # fmt: skip


def taken_in(path: Path, name: str = "") -> tuple[Document, ...]:
    """Return the documents in a file."""
    upload = accept(path.read_bytes(), name or path.name, SETTINGS, READERS)
    return read(upload, READERS[upload.reader], SETTINGS, "d1")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_real_document_is_read_whole(shared: Path, name: str) -> None:
    path = shared / "corpus" / "documents" / name
    (document,) = taken_in(path)
    raw = path.read_text(encoding="utf-8")
    covered = sum(passage.end - passage.start for passage in document.passages)
    assert covered > 0.8 * len(document.text.strip())
    known = re.sub(r"\W+", "", raw)
    for passage in document.passages:
        assert re.sub(r"\W+", "", document.quote(passage.start, passage.end)) in known
    assert max(passage.end - passage.start for passage in document.passages) <= 2_000
    assert document.language == ("nl" if name.startswith(("kamer", "tiktok-g", "tiktok-p")) else "en")


def test_lines_that_point_to_pages_and_footers_are_no_statements(shared: Path) -> None:
    (document,) = taken_in(shared / "corpus" / "documents" / "xvideos-2024.md")
    statements = [
        document.quote(passage.start, passage.end)
        for passage in document.passages
        if passage.kind in {PassageKind.SENTENCE, PassageKind.LIST_ITEM}
    ]
    assert not [text for text in statements if "WGCZ_Risk Assessment Report" in text or "-----" in text]
    joined = [" ".join(text.split()) for text in statements]
    assert any(
        text.startswith("The ISO 31000 framework aligns well with") and "(VLOPs)." in text for text in joined
    )


def test_the_samples_are_read() -> None:
    for path in sorted(SAMPLES.glob("*.*")):
        if path.suffix in {".pdf", ".html", ".eml"}:
            (document,) = taken_in(path)
            assert document.words > 200
            assert document.dated is not None
            assert document.dated.day is not None


def test_the_paper_reads_the_same_as_page_and_as_pdf() -> None:
    page, paper = (taken_in(SAMPLES / f"position-paper-nl.{suffix}")[0] for suffix in ("html", "pdf"))
    sentences = [
        {" ".join(one.quote(passage.start, passage.end).split()) for passage in one.passages}
        for one in (page, paper)
    ]
    assert len(sentences[0] & sentences[1]) >= 0.9 * len(sentences[0])


def test_a_text_of_a_hundred_megabytes_is_refused() -> None:
    with pytest.raises(CheckerError, match="larger than 60 MB"):
        accept(b"word " * (20 << 20), "long.txt", Settings(), READERS)


@pytest.fixture(scope="module")
def hostile(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, str]]:
    """Return the hostile files and the names they are sent under."""
    folder = tmp_path_factory.mktemp("hostile")
    maker = shared / "security" / "make_bad_inputs.py"
    subprocess.run([sys.executable, maker, "--expand-mb", "64", folder], check=True, capture_output=True)
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    return [(folder / entry["name"], entry["upload_filename"]) for entry in listed]


@pytest.mark.slow
def test_hostile_files_end_in_a_document_or_one_sentence(hostile: list[tuple[Path, str]]) -> None:
    assert len(hostile) > 200
    for path, name in hostile:
        try:
            documents = taken_in(path, name or " ")
        except CheckerError as refusal:
            assert str(refusal).endswith("."), name
            assert "Traceback" not in str(refusal), name
            continue
        assert documents[0].text.strip(), name
