"""«Ahora»: what is going on, or the first screen for whoever has just seen that something is wrong."""

from muniredes.actions.crisis import course
from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.crisis.run import RunScreen
from muniredes.desktop.pages.crisis.start import StartScreen
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.layout import clear
from muniredes.domain.places import Target
from muniredes.i18n import _

NOW, DRILL = "now", "drill"
"""The fields of a target that ask for the first screen, and for it as a drill."""


class NowPanel(Panel):
    """One crisis in view, or the first screen; `show_target` says which."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._incident_id: int | None = None
        self._is_drill = False
        self._screen: RunScreen | StartScreen | None = None

    @property
    def title(self) -> str:
        return _("Ahora")

    def answers_for(self, target: Target) -> bool:
        file = self.hub.snapshot.crisis.file(target.object_id)
        is_open = target.field == "incident" and file is not None and file.incident.is_open
        return is_open or target.field in ("", NOW, DRILL)

    def show_target(self, target: Target) -> None:
        self._incident_id, self._is_drill = target.object_id, target.field == DRILL
        self._build()

    def refresh(self) -> None:
        file = self.hub.snapshot.crisis.file(self._incident_id)
        if file is None or not file.incident.is_open:
            self._incident_id = None
        if isinstance(self._screen, RunScreen) and self._screen.incident_id == self._incident_id:
            self._screen.refresh()
        else:
            self._build()

    def forget(self) -> None:
        self._incident_id = None
        self._build()

    def leave(self) -> None:
        """Save what is being written; whoever comes back does not come to practise unless she says so."""
        self._leave_screen()
        self._is_drill = False
        if isinstance(self._screen, StartScreen):
            self._screen.end_practice()

    def _leave_screen(self) -> None:
        if isinstance(self._screen, RunScreen):
            self._screen.leave()

    def begin_anew(self) -> None:
        """Go to the first screen, for another crisis."""
        self._incident_id, self._is_drill = None, False
        self._build()

    def begin(self, checklist: str, is_drill: bool) -> None:
        """Begin a crisis and show its first step."""
        change = self.hub.attempt(course.begin, checklist, is_drill=is_drill)
        if change is not None:
            (self._incident_id,) = change.ids("incident")
            self._is_drill = False
            self._build()

    def _build(self) -> None:
        self._leave_screen()
        clear(self.column)
        file = self.hub.snapshot.crisis.file(self._incident_id)
        if file is not None and file.incident.is_open:
            run = RunScreen(self.hub, file)
            run.another_asked.connect(self.begin_anew)
            run.target_asked.connect(self.target_asked)
            self._screen = run
        else:
            start = StartScreen(self.hub, is_drill=self._is_drill)
            start.begun.connect(self.begin)
            self._screen = start
        self.column.addWidget(self._screen)
        self._screen.take_focus()
