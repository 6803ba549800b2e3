"""Add, change and delete anything of the guide that is a record of its own: topics, enquiries, consents."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from muniredes.actions import editing
from muniredes.actions.calendar.series import minding_holidays
from muniredes.actions.people import resolved
from muniredes.domain.fields import kind_word
from muniredes.domain.history import Change
from muniredes.i18n import _
from muniredes.storage.database import Database, Work
from muniredes.storage.history.references import delete_whole
from muniredes.storage.tables import CLASS_OF

Values = Mapping[str, object]


def add(database: Database, kind: str, values: Values) -> Change:
    """Add a record of a kind («enquiry»); `values` are its fields."""
    with database.write("") as work, _around(work, kind):
        thing = put(work, kind, None, values)
        work.title = _said(kind, thing, _("alta"))
    return work.change


def edit(database: Database, kind: str, number: int, values: Values) -> Change:
    """Change fields of a record."""
    with database.write("") as work, _around(work, kind):
        thing = put(work, kind, number, values)
        work.title = _said(kind, thing, _("cambio"))
    return work.change


def delete(database: Database, kind: str, number: int) -> Change:
    """Send a record to the bin with its parts; what pointed to it points to nothing."""
    with database.write("") as work, _around(work, kind):
        work.title = _said(kind, work.get(CLASS_OF[kind], number), _("baja"))
        delete_whole(work, kind, number)
    return work.change


def _around(work: Work, kind: str) -> AbstractContextManager[None]:
    """Return what has to go on around a change of a kind: the holidays of the town move what is planned."""
    return minding_holidays(work) if kind == "local_holiday" else nullcontext()


def keep_only(database: Database, kind: str, values: Values) -> Change:
    """Change fields of the only record of a kind («style_guide»), making it when there is none."""
    with database.write("") as work:
        work.title = kind_word(kind)
        put_only(work, kind, values)
    return work.change


def put(work: Work, kind: str, number: int | None, values: Values) -> Any:
    """Give a record its values inside an action; a new one when it has no number. Return it."""
    made: Any = CLASS_OF[kind]
    fields = resolved(work, values)
    if number is not None:
        return editing.put(kind, work.get(made, number), fields)
    return work.add(editing.put(kind, made(), fields))


def put_only(work: Work, kind: str, values: Values) -> Any:
    """Give the only record of a kind its values inside an action."""
    made: Any = CLASS_OF[kind]
    found = work.first(made)
    fields = resolved(work, values)
    return editing.put(kind, found, fields) if found else work.add(editing.put(kind, made(), fields))


def put_part(work: Work, kind: str, account_id: int, values: Values) -> Any:
    """Give what is said of an account its values inside an action."""
    made: Any = CLASS_OF[kind]
    found = work.sql.find(made, account_id)
    fields = resolved(work, values)
    if found is not None:
        return editing.put(kind, found, fields)
    return work.add(editing.put(kind, made(account_id=account_id), fields))


def _said(kind: str, thing: Any, what: str) -> str:
    word, title = kind_word(kind), thing.title
    if title == word or title.startswith(f"{word}:"):  # «Traspaso: elecciones» says already what it is
        return _("{title}: {what}").format(title=title, what=what)
    return _("{kind} «{title}»: {what}").format(kind=word, title=title, what=what)
