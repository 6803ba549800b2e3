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
    with op.batch_alter_table(kind, table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column(column, existing_type=of, nullable=True)
