"""What goes out of the calendar: which posts, as what, and only then where."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions.calendar.files.exporting import WARNS_BEFORE, ExportKind
from muniredes.actions.printing import month_sheets
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.forms.choosing import ChoiceInput
from muniredes.desktop.forms.fields import ChoiceField, Option
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.query import month_of
from muniredes.domain.calendar.year.planning import twelve_months
from muniredes.domain.dates import month_word
from muniredes.i18n import _

Stretch = tuple[date | None, date | None]
_VIEW, _YEAR, _ALL = "view", "year", "all"
_WARNING, _EACH, _EACH_WARNING = "ics-warning", "ics-each", "ics-each-warning"


class _LeavingDialog(PassingDialog):
    """Asks for a few choices and hands them over when it is accepted."""

    def __init__(self, title: str, narrowed: bool, verb: str, parent: QWidget | None) -> None:
        super().__init__(title, 520, 470, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 18)
        outer.setSpacing(12)
        outer.addWidget(label(title, "h3"))
        said = (
            _("Solo lo que dejan ver los filtros del calendario.")
            if narrowed
            else _("Las de todos los canales: el calendario no tiene filtros puestos.")
        )
        outer.addWidget(label(said, "muted"))
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        outer.addLayout(self.column, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("Cancelar"), self.reject))
        go = button(verb, self.accept, "primary")
        go.setDefault(True)
        foot.addWidget(go)
        outer.addLayout(foot)

    def ask(self, key: str, words: str, options: tuple[Option, ...]) -> ChoiceInput:
        """Add a choice, with its first answer given."""
        made = ChoiceInput(ChoiceField(key=key, label=words, options=options, is_needed=True))
        made.set_value(options[0].value)
        self.column.addWidget(made)
        return made


class ExportDialog(_LeavingDialog):
    """Which days, and as what kind of file."""

    def __init__(
        self,
        shown: tuple[date, date],
        title: str,
        narrowed: bool,
        act: Callable[[ExportKind, Stretch, int | None], object],
        parent: QWidget | None = None,
        act_on_each: Callable[[Stretch, int | None], object] | None = None,
    ) -> None:
        super().__init__(_("Guardar el calendario en un fichero"), narrowed, _("Elegir dónde…"), parent)
        self._shown = shown
        _first, last = self._year
        year = _("Doce meses, hasta {month} de {year}").format(month=month_word(last.month), year=last.year)
        self._days = self.ask(
            "days",
            _("Qué días"),
            (
                Option(value=_VIEW, label=_("Lo que se ve: {days}").format(days=title.lower())),
                Option(value=_YEAR, label=year),
                Option(value=_ALL, label=_("Todo, también lo que ya salió y las ideas sin fecha")),
            ),
        )
        self._kind = self.ask("kind", _("Para qué"), _kinds())
        self.column.addStretch(1)
        self._act, self._act_on_each = act, act_on_each
        self.accepted.connect(self._go_on)

    def _go_on(self) -> None:
        if self._kind.value() in (_EACH, _EACH_WARNING) and self._act_on_each is not None:
            self._act_on_each(self.stretch, self.alarm_minutes)
        else:
            self._act(self.kind, self.stretch, self.alarm_minutes)

    @property
    def kind(self) -> ExportKind:
        """The kind of file that was asked for."""
        chosen = self._kind.value() or ExportKind.XLSX
        return ExportKind.ICS if chosen in (_WARNING, _EACH, _EACH_WARNING) else ExportKind(chosen)

    @property
    def alarm_minutes(self) -> int | None:
        """How long before each post the file warns, None for no warning."""
        return WARNS_BEFORE if self._kind.value() in (_WARNING, _EACH_WARNING) else None

    @property
    def _year(self) -> tuple[date, date]:
        return twelve_months(month_of(self._shown[0])[0])

    @property
    def stretch(self) -> Stretch:
        """The first and the last day that were asked for; None is as far as there is."""
        chosen = self._days.value()
        if chosen == _ALL:
            return None, None
        return self._year if chosen == _YEAR else self._shown


def _kinds() -> tuple[Option, ...]:
    return (
        Option(
            value=ExportKind.XLSX,
            label=_("Excel"),
            help=_("Una hoja por mes, con filtros. Lo que cambie en ella se puede traer de vuelta."),
        ),
        Option(
            value=ExportKind.ICS,
            label=_("Outlook, Thunderbird o Google"),
            help=_("Un fichero iCalendar. Al traerlo otra vez, sustituye a lo anterior."),
        ),
        Option(
            value=_WARNING,
            label=_("Lo mismo, con avisos"),
            help=_("Su calendario avisa un cuarto de hora antes de cada publicación."),
        ),
        Option(
            value=_EACH,
            label=_("Un calendario por canal"),
            help=_("Varios ficheros iCalendar en una carpeta: cada cual se suscribe al suyo."),
        ),
        Option(
            value=_EACH_WARNING,
            label=_("Un calendario por canal, con avisos"),
            help=_("Lo mismo, y avisan un cuarto de hora antes de cada publicación."),
        ),
        Option(value=ExportKind.CSV, label=_("CSV, para otros programas")),
    )


class PrintDialog(_LeavingDialog):
    """On which sheet a month is printed."""

    def __init__(
        self,
        title: str,
        narrowed: bool,
        act: Callable[[month_sheets.PageSize | None], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Imprimir {month}").format(month=title.lower()), narrowed, _("Guardar el PDF…"), parent
        )
        a4, a3 = month_sheets.PageSize.A4_LANDSCAPE, month_sheets.PageSize.A3_LANDSCAPE
        self._sheet = self.ask(
            "sheet",
            _("En qué papel"),
            (
                Option(value=a4, label=_("A4 apaisado"), help=_("Cabe en la impresora de la oficina.")),
                Option(value=a3, label=_("A3 apaisado"), help=_("Para el tablón o la pared.")),
                Option(value="list", label=_("Una lista, en A4"), help=_("Con los títulos enteros.")),
            ),
        )
        self.column.addStretch(1)
        self.accepted.connect(lambda: act(self.size_asked))

    @property
    def size_asked(self) -> month_sheets.PageSize | None:
        """The sheet of the wall, or None for a list."""
        chosen = self._sheet.value()
        return (
            None if chosen == "list" else month_sheets.PageSize(chosen or month_sheets.PageSize.A4_LANDSCAPE)
        )
