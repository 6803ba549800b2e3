"""The advice file: the sentences of good practice that the manual prints."""

from pathlib import Path

from muniredes.catalog.records import Record, read, text_value
from muniredes.domain.knowledge import Advice, AdviceBook
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_LISTS = ("nunca", "primeros_dias", "si_algo_va_mal", "seguridad", "telefonos")


def load_advice(path: Path) -> AdviceBook:
    """Return the advice of the file at `path`; a Problem names the first mistake."""
    lists = dict(read(path))
    for name, record in lists.items():
        if name not in _LISTS:
            raise record.problem(name, _("no se conoce esta lista"))
    missing = [name for name in _LISTS if name not in lists]
    if missing:
        raise Problem(
            _("{file}: falta la lista «{name}».").format(file=path.name, name=missing[0]),
            _("Vuelva a instalar el programa."),
        )
    never, first_days, when_wrong, security, phones = (
        tuple(_advice(key, entry) for key, entry in _entries(lists[name])) for name in _LISTS
    )
    return AdviceBook(never, first_days, when_wrong, security, phones)


def _entries(record: Record) -> list[tuple[str, Record]]:
    return [(key, record.table(key)) for key in record.fields()]


def _advice(key: str, record: Record) -> Advice:
    return Advice(key, record.required("titulo", str), record.fact(text_value))
