"""Handing the accounts over: each handover, what was checked, its acts, and the rehearsals of the manual."""

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, String

from muniredes.domain.handover.record import ActKind, CheckAnswer, HandoverReason, StepMark
from muniredes.storage.columns import EnumText
from muniredes.storage.tables.base import number, points_to, several, table, text, who_did

handover = table(
    "handover",
    number(),
    Column("reason", EnumText(HandoverReason), nullable=False),
    text("note"),
    Column("planned_on", Date),
    text("place"),
    who_did("giver_id"),
    who_did("receiver_id"),
    who_did("secretary_id"),
    text("urgent"),
    text("statements"),
    text("disagreements"),
    Column("refused_on", Date),
    text("refusal"),
    Column("received_on", Date),
    Column("observations_on", Date),
    Column("observations_until", Date),
    text("observations"),
    Column("closed_on", Date),
    several("marks", StepMark),
)
handover_answer = table(
    "handover_answer",
    number(),
    points_to("handover_id", "handover", owner=True),
    Column("item", String(40), nullable=False),
    points_to("account_id", "account", owner=True),
    Column("answer", EnumText(CheckAnswer)),
    Column("answered_on", Date),
    who_did("answered_by_id"),
    text("note"),
    Index("ix_handover_answer_handover_id", "handover_id"),
)
handover_act = table(
    "handover_act",
    number(),
    points_to("handover_id", "handover", owner=True),
    Column("kind", EnumText(ActKind), nullable=False),
    Column("issued_on", Date),
    Column("sha256", String(64), nullable=False),
    Index("ix_handover_act_handover_id", "handover_id"),
)
rehearsal = table(
    "rehearsal",
    number(),
    Column("taken_on", Date),
    Column("version", Integer, nullable=False),
    Column("solved", Integer, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    who_did("person_id"),
)
stored_paper = table(
    "stored_paper",
    Column("sha256", String(64), primary_key=True),
    Column("media_type", String(40), nullable=False),
    Column("data", LargeBinary, nullable=False),
)
