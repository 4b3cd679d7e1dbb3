"""Letters and editions, written by the real worker and opened again as the files they are."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
import python_calamine
from _pytest.mark.structures import ParameterSet
from flask import Flask

from checker.domain.case import Capacity, DecisionKind
from checker.domain.correspondence import Asked, Ground
from checker.domain.errors import RenderingFailed
from checker.exporting import FORMS, LETTER_FIELDS, Export, digest, gathered, questions_of, written
from checker.report.canary import survivors
from checker.settings import Settings
from checker.storage.decisions import NewDecision
from checker.storage.hearing import NewComment
from checker.storage.questions import NewQuestion
from checker.storage.store import Store, open_store
from checker.web.app import create_app
from checker.worker.maker import Maker
from tests.web.world import World

CANARY = "Kanariegeel van Zuylen-7"
DAY = "2026-01-02"
WORDS = {"en": "a text", "nl": "een tekst"}


def slow_pdf(forms: Iterable[str]) -> list[ParameterSet | str]:
    """Mark what takes the layout engine."""
    return [pytest.param(form, marks=pytest.mark.slow) if form == "pdf" else form for form in forms]


@dataclass(frozen=True)
class Desk:
    """A case with an assessment in it, and what writes its exports."""

    world: World
    store: Store
    maker: Maker
    case: str
    assessment: str

    def export(self, edition: str, form: str, language: str = "nl", letter: str = "") -> bytes:
        """Have the worker write an export, and return its bytes."""
        wanted = Export(edition=edition, form=form, language=language, on=DAY, letter=letter)
        found = self.store.case_assessments.get(self.case, self.assessment)
        asked = {name: getattr(wanted, name) for name in wanted.__slots__}
        name = self.store.jobs.add("export", asked, assessment=found.id)
        while (job := self.store.jobs.claim("w")) and job.id != name:
            pass
        assert job
        self.maker.make(job, "w", lambda *_: None)
        made = digest(gathered(self.store, found, wanted))
        kept = self.store.assessments.edition(found.id, wanted.kind, language, made)
        assert kept
        return kept.body


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Store, Maker]]:
    settings = Settings(data=tmp_path_factory.mktemp("data"), secret_key="for tests only")
    store = open_store(settings.data)
    yield create_app(settings, store), store, Maker.open(Settings(data=Path("unused")), store)
    store.close()


@pytest.fixture
def desk(opened: tuple[Flask, Store, Maker]) -> Desk:
    app, store, maker = opened
    world = World(app=app, store=store)
    world.count = len(store.assessments.ids()) * 100
    things = world.case()
    return Desk(world=world, store=store, maker=maker, case=things.case, assessment=things.assessment)


def letter(desk: Desk, capacity: Capacity, *, powers: bool, kind: Asked = Asked.SUPPLY) -> str:
    """Write a letter with one question."""
    question = NewQuestion(
        obligation="x", element="x", kind=kind, citation=dict.fromkeys(WORDS, "16(1)"),
        text=WORDS, wanted=WORDS, said={"en": "", "nl": ""},
    )  # fmt: skip
    desk.store.questions.take(desk.world.owner, desk.assessment, [question])
    chosen = [each.id for each in desk.store.questions.of(desk.assessment)]
    body = {**dict.fromkeys(LETTER_FIELDS, ""), "addressee": "Platform BV", "deadline": "2026-03-01"}
    body |= {"capacity": str(capacity), "has_powers": powers, "questions": chosen}
    return desk.store.letters.write(desk.world.owner, desk.assessment, body)


def text_of_pdf(data: bytes) -> str:
    with pdfium.PdfDocument(data) as found:
        return "\n".join(page.get_textpage().get_text_bounded() for page in found)


def text_of_docx(data: bytes) -> str:
    found = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in found.paragraphs), *cells])


@pytest.mark.parametrize(
    ("capacity", "language", "said"),
    [
        (Capacity.COORDINATOR, "en", "Article 51(1)(a)"),
        (Capacity.COORDINATOR, "nl", "artikel 51, lid 1"),
        (Capacity.COMMISSION, "en", "Article 67(1) and (2)"),
        (Capacity.COMMISSION, "nl", "artikel 74, lid 2"),
    ],
)
def test_a_letter_with_powers_names_basis_penalty_and_day(
    desk: Desk, capacity: Capacity, language: str, said: str
) -> None:
    text = text_of_docx(desk.export("letter", "docx", language, letter(desk, capacity, powers=True)))
    assert said in text
    assert ("1 maart 2026" if language == "nl" else "1 March 2026") in text
    assert "uitnodiging" not in text
    assert "invitation" not in text


@pytest.mark.parametrize(("language", "said"), [("nl", "geen rechtskracht"), ("en", "no legal force")])
def test_a_ministry_cannot_write_with_powers(desk: Desk, language: str, said: str) -> None:
    text = text_of_docx(desk.export("letter", "docx", language, letter(desk, Capacity.MINISTRY, powers=True)))
    assert said in text
    assert "51" not in text.replace(desk.store.cases.get(desk.case).number, "")


def test_the_letter_has_real_styles_a_language_and_header_rows(desk: Desk) -> None:
    data = desk.export("letter", "docx", "nl", letter(desk, Capacity.COORDINATOR, powers=True))
    found = docx.Document(io.BytesIO(data))
    assert {"Title", "Heading 1", "Normal"} <= {each.style.name for each in found.paragraphs if each.style}
    assert found.core_properties.language == "nl-NL"
    assert found.core_properties.author == ""
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert xml.count("w:tblHeader") == len(found.tables) == 2
    assert 'w:val="nl-NL"' in zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()


@pytest.mark.parametrize("edition", ["full", "hearing", "public"])
def test_an_edition_is_about_the_platform_of_its_case(desk: Desk, edition: str) -> None:
    title = text_of_docx(desk.export(edition, "docx")).splitlines()[0]
    assert f"uit de documenten van {desk.store.cases.get(desk.case).platform}" in title


@pytest.mark.parametrize("form", slow_pdf(FORMS["full"]))
def test_the_same_export_has_the_same_bytes(desk: Desk, form: str) -> None:
    assert desk.export("full", form) == desk.export("full", form)


@pytest.mark.slow
def test_pdf_and_word_say_the_same(desk: Desk) -> None:
    pdf, word = text_of_pdf(desk.export("full", "pdf", "en")), text_of_docx(desk.export("full", "docx", "en"))
    for line in filter(None, word.splitlines()):
        assert bare(line)[:40] in bare(pdf), line


def bare(text: str) -> str:
    """Return a text without spaces and brackets: only Word puts places in brackets."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "()")


def comment(desk: Desk, text: str) -> None:
    (duty, *_) = desk.world.assessed.rule_set.obligations
    about = NewComment(obligation=duty.id, element="", received="2026-01-01", text=text)
    desk.store.hearing.add(desk.world.owner, desk.assessment, about)


def test_the_edition_for_hearing_holds_facts_and_comments_and_no_grades(desk: Desk) -> None:
    comment(desk, "Wij lezen dit anders.")
    hearing, full = (text_of_docx(desk.export(edition, "docx")) for edition in ("hearing", "full"))
    assert "Wij lezen dit anders." in hearing
    assert "regel" in hearing
    for graded in ("◔", "◑", "◕", "Gevonden:"):
        assert graded in full
        assert graded not in hearing
    decide(desk, "Daarom.")
    assert "Daarom." in text_of_docx(desk.export("full", "docx"))
    assert "Daarom." not in text_of_docx(desk.export("hearing", "docx"))


def decide(desk: Desk, text: str) -> None:
    (duty, *_) = desk.world.assessed.rule_set.obligations
    said = NewDecision(
        obligation=duty.id,
        element=duty.elements[0].id,
        kind=DecisionKind.ACCEPT,
        machine="described",
        text=text,
    )
    desk.store.decisions.add(desk.world.owner, desk.assessment, said)


@pytest.mark.parametrize("form", slow_pdf(FORMS["public"]))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_redacted_survives_in_the_public_edition(desk: Desk, form: str, language: str) -> None:
    decide(desk, f"Zie de mail van {CANARY}.")
    comment(desk, f"Vraag het {CANARY}.")
    chosen = [CANARY, "Lantaarn"]
    seen = desk.export("full", form, language)
    assert form in {"evidence", "figures"} or survivors(seen, [CANARY]) == [CANARY]
    for words in chosen:
        desk.store.redactions.choose(desk.world.owner, desk.assessment, words, Ground.PRIVACY, "x")
    made = desk.export("public", form, language)
    assert survivors(made, chosen) == []
    if form in {"pdf", "docx"}:
        text = text_of_pdf(made) if form == "pdf" else text_of_docx(made)
        assert "[5.1.2.e]" in text


def test_an_export_in_which_words_survive_is_not_handed_out(desk: Desk) -> None:
    desk.store.redactions.choose(desk.world.owner, desk.assessment, CANARY, Ground.PRIVACY, "")
    found = desk.store.case_assessments.get(desk.case, desk.assessment)
    export = Export(edition="public", form="pdf", language="nl", on=DAY)
    made = gathered(desk.store, found, export)
    with pytest.raises(RenderingFailed, match="redacted"):
        written(desk.store, found, export, made, lambda *_: CANARY.upper().encode())


def test_no_cell_is_a_formula(desk: Desk) -> None:
    for number, sign in enumerate("=+-@\t"):
        decide(desk, f"{sign}cmd{number}")
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(desk.export("full", "xlsx")))
        assert book.sheet_names == ["findings", "evidence", "figures", "columns"]
        cells = {
            str(cell)
            for name in book.sheet_names
            for row in book.get_sheet_by_name(name).to_python()
            for cell in row
        }
        wanted = f"'{sign}cmd{number}" if sign != "\t" else "'\tcmd4"
        assert wanted in cells
        assert wanted in desk.export("full", "findings").decode()


def test_a_letter_that_was_sent_stays_as_it_went_out(desk: Desk) -> None:
    name = letter(desk, Capacity.MINISTRY, powers=False)
    found = desk.store.case_assessments.get(desk.case, desk.assessment)
    (question,) = desk.store.questions.of(desk.assessment)
    kept = desk.store.letters.get(desk.assessment, name)
    body = {**kept.body, "frozen": questions_of(desk.store, found, kept.body["questions"])}
    desk.store.letters.change(desk.world.owner, kept, body, "2026-01-01")
    before = desk.export("letter", "docx", "nl", name)
    other = replace(question.about, text={"en": "another", "nl": "een andere"})
    desk.store.questions.change(desk.world.owner, question, other, 1)
    assert desk.export("letter", "docx", "nl", name) == before


def test_json_holds_paper_and_tables(desk: Desk) -> None:
    made = json.loads(desk.export("full", "json"))
    assert made["blocks"]
    assert set(made["tables"]) == {"findings", "evidence", "figures"}
