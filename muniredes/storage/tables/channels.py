"""What is said where, and the profiles opened and closed for it."""

from muniredes.domain.channels.blogs import BlogScope
from muniredes.domain.channels.coordination import Medium, Role
from muniredes.domain.channels.plan import Audience, ContentKind, TownSize
from muniredes.domain.channels.profiles import ProfileState
from muniredes.storage.columns import BOOLEAN, DATE, FLOAT, EnumNumber, EnumText
from muniredes.storage.tables.base import Column, number, points_to, several, table, text, who_did

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
    Column("posts_per_week", FLOAT),
    text("language"),
    points_to("publisher_id", "person"),
    points_to("responder_id", "person"),
    Column("links_to_register", BOOLEAN),
    Column("linked_from_web", BOOLEAN),
    Column("links_checked_on", DATE),
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
    Column("is_participatory", BOOLEAN),
    Column("is_collaborative", BOOLEAN),
    text("theme"),
    Column("theme_is_defined", BOOLEAN),
    Column("is_of_interest", BOOLEAN),
    text("addressees"),
    Column("are_specific", BOOLEAN),
    text("functions"),
    Column("tool_fits", BOOLEAN),
    points_to("keeper_id", "person"),
    points_to("deputy_id", "person"),
    Column("weekly_hours", FLOAT),
    text("ideas"),
    text("similar"),
    Column("hashtag_would_do", BOOLEAN),
    text("hashtag"),
    Column("asked_on", DATE),
    who_did("decided_by_id"),
    Column("decided_on", DATE),
    text("resolution"),
    text("decision_reason"),
    points_to("account_id", "account"),
)
closure = table(
    "closure",
    points_to("account_id", "account", primary_key=True),
    points_to("into_id", "account"),
    text("reason"),
    Column("copied_on", DATE),
    text("copy_place"),
    Column("notice_on", DATE),
    Column("links_changed_on", DATE),
    Column("keeps_handle", BOOLEAN),
    Column("register_updated_on", DATE),
    who_did("decided_by_id"),
    Column("decided_on", DATE),
    text("resolution"),
    Column("closed_on", DATE),
)
