"""Texts of sources on the shelf, and where in a source a decision rests."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of texts, and the columns of places and quotes."""
    op.create_table(
        "source_texts",
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.id"]),
        sa.PrimaryKeyConstraint("source"),
    )
    op.add_column("decisions", sa.Column("place", sa.String(255), nullable=True))
    op.add_column("decisions", sa.Column("quote", sa.Text(), nullable=True))
    op.add_column("decisions", sa.Column("quoted", sa.String(8), nullable=True))
