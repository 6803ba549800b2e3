"""Keep what a wizard was told so far, so that closing it loses nothing."""

from collections.abc import Mapping

from muniredes.domain.drafts import Answers, Draft
from muniredes.domain.secrets import holds_secret, texts_in
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
    """Write down where a wizard is and what it was told; an answer that holds a secret is not kept."""
    draft = Draft(
        wizard=wizard, subject=subject, page=page, answers=without_secrets(answers), unknown=list(unknown)
    )
    with database.note() as session:
        session.merge(draft)


def discard(database: Database, wizard: str, subject: str) -> None:
    """Forget an unfinished wizard."""
    with database.note() as session:
        draft = reading.draft(session, wizard, subject)
        if draft is not None:
            session.delete(draft)


def without_secrets(answers: Mapping[str, Answers]) -> dict[str, Answers]:
    """Return the answers of each page but those that hold a secret."""
    return {
        page: {name: said for name, said in told.items() if not any(map(holds_secret, texts_in(said)))}
        for page, told in answers.items()
    }
