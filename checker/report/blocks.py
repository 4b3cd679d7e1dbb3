"""Letters and editions as blocks: headings, paragraphs, lists, quotes and tables for every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.report.edition import Plain

Cell = str | Plain
"""A text in the language of the paper, or what `words` makes of one in another."""
TEMPLATE = "paper.html"
FOR_MACHINES = frozenset({"is", "language", "run", "template"})
"""What a renderer goes by and no reader sees."""


def paper(title: str, language: str, blocks: Sequence[Plain], *, run: str = "", facts: str = "") -> Plain:
    """Return a paper for a renderer; `run` and `facts` stand at the foot and the head of every page."""
    return {
        "template": TEMPLATE,
        "title": title,
        "language": language,
        "run": run,
        "facts": facts,
        "blocks": list(blocks),
    }


def words(text: str, language: str) -> Plain:
    """Return words in the language in which they were written; empty where that is not known."""
    return {"text": text, "language": language}


def heading(text: str, level: int = 2) -> Plain:
    """Return a heading; 1 is the title of the paper."""
    return {"is": "heading", "text": text, "level": level}


def text(said: str, *, note: bool = False) -> Plain:
    """Return a paragraph; a note is set smaller."""
    return {"is": "text", "text": said, "note": note}


def quotation(said: str, language: str, where: str) -> Plain:
    """Return words of a document with their place."""
    return {"is": "quote", "text": said, "language": language, "where": where}


def listing(items: Sequence[str], *, numbered: bool = False) -> Plain:
    """Return a list."""
    return {"is": "list", "items": list(items), "numbered": numbered}


def table(
    header: Sequence[str], rows: Sequence[Sequence[Cell]], caption: str = "", *, asks: bool = False
) -> Plain:
    """Return a table with one row of headers; one that asks has sentences in its first column."""
    cells = [[words(cell, "") if isinstance(cell, str) else cell for cell in row] for row in rows]
    return {"is": "table", "caption": caption, "header": list(header), "rows": cells, "asks": asks}


def strings(value: object) -> Iterator[str]:
    """Yield every text in plain values, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
