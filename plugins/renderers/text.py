"""Writes the report as plain text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.plugins.renderers.pages import filled

from checker.hookspecs import hookimpl
from checker.offers import Renderer, TemplateFolder

if TYPE_CHECKING:
    from checker.settings import Settings

EMPTY_LINES = re.compile(r"\n{3,}")


def to_text(view: Mapping[str, object], language: str, folder: TemplateFolder) -> bytes:
    """Return the report as text, UTF-8, with at most one empty line between two others."""
    text: str = filled(str(view.get("text_template", "report.txt")), view, language, folder)
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return (EMPTY_LINES.sub("\n\n", lines).strip() + "\n").encode()


@hookimpl
def checker_renderers(settings: Settings) -> list[Renderer]:
    """Offer the text edition."""
    return [
        Renderer(name="text-report", format="text", media_type="text/plain", suffix=".txt", render=to_text)
    ]
