"""An account begins without a state: nobody has said yet that it is in use."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Let the state say nothing; what is written stays, though nobody knows whether somebody said it."""
    with op.batch_alter_table("account", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("state", existing_type=sa.String(), nullable=True)
