"""Passkeys: what a device keeps of somebody in secret, and what is known here to recognise it by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments, recovery
from checker.storage.audit import record
from checker.storage.database import Database, add_if_new
from checker.storage.people_tables import PASSKEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """The public half of a key pair, the other half of which never leaves the device of a person."""

    id: str
    person: str
    name: str
    """Chosen by the person."""
    credential: bytes
    """Name that the device gave and public key, as WebAuthn writes attested credential data."""
    counter: int
    """How often the device says that it was used; 0 where it does not count."""
    created: datetime
    used: datetime | None
    doubted: datetime | None
    """When its counter fell back: from then on it opens nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkeys:
    """Everything that is kept about passkeys."""

    database: Database
    clock: moments.Clock = moments.now

    def of(self, person: str) -> tuple[Passkey, ...]:
        """Return the passkeys of a person, the oldest first."""
        query = select(PASSKEYS).where(PASSKEYS.c.person == person)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(PASSKEYS.c.created, PASSKEYS.c.id)).all()
        return tuple(
            Passkey(
                id=row.id, person=row.person, name=row.name, credential=bytes.fromhex(row.credential),
                counter=row.counter, created=moments.read(row.created),
                used=moments.read(row.used) if row.used else None,
                doubted=moments.read(row.doubted) if row.doubted else None,
            )
            for row in rows
        )  # fmt: skip

    def add(self, by: Actor, name: str, device: bytes, credential: bytes, counter: int) -> tuple[str, ...]:
        """Keep a passkey of the person who asks.

        Args:
            by: Whose it is.
            name: By which the person knows it again.
            device: The name that the device gave the pair.
            credential: As in `Passkey`.
            counter: As in `Passkey`.

        Returns:
            Recovery codes where the person had none, else nothing.

        Raises:
            UsageFault: there is no name, or the passkey is known.
        """
        moment, passkey = self.clock(), hashlib.sha256(device).hexdigest()
        if not name:
            raise UsageFault.say("Give the passkey a name by which you know it again.")
        with self.database.writing() as connection:
            values = {"person": by.person, "name": name, "credential": credential.hex(), "counter": counter}
            created = moments.write(moment)
            if not add_if_new(
                connection, PASSKEYS, id=passkey, created=created, used=None, doubted=None, **values
            ):
                raise UsageFault.say("This passkey is set up already.")
            record(connection, moment, by, "passkey.added", f"passkey/{passkey[:16]}", name=name)
            return () if recovery.left(connection, by.person) else recovery.hand_out(connection, by.person)

    def use(self, by: Actor, passkey: str, counter: int) -> bool:
        """Note that a passkey was shown; return whether it still counts.

        Its counter must grow. Where it does not, the key pair exists twice, and nothing tells the copy from
        the original, so neither is taken any more.
        """
        moment = self.clock()
        mine = (PASSKEYS.c.person == by.person) & (PASSKEYS.c.id == passkey)
        counts = mine & PASSKEYS.c.doubted.is_(None)
        grows = (PASSKEYS.c.counter < counter) | ((PASSKEYS.c.counter == 0) & (counter == 0))
        with self.database.writing() as connection:
            used = update(PASSKEYS).where(counts & grows).values(counter=counter, used=moments.write(moment))
            is_good = bool(connection.execute(used).rowcount)
            if is_good:
                record(connection, moment, by, "passkey.used", f"passkey/{passkey[:16]}")
            elif connection.execute(
                update(PASSKEYS).where(counts).values(doubted=moments.write(moment))
            ).rowcount:
                record(connection, moment, by, "passkey.doubted", f"passkey/{passkey[:16]}", counter=counter)
        return is_good

    def remove(self, by: Actor, person: str, passkey: str) -> None:
        """Have a passkey of a person open nothing any more; raises `NotFound`."""
        mine = (PASSKEYS.c.person == person) & (PASSKEYS.c.id == passkey)
        with self.database.writing() as connection:
            name = connection.execute(select(PASSKEYS.c.name).where(mine)).scalar_one_or_none()
            if name is None:
                raise NotFound.say("There is no such passkey.")
            connection.execute(delete(PASSKEYS).where(mine))
            recovery.drop_what_stands_alone(connection, person)
            record(
                connection, self.clock(), by, "passkey.removed", f"passkey/{passkey[:16]}",
                person=person, name=name,
            )  # fmt: skip
