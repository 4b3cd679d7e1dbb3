"""Tables of what goes to the platform and comes back, and of what a public edition leaves out."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from checker.storage.case_tables import DAY
from checker.storage.people_tables import IDENTITY
from checker.storage.tables import METADATA, MOMENT

QUESTIONS = Table(
    "questions",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("assessment", IDENTITY, ForeignKey("case_assessments.assessment"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("obligation", String(128), nullable=False),
    Column("element", String(128), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("dropped", MOMENT, nullable=True),
    Index("questions_by_assessment", "assessment", "position"),
)
"""Questions that a person chose, one a gap, in the words they gave them."""

LETTERS = Table(
    "letters",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("assessment", IDENTITY, ForeignKey("case_assessments.assessment"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("sent", DAY, nullable=False),
    Column("version", Integer, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    UniqueConstraint("assessment", "position"),
)
"""Letters with questions; what was sent is never changed."""

REPLIES = Table(
    "replies",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("question", IDENTITY, ForeignKey("questions.id"), nullable=False),
    Column("received", DAY, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    Index("replies_by_question", "question", "number"),
)

PROMISES = Table(
    "promises",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("case_id", IDENTITY, ForeignKey("cases.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("measure", Text, nullable=False),
    Column("due", DAY, nullable=False),
    Column("quote", Text, nullable=False),
    Column("place", String(255), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("outcome_text", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    UniqueConstraint("case_id", "position"),
)
"""What the platform says it will do, by when, in its own words."""

HEARD = Table(
    "heard",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("assessment", IDENTITY, ForeignKey("case_assessments.assessment"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("obligation", String(128), nullable=False),
    Column("element", String(128), nullable=False),
    Column("received", DAY, nullable=False),
    Column("text", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("why", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    UniqueConstraint("assessment", "position"),
)
"""Comments of the platform on findings, and what became of each."""

REDACTIONS = Table(
    "redactions",
    METADATA,
    Column("id", IDENTITY, primary_key=True),
    Column("assessment", IDENTITY, ForeignKey("case_assessments.assessment"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("ground", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", IDENTITY, ForeignKey("people.id"), nullable=False),
    Column("created", MOMENT, nullable=False),
    Column("withdrawn", MOMENT, nullable=True),
    UniqueConstraint("assessment", "position"),
)
"""Words that the public edition leaves out, each with its ground."""
