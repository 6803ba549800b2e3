"""Which column of a list is which: guessed from its headings, or from what the cells look like."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from muniredes.domain.account_import import ImportField, ImportRow
from muniredes.exchange.tables.headings import heading_names, heading_row, plain_name
from muniredes.exchange.tables.rows import RawTable
from muniredes.i18n import _

Columns = Mapping[ImportField, int]
"""The index of the column of each field that has one; the first column is 0."""

_HEADINGS: Mapping[ImportField, str] = {
    ImportField.ADDRESS: "direccion|url|enlace|link|direccion de internet|direccion web|account url"
    "|service url|profile url|perfil|pagina|address|website|web|uri",
    ImportField.NETWORK: "red|red social|plataforma|account platform|platform|service|service key"
    "|servicio|network|social network|canal|tipo|tipo de red|account type",
    ImportField.HANDLE: "usuario|nombre de usuario|handle|user|username|user name|account|cuenta"
    "|screen name|identificador|alias|arroba|service account",
    ImportField.NAME: "nombre|nombre visible|account name|name|titulo|title|denominacion|display name"
    "|organization|nombre de la cuenta|perfil oficial",
    ImportField.PURPOSE: "descripcion|short description|description|finalidad|para que|para que sirve"
    "|objetivo|tematica|contenido",
    ImportField.AREA: "area|departamento|concejalia|agencies|agency|servicio municipal|organismo"
    "|delegacion|unidad|department",
    ImportField.HOLDER: "titular|responsable|quien tiene las llaves|contacto|contacts|contact|users"
    "|gestor|administrador|persona|community manager|encargado|point of contact",
    ImportField.EMAIL: "correo|email|e mail|correo electronico|correo de recuperacion|mail|correo asociado",
    ImportField.PHONE: "telefono|telefono de recuperacion|movil|phone",
    ImportField.STATE: "estado|status|situacion|activa|state",
    ImportField.LAST_POST: "ultima publicacion|last post|fecha ultima publicacion|ultimo post"
    "|ultima actividad",
    ImportField.FOLLOWERS: "seguidores|followers|fans|suscriptores|n seguidores",
    ImportField.RESOLUTION: "decreto|resolucion|acuerdo|decreto o acuerdo|expediente",
    ImportField.NOTES: "notas|notes|observaciones|comentarios|long description",
}
"""The headings each column is known by, folded, the surest first."""

_LIKE_ADDRESS = re.compile(r"^(https?://|www\.)?[\w-]+(\.[\w-]+)+(/|$)", re.IGNORECASE)
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class AccountList:
    """A list with its headings found: the name of each column, its lines, and the guess of what is what."""

    name: str
    headings: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    columns: Columns

    def rows(self, columns: Columns) -> Iterable[tuple[int, ImportRow]]:
        """Yield each line with its number, its cells named by `columns`."""
        for number, cells in self.lines:
            yield (
                number,
                {field: cells[index].strip() for field, index in columns.items() if index < len(cells)},
            )


def understand(table: RawTable) -> AccountList:
    """Find the headings of a table and guess its columns."""
    position, columns = heading_row(table, _HEADINGS)
    if position is None:
        headings = tuple(plain_name(index) for index in range(table.width))
        return AccountList(table.name, headings, table.rows, _by_content(table.rows, table.width, {}))
    lines = table.rows[position + 1 :]
    return AccountList(
        table.name, heading_names(table, position), lines, _by_content(lines, table.width, columns)
    )


def lacks(columns: Columns) -> str:
    """Return what keeps these columns from being enough, in a sentence; nothing when they are."""
    has_name = ImportField.NETWORK in columns and ImportField.HANDLE in columns
    if ImportField.ADDRESS in columns or has_name:
        return ""
    return _("Falta una columna: la de la dirección de internet, o las de la red y el nombre de usuario.")


def _by_content(lines: tuple[tuple[int, tuple[str, ...]], ...], width: int, columns: Columns) -> Columns:
    """Add the column of addresses when no heading named it, from what its cells look like."""
    if ImportField.ADDRESS in columns:
        return columns
    free = [index for index in range(width) if index not in columns.values()]
    for index in free:
        cells = [row[index].strip() for _number, row in lines if index < len(row) and row[index].strip()]
        if cells and sum(bool(_LIKE_ADDRESS.match(cell)) for cell in cells) / len(cells) > _ENOUGH:
            return {**columns, ImportField.ADDRESS: index}
    return columns
