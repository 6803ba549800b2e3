"""No text of any record goes into the file when it holds a secret, wherever it comes from."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from muniredes.domain.fields import word
from muniredes.domain.history import Operation, Recorded
from muniredes.domain.texts.secrets import none_holds_secret, refusal, secret_field, texts_in
from muniredes.storage.writing.recorder import driver

_NAMED = "account"
"""What those names are of: its own is judged by itself."""

UNDOING = "undoing"
"""Mark of a session that puts back what was there: what was once let in is not refused then."""


def refuse_secrets(session: Session, recorded: list[Recorded]) -> None:
    """Refuse what is about to be written, naming the field («custody.notes»), when it holds a secret."""
    if session.info.get(UNDOING):
        return
    for row, thing in recorded:
        said = row.after or vars(thing)
        if row.operation is not Operation.DELETE and secret_field(row.ref.kind, said):
            names = () if row.ref.kind == _NAMED else _names(session)
            _refuse(row.ref.kind, secret_field(row.ref.kind, said, names))


def _names(session: Session) -> tuple[str, ...]:
    """Return what the accounts are called in their networks; it is seldom needed."""
    return tuple(handle for (handle,) in driver(session).execute("SELECT handle FROM account"))


def refuse_secrets_in(kind: str, columns: Mapping[str, Sequence[object]]) -> None:
    """Refuse the new rows of a list that is about to be written, given by their columns."""
    for name, values in columns.items():
        said = values[:1] if values.count(values[0]) == len(values) else values
        texts = [value for value in said if value and type(value) is str]
        lists = [value for value in said if value and isinstance(value, tuple)]
        if not none_holds_secret(texts) or not none_holds_secret(texts_in(lists)):
            _refuse(kind, secret_field(kind, {name: [*texts, *lists]}))


def _refuse(kind: str, name: str) -> None:
    if name:
        raise refusal(word(f"{kind}.{name}"), f"{kind}.{name}")
