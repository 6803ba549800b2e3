"""Handing the accounts over: each handover, its checklist, its acts, and the bytes of these."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add four tables; nothing that was there changes."""
    _table(
        "handover",
        sa.Column("reason", sa.String(), nullable=False),
        _text("note"),
        _day("planned_on"),
        _text("place"),
        _to("giver_id", "person"),
        _to("receiver_id", "person"),
        _to("secretary_id", "person"),
        _text("urgent"),
        _text("statements"),
        _text("disagreements"),
        _day("refused_on"),
        _text("refusal"),
        _day("received_on"),
        _day("observations_on"),
        _day("observations_until"),
        _text("observations"),
        _day("closed_on"),
        sa.Column("marks", sa.JSON(), server_default="[]", nullable=False),
    )
    _table(
        "handover_answer",
        _to("handover_id", "handover"),
        sa.Column("item", sa.String(length=40), nullable=False),
        _to("account_id", "account"),
        sa.Column("answer", sa.String(), nullable=True),
        _day("answered_on"),
        _to("answered_by_id", "person"),
        _text("note"),
        indexed="handover_id",
    )
    _table(
        "handover_act",
        _to("handover_id", "handover"),
        sa.Column("kind", sa.String(), nullable=False),
        _day("issued_on"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        indexed="handover_id",
    )
    op.create_table(
        "stored_paper",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_stored_paper")),
    )


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


def _day(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=True)


def _to(name: str, table: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=True, info={"to": table})
