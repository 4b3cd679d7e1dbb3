"""Makes the golden report; `python -m tests.golden.report` writes it anew after a change that is meant."""

from __future__ import annotations

from pathlib import Path

from checker.plugins.renderers.pages import filled
from checker.plugins.renderers.text import to_text

from checker.offers import TemplateFolder
from checker.report import view
from tests.report.dossier import declared, rule_set

FOLDER = TemplateFolder(name="shipped-templates", package="checker.templates", path="report")
HERE = Path(__file__).parent
LANGUAGES = ("nl", "en")


def editions(language: str) -> dict[Path, str]:
    """Return the golden files of one language: markup without style, and text."""
    shown = view(declared(), rule_set(), language)
    markup = filled("report.html", shown, language, FOLDER, edition="html", style="", policy="")
    return {
        HERE / f"report-{language}.html": markup,
        HERE / f"report-{language}.txt": to_text(shown, language, FOLDER).decode(),
    }


def main() -> None:
    """Write the golden files."""
    for language in LANGUAGES:
        for path, text in editions(language).items():
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
