"""Tables of the review: second readings, points set aside before signing, and pictures of pages."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from checker.storage.people_tables import IDENTITY
from checker.storage.tables import METADATA, MOMENT

SECOND_READINGS = Table(
    "second_readings",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("assessment", IDENTITY, ForeignKey("case_assessments.assessment"), nullable=False),
    Column("reader", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("sample", Text, nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("finished", MOMENT, nullable=True),
    UniqueConstraint("assessment", "reader"),
)
"""A sample that somebody grades without seeing what the machine and the first reader found."""

SECOND_GRADES = Table(
    "second_grades",
    METADATA,
    Column("reading", IDENTITY, ForeignKey("second_readings.id"), primary_key=True),
    Column("obligation", String(128), primary_key=True),
    Column("element", String(128), primary_key=True),
    Column("first", String(64), nullable=False),
    Column("second", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("created", MOMENT, nullable=False),
)
"""What the second reader found, beside what stood at that moment; written once."""

RECONCILIATIONS = Table(
    "reconciliations",
    METADATA,
    Column("reading", IDENTITY, ForeignKey("second_readings.id"), primary_key=True),
    Column("obligation", String(128), primary_key=True),
    Column("element", String(128), primary_key=True),
    Column("decision", IDENTITY, ForeignKey("decisions.id"), nullable=False),
)
"""The decision that settled a difference between both readers."""

SET_ASIDE = Table(
    "set_aside",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("assessment", IDENTITY, ForeignKey("case_assessments.assessment"), nullable=False),
    Column("gate", String(32), nullable=False),
    Column("points", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    Index("set_aside_by_assessment", "assessment", "number"),
)
"""Points that stay open and with which an assessment may be signed all the same, each list with a reason."""

PICTURES = Table(
    "pictures",
    METADATA,
    Column("sha256", String(64), ForeignKey("originals.sha256"), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("placing", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Pages of originals as they are printed."""
