"""The people on the other side."""

from muniredes.domain.citizens.citizen_test import TestAnswer
from muniredes.domain.citizens.conversation import Deadline
from muniredes.domain.citizens.registers import EnquiryKind, ModerationKind
from muniredes.domain.citizens.rights import Licence
from muniredes.domain.knowledge import ResponseStep
from muniredes.storage.columns import BOOLEAN, DATE, EnumText, Text
from muniredes.storage.tables.base import Column, number, points_to, several, table, text, who_did, who_has

conversation_guide = table(
    "conversation_guide",
    number(),
    text("rules"),
    text("procedure"),
    text("approved_by"),
    Column("approved_on", DATE),
    text("approval_number"),
    text("address"),
    Column("is_linked", BOOLEAN),
    points_to("responsible_id", "person"),
    Column("is_neutral", BOOLEAN),
    text("hours"),
    text("out_of_hours"),
    several("deadlines", Deadline),
    several("steps", ResponseStep),
)
enquiry = table(
    "enquiry",
    number(),
    Column("asked_on", DATE),
    points_to("account_id", "account"),
    Column("kind", EnumText(EnquiryKind), nullable=False),
    text("question"),
    who_has("answers_id", until="answered_on"),
    Column("due_on", DATE),
    Column("answered_on", DATE),
    text("answer"),
    text("registry_number"),
)
moderation = table(
    "moderation",
    number(),
    Column("done_on", DATE),
    points_to("account_id", "account"),
    Column("kind", EnumText(ModerationKind), nullable=False),
    text("what"),
    text("rule"),
    Column("capture", Text(64)),
    Column("warned_on", DATE),
    who_did("decided_by_id"),
    Column("until", DATE),
    Column("review_on", DATE),
    text("appeal"),
    Column("lifted_on", DATE),
)
consent = table(
    "consent",
    number(),
    text("subject"),
    Column("is_minor", BOOLEAN),
    text("purpose"),
    text("channels"),
    Column("given_on", DATE),
    Column("expires_on", DATE),
    Column("revoked_on", DATE),
    text("place"),
)
picture_credit = table(
    "picture_credit",
    number(),
    text("name"),
    Column("picture", Text(64)),
    text("author"),
    Column("licence", EnumText(Licence)),
    Column("licence_until", DATE),
    text("source"),
    text("used_in"),
    text("alternative_text"),
    Column("shows_people", BOOLEAN),
    points_to("consent_id", "consent"),
)
citizen_test = table(
    "citizen_test",
    number(),
    Column("done_on", DATE),
    text("tester"),
    several("answers", TestAnswer),
)
