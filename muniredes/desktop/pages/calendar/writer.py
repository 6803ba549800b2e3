"""Begin a new post: on a day, at an hour, or with a picture that was dropped on it."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from muniredes.actions import clock, council, drafts
from muniredes.actions.calendar import moving
from muniredes.desktop.dialogs.posts.editor.half_written import DRAFTS, NEW, day_of
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.hub import Hub
from muniredes.desktop.messages.waiting import read_apart
from muniredes.desktop.pages.calendar.verbs import PostVerbs
from muniredes.domain.calendar.messages.recurrence import Frequency, Recurrence, to_text
from muniredes.domain.problems import Problem
from muniredes.files import shown
from muniredes.i18n import _

if TYPE_CHECKING:
    from muniredes.desktop.dialogs.posts.editor.editor import PostEditor

_DIGITS = 12
"""The digits that tell a picture from the others that are dropped on a day."""


def _begun(*what: object) -> str:
    """Return what a new post is begun for, as its draft is called."""
    return " ".join((NEW, *map(str, what)))


class Writer(QObject):
    """Opens the editor on a new post, at the hour and on the channels of the last one.

    `written` carries the posts of the message that was just written.
    """

    written = Signal(object)

    def __init__(self, hub: Hub, page: QWidget, verbs: PostVerbs) -> None:
        super().__init__(page)
        self._hub, self._page, self._verbs = hub, page, verbs
        self._last_at: datetime | None = None
        self._last_keys: tuple[str, ...] = ()

    def write_on(self, day: date, keys: tuple[str, ...] = ()) -> None:
        """Write a new post on a day, or today when it has gone by; on some channels if they are said."""
        if self._hub.cannot_change():
            return
        hour = self._last_at.time() if self._last_at else moving.USUAL_HOUR
        day = max(day, clock.today())
        self._open(datetime.combine(day, hour), _begun(day, *keys), keys)

    def write_span(self, at: datetime, last: date) -> None:
        """Write something new that is said every day from a moment to a day; what has gone by is left out."""
        if self._hub.cannot_change():
            return
        first = max(at.date(), clock.today())
        if last < first:
            self._hub.refused.emit(
                Problem(_("Esos días ya han pasado."), _("Elija otros, de hoy en adelante."))
            )
            return
        editor = self._open(datetime.combine(first, at.time()), _begun(first, last))
        day = editor.form.day
        if day is not None and day < last and not editor.is_recovered:
            rule = Recurrence(frequency=Frequency.DAILY).ending(last)
            editor.form.repeat.set_value(to_text(rule), day)
            editor.form.repeat.changed.emit()

    def write_with(self, at: datetime | None, paths: Sequence[Path]) -> None:
        """Write a new post with the pictures that were dropped on a day; a Problem says which is none."""
        if self._hub.cannot_change():
            return
        digests, problems = self._kept(paths)
        if digests:
            moment = at or clock.now()
            editor = self._open(moment, _begun(moment.date(), digests[0][:_DIGITS]))
            for digest in digests:
                if digest not in {each.picture for each in editor.form.pictures}:
                    editor.form.take_picture(digest)
            put_cursor(editor.form.main)
        for problem in problems:
            self._hub.refused.emit(problem)

    def _kept(self, paths: Sequence[Path]) -> tuple[list[str], list[Problem]]:
        """Keep the pictures that can be read, and say of the others why not."""
        digests: list[str] = []
        problems: list[Problem] = []
        for path in paths:
            try:
                picture = read_apart(self._page, path, council.read_picture)
                digests.append(council.keep_picture(self._hub.database, picture))
            except Problem as problem:
                said = _("«{file}»: {sentence}") if len(paths) > 1 else "{sentence}"
                sentence = said.format(file=shown(path.name), sentence=problem.what)
                problems.append(Problem(sentence, problem.remedy))
        return digests, problems

    def write_at(self, at: datetime) -> None:
        """Write a new post for a moment, or for the next hour when that one has gone by."""
        if self._hub.cannot_change():
            return
        self._open(at, _begun(at.date(), f"{at:%H}"))

    def go_on(self, begun: str) -> None:
        """Go on with a new post that was left half written, by what it was begun for."""
        draft = drafts.load(self._hub.database, DRAFTS, begun)
        day = day_of(draft) if draft else None
        self._open(datetime.combine(day or clock.today(), moving.USUAL_HOUR), begun)

    def _open(self, at: datetime, begun: str, keys: tuple[str, ...] = ()) -> "PostEditor":
        """Open the editor on something new; what was typed before for the same comes back, and no other."""
        coming = moving.soon(max(at, datetime.combine(clock.today(), at.time())))
        from muniredes.desktop.dialogs.posts.editor.editor import PostEditor

        editor = PostEditor(
            self._hub,
            at=coming,
            keys=keys or self._last_keys,
            begun=begun,
            parent=self._page.window(),
        )
        editor.other_asked.connect(self.go_on)
        editor.accepted.connect(lambda: self._remember(editor))
        editor.step_asked.connect(self._verbs.go_on)
        editor.open()
        return editor

    def _remember(self, editor: "PostEditor") -> None:
        self._last_at = editor.form.moment() or self._last_at
        self._last_keys = tuple(editor.form.chosen_channels())
        if editor.written:
            self.written.emit(editor.written)
