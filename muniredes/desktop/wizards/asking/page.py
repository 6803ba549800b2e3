"""One question on the screen: its fields, why it is asked, and an example."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.forms.needed import Needed
from muniredes.desktop.layouts.arrange import card, clear, stacked
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.wizards.asking.plan import Block, Note, Question
from muniredes.domain.texts.gaps import Gaps, filled, known_gaps
from muniredes.i18n import _


def _told(notes: Sequence[Note], gaps: Gaps) -> QFrame:
    frame, column = card()
    column.setSpacing(10)
    for title, text in notes:
        said = [label(title, "field")] if title else []
        column.addWidget(stacked(*said, *([label(filled(text, gaps), "muted")] if text else [])))
    return frame


Draw = Callable[[dict[str, Any]], QWidget | None]
"""Draws what the answers that can be kept look like, if the wizard draws anything."""

_REDRAW_MS = 250
EDGES = 4, 16
"""Pixels left at the sides of a question, and of what is above and under it: all begin and end alike."""


class QuestionPage(QWidget):
    """A question being asked. `changed` is emitted whenever an answer is different."""

    changed = Signal()

    def __init__(self, question: Question, answers: dict[str, Any], context: FormContext, draw: Draw) -> None:
        super().__init__()
        self.question = question
        self._draw = draw
        self._gaps = known_gaps(context.hub.snapshot, clock.today())
        self.inputs: list[Input] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGES[0], 4, EDGES[1], 16)
        column.setSpacing(14)
        self._title = label(question.title, "h2")
        column.addWidget(self._title)
        if question.lead:
            column.addWidget(label(question.lead, "lead"))
        if question.known:
            column.addWidget(_told(question.known, self._gaps))
        self._drawn = QVBoxLayout()
        column.addLayout(self._drawn)
        begins = {block.keys[0]: block for block in question.blocks if block.keys}
        for field in question.fields:
            if field.key in begins:
                block = begins[field.key]
                column.addLayout(self._head_of(block))
                if block.said:
                    column.addWidget(label(block.said, "muted"))
            asked = make_input(field, context)
            asked.set_value(answers.get(field.key))
            asked.changed.connect(self.changed)
            asked.left.connect(self.changed)
            self.inputs.append(asked)
            column.addWidget(asked)
        self._needed = Needed()
        self._needed.fit(self.inputs)
        self.changed.connect(lambda: self._needed.fit(self.inputs))
        self._add_help(column)
        column.addStretch(1)
        self._redraw()
        self._redrawing = QTimer(self)
        self._redrawing.setSingleShot(True)
        self._redrawing.setInterval(_REDRAW_MS)
        self._redrawing.timeout.connect(self._redraw)
        self.changed.connect(self._redrawing.start)

    def _head_of(self, block: Block) -> QHBoxLayout:
        """Return the title of a block, and the verb that answers what is left of it."""
        row = QHBoxLayout()
        row.addWidget(label(block.title, "h3"), 1)
        made = button(block.verb, partial(self._answer_block, block))
        made.setAccessibleName(f"{block.verb}: {block.title}")
        row.addWidget(made)
        return row

    def _answer_block(self, block: Block) -> None:
        """Give what is not answered of a block its usual answer; what was answered stays."""
        for asked in self.inputs:
            if asked.field.key in set(block.keys) - block.apart and asked.value() is None:
                asked.set_value(block.value)
        self.changed.emit()

    def _redraw(self) -> None:
        """Draw the answers again; the drawing stays while one of them is half typed."""
        if self._drawn.count() and any(asked.problem() for asked in self.inputs):
            return
        drawing = self._draw(self.keepable_answers())
        clear(self._drawn)
        if drawing is not None:
            self._drawn.addWidget(drawing)

    def _add_help(self, column: QVBoxLayout) -> None:
        told = self.question.told
        if told:
            column.addWidget(_told(told, self._gaps))
        if self.question.example:
            column.addWidget(
                label(_("Por ejemplo: {example}").format(example=self.question.example), "muted")
            )
        if self.question.why:
            reason = Notice(self.question.why)
            reason.hide()
            column.addWidget(
                button(_("¿Por qué se pregunta?"), lambda: reason.setVisible(not reason.isVisible()), "link")
            )
            column.addWidget(reason)

    def answers(self) -> dict[str, Any]:
        """Return the answers, by field."""
        return {asked.field.key: asked.value() for asked in self.inputs}

    def keepable_answers(self) -> dict[str, Any]:
        """Return the answers that may be written to a draft: none instead of what looks like a password."""
        return {asked.field.key: asked.keepable() for asked in self.inputs}

    def half_typed(self) -> dict[str, Any]:
        """Return what is on the screen and is not an answer yet, such as a date in red."""
        found = {asked.field.key: asked.typed() for asked in self.inputs if asked.problem()}
        return {key: typed for key, typed in found.items() if typed is not None}

    def type_again(self, half: dict[str, Any]) -> None:
        """Show again what was half typed."""
        for asked in self.inputs:
            if asked.field.key in half:
                asked.type_again(half[asked.field.key])

    def validate(self) -> bool:
        """Show what is wrong beside each field, go to the first; say whether all can be kept."""
        wrong = [asked for asked in self._needed.asked(self.inputs) if not asked.validate()]
        if wrong:
            wrong[0].focus_wrong()
        return not wrong

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside the field it is about; say whether it is one of these."""
        for asked in self.inputs:
            if asked.field.key == field:
                asked.show_error(sentence)
                asked.focus_wrong()
                return True
        return False

    def focus_field(self, field: str = "") -> None:
        """Put the cursor in a field, the first when it is not named."""
        target = next((asked for asked in self.inputs if asked.field.key == field), None)
        first = target or (self.inputs[0] if self.inputs else None)
        if first is not None:
            put_cursor(first)
