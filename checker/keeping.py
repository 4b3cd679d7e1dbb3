"""Looks through everything that is kept: is each byte what it was, and each quote where it says it stands.

And deletes what may no longer be kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from checker.domain.errors import NotFound, StoreError, UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Actor
from checker.domain.retention import Rules
from checker.engine.serialise import from_json
from checker.messages import in_every_language
from checker.storage import snapshot
from checker.storage.store import Store
from checker.storage.tombstones import Tombstone


def faults(store: Store) -> Iterator[Message]:
    """Yield a sentence for every original, assessment, edition or audit entry that is not what it was."""
    yield from store.audit.faults()
    yield from store.tombstones.faults()
    for digest in _leftover(store):
        yield say(
            "The original with fingerprint {digest} belongs to a deleted case and is still there; start "
            "checker again, an hour after it was last sent.",
            digest=digest[:12],
        )
    for digest in snapshot.originals(store.database):
        try:
            store.originals.read(digest)
        except (NotFound, StoreError) as fault:
            yield fault.message
    for assessment in store.assessments.ids():
        yield from _faults_of(store, assessment)


def delete(store: Store, by: Actor, cases: Collection[str], rules: Rules) -> tuple[Tombstone, ...]:
    """Delete cases, one after the other, and the bytes of originals that no other case holds.

    Raises:
        UsageFault: one of them stays, or `by` has proposed it; those before it are deleted.
    """
    if not cases:
        raise UsageFault.say("Tick at least one case.")
    try:
        return tuple(store.tombstones.delete(by, case, rules) for case in sorted(cases))
    finally:
        sweep(store)
        store.database.forget()


def sweep(store: Store) -> int:
    """Remove the bytes of originals of deleted cases that nothing holds any more; return how many."""
    moment = store.jobs.clock()
    return sum(store.originals.discard(digest, moment) for digest in _leftover(store))


def _leftover(store: Store) -> list[str]:
    """Return the digests of originals of deleted cases that nothing holds and whose bytes are still there.

    What no case was deleted with stays: a folder beside the wrong database is not emptied.
    """
    gone = {digest for left in store.tombstones.every() for digest in left.originals}
    known = snapshot.originals(store.database) if gone else {}
    return [digest for digest in sorted(gone - known.keys()) if store.originals.holds(digest)]


def _faults_of(store: Store, assessment: str) -> Iterator[Message]:
    for part in store.assessments.changed(assessment):
        yield say(
            "The part {part} of assessment {id} was changed after it was kept; restore it from a backup.",
            part=part,
            id=assessment,
        )
    try:
        from_json(store.assessments.body(assessment))
    except StoreError as fault:
        yield say("Assessment {id}: {fault}", id=assessment, fault=in_every_language(fault.message))
