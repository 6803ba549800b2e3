"""Bring in a list of accounts: read it, judge it, and only then write it, in one step that can be undone."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from muniredes.actions import accounts, clock, knowledge, people, reading
from muniredes.domain.accounts.account import Account, Custody
from muniredes.domain.accounts.incoming_list import ImportLine, LineKey, judge
from muniredes.domain.accounts.named_account import ImportRow
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.exchange.account_list import AccountList, Columns, understand
from muniredes.exchange.sandbox import client
from muniredes.i18n import _, ngettext
from muniredes.storage.database import Database, Work
from muniredes.storage.history.bulk import add_columns, columns_of
from muniredes.storage.safekeeping import backup
from muniredes.storage.safekeeping.copies_folder import BackupReason

__all__ = ["AccountList", "Columns", "accept", "open_list", "preview"]


MOST_ROWS = 5000
"""The most rows that one file may bring."""


def open_list(path: Path, progress: Progress = no_progress) -> AccountList:
    """Read a list and guess its columns; nothing is written. It may be called beside the window."""
    return understand(client.tables(path, MOST_ROWS, progress), knowledge.networks())


def preview(
    database: Database,
    opened: AccountList,
    columns: Columns,
    mended: Mapping[LineKey, ImportRow] | None = None,
) -> tuple[ImportLine, ...]:
    """Judge every line with these columns; nothing is written. A Problem says which column is missing.

    `mended` holds the cells that were written again before they came in.
    """
    missing = opened.lacks(columns)
    if missing:
        raise Problem(missing, _("Diga qué columna es, o añádala al fichero."))
    known = [accounts.key(account) for account in reading.snapshot(database).accounts]
    return judge(opened.rows(columns), knowledge.networks(), known, clock.today(), mended)


def unused_sentence(opened: AccountList, columns: Columns) -> str:
    """Return which columns nobody brings in, in a sentence; nothing when they all come."""
    names = opened.unused(columns)
    if not names:
        return ""
    said = ngettext("Esta columna no se trae: {names}.", "Estas columnas no se traen: {names}.", len(names))
    return said.format(names=", ".join(f"«{name}»" for name in names))


def accept(database: Database, lines: Iterable[ImportLine]) -> Change:
    """Write the accepted lines in one step, after a copy of what there was."""
    accepted = [line for line in lines if line.is_accepted]
    if not accepted:
        raise Problem(
            _("Ninguna línea de la lista puede entrar."), _("Corrija el fichero y vuelva a traerlo.")
        )
    backup.make(database.path, clock.machine(), BackupReason.BEFORE_IMPORT)
    with database.write("") as work:
        _write(work, accepted)
        work.title = ngettext("{n} cuenta importada", "{n} cuentas importadas", len(accepted))
    return work.change


def _write(work: Work, lines: Sequence[ImportLine]) -> None:
    areas = people.areas_named(work, [line.area for line in lines if line.area])
    named = people.people_named(work, {name: _known_of(name) for line in lines for name in line.holders})
    found = [line.account for line in lines if line.account is not None]
    area_ids = [areas[line.area].id if line.area else None for line in lines]
    numbers = add_columns(work, Account, {**columns_of(found), "area_id": area_ids}, found)
    holders = [(*(named[name].id for name in line.holders), None, None) for line in lines]
    custodies = {
        **columns_of([line.custody for line in lines if line.custody is not None]),
        "account_id": numbers,
        "holder_id": [each[0] for each in holders],
        "deputy_id": [each[1] for each in holders],
    }
    add_columns(work, Custody, custodies)


def _known_of(name: str) -> people.Values:
    """Return what the cell of a person says of her: one that is only an e-mail is known by it."""
    return {"email": name} if "@" in name else {}
