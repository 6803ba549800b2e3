"""The door of the file: no text of any record goes in when it holds a secret, wherever it comes from."""

from sqlalchemy.orm import Session

from muniredes.domain.history import Recorded
from muniredes.domain.secrets import refusal, secret_field
from muniredes.domain.words import field_word

UNDOING = "undoing"
"""Mark of a session that puts back what was there: what was once let in is not refused then."""


def refuse_secrets(session: Session, recorded: list[Recorded]) -> None:
    """Refuse what is about to be written, naming the field («custody.notes»), when it holds a secret."""
    if session.info.get(UNDOING):
        return
    for row, _thing in recorded:
        kind = row.ref.kind
        name = secret_field(kind, row.after or {})
        if name:
            raise refusal(field_word(kind, name), f"{kind}.{name}")
