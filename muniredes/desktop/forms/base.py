"""The common part of every input: its label, its hint, and its error beside it."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from muniredes.desktop.focus import once_still, put_cursor, reveal, stops_in
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import Field
from muniredes.desktop.widgets.text import label
from muniredes.i18n import _


def half_typed(answer: Any, text: str) -> Any:
    """Return an answer, or what was typed when it is not one yet, told apart from any answer."""
    return {HALF: text} if answer is None and text.strip() else answer


def text_of_half(typed: Any) -> str | None:
    """Return the text of an answer that was not one yet, None of one that was."""
    return str(typed[HALF]) if isinstance(typed, dict) and HALF in typed else None


HALF = "half"


class Input(QWidget):
    """A field being asked. `value` is JSON-like; None means «not answered».

    `changed` is emitted at every change, `left` when the answer is finished (focus leaves, a choice is made).
    """

    changed = Signal()
    left = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._title = label(field.label, "field")
        self._hint = label(field.hint, "small")
        self._error = label("", "error")
        self._help = field.hint
        self._column.addWidget(self._title)
        self._column.addWidget(self._hint)
        self._title.setVisible(bool(field.label))
        self._hint.setVisible(bool(field.hint))
        self._error.hide()

    def _hold(self, *widgets: QWidget) -> None:
        """Put the widgets of the answer under the label, and the error under them."""
        for widget in widgets:
            self._column.addWidget(widget)
        self._column.addWidget(self._error)
        self._title.setBuddy(widgets[0])
        widgets[0].setAccessibleName(self.field.label)
        widgets[0].setAccessibleDescription(self.field.hint)
        self.setFocusProxy(widgets[0])

    def head_height(self, width: int) -> int:
        """Return how much its name and its help take above the answer, at a width."""
        above = [each for each in (self._title, self._hint) if not each.isHidden()]
        return sum(each.heightForWidth(width) + self._column.spacing() for each in above)

    @abstractmethod
    def value(self) -> Any:
        """Return the answer, None when there is none."""

    @abstractmethod
    def set_value(self, value: Any) -> None:
        """Show an answer, without emitting anything."""

    def recall(self, context: FormContext) -> None:
        """Look again at what there is to choose from."""
        del context

    def problem(self) -> str:
        """Return what is wrong with what was typed, in a sentence; nothing when it can be kept."""
        return ""

    def keepable(self) -> Any:
        """Return the answer as far as it may be written to a draft, None when it may not."""
        return None if self.problem() else self.value()

    def typed(self) -> Any:
        """Return what is on the screen, also what is half typed; None when it may not be written."""
        return self.keepable()

    def type_again(self, typed: Any) -> None:
        """Show what `typed` returned once, with what is wrong in it."""
        self.set_value(typed)
        self.validate()

    def show_error(self, sentence: str) -> None:
        """Show a sentence beside the field, or nothing."""
        self._error.setText(sentence)
        once_still(self, lambda: self._error.setVisible(bool(self._error.text())))
        target = self.focusProxy()
        if target is not None:
            target.setProperty("wrong", bool(sentence))
            target.setAccessibleDescription(f"{self.field.hint} {sentence}".strip())
            target.style().polish(target)

    def freeze(self, why: str) -> None:
        """Let the answer be changed no more, saying why beside it; with nothing to say, let it be changed."""
        self.set_hint(why or self.field.hint)
        target = self.focusProxy()
        if target is not None:
            target.setEnabled(not why)
            target.setAccessibleDescription(why or self.field.hint)

    def set_hint(self, hint: str) -> None:
        """Change the help under the label."""
        self._help = hint
        self.answer_back(hint)

    def answer_back(self, said: str) -> None:
        """Say, in the place of the help, what became of what was written; `help_again` takes it back."""
        once_still(self, lambda: self._say_under_the_label(said))

    def leave_blank(self, said: str) -> None:
        """Answer back that a «no» is no answer here, and was understood."""
        self.answer_back(_("Entendido: «{said}». Se queda en blanco.").format(said=said))

    def help_again(self) -> None:
        """Say the help once more: something else is being written."""
        self._say_under_the_label(self._help)

    def _say_under_the_label(self, said: str) -> None:
        self._hint.setText(said)
        self._hint.setVisible(bool(said))

    def focus_wrong(self) -> None:
        """Put the cursor where something is wrong, and what is wrong in view."""
        put_cursor(self)
        reveal(self._error)

    def last_stop(self) -> QWidget:
        """Return the last of its widgets where Tab stops."""
        return next(reversed(stops_in(self)), self)

    def error_label(self) -> QLabel:
        """Return the label where errors are shown."""
        return self._error

    def validate(self) -> bool:
        """Show what is wrong, if anything; say whether the answer can be kept."""
        sentence = self.problem()
        self.show_error(sentence)
        return not sentence
