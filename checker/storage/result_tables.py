"""Table of what is made of uploads that are no papers."""

from sqlalchemy import Column, ForeignKey, LargeBinary, String, Table

from checker.storage.tables import METADATA

RESULTS = Table(
    "results",
    METADATA,
    Column("job", String(32), ForeignKey("jobs.id"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("media_type", String(127), nullable=False),
    Column("body", LargeBinary, nullable=False),
)
