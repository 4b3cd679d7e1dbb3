"""Cases, people and the audit trail; whoever is signed in signs in again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of cases and people."""
    op.create_table(
        "attempts",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("moment", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("attempts_by_who", "attempts", ["who", "moment"], unique=False)
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("moment", sa.String(27), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("origin", sa.String(64), nullable=False),
        sa.Column("action", sa.String(48), nullable=False),
        sa.Column("object", sa.String(128), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("audit_by_case", "audit", ["case_id", "number"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("login", sa.String(255), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("disabled", sa.String(27), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("login"),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("number", sa.String(64), nullable=False),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("platform", sa.String(255), nullable=False),
        sa.Column("capacity", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("author", sa.String(32), nullable=False),
        sa.Column("closed", sa.String(27), nullable=True),
        sa.ForeignKeyConstraint(["author"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("cases_by_created", "cases", ["created"], unique=False)
    op.create_table(
        "roles",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("given", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("person", "case_id", "role"),
    )
    op.create_table(
        "case_assessments",
        sa.Column("assessment", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("profile_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["assessment"], ["assessments.id"]),
        sa.ForeignKeyConstraint(["author"], ["people.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("assessment"),
        sa.UniqueConstraint("case_id", "position"),
    )
    op.create_table(
        "case_documents",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("date_reason", sa.Text(), nullable=False),
        sa.Column("job", sa.String(32), nullable=False),
        sa.Column("author", sa.String(32), nullable=False),
        sa.Column("received", sa.String(27), nullable=False),
        sa.Column("accepted", sa.String(27), nullable=True),
        sa.Column("withdrawn", sa.String(27), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["people.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["job"], ["jobs.id"]),
        sa.ForeignKeyConstraint(["sha256"], ["originals.sha256"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "position"),
    )
    op.create_table(
        "case_profiles",
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.String(32), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["people.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("case_id", "version"),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("publisher", sa.String(255), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("date_reason", sa.Text(), nullable=False),
        sa.Column("retrieved", sa.String(10), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("author", sa.String(32), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("withdrawn", sa.String(27), nullable=True),
        sa.ForeignKeyConstraint(["author"], ["people.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["sha256"], ["originals.sha256"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "position"),
    )
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("assessment", sa.String(32), nullable=False),
        sa.Column("obligation", sa.String(128), nullable=False),
        sa.Column("element", sa.String(128), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("machine", sa.String(64), nullable=False),
        sa.Column("verdict", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("until", sa.String(10), nullable=False),
        sa.Column("about", sa.String(32), nullable=True),
        sa.Column("author", sa.String(32), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["about"], ["decisions.id"]),
        sa.ForeignKeyConstraint(["assessment"], ["case_assessments.assessment"]),
        sa.ForeignKeyConstraint(["author"], ["people.id"]),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(
        "decisions_by_assessment", "decisions", ["assessment", "obligation", "number"], unique=False
    )
    op.create_table(
        "receipts",
        sa.Column("document", sa.String(32), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["case_documents.id"]),
        sa.PrimaryKeyConstraint("document", "language"),
    )
    op.create_table(
        "steps",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("assessment", sa.String(32), nullable=False),
        sa.Column("before", sa.String(16), nullable=False),
        sa.Column("after", sa.String(16), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moment", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["assessment"], ["case_assessments.assessment"]),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("steps_by_assessment", "steps", ["assessment", "number"], unique=False)
    op.execute("INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '')")
    op.drop_table("links")
    op.drop_table("sessions")
    op.create_table(
        "links",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("way", sa.String(16), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
        sa.Column("seen", sa.String(27), nullable=False),
        sa.Column("confirmed", sa.String(27), nullable=False),
        sa.Column("origin", sa.String(64), nullable=False),
        sa.Column("agent", sa.String(255), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.add_column("jobs", sa.Column("author", sa.String(32), nullable=True))
    op.add_column("jobs", sa.Column("case_id", sa.String(32), nullable=True))


def downgrade() -> None:
    """Drop the tables of cases and people."""
    op.drop_column("jobs", "case_id")
    op.drop_column("jobs", "author")
    op.drop_table("sessions")
    op.drop_table("links")
    op.drop_table("steps")
    op.drop_table("receipts")
    op.drop_table("decisions")
    op.drop_table("sources")
    op.drop_table("case_profiles")
    op.drop_table("case_documents")
    op.drop_table("case_assessments")
    op.drop_table("roles")
    op.drop_table("cases")
    op.drop_table("people")
    op.drop_table("audit_head")
    op.drop_table("audit")
    op.drop_table("attempts")
    op.create_table(
        "links",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
