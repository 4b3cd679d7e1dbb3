"""Writes the report as one HTML file: style and symbols inside, no script, nothing fetched."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from checker.plugins.renderers.pages import existing_asset, filled, template_of
from markupsafe import Markup

from checker.hookspecs import hookimpl
from checker.offers import Renderer, TemplateFolder

if TYPE_CHECKING:
    from checker.settings import Settings

POLICY = (
    "default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"
)
"""What a browser may do with the file: apply its one style and its one font, nothing else."""
SYMBOLS = "fonts/CheckerLevels.ttf"
"""The one font that travels with the file; the words use the fonts of the reader's machine."""
CODES = "U+25CB, U+25CF, U+25D1, U+25D4, U+25D5, U+2715"
"""The symbols it draws."""


def to_html(view: Mapping[str, object], language: str, folder: TemplateFolder) -> bytes:
    """Return the report as one HTML file."""
    sheet = existing_asset(folder, str(view.get("style", "report.css")))
    style = sheet.read_text(encoding="utf-8") + symbols(folder)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = POLICY.format(digest=digest)
    # The style is an asset of the template folder, never a word of a document.
    trusted = Markup(style)  # noqa: S704
    page: str = filled(
        template_of(view), view, language, folder, edition="html", style=trusted, policy=policy
    )
    return page.encode()


def symbols(folder: TemplateFolder) -> str:
    """Return the rule that carries the font of the level symbols."""
    data = b64encode(existing_asset(folder, SYMBOLS).read_bytes()).decode()
    face = f'font-family: "Checker Levels"; unicode-range: {CODES}; src: url("data:font/ttf;base64,{data}")'
    return f"@font-face {{ {face} }}\n"


@hookimpl
def checker_renderers(settings: Settings) -> list[Renderer]:
    """Offer the HTML edition."""
    return [
        Renderer(name="html-report", format="html", media_type="text/html", suffix=".html", render=to_html)
    ]
