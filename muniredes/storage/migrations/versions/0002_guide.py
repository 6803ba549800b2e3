"""The guide: style, channels, profiles, conversation and rights."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables of the guide; nothing that was there changes."""
    _voice()
    _channels()
    _profiles()
    _conversation()
    _rights()


def _voice() -> None:
    op.create_table(
        "style_guide",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("logo", sa.String(length=64), nullable=True),
        sa.Column("logo_on_dark", sa.String(length=64), nullable=True),
        sa.Column("clear_space", sa.Text(), server_default="", nullable=False),
        sa.Column("smallest_size", sa.Text(), server_default="", nullable=False),
        sa.Column("colours", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("typefaces", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("common_elements", sa.Text(), server_default="", nullable=False),
        sa.Column("treatment", sa.String(), nullable=True),
        sa.Column("tone", sa.Text(), server_default="", nullable=False),
        sa.Column("examples", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("avoided_words", sa.Text(), server_default="", nullable=False),
        sa.Column("clear_language", sa.Text(), server_default="", nullable=False),
        sa.Column("inclusive_language", sa.Text(), server_default="", nullable=False),
        sa.Column("languages", sa.Text(), server_default="", nullable=False),
        sa.Column("hashtags", sa.Text(), server_default="", nullable=False),
        sa.Column("emojis", sa.Text(), server_default="", nullable=False),
        sa.Column("alternative_text", sa.Text(), server_default="", nullable=False),
        sa.Column("signature", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_style_guide")),
        sqlite_autoincrement=True,
    )


def _channels() -> None:
    op.create_table(
        "channel_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("audiences", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("contents", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("register_address", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_plan")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "editorial_line",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column("tone", sa.Text(), server_default="", nullable=False),
        sa.Column("audience", sa.Text(), server_default="", nullable=False),
        sa.Column("frequency", sa.Text(), server_default="", nullable=False),
        sa.Column("posts_per_week", sa.Float(), nullable=True),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("publisher_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("responder_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("links_to_register", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_editorial_line_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["publisher_id"],
            ["person.id"],
            name=op.f("fk_editorial_line_publisher_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["responder_id"],
            ["person.id"],
            name=op.f("fk_editorial_line_responder_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_editorial_line")),
    )
    op.create_table(
        "blog",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scope", sa.String(), nullable=True),
        sa.Column("responsible_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("objectives", sa.Text(), server_default="", nullable=False),
        sa.Column("guidelines", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_blog_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["responsible_id"],
            ["person.id"],
            name=op.f("fk_blog_responsible_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_blog")),
    )
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "channel_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("medium", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["topic.id"],
            name=op.f("fk_channel_use_topic_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_channel_use_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_use")),
        sqlite_autoincrement=True,
    )


def _profiles() -> None:
    op.create_table(
        "opening_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("network_id", sa.Text(), server_default="", nullable=False),
        sa.Column("handle", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("area_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("objectives", sa.Text(), server_default="", nullable=False),
        sa.Column("is_participatory", sa.Boolean(), nullable=True),
        sa.Column("is_collaborative", sa.Boolean(), nullable=True),
        sa.Column("theme", sa.Text(), server_default="", nullable=False),
        sa.Column("theme_is_defined", sa.Boolean(), nullable=True),
        sa.Column("is_of_interest", sa.Boolean(), nullable=True),
        sa.Column("addressees", sa.Text(), server_default="", nullable=False),
        sa.Column("are_specific", sa.Boolean(), nullable=True),
        sa.Column("functions", sa.Text(), server_default="", nullable=False),
        sa.Column("tool_fits", sa.Boolean(), nullable=True),
        sa.Column("keeper_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("deputy_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("weekly_hours", sa.Float(), nullable=True),
        sa.Column("ideas", sa.Text(), server_default="", nullable=False),
        sa.Column("similar", sa.Text(), server_default="", nullable=False),
        sa.Column("hashtag_would_do", sa.Boolean(), nullable=True),
        sa.Column("hashtag", sa.Text(), server_default="", nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.Text(), server_default="", nullable=False),
        sa.Column("decision_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id"],
            ["area.id"],
            name=op.f("fk_opening_request_area_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["keeper_id"],
            ["person.id"],
            name=op.f("fk_opening_request_keeper_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["deputy_id"],
            ["person.id"],
            name=op.f("fk_opening_request_deputy_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["person.id"],
            name=op.f("fk_opening_request_decided_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_opening_request_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_request")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "closure",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("into_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("copied_on", sa.Date(), nullable=True),
        sa.Column("copy_place", sa.Text(), server_default="", nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("links_changed_on", sa.Date(), nullable=True),
        sa.Column("keeps_handle", sa.Boolean(), nullable=True),
        sa.Column("register_updated_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.Text(), server_default="", nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_closure_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["into_id"],
            ["account.id"],
            name=op.f("fk_closure_into_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["person.id"],
            name=op.f("fk_closure_decided_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_closure")),
    )


def _conversation() -> None:
    op.create_table(
        "conversation_guide",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Text(), server_default="", nullable=False),
        sa.Column("procedure", sa.Text(), server_default="", nullable=False),
        sa.Column("approved_by", sa.Text(), server_default="", nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approval_number", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("is_linked", sa.Boolean(), nullable=True),
        sa.Column("responsible_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("is_neutral", sa.Boolean(), nullable=True),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("out_of_hours", sa.Text(), server_default="", nullable=False),
        sa.Column("deadlines", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("steps", sa.JSON(), server_default="[]", nullable=False),
        sa.ForeignKeyConstraint(
            ["responsible_id"],
            ["person.id"],
            name=op.f("fk_conversation_guide_responsible_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_guide")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "enquiry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("question", sa.Text(), server_default="", nullable=False),
        sa.Column("answers_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("registry_number", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_enquiry_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["answers_id"],
            ["person.id"],
            name=op.f("fk_enquiry_answers_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "moderation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("rule", sa.Text(), server_default="", nullable=False),
        sa.Column("capture", sa.String(length=64), nullable=True),
        sa.Column("warned_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("appeal", sa.Text(), server_default="", nullable=False),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_moderation_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["person.id"],
            name=op.f("fk_moderation_decided_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation")),
        sqlite_autoincrement=True,
    )


def _rights() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("is_minor", sa.Boolean(), nullable=True),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("channels", sa.Text(), server_default="", nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "picture_credit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("picture", sa.String(length=64), nullable=True),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("licence", sa.String(), nullable=True),
        sa.Column("licence_until", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("used_in", sa.Text(), server_default="", nullable=False),
        sa.Column("alternative_text", sa.Text(), server_default="", nullable=False),
        sa.Column("shows_people", sa.Boolean(), nullable=True),
        sa.Column("consent_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["consent_id"],
            ["consent.id"],
            name=op.f("fk_picture_credit_consent_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_credit")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "citizen_test",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("tester", sa.Text(), server_default="", nullable=False),
        sa.Column("answers", sa.JSON(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citizen_test")),
        sqlite_autoincrement=True,
    )
