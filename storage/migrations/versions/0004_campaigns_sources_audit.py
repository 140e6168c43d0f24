"""Campaigns, where people came from and what came of it; invitations, branch areas, and the audit log."""

from alembic import op
import sqlalchemy as sa

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# The audit log is only added to. A later revision that lets Alembic copy the table on SQLite makes these anew.
# INSERT OR REPLACE would delete without asking the second of them, hence the third.
ONLY_ADDED = {
    "sqlite": [
        "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END",
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END",
        "CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit "
        "WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit) "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION audit_only_added() RETURNS trigger LANGUAGE plpgsql "
        "AS $$ BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$",
        "CREATE TRIGGER audit_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_added()",
    ],
}

TELEGRAM_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table("area",
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("regions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_area"))
    )
    op.create_table("audit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("officer", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(32), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit"))
    )
    for statement in ONLY_ADDED[op.get_bind().dialect.name]:
        op.execute(statement)
    op.create_table("campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(16), nullable=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("goal", sa.String(200), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("composer", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(120), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("approver", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("approved_digest", sa.String(64), nullable=False),
        sa.Column("approved_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("next_at", MOMENT, nullable=True),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(16), nullable=False),
        sa.Column("cursor", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("undo", sa.String(16), nullable=False),
        sa.Column("undo_words", sa.Text(), nullable=False),
        sa.Column("undo_by", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("undo_cursor", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("undo_since", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("board_chat", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("board_message", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("board_at", MOMENT, nullable=True),
        sa.Column("since", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign"))
    )
    op.create_index(op.f("ix_campaign_state_next_at"), "campaign", ["state", "next_at"], unique=False)
    op.create_index("uq_campaign_code", "campaign", ["code"], unique=True)
    op.create_table("invitation",
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("by", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_by", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_invitation"))
    )
    op.create_table("officer",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_officer"))
    )
    op.create_index("uq_officer_user_id", "officer", ["user_id"], unique=True)
    op.create_table("segment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("by", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment"))
    )
    op.create_index(op.f("ix_segment_region"), "segment", ["region"], unique=False)
    op.create_table("source",
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("workers", sa.Integer(), nullable=True),
        sa.Column("by", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_source"))
    )
    op.create_index(op.f("ix_source_region"), "source", ["region"], unique=False)
    op.create_table("employer",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_employer_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_employer"))
    )
    op.create_table("experience",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("ease", sa.String(16), nullable=False),
        sa.Column("wait", sa.String(16), nullable=False),
        sa.Column("help", sa.String(16), nullable=False),
        sa.Column("words", sa.String(500), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_experience_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_experience"))
    )
    op.create_index(op.f("ix_experience_region_at"), "experience", ["region", "at"], unique=False)
    op.create_index("uq_experience_user_id_claim_id", "experience", ["user_id", "claim_id"], unique=True)
    op.create_table("key_date",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_key_date_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "what", name=op.f("pk_key_date"))
    )
    op.create_index(op.f("ix_key_date_what_on"), "key_date", ["what", "on"], unique=False)
    op.create_table("milestone",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_milestone_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "what", name=op.f("pk_milestone"))
    )
    op.create_index(op.f("ix_milestone_what_at"), "milestone", ["what", "at"], unique=False)
    op.create_table("scan",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["code"], ["source.code"], name=op.f("fk_scan_code_source"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_scan_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "code", name=op.f("pk_scan"))
    )
    op.create_index(op.f("ix_scan_code_first_at"), "scan", ["code", "first_at"], unique=False)
    op.create_table("paid_month",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_paid_month_claim_id_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim_id", "month", name=op.f("pk_paid_month"))
    )
    op.create_index(op.f("ix_paid_month_at"), "paid_month", ["at"], unique=False)
    op.create_table("campaign_result",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("results", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_campaign_result_campaign_id_campaign"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("campaign_id", name=op.f("pk_campaign_result"))
    )
    op.create_table("campaign_words",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_campaign_words_campaign_id_campaign"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("campaign_id", "digest", name=op.f("pk_campaign_words"))
    )
    op.add_column("outbox", sa.Column("campaign_id", sa.Integer(), nullable=True))
    op.add_column("outbox", sa.Column("variant", sa.String(8), nullable=True))
    op.add_column("outbox", sa.Column("digest", sa.String(32), nullable=True))
    op.add_column("outbox", sa.Column("opened_at", MOMENT, nullable=True))
    op.create_index("ix_outbox_campaign", "outbox", ["campaign_id", "kind", "state"], unique=False, sqlite_where=sa.text("campaign_id IS NOT NULL"), postgresql_where=sa.text("campaign_id IS NOT NULL"))


def downgrade() -> None:
    op.drop_index("ix_outbox_campaign", table_name="outbox", sqlite_where=sa.text("campaign_id IS NOT NULL"), postgresql_where=sa.text("campaign_id IS NOT NULL"))
    op.drop_column("outbox", "opened_at")
    op.drop_column("outbox", "digest")
    op.drop_column("outbox", "variant")
    op.drop_column("outbox", "campaign_id")
    op.drop_table("campaign_words")
    op.drop_table("campaign_result")
    op.drop_index(op.f("ix_paid_month_at"), table_name="paid_month")
    op.drop_table("paid_month")
    op.drop_index(op.f("ix_scan_code_first_at"), table_name="scan")
    op.drop_table("scan")
    op.drop_index(op.f("ix_milestone_what_at"), table_name="milestone")
    op.drop_table("milestone")
    op.drop_index(op.f("ix_key_date_what_on"), table_name="key_date")
    op.drop_table("key_date")
    op.drop_index("uq_experience_user_id_claim_id", table_name="experience")
    op.drop_index(op.f("ix_experience_region_at"), table_name="experience")
    op.drop_table("experience")
    op.drop_table("employer")
    op.drop_index(op.f("ix_source_region"), table_name="source")
    op.drop_table("source")
    op.drop_index(op.f("ix_segment_region"), table_name="segment")
    op.drop_table("segment")
    op.drop_index("uq_officer_user_id", table_name="officer")
    op.drop_table("officer")
    op.drop_table("invitation")
    op.drop_index("uq_campaign_code", table_name="campaign")
    op.drop_index(op.f("ix_campaign_state_next_at"), table_name="campaign")
    op.drop_table("campaign")
    op.drop_table("audit")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_only_added()")
    op.drop_table("area")
