"""Second readings, points set aside before signing, and pictures of pages."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the review."""
    op.create_table(
        "second_readings",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("assessment", sa.String(32), nullable=False),
        sa.Column("reader", sa.String(32), nullable=False),
        sa.Column("sample", sa.Text(), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("finished", sa.String(27), nullable=True),
        sa.ForeignKeyConstraint(["assessment"], ["case_assessments.assessment"]),
        sa.ForeignKeyConstraint(["reader"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("assessment", "reader"),
    )
    op.create_table(
        "second_grades",
        sa.Column("reading", sa.String(32), nullable=False),
        sa.Column("obligation", sa.String(128), nullable=False),
        sa.Column("element", sa.String(128), nullable=False),
        sa.Column("first", sa.String(64), nullable=False),
        sa.Column("second", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["second_readings.id"]),
        sa.PrimaryKeyConstraint("reading", "obligation", "element"),
    )
    op.create_table(
        "reconciliations",
        sa.Column("reading", sa.String(32), nullable=False),
        sa.Column("obligation", sa.String(128), nullable=False),
        sa.Column("element", sa.String(128), nullable=False),
        sa.Column("decision", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["second_readings.id"]),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("reading", "obligation", "element"),
    )
    op.create_table(
        "set_aside",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("assessment", sa.String(32), nullable=False),
        sa.Column("gate", sa.String(32), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.String(32), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["assessment"], ["case_assessments.assessment"]),
        sa.ForeignKeyConstraint(["author"], ["people.id"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("set_aside_by_assessment", "set_aside", ["assessment", "number"], unique=False)
    op.create_table(
        "pictures",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("placing", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["originals.sha256"]),
        sa.PrimaryKeyConstraint("sha256", "page"),
    )
