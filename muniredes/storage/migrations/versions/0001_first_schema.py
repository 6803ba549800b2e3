"""The first schema: council, people, accounts, drafts, pictures, printed manuals, history and search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table; nothing exists before."""
    _council()
    _people()
    _accounts()
    _papers()
    _history()
    _search()


def _council() -> None:
    op.create_table(
        "council",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("municipality_code", sa.Text(), server_default="", nullable=False),
        sa.Column("province", sa.Text(), server_default="", nullable=False),
        sa.Column("region", sa.Text(), server_default="", nullable=False),
        sa.Column("website", sa.Text(), server_default="", nullable=False),
        sa.Column("shield", sa.String(length=64), nullable=True),
        sa.Column("user_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("coordinating_area_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coordinating_area_id"],
            ["area.id"],
            name=op.f("fk_council_coordinating_area_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["person.id"], name=op.f("fk_council_user_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "electoral_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("polling_day", sa.Date(), nullable=False),
        sa.Column("decree", sa.Date(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("campaign_starts", sa.Date(), nullable=True),
        sa.Column("campaign_ends", sa.Date(), nullable=True),
        sa.Column("minutes_session", sa.Date(), nullable=True),
        sa.Column("constitution", sa.Date(), nullable=True),
        sa.Column("constitution_on_appeal", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_electoral_period")),
        sqlite_autoincrement=True,
    )


def _people() -> None:
    op.create_table(
        "area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("responsible_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["responsible_id"],
            ["person.id"],
            name=op.f("fk_area_responsible_id"),
            initially="DEFERRED",
            deferrable=True,
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("post", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("area_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("deputy_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("weekly_hours", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_person_area_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["deputy_id"],
            ["person.id"],
            name=op.f("fk_person_deputy_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("deputy_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["deputy_id"],
            ["person.id"],
            name=op.f("fk_duty_deputy_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_duty_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
        sa.UniqueConstraint("step", name=op.f("uq_duty_step")),
        sqlite_autoincrement=True,
    )


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.String(length=40), nullable=False),
        sa.Column("handle", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("area_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("personal_profile", sa.Boolean(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("last_post_on", sa.Date(), nullable=True),
        sa.Column("followers", sa.Integer(), nullable=True),
        sa.Column("weekly_hours", sa.Float(), nullable=True),
        sa.Column("idle_limit_days", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_account_area_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "custody",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("holder_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("deputy_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("phone_is_municipal", sa.Boolean(), nullable=True),
        sa.Column("second_factor", sa.String(), nullable=True),
        sa.Column("second_factor_holder_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("password_place", sa.Text(), server_default="", nullable=False),
        sa.Column("password_changed_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.Text(), server_default="", nullable=False),
        sa.Column("resolution_on", sa.Date(), nullable=True),
        sa.Column("last_copy_on", sa.Date(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_custody_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["deputy_id"],
            ["person.id"],
            name=op.f("fk_custody_deputy_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["person.id"],
            name=op.f("fk_custody_holder_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["second_factor_holder_id"],
            ["person.id"],
            name=op.f("fk_custody_second_factor_holder_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_custody")),
        sqlite_autoincrement=False,
    )


def _papers() -> None:
    op.create_table(
        "guide_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_mark")),
        sa.UniqueConstraint("task", name=op.f("uq_guide_mark_task")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "manual_issue",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("edition", sa.String(length=20), nullable=False),
        sa.Column("last_action_id", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_manual_issue")),
        sqlite_autoincrement=False,
    )
    op.create_table(
        "draft",
        sa.Column("wizard", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("page", sa.Text(), server_default="", nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("unknown", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("wizard", "subject", name=op.f("pk_draft")),
        sqlite_autoincrement=False,
    )
    op.create_table(
        "image",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_image")),
        sqlite_autoincrement=False,
    )


def _history() -> None:
    op.create_table(
        "history_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["history_action.id"], name=op.f("fk_history_action_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_action")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "history_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("operation", sa.String(length=10), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["history_action.id"], name=op.f("fk_history_row_action_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_row")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_history_row_action_id"), "history_row", ["action_id"], unique=False)
    op.create_index("ix_history_row_object", "history_row", ["kind", "object_id"], unique=False)


def _search() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5("
        'title, body, tokenize = "unicode61 remove_diacritics 2")'
    )
