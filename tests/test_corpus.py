"""Every real document is assessed, and every quote of it is what the document says."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checker.engine import verify_quotes
from checker.engine.serialise import from_json, to_json
from checker.service import Service, Source, Wishes, open_service
from checker.settings import Settings
from tests.conftest import ROOT

NAMES = (
    "booking-2023.md",
    "flash-report-2021.txt",
    "kamervragen-escalatiekanalen-2022.txt",
    "pinterest-2023.md",
    "tiktok-bzk-emails-2020.txt",
    "tiktok-gespreksnotitie.txt",
    "tiktok-position-paper-2024.txt",
    "xvideos-2024.md",
    "zalando-2023.md",
)
SCHEMA = json.loads((ROOT / "checker" / "engine" / "schema" / "assessment.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def service() -> Service:
    return open_service(Settings())


def folded(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


@pytest.mark.parametrize("name", NAMES)
def test_a_real_document_is_assessed_and_quoted_as_it_stands(
    shared: Path, service: Service, name: str
) -> None:
    data = (shared / "corpus" / "documents" / name).read_bytes()
    wishes = Wishes(services=("vlop",), on=date(2024, 6, 1))
    assessment = service.assess([Source(name=name, data=data)], wishes, lambda *_: None).assessment
    verify_quotes(assessment)
    printed = json.loads(to_json(assessment, language="nl"))
    assert not [error.message for error in Draft202012Validator(SCHEMA).iter_errors(printed)]
    assert from_json(to_json(assessment)) == assessment
    original = folded(data.decode(encoding="utf-8", errors="replace"))
    quotes = [
        evidence["quote"]
        for finding in printed["findings"]
        for element in finding["elements"]
        for evidence in element["evidence"]
    ]
    assert [quote for quote in quotes if folded(quote) not in original] == []
    assert [diagnostic for diagnostic in assessment.diagnostics if diagnostic.kind == "plugin"] == []
