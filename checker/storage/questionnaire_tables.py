"""Table of questionnaires that are filled in on the pages of a case."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from checker.storage.people_tables import IDENTITY
from checker.storage.tables import METADATA, MOMENT

QUESTIONNAIRES = Table(
    "questionnaires",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("case_id", IDENTITY, ForeignKey("cases.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("rules", String(255), nullable=False),
    Column("profile_version", Integer, nullable=False),
    Column("job", IDENTITY, ForeignKey("jobs.id"), nullable=False),
    Column("asked", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("handed", MOMENT, nullable=True),
    Column("document", IDENTITY, ForeignKey("case_documents.id"), nullable=True),
    UniqueConstraint("case_id", "position"),
)
"""The questions as they were asked, with the version of their rules, and the answers so far."""
