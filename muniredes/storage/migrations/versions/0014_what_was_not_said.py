"""What nobody has said is no answer: whether posts take two, why accounts change hands, where links lead."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Let two columns say nothing; add what there is none of in a plan, and that a profile leads nowhere.

    What is written stays: whether somebody answered it, nobody knows any more.
    """
    _let_say_nothing("posting_rules", "needs_approval", sa.Boolean())
    _let_say_nothing("handover", "reason", sa.String())
    op.add_column("channel_plan", sa.Column("lacks", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("editorial_line", sa.Column("links_to_none", sa.Boolean(), nullable=True))


def _let_say_nothing(kind: str, column: str, of: sa.types.TypeEngine[Any]) -> None:
    """Make the table anew without losing the last number it gave: no number is ever given twice."""
    given = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :kind").bindparams(kind=kind)
    last = op.get_bind().execute(given).scalar()
    with op.batch_alter_table(kind, table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column(column, existing_type=of, nullable=True)
    if last is None:
        return
    op.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :kind").bindparams(kind=kind))
    op.execute(
        sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:kind, :last)").bindparams(
            kind=kind, last=last
        )
    )
