"""A renderer hands over all bytes or none, and its faults are one sentence."""

from collections.abc import Mapping

import pytest

from checker.domain.errors import NotFound, RenderingFailed
from checker.offers import Renderer, TemplateFolder
from checker.report import render

FOLDER = TemplateFolder(name="invented", package="checker.templates", path="report")


def to_bytes(view: Mapping[str, object], language: str, folder: TemplateFolder) -> bytes:
    return f"{view['title']} {language} {folder.name}".encode()


def falling(view: Mapping[str, object], language: str, folder: TemplateFolder) -> bytes:
    raise KeyError("title")


def falling_hard(view: Mapping[str, object], language: str, folder: TemplateFolder) -> bytes:
    raise BaseExceptionGroup("two faults", [KeyError("a"), GeneratorExit()])


RENDERERS = (
    Renderer(name="hard", format="odt", media_type="application/odt", suffix=".odt", render=falling_hard),
    Renderer(name="good", format="text", media_type="text/plain", suffix=".txt", render=to_bytes),
    Renderer(name="bad", format="rtf", media_type="application/rtf", suffix=".rtf", render=falling),
)


def test_the_renderer_of_the_format_writes() -> None:
    assert render(RENDERERS, "text", {"title": "Paper"}, "nl", FOLDER) == b"Paper nl invented"


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(NotFound, match="as docx; choose one of: odt, rtf, text"):
        render(RENDERERS, "docx", {}, "nl", FOLDER)


def test_a_falling_renderer_is_named() -> None:
    with pytest.raises(RenderingFailed, match="bad did not finish the report: KeyError"):
        render(RENDERERS, "rtf", {}, "nl", FOLDER)


def test_a_fault_that_is_no_exception_is_one_sentence_too() -> None:
    with pytest.raises(RenderingFailed, match="hard did not finish the report"):
        render(RENDERERS, "odt", {}, "nl", FOLDER)
