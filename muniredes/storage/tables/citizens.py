"""The people on the other side."""

from sqlalchemy import Boolean, Column, Date, String

from muniredes.domain.citizens.citizen_test import TestAnswer
from muniredes.domain.citizens.conversation import Deadline
from muniredes.domain.citizens.registers import EnquiryKind, ModerationKind
from muniredes.domain.citizens.rights import Licence
from muniredes.domain.knowledge import ResponseStep
from muniredes.storage.columns import EnumText
from muniredes.storage.tables.base import number, points_to, several, table, text, who_did, who_has

conversation_guide = table(
    "conversation_guide",
    number(),
    text("rules"),
    text("procedure"),
    text("approved_by"),
    Column("approved_on", Date),
    text("approval_number"),
    text("address"),
    Column("is_linked", Boolean),
    points_to("responsible_id", "person"),
    Column("is_neutral", Boolean),
    text("hours"),
    text("out_of_hours"),
    several("deadlines", Deadline),
    several("steps", ResponseStep),
)
enquiry = table(
    "enquiry",
    number(),
    Column("asked_on", Date),
    points_to("account_id", "account"),
    Column("kind", EnumText(EnquiryKind), nullable=False),
    text("question"),
    who_has("answers_id", until="answered_on"),
    Column("due_on", Date),
    Column("answered_on", Date),
    text("answer"),
    text("registry_number"),
)
moderation = table(
    "moderation",
    number(),
    Column("done_on", Date),
    points_to("account_id", "account"),
    Column("kind", EnumText(ModerationKind), nullable=False),
    text("what"),
    text("rule"),
    Column("capture", String(64)),
    Column("warned_on", Date),
    who_did("decided_by_id"),
    Column("until", Date),
    Column("review_on", Date),
    text("appeal"),
    Column("lifted_on", Date),
)
consent = table(
    "consent",
    number(),
    text("subject"),
    Column("is_minor", Boolean),
    text("purpose"),
    text("channels"),
    Column("given_on", Date),
    Column("expires_on", Date),
    Column("revoked_on", Date),
    text("place"),
)
picture_credit = table(
    "picture_credit",
    number(),
    text("name"),
    Column("picture", String(64)),
    text("author"),
    Column("licence", EnumText(Licence)),
    Column("licence_until", Date),
    text("source"),
    text("used_in"),
    text("alternative_text"),
    Column("shows_people", Boolean),
    points_to("consent_id", "consent"),
)
citizen_test = table(
    "citizen_test",
    number(),
    Column("done_on", Date),
    text("tester"),
    several("answers", TestAnswer),
)
