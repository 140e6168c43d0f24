"""Claims and their months, evidence, unasked messages, wishes about data, staff; progress by person and flow."""

from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TELEGRAM_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("progress") as batch:
        batch.drop_constraint(op.f("pk_progress"), type_="primary")
        batch.create_primary_key(op.f("pk_progress"), ["user_id", "flow"])
    # Those who agreed before there were versions saw the first words.
    op.add_column("consent", sa.Column("version", sa.String(16), nullable=False, server_default=""))
    with op.batch_alter_table("consent") as batch:
        batch.alter_column("version", existing_type=sa.String(16), server_default=None)
    op.create_table(
        "claim_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("file_name", sa.String(120), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_import")),
    )
    op.create_table(
        "erasure",
        sa.Column("receipt", sa.String(24), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("erased", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("receipt", name=op.f("pk_erasure")),
    )
    op.create_table(
        "seal_key",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("check", sa.String(64), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_seal_key")),
    )
    op.create_table(
        "sender",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("brake", sa.String(120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sender")),
    )
    op.create_table(
        "staff",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "role", "region", name=op.f("pk_staff")),
    )
    op.create_table(
        "access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("what", sa.String(64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["participant.user_id"], name=op.f("fk_access_user_id_participant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access")),
    )
    op.create_index(op.f("ix_access_user_id_id"), "access", ["user_id", "id"])

    op.create_table(
        "claim",
        sa.Column("kpj_hash", sa.String(64), nullable=True),
        sa.Column("kpj_last4", sa.String(4), nullable=False),
        sa.Column("phone_hash", sa.String(64), nullable=True),
        sa.Column("born_hash", sa.String(64), nullable=True),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(16), nullable=False),
        sa.Column("employer", sa.String(120), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("phk_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("month_state", sa.String(16), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("reference", sa.String(64), nullable=True),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["claim_import.id"], name=op.f("fk_claim_import_id_claim_import")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_phone_hash"), "claim", ["phone_hash"])
    op.create_index("uq_claim_kpj_hash", "claim", ["kpj_hash"], unique=True)
    op.create_index("uq_claim_reference", "claim", ["reference"], unique=True)

    op.create_table(
        "identity_attempt",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("locked_until", MOMENT, nullable=True),
        sa.Column("code", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_identity_attempt")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dedup", sa.String(96), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("template", sa.String(32), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("lease", sa.String(32), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("message_id", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["participant.user_id"], name=op.f("fk_outbox_user_id_participant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_due", "outbox", ["state", "priority", "due_at"])
    op.create_index(op.f("ix_outbox_user_id"), "outbox", ["user_id"])
    op.create_index("uq_outbox_dedup", "outbox", ["dedup"], unique=True)

    op.create_table(
        "silence",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["participant.user_id"], name=op.f("fk_silence_user_id_participant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "kind", name=op.f("pk_silence")),
    )
    op.create_table(
        "staged_claim",
        sa.Column("kpj_hash", sa.String(64), nullable=True),
        sa.Column("kpj_last4", sa.String(4), nullable=False),
        sa.Column("phone_hash", sa.String(64), nullable=True),
        sa.Column("born_hash", sa.String(64), nullable=True),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(16), nullable=False),
        sa.Column("employer", sa.String(120), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("phk_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("month_state", sa.String(16), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["claim_import.id"], name=op.f("fk_staged_claim_import_id_claim_import"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("import_id", "row", name=op.f("pk_staged_claim")),
    )
    op.create_index(op.f("ix_staged_claim_import_id_kpj_hash"), "staged_claim", ["import_id", "kpj_hash"])

    op.create_table(
        "benefit_month",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_benefit_month_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["participant.user_id"], name=op.f("fk_benefit_month_user_id_participant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "claim_id", "number", name=op.f("pk_benefit_month")),
    )
    op.create_table(
        "claim_link",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_link_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["participant.user_id"], name=op.f("fk_claim_link_user_id_participant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "claim_id", name=op.f("pk_claim_link")),
    )
    op.create_index(op.f("ix_claim_link_claim_id"), "claim_link", ["claim_id"])

    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("figure", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.String(255), nullable=False),
        sa.Column("file_kind", sa.String(16), nullable=False),
        sa.Column("file_name", sa.String(120), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["participant.user_id"], name=op.f("fk_evidence_user_id_participant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_user_id_claim_id_month"), "evidence", ["user_id", "claim_id", "month"])


def downgrade() -> None:
    op.drop_index(op.f("ix_evidence_user_id_claim_id_month"), table_name="evidence")

    op.drop_table("evidence")
    op.drop_index(op.f("ix_claim_link_claim_id"), table_name="claim_link")

    op.drop_table("claim_link")
    op.drop_table("benefit_month")
    op.drop_index(op.f("ix_staged_claim_import_id_kpj_hash"), table_name="staged_claim")

    op.drop_table("staged_claim")
    op.drop_table("silence")
    op.drop_index("uq_outbox_dedup", table_name="outbox")
    op.drop_index(op.f("ix_outbox_user_id"), table_name="outbox")
    op.drop_index("ix_outbox_due", table_name="outbox")

    op.drop_table("outbox")
    op.drop_table("identity_attempt")
    op.drop_index("uq_claim_reference", table_name="claim")
    op.drop_index("uq_claim_kpj_hash", table_name="claim")
    op.drop_index(op.f("ix_claim_phone_hash"), table_name="claim")

    op.drop_table("claim")
    op.drop_index(op.f("ix_access_user_id_id"), table_name="access")

    op.drop_table("access")
    op.drop_table("staff")
    op.drop_table("sender")
    op.drop_table("seal_key")
    op.drop_table("erasure")
    op.drop_table("claim_import")
    with op.batch_alter_table("consent") as batch:
        batch.drop_column("version")
    # One flow a person: the one that was talked about last.
    op.execute(
        "DELETE FROM progress WHERE EXISTS (SELECT 1 FROM progress AS later WHERE later.user_id = progress.user_id "
        "AND (later.updated_at, later.flow) > (progress.updated_at, progress.flow))"
    )
    with op.batch_alter_table("progress") as batch:
        batch.drop_constraint(op.f("pk_progress"), type_="primary")
        batch.create_primary_key(op.f("pk_progress"), ["user_id"])
