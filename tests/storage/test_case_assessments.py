"""From working version to signature: only allowed steps, never on one's own work, one winner of two."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from checker.domain.case import DecisionKind, DocumentKind, Reason, State
from checker.domain.errors import NotAllowed, NotFound, UsageFault
from checker.domain.person import Actor, Permission, Role
from checker.storage.case_assessments import CaseAssessment
from checker.storage.cases import Overtaken
from checker.storage.decisions import NewDecision, holding, unresolved
from checker.storage.records import AssessmentRow, Upload
from checker.storage.store import Store
from tests.storage.conftest import person
from tests.storage.test_cases import opened

ALL = frozenset(Permission)
CHANGE = NewDecision(
    obligation="dsa-16-1", kind=DecisionKind.CHANGE, machine="addressed", verdict="not_addressed",
    reason=Reason.MISREAD, text="It is about another service.",
)  # fmt: skip


def upload(store: Store, text: str = "paper") -> Upload:
    kept = store.originals.keep(io.BytesIO(text.encode()), "a.txt", 1000)
    return Upload(role="document", sha256=kept.sha256, name="a.txt", size=kept.size)


def assessed(store: Store, by: Actor, number: str = "2024-7") -> CaseAssessment:
    """Have an assessment made in a new case, as the worker would."""
    case = opened(store, by, number)
    job_id = store.jobs.add("assess", {"profile_version": 1}, [upload(store)], by=by, case=case)
    job = store.jobs.claim("w")
    assert job
    assert job.id == job_id
    row = AssessmentRow(
        id=f"a{number}", job=job.id, run_id="r", created=job.created, platform="Klankbord", reference_day="",
        rule_set="eu-dsa", rule_set_version="1", rule_set_digest="d", documents=("a.txt",), counts=(),
        sha256="",
    )  # fmt: skip
    store.assessments.keep_rule_set("d", b"{}")
    store.assessments.keep(row, b"{}", job, "w")
    return store.case_assessments.get(case, row.id)


def moved(store: Store, by: Actor, found: CaseAssessment, to: State, reason: str = "") -> CaseAssessment:
    store.case_assessments.move(by, found, to, ALL, reason)
    return store.case_assessments.get(found.case, found.id)


def test_an_assessment_of_a_case_is_its_working_version(store: Store, ada: Actor) -> None:
    found = assessed(store, ada)
    assert (found.position, found.profile_version, found.state) == (1, 1, State.WORKING)
    assert found.author == ada.person
    assert store.assessments.recent() == ()
    assert store.cases.get(found.case).assessments == 1


def test_it_is_signed_by_somebody_else_and_reopened_with_a_reason(
    store: Store, ada: Actor, ben: Actor
) -> None:
    offered = moved(store, ada, assessed(store, ada), State.OFFERED)
    with pytest.raises(UsageFault, match="their own work"):
        moved(store, ada, offered, State.FINAL)
    with pytest.raises(UsageFault, match="password"):
        moved(store, replace(ben, confirmed=False), offered, State.FINAL)
    final = moved(store, ben, offered, State.FINAL)
    with pytest.raises(UsageFault, match="Say why"):
        moved(store, ben, final, State.WORKING)
    again = moved(store, ben, final, State.WORKING, "a figure was wrong")
    assert [step.after for step in store.case_assessments.steps(again.id)] == [
        State.OFFERED, State.FINAL, State.WORKING,
    ]  # fmt: skip
    actions = [entry.action for entry in store.audit.entries(again.case)]
    assert actions[:3] == ["assessment.working", "assessment.final", "assessment.offered"]


def test_who_decided_anything_does_not_sign(store: Store, ada: Actor, ben: Actor) -> None:
    found = assessed(store, ada)
    store.decisions.add(ben, found.id, CHANGE)
    with pytest.raises(UsageFault, match="their own work"):
        moved(store, ben, moved(store, ada, found, State.OFFERED), State.FINAL)


def test_a_step_needs_its_permission_and_its_state(store: Store, ada: Actor) -> None:
    found = assessed(store, ada)
    with pytest.raises(UsageFault, match="no such step"):
        store.case_assessments.move(ada, found, State.FINAL, ALL)
    with pytest.raises(NotAllowed, match="Your role"):
        store.case_assessments.move(ada, found, State.OFFERED, {Permission.READ, Permission.SIGN})


def test_of_two_who_sign_at_once_one_wins(store: Store, ada: Actor) -> None:
    offered = moved(store, ada, assessed(store, ada), State.OFFERED)
    managers = [person(store, f"m{number}", Role.MANAGER) for number in range(6)]

    def sign(by: Actor) -> bool:
        try:
            store.case_assessments.move(by, offered, State.FINAL, ALL)
        except Overtaken:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(sign, managers)) == 1
    assert len(store.case_assessments.steps(offered.id)) == 2
    assert list(store.audit.faults()) == []


def test_a_decision_is_a_record_beside_the_machines_word(store: Store, ada: Actor) -> None:
    found = assessed(store, ada)
    body = store.assessments.body(found.id)
    first = store.decisions.add(ada, found.id, replace(CHANGE, until="2024-06-30"))
    second = store.decisions.add(ada, found.id, replace(CHANGE, kind=DecisionKind.ACCEPT, reason=None))
    kept = store.decisions.of(found.id, "dsa-16-1")
    assert [each.id for each in kept] == [first, second]
    place = ("dsa-16-1", "")
    assert holding(kept, date(2024, 6, 1))[place].id == second
    gone = NewDecision(obligation="dsa-16-1", kind=DecisionKind.WITHDRAW, about=second)
    store.decisions.add(ada, found.id, gone)
    kept = store.decisions.of(found.id)
    assert holding(kept, date(2024, 6, 30))[place].id == first
    assert holding(kept, date(2024, 7, 1)) == {}
    assert store.assessments.body(found.id) == body


def test_a_comment_is_open_until_it_is_resolved(store: Store, ada: Actor) -> None:
    found = assessed(store, ada)
    comment = NewDecision(obligation="dsa-16-1", kind=DecisionKind.COMMENT, text="Look again.")
    identity = store.decisions.add(ada, found.id, comment)
    assert [each.id for each in unresolved(store.decisions.of(found.id))] == [identity]
    done = NewDecision(obligation="dsa-16-1", kind=DecisionKind.RESOLVE, about=identity)
    store.decisions.add(ada, found.id, done)
    assert unresolved(store.decisions.of(found.id)) == ()


@pytest.mark.parametrize(
    "said",
    [
        replace(CHANGE, verdict=""),
        replace(CHANGE, reason=None),
        replace(CHANGE, text=" "),
        NewDecision(obligation="x", kind=DecisionKind.COMMENT),
        NewDecision(obligation="x", kind=DecisionKind.WITHDRAW),
        NewDecision(obligation="x", kind=DecisionKind.RESOLVE, about="none"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(store: Store, ada: Actor, said: NewDecision) -> None:
    found = assessed(store, ada)
    with pytest.raises(UsageFault):
        store.decisions.add_all(ada, found.id, [CHANGE, said])
    assert store.decisions.of(found.id) == ()


def test_nothing_is_decided_in_what_is_offered_or_signed(store: Store, ada: Actor, ben: Actor) -> None:
    found = moved(store, ada, assessed(store, ada), State.OFFERED)
    with pytest.raises(UsageFault, match="reopened first"):
        store.decisions.add(ada, found.id, CHANGE)
    moved(store, ben, found, State.FINAL)
    with pytest.raises(UsageFault, match="reopened first"):
        store.decisions.add(ada, found.id, CHANGE)
    with pytest.raises(NotFound):
        store.decisions.add(ada, "none", CHANGE)


def test_documents_of_a_case_are_described_accepted_and_taken_out(store: Store, ada: Actor) -> None:
    case = opened(store, ada)
    store.case_documents.add(ada, case, [upload(store)], DocumentKind.TERMS)
    with pytest.raises(UsageFault, match="in this case already"):
        store.case_documents.add(ada, case, [upload(store)], DocumentKind.TERMS)
    (document,) = store.case_documents.of(case)
    with pytest.raises(UsageFault, match="comes from"):
        store.case_documents.describe(
            ada, document, kind=DocumentKind.OTHER, dated="2024-05-23", date_reason=""
        )
    store.case_documents.accept(ada, document)
    with pytest.raises(Overtaken):
        store.case_documents.accept(ada, document)
    store.case_documents.withdraw(ada, store.case_documents.get(case, document.id), "the wrong paper")
    assert store.case_documents.of(case) == ()
    assert len(store.case_documents.of(case, with_withdrawn=True)) == 1


def test_a_receipt_is_kept_with_the_end_of_its_job(store: Store, ada: Actor) -> None:
    case = opened(store, ada)
    sent = upload(store)
    store.case_documents.add(ada, case, [sent], DocumentKind.TERMS)
    job = store.jobs.claim("w")
    assert job
    assert job.kind == "receive"
    store.case_documents.keep_receipts(job, "w", {sent.sha256: {"nl": [{"name": "a.txt"}]}})
    (document,) = store.case_documents.of(case)
    assert store.case_documents.receipt(document.id, "nl") == [{"name": "a.txt"}]
    assert store.case_documents.receipt(document.id, "en") == []
    assert store.jobs.get(job.id).state.is_over
