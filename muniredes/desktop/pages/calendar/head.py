"""The head of the calendar: where it is, the way to other days, how it is seen, and «Crear»."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from muniredes.desktop import theme
from muniredes.desktop.keys import KEYS
from muniredes.desktop.layouts.arrange import settle
from muniredes.desktop.layouts.flow import FlowLayout, LineLayout
from muniredes.desktop.pages.calendar.period import Period, View
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_LETTERS, _NAMED, _MARGIN = 48, 72, 2
"""How wide the days in view are, and with the name of the page; with less, the verbs go below."""


class CalendarHead(QWidget):
    """`turned` carries −1 or 1; `view_asked` a View."""

    turned = Signal(int)
    today_asked = Signal()
    view_asked = Signal(object)
    new_asked = Signal()
    target_asked = Signal(object)

    def __init__(self, more: QMenu) -> None:
        super().__init__()
        self._heading = label(_("Calendario"), "h1")
        self._heading.setWordWrap(False)
        where = QWidget()
        where.setLayout(FlowLayout(self._heading, self._ways(), across=18, down=4))
        self._beside = self._verbs(more)
        self.setLayout(LineLayout(where, self._beside, narrowest=theme.letters(_LETTERS)))
        self.choices = self._choices()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave its name to the sidebar where it would need a line more."""
        super().resizeEvent(event)
        room = self.width() - self._beside.sizeHint().width()
        is_beside = room >= theme.letters(_LETTERS + _MARGIN)
        self._heading.setVisible((room if is_beside else self.width()) >= theme.letters(_NAMED))

    def _verbs(self, more: QMenu) -> QWidget:
        others = button(_("Más"))
        others.setAccessibleName(_("Más: guardar, imprimir, traer una lista, cobertura"))
        others.setMenu(more)
        create = button(_("Crear"), self.new_asked.emit, "primary", "plus", changes=True)
        create.setToolTip(KEYS["new"])
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            button(_("Plan del año"), lambda: self._go(Place.PLAN_YEAR), icon="check", changes=True)
        )
        row.addWidget(others)
        row.addWidget(create)
        return holder

    def _ways(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for words, name, keys, steps in (
            ("‹", _("Página anterior"), "Ctrl+←", -1),
            ("›", _("Página siguiente"), "Ctrl+→", 1),
        ):
            made = button(words, partial(self.turned.emit, steps))
            made.setAccessibleName(name)
            made.setToolTip(plain_tip(f"{name} ({keys})"))
            made.is_quick = True
            row.addWidget(made)
        row.addWidget(button(_("Hoy"), self.today_asked.emit))
        self._title = label("", "h3")
        self._title.setWordWrap(False)
        row.addSpacing(8)
        row.addWidget(self._title)
        return holder

    def _choices(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(holder)
        self._buttons: dict[View, QPushButton] = {}
        for view in View:
            made = button(view.word, partial(self.view_asked.emit, view), "choice")
            made.setCheckable(True)
            made.setAccessibleName(_("Ver: {view}").format(view=view.word))
            group.addButton(made)
            self._buttons[view] = made
            row.addWidget(made)
        return holder

    def _go(self, place: Place) -> None:
        self.target_asked.emit(Target(place))

    def say(self, period: Period) -> None:
        """Show which days are in view, and how."""
        self._say(period.title)
        self._buttons[period.view].setChecked(True)

    def say_found(self) -> None:
        """Say that what is in view is what was looked for, on any date."""
        self._say(_("En todas las fechas"))

    def _say(self, title: str) -> None:
        self._title.setText(title)
        settle(self._title)
