"""Create the first tables.

Revision ID: 001_first_tables
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "001_first_tables"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "pdi_commitment",
    "pdi_state",
    "pdi_finding",
    "pdi_run",
    "pdi_attempt",
    "pdi_profile",
    "pdi_due",
    "pdi_agency_jurisdiction",
    "pdi_agency",
    "pdi_jurisdiction",
)


def upgrade() -> None:
    _places()
    _work()
    _answers()
    _state()
    _commitments()


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.execute("DROP SEQUENCE IF EXISTS pdi_generation")


def _places() -> None:
    op.create_table(
        "pdi_jurisdiction",
        sa.Column("slug", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("ocd_id", sa.Text),
        sa.Column("geoid", sa.Text, index=True),
        sa.Column("lat", sa.Float),
        sa.Column("lng", sa.Float),
    )
    op.create_table(
        "pdi_agency",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("organization_id", sa.Text, unique=True),
        sa.Column("ori", sa.Text, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("state", sa.Text),
        sa.Column("agency_type", sa.Text),
        sa.Column("membership", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("first_listed", sa.Text),
        sa.Column("population", sa.Integer),
        sa.Column("joined", sa.DateTime),
    )
    op.create_table(
        "pdi_agency_jurisdiction",
        sa.Column("agency_id", sa.Text, primary_key=True),
        sa.Column("jurisdiction", sa.Text, primary_key=True, index=True),
    )


def _work() -> None:
    # `ckan db clean` drops tables only and leaves the sequence behind.
    op.execute("CREATE SEQUENCE IF NOT EXISTS pdi_generation")
    op.create_table(
        "pdi_due",
        sa.Column("subject_id", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("generation", sa.BigInteger, nullable=False),
        sa.Column("due_at", sa.DateTime, nullable=False, index=True),
        sa.Column("lease", sa.BigInteger),
        sa.Column("lease_until", sa.DateTime),
        sa.Column("attempts", sa.Integer, nullable=False),
    )
    op.create_table(
        "pdi_profile",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("groups", sa.Text, primary_key=True),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("profile", JSONB, nullable=False),
    )
    op.create_table(
        "pdi_attempt",
        sa.Column("subject_id", sa.Text, primary_key=True),
        sa.Column("input_key", sa.Text, primary_key=True),
        sa.Column("checked", sa.DateTime, nullable=False),
    )


def _answers() -> None:
    op.create_table(
        "pdi_run",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("number", sa.BigInteger, nullable=False, unique=True),
        sa.Column("subject_id", sa.Text, nullable=False, index=True),
        sa.Column("subject_type", sa.Text, nullable=False),
        sa.Column("package_id", sa.Text, nullable=False, index=True),
        sa.Column("owner_org", sa.Text, index=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("ruleset", sa.Text, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("input_key", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("payload", JSONB),
        sa.Column("payload_hash", sa.Text, nullable=False),
        sa.Column("prev_hash", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_table(
        "pdi_finding",
        sa.Column("subject_id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("package_id", sa.Text, nullable=False, index=True),
        sa.Column("rule", sa.Text, nullable=False, index=True),
        sa.Column("rule_version", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("severity", sa.Text, nullable=False),
        sa.Column("gate", sa.Boolean, nullable=False),
        sa.Column("evidence", JSONB, nullable=False),
        sa.Column("applied", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("weight", sa.Float, nullable=False),
    )


def _state() -> None:
    op.create_table(
        "pdi_state",
        sa.Column("subject_id", sa.Text, primary_key=True),
        sa.Column("subject_type", sa.Text, nullable=False),
        sa.Column("package_id", sa.Text, nullable=False, index=True),
        sa.Column("owner_org", sa.Text, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("category", sa.Text),
        sa.Column("verdict", sa.Text),
        sa.Column("granularity", sa.Text),
        sa.Column("pillars", JSONB, nullable=False),
        sa.Column("privacy", sa.Text),
        sa.Column("public", sa.Boolean, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("permission_labels", JSONB, nullable=False),
        sa.Column("jurisdictions", JSONB, nullable=False),
        sa.Column("structure", sa.Text),
        sa.Column("period_start", sa.Text),
        sa.Column("period_end", sa.Text),
        sa.Column("sha256", sa.Text, index=True),
        sa.Column("stamp", sa.Text),
        sa.Column("ruleset", sa.Text),
        sa.Column("engine", sa.Text),
        sa.Column("checked", sa.DateTime),
        sa.Column("run_id", sa.Text),
        sa.Column("input_key", sa.Text),
        sa.Column("indexed_run", sa.Text),
        sa.Column("data", JSONB, nullable=False),
    )


def _commitments() -> None:
    op.create_table(
        "pdi_commitment",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("statement_id", sa.Text, nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("organization_id", sa.Text, index=True),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("city", sa.Text),
        sa.Column("state", sa.Text),
        sa.Column("efforts", sa.Text),
        sa.Column("category", sa.Text),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("due", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("history", JSONB, nullable=False),
        sa.Column("data", JSONB, nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("created_by", sa.Text),
    )
