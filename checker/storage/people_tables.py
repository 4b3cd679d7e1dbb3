"""Tables of people: accounts, roles, sign-in links, sessions, sign-ins that failed."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from checker.storage.tables import METADATA, MOMENT

IDENTITY = String(32)

PEOPLE = Table(
    "people",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("login", String(255), nullable=False, unique=True),
    Column("name", String(255), nullable=False),
    Column("password", Text, nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("disabled", MOMENT, nullable=True),
)

ROLES = Table(
    "roles",
    METADATA,
    Column("person", IDENTITY, ForeignKey("people.id"), primary_key=True),
    Column("case_id", IDENTITY, primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("given", MOMENT, nullable=False),
)
"""A role with an empty `case_id` holds everywhere."""

LINKS = Table(
    "links",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("until", MOMENT, nullable=False),
    Column("person", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("purpose", String(16), nullable=False),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("person", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("way", String(16), nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("until", MOMENT, nullable=False),
    Column("seen", MOMENT, nullable=False),
    Column("confirmed", MOMENT, nullable=False),
    Column("origin", String(64), nullable=False),
    Column("agent", String(255), nullable=False),
)

ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("who", String(64), nullable=False),
    Column("moment", MOMENT, nullable=False),
    Index("attempts_by_who", "who", "moment"),
)
"""Sign-ins that failed: digests of accounts and of addresses."""
