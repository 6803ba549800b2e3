"""What goes out of the calendar and what comes into it: files, paper, lists, and who was told what.

Each errand brings what it needs when it is asked for: the calendar itself opens without any of it.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from muniredes.actions import clock
from muniredes.desktop.hub import Hub
from muniredes.desktop.messages.telling import FolderJob
from muniredes.desktop.pages.calendar.period import Period
from muniredes.desktop.widgets.files import ask_folder, ask_where
from muniredes.domain.calendar.messages.query import CalendarFilter, month_of
from muniredes.domain.dates import month_word
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.files import shown
from muniredes.i18n import _

if TYPE_CHECKING:
    from muniredes.actions.calendar.files.exporting import ExportKind
    from muniredes.actions.printing.month_sheets import PageSize
    from muniredes.desktop.dialogs.posts.export import Stretch


class Errands(QObject):
    """Everything in the menu «Más». `target_asked` carries a Target to go to.

    `period` and `wanted` say what is in view: what goes out is the answer to the same question.
    """

    target_asked = Signal(object)

    def __init__(
        self,
        hub: Hub,
        page: QWidget,
        period: Callable[[], Period],
        wanted: Callable[[], CalendarFilter],
    ) -> None:
        super().__init__(page)
        self._hub, self._page = hub, page
        self._period, self._wanted = period, wanted
        self.job = FolderJob(page, hub)
        self.menu = QMenu(page)
        for words, act in (
            (_("Guardar para Excel, Outlook u otros…"), self.export),
            (_("Guardar el mes en PDF…"), self.print_month),
            (_("Traer publicaciones de una lista…"), self.bring),
            (_("Calendario vivo para Outlook y otros…"), self.keep_live),
            (_("Rellenar los huecos que quedan…"), self.fill_gaps),
            (_("Banco: lo que se puede repetir…"), self.show_bank),
            (_("Cobertura y ritmo de las cuentas…"), self.show_reach),
            (_("Notas sobre los días…"), partial(self._go, "calendar_note")),
            (_("Festivos locales…"), partial(self._go, "local_holiday")),
            (_("Quién aprueba…"), partial(self._go, "posting_rules")),
        ):
            self.menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())

    def _go(self, kind: str) -> None:
        self.target_asked.emit(Target(Place.SETTINGS, field=kind))

    # ── Files ────────────────────────────────────────────────────────────────────────────────

    def export(self) -> None:
        """Ask which posts and as what, and write them."""
        from muniredes.desktop.dialogs.posts.export import ExportDialog

        period = self._period()
        ExportDialog(
            period.bounds,
            period.title,
            self._wanted().is_narrowed,
            self._ask_export,
            self._page.window(),
            self._ask_folder,
        ).open()

    def _ask_folder(self, days: "Stretch", alarm_minutes: int | None = None) -> None:
        folder = ask_folder(self._page.window(), _("Carpeta para los calendarios"))
        if folder is not None:
            self.export_each_to(folder, days, alarm_minutes)

    def export_each_to(self, folder: Path, days: "Stretch", alarm_minutes: int | None = None) -> None:
        """Write a calendar for each channel in a folder."""
        from muniredes.actions.calendar.files import exporting

        try:
            made = exporting.prepare_each(self._hub.database, *days, self._wanted(), alarm_minutes)
        except Problem as problem:
            self._hub.refused.emit(problem)
            return
        if not made:
            self._hub.refused.emit(
                Problem(_("No sale nada en esos días."), _("Elija otros, o quite los filtros."))
            )
            return
        work = partial(exporting.write_each, made, folder)
        elsewhere = partial(self._ask_folder, days, alarm_minutes)
        self.job.start(work, folder, _("Escribiendo los calendarios…"), folder, elsewhere)

    def _ask_export(self, kind: "ExportKind", days: "Stretch", alarm_minutes: int | None) -> None:
        from muniredes.actions.calendar.files import exporting

        name = exporting.file_name(self._hub.database, kind)
        kinds = next(each for each in exporting.KINDS.split(";;") if f"*.{kind}" in each)
        target = ask_where(self._page.window(), _("Guardar el calendario"), name, kinds)
        if target is not None:
            self.export_to(target, kind, days, alarm_minutes)

    def export_to(
        self, target: Path, kind: "ExportKind", days: "Stretch", alarm_minutes: int | None = None
    ) -> None:
        """Write the posts in view as a file."""
        from muniredes.actions.calendar.files import exporting

        try:
            exported = exporting.prepare(self._hub.database, kind, *days, self._wanted(), alarm_minutes)
        except Problem as problem:
            self._hub.refused.emit(problem)
            return
        elsewhere = partial(self._ask_export, kind, days, alarm_minutes)
        self._start(lambda _progress: exporting.write(exported, target), target, elsewhere)

    def bring(self) -> None:
        """Look at a list from elsewhere, and bring its posts in."""
        from muniredes.desktop.dialogs.posts.import_posts import ImportPostsDialog

        if self._hub.cannot_change():
            return
        asked = ImportPostsDialog(self._hub, self._page.window())
        asked.kept.connect(self._say_kept)
        asked.open()

    def _say_kept(self, path: Path) -> None:
        """Say where the rows are that could not come in."""
        self.job.say_written(
            _("Lo que no ha entrado está en «{name}»: corríjalo y tráigalo otra vez.").format(
                name=shown(path.name)
            ),
            path.parent,
        )

    def keep_live(self) -> None:
        """Ask in which folder the calendar is kept up to date as a file."""
        from muniredes.desktop.dialogs.posts.live import LiveDialog

        LiveDialog(self._hub, self._page.window()).open()

    def fill_gaps(self) -> None:
        """Ask together for what is missing in the messages that go out soon."""
        from muniredes.desktop.dialogs.posts.gaps import GapsDialog

        if self._hub.cannot_change():
            return
        GapsDialog(self._hub, self._page.window()).open()

    def rehome(self, account_id: int | None = None) -> None:
        """Ask what becomes of what was planned on an account that takes nothing any more."""
        from muniredes.desktop.dialogs.posts.stranded import StrandedDialog

        found = self._hub.snapshot.stranded(clock.today())
        wanted = next((each for each in found if account_id in (None, each.account.id)), None)
        if wanted is not None and not self._hub.cannot_change():
            StrandedDialog(self._hub, wanted, self._page.window()).open()

    def show_bank(self) -> None:
        """Show the messages that may be said again when there is room."""
        from muniredes.desktop.dialogs.posts.bank import BankDialog

        BankDialog(self._hub, self._page.window()).open()

    # ── Who was told what ────────────────────────────────────────────────────────────────────

    def show_reach(self) -> None:
        """Show what came of the messages in view on each channel, and which accounts stand still."""
        from muniredes.actions.calendar.coverage import reaching
        from muniredes.desktop.dialogs.posts.reach import ReachDialog

        period = self._period()
        found = reaching(self._hub.database, self._hub.snapshot, *period.bounds, self._wanted())
        shown = ReachDialog(self._hub, found, period.title, self._page.window())
        shown.target_asked.connect(self.target_asked)
        shown.open()

    # ── Paper ────────────────────────────────────────────────────────────────────────────────

    def print_month(self) -> None:
        """Ask on which sheet, and write the month of the day in view as a PDF."""
        from muniredes.desktop.dialogs.posts.export import PrintDialog

        day = self._period().day
        title = _("{month} de {year}").format(month=month_word(day.month), year=day.year)
        act = partial(self._ask_sheet, month_of(day)[0])
        PrintDialog(title, self._wanted().is_narrowed, act, self._page.window()).open()

    def _ask_sheet(self, day: date, size: "PageSize | None") -> None:
        from muniredes.actions.printing import month_sheets

        name = month_sheets.file_name(self._hub.database, day, size)
        target = ask_where(self._page.window(), _("Guardar el mes"), name, _("Documento PDF (*.pdf)"))
        if target is not None:
            self.print_to(target, day, size)

    def print_to(self, target: Path, day: date, size: "PageSize | None") -> None:
        """Write a month as a PDF: a sheet for the wall, or a list without a size."""
        from muniredes.actions.printing import manual, month_sheets

        database, wanted = self._hub.database, self._wanted()
        try:
            document = (
                month_sheets.month_list(database, day, wanted)
                if size is None
                else month_sheets.month_sheet(database, day, size, wanted)
            )
        except Problem as problem:
            self._hub.refused.emit(problem)
            return
        elsewhere = partial(self._ask_sheet, day, size)
        self._start(lambda progress: manual.write(document, target, progress), target, elsewhere)

    def _start(
        self, write: Callable[[Progress], None], target: Path, elsewhere: Callable[[], object]
    ) -> None:
        def work(progress: Progress) -> list[Path]:
            write(progress)
            return [target]

        doing = _("Escribiendo {name}…").format(name=shown(target.name))
        self.job.start(work, target.parent, doing, target.parent, elsewhere)
