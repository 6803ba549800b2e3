"""Crises: what is prepared, what the council says its own way, and what has happened."""

from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.storage.columns import BOOLEAN, DATE, INSTANT, INTEGER, EnumNumber, EnumText, Text
from muniredes.storage.tables.base import (
    Column,
    Index,
    number,
    points_to,
    several,
    table,
    text,
    who_did,
    who_has,
)

crisis_plan = table(
    "crisis_plan", number(), text("single_voice"), text("kit_place"), Column("next_drill_on", DATE)
)
crisis_duty = table(
    "crisis_duty",
    number(),
    Column("role", EnumText(CrisisRole)),
    Column("level", EnumNumber(CrisisLevel)),
    points_to("person_id", "person"),
    points_to("deputy_id", "person"),
)
crisis_contact = table("crisis_contact", number(), text("key"), text("name"), text("phone"), text("purpose"))
prepared_notice = table(
    "prepared_notice",
    number(),
    text("name"),
    text("text"),
    Column("picture", Text(64)),
    text("alternative_text"),
)
crisis_text = table("crisis_text", number(), text("key"), text("text"), text("base"))
crisis_step = table(
    "crisis_step",
    number(),
    text("checklist"),
    text("after"),
    text("do"),
    text("why"),
    several("roles", CrisisRole),
    Column("minutes", INTEGER),
    text("paste"),
)
incident = table(
    "incident",
    number(),
    text("checklist"),
    text("name"),
    Column("level", EnumNumber(CrisisLevel), nullable=False),
    Column("is_drill", BOOLEAN, nullable=False),
    Column("is_breach", BOOLEAN, nullable=False),
    Column("began_at", INSTANT),
    Column("aware_at", INSTANT),
    who_has("handler_id", until="ended_at"),
    points_to("account_id", "account"),
    Column("next_notice_at", INSTANT),
    several("paused_posts", int),
    Column("ended_at", INSTANT),
    text("what_happened"),
    text("why"),
    text("prevention"),
)
incident_step = table(
    "incident_step",
    number(),
    points_to("incident_id", "incident", owner=True),
    Column("position", INTEGER, nullable=False),
    text("key"),
    text("do"),
    text("why"),
    several("roles", CrisisRole),
    text("when"),
    text("paste"),
    Column("stage", EnumText(Stage)),
    who_has("person_id", until="done_at"),
    Column("due_at", INSTANT),
    Column("done_at", INSTANT),
    who_did("done_by_id"),
    text("done_by"),
    Column("is_skipped", BOOLEAN, nullable=False),
    text("note"),
    Index("ix_incident_step_incident_id", "incident_id"),
)
incident_entry = table(
    "incident_entry",
    number(),
    points_to("incident_id", "incident", owner=True),
    Column("at", INSTANT),
    Column("kind", EnumText(EntryKind), nullable=False),
    text("text"),
    who_did("person_id"),
    text("who"),
    Column("capture", Text(64)),
    text("fingerprint"),
    Index("ix_incident_entry_incident_id", "incident_id"),
)
lesson_task = table(
    "lesson_task",
    number(),
    points_to("incident_id", "incident", owner=True),
    text("what"),
    who_has("person_id", until="done_on"),
    Column("due_on", DATE),
    Column("done_on", DATE),
    Index("ix_lesson_task_incident_id", "incident_id"),
)
