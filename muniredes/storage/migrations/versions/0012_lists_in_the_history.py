"""A list in the history is one row of it: the number of the first, and that of the last."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add a column and two indexes; nothing that was there changes."""
    op.add_column("history_row", sa.Column("last_id", sa.Integer(), nullable=True))
    op.create_index("ix_history_row_list", "history_row", ["kind", "last_id"], unique=False)
    op.create_index("ix_outlet_account_id", "outlet", ["account_id", "message_id"], unique=False)
