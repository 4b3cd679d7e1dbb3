"""`checker compare`: what changed between two papers, statement by statement, each with its place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from checker.cli.progress import progress_bar
from checker.cli.terminal import Terminal, check_target, harmless, language_option, output_option, write_out
from checker.cli.wishes import read_source
from checker.domain.document import Document
from checker.domain.message import Message, say
from checker.domain.observation import Span
from checker.matching.revisions import FIGURES, GONE, NEW, SAME, WORDING, Change, changes
from checker.messages import tell
from checker.service import open_service

KINDS = {
    FIGURES: say("Only figures changed"),
    WORDING: say("Changed wording"),
    GONE: say("Gone"),
    NEW: say("New"),
    SAME: say("The same"),
}
FORMATS = ("text", "json")


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@language_option
@output_option
@click.pass_obj
def compare(
    terminal: Terminal, *, old: Path, new: Path, form: str, language: str, output: Path | None
) -> None:
    """Compare the papers OLD and NEW: which statements are the same, changed, gone or new.

    Sentences, list items, rows and footnotes are compared; attachments are left out.
    """
    check_target(output)
    enough = terminal.settings.largest_upload + 1
    service = open_service(terminal.settings)
    with progress_bar(language) as progress:
        before, after = (service.documents([read_source(file, enough)], progress)[0] for file in (old, new))
    found = changes(before, after)
    content = _json(before, after, found) if form == "json" else _text(before, after, found, language)
    write_out(content.encode(), output)


def _text(old: Document, new: Document, found: Sequence[Change], language: str) -> str:
    """Return counts first, then every statement that is not the same, by what became of it."""
    counted = Counter(change.kind for change in found)
    lines = [f"{tell(word, language)}: {counted[kind]}" for kind, word in KINDS.items()]
    for kind, word in KINDS.items():
        if kind != SAME and counted[kind]:
            lines += ["", tell(word, language)]
            lines += [
                line for change in found if change.kind == kind for line in _sides(old, new, change, language)
            ]
    return "\n".join(lines) + "\n"


def _sides(old: Document, new: Document, change: Change, language: str) -> Iterator[str]:
    for sign, document, span in (("-", old, change.old), ("+", new, change.new)):
        if span:
            quote = harmless(" ".join(document.quote(span.start, span.end).split()))
            yield f"  {sign} {tell(_place(document, span), language)}: {quote}"


def _place(document: Document, span: Span) -> Message:
    place = document.locate(span.start)
    if place.page and place.line:
        return say("p. {page}, line {line}", page=place.page, line=place.line)
    if place.line:
        return say("line {line}", line=place.line)
    return say("character {offset}", offset=span.start + 1)


def _json(old: Document, new: Document, found: Sequence[Change]) -> str:
    plain = {
        "old": {"name": old.name, "sha256": old.sha256},
        "new": {"name": new.name, "sha256": new.sha256},
        "counts": dict(sorted(Counter(change.kind for change in found).items())),
        "changes": [
            {"kind": change.kind, "old": _side(old, change.old), "new": _side(new, change.new)}
            for change in found
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _side(document: Document, span: Span | None) -> dict[str, object] | None:
    """Return a statement with its offsets and its place; None where it does not stand in the document."""
    if span is None:
        return None
    place = document.locate(span.start)
    return {
        "start": span.start,
        "end": span.end,
        "page": place.page,
        "line": place.line,
        "quote": document.quote(span.start, span.end),
    }
