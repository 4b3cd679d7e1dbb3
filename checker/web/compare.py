"""Compare: many platforms on one duty or theme, and one platform over time; a table to take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, render_template, request

from checker.domain.message import Message, say
from checker.messages import tell
from checker.report.decided import STATES
from checker.storage.cases import Case
from checker.web.downloads import attachment
from checker.web.language import current_language, told
from checker.web.matrix import FEW, Cell, Row, duties, rows, themes
from checker.web.over_time import CAUSES, Version, components_of, steps
from checker.web.papers import Paper, newest, papers, readable, seen_of
from checker.web.signin import current_actor
from checker.web.state import current_store
from checker.workbooks import to_csv, to_xlsx

blueprint = Blueprint("compare", __name__, url_prefix="/compare")

MOST = 40
"""Papers that are laid side by side at once."""
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@blueprint.get("/")
def show() -> str:
    """Let cases and a duty or theme be chosen, and show what each paper shows of each element."""
    cases, ready, waiting = _chosen()
    return render_template(
        "compare.html",
        cases=readable(),
        chosen={case.id for case in cases},
        papers=ready,
        waiting=waiting,
        duties=duties(ready),
        themes=themes(ready),
        rows=_rows(ready),
        asked={name: request.args.get(name, "") for name in ("duty", "theme")},
        states=STATES,
        few=FEW,
        most=MOST,
    )


@blueprint.get("/matrix.<any(xlsx, csv):suffix>")
def download(suffix: str) -> Response:
    """Hand out the same table as a workbook or CSV, with an entry for every case in it."""
    _, ready, _ = _chosen()
    columns, lines = _headers(ready), [_line(row) for row in _rows(ready)]
    about = [_told(say("Paper")), *(_name(paper) for paper in ready)]
    facts = [list(line) for line in _facts(ready)]
    store, actor = current_store(), current_actor()
    for paper in ready:
        store.audit.note(actor, "comparison.read", f"assessment/{paper.found.id}", paper.case.id, kind=suffix)
    if suffix == "csv":
        data = to_csv(columns, [*lines, *([line[0], "", *line[1:]] for line in facts)]).encode("utf-8-sig")
    else:
        sheets = [(_told(say("Elements")), columns, lines), (_told(say("Papers")), about, facts)]
        data = to_xlsx(sheets)
    return attachment(data, TYPES[suffix], f"checker-compare-{current_language()}.{suffix}")


@blueprint.get("/over-time")
def over_time() -> str:
    """Show the assessments of one platform side by side, with what changed and through what."""
    cases = readable()
    platforms = {case.platform.casefold(): case.platform for case in reversed(cases)}
    asked = request.args.get("platform", "").casefold()
    chosen = [
        (case, found)
        for case in cases
        if asked and case.platform.casefold() == asked
        for found in seen_of(case)
    ]
    ready, waiting = papers(chosen[-MOST:])
    ready.sort(key=lambda paper: (paper.row.created, paper.row.id))
    return render_template(
        "compare_time.html",
        platforms=dict(sorted(platforms.items())),
        asked=asked,
        waiting=waiting,
        papers=ready,
        steps=steps([_version(paper) for paper in ready]),
        causes=CAUSES,
        states=STATES,
    )


def _chosen() -> tuple[list[Case], list[Paper], list[Case]]:
    """Return the cases that the address asks for, their papers, and those that are not ready."""
    wanted = set(request.args.getlist("case"))
    cases = [case for case in readable() if case.id in wanted or "all" in wanted][:MOST]
    ready, waiting = papers((case, found) for case in cases if (found := newest(case)))
    return cases, ready, waiting


def _rows(ready: Sequence[Paper]) -> list[Row]:
    return rows(ready, request.args.get("duty", ""), request.args.get("theme", ""))


def _version(paper: Paper) -> Version:
    """Return an assessment with what it was made from."""
    store = current_store()
    wish = store.jobs.get(paper.row.job).request
    facts = {name: _plain(wish.get(name, "")) for name in ("services", "profile", "size", "report")}
    return Version(
        paper=paper,
        facts=facts | {"reference": paper.row.reference_day},
        components=components_of(store.assessments.body(paper.row.id)),
    )


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _headers(ready: Sequence[Paper]) -> list[str]:
    return [_told(say("Article")), _told(say("Element")), *(_name(paper) for paper in ready)]


def _line(row: Row) -> list[str]:
    return [row.duty["citation"], row.part["asks"], *(_words(cell) for cell in row.cells)]


def _words(cell: Cell) -> str:
    """Return everything that a cell says, with its quotes and where they stand."""
    said = [str(cell.level["word"])] if cell.level else []
    said += [told(note) for note in cell.notes]
    said += [tell(say("not read: {pages}", pages=page), current_language()) for page in cell.unread]
    said += [f"“{quote['text']}” ({quote['where']})" for quote in cell.quotes]
    return "\n".join(said)


def _facts(ready: Sequence[Paper]) -> Iterator[list[str]]:
    """Yield what must be known of every paper, one fact a line."""
    yield [_told(say("Documents")), *("\n".join(_documents(paper)) for paper in ready)]
    yield [_told(say("Rule set")), *(f"{p.row.rule_set} {p.row.rule_set_version}" for p in ready)]
    yield [_told(say("Assessed on")), *(paper.row.created.date().isoformat() for paper in ready)]
    yield [_told(say("State")), *(told(STATES[paper.found.state]) for paper in ready)]
    yield [_told(say("Pages not read")), *("\n".join(paper.unread) for paper in ready)]


def _documents(paper: Paper) -> list[str]:
    return [
        f"{each['name']} ({paper.dated(each) or told(say('date not established'))})"
        for each in paper.view["documents"]
    ]


def _name(paper: Paper) -> str:
    return f"{paper.case.platform} · {paper.case.number}"


def _told(message: Message) -> str:
    return told(message)
