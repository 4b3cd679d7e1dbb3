"""Who works with checker: roles, what each may do, and who acts at this moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in one case, or everywhere."""

    VIEWER = "viewer"
    CASE_HANDLER = "case_handler"
    REVIEWER = "reviewer"
    MANAGER = "manager"
    RULE_EDITOR = "rule_editor"
    ADMINISTRATOR = "administrator"

    @property
    def is_of_case(self) -> bool:
        """True for a role that can be given in one case; the others hold everywhere or not at all."""
        return self not in (Role.RULE_EDITOR, Role.ADMINISTRATOR)


class Permission(StrEnum):
    """Something that a role allows."""

    READ = "read"
    """See a case, its documents, findings, decisions and exports."""
    WORK = "work"
    """Change a case: documents, profile, assessments, decisions, offering for signature."""
    REVIEW = "review"
    """Read as the second reader: decide, comment, send back."""
    SIGN = "sign"
    """Sign, send back, reopen, and say who takes part in the case."""
    RULES = "rules"
    """Change rule sets."""
    PEOPLE = "people"
    """Make accounts and give roles; read the audit trail of the installation."""


ALLOWS: dict[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.READ}),
    Role.CASE_HANDLER: frozenset({Permission.READ, Permission.WORK}),
    Role.REVIEWER: frozenset({Permission.READ, Permission.REVIEW}),
    Role.MANAGER: frozenset({Permission.READ, Permission.SIGN}),
    Role.RULE_EDITOR: frozenset({Permission.RULES}),
    Role.ADMINISTRATOR: frozenset({Permission.PEOPLE}),
}
"""An administrator sees no case by that role alone."""


def allowed(roles: Iterable[Role]) -> frozenset[Permission]:
    """Return everything that somebody with these roles may do."""
    return frozenset(permission for role in roles for permission in ALLOWS[role])


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does something, as the audit trail keeps it."""

    person: str
    """Id of the person; empty for checker itself."""
    name: str
    """As it stood when it was done."""
    origin: str
    """Address of the browser, or ``worker`` or ``terminal``."""
    confirmed: bool = False
    """True where the person has proved who they are within the last minutes."""


WORKER = Actor(person="", name="checker", origin="worker")
TERMINAL = Actor(person="", name="checker", origin="terminal")
