"""What people show besides a password: a code of an app that changes with time, or a recovery code."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

import pyotp
from sqlalchemy import Connection, delete, insert, select, update

from checker.domain.errors import UsageFault
from checker.domain.person import Actor
from checker.storage import moments, recovery
from checker.storage.audit import record
from checker.storage.database import Database
from checker.storage.people_tables import PASSKEYS, SECOND_FACTORS

INTERVAL = 30
"""Seconds for which a code holds."""
LEEWAY = (-1, 0, 1)
"""Intervals in which a code is taken: the clocks of telephones differ."""
ISSUER = "checker"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFactors:
    """Everything that can be done with codes."""

    database: Database
    clock: moments.Clock = moments.now

    def begin(self, by: Actor) -> str:
        """Make a new secret for the person who asks; it counts once a code of it was shown."""
        secret, moment = pyotp.random_base32(), self.clock()
        with self.database.writing() as connection:
            if recovery.has_app(connection, by.person):
                raise UsageFault.say("A second step is set up already; remove it first.")
            connection.execute(delete(SECOND_FACTORS).where(SECOND_FACTORS.c.person == by.person))
            values = {"person": by.person, "secret": secret, "confirmed": None, "used": 0}
            connection.execute(insert(SECOND_FACTORS).values(**values))
            record(connection, moment, by, "second_step.begun", f"person/{by.person}")
        return secret

    def confirm(self, by: Actor, code: str) -> tuple[str, ...]:
        """Let the secret count from now on, return recovery codes; raises `UsageFault` for a wrong code."""
        moment = self.clock()
        mine = SECOND_FACTORS.c.person == by.person
        with self.database.writing() as connection:
            if recovery.has_app(connection, by.person) or not self._is_code(connection, by.person, code):
                raise UsageFault.say("This is not the code that the secret gives now; look again.")
            connection.execute(update(SECOND_FACTORS).where(mine).values(confirmed=moments.write(moment)))
            record(connection, moment, by, "second_step.set", f"person/{by.person}")
            return recovery.hand_out(connection, by.person)

    def secret(self, person: str) -> str:
        """Return the secret that waits for its first code; empty where none does."""
        waiting = (SECOND_FACTORS.c.person == person) & SECOND_FACTORS.c.confirmed.is_(None)
        with self.database.reading() as connection:
            found = connection.execute(select(SECOND_FACTORS.c.secret).where(waiting)).scalar_one_or_none()
        return found or ""

    def is_needed(self, person: str) -> bool:
        """Tell whether a person signs in with a second step: a code, or a passkey."""
        with self.database.reading() as connection:
            return recovery.is_needed(connection, person)

    def has_app(self, person: str) -> bool:
        """Tell whether the codes of an app count for a person."""
        with self.database.reading() as connection:
            return recovery.has_app(connection, person)

    def codes_left(self, person: str) -> int:
        """Return how many recovery codes were not used yet."""
        with self.database.reading() as connection:
            return recovery.left(connection, person)

    def fits(self, by: Actor, code: str) -> bool:
        """Tell whether a code or recovery code is good, and use it up: each works once."""
        with self.database.writing() as connection:
            if recovery.has_app(connection, by.person) and self._is_code(connection, by.person, code):
                return True
            is_good = recovery.use_up(connection, by.person, code)
            if is_good:
                record(connection, self.clock(), by, "recovery_code.used", f"person/{by.person}")
        return is_good

    def remove(self, by: Actor, person: str) -> None:
        """Let a person sign in without a code of an app again; raises `UsageFault` where there was none."""
        with self.database.writing() as connection:
            gone = connection.execute(delete(SECOND_FACTORS).where(SECOND_FACTORS.c.person == person))
            if not gone.rowcount:
                raise UsageFault.say("No second step is set up.")
            recovery.drop_what_stands_alone(connection, person)
            record(connection, self.clock(), by, "second_step.removed", f"person/{person}")

    def reset(self, by: Actor, person: str) -> None:
        """Let a person who lost everything sign in without a second step; raises `UsageFault` as `remove`."""
        with self.database.writing() as connection:
            app = connection.execute(delete(SECOND_FACTORS).where(SECOND_FACTORS.c.person == person)).rowcount
            passkeys = connection.execute(delete(PASSKEYS).where(PASSKEYS.c.person == person)).rowcount
            if not app + passkeys:
                raise UsageFault.say("No second step is set up.")
            recovery.drop_what_stands_alone(connection, person)
            record(connection, self.clock(), by, "second_step.removed", f"person/{person}", passkeys=passkeys)

    def _is_code(self, connection: Connection, person: str, code: str) -> bool:
        """Compare with the codes of these minutes; of two who send the same one, the first wins."""
        mine = SECOND_FACTORS.c.person == person
        secret = connection.execute(select(SECOND_FACTORS.c.secret).where(mine)).scalar_one_or_none()
        if secret is None:
            return False
        now = int(self.clock().timestamp()) // INTERVAL
        sent = "".join(code.split()).encode()
        at = [now + off for off in LEEWAY if hmac.compare_digest(_code(secret, now + off), sent)]
        if not at:
            return False
        unused = mine & (SECOND_FACTORS.c.used < at[0])
        return bool(connection.execute(update(SECOND_FACTORS).where(unused).values(used=at[0])).rowcount)


def address(secret: str, login: str) -> str:
    """Return the address by which an app on the same device takes the secret over."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def _code(secret: str, interval: int) -> bytes:
    return pyotp.HOTP(secret).at(interval).encode()
