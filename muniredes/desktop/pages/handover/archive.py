"""The archive of what was published: the official copies, and of which accounts one has to be asked for."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from muniredes.actions import accounts, clock, records
from muniredes.actions.handover import archiving
from muniredes.desktop.dialogs.archive import ArchiveDialog
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.pages.register import RegisterPanel, State
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.domain.accounts.account import Account
from muniredes.domain.dates import long_date
from muniredes.domain.fields import word
from muniredes.domain.handover.archive import ArchiveCopy, Likeness, check_words
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import begun_small, size_words
from muniredes.i18n import _


class ArchivePanel(RegisterPanel):
    """Which file holds what each account said, where it is, and how to know tomorrow that it is the same."""

    kind = "archive_copy"

    @property
    def title(self) -> str:
        return _("Archivo")

    @property
    def lead(self) -> str:
        return _(
            "Las copias oficiales que da cada red de lo publicado. Aquí se apunta qué fichero es, de qué "
            "fechas, dónde se guarda y su huella; el fichero no se mete en la guía."
        )

    @property
    def add_label(self) -> str:
        return _("Apuntar una copia")

    def found(self) -> Sequence[ArchiveCopy]:
        return tuple(reversed(self.hub.snapshot.archive))

    def beginning(self) -> Mapping[str, object]:
        return {"made_on": clock.today()}

    def about(self, thing: Any) -> str:
        account = self.hub.snapshot.account(thing.account_id)
        parts = (
            accounts.marked(self.hub.snapshot, account) if account else "",
            _("hecha el {day}").format(day=long_date(thing.made_on)) if thing.made_on else "",
            size_words(thing.size_bytes) if thing.size_bytes is not None else "",
            thing.place,
            _("lleva datos personales") if thing.has_personal_data else "",
            _("sin comprobar que siga igual") if thing.is_unproven else "",
        )
        lacks = ", ".join(begun_small(word(f"{self.kind}.{name}")) for name in thing.wanting)
        said = "\n".join(filter(None, (" · ".join(part for part in parts if part), check_words(thing))))
        return "\n".join((said, _("Falta: {names}").format(names=lacks))) if lacks else said

    def state(self, thing: Any) -> State:
        if thing.is_gone:
            is_lost = thing.outcome is Likeness.NOT_FOUND
            return (_("No aparece") if is_lost else _("No es el mismo")), "danger"
        if thing.wanting:
            return _("Falta algo"), "warning"
        return (_("Sin comprobar"), "warning") if thing.is_unproven else (_("Completa"), "good")

    def sections(self) -> Sequence[Section]:
        return (
            Section(
                _("La copia"),
                (
                    ask.account("archive_copy.account_id"),
                    ask.day("archive_copy.made_on"),
                    ask.day("archive_copy.covers_from"),
                    ask.day("archive_copy.covers_until"),
                    ask.text("archive_copy.name"),
                    ask.text(
                        "archive_copy.place", _("«Disco del archivo municipal, carpeta Redes». Sin claves.")
                    ),
                    ask.yes_no(
                        "archive_copy.has_personal_data",
                        _("Mensajes privados, nombres, caras: si los lleva, no se enseña a cualquiera."),
                    ),
                    ask.text("archive_copy.note", lines=2),
                ),
            ),
        )

    def sheet_of(self, thing: Any, made_by: Change | None) -> RecordDialog:
        return ArchiveDialog(self.hub, thing, self.sections(), self.window(), made_by)

    def refresh(self) -> None:
        super().refresh()
        self.column.addWidget(self._to_ask())

    def _to_ask(self) -> LinesCard:
        lines = LinesCard(
            _("Copias que hay que pedir"), _("Ninguna: de cada cuenta hay una de los últimos seis meses.")
        )
        found = archiving.to_ask(self.hub.snapshot)
        lines.set_count(len(found), "warning")
        for each in found:
            self._add_to_ask(lines, each.account, f"{each.why} {each.how}".strip())
        return lines

    def _add_to_ask(self, lines: LinesCard, account: Account, said: str) -> None:
        has_it = partial(self._add_of, account)
        to_ask = partial(self.go, Target(Place.ACCOUNTS, account.id, "custody.last_copy_on"))
        lines.add_line(
            accounts.marked(self.hub.snapshot, account),
            said,
            _("Ya la tengo"),
            has_it,
            also=(_("Ver la cuenta"), to_ask),
            changes=True,
        )

    def _add_of(self, account: Account) -> None:
        """Begin the record of a copy of an account, and open its sheet."""
        change = self.hub.attempt(records.add, self.kind, {**self.beginning(), "account_id": account.id})
        number = next(iter(change.ids(self.kind)), None) if change else None
        thing = next((thing for thing in self.found() if thing.id == number), None)
        if thing is not None:
            self.open_record(thing, made_by=change)
