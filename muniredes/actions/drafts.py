"""Keep what a wizard was told so far, so that closing it loses nothing."""

from collections.abc import Mapping

from muniredes.domain.drafts import Answers, Draft
from muniredes.storage import reading
from muniredes.storage.database import Database


def load(database: Database, wizard: str, subject: str) -> Draft | None:
    """Return an unfinished wizard, or None."""
    with database.read() as session:
        return reading.draft(session, wizard, subject)


def keep(
    database: Database,
    wizard: str,
    subject: str,
    page: str,
    answers: Mapping[str, Answers],
    unknown: list[str],
) -> None:
    """Write down where a wizard is and what it was told."""
    draft = Draft(wizard=wizard, subject=subject, page=page, answers=dict(answers), unknown=list(unknown))
    with database.note() as session:
        session.merge(draft)


def discard(database: Database, wizard: str, subject: str) -> None:
    """Forget an unfinished wizard."""
    with database.note() as session:
        draft = reading.draft(session, wizard, subject)
        if draft is not None:
            session.delete(draft)
