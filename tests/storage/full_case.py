"""A case with something of every kind in it, each with a word that stands nowhere else."""

import io

from checker.domain.case import DecisionKind, DocumentKind, Lifted
from checker.domain.correspondence import Asked, Ground
from checker.domain.person import Actor
from checker.engine.serialise import to_json
from checker.messages import LANGUAGES
from checker.service import Assessed
from checker.storage.decisions import NewDecision
from checker.storage.hearing import NewComment
from checker.storage.promises import NewPromise
from checker.storage.questions import NewQuestion
from checker.storage.records import Edition, Upload
from checker.storage.second_readings import Grade
from checker.storage.sources import NewSource
from checker.storage.store import Store
from checker.worker.maker import row_of
from tests.report import dossier
from tests.storage.conftest import person
from tests.storage.test_cases import opened as open_case

CANARY = "kwikstaartkanarie"
SPOT = ("dsa-16-1", "dsa-16-1.a")


def sent(store: Store, text: str, role: str = "document") -> Upload:
    kept = store.originals.keep(io.BytesIO(text.encode()), "a.txt", 10**6)
    return Upload(role=role, sha256=kept.sha256, name="a.txt", size=kept.size)


def filled(store: Store, by: Actor, number: str, *uploads: Upload) -> str:
    """Open a case with something of every kind in it, each with a word that stands nowhere else."""
    case = open_case(store, by, number)
    store.jobs.add("assess", {"profile_version": 1, "note": CANARY}, uploads, by=by, case=case)
    job = store.jobs.claim("w")
    assert job
    made = Assessed(assessment=dossier.assessment(), rule_set=dossier.rule_set())
    row = row_of(f"a{number}", job, made, questions=0)
    pdf = Edition(kind="pdf", language="nl", maker="1", media_type="application/pdf", body=CANARY.encode())
    store.assessments.keep_rule_set(row.rule_set_digest, b"{}")
    store.assessments.keep(row, to_json(made.assessment), job, "w", [pdf])
    store.case_documents.add(by, case, uploads, DocumentKind.TERMS)
    reading = store.jobs.claim("w")
    assert reading
    receipts = {store.case_documents.of(case)[0].sha256: {code: [{"x": CANARY}] for code in LANGUAGES}}
    store.case_documents.keep_receipts(reading, "w", receipts)
    _shelve(store, by, case, row.id, uploads[-1])
    store.decisions.add(by, row.id, NewDecision(obligation=SPOT[0], kind=DecisionKind.ASK, text=CANARY))
    store.promises.add(by, case, NewPromise(measure=CANARY, quote=CANARY))
    words = dict.fromkeys(LANGUAGES, CANARY)
    question = NewQuestion(
        obligation=SPOT[0], element=SPOT[1], kind=Asked.CLARIFY, citation=words, text=words, wanted=words,
        said=words,
    )  # fmt: skip
    store.questions.take(by, row.id, [question])
    body: dict[str, object] = {"text": CANARY, "questions": [], "deadline": "", "capacity": "ministry"}
    store.letters.write(by, row.id, body)
    comment = NewComment(obligation=SPOT[0], element="", received="2024-05-01", text=CANARY)
    store.hearing.add(by, row.id, comment)
    store.redactions.choose(by, row.id, CANARY, Ground.PRIVACY, CANARY)
    reader = person(store, f"reader{number}")
    store.second_readings.begin(reader, row.id, [SPOT])
    said = Grade(spot=SPOT, first="silent", second="described", text=CANARY)
    store.second_readings.grade(reader, store.second_readings.of(row.id)[0], said)
    store.set_aside.add(by, row.id, "pages", ["p"], CANARY)
    return case


def _shelve(store: Store, by: Actor, case: str, assessment: str, upload: Upload) -> None:
    """Put a source on the shelf, have its copy read, and lift a finding by it."""
    source = store.sources.add(
        by, case, NewSource(title="x", publisher="x", retrieved="2024-05-01", note=CANARY), upload
    )
    copy = store.jobs.claim("w")
    assert copy
    store.sources.keep_text(copy, "w", CANARY)
    lift = NewDecision(
        obligation=SPOT[0], element=SPOT[1], kind=DecisionKind.LIFT, machine="described",
        verdict=Lifted.CORROBORATED, source=source, place=CANARY, quote=CANARY, text=CANARY,
    )  # fmt: skip
    store.decisions.add(by, assessment, lift)
