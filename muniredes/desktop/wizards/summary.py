"""«Compruebe sus respuestas»: every answer in words, each with its way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.display import say
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.wizards.page import EDGES
from muniredes.desktop.wizards.plan import Answers, Question
from muniredes.i18n import _


class SummaryPage(QWidget):
    """The last page. `change_asked` carries the key of the question to go back to."""

    change_asked = Signal(str)

    def __init__(
        self,
        questions: Sequence[Question],
        answers: Answers,
        unknown: Sequence[str],
        remark: str,
        context: FormContext,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGES[0], 4, EDGES[1], 16)
        column.setSpacing(12)
        column.addWidget(label(_("Compruebe sus respuestas"), "h2"))
        self._problem = Notice()
        self._problem.hide()
        column.addWidget(self._problem)
        if remark:
            column.addWidget(Notice(remark))
        for question in questions:
            said = _("Pendiente") if question.key in unknown else ""
            column.addWidget(self._row(question, answers, said, context))
        column.addStretch(1)

    def show_problem(self, sentence: str) -> None:
        """Show what kept the answers from being saved."""
        self._problem.say(sentence, "danger")

    def _row(self, question: Question, answers: Answers, said: str, context: FormContext) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "row")
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 4, 0, 12)
        grid.setColumnStretch(1, 1)
        given = answers.get(question.key, {})
        grid.addWidget(label(question.title, "field"), 0, 0, 1, 2)
        for line, field in enumerate(question.fields, start=1):
            value = given.get(field.key)
            words = (said if value is None else "") or say(field, value, context) or _("Pendiente")
            grid.addWidget(label(field.label, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            start = 1 if field.label else 0
            grid.addWidget(label(words), line, start, 1, 2 - start)
        change = button(_("Cambiar"), lambda: self.change_asked.emit(question.key), "link")
        change.setAccessibleName(_("Cambiar: {question}").format(question=question.title))
        grid.addWidget(change, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(0, 180)
        return frame
