"""The posting calendar: messages, where they go, and each time they go out."""

from datetime import date

from muniredes.domain.calendar.messages.light import ElectoralLight
from muniredes.domain.calendar.messages.message import PostPicture, Publication
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.year.entries import YearAnswer
from muniredes.domain.channels.coordination import Medium
from muniredes.storage.columns import BOOLEAN, DATE, DATETIME, INTEGER, EnumText
from muniredes.storage.tables.base import Column, Index, number, points_to, several, table, text, who_did

message = table(
    "message",
    number(),
    text("title"),
    text("text"),
    points_to("topic_id", "topic"),
    points_to("responsible_id", "person"),
    Column("light", EnumText(ElectoralLight)),
    text("entry"),
    Column("starts_at", DATETIME),
    text("rule"),
    several("exceptions", date),
    Column("minutes", INTEGER),
    Column("is_evergreen", BOOLEAN, nullable=False),
    Column("rest_days", INTEGER),
    several("months", int),
    several("pictures", PostPicture),
    text("note"),
    Index("ix_message_topic_id", "topic_id"),
)
outlet = table(
    "outlet",
    number(),
    points_to("message_id", "message", owner=True),
    points_to("account_id", "account", owner=True),
    Column("medium", EnumText(Medium)),
    text("text"),
    Index("ix_outlet_message_id", "message_id"),
    Index("ix_outlet_account_id", "account_id", "message_id"),
)
post = table(
    "post",
    number(),
    points_to("message_id", "message", owner=True),
    points_to("account_id", "account"),
    Column("medium", EnumText(Medium)),
    Column("at", DATETIME),
    Column("occurrence", DATE),
    Column("state", EnumText(PostState), nullable=False),
    text("text"),
    several("pictures", PostPicture),
    text("url"),
    Column("published_at", DATETIME),
    several("went_out", Publication),
    who_did("approved_by_id"),
    Column("approved_on", DATE),
    text("approval_note"),
    text("approved_said"),
    Column("confirmed_on", DATE),
    Column("paused_from", EnumText(PostState)),
    Index("ix_post_at", "at"),
    Index("ix_post_message_id", "message_id"),
    Index("ix_post_account_id", "account_id", "published_at"),
    Index("ix_post_state", "state", "at"),
)
calendar_note = table(
    "calendar_note",
    number(),
    text("title"),
    Column("starts_on", DATE),
    Column("ends_on", DATE),
    text("note"),
)
local_holiday = table("local_holiday", number(), Column("day", DATE), text("name"))
posting_rules = table(
    "posting_rules",
    number(),
    Column("needs_approval", BOOLEAN, nullable=False),
    points_to("approver_id", "person"),
)
planned_year = table(
    "planned_year",
    number(),
    Column("first", DATE, nullable=False),
    several("entries", str),
    several("answers", YearAnswer),
)
