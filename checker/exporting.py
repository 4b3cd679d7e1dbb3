"""The order of the calls for letters and editions: put together what is kept, write it, look through it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from checker.domain.case import Capacity
from checker.domain.errors import NotFound, RenderingFailed, UsageFault
from checker.messages import LANGUAGES
from checker.report.canary import survivors
from checker.report.contributions import Contributions
from checker.report.edition import Plain
from checker.report.exported import FULL, HEARING, PUBLIC, edition_paper
from checker.report.exported_tables import COLUMNS, sheets, tables
from checker.report.letters import Letter as WrittenLetter
from checker.report.letters import letter_paper
from checker.report.redacting import LeftOut, log, without
from checker.report.screen import SHAPE
from checker.report.standing import remarks, standing
from checker.storage.case_assessments import CaseAssessment
from checker.storage.decisions import holding
from checker.storage.letters import Letter
from checker.storage.reviewed import rests_on
from checker.storage.store import Store
from checker.workbooks import to_csv, to_xlsx

LETTER = "letter"
PAPERS = ("pdf", "docx")
FORMS: dict[str, tuple[str, ...]] = {
    FULL: (*PAPERS, "xlsx", *COLUMNS, "json"),
    HEARING: PAPERS,
    PUBLIC: (*PAPERS, "xlsx", *COLUMNS, "json"),
    LETTER: PAPERS,
}
"""In what forms each edition is written; the names of tables stand for CSV. Hearing is about facts only."""
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    **dict.fromkeys(COLUMNS, "text/csv"),
}
Render = Callable[[str, Plain, str], bytes]
"""Writes a paper: form, paper, language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What somebody wants to take away."""

    edition: str
    form: str
    language: str
    on: str
    """ISO date on which decisions are looked at: those whose end has passed do not hold."""
    letter: str = ""

    @property
    def kind(self) -> str:
        """Name under which the bytes are kept."""
        return f"{self.edition}.{self.form}"


def gathered(store: Store, found: CaseAssessment, export: Export) -> Plain:
    """Return everything an export says, as plain values; the same values make the same bytes.

    Raises:
        NotFound: there is no such edition, form or letter.
        RenderingFailed: the view of the assessment is not there.
    """
    if export.form not in FORMS.get(export.edition, ()):
        raise NotFound.say("There is no edition of this name in this form; choose one from the page.")
    if export.edition == LETTER:
        letter = store.letters.get(found.id, export.letter)
        return {"paper": paper_of(store, found, letter, export.language)}
    view = view_of(store, found.id, export.language)
    people = contributions(store, found, view, export)
    made: Plain = {"paper": edition_paper(export.edition, view, export.language, people)}
    if export.form not in PAPERS:
        made["tables"] = tables(view, people)
    return redacted(store, found, made, export.language) if export.edition == PUBLIC else made


def redacted(store: Store, found: CaseAssessment, made: Plain, language: str) -> Plain:
    """Return what a public edition says, without what was chosen to be left out."""
    chosen = left_out(store, found.id)
    paper: Any = made["paper"]
    said = log(paper, chosen, language)
    clean: Any = without(made, chosen)
    clean["paper"]["blocks"] += said
    return dict(clean)


def left_out(store: Store, assessment: str) -> list[LeftOut]:
    """Return what was chosen to be left out."""
    return [LeftOut(words=each.words, ground=each.ground) for each in store.redactions.of(assessment)]


def view_of(store: Store, assessment: str, language: str) -> Plain:
    """Return the view that the screen shows; raises `RenderingFailed` where it is not there."""
    kept = store.assessments.edition(assessment, "screen", language, SHAPE)
    if kept is None:
        raise RenderingFailed.say("The pages of this assessment are still being prepared; try again.")
    plain: Plain = msgspec.json.decode(kept.body)
    return plain


def contributions(store: Store, found: CaseAssessment, view: Plain, export: Export) -> Contributions:
    """Return what people added, as it stood on a day; the edition for hearing holds no decisions."""
    held = holding(store.decisions.of(found.id), date.fromisoformat(export.on))
    titles = {each.id: each.about.title for each in store.sources.every(found.case)}
    case = store.cases.get(found.case)
    comments = [] if export.edition == PUBLIC else store.hearing.of(found.id)
    said = [(each.about, each.outcome, each.why) for each in comments]
    decided = {spot: (each.said, rests_on(each.said, titles)) for spot, each in held.items()}
    return Contributions(
        on=export.on,
        case=case.number,
        platform=case.platform,
        standing={} if export.edition == HEARING else standing(view, decided, export.language),
        remarks=remarks(said, export.language),
    )


def paper_of(store: Store, found: CaseAssessment, letter: Letter, language: str) -> Plain:
    """Return a letter in a language: one that was sent as it went out."""
    case, fields = store.cases.get(found.case), dict(letter.body)
    capacity = Capacity(fields["capacity"])
    return letter_paper(
        WrittenLetter(
            language=language,
            capacity=capacity,
            has_powers=fields["has_powers"] and capacity.has_powers,
            case=case.number,
            platform=case.platform,
            questions=fields["frozen"] if letter.sent else questions_of(store, found, fields["questions"]),
            **{name: fields[name] for name in LETTER_FIELDS},
        )
    )


LETTER_FIELDS = ("addressee", "reference", "basis", "purpose", "dated", "deadline", "signed")
"""What a person fills in of a letter; dates are ISO."""


def questions_of(store: Store, found: CaseAssessment, chosen: Iterable[str]) -> list[Plain]:
    """Return the chosen questions in their order, as plain values."""
    wanted = frozenset(chosen)
    return [
        {
            "id": each.id,
            "kind": str(each.about.kind),
            **{name: dict(getattr(each.about, name)) for name in ("citation", "text", "wanted", "said")},
        }
        for each in store.questions.of(found.id)
        if each.id in wanted
    ]


def digest(made: Plain) -> str:
    """Return what tells exports apart that say something else."""
    plain = json.dumps(made, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def written(store: Store, found: CaseAssessment, export: Export, made: Plain, render: Render) -> bytes:
    """Return the bytes of an export; raises `RenderingFailed` where something redacted can still be found."""
    body = _written(export, made, render)
    if export.edition == PUBLIC:
        kept = survivors(body, [each.words for each in left_out(store, found.id)])
        if kept:
            raise RenderingFailed.say(
                "The public edition was not handed out, because {count} of the redacted words can still be "
                "found in it; choose longer words, or another form.",
                count=len(kept),
            )
    return body


def _written(export: Export, made: Plain, render: Render) -> bytes:
    paper: Any = made["paper"]
    rows: Any = made.get("tables", {})
    if export.form in PAPERS:
        return render(export.form, paper, export.language)
    if export.form == "xlsx":
        return to_xlsx(sheets(rows, export.language))
    if export.form == "json":
        plain = {"title": paper["title"], "blocks": paper["blocks"], "tables": rows}
        return json.dumps(plain, ensure_ascii=False, indent=1, default=str).encode() + b"\n"
    return to_csv(COLUMNS[export.form], rows[export.form]).encode()


def read_export(request: dict[str, Any]) -> Export:
    """Return the export that a job keeps; raises `UsageFault`."""
    if request.get("language") not in LANGUAGES:
        raise UsageFault.say("Choose a language from the page.")
    return Export(**request)
