"""What is typed and not saved yet is a draft: written at each pause and on leaving, and offered again later.

Every form goes through here, whatever it is made of: a sheet tells what of it is unsaved, and any other
window is read answer by answer from the screen.
"""

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from muniredes.actions import drafts
from muniredes.desktop.focus import first_question, put_cursor, stops_in
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.notice import Notice
from muniredes.domain.texts.secrets import looks_like_password
from muniredes.i18n import _

_log = logging.getLogger(__name__)
_PAUSE_MS = 600
_PAGE = "typed"

Typed = dict[str, Any]
"""What is typed in a form and not saved, as JSON holds it."""


class Keeping(QObject):
    """Keeps what `read` says is unsaved in `owner`; gives it to `show` when the same form is opened again.

    `read` returns nothing when all is saved. `notice` is for the owner to place: it says that something was
    recovered, and offers to `drop` it, which goes back to what is saved and may return where the cursor goes.
    """

    def __init__(
        self,
        owner: QWidget,
        hub: Hub,
        form: str,
        subject: str,
        read: Callable[[], Typed],
        show: Callable[[Typed], object],
        drop: Callable[[], object],
    ) -> None:
        super().__init__(owner)
        self._database, self._form, self._subject = hub.database, form, subject[:80]
        self._read, self._show, self._drop_it = read, show, drop
        self._owner = owner
        self._kept: Typed = {}
        self._is_over = self._was_seen = False
        self.notice = Notice()
        self.notice.offer(_("Descartarlo"), self._on_drop, "link")
        self.notice.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self._timer.start()

    def _on_pause(self) -> None:
        """Keep what is there; of what is out of sight, only what was typed just before it went."""
        is_seen = self._owner.isVisible()
        if is_seen or self._was_seen:
            self.keep_now()
        self._was_seen = is_seen

    def recover(self) -> bool:
        """Show again what was left unsaved; say whether there was anything."""
        draft = drafts.load(self._database, self._form, self._subject)
        if draft is None:
            return False
        try:
            typed = dict(draft.answers[_PAGE])
            self._show(typed)
        except (KeyError, TypeError, ValueError):
            _log.exception("a draft of another form")  # it stays written, and out of the way
            return False
        self._kept = typed
        self.notice.say(_("Esto es lo que estaba escribiendo y no llegó a guardar."))
        return True

    def _on_drop(self) -> None:
        dropped = self._drop_it()
        self.keep_now()
        asked = dropped if isinstance(dropped, QWidget) else first_question(stops_in(self._owner))
        if asked is not None:
            put_cursor(asked)

    def keep_now(self) -> None:
        """Write what is unsaved, or forget the draft when all is saved. It never fails."""
        typed = {} if self._is_over else self._read()
        if typed == self._kept:
            return
        self._kept = typed
        if typed:
            drafts.keep(self._database, self._form, self._subject, _PAGE, {_PAGE: typed}, [])
        else:
            drafts.discard(self._database, self._form, self._subject)
            self.notice.hide()

    def forget(self) -> None:
        """Forget the draft: what it said is done, and the form is going."""
        self._is_over = True
        self.keep_now()


_ANSWERS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QRadioButton)


class ScreenKeeping(Keeping):
    """Keeps every answer on the screen of a window or a part of it, found by what each is called."""

    def __init__(self, owner: QWidget, hub: Hub, form: str, subject: str) -> None:
        super().__init__(owner, hub, form, subject, self._unsaved, self._type_again, self._drop)
        self._before: Typed | None = None
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Once the window is built, take what it says for what is saved, and show what was left unsaved."""
        self._before = self._answers()
        self.recover()

    def _drop(self) -> QWidget | None:
        """Say again what was there before; return the last answer of those that were dropped."""
        dropped = tuple(self._kept)
        self._type_again(self._before or {})
        widgets = self._widgets()
        return next((widgets[key] for key in reversed(dropped) if key in widgets), None)

    def _unsaved(self) -> Typed:
        before = self._before
        if before is None:
            return self._kept
        return {key: said for key, said in self._answers().items() if said != before.get(key)}

    def _answers(self) -> Typed:
        return {key: _said(widget) for key, widget in self._widgets().items() if not _is_secret(widget)}

    def _type_again(self, typed: Typed) -> None:
        """Say everything again in order: an answer may bring others with it."""
        for key, said in typed.items():
            widget = self._widgets().get(key)
            if widget is not None:
                _say(widget, said)

    def _widgets(self) -> dict[str, QWidget]:
        """Return what takes an answer, by its kind and name; two of the same name are told by their order."""
        found: dict[str, QWidget] = {}
        for each in self._owner.findChildren(QWidget):
            if not isinstance(each, _ANSWERS) or isinstance(each.parentWidget(), QComboBox):
                continue
            around = each.parentWidget()
            if not each.isVisibleTo(self._owner) and not (around and around.isVisibleTo(self._owner)):
                continue
            words = each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "")
            called = f"{type(each).__name__} {words}"
            number = sum(key.rpartition(" ")[0] == called for key in found)
            found[f"{called} {number}"] = each
        return found


def _said(widget: QWidget) -> Any:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return isinstance(widget, QAbstractButton) and widget.isChecked()


def _say(widget: QWidget, said: Any) -> None:
    """Answer as a hand does: what follows from an answer, a hint or another way, follows here too."""
    if isinstance(widget, QComboBox):
        _say_in_list(widget, str(said))
    elif isinstance(widget, QLineEdit):
        _type(widget, str(said))
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(str(said))
    elif isinstance(widget, QAbstractButton) and widget.isChecked() != bool(said):
        widget.setChecked(bool(said))
        if widget.isChecked() == bool(said):  # one of several is unchecked by another
            widget.clicked.emit(bool(said))


def _say_in_list(widget: QComboBox, said: str) -> None:
    index, line = widget.findText(said), widget.lineEdit()
    if index >= 0:
        widget.setCurrentIndex(index)
    if line is not None:
        _type(line, said)
    elif index >= 0:
        widget.activated.emit(index)


def _type(line: QLineEdit, said: str) -> None:
    line.setText(said)
    line.textEdited.emit(said)


def _is_secret(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) and looks_like_password(str(_said(widget)))
