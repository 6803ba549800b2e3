"""Where the second copy goes, how old it is, and the sheet for the day that this computer dies."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from muniredes.actions import clock
from muniredes.actions.printing import papers
from muniredes.actions.printing.papers import Paper
from muniredes.actions.safekeeping import second_copy
from muniredes.actions.safekeeping.second_copy import SecondCopy
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.layouts.arrange import card
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.waiting import work_apart
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.widgets.files import ask_folder, ask_where
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import in_days, long_date
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.files import shown
from muniredes.i18n import _


class SecondCopyCard(QFrame):
    """A card; what goes well or wrong is told over its `panel`, which is made anew with it after a change."""

    def __init__(self, panel: SayingPanel) -> None:
        super().__init__()
        self._panel, self._hub, self._say, self._refresh = panel, panel.hub, panel.say, panel.refresh
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        column.addWidget(label(_("Si este ordenador se estropea"), "h3"))
        known = second_copy.state()
        for sentence in self._said(known):
            column.addWidget(label(sentence, "muted", selectable=True))
        said = _("Esa carpeta está en el mismo disco que la guía: si se estropea, se pierden las dos.")
        self._same_disk = Notice(said, "warning")
        self._same_disk.hide()
        column.addWidget(self._same_disk)
        self._look_at_disk(known)
        if self._can_copy(known) and known.is_old(clock.machine().date()):
            column.addWidget(Notice(_("Toca hacer una: ponga el lápiz y pulse «Copiar ahora»."), "warning"))
        column.addLayout(FlowLayout(*self._verbs(known)))

    def _look_at_disk(self, known: SecondCopy) -> None:
        """Say when the folder is in the disk of the guide: asked beside the window, as it may be far away."""
        path = self._hub.database.path
        job = Job(lambda _progress: second_copy.is_on_same_disk(known.folder, path))
        job.done.connect(self._on_disk_known)
        job.start_at_once()

    @Slot(object)
    def _on_disk_known(self, is_same: bool) -> None:
        self._same_disk.setVisible(is_same)

    def _said(self, known: SecondCopy) -> tuple[str, ...]:
        if known.folder is None:
            said = _(
                "Las copias están en este mismo disco. Elija una carpeta de un lápiz o de un servidor y el "
                "programa dejará allí otra, sola, cada vez que pueda."
            )
            return (said,)
        where = _("La segunda copia va a «{folder}».")
        if known.is_fixed:
            where = _("La segunda copia va a «{folder}»: lo fija su diputación.")
        when = _("Todavía no se ha hecho ninguna.")
        if known.copied_on is not None:
            when = _("La última es del {day} ({ago}).").format(
                day=long_date(known.copied_on), ago=in_days(known.copied_on, clock.machine().date())
            )
        return where.format(folder=shown(known.folder)), when

    def _verbs(self, known: SecondCopy) -> list[QPushButton]:
        made: list[QPushButton] = []
        council = self._hub.snapshot.council
        if self._can_copy(known):
            made.append(button(_("Copiar ahora"), self.copy))
        if not known.is_fixed:
            words = _("Elegir otra carpeta…") if known.folder else _("Elegir la carpeta…")
            made.append(button(words, self._ask))
        if known.folder is not None and not known.is_fixed:
            made.append(button(_("No hacerla más"), partial(self.choose, None)))
        if council is not None:
            made.append(button(_("Guardar la hoja para ese día…"), partial(_ask_sheet, self._panel)))
        return made

    def _can_copy(self, known: SecondCopy) -> bool:
        return known.folder is not None and self._hub.is_hers

    def copy(self) -> None:
        """Bring the copy there now, beside the window."""
        path = self._hub.database.path
        try:
            doing = _("Haciendo la segunda copia…")
            made = work_apart(self.window(), doing, partial(second_copy.keep, path))
        except Cancelled:
            self._say(_("Cancelado: la segunda copia no se ha terminado."), "")
            return
        except Problem as problem:
            self._say(problem.sentence, "danger")
            return
        name = shown(made.name) if made is not None else ""
        self._say(_("Segunda copia hecha y comprobada: {name}").format(name=name), "good")
        self._refresh()

    def _ask(self) -> None:
        folder = ask_folder(self, _("Elegir dónde va la segunda copia"))
        if folder is not None:
            self.choose(folder)

    def choose(self, folder: Path | None) -> None:
        """Say where it goes from now on."""
        try:
            second_copy.choose(folder)
        except Problem as problem:
            self._say(problem.sentence, "danger")
            return
        self._refresh()


def _ask_sheet(panel: SayingPanel) -> None:
    paper = Paper.BROKEN_COMPUTER
    name = papers.file_name(panel.hub.database, paper)
    target = ask_where(panel, paper.word, name, papers.KINDS)
    if target is not None:
        write_sheet(panel, target)


def write_sheet(panel: SayingPanel, target: Path) -> None:
    """Write the sheet with the folders of this computer, beside the window."""
    work = partial(papers.write, papers.prepare(panel.hub.database, Paper.BROKEN_COMPUTER), target)
    panel.write_apart(_("Haciendo la hoja…"), work, target, partial(_ask_sheet, panel))
