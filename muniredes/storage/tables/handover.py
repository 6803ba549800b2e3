"""Handing the accounts over: each handover, what was checked, its acts, the rehearsals, the archive."""

from muniredes.domain.handover.record import ActKind, CheckAnswer, HandoverReason, StepMark
from muniredes.storage.columns import BOOLEAN, BYTES, DATE, INTEGER, EnumText, Text
from muniredes.storage.tables.base import Column, Index, number, points_to, several, table, text, who_did

handover = table(
    "handover",
    number(),
    Column("reason", EnumText(HandoverReason), nullable=False),
    text("note"),
    Column("planned_on", DATE),
    text("place"),
    who_did("giver_id"),
    who_did("receiver_id"),
    who_did("secretary_id"),
    text("urgent"),
    text("statements"),
    text("disagreements"),
    Column("refused_on", DATE),
    text("refusal"),
    Column("received_on", DATE),
    Column("observations_on", DATE),
    Column("observations_until", DATE),
    text("observations"),
    Column("closed_on", DATE),
    several("marks", StepMark),
)
handover_answer = table(
    "handover_answer",
    number(),
    points_to("handover_id", "handover", owner=True),
    Column("item", Text(40), nullable=False),
    points_to("account_id", "account", owner=True),
    Column("answer", EnumText(CheckAnswer)),
    Column("answered_on", DATE),
    who_did("answered_by_id"),
    text("note"),
    Index("ix_handover_answer_handover_id", "handover_id"),
)
handover_act = table(
    "handover_act",
    number(),
    points_to("handover_id", "handover", owner=True),
    Column("kind", EnumText(ActKind), nullable=False),
    Column("issued_on", DATE),
    Column("sha256", Text(64), nullable=False),
    Index("ix_handover_act_handover_id", "handover_id"),
)
rehearsal = table(
    "rehearsal",
    number(),
    Column("taken_on", DATE),
    Column("version", INTEGER, nullable=False),
    Column("solved", INTEGER, nullable=False),
    Column("asked", INTEGER, nullable=False),
    Column("seconds", INTEGER, nullable=False),
    who_did("person_id"),
)
archive_copy = table(
    "archive_copy",
    number(),
    points_to("account_id", "account"),
    text("name"),
    Column("size_bytes", INTEGER),
    text("sha256"),
    Column("made_on", DATE),
    Column("covers_from", DATE),
    Column("covers_until", DATE),
    text("place"),
    Column("has_personal_data", BOOLEAN),
    text("note"),
    Column("matched_on", DATE),
)
stored_paper = table(
    "stored_paper",
    Column("sha256", Text(64), primary_key=True),
    Column("media_type", Text(40), nullable=False),
    Column("data", BYTES, nullable=False),
)
