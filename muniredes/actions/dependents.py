"""What goes with a record, or is left without it, when it is sent to the bin."""

from collections import Counter
from collections.abc import Iterator

from muniredes.domain.fields import kind_word
from muniredes.domain.fields.many import MANY
from muniredes.domain.texts.text import begun_small, listed
from muniredes.i18n import _
from muniredes.storage.database import Database
from muniredes.storage.history.dependents import Hanging, hanging_from


def told(database: Database, kind: str, number: int) -> str:
    """Say what hangs from a record, in sentences; nothing when it may go without a word."""
    with database.read() as sql:
        return "\n".join(_sentences(hanging_from(sql, kind, number)))


def _sentences(found: Hanging) -> Iterator[str]:
    if found.parts:
        yield _("Se borra también: {what}.").format(what=_counted(found.parts))
    if found.others:
        yield _("Quedará en blanco donde se nombra: {what}.").format(what=_counted(found.others))


def _counted(found: Counter[str]) -> str:
    return listed(_one_kind(kind, count) for kind, count in found.items())


def _one_kind(kind: str, count: int) -> str:
    """«línea editorial», «31 canales de mensajes»."""
    return begun_small(kind_word(kind)) if count == 1 else f"{count} {_(MANY[kind])}"
