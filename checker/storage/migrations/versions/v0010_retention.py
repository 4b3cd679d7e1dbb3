"""Retention: holds, proposals of deletion, and what is left of deleted cases."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "holds",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.String(32), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("lifted", sa.String(27), nullable=True),
        sa.Column("lifted_by", sa.String(32), nullable=True),
        sa.Column("lifted_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["author"], ["people.id"]),
        sa.ForeignKeyConstraint(["lifted_by"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("holds_by_case", "holds", ["case_id"], unique=False)
    op.create_table(
        "proposals",
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("case_id"),
    )
    op.create_table(
        "tombstones",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("number", sa.String(64), nullable=False),
        sa.Column("opened", sa.String(27), nullable=False),
        sa.Column("closed", sa.String(27), nullable=False),
        sa.Column("deleted", sa.String(27), nullable=False),
        sa.Column("rule", sa.String(32), nullable=False),
        sa.Column("proposed_by", sa.String(255), nullable=False),
        sa.Column("deleted_by", sa.String(255), nullable=False),
        sa.Column("originals", sa.Text(), nullable=False),
        sa.Column("assessments", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
