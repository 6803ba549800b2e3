"""The papers of a crisis, written from its page: where it was saved, or what went wrong, is told over it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from muniredes.actions.printing import crisis_report, papers
from muniredes.actions.printing.papers import Paper
from muniredes.desktop.hub import Hub
from muniredes.desktop.messages.papers import write_paper
from muniredes.desktop.messages.saving import say_not_saved, say_saved
from muniredes.desktop.messages.telling import Telling
from muniredes.desktop.widgets.files import ask_where
from muniredes.domain.problems import Problem
from muniredes.i18n import _

Write = Callable[[Path], None]


class PaperTelling(Telling):
    """Asks where a paper goes, writes it, and says how it went."""

    def __init__(self, hub: Hub, about: QWidget) -> None:
        super().__init__(about, hub)
        self._hub = hub

    def write_blank_lists(self) -> None:
        """Write the checklists in blank, to be ticked with a pen."""
        self._write_paper(Paper.CRISIS_LISTS)

    def write_wall_sheet(self) -> None:
        """Write the sheet for the wall: the first five minutes."""
        self._write_paper(Paper.FIVE_MINUTES)

    def write_report(self, incident_id: int) -> None:
        """Write the report of a crisis or a drill."""
        database = self._hub.database

        def write(target: Path) -> None:
            write_paper(self.about, crisis_report.report(database, incident_id), target)

        self._ask(_("Informe de la crisis"), lambda: crisis_report.report_name(database, incident_id), write)

    def _write_paper(self, paper: Paper) -> None:
        database = self._hub.database

        def write(target: Path) -> None:
            write_paper(self.about, papers.prepare(database, paper), target)

        self._ask(paper.word, lambda: papers.file_name(database, paper), write)

    def _ask(self, title: str, name: Callable[[], str], write: Write) -> None:
        try:
            target = ask_where(self.about, title, name(), papers.KINDS)
        except Problem as problem:
            self.say(problem.sentence, "danger")
            return
        if target is not None:
            self._try(target, write, partial(self._ask, title, name, write))

    def _try(self, target: Path, write: Write, elsewhere: Callable[[], object]) -> None:
        try:
            write(target)
        except Problem as problem:
            say_not_saved(self, problem, partial(self._try, target, write, elsewhere), elsewhere)
            return
        say_saved(self, target)
        self.offer(_("Abrir"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))))
