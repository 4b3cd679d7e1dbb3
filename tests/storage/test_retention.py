"""A case goes when its time is over, nothing holds it and two people agree; what is left proves it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from checker import keeping
from checker.domain.case import State
from checker.domain.errors import StoreError, UsageFault
from checker.domain.person import TERMINAL, Actor, Permission
from checker.domain.retention import Kind, read_rules
from checker.storage import snapshot
from checker.storage.backup import back_up, faults, opened, restore
from checker.storage.doomed import doomed
from checker.storage.retention_tables import TOMBSTONES
from checker.storage.store import Store, open_store
from checker.storage.tables import METADATA
from tests.storage.conftest import Clock, person
from tests.storage.full_case import CANARY, filled, sent
from tests.storage.test_cases import opened as open_case

RULES = read_rules(["signed=7", "unsigned=5", "empty=1"])


def close(store: Store, by: Actor, case: str) -> None:
    store.cases.set_closed(by, store.cases.get(case), is_closed=True)


@pytest.fixture
def old(store: Store, ada: Actor, clock: Clock) -> str:
    """Return a case that was closed longer ago than any rule asks."""
    case = filled(store, ada, "1", sent(store, f"own {CANARY}"), sent(store, "shared"))
    close(store, ada, case)
    clock.pass_by(timedelta(days=8 * 366))
    return case


def places(store: Store) -> Iterator[tuple[str, str]]:
    """Yield every row there is, as text, with its table."""
    with store.database.reading() as connection:
        for table in METADATA.sorted_tables:
            for row in connection.execute(table.select()):
                yield (
                    table.name,
                    " ".join(
                        value.decode(errors="replace") if isinstance(value, bytes) else str(value)
                        for value in row
                    ),
                )


def test_nothing_goes_before_its_day(store: Store, ada: Actor, clock: Clock) -> None:
    empty, kept = open_case(store, ada, "1"), filled(store, ada, "2", sent(store, "paper"))
    assert store.retention.plan(RULES) == ()
    close(store, ada, empty)
    close(store, ada, kept)
    clock.pass_by(timedelta(days=364))
    assert [plan.goes for plan in store.retention.plan(RULES)] == [False, False]
    with pytest.raises(UsageFault, match="Case 1 stays"):
        store.retention.propose(ada, [empty], RULES)
    clock.pass_by(timedelta(days=1))
    plans = {plan.number: plan for plan in store.retention.plan(RULES)}
    assert [plans[number].goes for number in "12"] == [True, False]
    assert plans["1"].rows["cases"] == 1
    assert str(plans["1"].why) == "goes, because it was to be kept until 2025-06-01"
    assert str(plans["2"].why) == "stays until 2029-06-01"
    assert not any(plan.goes for plan in store.retention.plan(read_rules([])))


def test_a_case_that_was_opened_again_stays(store: Store, ada: Actor, ben: Actor, old: str) -> None:
    store.retention.propose(ada, [old], RULES)
    store.cases.set_closed(ada, store.cases.get(old), is_closed=False)
    with pytest.raises(UsageFault, match="open or no longer there"):
        store.tombstones.delete(ben, old, RULES)


def test_a_signed_case_is_kept_longer(store: Store, ada: Actor, ben: Actor, clock: Clock) -> None:
    case = filled(store, ada, "1", sent(store, "paper"))
    for state, by, permission in (
        (State.OFFERED, ada, Permission.WORK),
        (State.FINAL, ben, Permission.SIGN),
    ):
        found = store.case_assessments.of(case)[0]
        store.case_assessments.move(by, found, state, {permission})
    close(store, ada, case)
    clock.pass_by(timedelta(days=6 * 366))
    (plan,) = store.retention.plan(RULES)
    assert (plan.term.kind, plan.goes) == (Kind.SIGNED, False)
    clock.pass_by(timedelta(days=366))
    assert store.retention.plan(RULES)[0].goes


def test_a_hold_keeps_a_case_until_it_is_lifted(store: Store, ada: Actor, ben: Actor, old: str) -> None:
    store.retention.propose(ada, [old], RULES)
    with pytest.raises(UsageFault, match="Say why"):
        store.holds.set(ben, old, " ")
    hold = store.holds.set(ben, old, "court case")
    (plan,) = store.retention.plan(RULES)
    assert (plan.goes, plan.holds) == (False, ("court case",))
    with pytest.raises(UsageFault, match="stays"):
        store.tombstones.delete(ben, old, RULES)
    store.holds.lift(ben, store.holds.get(hold), "it is over")
    assert store.holds.of(old)[0].lifted_reason == "it is over"
    with pytest.raises(UsageFault, match="Somebody else"):
        store.holds.lift(ben, store.holds.get(hold), "again")
    assert store.tombstones.delete(ben, old, RULES).number == "1"
    actions = [entry.action for entry in store.audit.export(old)]
    assert actions[-4:] == ["deletion.proposed", "hold.set", "hold.lifted", "case.deleted"]


def test_two_people_delete(store: Store, ada: Actor, ben: Actor, old: str) -> None:
    with pytest.raises(UsageFault, match="Nobody has proposed"):
        store.tombstones.delete(ben, old, RULES)
    store.retention.propose(ada, [old], RULES)
    with pytest.raises(UsageFault, match="You have proposed"):
        store.tombstones.delete(ada, old, RULES)
    store.retention.withdraw(ada, [old])
    with pytest.raises(UsageFault, match="Nobody has proposed"):
        store.tombstones.delete(ben, old, RULES)
    store.retention.propose(ada, [old], RULES)
    left = store.tombstones.delete(TERMINAL, old, RULES)
    assert (left.proposed_by, left.deleted_by, left.rule) == ("Ada", "terminal", "unsigned=5")


def test_a_case_in_work_stays(store: Store, ada: Actor, old: str) -> None:
    store.jobs.add("edition", {}, assessment="a1")
    (plan,) = store.retention.plan(RULES)
    assert plan.is_busy
    assert not plan.goes


def test_everything_of_a_case_goes_and_nothing_of_another(
    store: Store, ada: Actor, ben: Actor, old: str, tmp_path: Path
) -> None:
    other = filled(store, ada, "2", sent(store, "shared"), sent(store, "another"))
    (plan,) = (plan for plan in store.retention.plan(RULES) if plan.case == old)
    assert sorted(plan.originals.values()) == [False, True]
    before = snapshot.counts(store.database)
    store.retention.propose(ada, [old], RULES)
    (left,) = keeping.delete(store, ben, [old], RULES)
    after = snapshot.counts(store.database)
    assert left.originals == plan.originals
    assert left.rows["case_documents"] == 2
    assert set(left.assessments) == {"a1"}
    shrunk = {name for name in before if after[name] < before[name]}
    assert shrunk >= {
        "cases", "decisions", "letters", "questions", "editions", "receipts", "heard", "redactions",
        "promises", "sources", "source_texts", "originals", "second_readings", "set_aside", "uploads", "jobs",
        "roles",
    }  # fmt: skip
    with store.database.reading() as connection:
        assert doomed(connection, old).counts(connection) == {}
        assert doomed(connection, other).counts(connection)["decisions"] == 2
    kept = {path.parent.name + path.name for path in store.originals.folder.glob("??/*")}
    assert kept == set(snapshot.originals(store.database))
    assert len(kept) == 2
    assert list(keeping.faults(store)) == []


def test_no_word_of_a_deleted_case_is_left_on_disk(in_file: Store, clock: Clock, tmp_path: Path) -> None:
    ada, ben = person(in_file, "ada"), person(in_file, "ben")
    case = filled(in_file, ada, "1", sent(in_file, f"own {CANARY}"))
    close(in_file, ada, case)
    clock.pass_by(timedelta(days=8 * 366))
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert any(CANARY.encode() in path.read_bytes() for path in files)
    in_file.retention.propose(ada, [case], RULES)
    keeping.delete(in_file, ben, [case], RULES)
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert [path.name for path in files if CANARY.encode() in path.read_bytes()] == []


def test_every_table_of_a_case_is_reached(store: Store, old: str) -> None:
    """A table that keeps something of a case names the case, or a row that does."""
    with store.database.reading() as connection:
        found = doomed(connection, old).counts(connection)
    kept = {name for name, text in places(store) if CANARY in text}
    assert kept <= found.keys()


def test_the_audit_trail_holds_no_word_of_documents_and_remarks(store: Store, ada: Actor, old: str) -> None:
    assert not [text for table, text in places(store) if table == "audit" and CANARY in text]


def test_a_tombstone_that_was_changed_is_told(store: Store, ada: Actor, ben: Actor, old: str) -> None:
    store.retention.propose(ada, [old], RULES)
    keeping.delete(store, ben, [old], RULES)
    with store.database.writing() as connection:
        connection.execute(update(TOMBSTONES).values(deleted_by="Eve"))
    assert [str(each) for each in keeping.faults(store)] == [
        "What is left of case 1 was changed after it was kept."
    ]
    with store.database.writing() as connection:
        connection.execute(TOMBSTONES.delete())
    assert "Nothing is left of the case" in str(next(keeping.faults(store)))


def test_what_was_sent_again_a_moment_ago_is_left_alone(
    store: Store, ada: Actor, ben: Actor, old: str
) -> None:
    store.retention.propose(ada, [old], RULES)
    keeping.delete(store, ben, [old], RULES)
    stranger = sent(store, "of no case")
    upload = sent(store, f"own {CANARY}")
    past = replace(store, jobs=replace(store.jobs, clock=Clock()))
    assert keeping.sweep(past) == 0
    assert store.originals.read(upload.sha256)
    assert "is still there" in str(next(keeping.faults(store)))
    assert keeping.sweep(store) == 1
    assert store.originals.read(stranger.sha256)
    assert list(store.originals.folder.glob(".arriving*")) == []
    assert list(keeping.faults(store)) == []


def test_a_backup_knows_what_was_deleted(
    store: Store, ada: Actor, ben: Actor, old: str, tmp_path: Path
) -> None:
    store.retention.propose(ada, [old], RULES)
    keeping.delete(store, ben, [old], RULES)
    folder = tmp_path / "backup"
    back_up(store, tmp_path / "data", folder, "1")
    assert list(faults(folder)) == []
    with opened(folder) as copy:
        assert list(keeping.faults(copy)) == []
    restore(folder, tmp_path / "new")
    with closing(open_store(tmp_path / "new")) as again:
        assert again.tombstones.every() == store.tombstones.every()
        assert list(keeping.faults(again)) == []


def test_a_backup_during_which_a_case_went_is_not_taken_for_one(
    store: Store, ada: Actor, ben: Actor, old: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.retention.propose(ada, [old], RULES)
    take = snapshot.take

    def slowly(*given: object) -> None:
        take(*given)  # type: ignore[arg-type]
        keeping.delete(store, ben, [old], RULES)

    monkeypatch.setattr(snapshot, "take", slowly)
    with pytest.raises(StoreError, match="make another one"):
        back_up(store, tmp_path / "data", tmp_path / "backup", "1")
    with pytest.raises(UsageFault, match="no complete backup"):
        list(faults(tmp_path / "backup"))


@pytest.mark.parametrize("line", ["signed", "signed=0", "open=5", "signed=ten", "signed=-1", "signed=1000"])
def test_a_rule_that_cannot_be_read_is_refused(line: str) -> None:
    with pytest.raises(UsageFault, match="retention"):
        read_rules([line])
    with pytest.raises(UsageFault, match="retention"):
        read_rules(["empty=1", "empty=2"])
