"""Recovery codes: each lets somebody in once whose device for the second step is not at hand."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import Connection, delete, insert, select

from checker.storage.people_tables import PASSKEYS, RECOVERY_CODES, SECOND_FACTORS

CODES = 10


def hand_out(connection: Connection, person: str) -> tuple[str, ...]:
    """Make new codes in place of those there were, and return them: only their digests are kept."""
    codes = tuple(f"{secrets.token_hex(4)}-{secrets.token_hex(4)}" for _ in range(CODES))
    connection.execute(delete(RECOVERY_CODES).where(RECOVERY_CODES.c.person == person))
    connection.execute(
        insert(RECOVERY_CODES), [{"digest": _digest(each), "person": person} for each in codes]
    )
    return codes


def use_up(connection: Connection, person: str, code: str) -> bool:
    """Use a code up; return whether it was good."""
    mine = (RECOVERY_CODES.c.person == person) & (RECOVERY_CODES.c.digest == _digest(code))
    return bool(connection.execute(delete(RECOVERY_CODES).where(mine)).rowcount)


def left(connection: Connection, person: str) -> int:
    """Return how many codes were not used yet."""
    query = select(RECOVERY_CODES.c.digest).where(RECOVERY_CODES.c.person == person)
    return len(connection.execute(query).all())


def is_needed(connection: Connection, person: str) -> bool:
    """Tell whether a person has set up anything for the second step."""
    return has_app(connection, person) or has_passkey(connection, person)


def has_app(connection: Connection, person: str) -> bool:
    """Tell whether the secret of an app counts."""
    counts = (SECOND_FACTORS.c.person == person) & SECOND_FACTORS.c.confirmed.is_not(None)
    return connection.execute(select(SECOND_FACTORS.c.person).where(counts)).first() is not None


def has_passkey(connection: Connection, person: str) -> bool:
    """Tell whether a person has a passkey, in doubt or not: a copy of one must not undo the second step."""
    query = select(PASSKEYS.c.id).where(PASSKEYS.c.person == person)
    return connection.execute(query).first() is not None


def drop_what_stands_alone(connection: Connection, person: str) -> None:
    """Forget the codes of somebody who has nothing left that they stand in for."""
    if not is_needed(connection, person):
        connection.execute(delete(RECOVERY_CODES).where(RECOVERY_CODES.c.person == person))


def _digest(code: str) -> str:
    return hashlib.sha256("".join(code.split()).lower().encode()).hexdigest()
