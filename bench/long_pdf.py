"""PDFs of about 300 pages to measure with: a document rendered over and over, kept for the next run."""

from __future__ import annotations

import hashlib
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


def documents() -> list[Path]:
    """Return the labelled documents from outside the repository, or the shipped sample."""
    root = Path(__file__).parent.parent
    folder = Path(os.environ.get("CHECKER_SHARED", root.parent / "shared")) / "corpus" / "documents"
    return sorted(folder.iterdir()) if folder.is_dir() else [root / "checker/samples/position-paper-nl.html"]


def source() -> str:
    """Return the text of the first of the documents."""
    return documents()[0].read_text(encoding="utf-8")


def body(text: str) -> str:
    """Return a text as paragraphs."""
    joined = re.sub(r"(?<!\n)\n\n(?!\n)", " ", text)
    blocks = filter(None, (block.strip() for block in re.split(r"\n{2,}", joined)))
    return "".join(f"<p>{html.escape(block)}</p>" for block in blocks)


def long_pdf(document: Path, pages: int = PAGES) -> Path:
    """Return a PDF of at least so many pages with a document over and over, made once per machine."""
    text = document.read_text(encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    kept = Path(tempfile.gettempdir()) / f"checker-bench-{document.stem}-{digest}-{pages}.pdf"
    if not kept.exists():
        one = body(text)
        first = HTML(string=f"<style>{STYLE}</style>{one}").render()
        times = -(-pages // len(first.pages))
        kept.write_bytes(HTML(string=f"<style>{STYLE}</style>{one * times}").write_pdf())
    return kept


if __name__ == "__main__":
    for each in documents():
        path = long_pdf(each)
        print(path, len(pypdfium2.PdfDocument(path)), "pages")
