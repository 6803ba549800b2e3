"""«Ahora»: what is going on, or the first screen for whoever has just seen that something is wrong."""

from muniredes.actions.crisis import course
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.navigation.search_entries import SEEMS
from muniredes.desktop.pages.crisis.now.run import RunScreen
from muniredes.desktop.pages.crisis.now.start import StartScreen
from muniredes.desktop.pages.panel import Panel
from muniredes.domain.places import Target
from muniredes.i18n import _

NOW, DRILL = "now", "drill"
"""The fields of a target that ask for the first screen, and for it as a drill."""


class NowPanel(Panel):
    """One crisis in view, or the first screen; `show_target` says which."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._incident_id: int | None = None
        self._screen: RunScreen | StartScreen | None = None

    @property
    def title(self) -> str:
        return _("Ahora")

    def answers_for(self, target: Target) -> bool:
        file = self.hub.snapshot.crisis.file(target.object_id)
        is_open = target.field == "incident" and file is not None and file.incident.is_open
        return is_open or target.field in ("", NOW, DRILL) or target.field.startswith(SEEMS)

    def show_target(self, target: Target) -> None:
        self.leave()
        wanted = target.object_id if target.field == "incident" else None
        self._show(self._most_serious() if target.field == NOW else wanted)
        if isinstance(self._screen, StartScreen):
            self._screen.ask_again(is_drill=target.field == DRILL)
            if target.field.startswith(SEEMS):
                self._screen.propose(target.field.removeprefix(SEEMS))

    def _most_serious(self) -> int | None:
        """Return what is really going on: the red button goes on with it, and does not open it twice."""
        files = self.hub.snapshot.crisis.open_files
        return next((file.incident.id for file in files if not file.incident.is_drill), None)

    def refresh(self) -> None:
        if self._screen is None:
            self._show(self._most_serious())
        elif self._shown_is_open():
            self._screen.refresh()
        else:
            self._show(self._incident_id)

    def _shown_is_open(self) -> bool:
        """Whether what is in view is still so: the first screen, or a crisis that is open."""
        file = self.hub.snapshot.crisis.file(self._incident_id)
        return self._incident_id is None or (file is not None and file.incident.is_open)

    def forget(self) -> None:
        self._screen = None
        self._show(None)

    def leave(self) -> None:
        if self._screen is not None:
            self._screen.leave()

    def begin_anew(self) -> None:
        """Go to the first screen, for another crisis."""
        self.leave()
        self._show(None)

    def begin(self, checklist: str, is_drill: bool) -> None:
        """Begin a crisis and show its first step."""
        change = self.hub.attempt(course.begin, checklist, is_drill=is_drill)
        if change is not None:
            (number,) = change.ids("incident")
            self._show(number)

    def _show(self, incident_id: int | None) -> None:
        """Show a crisis, if it is open; if not, the first screen."""
        file = self.hub.snapshot.crisis.file(incident_id)
        is_open = file is not None and file.incident.is_open
        self._incident_id = incident_id if is_open else None
        clear(self.column)
        if file is not None and is_open:
            run = RunScreen(self.hub, file)
            run.another_asked.connect(self.begin_anew)
            run.target_asked.connect(self.target_asked)
            self._screen = run
        else:
            start = StartScreen(self.hub)
            start.begun.connect(self.begin)
            start.target_asked.connect(self.target_asked)
            self._screen = start
        self.column.addWidget(self._screen)
        self._screen.take_focus()
