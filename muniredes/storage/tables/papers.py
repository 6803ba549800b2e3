"""What the program keeps for itself: drafts, pictures, printed manuals, history."""

from sqlalchemy import JSON, Column, Date, DateTime, ForeignKey, Index, Integer, LargeBinary, String

from muniredes.storage.tables.base import number, table, text

guide_mark = table(
    "guide_mark",
    number(),
    Column("task", String(40), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("at", DateTime, nullable=False),
)
manual_issue = table(
    "manual_issue",
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("as_of", Date, nullable=False),
    Column("edition", String(20), nullable=False),
    Column("last_action_id", Integer, nullable=False),
    text("author"),
)
draft = table(
    "draft",
    Column("wizard", String(40), primary_key=True),
    Column("subject", String(80), primary_key=True),
    text("page"),
    Column("answers", JSON, nullable=False),
    Column("unknown", JSON, nullable=False),
)
image = table(
    "image",
    Column("sha256", String(64), primary_key=True),
    Column("media_type", String(40), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
history_action = table(
    "history_action",
    number(),
    Column("at", DateTime, nullable=False),
    text("author"),
    text("title"),
    Column("undoes", Integer, ForeignKey("history_action.id")),
)
history_row = table(
    "history_row",
    number(),
    Column("action_id", Integer, ForeignKey("history_action.id"), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("object_id", Integer, nullable=False),
    Column("operation", String(10), nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Index("ix_history_row_object", "kind", "object_id"),
)
