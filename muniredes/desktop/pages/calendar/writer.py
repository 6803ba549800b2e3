"""Begin a new post: on a day, at an hour, or with a picture that was dropped on it."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from muniredes.actions import clock, council
from muniredes.actions.calendar import moving
from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.calendar.verbs import PostVerbs
from muniredes.desktop.widgets.reading import read_apart
from muniredes.domain.calendar.messages.recurrence import Frequency, Recurrence, to_text
from muniredes.domain.problems import Problem
from muniredes.i18n import _

if TYPE_CHECKING:
    from muniredes.desktop.dialogs.posts.editor import PostEditor


class Writer(QObject):
    """Opens the editor on a new post, at the hour and on the channels of the last one."""

    def __init__(self, hub: Hub, page: QWidget, verbs: PostVerbs) -> None:
        super().__init__(page)
        self._hub, self._page, self._verbs = hub, page, verbs
        self._last_at: datetime | None = None
        self._last_keys: tuple[str, ...] = ()

    def write_on(self, day: date, keys: tuple[str, ...] = ()) -> None:
        """Write a new post on a day, or today when it has gone by; on some channels if they are said."""
        hour = self._last_at.time() if self._last_at else moving.USUAL_HOUR
        self.write_at(datetime.combine(max(day, clock.today()), hour), keys)

    def write_span(self, at: datetime, last: date) -> None:
        """Write something new that is said every day from a moment to a day; what has gone by is left out."""
        first = max(at.date(), clock.today())
        if last < first:
            self._hub.refused.emit(
                Problem(_("Esos días ya han pasado."), _("Elija otros, de hoy en adelante."))
            )
            return
        editor = self.write_at(datetime.combine(first, at.time()))
        day = editor.form.day
        if day is not None and day < last:
            rule = Recurrence(frequency=Frequency.DAILY).ending(last)
            editor.form.repeat.set_value(to_text(rule), day)
            editor.form.repeat.changed.emit()

    def write_with(self, at: datetime | None, path: Path) -> None:
        """Write a new post with a picture that was dropped on a day; a Problem says why it cannot be read."""
        try:
            picture = read_apart(self._page, path, council.read_picture)
            digest = council.keep_picture(self._hub.database, picture)
        except Problem as problem:
            self._hub.refused.emit(problem)
            return
        self.write_at(at or clock.now()).form.take_picture(digest)

    def write_at(self, at: datetime, keys: tuple[str, ...] = ()) -> "PostEditor":
        """Write a new post for a moment, or for the next hour when that one has gone by."""
        coming = moving.soon(max(at, datetime.combine(clock.today(), at.time())))
        from muniredes.desktop.dialogs.posts.editor import PostEditor

        editor = PostEditor(self._hub, at=coming, keys=keys or self._last_keys, parent=self._page.window())
        editor.accepted.connect(lambda: self._remember(editor))
        editor.step_asked.connect(self._verbs.go_on)
        editor.open()
        return editor

    def _remember(self, editor: "PostEditor") -> None:
        self._last_at = editor.form.moment() or self._last_at
        self._last_keys = tuple(editor.form.chosen_channels())
