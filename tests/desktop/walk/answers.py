"""Every answer that can be given to whatever takes one, found on the screen and not in any list of ours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

LONG = "Texto muy largo, «con comillas» y eñes. " * 60
ABSURD = "'\";--<b>{X}%s\\ =1+1 ☃👩‍👩‍👧 31/02/2026"
TEXTS = ("", "24/11/2026", "0", "-1", ABSURD, LONG)
"""Nothing, a day, falsy and impossible numbers, what breaks a parser, more than fits."""

MOST_OPTIONS = 8

Answerable = QComboBox | QRadioButton | QCheckBox | QLineEdit | QPlainTextEdit
_KINDS = (QComboBox, QRadioButton, QCheckBox, QLineEdit, QPlainTextEdit)


@dataclass(frozen=True)
class Answer:
    """One answer to one widget: what it says, and how a person gives it."""

    words: str
    give: Callable[[], object]


def answerable(root: QWidget) -> list[Answerable]:
    """Return what takes an answer under `root` and can be used now, in the order it was made."""
    return [
        each
        for each in root.findChildren(QWidget)
        if isinstance(each, _KINDS) and _is_in_use(each) and each.window() is root.window()
    ]


def _is_in_use(widget: QWidget) -> bool:
    inside = widget.parentWidget()
    if isinstance(inside, QComboBox | QAbstractSpinBox | QListView):
        return False
    is_open = not (isinstance(widget, QLineEdit | QPlainTextEdit) and widget.isReadOnly())
    return widget.isVisible() and widget.isEnabled() and is_open


def name(widget: QWidget) -> str:
    """Return how a step calls a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} «{widget.accessibleName() or text}»"


def shown(widget: Answerable) -> str:
    """Return what a widget says now."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return str(widget.isChecked())


def some_answers(widget: Answerable, turn: int) -> list[Answer]:
    """Return every option of a short list, three of a long one, and one text, another at each turn."""
    found = list(every_answer(widget))
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return [found[turn % len(found)]]
    return found if len(found) <= MOST_OPTIONS else [found[0], found[len(found) // 2], found[-1]]


def every_answer(widget: Answerable) -> Iterator[Answer]:
    """Yield each answer of a widget."""
    if isinstance(widget, QComboBox):
        for index in range(widget.count()):
            yield Answer(widget.itemText(index), partial(_pick, widget, index))
        if widget.isEditable():
            line = widget.lineEdit()
            assert line is not None
            yield from _texts(line)
    elif isinstance(widget, QRadioButton | QCheckBox):
        yield Answer("clicked", widget.click)
        if isinstance(widget, QCheckBox):
            yield Answer("clicked again", widget.click)
    else:
        yield from _texts(widget)


def _texts(widget: QLineEdit | QPlainTextEdit) -> Iterator[Answer]:
    for text in TEXTS:
        yield Answer(f"{text[:40]!r}", partial(_put, widget, text))


def _pick(combo: QComboBox, index: int) -> None:
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def _put(widget: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Paste a text over what there is, and go away from it."""
    widget.setFocus()
    widget.selectAll()
    if isinstance(widget, QLineEdit):
        widget.insert(text) if text else widget.backspace()
    else:
        widget.insertPlainText(text)
    widget.clearFocus()
