"""Crises: what is prepared, what the council says its own way, and what has happened."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the tables of crises; nothing that was there changes."""
    _preparation()
    _own_words()
    _incidents()
    _what_belongs_to_an_incident()


def _table(name: str, *columns: sa.Column[Any], indexed: str = "") -> None:
    """Make a table with its number, its columns, and a key for each column that points elsewhere."""
    keys = [
        sa.ForeignKeyConstraint(
            [column.name],
            [f"{column.info['to']}.id"],
            name=op.f(f"fk_{name}_{column.name}"),
            initially="DEFERRED",
            deferrable=True,
        )
        for column in columns
        if "to" in column.info
    ]
    number = sa.Column("id", sa.Integer(), nullable=False)
    primary = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))
    op.create_table(name, number, *columns, *keys, primary, sqlite_autoincrement=True)
    if indexed:
        op.create_index(f"ix_{name}_{indexed}", name, [indexed], unique=False)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _list(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), server_default="[]", nullable=False)


def _to(name: str, table: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=True, info={"to": table})


def _yes_or_no(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _preparation() -> None:
    _table(
        "crisis_plan",
        _text("single_voice"),
        _text("kit_place"),
        sa.Column("next_drill_on", sa.Date(), nullable=True),
    )
    _table(
        "crisis_duty",
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        _to("person_id", "person"),
        _to("deputy_id", "person"),
    )
    _table("crisis_contact", _text("key"), _text("name"), _text("phone"), _text("purpose"))
    _table(
        "prepared_notice",
        _text("name"),
        _text("text"),
        sa.Column("picture", sa.String(length=64), nullable=True),
        _text("alternative_text"),
    )


def _own_words() -> None:
    _table("crisis_text", _text("key"), _text("text"), _text("base"))
    _table(
        "crisis_step",
        _text("checklist"),
        _text("after"),
        _text("do"),
        _text("why"),
        _list("roles"),
        sa.Column("minutes", sa.Integer(), nullable=True),
        _text("paste"),
    )


def _incidents() -> None:
    _table(
        "incident",
        _text("checklist"),
        _text("name"),
        sa.Column("level", sa.Integer(), nullable=False),
        _yes_or_no("is_drill"),
        _yes_or_no("is_breach"),
        sa.Column("began_at", sa.DateTime(), nullable=True),
        sa.Column("aware_at", sa.DateTime(), nullable=True),
        _to("handler_id", "person"),
        sa.Column("next_notice_at", sa.DateTime(), nullable=True),
        _list("paused_posts"),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        _text("what_happened"),
        _text("why"),
        _text("prevention"),
    )


def _what_belongs_to_an_incident() -> None:
    _table(
        "incident_step",
        _to("incident_id", "incident"),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("key"),
        _text("do"),
        _text("why"),
        _list("roles"),
        _text("when"),
        _text("paste"),
        sa.Column("stage", sa.String(), nullable=True),
        _to("person_id", "person"),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        _to("done_by_id", "person"),
        _text("done_by"),
        _yes_or_no("is_skipped"),
        _text("note"),
        indexed="incident_id",
    )
    _table(
        "incident_entry",
        _to("incident_id", "incident"),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        _text("text"),
        _to("person_id", "person"),
        _text("who"),
        sa.Column("capture", sa.String(length=64), nullable=True),
        _text("fingerprint"),
        indexed="incident_id",
    )
    _table(
        "lesson_task",
        _to("incident_id", "incident"),
        _text("what"),
        _to("person_id", "person"),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        indexed="incident_id",
    )
