"""Which account leads to which, the review before an election, and how the council is reached."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add two tables and four columns; nothing that was there changes."""
    op.add_column("council", sa.Column("electronic_office", sa.Text(), server_default="", nullable=False))
    op.add_column("council", sa.Column("phone", sa.Text(), server_default="", nullable=False))
    op.add_column("editorial_line", sa.Column("linked_from_web", sa.Boolean(), nullable=True))
    op.add_column("editorial_line", sa.Column("links_checked_on", sa.Date(), nullable=True))
    _account_link()
    _election_review()


def _account_link() -> None:
    op.create_table(
        "account_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("to_id", sa.Integer(), autoincrement=False, nullable=True),
        _points("account_link", "account_id", "account"),
        _points("account_link", "to_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_link")),
        sqlite_autoincrement=True,
    )


def _election_review() -> None:
    op.create_table(
        "election_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("done", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("reviewer_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("removed", sa.Text(), server_default="", nullable=False),
        _points("election_review", "period_id", "electoral_period"),
        _points("election_review", "account_id", "account"),
        _points("election_review", "reviewer_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_review")),
        sqlite_autoincrement=True,
    )


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=name, initially="DEFERRED", deferrable=True
    )
