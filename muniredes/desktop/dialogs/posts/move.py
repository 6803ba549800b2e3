"""Move posts by keyboard: a day, and an hour if it changes too."""

from datetime import date, datetime, time

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions.calendar import moving, rewriting
from muniredes.actions.calendar.series import Scope
from muniredes.desktop.dialogs.base import AskingDialog
from muniredes.desktop.dialogs.posts.confirm import when_sure
from muniredes.desktop.dialogs.posts.scope import ScopeDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.days import DateInput
from muniredes.desktop.forms.fields import DateField, TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.domain.calendar.messages.counting import counted
from muniredes.domain.calendar.messages.hours import hour_text, read_hour
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.year.electoral import advice_entering, advice_on, bands
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class DayDialog(AskingDialog):
    """Asks for a day and does something with it."""

    def __init__(self, title: str, lead: str, verb: str, parent: QWidget | None) -> None:
        super().__init__(title, verb, 460, 280, parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 18)
        self.column.setSpacing(12)
        self.column.addWidget(label(title, "h3"))
        self.column.addWidget(label(lead, "muted"))
        self.day = DateInput(DateField(key="day", label=_("Día"), comes=True))
        self.column.addWidget(self.day)
        self.column.addWidget(self.error)
        self.column.addStretch(1)
        self.column.addLayout(self.foot())
        put_cursor(self.day)

    def given_day(self) -> date:
        """Return the day that was written; a Problem when there is none."""
        value = self.day.value()
        if value is None:
            self.day.validate()
            wrong = self.day.problem()
            raise Problem(wrong or _("Falta el día."), "" if wrong else _("Escríbalo así: 24/11/2026."))
        return date.fromisoformat(value)


class MoveDialog(DayDialog):
    """«Mover a…»: the same as dragging, without a mouse."""

    def __init__(self, hub: Hub, posts: tuple[PostLine, ...], parent: QWidget | None = None) -> None:
        self._is_one = len({(post.message_id, post.at) for post in posts}) == 1
        lead = posts[0].title if self._is_one else counted(posts)
        super().__init__(_("Mover a otro día"), lead, _("Mover"), parent)
        self._hub, self._posts = hub, posts
        self.hour = TextInput(
            TextField(key="hour", label=_("Hora"), hint=_("Si la deja en blanco, cada una conserva la suya."))
        )
        self.column.insertWidget(3, self.hour)
        first = posts[0].at
        if first is not None:
            self.day.set_value(first.date().isoformat())
            self.hour.set_value(hour_text(first.time()) if self._is_one else "")

    def _given_hour(self) -> time | None:
        text = self.hour.value().strip()
        hour = read_hour(text)
        if text and hour is None:
            raise Problem(_("«{text}» no es una hora.").format(text=text), _("Escríbala así: 18:30."))
        return hour

    def carry_out(self) -> None:
        day, hour = self.given_day(), self._given_hour()
        for post in self._posts:
            problem = moving.refusal(post.state, day)
            if problem is not None:
                raise Problem(problem.sentence, "")
        among = bands(self._hub.snapshot.periods)
        doubts = {post: said for post in self._posts if (said := advice_entering(post, day, among))}
        parent = self.parentWidget() or self
        when_sure(doubts, lambda confirmed: self._move(day, hour, confirmed), parent)

    def _move(self, day: date, hour: time | None, confirmed: tuple[int, ...]) -> None:
        numbers = [post.id for post in self._posts]
        if self._is_one and self._posts[0].repeats:
            self._move_series(self._posts[0], numbers, day, hour, confirmed)
        elif hour is None:
            self._hub.attempt(moving.to_day, numbers, day, confirmed)
        else:
            self._hub.attempt(moving.to_moment, numbers, datetime.combine(day, hour), confirmed)

    def _move_series(
        self, post: PostLine, numbers: list[int], day: date, hour: time | None, confirmed: tuple[int, ...]
    ) -> None:
        at = datetime.combine(day, hour or (post.at.time() if post.at else moving.USUAL_HOUR))
        hub, parent = self._hub, self.parentWidget()

        def answer(scope: Scope) -> None:
            if scope is Scope.THIS:
                hub.attempt(moving.to_moment, numbers, at, confirmed)
            else:
                hub.attempt(rewriting.move_series, post.message_id, post.id, at, scope)

        ScopeDialog(_("¿Qué quiere mover?"), post.title, answer, parent).open()


class DuplicateDialog(DayDialog):
    """«Duplicar en otra fecha»: what was published stays, and it is said again."""

    def __init__(self, hub: Hub, posts: tuple[PostLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Duplicar en otra fecha"), posts[0].title, _("Duplicar"), parent)
        self._hub, self._posts = hub, posts

    def carry_out(self) -> None:
        day = self.given_day()
        problem = moving.refusal(PostState.DRAFT, day)
        if problem is not None:
            raise Problem(problem.sentence, "")
        among = bands(self._hub.snapshot.periods)
        doubts = {post: said for post in self._posts if (said := advice_on(day, post.light, among))}
        numbers = [post.id for post in self._posts]
        when_sure(
            doubts,
            lambda confirmed: self._hub.attempt(moving.duplicate, numbers, day, confirmed),
            self.parentWidget() or self,
        )
