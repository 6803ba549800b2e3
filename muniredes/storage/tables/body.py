"""The body itself: council, term, elections, people and their steps."""

from sqlalchemy import Boolean, Column, Date, Float, String

from muniredes.domain.council import EntityKind
from muniredes.domain.election_review import ReviewPoint
from muniredes.domain.elections import ElectionKind
from muniredes.domain.people import FlowStep, PersonKind
from muniredes.storage.columns import EnumText
from muniredes.storage.tables.base import number, points_to, several, table, text, who_did

council = table(
    "council",
    number(),
    Column("kind", EnumText(EntityKind), nullable=False),
    text("name"),
    text("municipality_code"),
    text("province"),
    text("region"),
    text("website"),
    text("electronic_office"),
    text("phone"),
    Column("shield", String(64)),
    points_to("user_id", "person"),
    points_to("coordinating_area_id", "area"),
    Column("is_example", Boolean, nullable=False),
)
term = table("term", number(), Column("starts", Date, nullable=False))
electoral_period = table(
    "electoral_period",
    number(),
    Column("kind", EnumText(ElectionKind), nullable=False),
    Column("polling_day", Date, nullable=False),
    Column("decree", Date),
    Column("published", Date),
    Column("campaign_starts", Date),
    Column("campaign_ends", Date),
    Column("minutes_session", Date),
    Column("constitution", Date),
    Column("constitution_on_appeal", Date),
)
election_review = table(
    "election_review",
    number(),
    points_to("period_id", "electoral_period", owner=True),
    points_to("account_id", "account", owner=True),
    several("done", ReviewPoint),
    Column("reviewed_on", Date),
    who_did("reviewer_id"),
    text("removed"),
)
area = table("area", number(), text("name"), points_to("responsible_id", "person", in_a_circle=True))
person = table(
    "person",
    number(),
    text("name"),
    text("post"),
    Column("kind", EnumText(PersonKind)),
    points_to("area_id", "area"),
    text("email"),
    text("phone"),
    points_to("deputy_id", "person"),
    Column("weekly_hours", Float),
)
duty = table(
    "duty",
    number(),
    Column("step", EnumText(FlowStep), nullable=False, unique=True),
    points_to("person_id", "person"),
    points_to("deputy_id", "person"),
)
