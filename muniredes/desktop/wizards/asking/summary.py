"""«Compruebe sus respuestas»: every answer in words, each with its way back."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.display import say
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.wizards.asking.page import EDGES
from muniredes.desktop.wizards.asking.plan import Question
from muniredes.desktop.wizards.asking.session import WizardSession
from muniredes.i18n import _


class SummaryPage(QWidget):
    """The last page. `change_asked` carries the key of the question to go back to."""

    change_asked = Signal(str)

    def __init__(
        self,
        session: WizardSession,
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
        for question in session.questions:
            if not question.fields:  # what only tells something has no answer to look at
                continue
            given = session.answers.get(question.key, {})
            column.addWidget(self._row(question, given, _unsaid(session, question), context))
        column.addStretch(1)

    def show_problems(self, found: Sequence[tuple[str, str, str]]) -> None:
        """Show everything that is wrong: the key and the title of each question, and what is wrong in it."""
        self._problem.clear_offers()
        self._problem.say("\n".join(dict.fromkeys(sentence for _key, _title, sentence in found)), "danger")
        for key, title in dict.fromkeys((key, title) for key, title, _sentence in found):
            words = _("Cambiar: {question}").format(question=title)
            self._problem.offer(words, partial(self.change_asked.emit, key))
        self._problem.show()

    def show_problem(self, sentence: str) -> None:
        """Show what kept the answers from being saved."""
        self._problem.say(sentence, "danger")

    def _row(self, question: Question, given: Mapping[str, Any], unsaid: str, context: FormContext) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "row")
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 4, 0, 12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(question.title, "field"), 0, 0, 1, 2)
        if unsaid and not given:
            grid.addWidget(label(unsaid), 1, 0, 1, 2)
        for line, field in enumerate(question.fields if given or not unsaid else (), start=1):
            words = say(field, given.get(field.key), context) or _("Pendiente")
            grid.addWidget(label(field.label, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            start = 1 if field.label else 0
            grid.addWidget(label(words), line, start, 1, 2 - start)
        change = button(_("Cambiar"), lambda: self.change_asked.emit(question.key), "link")
        change.setAccessibleName(_("Cambiar: {question}").format(question=question.title))
        grid.addWidget(change, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(0, 180)
        return frame


def _unsaid(session: WizardSession, question: Question) -> str:
    """Say what becomes of a page without an answer: what is only proposed in it is not kept."""
    if session.only_proposed(question):
        return _("Pendiente: dentro hay una propuesta, y no se guarda hasta que usted la vea.")
    return _("Pendiente") if question.key in session.unknown else ""
