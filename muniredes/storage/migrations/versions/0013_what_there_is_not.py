"""What there is none of, what was found when a copy was looked at, and what a series does on holidays."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


_NO = ("no", "no tenemos", "no hay", "no tiene", "ninguna", "ninguno", "-", "n/a", "todavía no")
"""What was written for «there is none» while it was not an answer, and stayed as if it were an address."""


def upgrade() -> None:
    """Add six columns; a copy that was found to be the same says that it was, and when."""
    for kind in ("council", "custody", "style_guide"):
        op.add_column(kind, sa.Column("lacks", sa.JSON(), server_default="[]", nullable=False))
    _take_for_what_it_says()
    op.add_column("archive_copy", sa.Column("checked_on", sa.Date(), nullable=True))
    op.add_column("archive_copy", sa.Column("outcome", sa.String(), nullable=True))
    op.add_column("message", sa.Column("on_holiday", sa.String(), nullable=True))
    op.execute(
        "UPDATE archive_copy SET checked_on = matched_on, outcome = 'same' WHERE matched_on IS NOT NULL"
    )


def _take_for_what_it_says() -> None:
    """Turn each «no tenemos» that is written where an address goes into the answer that it was."""
    said = ", ".join(f"'{word}'" for word in _NO)
    for name in ("website", "electronic_office"):
        op.execute(
            f"UPDATE council SET lacks = json_insert(lacks, '$[#]', '{name}'), {name} = ''"
            f" WHERE lower(trim({name})) IN ({said})"
        )
