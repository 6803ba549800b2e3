"""What happens in the window once a guide is open: pages, wizards, and every wire between them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from muniredes import paths
from muniredes.actions import history, knowledge, startup_cache, workspace
from muniredes.actions.workspace import Workspace
from muniredes.desktop.background.live_calendar import LiveCalendar
from muniredes.desktop.background.new_day import NewDay
from muniredes.desktop.background.reminders import Reminders
from muniredes.desktop.background.second_copy import SecondCopy
from muniredes.desktop.dialogs.base import whatever_happens
from muniredes.desktop.dialogs.help import now_at, open_help
from muniredes.desktop.dialogs.opening import Open, open_apart, open_or_ask
from muniredes.desktop.hub import Hub
from muniredes.desktop.messages.waiting import work_apart
from muniredes.desktop.navigation.hidden_pages import is_hidden
from muniredes.desktop.pages.base import Page
from muniredes.desktop.pages.catalogue import make_page
from muniredes.desktop.widgets.drafts import Keeping
from muniredes.desktop.window import restyling
from muniredes.desktop.window.cached_today import last_sight
from muniredes.desktop.window.crisis_bar import CrisisBar
from muniredes.desktop.window.half_done_bar import HalfDoneBar
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.open_banner import OpenBanner
from muniredes.desktop.window.title import WindowName
from muniredes.desktop.window.undoing import Undoing
from muniredes.desktop.window.unkept_texts import UnkeptTexts
from muniredes.desktop.wizards.catalogue import BEGIN_ANEW, is_wizard, make_plan
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.guide import resumed
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target, page_of
from muniredes.domain.problems import Problem
from muniredes.i18n import _

if TYPE_CHECKING:
    from muniredes.desktop.wizards.asking.dialog import WizardDialog
    from muniredes.desktop.wizards.asking.plan import WizardPlan


class Workbench(QObject):
    """Fills the window. The pages are made when they are first seen."""

    def __init__(self, window: MainWindow, opened: Workspace) -> None:
        super().__init__(window)
        self.window = window
        self.hub = Hub(opened)
        self._own_path = paths.database_file() if opened.is_passing else opened.path
        self._is_asking = False
        self._pages: dict[Place, Page] = {}
        self.reminders = Reminders(self.hub, self)
        self.crisis_bar = CrisisBar(self.hub)
        window.alarms.addWidget(self.crisis_bar)
        self._half_done = HalfDoneBar(self.hub, window.pages, self.go)
        window.alarms.addWidget(self._half_done)
        self.live = LiveCalendar(self.hub, self)
        self.second_copy = SecondCopy(self.hub, self)
        self.banner = OpenBanner(self.hub, window, self)
        NewDay(self.hub, self)
        self._wire()
        WindowName(self.hub, window, self)
        self.go(self._first_target())

    def _wire(self) -> None:
        window, hub = self.window, self.hub
        window.place_chosen.connect(self._choose)
        window.search_asked.connect(self.open_search)
        window.package_brought.connect(self.open_package)
        window.help_asked.connect(lambda: open_help(window))
        window.new_asked.connect(lambda: self.go(Target(Place.CALENDAR, field="new")))
        window.crisis_asked.connect(lambda: self.go(Target(Place.CRISIS, field="now")))
        self.crisis_bar.target_asked.connect(self.go)
        self.crisis_bar.own_asked.connect(self._back_to, Qt.ConnectionType.QueuedConnection)
        undoing = Undoing(hub, window, self)
        window.undo_asked.connect(undoing.undo)
        window.redo_asked.connect(undoing.redo)
        window.woken.connect(self._refresh_current)
        window.closing.connect(self.close)
        window.holds_back = UnkeptTexts(self.hub, window).hold_back
        window.look.changing.connect(self._drop_hidden_pages)
        window.look.changed.connect(self._redress)
        self.banner.own_asked.connect(self.open_own)
        self.banner.understood.connect(self._draw_cursor)
        self.reminders.said.connect(window.undo_bar.tell)
        self.live.said.connect(self._say_live)
        self.second_copy.said.connect(window.undo_bar.tell)
        self.reminders.target_asked.connect(self._come_and_go)
        hub.changed.connect(self._on_changed)
        hub.refused.connect(self._on_refused)
        hub.told.connect(window.undo_bar.tell)
        hub.look_asked.connect(self.look_at)
        hub.own_asked.connect(self._back_to_copies, Qt.ConnectionType.QueuedConnection)
        hub.replaced.connect(window.undo_bar.hide)  # what it says was done in the other one
        hub.damaged.connect(self._on_damaged, Qt.ConnectionType.QueuedConnection)

    def _first_target(self) -> Target:
        """Where it begins: at the step of a crisis that was open when the program was closed, or at «Hoy»."""
        files = self.hub.snapshot.crisis.open_files
        return Target(Place.CRISIS, files[0].incident.id, "incident") if files else Target(Place.TODAY)

    # ── Going places ─────────────────────────────────────────────────────────────────────────

    @property
    def page_in_view(self) -> Page | None:
        """The page that is seen, or None before the first."""
        current = self.window.pages.currentWidget()
        return current if isinstance(current, Page) else None

    def is_made(self, place: Place) -> bool:
        """Say whether a page is there already."""
        return place in self._pages

    def page(self, place: Place) -> Page:
        """Return a page, making it when it is first asked for."""
        if place not in self._pages:
            made = make_page(place, self.hub, self.window.look)
            made.target_asked.connect(self.go)
            self._pages[place] = made
            self.window.pages.addWidget(made)
        return self._pages[place]

    def go(self, target: Target) -> None:
        """Go to a page and what it should show, or open a wizard; what the province hides says so."""
        if is_hidden(target.place):
            self._on_refused(Problem(_("Eso no se usa en este ordenador."), _("Lo fija su diputación.")))
            return
        if target.place is Place.EXAMPLE:
            self.open_example()
            return
        if is_wizard(target.place) or target.place is Place.IMPORT:
            self._change_by_steps(target)
            return
        if target.place is Place.REMEDY:
            self.open_remedy(target)
            return
        place = page_of(target.place)
        current, page = self.page_in_view, self.page(place)
        if current is not None and current is not page:
            whatever_happens(current.leave, current)
        self.window.pages.setCurrentWidget(page)
        self._half_done.refresh()
        self.window.sidebar.mark(place)
        now_at(place)
        if target.object_id is not None or target.field or place is not target.place:
            page.show_target(target)

    def _choose(self, place: Place) -> None:
        """Go to a page of the sidebar; the red button always leads to what is happening now."""
        was_here = self.window.pages.currentWidget() is self._pages.get(place)
        self.go(Target(place, field="now" if place is Place.CRISIS else ""))
        if was_here:
            self._pages[place].take_cursor()

    def _go_and_look(self, target: Target) -> None:
        """Go where a search leads, with the cursor there."""
        self.go(target)
        self._draw_cursor()

    def _say_live(self, sentence: str) -> None:
        """Say what keeps the calendar from being written, with the window where that is mended."""
        from muniredes.desktop.dialogs.posts.live import LiveDialog

        remedy = (_("Elegir otra carpeta…"), lambda: LiveDialog(self.hub, self.window).open())
        self.window.undo_bar.say(sentence, can_undo=False, offer=remedy)

    def _come_and_go(self, target: Target) -> None:
        self.window.raise_to_front()
        self.go(target)

    def open_wizard(self, plan: "WizardPlan", key: str = "") -> "WizardDialog":
        """Open a wizard, at a question; what it ends in says where to go next."""
        from muniredes.desktop.wizards.asking.dialog import WizardDialog

        dialog = WizardDialog(plan, self.window)
        dialog.accepted.connect(lambda: self._after(plan))
        dialog.finished.connect(self._refresh_current)
        dialog.open()
        if key:
            dialog.open_at(key)
        return dialog

    def _refresh_current(self) -> None:
        if (page := self.page_in_view) is not None:
            page.refresh_if_stale()

    def open_import(self) -> None:
        """Open the window that brings a list of accounts in."""
        from muniredes.desktop.dialogs.import_list import ImportDialog

        ImportDialog(self.hub, self.window).open()

    def open_remedy(self, target: Target) -> None:
        """Open how a risk of an account is mended."""
        from muniredes.desktop.dialogs.remedy import RemedyDialog

        assert target.object_id is not None
        try:
            dialog = RemedyDialog(self.hub, target.object_id, Cause(target.field), self.window)
        except Problem as problem:
            self._on_refused(problem)
            return
        dialog.target_asked.connect(self.go)
        dialog.finished.connect(self._refresh_current)
        dialog.open()

    def open_package(self, source: Path) -> None:
        """Look into a package that was opened by itself; taking it is for her to say."""
        from muniredes.desktop.pages.handover.package import PackagePanel

        self.go(Target(Place.HANDOVER, None, "receive"))
        for panel in self.page(Place.HANDOVER).findChildren(PackagePanel):
            panel.open_package(source)

    def open_search(self) -> None:
        """Open the search."""
        from muniredes.desktop.dialogs.search import SearchDialog

        dialog = SearchDialog(self.hub, self.window)
        dialog.target_asked.connect(self._go_and_look)
        dialog.own_asked.connect(self.open_own, Qt.ConnectionType.QueuedConnection)
        dialog.key_asked.connect(self.window.press)
        dialog.open()

    def _after(self, plan: "WizardPlan") -> None:
        target = plan.afterwards()
        if target is not None:
            self.go(target)

    def _change_by_steps(self, target: Target) -> None:
        """Open what asks for answers; where none could be kept it says so, before she gives any."""
        if self.hub.cannot_change():
            return
        if target.place is Place.IMPORT:
            self.open_import()
        else:
            self._open_wizard_of(target)

    def _open_wizard_of(self, target: Target) -> None:
        """Open a wizard at the question that a target names; without anything to ask, say what it lacks.

        What was left half way goes on, whatever the door, but where the door is to begin something new.
        """
        goes_on = target.place not in BEGIN_ANEW
        plan = make_plan(self.hub, resumed(target, self.hub.snapshot.drafts) if goes_on else target)
        if plan is None:
            self.go(Target(Place.ACCOUNTS))
            lacks = _("«{wizard}»: no hay todavía ninguna cuenta de la que preguntar.")
            self._on_refused(Problem(lacks.format(wizard=target.place.word), _("Apúntela aquí.")))
        else:
            self.open_wizard(plan, target.field)

    # ── Files ────────────────────────────────────────────────────────────────────────────────

    def open_example(self) -> None:
        """Go to the example for bodies of this kind, in a file of its own."""
        from muniredes.actions.examples import example

        kind = example.kind_for(knowledge.served())
        path = self._own_path.with_name(example.file_name(kind))
        self._change_file(path, partial(example.open_or_create, path, kind))
        self.go(Target(Place.TODAY))

    def look_at(self, copy: Path) -> None:
        """Look at a copy, in a file of its own; the present guide is left as it is."""
        place = self._own_path.with_name(paths.LOOKED_AT_NAME)
        if self.hub.workspace.path == place:
            self.open_own()
        self._change_file(place, partial(workspace.look_at, copy, place))
        self.go(Target(Place.TODAY))

    def _back_to_copies(self) -> None:
        """Go back from a copy that was looked at to her own guide, to bring it back."""
        self._back_to(Target(Place.SETTINGS, None, "copies"))

    def _back_to(self, target: Target) -> None:
        """Go back to her own guide, to something of it that is going on."""
        self.open_own()
        if not self.hub.is_visiting:
            self.go(target)

    def open_own(self) -> None:
        """Go back to her own guide, or to the ways on when it cannot be opened."""
        if self.hub.workspace.path == self._own_path and self.hub.is_visiting:
            self._own_path = paths.database_file()  # the program was started with the example
        if self.hub.workspace.path != self._own_path:
            self._leave_page()
            self._leave_file()
            self._go_on_with(open_or_ask(self.window, self._own_path))

    def _change_file(self, path: Path, open_other: Open) -> None:
        """Go on with another file; one that is open already is not opened against itself."""
        if path == self.hub.workspace.path:
            return
        other = open_apart(self.window, path, open_other)
        if isinstance(other, Problem):
            self._on_refused(other)
            return
        self._leave_page()
        self._leave_file()
        self.hub.open_workspace(other)

    def _leave_file(self) -> None:
        """Leave a copy and let others write, beside the window; what fails is said while it is there."""
        doing = _("Dejando una copia de seguridad…")
        try:
            work_apart(
                self.window, doing, lambda _progress: workspace.close(self.hub.workspace), can_stop=False
            )
        except Problem as problem:
            self.window.tell_problem(_("No se ha podido dejar una copia"), problem.sentence)

    def _on_damaged(self, damage: Problem) -> None:
        """Leave a file that cannot be believed any more, and ask her how to go on."""
        if self._is_asking:
            return
        self._is_asking = True
        try:
            path = self.hub.workspace.path
            workspace.let_go(self.hub.workspace)
            self._go_on_with(open_or_ask(self.window, path, damage))
        finally:
            self._is_asking = False

    def _go_on_with(self, opened: Workspace | None) -> None:
        if opened is None:
            self.window.close()
            return
        self.hub.open_workspace(opened)
        self.go(Target(Place.TODAY))

    @staticmethod
    def take_down(window: MainWindow) -> None:
        """Take out of a window what was being put in it when it failed."""
        for bench in window.findChildren(Workbench):
            bench.setParent(None)
            bench.deleteLater()
        while (page := window.pages.widget(0)) is not None:
            window.pages.removeWidget(page)
            page.deleteLater()

    def close(self) -> None:
        """Save what is being typed, leave a copy and let others write. Nothing is asked any more."""
        self._is_asking = True
        self._leave_page()
        whatever_happens(self.live.finish, self.window)
        self.second_copy.finish()
        sight = last_sight(self.hub) if self.hub.workspace.path == self._own_path else None
        self._leave_file()
        if sight is not None:
            startup_cache.keep(self._own_path, *sight)

    def _leave_page(self) -> None:
        """Save what is being typed in any page or dialog, or keep it as a draft."""
        if (page := self.page_in_view) is not None:
            whatever_happens(page.leave, page)
        for keeping in self.window.findChildren(Keeping):
            keeping.keep_now()
        self.window.sidebar.take_cursor()  # what had it is of the guide that is left

    # ── What the window says ─────────────────────────────────────────────────────────────────

    def _draw_cursor(self) -> None:
        """Give the cursor to the page in view: of a button that goes, Qt gives it to the side bar."""
        if (page := self.page_in_view) is not None:
            page.draw_cursor()

    def _on_changed(self, change: Change) -> None:
        if change.concerns("council"):
            self.banner.refresh()
        if change.action_id is not None and change.title:
            can_redo = history.can_redo(self.hub.database, change.action_id)
            self.window.undo_bar.say(change.title, can_redo=can_redo)

    def _on_refused(self, problem: Problem) -> None:
        self.window.show_problem(_("No se ha podido"), problem.sentence)

    def _drop_hidden_pages(self) -> None:
        restyling.drop_hidden(self.window.pages, self._pages)

    def _redress(self) -> None:
        restyling.redress(self.window.pages, self._pages, self.go)
