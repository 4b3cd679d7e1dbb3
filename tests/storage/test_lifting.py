"""A source on the shelf lifts a finding: with place, quote and reason, beside the machine's word."""

from dataclasses import replace
from datetime import date

import pytest

from checker.domain.case import DecisionKind, Reason
from checker.domain.errors import UsageFault
from checker.domain.person import Actor
from checker.storage.case_assessments import CaseAssessment
from checker.storage.decisions import NewDecision, Quoted, holding
from checker.storage.records import JobState
from checker.storage.sources import NewSource
from checker.storage.store import Store
from tests.storage.test_case_assessments import assessed, upload

LIFT = NewDecision(
    obligation="dsa-16-1", element="dsa-16-1.a", kind=DecisionKind.LIFT, machine="described",
    verdict="corroborated", place="page 4", text="The register shows the same.",
)  # fmt: skip
ABOUT = NewSource(title="Register", publisher="Coordinator", retrieved="2024-05-01")
TEXT = "Notices are\nhandled within two\u00ad days, “always”."


def on_shelf(store: Store, by: Actor, found: CaseAssessment, text: str | None = TEXT) -> str:
    """Put a source on the shelf whose copy was read, or could not be."""
    source = store.sources.add(by, found.case, ABOUT, upload(store, "copy"))
    job = store.jobs.claim("w")
    assert job
    assert (job.kind, job.request["source"]) == ("source", source)
    store.sources.keep_text(job, "w", text)
    assert store.jobs.get(job.id).state is JobState.DONE
    return source


def test_it_is_a_record_beside_the_machines_word(store: Store, ada: Actor) -> None:
    found = assessed(store, ada)
    body, source = store.assessments.body(found.id), on_shelf(store, ada, found)
    said = replace(LIFT, source=source, quote='handled within  two days, "always"')
    identity = store.decisions.add(ada, found.id, said)
    (kept,) = store.decisions.of(found.id)
    assert kept.said == replace(said, quoted=Quoted.FOUND)
    assert (kept.author, kept.created) == (ada.person, store.decisions.clock())
    assert holding([kept], date(2024, 6, 1))[LIFT.obligation, LIFT.element].id == identity
    assert store.assessments.body(found.id) == body
    entry = store.audit.entries(most=1)[0]
    assert (entry.action, entry.details["source"]) == ("decision.lift", source)
    assert entry.details["quoted"] == "found"


@pytest.mark.parametrize("text", [None, "unread"])
def test_a_quote_of_what_nobody_read_is_kept_as_such(store: Store, ada: Actor, text: str | None) -> None:
    found = assessed(store, ada)
    unread = on_shelf(store, ada, found, None)
    if text:
        unread = store.sources.add(ada, found.case, ABOUT)
    assert store.sources.with_text(found.case) == frozenset()
    store.decisions.add(ada, found.id, replace(LIFT, source=unread, quote="anything"))
    assert store.decisions.of(found.id)[0].said.quoted is Quoted.UNREAD


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"source": ""}, "Choose a source"),
        ({"source": "none"}, "Choose a source"),
        ({"text": " "}, "say in a few words why"),
        ({"verdict": "substantiated"}, "the same or the opposite"),
        ({"element": ""}, "the same or the opposite"),
        ({"machine": "silent"}, "Nothing is shown"),
        ({"machine": ""}, "Nothing is shown"),
        ({"place": " "}, "Say where in the source"),
        ({"quote": "handled within three days"}, "do not stand in Register"),
        ({"kind": DecisionKind.CHANGE, "reason": Reason.OTHER}, "Only a source"),
        ({"kind": DecisionKind.CHANGE, "reason": Reason.OTHER, "source": ""}, "Only a source"),
        ({"kind": DecisionKind.ACCEPT, "verdict": ""}, "Only a source"),
    ],
)
def test_one_that_rests_on_too_little_is_refused(
    store: Store, ada: Actor, wrong: dict[str, object], why: str
) -> None:
    found = assessed(store, ada)
    source = on_shelf(store, ada, found)
    with pytest.raises(UsageFault, match=why):
        store.decisions.add(ada, found.id, replace(LIFT, **{"source": source, **wrong}))  # type: ignore[arg-type]
    assert store.decisions.of(found.id) == ()


def test_only_what_stands_on_the_own_shelf_counts(store: Store, ada: Actor) -> None:
    found, other = assessed(store, ada), assessed(store, ada, "2024-8")
    for source in (on_shelf(store, ada, other), gone := on_shelf(store, ada, found)):
        if source == gone:
            store.sources.withdraw(ada, store.sources.get(found.case, gone), "wrong one")
        with pytest.raises(UsageFault, match="Choose a source"):
            store.decisions.add(ada, found.id, replace(LIFT, source=source))
