"""What is done beside the window, and how it ended, told over the page: nothing in it moves."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.hub import Hub
from muniredes.desktop.messages.progress import JobBar
from muniredes.desktop.messages.saving import say_not_saved
from muniredes.desktop.messages.toast import Toast
from muniredes.desktop.widgets.files import remember
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button
from muniredes.domain.progress import Progress
from muniredes.i18n import _, ngettext

_NARROWEST = 36
"""How narrow what is told may be, in letters."""


class _Card(Toast):
    """How far a job is, or a sentence with what can be done about it and the way to close it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.bar, self.notice = JobBar(), Notice()
        self.notice.setMinimumWidth(theme.letters(_NARROWEST))
        self.close_verb = button(_("Cerrar"), self.hide, "link")
        content = QWidget()
        column, row = QVBoxLayout(content), QHBoxLayout()
        column.addWidget(self.bar)
        row.addWidget(self.notice, 1)
        row.addWidget(self.close_verb)
        column.addLayout(row)
        self.hold(content)
        self.say("", "")

    def say(self, sentence: str, tone: str) -> None:
        """Put a sentence in it, with nothing to be done about it."""
        self.notice.clear_offers()
        self.notice.say(sentence, tone)
        self.close_verb.setVisible(bool(sentence))


class Telling(QObject):
    """Tells it over what scrolls around `about`, or over `about` itself, and goes and comes with it.

    What went well leaves by itself, unless something is offered; anything else, when it is closed or
    something else is told. What was done with a guide, that of a `hub`, is not told over another one, and
    what is being done with it stops.
    """

    def __init__(self, about: QWidget, hub: Hub | None = None) -> None:
        super().__init__(about)
        self.about = about
        if hub is not None:
            hub.replaced.connect(self._on_replaced)
        self._card: _Card | None = None
        self._job: Job | None = None

    def _made(self) -> _Card:
        """Return the card: it is made when there is something to tell, and `about` has its place."""
        if self._card is None:
            self._card = _Card(_scrolling(self.about))
            self.about.destroyed.connect(self._card.vanish)
        return self._card

    def follow(self, job: Job, doing: str) -> None:
        """Tell how far a job is, until it ends."""
        card = self._made()
        card.say("", "")
        card.bar.follow(job, doing)
        card.stays = True
        self._job = job
        job.ended.connect(lambda: self._on_ended(job))
        card.come()

    def _on_replaced(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.disown()
        self.clear()

    def _on_ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self.clear()

    def say(self, sentence: str, tone: str = "") -> None:
        """Say something in the place of what was said, with nothing to be done about it."""
        card = self._made()
        card.say(sentence, tone)
        card.stays = tone in ("warning", "danger") or self._job is not None
        card.come()

    def offer(self, words: str, act: Callable[[], object], role: str = "") -> QPushButton:
        """Add a button to what was said, and return it."""
        card = self._made()
        card.stays = True
        made = card.notice.offer(words, act, role)
        card.come()
        return made

    def clear_offers(self) -> None:
        """Take every button away; what was said stays."""
        if self._card is not None:
            self._card.notice.clear_offers()

    def clear(self) -> None:
        """Take away what was said; a job that is under way goes on being told."""
        if self._card is not None:
            self._card.say("", "")
            self._card.setVisible(self._job is not None)


class FolderJob(Telling):
    """Follows one job that writes files in a folder; `ended` is emitted whichever way it ends."""

    ended = Signal()

    def start(
        self,
        work: Callable[[Progress], Sequence[Path]],
        folder: Path,
        doing: str,
        chosen: Path | None = None,
        elsewhere: Callable[[], object] | None = None,
    ) -> None:
        """Run `work`, which writes in `folder` and returns what it wrote.

        `chosen` is the folder that she chose, which that one may be inside of; `elsewhere` asks for another.
        """
        job = Job(work, self)
        self.follow(job, doing)
        again = partial(self.start, work, folder, doing, chosen, elsewhere)
        job.done.connect(lambda made: self._on_written(len(made), folder, chosen))
        job.cancelled.connect(lambda: self.say(_("Cancelado: queda lo que ya estaba hecho.")))
        job.failed.connect(lambda problem: say_not_saved(self, problem, again, elsewhere))
        job.ended.connect(self.ended)
        job.start()

    def _on_written(self, count: int, folder: Path, chosen: Path | None) -> None:
        if chosen is not None:
            remember(chosen)
        said = ngettext("Hecho: {n} fichero en {folder}", "Hechos: {n} ficheros en {folder}", count)
        self.say_written(said.replace("{folder}", str(folder)), folder)

    def say_written(self, sentence: str, folder: Path) -> None:
        """Say something of what was written in a folder, with the way to open it."""
        self.say(sentence, "good")
        address = QUrl.fromLocalFile(str(folder))
        self.offer(_("Abrir la carpeta"), lambda: QDesktopServices.openUrl(address))


def _scrolling(about: QWidget) -> QWidget:
    """Return what scrolls around a widget, or inside it: of a tall page, the part in view; or itself."""
    around = about.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = None if around.isWindow() else around.parentWidget()
    if around is not None:
        return around
    inside = about.findChild(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return inside if isinstance(inside, QScrollArea) else about
