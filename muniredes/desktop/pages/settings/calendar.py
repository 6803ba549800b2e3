"""What the calendar goes by: who approves, the two local holidays, and the notes that are no posts."""

from collections.abc import Mapping, Sequence
from typing import Any

from muniredes.actions import clock, records
from muniredes.actions.calendar import days
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.sheet import Section, Sheet
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.pages.register import RegisterPanel
from muniredes.desktop.widgets.text import label
from muniredes.domain.calendar.messages.message import CalendarNote, LocalHoliday, PostingRules
from muniredes.domain.dates import short_date, weekday_date
from muniredes.domain.history import Change
from muniredes.i18n import _


class PostingRulesPanel(Panel):
    """Whether a second person has to say yes."""

    asked_by = ("posting_rules",)

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        lead = _("En un ayuntamiento pequeño basta con que la vea otra persona, aunque sea por teléfono.")
        self.column.addWidget(label(lead, "lead"))
        fields = (
            ask.yes_no("posting_rules.needs_approval", _("Quien la prepara no puede aprobarla.")),
            ask.who("posting_rules.approver_id"),
        )
        self._fields = fields
        self._sheet: Sheet | None = None

    @property
    def title(self) -> str:
        return _("Publicaciones")

    def _values(self) -> dict[str, Any]:
        rules = self.hub.snapshot.posting_rules or PostingRules()
        return plain_values(self._fields, {"posting_rules": rules})

    def _save(self, key: str, value: Any) -> None:
        self.hub.perform(records.keep_only, "posting_rules", {key.partition(".")[2]: value})

    def concerns(self, change: Change) -> bool:
        return change.concerns("posting_rules", "person")

    def refresh(self) -> None:
        if self._sheet is None:
            self._sheet = self._make_sheet()
            self.column.addWidget(self._sheet)
        self._sheet.update_values(self._values(), FormContext(self.hub))

    def _make_sheet(self) -> Sheet:
        """Return the sheet, made when it is first seen."""
        return Sheet(
            [Section(_("Antes de publicar"), self._fields)],
            self._values(),
            FormContext(self.hub),
            self._save,
            about="posting_rules",
            locked=self.hub.database.is_read_only,
        )

    def leave(self) -> None:
        if self._sheet is not None:
            self._sheet.keep_all()


class LocalHolidaysPanel(RegisterPanel):
    """The days that each town chooses."""

    kind = "local_holiday"

    @property
    def title(self) -> str:
        return _("Festivos locales")

    @property
    def lead(self) -> str:
        if days.knows_region(self.hub.snapshot):
            return _("Los nacionales y los de su comunidad ya están; aquí van los dos que elige cada pueblo.")
        return _(
            "Los nacionales ya están. Los de su comunidad no, porque falta decir cuál es, en los datos del "
            "ayuntamiento. Aquí van los dos que elige cada pueblo."
        )

    @property
    def add_label(self) -> str:
        return _("Añadir un festivo local")

    def found(self) -> Sequence[LocalHoliday]:
        return self.hub.snapshot.local_holidays

    def sections(self) -> Sequence[Section]:
        return (Section(_("El festivo"), (ask.text("local_holiday.name"), ask.day("local_holiday.day"))),)

    def about(self, thing: Any) -> str:
        return weekday_date(thing.day) if thing.day else ""

    def beginning(self) -> Mapping[str, object]:
        return {"name": _("Fiesta local"), "day": clock.today()}


class CalendarNotesPanel(RegisterPanel):
    """What takes days of the calendar and is no post."""

    kind = "calendar_note"

    @property
    def title(self) -> str:
        return _("Notas del calendario")

    @property
    def lead(self) -> str:
        return _("Vacaciones de quien publica, obras, una campaña: se ven sobre los días, y no se publican.")

    @property
    def add_label(self) -> str:
        return _("Añadir una nota")

    def found(self) -> Sequence[CalendarNote]:
        return self.hub.snapshot.notes

    def sections(self) -> Sequence[Section]:
        fields = (
            ask.text("calendar_note.title"),
            ask.day("calendar_note.starts_on"),
            ask.day("calendar_note.ends_on", _("En blanco: solo ese día.")),
            ask.text("calendar_note.note"),
        )
        return (Section(_("La nota"), fields),)

    def about(self, thing: Any) -> str:
        days = [short_date(day) for day in (thing.starts_on, thing.ends_on) if day is not None]
        return " – ".join(days)

    def beginning(self) -> Mapping[str, object]:
        return {"title": _("Nota nueva"), "starts_on": clock.today()}
