"""Tables of people: accounts, roles, sign-in links, sessions, tokens, sign-ins that failed."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

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

IDENTITIES = Table(
    "identities",
    METADATA,
    Column("issuer", String(255), primary_key=True),
    Column("subject", String(255), primary_key=True),
    Column("person", IDENTITY, ForeignKey("people.id"), nullable=False),
)
"""Who comes in by single sign-on: known by issuer and subject, never by name or address."""

TOKENS = Table(
    "tokens",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("person", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("name", String(255), nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("until", MOMENT, nullable=False),
    Column("seen", MOMENT, nullable=True),
    Index("tokens_by_person", "person"),
)

SECOND_FACTORS = Table(
    "second_factors",
    METADATA,
    Column("person", IDENTITY, ForeignKey("people.id"), primary_key=True),
    Column("secret", String(64), nullable=False),
    Column("confirmed", MOMENT, nullable=True),
    Column("used", Integer, nullable=False),
)
"""`used` is the interval of the last code that was taken; no code of it or before it works again."""

RECOVERY_CODES = Table(
    "recovery_codes",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("person", IDENTITY, ForeignKey("people.id"), nullable=False),
    Index("recovery_codes_by_person", "person"),
)

PASSKEYS = Table(
    "passkeys",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("person", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("name", String(255), nullable=False),
    Column("credential", Text, nullable=False),
    Column("counter", BigInteger, nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("used", MOMENT, nullable=True),
    Column("doubted", MOMENT, nullable=True),
    Index("passkeys_by_person", "person"),
)
"""`id` is the SHA-256 of the name that the device gave; `credential` the public half, in hexadecimal."""

ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("who", String(64), nullable=False),
    Column("moment", MOMENT, nullable=False),
    Index("attempts_by_who", "who", "moment"),
)
"""Sign-ins that failed: digests of accounts and of addresses."""
