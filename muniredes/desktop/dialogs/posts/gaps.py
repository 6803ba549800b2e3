"""The gaps of the messages that go out soon, on one page: each asked once, beside the text it is in."""

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.actions.calendar import gap_filling
from muniredes.actions.calendar.gap_filling import Unfilled
from muniredes.desktop import theme
from muniredes.desktop.dialogs.base import AskingDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card
from muniredes.desktop.layouts.flow import ColumnsLayout
from muniredes.desktop.widgets.text import label
from muniredes.domain.calendar.messages.query import WEEK, week_of
from muniredes.domain.dates import weekday_date
from muniredes.domain.problems import Problem
from muniredes.domain.texts.gaps import filled
from muniredes.i18n import _, ngettext

_LETTERS = 30


class GapsDialog(AskingDialog):
    """What is left in blank stays a gap; what is typed is kept until it is saved."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(_("Rellenar lo que falta"), _("Guardar lo escrito"), 760, 640, parent)
        self._hub = hub
        last = week_of(clock.today())[1] + timedelta(days=WEEK)  # the Sunday after this one
        self._found = gap_filling.unfilled(hub.database, hub.snapshot, last)
        self._asked: list[tuple[Unfilled, dict[str, QLineEdit]]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 14)
        outer.setSpacing(10)
        outer.addWidget(label(_("Rellenar lo que falta"), "h2"))
        outer.addWidget(label(self._lead(weekday_date(last)), "muted"))
        outer.addWidget(self.keep_drafts(hub, ""))
        column = QVBoxLayout()
        outer.addLayout(column, 1)
        column.setSpacing(10)
        for each in self._found:
            column.addWidget(self._card(each))
        column.addStretch(1)
        outer.addWidget(self.error)
        outer.addLayout(self.foot())
        self.verb.setEnabled(bool(self._found))

    def _lead(self, last: str) -> str:
        if not self._found:
            return _("Nada de lo que sale hasta el {day} tiene huecos.").format(day=last)
        said = ngettext(
            "{n} mensaje de aquí al {day} tiene huecos. Lo que deje en blanco, se queda para otro día.",
            "{n} mensajes de aquí al {day} tienen huecos. Lo que deje en blanco, se queda para otro día.",
            len(self._found),
        )
        return said.format(day=last)

    def _card(self, each: Unfilled) -> QWidget:
        frame, inner = card()
        first = each.card.first
        assert first.at is not None
        inner.addWidget(label(first.title, "h3"))
        when = _("{day}, {hour}").format(day=weekday_date(first.at.date()), hour=f"{first.at:%H:%M}")
        inner.addWidget(label(when.capitalize(), "small"))
        text = label(each.text)
        inner.addWidget(text)
        grid = ColumnsLayout(theme.letters(_LETTERS), across=14, down=8)
        lines: dict[str, QLineEdit] = {}
        for gap in each.gaps:
            lines[gap] = QLineEdit(each.known.get(gap, ""))
            lines[gap].setAccessibleName(f"{first.title}: {gap_words(gap)}")
            lines[gap].textChanged.connect(partial(self._show_filled, text, each, lines))
            grid.put(_named(gap, lines[gap]), whole_line=len(each.gaps) == 1)
        inner.addLayout(grid)
        self._show_filled(text, each, lines)
        self._asked.append((each, lines))
        return frame

    def _show_filled(
        self, shown: QLabel, each: Unfilled, lines: dict[str, QLineEdit], _said: str = ""
    ) -> None:
        """Show the text as it would be."""
        given = {gap: line.text() for gap, line in lines.items() if line.text().strip()}
        shown.setText(filled(each.text, given))

    def carry_out(self) -> None:
        answers = {
            each.card.first.id: {gap: line.text() for gap, line in lines.items()}
            for each, lines in self._asked
        }
        if not any(said.strip() for gaps in answers.values() for said in gaps.values()):
            raise Problem(_("No ha escrito nada todavía."), _("Rellene algún hueco, o cierre."))
        self._hub.perform(gap_filling.fill, answers)


def gap_words(gap: str) -> str:
    """«Equipo y resultado», of «{EQUIPO Y RESULTADO}»."""
    return gap.strip("{}").capitalize()


def _named(gap: str, line: QLineEdit) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(label(gap_words(gap), "field"))
    column.addWidget(line)
    return holder
