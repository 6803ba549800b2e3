"""What is said where, and the profiles opened and closed for it."""

from sqlalchemy import Boolean, Column, Date, Float

from muniredes.domain.channels.blogs import BlogScope
from muniredes.domain.channels.coordination import Medium, Role
from muniredes.domain.channels.plan import Audience, ContentKind, TownSize
from muniredes.domain.channels.profiles import ProfileState
from muniredes.storage.columns import EnumNumber, EnumText
from muniredes.storage.tables.base import number, points_to, several, table, text, who_did

channel_plan = table(
    "channel_plan",
    number(),
    Column("size", EnumNumber(TownSize)),
    several("audiences", Audience),
    several("contents", ContentKind),
    text("register_address"),
)
editorial_line = table(
    "editorial_line",
    points_to("account_id", "account", primary_key=True),
    text("content"),
    text("tone"),
    text("audience"),
    text("frequency"),
    Column("posts_per_week", Float),
    text("language"),
    points_to("publisher_id", "person"),
    points_to("responder_id", "person"),
    Column("links_to_register", Boolean),
    Column("linked_from_web", Boolean),
    Column("links_checked_on", Date),
)
account_link = table(
    "account_link",
    number(),
    points_to("account_id", "account", owner=True),
    points_to("to_id", "account", owner=True),
)
blog = table(
    "blog",
    points_to("account_id", "account", primary_key=True),
    Column("scope", EnumText(BlogScope)),
    points_to("responsible_id", "person"),
    text("objectives"),
    text("guidelines"),
)
topic = table("topic", number(), text("name"), text("note"))
channel_use = table(
    "channel_use",
    number(),
    points_to("topic_id", "topic", owner=True),
    points_to("account_id", "account", owner=True),
    Column("medium", EnumText(Medium)),
    Column("role", EnumText(Role), nullable=False),
)
opening_request = table(
    "opening_request",
    number(),
    text("name"),
    text("network_id"),
    text("handle"),
    Column("state", EnumText(ProfileState), nullable=False),
    points_to("area_id", "area"),
    text("objectives"),
    Column("is_participatory", Boolean),
    Column("is_collaborative", Boolean),
    text("theme"),
    Column("theme_is_defined", Boolean),
    Column("is_of_interest", Boolean),
    text("addressees"),
    Column("are_specific", Boolean),
    text("functions"),
    Column("tool_fits", Boolean),
    points_to("keeper_id", "person"),
    points_to("deputy_id", "person"),
    Column("weekly_hours", Float),
    text("ideas"),
    text("similar"),
    Column("hashtag_would_do", Boolean),
    text("hashtag"),
    Column("asked_on", Date),
    who_did("decided_by_id"),
    Column("decided_on", Date),
    text("resolution"),
    text("decision_reason"),
    points_to("account_id", "account"),
)
closure = table(
    "closure",
    points_to("account_id", "account", primary_key=True),
    points_to("into_id", "account"),
    text("reason"),
    Column("copied_on", Date),
    text("copy_place"),
    Column("notice_on", Date),
    Column("links_changed_on", Date),
    Column("keeps_handle", Boolean),
    Column("register_updated_on", Date),
    who_did("decided_by_id"),
    Column("decided_on", Date),
    text("resolution"),
    Column("closed_on", Date),
)
