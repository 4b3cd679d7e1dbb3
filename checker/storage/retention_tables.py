"""Tables of retention: cases that are held or proposed for deletion, and what is left of deleted ones."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from checker.storage.people_tables import IDENTITY
from checker.storage.tables import METADATA, MOMENT

HOLDS = Table(
    "holds",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("case_id", IDENTITY, ForeignKey("cases.id"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("lifted", MOMENT, nullable=True),
    Column("lifted_by", IDENTITY, ForeignKey("people.id"), nullable=True),
    Column("lifted_reason", Text, nullable=False),
    Index("holds_by_case", "case_id"),
)
"""Reasons why a case is not deleted, whatever the rules say."""

PROPOSALS = Table(
    "proposals",
    METADATA,
    Column("case_id", IDENTITY, ForeignKey("cases.id"), primary_key=True),
    Column("person", IDENTITY, nullable=False),
    Column("name", String(255), nullable=False),
    Column("created", MOMENT, nullable=False),
)
"""Cases that somebody proposes to delete; somebody else does it."""

TOMBSTONES = Table(
    "tombstones",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("number", String(64), nullable=False),
    Column("opened", MOMENT, nullable=False),
    Column("closed", MOMENT, nullable=False),
    Column("deleted", MOMENT, nullable=False),
    Column("rule", String(32), nullable=False),
    Column("proposed_by", String(255), nullable=False),
    Column("deleted_by", String(255), nullable=False),
    Column("originals", Text, nullable=False),
    Column("assessments", Text, nullable=False),
    Column("rows", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
)
"""What is left of a deleted case, without text of it; entry `entry` of the audit trail vouches for it."""
