"""Passwords: kept as Argon2id hashes only, refused where they are easily guessed."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from checker.domain.errors import UsageFault

SHORTEST, LONGEST = 12, 128
MEASURED = 72
"""Characters that are measured; more would take long and change nothing."""
HARD_TO_GUESS = 3
"""Of 4, in the measure of zxcvbn: safe against guessing where the hash is slow."""

hasher = PasswordHasher()
NOBODY = hasher.hash("nobody")
"""What is compared where there is no such account, so that the answer takes as long."""


def hashed(password: str, *own: str) -> str:
    """Return the hash of a new password; `own` are words that may not make it up, such as the name.

    Raises:
        UsageFault: it is too short, too long or easily guessed.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageFault.say(
            "A password has {shortest} to {longest} characters; a sentence is easy to remember.",
            shortest=SHORTEST,
            longest=LONGEST,
        )
    if zxcvbn(password[:MEASURED], user_inputs=list(own))["score"] < HARD_TO_GUESS:
        raise UsageFault.say(
            "This password is easily guessed; take several words that do not belong together."
        )
    return hasher.hash(password)


def fits(kept: str, password: str) -> bool:
    """Tell whether a password is the one of a hash; takes as long where there is no hash."""
    try:
        return hasher.verify(kept or NOBODY, password[: LONGEST + 1]) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False
