"""Dutch and English: as chosen, else as the browser asks, else as set; and nothing left untranslated."""

import ast
import re
from importlib.resources import files

import pytest
from flask.testing import FlaskClient

from checker.messages import catalogue

TEXT = r'"((?:[^"\\]|\\.)*)"'
ONE = re.compile(rf"\b_\(\s*{TEXT}")
TWO = re.compile(rf"\bcounted\([^\"]*?,\s*{TEXT},\s*{TEXT}")
SAME_IN_DUTCH = {
    "Browser", "Code", "Document", "Filter", "Letter", "Passkeys", "Platform", "SHA-256", "Token", "run",
    "{n} MB", "{n} bytes", "{n} kB",
}  # fmt: skip


def keys() -> set[str]:
    folder = files("checker.templates") / "web"
    text = "\n".join(file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".html"))
    found = [*ONE.findall(text), *(key for pair in TWO.findall(text) for key in pair)]
    return {ast.literal_eval(f'"{key}"') for key in found}


def test_every_word_of_the_templates_is_translated() -> None:
    assert len(keys()) > 100
    dutch = catalogue("nl")
    assert sorted(key for key in keys() if dutch.gettext(key) == key and key not in SAME_IN_DUTCH) == []


@pytest.mark.parametrize(
    ("asks", "language"),
    [("nl-NL,nl;q=0.9", "nl"), ("en-GB", "en"), ("fr, nl;q=0.5", "nl"), ("fr", "en"), ("", "en")],
)
def test_the_browser_is_answered_in_its_language(client: FlaskClient, asks: str, language: str) -> None:
    assert f'<html lang="{language}">' in client.get("/", headers={"Accept-Language": asks}).text


def test_a_chosen_language_stays(client: FlaskClient) -> None:
    client.get("/?lang=nl")
    assert '<html lang="nl">' in client.get("/", headers={"Accept-Language": "en"}).text


def test_a_strange_language_is_passed_over(client: FlaskClient) -> None:
    assert client.get("/?lang=<script>").status_code == 200
    assert "<script>" not in client.get("/?lang=<script>").text


def test_the_switch_keeps_the_place(client: FlaskClient, kept: str) -> None:
    page = client.get(f"/assessments/{kept}/?duty=dsa-16-4&theme=notice-and-action").text
    assert f'href="/assessments/{kept}/?duty=dsa-16-4&amp;theme=notice-and-action&amp;lang=nl"' in page


def test_a_choice_survives_signing_in(client: FlaskClient, stranger: FlaskClient) -> None:
    assert "Niet aangemeld" in stranger.get("/?lang=nl").text
