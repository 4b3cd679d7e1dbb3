"""First tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the first release."""
    op.create_table(
        "jobs",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("assessment", sa.String(32), nullable=True),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("started", sa.String(27), nullable=True),
        sa.Column("finished", sa.String(27), nullable=True),
        sa.Column("worker", sa.String(64), nullable=False),
        sa.Column("lease_until", sa.String(27), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("cancel", sa.Boolean(), nullable=False),
    )
    op.create_index("jobs_by_state", "jobs", ["state", "number"])
    op.create_table(
        "links",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("until", sa.String(27), nullable=False),
    )
    op.create_table(
        "notices",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "originals",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received", sa.String(27), nullable=False),
    )
    op.create_table(
        "rule_sets",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
    )
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("job", sa.String(32), sa.ForeignKey("jobs.id"), nullable=False),
        sa.Column("run_id", sa.String(64), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("platform", sa.String(255), nullable=False),
        sa.Column("reference_day", sa.String(10), nullable=False),
        sa.Column("rule_set", sa.String(64), nullable=False),
        sa.Column("rule_set_version", sa.String(32), nullable=False),
        sa.Column("rule_set_digest", sa.String(64), sa.ForeignKey("rule_sets.digest"), nullable=False),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("assessments_by_created", "assessments", ["created"])
    op.create_table(
        "uploads",
        sa.Column("job", sa.String(32), sa.ForeignKey("jobs.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("originals.sha256"), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("media_type", sa.String(127), nullable=False),
    )
    op.create_table(
        "editions",
        sa.Column("assessment", sa.String(32), sa.ForeignKey("assessments.id"), primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("language", sa.String(8), primary_key=True),
        sa.Column("maker", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(127), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    """Drop the tables of the first release."""
    op.drop_table("editions")
    op.drop_table("uploads")
    op.drop_table("assessments")
    op.drop_table("sessions")
    op.drop_table("rule_sets")
    op.drop_table("originals")
    op.drop_table("notices")
    op.drop_table("links")
    op.drop_table("jobs")
