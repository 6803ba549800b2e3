"""What is said of a file that is no list, or too much of one."""

from pathlib import Path

from muniredes.domain.problems import Problem
from muniredes.exchange.sandbox.limits import DEEPEST
from muniredes.files import shown
from muniredes.i18n import _


def unreadable(path: Path) -> Problem:
    """Return the refusal of a file that is no list."""
    return Problem(
        _("«{name}» no se puede leer como una lista.").format(name=shown(path.name)),
        _("Guárdelo como CSV, Excel (.xlsx) o JSON y vuelva a intentarlo; no se ha cambiado nada."),
    )


def empty(path: Path) -> Problem:
    """Return the refusal of a file without rows."""
    return Problem(
        _("«{name}» no tiene ninguna fila.").format(name=shown(path.name)), _("Elija otro fichero.")
    )


def too_long(path: Path, most: int) -> Problem:
    """Return the refusal of a file with more than `most` rows."""
    return Problem(
        _("«{name}» es demasiado largo: se pueden traer {n} filas cada vez.").format(
            name=shown(path.name), n=most
        ),
        _("Divídalo en varios ficheros; no se ha cambiado nada."),
    )


def too_deep(path: Path) -> Problem:
    """Return the refusal of a list inside a list inside a list."""
    return Problem(
        _("«{name}» tiene más de {n} niveles uno dentro de otro, y no es una lista.").format(
            name=shown(path.name), n=DEEPEST
        ),
        _("Guárdelo como CSV o Excel (.xlsx) y vuelva a intentarlo; no se ha cambiado nada."),
    )


def old_workbook(path: Path) -> Problem:
    """Return the refusal of a workbook of Excel 97."""
    return Problem(
        _("«{name}» es un libro de Excel de los antiguos (.xls).").format(name=shown(path.name)),
        _("Ábralo y guárdelo como «Libro de Excel (.xlsx)»; no se ha cambiado nada."),
    )


def open_quote(path: Path, line: int) -> Problem:
    """Return the refusal of a CSV whose quote, opened on a line, is never closed."""
    return Problem(
        _("En la línea {n} de «{name}» se abre una comilla que no se cierra.").format(
            n=line, name=shown(path.name)
        ),
        _("Ciérrela o quítela, y vuelva a traer la lista; no se ha cambiado nada."),
    )


def not_worked_out(path: Path, sheet: str, cell: str) -> Problem:
    """Return the refusal of a workbook whose formulas nobody worked out."""
    return Problem(
        _("En la hoja «{sheet}» de «{name}» hay fórmulas sin calcular (la primera, en {cell}).").format(
            sheet=sheet, name=shown(path.name), cell=cell
        ),
        _("Abra el libro con Excel o LibreOffice, guárdelo y vuelva a traerlo; no se ha cambiado nada."),
    )
