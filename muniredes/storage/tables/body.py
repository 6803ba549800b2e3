"""The body itself: council, term, elections, people and their steps."""

from muniredes.domain.council import EntityKind
from muniredes.domain.election_review import ReviewPoint
from muniredes.domain.elections import ElectionKind
from muniredes.domain.people import FlowStep, PersonKind
from muniredes.storage.columns import BOOLEAN, DATE, FLOAT, EnumText, Text
from muniredes.storage.tables.base import Column, number, points_to, several, table, text, who_did

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
    Column("shield", Text(64)),
    points_to("user_id", "person"),
    points_to("coordinating_area_id", "area"),
    Column("is_example", BOOLEAN, nullable=False),
)
term = table("term", number(), Column("starts", DATE, nullable=False))
electoral_period = table(
    "electoral_period",
    number(),
    Column("kind", EnumText(ElectionKind), nullable=False),
    Column("polling_day", DATE, nullable=False),
    Column("decree", DATE),
    Column("published", DATE),
    Column("campaign_starts", DATE),
    Column("campaign_ends", DATE),
    Column("minutes_session", DATE),
    Column("constitution", DATE),
    Column("constitution_on_appeal", DATE),
)
election_review = table(
    "election_review",
    number(),
    points_to("period_id", "electoral_period", owner=True),
    points_to("account_id", "account", owner=True),
    several("done", ReviewPoint),
    Column("reviewed_on", DATE),
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
    Column("weekly_hours", FLOAT),
)
duty = table(
    "duty",
    number(),
    Column("step", EnumText(FlowStep), nullable=False, unique=True),
    points_to("person_id", "person"),
    points_to("deputy_id", "person"),
)
