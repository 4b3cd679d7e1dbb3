"""A PDF of about 300 pages to measure with: one document rendered over and over, kept for the next run."""

from __future__ import annotations

import html
import os
import re
import tempfile
from pathlib import Path

import pypdfium2
from weasyprint import HTML

PAGES = 300
STYLE = """
@page { size: A4; margin: 25mm; @bottom-center { content: counter(page) } }
body { font: 10pt/1.4 sans-serif }
"""


def source() -> str:
    """Return the text of a report from outside the repository, or the shipped sample where there is none."""
    root = Path(__file__).parent.parent
    shared = Path(os.environ.get("CHECKER_SHARED", root.parent / "shared"))
    report = shared / "corpus" / "documents" / "booking-2023.md"
    page = root / "checker" / "samples" / "position-paper-nl.html"
    return report.read_text(encoding="utf-8") if report.exists() else page.read_text(encoding="utf-8")


def body(text: str) -> str:
    """Return a text as paragraphs."""
    joined = re.sub(r"(?<!\n)\n\n(?!\n)", " ", text)
    blocks = filter(None, (block.strip() for block in re.split(r"\n{2,}", joined)))
    return "".join(f"<p>{html.escape(block)}</p>" for block in blocks)


def long_pdf(pages: int = PAGES) -> Path:
    """Return a PDF of at least so many pages, made once per machine."""
    kept = Path(tempfile.gettempdir()) / f"checker-bench-{pages}.pdf"
    if not kept.exists():
        one = body(source())
        first = HTML(string=f"<style>{STYLE}</style>{one}").render()
        times = -(-pages // len(first.pages))
        data = HTML(string=f"<style>{STYLE}</style>{one * times}").write_pdf()
        kept.write_bytes(data)
    return kept


if __name__ == "__main__":
    path = long_pdf()
    print(path, len(pypdfium2.PdfDocument(path)), "pages")
