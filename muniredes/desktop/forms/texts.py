"""A line or several of text: advised on, remarked on, and never a password."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.widgets.advised import PlainAdvice
from muniredes.desktop.widgets.completing import propose
from muniredes.desktop.widgets.text import button, label
from muniredes.domain import soft_warnings
from muniredes.domain.checks import refuse_text
from muniredes.domain.fields import LACKABLE
from muniredes.domain.problems import Problem
from muniredes.domain.texts.denials import denies, is_denial, is_unknown
from muniredes.domain.texts.secrets import (
    MADE_BY_MACHINES,
    bares_password,
    holds_secret,
    looks_like_password,
    warning,
)
from muniredes.i18n import _

_PAUSE_MS = 800


class _Area(QPlainTextEdit):
    """A text of several lines: Tab leaves it, as in any other field."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 20)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * (lines + 3) + 20)


class TextInput(Input):
    """A line or several lines of text."""

    field: TextField

    def __init__(self, field: TextField) -> None:
        super().__init__(field)
        self._line: QLineEdit | None = None
        self._area: QPlainTextEdit | None = None
        if field.lines == 1:
            self._line = QLineEdit()
            self._line.setPlaceholderText(field.placeholder)
            self._line.textChanged.connect(self._on_text)
            self._line.editingFinished.connect(self._on_left)
            self._hold(self._line)
        else:
            self._area = _Area(field.lines)
            self._area.setPlaceholderText(field.placeholder)
            self._area.textChanged.connect(self._on_text)
            self._area.installEventFilter(self)
            self._hold(self._area)
            if field.is_for_all:
                self._advise(self._area)
        if field.suggestion:
            self._offer_suggestion()
        is_remarked_on = field.names_nobody or soft_warnings.is_remarked_on(field.holds)
        self._odd = self._remark_on_what_is_odd() if is_remarked_on else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def propose(self, known: Sequence[str]) -> None:
        """Propose some texts while a line is typed: those that have what is typed anywhere in them."""
        if self._line is not None and known:
            propose(self._line, known)

    def _remark_on_what_is_odd(self) -> QLabel:
        """Keep room under the text for what looks odd in it, told in a pause: what is below never moves."""
        made = label("", "small")
        policy = made.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        made.setSizePolicy(policy)
        made.hide()
        self._column.insertWidget(self._column.indexOf(self._error), made)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_for_what_is_odd)
        return made

    def _look_for_what_is_odd(self) -> None:
        if self._odd is None:
            return
        text = self.value()
        said = (
            soft_warnings.of_somebody(text)
            if self.field.names_nobody
            else soft_warnings.remark(self.field.holds, text)
        )
        said = "" if self.problem() else said
        if said:  # what was said last keeps its room
            self._odd.setText(said)
        self._odd.setVisible(bool(said))

    def _advise(self, area: QPlainTextEdit) -> None:
        self._advice = PlainAdvice(area)
        self._advice.mended.connect(lambda _text: self.left.emit())
        self._column.insertWidget(self._column.indexOf(self._error), self._advice)

    def _offer_suggestion(self) -> None:
        offer = button(_("Usar un texto de ejemplo"), self._take_suggestion, "link")
        offer.setAccessibleName(_("Usar un texto de ejemplo: {label}").format(label=self.field.label))
        row = QHBoxLayout()
        row.addWidget(offer)
        row.addStretch(1)
        self._column.insertLayout(self._column.indexOf(self._error), row)

    def _take_suggestion(self) -> None:
        """Put the suggestion after what is written already, to lose nothing; a line holds only one."""
        written = self.value().strip() if self._line is None else ""
        if self.field.suggestion not in written:
            self.set_value("\n".join(part for part in (written, self.field.suggestion) if part))
            self._on_text()
            self.left.emit()

    def _on_left(self) -> None:
        """Take a «no tenemos» or a «no lo sé» for what it means: it would be printed as a place."""
        if self._line is not None and self._says_none():
            is_known = not is_unknown(self._line.text())
            self._line.blockSignals(True)
            self._line.clear()
            self._line.blockSignals(False)
            none, unknown = (
                _("Entendido: no hay. Se queda en blanco."),
                _("Se queda en blanco: falta saberlo."),
            )
            self.answer_back(none if is_known else unknown)
        elif self._line is not None:
            self.show_error(self.problem())
        self.left.emit()

    def _says_none(self) -> bool:
        """Whether what is written is no place; that there is none may be an answer (`NoneInput`)."""
        if self._line is None:
            return False
        text = self._line.text()
        if self.field.is_a_name:
            return denies(text)
        if not self.field.is_a_place:
            return False
        return is_unknown(text) or (is_denial(text) and self.field.key not in LACKABLE)

    def value(self) -> str:
        if self._says_none():
            return ""
        return self._line.text() if self._line is not None else self._area.toPlainText() if self._area else ""

    def select_all(self) -> None:
        """Select what is written, so that the first key takes its place."""
        widget = self._line if self._line is not None else self._area
        assert widget is not None
        widget.selectAll()

    def set_value(self, value: Any) -> None:
        widget = self._line if self._line is not None else self._area
        assert widget is not None
        widget.blockSignals(True)
        if self._line is not None:
            self._line.setText(str(value or ""))
            self._line.setCursorPosition(0)  # of what does not fit, its beginning is seen
        elif self._area is not None:
            self._area.setPlainText(str(value or ""))
        widget.blockSignals(False)
        self._look_for_what_is_odd()

    def problem(self) -> str:
        text = self.value()
        if len(text) > self.field.limit:
            return _("Sobran {n} letras: caben {limit}.").format(
                n=len(text) - self.field.limit, limit=self.field.limit
            )
        try:
            refuse_text(self.field.path or self.field.key, text)
        except Problem as problem:
            return problem.sentence
        return warning() if self._is_refused() else ""

    def _is_refused(self) -> bool:
        text = self.value()
        if self.field.refuses_passwords and bares_password(text):
            return True
        return holds_secret(text, machine_made=self.field.key in MADE_BY_MACHINES)

    def keepable(self) -> str | None:
        """Return what is typed, also when it is too long: it is hers to shorten, not ours to lose."""
        return None if self._is_refused() else self.value()

    def _on_text(self) -> None:
        self.help_again()
        if self._is_refused() or (self.field.warns_passwords and looks_like_password(self.value())):
            self.show_error(warning())
        else:
            self.show_error("")
        if self._odd is not None:
            self._odd.hide()
            self._pause.start()
        self.changed.emit()
