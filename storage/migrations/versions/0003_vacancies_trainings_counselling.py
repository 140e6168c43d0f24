"""Vacancies, trainings, hours of counsellors; what people do with them; the kind of a list that is brought."""

from alembic import op
import sqlalchemy as sa

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TELEGRAM_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    # Every list was one of claims until now.
    op.add_column("claim_import", sa.Column("what", sa.String(16), nullable=False, server_default="claims"))
    with op.batch_alter_table("claim_import") as batch:
        batch.alter_column("what", existing_type=sa.String(16), server_default=None)
    op.create_table(
        "vacancy",
        sa.Column("reference", sa.String(100), nullable=True),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("employer", sa.String(120), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("wage_min", sa.Integer(), nullable=True),
        sa.Column("wage_max", sa.Integer(), nullable=True),
        sa.Column("education", sa.String(8), nullable=False),
        sa.Column("experience", sa.Integer(), nullable=True),
        sa.Column("skills", sa.String(300), nullable=False),
        sa.Column("link", sa.String(300), nullable=False),
        sa.Column("about", sa.String(600), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("twin", sa.String(64), nullable=False),
        sa.Column("first_seen_on", sa.Date(), nullable=False),
        sa.Column("last_seen_on", sa.Date(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["claim_import.id"], name=op.f("fk_vacancy_import_id_claim_import")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy")),
    )
    op.create_index(op.f("ix_vacancy_last_seen_on_retired_on_import_id"), "vacancy", ["last_seen_on", "retired_on", "import_id"])
    op.create_index(op.f("ix_vacancy_source"), "vacancy", ["source"])
    op.create_index(op.f("ix_vacancy_twin"), "vacancy", ["twin"])
    op.create_index("uq_vacancy_reference", "vacancy", ["reference"], unique=True)
    op.create_table(
        "staged_vacancy",
        sa.Column("reference", sa.String(100), nullable=True),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("employer", sa.String(120), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("wage_min", sa.Integer(), nullable=True),
        sa.Column("wage_max", sa.Integer(), nullable=True),
        sa.Column("education", sa.String(8), nullable=False),
        sa.Column("experience", sa.Integer(), nullable=True),
        sa.Column("skills", sa.String(300), nullable=False),
        sa.Column("link", sa.String(300), nullable=False),
        sa.Column("about", sa.String(600), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("known_id", sa.Integer(), nullable=True),
        sa.Column("twin", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["claim_import.id"], name=op.f("fk_staged_vacancy_import_id_claim_import"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("import_id", "row", name=op.f("pk_staged_vacancy")),
    )
    op.create_index(op.f("ix_staged_vacancy_import_id_reference"), "staged_vacancy", ["import_id", "reference"])
    op.create_table(
        "training",
        sa.Column("reference", sa.String(100), nullable=True),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("provider", sa.String(120), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("skills", sa.String(300), nullable=False),
        sa.Column("link", sa.String(300), nullable=False),
        sa.Column("about", sa.String(600), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_seen_on", sa.Date(), nullable=False),
        sa.Column("last_seen_on", sa.Date(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["claim_import.id"], name=op.f("fk_training_import_id_claim_import")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    op.create_index("uq_training_reference", "training", ["reference"], unique=True)
    op.create_table(
        "staged_training",
        sa.Column("reference", sa.String(100), nullable=True),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("provider", sa.String(120), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("skills", sa.String(300), nullable=False),
        sa.Column("link", sa.String(300), nullable=False),
        sa.Column("about", sa.String(600), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("known_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["claim_import.id"], name=op.f("fk_staged_training_import_id_claim_import"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("import_id", "row", name=op.f("pk_staged_training")),
    )
    op.create_index(op.f("ix_staged_training_import_id_reference"), "staged_training", ["import_id", "reference"])
    op.create_table(
        "slot",
        sa.Column("reference", sa.String(100), nullable=True),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("counsellor", sa.String(60), nullable=False),
        sa.Column("counsellor_id", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("starts_at", MOMENT, nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("link", sa.String(300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["claim_import.id"], name=op.f("fk_slot_import_id_claim_import")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
    )
    op.create_index(op.f("ix_slot_counsellor_id"), "slot", ["counsellor_id"])
    op.create_index(op.f("ix_slot_starts_at"), "slot", ["starts_at"])
    op.create_index("uq_slot_reference", "slot", ["reference"], unique=True)
    op.create_table(
        "staged_slot",
        sa.Column("reference", sa.String(100), nullable=True),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("counsellor", sa.String(60), nullable=False),
        sa.Column("counsellor_id", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("starts_at", MOMENT, nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("link", sa.String(300), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("known_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["claim_import.id"], name=op.f("fk_staged_slot_import_id_claim_import"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("import_id", "row", name=op.f("pk_staged_slot")),
    )
    op.create_index(op.f("ix_staged_slot_import_id_reference"), "staged_slot", ["import_id", "reference"])
    op.create_table(
        "feed",
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("etag", sa.String(200), nullable=False),
        sa.Column("modified", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("failed_at", MOMENT, nullable=True),
        sa.Column("failure", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_feed")),
    )
    op.create_table(
        "application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=True),
        sa.Column("twin", sa.String(64), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("employer", sa.String(120), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_application_user_id_participant"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name=op.f("fk_application_vacancy_id_vacancy"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_application_evidence_id_evidence"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
    )
    op.create_index(op.f("ix_application_twin"), "application", ["twin"])
    op.create_index(op.f("ix_application_vacancy_id"), "application", ["vacancy_id"])
    op.create_index(op.f("ix_application_evidence_id"), "application", ["evidence_id"])
    op.create_index("uq_application_user_id_twin", "application", ["user_id", "twin"], unique=True)
    op.create_table(
        "suggested",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("twin", sa.String(64), nullable=False),
        sa.Column("how", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_suggested_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "twin", name=op.f("pk_suggested")),
    )
    op.create_index(op.f("ix_suggested_twin"), "suggested", ["twin"])
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("wanted", sa.String(80), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("every", sa.String(8), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_saved_search_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
    )
    op.create_index(op.f("ix_saved_search_user_id"), "saved_search", ["user_id"])
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("provider", sa.String(120), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["training_id"], ["training.id"], name=op.f("fk_enrolment_training_id_training"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_enrolment_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
    )
    op.create_index("uq_enrolment_user_id_training_id", "enrolment", ["user_id", "training_id"], unique=True)
    op.create_table(
        "booking",
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_booking_slot_id_slot"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_booking_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("slot_id", name=op.f("pk_booking")),
    )
    op.create_index(op.f("ix_booking_user_id"), "booking", ["user_id"])
    op.create_table(
        "counsel_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("by", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_counsel_note_slot_id_slot"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_counsel_note_user_id_participant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counsel_note")),
    )
    op.create_index(op.f("ix_counsel_note_user_id"), "counsel_note", ["user_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_counsel_note_user_id"), table_name="counsel_note")
    op.drop_table("counsel_note")
    op.drop_index(op.f("ix_booking_user_id"), table_name="booking")
    op.drop_table("booking")
    op.drop_index("uq_enrolment_user_id_training_id", table_name="enrolment")
    op.drop_table("enrolment")
    op.drop_index(op.f("ix_saved_search_user_id"), table_name="saved_search")
    op.drop_table("saved_search")
    op.drop_index(op.f("ix_suggested_twin"), table_name="suggested")
    op.drop_table("suggested")
    op.drop_index("uq_application_user_id_twin", table_name="application")
    op.drop_index(op.f("ix_application_evidence_id"), table_name="application")
    op.drop_index(op.f("ix_application_vacancy_id"), table_name="application")
    op.drop_index(op.f("ix_application_twin"), table_name="application")
    op.drop_table("application")
    op.drop_table("feed")
    op.drop_index(op.f("ix_staged_slot_import_id_reference"), table_name="staged_slot")
    op.drop_table("staged_slot")
    op.drop_index(op.f("ix_slot_counsellor_id"), table_name="slot")
    op.drop_index(op.f("ix_slot_starts_at"), table_name="slot")
    op.drop_index("uq_slot_reference", table_name="slot")
    op.drop_table("slot")
    op.drop_index(op.f("ix_staged_training_import_id_reference"), table_name="staged_training")
    op.drop_table("staged_training")
    op.drop_index("uq_training_reference", table_name="training")
    op.drop_table("training")
    op.drop_index(op.f("ix_staged_vacancy_import_id_reference"), table_name="staged_vacancy")
    op.drop_table("staged_vacancy")
    op.drop_index(op.f("ix_vacancy_source"), table_name="vacancy")
    op.drop_index(op.f("ix_vacancy_last_seen_on_retired_on_import_id"), table_name="vacancy")
    op.drop_index(op.f("ix_vacancy_twin"), table_name="vacancy")
    op.drop_index("uq_vacancy_reference", table_name="vacancy")
    op.drop_table("vacancy")
    with op.batch_alter_table("claim_import") as batch:
        batch.drop_column("what")
