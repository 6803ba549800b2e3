"""Which account a crisis is about."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column; of the crises that were there it is not known. Its key makes the table anew."""
    with op.batch_alter_table("incident", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True))
        table.create_foreign_key(
            op.f("fk_incident_account_id"),
            "account",
            ["account_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
