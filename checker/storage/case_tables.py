"""Tables of cases and the audit trail; those of jobs and assessments are in `tables`."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from checker.storage.people_tables import IDENTITY
from checker.storage.tables import METADATA, MOMENT

DAY = String(10)

CASES = Table(
    "cases",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("number", String(64), nullable=False, unique=True),
    Column("title", String(255), nullable=False),
    Column("platform", String(255), nullable=False),
    Column("capacity", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("closed", MOMENT, nullable=True),
    Index("cases_by_created", "created"),
)

CASE_PROFILES = Table(
    "case_profiles",
    METADATA,
    Column("case_id", IDENTITY, ForeignKey("cases.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("facts", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
)

CASE_DOCUMENTS = Table(
    "case_documents",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("case_id", IDENTITY, ForeignKey("cases.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("sha256", String(64), ForeignKey("originals.sha256"), nullable=False),
    Column("name", String(255), nullable=False),
    Column("dated", DAY, nullable=False),
    Column("date_reason", Text, nullable=False),
    Column("job", IDENTITY, ForeignKey("jobs.id"), nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("received", MOMENT, nullable=False),
    Column("accepted", MOMENT, nullable=True),
    Column("withdrawn", MOMENT, nullable=True),
    Column("version", Integer, nullable=False),
    UniqueConstraint("case_id", "position"),
)

RECEIPTS = Table(
    "receipts",
    METADATA,
    Column("document", IDENTITY, ForeignKey("case_documents.id"), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("body", Text, nullable=False),
)
"""What was read of a document when it arrived, as the pages show it."""

SOURCES = Table(
    "sources",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("case_id", IDENTITY, ForeignKey("cases.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("title", String(255), nullable=False),
    Column("publisher", String(255), nullable=False),
    Column("address", Text, nullable=False),
    Column("dated", DAY, nullable=False),
    Column("date_reason", Text, nullable=False),
    Column("retrieved", DAY, nullable=False),
    Column("sha256", String(64), ForeignKey("originals.sha256"), nullable=True),
    Column("name", String(255), nullable=False),
    Column("note", Text, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("withdrawn", MOMENT, nullable=True),
    UniqueConstraint("case_id", "position"),
)
"""The shelf: dated sources from elsewhere that a person put there."""

SOURCE_TEXTS = Table(
    "source_texts",
    METADATA,
    Column("source", IDENTITY, ForeignKey("sources.id"), primary_key=True),
    Column("text", Text, nullable=False),
)
"""What was read in the copies of sources; apart, because lists of sources do without."""

CASE_ASSESSMENTS = Table(
    "case_assessments",
    METADATA,
    Column("assessment", IDENTITY, ForeignKey("assessments.id"), primary_key=True),
    Column("case_id", IDENTITY, ForeignKey("cases.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("profile_version", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    UniqueConstraint("case_id", "position"),
)

STEPS = Table(
    "steps",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("assessment", IDENTITY, ForeignKey("case_assessments.assessment"), nullable=False),
    Column("before", String(16), nullable=False),
    Column("after", String(16), nullable=False),
    Column("person", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("moment", MOMENT, nullable=False),
    Index("steps_by_assessment", "assessment", "number"),
)
"""How an assessment went from state to state, and who did it; a signature is the step to ``final``."""

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", IDENTITY, nullable=False, unique=True),
    Column("assessment", IDENTITY, ForeignKey("case_assessments.assessment"), nullable=False),
    Column("obligation", String(128), nullable=False),
    Column("element", String(128), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("machine", String(64), nullable=False),
    Column("verdict", String(64), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("until", DAY, nullable=False),
    Column("about", IDENTITY, ForeignKey("decisions.id"), nullable=True),
    Column("source", IDENTITY, nullable=True),
    Column("place", String(255), nullable=True),
    Column("quote", Text, nullable=True),
    Column("quoted", String(8), nullable=True),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    Index("decisions_by_assessment", "assessment", "obligation", "number"),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("moment", MOMENT, nullable=False),
    Column("person", IDENTITY, nullable=False),
    Column("name", String(255), nullable=False),
    Column("origin", String(64), nullable=False),
    Column("action", String(48), nullable=False),
    Column("object", String(128), nullable=False),
    Column("case_id", IDENTITY, nullable=False),
    Column("details", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("audit_by_case", "case_id", "number"),
)

AUDIT_HEAD = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
