"""Bring in a list of accounts: read it, judge it, and only then write it, in one step that can be undone."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from muniredes.actions import accounts, clock, knowledge, people, reading
from muniredes.domain.account_import import ImportLine, judge
from muniredes.domain.history import Change
from muniredes.domain.people import Person
from muniredes.domain.problems import Problem
from muniredes.exchange.account_list import AccountList, Columns, lacks, understand
from muniredes.exchange.tables import read_table
from muniredes.i18n import _, ngettext
from muniredes.storage import backup
from muniredes.storage.backup import BackupReason
from muniredes.storage.database import Database, Work

__all__ = ["AccountList", "Columns", "accept", "lacks", "open_list", "preview"]


def open_list(path: Path) -> AccountList:
    """Read a list and guess its columns; nothing is written."""
    return understand(read_table(path))


def preview(database: Database, opened: AccountList, columns: Columns) -> tuple[ImportLine, ...]:
    """Judge every line with these columns; nothing is written. A Problem says which column is missing."""
    missing = lacks(columns)
    if missing:
        raise Problem(missing, _("Diga qué columna es, o añádala al fichero."))
    known = [accounts.key(account) for account in reading.snapshot(database).accounts]
    return judge(opened.rows(columns), knowledge.networks(), known, clock.today())


def accept(database: Database, lines: Iterable[ImportLine]) -> Change:
    """Write the accepted lines in one step, after a copy of what there was."""
    accepted = [line for line in lines if line.is_accepted]
    if not accepted:
        raise Problem(
            _("Ninguna línea de la lista puede entrar."), _("Corrija el fichero y vuelva a traerlo.")
        )
    backup.make(database.path, clock.now(), BackupReason.BEFORE_IMPORT)
    with database.write("") as work:
        for line in accepted:
            _write(work, line)
        work.title = ngettext("{n} cuenta importada", "{n} cuentas importadas", len(accepted))
    return work.change


def _write(work: Work, line: ImportLine) -> None:
    assert line.account is not None
    assert line.custody is not None
    account = work.add(replace(line.account))
    if line.area:
        account.area_id = people.area_named(work, line.area).id
    custody = replace(line.custody, account_id=account.id)
    for role, name in zip(("holder_id", "deputy_id"), line.holders, strict=False):
        setattr(custody, role, _person(work, name).id)
    work.add(custody)


def _person(work: Work, name: str) -> Person:
    """Return the person of a cell; one that is only an e-mail is known by it."""
    return people.person_named(work, name, {"email": name} if "@" in name else {})
