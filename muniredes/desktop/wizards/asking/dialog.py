"""The one dialog that asks any wizard: a question at a time, everything kept as she goes."""

import logging
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.focus import put_cursor, stops_in
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.layouts.arrange import scrolled
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.widgets.wrapped import wrap_rows
from muniredes.desktop.wizards.asking import judging
from muniredes.desktop.wizards.asking.page import EDGES, QuestionPage
from muniredes.desktop.wizards.asking.plan import Question, WizardPlan, is_given, people_in
from muniredes.desktop.wizards.asking.session import SUMMARY, Told, WizardSession
from muniredes.desktop.wizards.asking.summary import SummaryPage
from muniredes.domain.places import Place
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_log = logging.getLogger(__name__)

_AUTOSAVE_MS = 600
_NARROW_LETTERS = 95
"""Below this width, in letters, the list of steps would leave the question too little room."""

_STEPS_WIDTH = 230
_AROUND_STEP, _TALLEST = (24, 14), 10_000
"""What the theme puts around the name of a step, in pixels, and no limit to how tall it is."""


class WizardDialog(PassingDialog):
    """Asks the questions of a plan. Closing it loses nothing; it is accepted when its action was done."""

    def __init__(self, plan: WizardPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan.title, 960, 610, parent)
        self.session = WizardSession(plan)
        self.help_place = Place(plan.name)
        self._page: QuestionPage | SummaryPage | None = None
        self.setMinimumSize(480, 400)
        self._build()
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(_AUTOSAVE_MS)
        self._autosave.timeout.connect(self._keep)
        resumed = self.session.resume()
        self.show_page()
        if resumed:
            self._say_resumed()

    def _build(self) -> None:
        self._steps = QListWidget()
        self._steps.setFixedWidth(theme.pixels(_STEPS_WIDTH))
        self._steps.setAccessibleName(_("Pasos"))
        wrap_rows(self._steps)
        self._steps.itemActivated.connect(self._on_step)
        self._steps.itemClicked.connect(self._on_step)
        self._where = label("", "small")
        self._where.setContentsMargins(EDGES[0], 0, EDGES[1], 0)
        self._resumed = Notice()
        self._resumed.hide()
        self._resumed.offer(_("Empezar de nuevo"), self._start_again)
        self._area = scrolled(QWidget())
        right = QVBoxLayout()
        right.setContentsMargins(26, 18, 20, 16)
        right.setSpacing(12)
        right.addWidget(self._where)
        right.addWidget(self._resumed)
        right.addWidget(self._area, 1)
        right.addLayout(self._footer())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(14, 14, 0, 14)
        outer.setSpacing(0)
        outer.addWidget(self._steps)
        outer.addLayout(right, 1)

    def _footer(self) -> QHBoxLayout:
        self.back_button = button(_("Atrás"), self.go_back)
        self.unknown_button = button(_("No lo sé todavía"), self.skip)
        self.next_button = button(_("Siguiente"), self.go_on, "primary")
        self.next_button.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGES[0], 0, EDGES[1], 0)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.unknown_button)
        foot.addWidget(self.next_button)
        return foot

    @property
    def page(self) -> QuestionPage | SummaryPage:
        """The page in view."""
        assert self._page is not None
        return self._page

    def show_page(self, field: str = "") -> None:
        """Show the page where the session is, with the cursor in a field."""
        session, question = self.session, self.session.question
        context = FormContext(session.plan.hub, people_in(session.answers))
        if question is None:
            remark = session.plan.remark(session.answers)
            summary = SummaryPage(session, remark, context)
            summary.change_asked.connect(self.go_to)
            self._put(summary)
            self.next_button.setText(session.plan.finish_label)
            put_cursor(self.next_button)
        else:
            begins = session.beginning(question)
            page = QuestionPage(question, begins, context, partial(self._drawing, question))
            session.see(page.keepable_answers())
            page.type_again(session.half.get(question.key, {}))
            page.changed.connect(self._autosave.start)
            self._put(page)
            self.next_button.setText(_("Siguiente"))
            if page.inputs:
                page.focus_field(field)
            else:
                put_cursor(self.next_button)
        self.unknown_button.setVisible(question is not None and question.can_be_unknown)
        self.back_button.setEnabled(session.position > 0)

    def _drawing(self, question: Question, given: dict[str, Any]) -> QWidget | None:
        """Return what the plan draws of what was answered before and is being answered now."""
        answers = self.session.answers
        so_far = answers | {question.key: answers.get(question.key, {}) | given}
        return self.session.plan.drawing(question, so_far)

    def _put(self, page: QuestionPage | SummaryPage) -> None:
        self._page = page
        page.setObjectName("scrolled")
        self._area.setWidget(page)
        self._arrange_stops(page)
        self._show_steps()

    def _arrange_stops(self, page: QWidget) -> None:
        """Make Tab go from the last answer to the buttons under it, as they are seen."""
        buttons = (self.back_button, self.unknown_button, self.next_button)
        for before, after in pairwise((*stops_in(page)[-1:], *buttons)):
            QWidget.setTabOrder(before, after)

    def go_on(self) -> None:
        """Keep this answer and go to the next page; on the last one, do it."""
        if isinstance(self._page, SummaryPage):
            self._finish()
        elif self._take():
            self.session.agree()
            self.session.advance()
            self._moved()

    def skip(self) -> None:
        """«No lo sé todavía»: what is written on the page stays."""
        assert isinstance(self._page, QuestionPage)
        self._take_half(self._page)
        self.session.leave_unknown(self._page.keepable_answers())
        self.session.advance()
        self._moved()

    def go_back(self) -> None:
        """Go to the page before, with what is typed here kept when it can be."""
        if isinstance(self._page, QuestionPage):
            self.session.hold(self._page.keepable_answers())
            self._take_half(self._page)
        self.session.go_back()
        self._moved()

    def go_to(self, key: str, field: str = "") -> None:
        """Go to a page of the wizard."""
        if isinstance(self._page, QuestionPage) and not self._take(agreed=False):
            return
        self.session.go_to(key)
        self._moved(field)

    def open_at(self, key: str) -> None:
        """Show the page that whoever opened it asks for; nothing has been said yet."""
        self._resumed.hide()
        self.session.open_at(key)
        self.show_page()

    def _moved(self, field: str = "") -> None:
        self._resumed.hide()
        self.session.keep()
        self.show_page(field)

    def _take(self, *, agreed: bool = True) -> bool:
        """Take the answers in view, those proposed if she agreed; say whether they can be kept."""
        assert isinstance(self._page, QuestionPage)
        if not self._page.validate():
            return False
        given = self._page.answers()
        wrong = judging.refused(self.session.plan, self._page.question, given)
        if wrong is not None:
            self._page.show_problem(wrong.field, wrong.sentence)
            return False
        if (
            any(is_given(value) for value in given.values())
            or self.session.current not in self.session.unknown
        ):
            self.session.answer(given if agreed else self.session.hers(given))
        return True

    def _finish(self) -> None:
        self._autosave.stop()
        if self._tells_all_that_is_wrong():
            return
        try:
            self.session.finish()
        except Problem as problem:
            self._show_problem(problem)
            return
        except Exception:  # a fault of ours: the answers stay as a draft, and she may leave
            _log.exception("«%s» could not be done", self.session.plan.name)
            self._show_problem(
                Problem(_("No se ha podido hacer."), _("Sus respuestas quedan guardadas como borrador."))
            )
            return
        self._page = None
        self.accept()

    def _tells_all_that_is_wrong(self) -> bool:
        """Tell everything that is wrong, each with its way back; of one field alone, going to it says it."""
        session = self.session
        found = [
            (question, problem)
            for question in session.questions
            for problem in judging.all_refused(session.plan, question, session.answers.get(question.key, {}))
        ]
        is_found_alone = len(found) == 1 and found[0][1].field in {each.key for each in found[0][0].fields}
        if not found or is_found_alone or not isinstance(self._page, SummaryPage):
            return False
        self._page.show_problems([(each.key, each.title, wrong.sentence) for each, wrong in found])
        self._area.verticalScrollBar().setValue(0)
        return True

    def _show_problem(self, problem: Problem) -> None:
        """Go to the field that a problem is about; say it here when it is about none of them."""
        for question in self.session.questions:
            if problem.field in {field.key for field in question.fields}:
                self.go_to(question.key, problem.field)
                assert isinstance(self._page, QuestionPage)
                self._page.show_problem(problem.field, problem.sentence)
                return
        if isinstance(self._page, SummaryPage):
            self._page.show_problem(problem.sentence)

    def _keep(self) -> None:
        """Write the draft; what looks like a password stays out of it."""
        if isinstance(self._page, QuestionPage):
            self._take_half(self._page)
            self.session.keep(self._page.keepable_answers())
        elif self._page is not None:
            self.session.keep()

    def _take_half(self, page: QuestionPage) -> None:
        self.session.half.pop(self.session.current, None)
        if half := page.half_typed():
            self.session.half[self.session.current] = half

    def leaving(self) -> None:
        self._autosave.stop()
        self._keep()

    def _say_resumed(self) -> None:
        self._resumed.say(
            _("Seguimos donde lo dejó: paso {n} de {total}.").format(
                n=self.session.position + 1, total=len(self.session.keys)
            )
        )

    def _start_again(self) -> None:
        told = self.session.told()
        self.session.start_again()
        self._resumed.clear_offers()
        self._resumed.say(_("Ha empezado de nuevo."))
        self._resumed.offer(_("Recuperar lo que tenía"), partial(self._take_back, told))
        self.show_page()

    def _take_back(self, told: Told) -> None:
        """Undo having started again."""
        self.session.tell(told)
        self._resumed.hide()
        self.show_page()

    def _show_steps(self) -> None:
        session = self.session
        self._where.setText(
            _("{title} · paso {n} de {total}. Lo que escribe queda como borrador.").format(
                title=session.plan.title, n=session.position + 1, total=len(session.keys)
            )
        )
        self._steps.clear()
        for question in session.questions:
            self._add_step(question.key, question.step, self._sign(question))
        self._add_step(SUMMARY, _("Comprobar"), "·")

    def _sign(self, question: Question) -> str:
        """Return the mark of a step: a tick means that she answered all of it, not that it is known."""
        session, given = self.session, self.session.answers.get(question.key, {})
        if question.key in session.unknown:
            return "?"
        is_hers = question.wants_all or question.key in session.answered
        done, total = question.answered(given) if is_hers else 0, len(question.fields)
        return "·" if not done else "✓" if done == total else f"{done}/{total}"

    def _add_step(self, key: str, words: str, sign: str) -> None:
        session = self.session
        here = key == session.current
        mark = "▸" if here else sign
        item = QListWidgetItem(f"{mark}  {words}")
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setToolTip(plain_tip(words))
        font = item.font()
        font.setBold(here)
        item.setFont(font)
        item.setSizeHint(self._room_of(item))
        if not session.is_reached(key):
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._steps.addItem(item)
        if here:
            self._steps.scrollToItem(item)

    def _room_of(self, item: QListWidgetItem) -> QSize:
        """Return the size of a step with its name whole: Qt's own forgets what the theme puts around it."""
        across, down = _AROUND_STEP
        width = self._steps.maximumWidth() - self._steps.verticalScrollBar().sizeHint().width()
        wrapped = QRect(0, 0, width - across, _TALLEST)
        words = QFontMetrics(item.font()).boundingRect(wrapped, Qt.TextFlag.TextWordWrap, item.text())
        return QSize(width - across, words.height() + down)

    def _on_step(self, item: QListWidgetItem) -> None:
        self.go_to(item.data(Qt.ItemDataRole.UserRole))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._steps.setVisible(self.width() >= theme.letters(_NARROW_LETTERS))
