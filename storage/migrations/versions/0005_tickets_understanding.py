"""Tickets and their lines, the groups of branches, and what was not understood or not answered."""

from alembic import op
import sqlalchemy as sa

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TELEGRAM_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table("canned",
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("officer", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("region", "name", name=op.f("pk_canned"))
    )
    op.create_table("desk",
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("set_chat_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("chat_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("trouble", sa.String(32), nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("region", name=op.f("pk_desk"))
    )
    op.create_index(op.f("ix_desk_chat_id"), "desk", ["chat_id"], unique=False)
    op.create_table("doomed_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doomed_topic"))
    )
    op.create_table("hoax",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("truth", sa.Text(), nullable=False),
        sa.Column("officer", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoax"))
    )
    op.create_table("misread",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("guessed", sa.String(32), nullable=False),
        sa.Column("chosen", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_misread"))
    )
    op.create_index("ix_misread_state_at", "misread", ["state", "at"], unique=False)
    op.create_table("staff_setting",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("officer", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_staff_setting"))
    )
    op.create_table("unanswered",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("guessed", sa.String(32), nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unanswered"))
    )
    op.create_index("ix_unanswered_at", "unanswered", ["at"], unique=False)
    op.create_table("ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("region", sa.String(16), nullable=False),
        sa.Column("desk", sa.String(16), nullable=False),
        sa.Column("topic", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("chat_id", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("card_id", sa.Integer(), nullable=True),
        sa.Column("helper", TELEGRAM_ID, autoincrement=False, nullable=True),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("closed_by", sa.String(16), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("alerts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_ticket_user_id_participant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket"))
    )
    op.create_index("ix_ticket_desk_thread_id", "ticket", ["desk", "thread_id"], unique=False)
    op.create_index("ix_ticket_state_asked_at", "ticket", ["state", "asked_at"], unique=False)
    op.create_index("ix_ticket_user_id_state", "ticket", ["user_id", "state"], unique=False)
    op.create_table("unsure",
        sa.Column("user_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("first", sa.String(32), nullable=False),
        sa.Column("second", sa.String(32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["participant.user_id"], name=op.f("fk_unsure_user_id_participant")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_unsure"))
    )
    op.create_table("ticket_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(96), nullable=False),
        sa.Column("way", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("file_id", sa.String(255), nullable=False),
        sa.Column("author", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("from_chat", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("answers_id", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(32), nullable=False),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("sent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_line_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_line"))
    )
    op.create_index("ix_ticket_line_from_chat_from_id", "ticket_line", ["from_chat", "from_id"], unique=False)
    op.create_index("ix_ticket_line_sent_id", "ticket_line", ["sent_id"], unique=False)
    op.create_index("ix_ticket_line_state_due_at", "ticket_line", ["state", "due_at"], unique=False)
    op.create_index("ix_ticket_line_ticket_id", "ticket_line", ["ticket_id"], unique=False)
    op.create_index("uq_ticket_line_origin", "ticket_line", ["origin"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_ticket_line_origin", table_name="ticket_line")
    op.drop_index("ix_ticket_line_ticket_id", table_name="ticket_line")
    op.drop_index("ix_ticket_line_state_due_at", table_name="ticket_line")
    op.drop_index("ix_ticket_line_sent_id", table_name="ticket_line")
    op.drop_index("ix_ticket_line_from_chat_from_id", table_name="ticket_line")
    op.drop_table("ticket_line")
    op.drop_table("unsure")
    op.drop_index("ix_ticket_user_id_state", table_name="ticket")
    op.drop_index("ix_ticket_state_asked_at", table_name="ticket")
    op.drop_index("ix_ticket_desk_thread_id", table_name="ticket")
    op.drop_table("ticket")
    op.drop_index("ix_unanswered_at", table_name="unanswered")
    op.drop_table("unanswered")
    op.drop_table("staff_setting")
    op.drop_index("ix_misread_state_at", table_name="misread")
    op.drop_table("misread")
    op.drop_table("hoax")
    op.drop_table("doomed_topic")
    op.drop_index(op.f("ix_desk_chat_id"), table_name="desk")
    op.drop_table("desk")
    op.drop_table("canned")
