"""The tables as they stand after the newest migration; a test compares both."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()

MOMENT = String(27)
"""ISO 8601 in UTC to the microsecond: sorts as text and reads the same in every database."""

ORIGINALS = Table(
    "originals",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("received", MOMENT, nullable=False),
)

JOBS = Table(
    "jobs",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("request", Text, nullable=False),
    Column("assessment", String(32), nullable=True),
    Column("progress", Text, nullable=False),
    Column("message", Text, nullable=True),
    Column("created", MOMENT, nullable=False),
    Column("started", MOMENT, nullable=True),
    Column("finished", MOMENT, nullable=True),
    Column("worker", String(64), nullable=False),
    Column("lease_until", MOMENT, nullable=True),
    Column("tries", Integer, nullable=False),
    Column("cancel", Boolean, nullable=False),
    Column("author", String(32), nullable=True),
    Column("case_id", String(32), nullable=True),
    Index("jobs_by_state", "state", "number"),
)

UPLOADS = Table(
    "uploads",
    METADATA,
    Column("job", String(32), ForeignKey("jobs.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("sha256", String(64), ForeignKey("originals.sha256"), nullable=False),
    Column("name", String(255), nullable=False),
    Column("media_type", String(127), nullable=False),
)

RULE_SETS = Table(
    "rule_sets",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

ASSESSMENTS = Table(
    "assessments",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("job", String(32), ForeignKey("jobs.id"), nullable=False),
    Column("run_id", String(64), nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("platform", String(255), nullable=False),
    Column("reference_day", String(10), nullable=False),
    Column("rule_set", String(64), nullable=False),
    Column("rule_set_version", String(32), nullable=False),
    Column("rule_set_digest", String(64), ForeignKey("rule_sets.digest"), nullable=False),
    Column("documents", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("assessments_by_created", "created"),
)

EDITIONS = Table(
    "editions",
    METADATA,
    Column("assessment", String(32), ForeignKey("assessments.id"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("maker", String(64), nullable=False),
    Column("media_type", String(127), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
)

NOTICES = Table(
    "notices",
    METADATA,
    Column("name", String(32), primary_key=True),
    Column("body", Text, nullable=False),
)
