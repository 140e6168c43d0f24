"""People, their progress, their consents, and the updates already handled."""

from alembic import op
import sqlalchemy as sa

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TELEGRAM_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "participant",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("time_zone", sa.String(64), nullable=False),
        sa.Column("region", sa.String(16)),
        sa.Column("reachable", sa.Boolean, nullable=False),
        sa.Column("source", sa.String(64)),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_seen_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_participant")),
    )
    op.create_table(
        "progress",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("flow", sa.String(64), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("pending", sa.Text),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("at", sa.String(64)),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_progress")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["participant.user_id"], ondelete="CASCADE", name=op.f("fk_progress_user_id_participant")
        ),
    )
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", TELEGRAM_ID, nullable=False),
        sa.Column("purpose", sa.String(64), nullable=False),
        sa.Column("granted", sa.Boolean, nullable=False),
        sa.Column("words_hash", sa.String(64), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["participant.user_id"], ondelete="CASCADE", name=op.f("fk_consent_user_id_participant")
        ),
    )
    op.create_index(op.f("ix_consent_user_id_purpose_id"), "consent", ["user_id", "purpose", "id"])
    op.create_table(
        "seen",
        sa.Column("key", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("user_id", TELEGRAM_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("worker", sa.String, nullable=False),
        sa.Column("answered", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_seen")),
    )
    op.create_index(op.f("ix_seen_at"), "seen", ["at"])


def downgrade() -> None:
    op.drop_table("seen")
    op.drop_table("consent")
    op.drop_table("progress")
    op.drop_table("participant")
