"""What the program keeps for itself, and is no field of the guide: drafts, pictures, papers, history."""

from muniredes.storage.columns import BYTES, DATE, DATETIME, INTEGER, Json, Text
from muniredes.storage.tables.base import Column, Index, number, table, text

table(
    "manual_issue",
    Column("version", INTEGER, primary_key=True),
    Column("as_of", DATE, nullable=False),
    Column("edition", Text(20), nullable=False),
    Column("last_action_id", INTEGER, nullable=False),
    text("author"),
)
table(
    "draft",
    Column("wizard", Text(40), primary_key=True),
    Column("subject", Text(80), primary_key=True),
    text("page"),
    Column("answers", Json(), nullable=False),
    Column("unknown", Json(), nullable=False),
)
table(
    "image",
    Column("sha256", Text(64), primary_key=True),
    Column("media_type", Text(40), nullable=False),
    Column("width", INTEGER, nullable=False),
    Column("height", INTEGER, nullable=False),
    Column("data", BYTES, nullable=False),
)
table(
    "stored_paper",
    Column("sha256", Text(64), primary_key=True),
    Column("media_type", Text(40), nullable=False),
    Column("data", BYTES, nullable=False),
)
table(
    "history_action",
    number(),
    Column("at", DATETIME, nullable=False),
    text("author"),
    text("title"),
    Column("undoes", INTEGER, points_to="history_action", at_once=True),
)
table(
    "history_row",
    number(),
    Column("action_id", INTEGER, nullable=False, points_to="history_action", at_once=True),
    Column("kind", Text(40), nullable=False),
    Column("object_id", INTEGER, nullable=False),
    Column("last_id", INTEGER),
    Column("operation", Text(10), nullable=False),
    Column("before", Json()),
    Column("after", Json()),
    Index("ix_history_row_action_id", "action_id"),
    Index("ix_history_row_object", "kind", "object_id"),
    Index("ix_history_row_list", "kind", "last_id"),
)
