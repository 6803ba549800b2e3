"""Write a post: what it says everywhere and on each channel, when it goes out, and how often."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import clock, drafts
from muniredes.actions.calendar import advising, publishing_checks, reading, rewriting, writing, year_plan
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.series import Scope
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.dialogs.posts.editor.form import PostForm, account_name, answers_of
from muniredes.desktop.dialogs.posts.editor.half_written import DRAFTS, NEW, HalfWritten
from muniredes.desktop.dialogs.posts.editor.out_already import OutAlready
from muniredes.desktop.dialogs.posts.editor.texts import COMMON, TextTabs
from muniredes.desktop.dialogs.posts.scope import ask_scope
from muniredes.desktop.focus import order_stops, put_cursor, stops_in
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import scrolled
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import badge, button, label
from muniredes.domain.calendar.messages.cards import Card, cards_of
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.series import moved_days
from muniredes.domain.calendar.messages.states import PostState, next_step, step_verb
from muniredes.domain.calendar.year.clashes import Planned
from muniredes.domain.channels.coordination import parse_channel
from muniredes.domain.next_step import needs_approval
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_PAUSE_MS = 700
_LONGEST = 80  # what a draft is about, as it is kept


class PostEditor(PassingDialog):
    """Opened on a post, or on nothing for a new one; closing it loses nothing that was typed.

    `step_asked` carries, once they are saved, the posts to take to their next state, and that state. `begun`
    says what a new one was begun for: what is typed of it is kept for that alone. `other_asked` carries what
    another that was left half written was begun for.
    """

    step_asked = Signal(object, object)
    other_asked = Signal(str)

    def __init__(
        self,
        hub: Hub,
        post: PostLine | None = None,
        *,
        at: datetime | None = None,
        keys: tuple[str, ...] = (),
        begun: str = NEW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Publicación"), 1040, 660, parent)
        self._hub, self._post = hub, post
        self._is_saved = self.is_recovered = False
        self.written: tuple[PostLine, ...] = ()
        self._subject = str(post.id) if post else begun[:_LONGEST]
        self._said = reading.said(hub.database, post.message_id) if post else None
        self._build()
        self._begin(at, keys)
        self._recover()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._keep_draft)
        for source in (self.form, self.texts):
            source.changed.connect(self._timer.start)
            source.changed.connect(lambda: self._error.setText(""))
        self.form.changed.connect(self._look_later)
        put_cursor(self.form.input("message.title"))
        self._look_later()

    # ── Its parts ────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 16, 16, 14)
        outer.setSpacing(10)
        outer.addLayout(self._head())
        self._notice = Notice()
        self._notice.hide()
        outer.addWidget(self._notice)
        self._guess = Notice()
        self._say_guess()
        outer.addWidget(self._guess)
        if self._post is None:
            others = HalfWritten(self._hub, self._subject)
            others.asked.connect(self._go_to_other)
            outer.addWidget(others)
        stored = self._stored()
        self.form = PostForm(self._hub, stored.texts if stored else ())
        self.form.channels_changed.connect(self._show_channels)
        self.texts = TextTabs(self._hub, self.form)
        self.texts.cropped.connect(self.form.crop)
        self.texts.as_all.connect(self.form.crop_as_all)
        self._out = OutAlready(self._hub, self.form, self.texts)
        outer.addWidget(self._out)
        body = QHBoxLayout()
        body.setSpacing(18)
        body.addWidget(scrolled(self.form), 5)
        body.addWidget(scrolled(self._chosen_text()), 5)
        outer.addLayout(body, 1)
        self._warning = label("", "warning")
        outer.addWidget(self._warning)
        outer.addLayout(self._foot())

    def _chosen_text(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.texts.choice)
        column.addWidget(self.texts)
        return holder

    def _order_stops(self) -> None:
        """Make Tab go first to what makes a post: title, text, day, channels, pictures; then to the rest."""
        title = stops_in(self.form.main)
        rest = [stop for stop in stops_in(self.form) if stop not in title]
        order_stops((*title, *self.texts.stops(), *rest))

    def _say_guess(self) -> None:
        """Say that its date is only a guess, with the way to confirm it."""
        origin = self._said.message.entry if self._said else ""
        found = year_plan.guess_behind(self._hub.snapshot, origin) if origin else None
        self._guess.clear_offers()
        self._guess.say(found[1] if found else "", "warning")
        self._guess.setVisible(found is not None)
        if found is not None:
            self._guess.offer(_("Es así"), lambda: self._confirm(found[0]))

    def _confirm(self, key: str) -> None:
        try:
            self._hub.perform(year_plan.confirm, key)
        except Problem as problem:
            self._show_problem(problem)
            return
        self._say_guess()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(label(_("Publicación") if self._post else _("Publicación nueva"), "h2"), 1)
        if self._post is not None:
            head.addWidget(badge(f"{self._post.state.symbol} {self._post.state.word}"))
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self._error = label("", "error")
        foot.addWidget(self._error, 1)
        foot.addWidget(button(_("Cerrar"), self.reject))
        self._wanted: PostState | None = None
        step = self._next_step()
        if step is not None:
            made = button(step_verb(step), lambda: self._save_and(step))
            made.setToolTip(_("Antes se guarda."))
            foot.addWidget(made)
        save = button(_("Guardar"), self.save, "primary")
        save.setShortcut("Ctrl+Return")
        save.setToolTip(_("Ctrl+Intro"))
        foot.addWidget(save)
        return foot

    def _next_step(self) -> PostState | None:
        card, needs = self._card(), needs_approval(self._hub.snapshot)
        return next_step(card.state if card else PostState.DRAFT, needs_approval=needs)

    def _card(self) -> Card | None:
        """Return the posts that go out with this one, as they are now; None before they are written."""
        if self._post is None:
            return None
        said = reading.said(self._hub.database, self._post.message_id)
        known = {post.id for post in said.posts}
        beside = said.beside(self._post.id) if self._post.id in known else said.posts
        lines = reading.lines(self._hub.database, [post.id for post in beside if post.id is not None])
        return next(iter(cards_of(lines)), None)

    # ── What it shows first ──────────────────────────────────────────────────────────────────

    def _begin(self, at: datetime | None, keys: tuple[str, ...]) -> None:
        written = self._stored() or Written(message={}, texts=dict.fromkeys(keys, ""), at=at)
        values = dict(written.message)
        self.form.set_answers(answers_of(values, written.at, list(written.texts), self.form))
        if self._said is not None:
            self.form.repeat.say_exceptions(self._said.message.exceptions, moved_days(self._said.posts))
        self._show_channels()
        self.texts.set_texts({**written.texts, COMMON: str(values.get("text", ""))})
        self._out.begin(self._said, self._post)
        self._first = self._answers()

    def _stored(self) -> Written | None:
        if self._said is None or self._post is None:
            return None
        return rewriting.as_written(self._said, self._said.post(self._post.id))

    def _show_channels(self) -> None:
        keys = self.form.chosen_channels()
        self.texts.show_channels([(key, account_name(self._hub, key)) for key in keys])
        self._out.hold()
        self._order_stops()

    def _look_later(self) -> None:
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        """Look again at what the texts and the moment are worth saying."""
        self.texts.look()
        self._warning.setText(" ".join(self._warnings()))
        planned = self._planned(self._moment() or clock.now())
        self.form.offer_slot(advising.free_slot(self._hub.database, self._hub.snapshot, planned))

    def _warnings(self) -> tuple[str, ...]:
        at = self._moment()
        if at is None:
            return ()
        planned = self._planned(at)
        elections = advising.electoral_advice(at.date(), self.form.light, self._hub.snapshot)
        found = advising.warnings(self._hub.database, planned, self._hub.snapshot)
        return tuple(filter(None, (elections, *found)))

    def _moment(self) -> datetime | None:
        """Return when it goes out as it is written now, if that is a moment."""
        try:
            return self.form.moment()
        except Problem:  # said beside the field when it is saved
            return None

    def _planned(self, at: datetime) -> Planned:
        number = self._post.message_id if self._post else None
        title = str(self.form.input("message.title").value())
        area = advising.area_of(self.form.responsible_id, self._hub.snapshot)
        return Planned(number, title, at, self.form.chosen_channels(), area)

    # ── What is being typed ──────────────────────────────────────────────────────────────────

    def _answers(self) -> dict[str, Any]:
        found = {"form": self.form.answers(), "texts": dict(self.texts.texts())}
        return found | {"corrected": dict.fromkeys(sorted(self.texts.corrected), True)}

    def _recover(self) -> None:
        """Show what was being typed when the editor was last closed, and offer to forget it."""
        draft = drafts.load(self._hub.database, DRAFTS, self._subject)
        if draft is None:
            return
        self.form.set_answers(draft.answers["form"])
        self._show_channels()
        self.texts.set_texts(draft.answers["texts"])
        self.texts.correct(draft.answers.get("corrected", ()))
        self._out.put_back()
        self.is_recovered = True
        self._notice.say(_("Esto es lo que estaba escribiendo y no llegó a guardar."))
        self._notice.offer(_("Descartarlo"), self._forget, "link")

    def _go_to_other(self, begun: str) -> None:
        """Leave this one as it is, kept too, and go on with another."""
        self.reject()
        self.other_asked.emit(begun)

    def _forget(self) -> None:
        self._discard_draft()
        self._notice.hide()
        self.form.set_answers(self._first["form"])
        self._show_channels()
        self.texts.set_texts(self._first["texts"])

    def _keep_draft(self) -> None:
        if self._answers() == self._first:
            self._discard_draft()
        else:
            drafts.keep(self._hub.database, DRAFTS, self._subject, "", self._answers(), [])

    def _discard_draft(self) -> None:
        drafts.discard(self._hub.database, DRAFTS, self._subject)

    def leaving(self) -> None:
        self._timer.stop()
        if not self._is_saved:
            self._keep_draft()

    def _save_and(self, step: PostState) -> None:
        """Save, and then ask for the next step; what stops it is said here, before anything is asked."""
        self._wanted = step
        if step in publishing_checks.LOOKED_AT and not self._is_ready():
            self._wanted = None
            return
        self.save()

    def _is_ready(self) -> bool:
        """Whether nothing that is written stops it; else say what, with the cursor on it."""
        for key, text in self.texts.going_out():
            account_id, _medium = parse_channel(key)
            account = self._hub.snapshot.account(account_id)
            found = publishing_checks.holds_on_text(text, self.form.pictures, account, self._hub.snapshot)
            stopped = next((hold for hold in found if hold.stops), None)
            if stopped is not None:
                self._error.setText(stopped.whole)
                self.texts.go_to_gap(key)
                return False
        return True

    # ── Saving ───────────────────────────────────────────────────────────────────────────────

    def save(self) -> None:
        """Write it all; of a series, ask how much of it. A Problem stays in the dialog."""
        if not self.form.validate():
            self._error.setText(_("Revise lo que está marcado."))
            return
        try:
            written = self._written()
        except Problem as problem:
            self._show_problem(problem)
            return
        said = self._said
        if self._post is not None and self._answers() == self._first and not self.texts.corrected:
            self._done()
        elif said is not None and said.message.rule and self._post is not None:
            repeats, is_whole = said.message.repeats_in_words, self._changes_series(written)
            ask_scope(repeats, partial(self._write, written), self, is_whole=is_whole)
        else:
            self._write(written, Scope.ALL)

    def _written(self) -> Written:
        texts = dict(self.texts.texts())
        at = self.form.moment()
        values = self.form.values() | {"text": texts.pop(COMMON)}
        stored = self._stored()
        times = dict(stored.times) if stored is not None and stored.at == at else {}
        return Written(
            message=values,
            texts=texts,
            at=at,
            times=times,
            corrected=self.texts.corrected,
        )

    def _changes_series(self, written: Written) -> bool:
        """Whether it changes how it repeats, which one day alone cannot."""
        stored = self._stored()
        assert stored is not None
        return any(stored.message.get(name) != written.message.get(name) for name in ("rule", "on_holiday"))

    def _write(self, written: Written, scope: Scope) -> None:
        try:
            if self._post is None:
                made = self._hub.perform(writing.create, written)
                found = reading.lines(self._hub.database, made.ids("post"))
                self._post = found[0]
                self.written = tuple(each for each in found if each.at == found[0].at)
            else:
                self._hub.perform(writing.edit, self._post.id, written, scope)
        except Problem as problem:
            self._show_problem(problem)
            return
        self._done()

    def _done(self) -> None:
        """Close it, and ask for the step that was wanted of what is written."""
        self._is_saved = True
        self._discard_draft()
        self.accept()
        card = self._card() if self._wanted is not None else None
        if card is not None and self._wanted is not None:
            self.step_asked.emit(card.behind, self._wanted)

    def _show_problem(self, problem: Problem) -> None:
        self._wanted = None
        self._error.setText(problem.sentence)
        if problem.field.startswith(("message.", "when.")):
            made = self.form.input(problem.field) if problem.field != "message.rule" else None
            if made is not None:
                made.show_error(problem.sentence)
                put_cursor(made)

    @property
    def state(self) -> PostState | None:
        """The state of the post, None for a new one."""
        return self._post.state if self._post else None
