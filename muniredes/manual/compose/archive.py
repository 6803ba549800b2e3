"""The archive of what was published: for chapter 12 and for the acts of a handover."""

from collections.abc import Iterator, Sequence

from muniredes.domain.accounts.account import Account
from muniredes.domain.dates import long_date, short_date
from muniredes.domain.fields import word
from muniredes.domain.handover.archive import ArchiveCopy, check_words
from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.texts.text import in_groups, size_words
from muniredes.i18n import _, figure
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Columns,
    Heading,
    Rich,
    Span,
    Table,
    Text,
    bold,
    or_pending,
    pending,
    rich,
    stacked,
)

KEY = "archivo"
_ASKED = ("copia", "huella")
"""The questions of the checklist whose notes say where a copy is, if nothing else does."""


def blocks(data: ManualData, lines: Sequence[CheckLine], *, is_brief: bool = False) -> Iterator[Block]:
    """Yield every copy with its file and its digest, and then the accounts that have none in the archive.

    When it `is_brief` the latter are only named: the sheet of each says the rest.
    """
    yield Heading(_("Archivo de lo publicado"), key=KEY)
    copies = data.snapshot.archive
    if copies:
        said = _("Copias que dio cada red. Con su huella se comprueba que un fichero sigue siendo el mismo.")
        yield Text(rich(said))
    if copies and is_brief:
        yield Columns(tuple(_brief(data, copy) for copy in copies), stays_whole=True)
    elif copies:
        yield Table(
            (_("Copia"), _("Qué lleva"), word("archive_copy.place"), _("Tamaño y huella (SHA-256)")),
            tuple(_row(data, copy) for copy in copies),
            (2.8, 2.8, 2.4, 3.6),
            _("Copias de lo publicado, con la huella de cada fichero"),
        )
    archived = {copy.account_id for copy in copies}
    without = [account for account in data.snapshot.own_accounts if account.id not in archived]
    if without and is_brief:
        said = _("Sin ningún fichero apuntado: {accounts}. Su última copia está en su ficha.")
        yield Text(rich(said.format(accounts="; ".join(map(data.title, without)))))
    elif without:
        yield Table(
            (_("Cuentas sin fichero apuntado"), word("custody.last_copy_on"), _("Lo que se sabe de ella")),
            tuple(_unarchived(data, account, lines) for account in without),
            (3, 2, 5),
            _("Cuentas de las que no hay ninguna copia en el archivo"),
        )


def _row(data: ManualData, copy: ArchiveCopy) -> tuple[Rich, ...]:
    account = data.snapshot.account(copy.account_id)
    whose = rich(bold(data.title(account))) if account else pending()
    name = or_pending(copy.name)
    return stacked(whose, name), _contents(copy), _kept(copy), _measure(copy)


def _brief(data: ManualData, copy: ArchiveCopy) -> Rich:
    """Return a copy in few lines: what is known, in one; what is missing, each in its own to write on."""
    account = data.snapshot.account(copy.account_id)
    sized = ""
    if copy.size_bytes is not None:
        sized = f"{size_words(copy.size_bytes)} ({_bytes(copy.size_bytes)})"
    made = _("Hecha el {day}").format(day=long_date(copy.made_on)) if copy.made_on else ""
    known = (copy.name, made, _range(copy), _personal(copy), sized, copy.place, _checked(copy))
    missing = (
        word(f"archive_copy.{name}")
        for name in ("name", "made_on", "place", "sha256")
        if not getattr(copy, name)
    )
    return stacked(
        rich(bold(data.title(account))) if account else pending(),
        rich(" · ".join(filter(None, known))),
        rich(copy.note),
        rich(in_groups(copy.sha256)),
        *(rich(f"{name}: ", *pending()) for name in missing),
    )


def _contents(copy: ArchiveCopy) -> Rich:
    return stacked(
        or_pending(_("Hecha el {day}").format(day=long_date(copy.made_on)) if copy.made_on else ""),
        rich(_range(copy)),
        rich(_personal(copy)),
        rich(copy.note),
    )


def _personal(copy: ArchiveCopy) -> str:
    if copy.has_personal_data is None:
        return ""
    return word("archive_copy.has_personal_data") if copy.has_personal_data else _("Sin datos personales")


def _range(copy: ArchiveCopy) -> str:
    """Return the days that a copy covers, as far as they are known."""
    first = short_date(copy.covers_from) if copy.covers_from else ""
    last = short_date(copy.covers_until) if copy.covers_until else ""
    if first and last:
        return _("Del {first} al {last}").format(first=first, last=last)
    if first:
        return _("Desde el {first}").format(first=first)
    return _("Hasta el {last}").format(last=last) if last else ""


def _kept(copy: ArchiveCopy) -> Rich:
    return stacked(or_pending(copy.place), rich(_checked(copy)))


def _checked(copy: ArchiveCopy) -> str:
    if copy.is_gone or copy.checked_on is None:
        return check_words(copy) or (_("Sin comprobar") if copy.is_unproven else "")
    return _("Comprobada el {day}: es el mismo").format(day=short_date(copy.checked_on))


def _measure(copy: ArchiveCopy) -> Rich:
    if copy.size_bytes is None or not copy.sha256:
        return pending()
    exact = _bytes(copy.size_bytes)
    return stacked(rich(size_words(copy.size_bytes)), rich(exact), rich(in_groups(copy.sha256)))


def _bytes(size: int) -> str:
    return _("{n} bytes").format(n=figure(size))


def _unarchived(data: ManualData, account: Account, lines: Sequence[CheckLine]) -> tuple[Rich, ...]:
    notes = [
        line.answer.note
        for line in lines
        if line.account_id == account.id and line.item.key in _ASKED and line.answer and line.answer.note
    ]
    link = Span(data.title(account), link=f"#cuenta-{account.id}")
    return rich(link), data.day(data.snapshot.last_copy_on(account)), or_pending(" ".join(notes))
