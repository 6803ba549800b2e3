"""What nobody has said is no answer: whether posts take two, why accounts change hands, where links lead."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Let two columns say nothing; add what there is none of in a plan, and that a profile leads nowhere.

    What is written stays: whether somebody answered it, nobody knows any more.
    """
    with op.batch_alter_table("posting_rules", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("needs_approval", existing_type=sa.Boolean(), nullable=True)
    with op.batch_alter_table("handover", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("reason", existing_type=sa.String(), nullable=True)
    op.add_column("channel_plan", sa.Column("lacks", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("editorial_line", sa.Column("links_to_none", sa.Boolean(), nullable=True))
