"""Where the window meets the actions: asks for one, and tells every page what changed."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Qt, Signal

from muniredes import paths
from muniredes.actions import clock, reading
from muniredes.actions.workspace import Database, Workspace
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _

P = ParamSpec("P")

_log = logging.getLogger(__name__)


class Hub(QObject):
    """Holds the open workspace. `changed` carries each Change, `replaced` says that all is another guide.

    `noted` says that something outside the history (a draft, a printed manual) is different; `struck`, that
    the hour of something came; `damaged`, that
    the open file cannot be believed any more, with the Problem that says why; `look_asked`, that a copy at a
    path is to be looked at; `own_asked`, that her own guide is, to bring a copy back; `told`
    carries what is said in passing, or nothing when it is not so any more.
    """

    changed = Signal(object)
    noted = Signal()
    struck = Signal()
    replaced = Signal()
    refused = Signal(object)
    damaged = Signal(object)
    look_asked = Signal(object)
    own_asked = Signal()
    told = Signal(str)

    _put_there = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._put_there.connect(self.replaced, Qt.ConnectionType.QueuedConnection)
        self._watch()
        self._known: reading.Known | None = None
        self._is_stale = False
        self._done_here: dict[Path, set[int]] = {}
        self.is_just_recovered = False

    def _watch(self) -> None:
        """Tell of damage whoever finds it, and that another program has put another file there.

        Not of the damage of a file that is only looked at, where it is known.
        """
        if not self._workspace.is_only_looked_at:
            self._workspace.database.on_damage = self.damaged.emit
        self._workspace.database.tell_replaced = self._put_there.emit

    @property
    def workspace(self) -> Workspace:
        """The open file, with what the user should be told about it."""
        return self._workspace

    @property
    def database(self) -> Database:
        """The open file, to hand to the actions."""
        return self._workspace.database

    @property
    def is_visiting(self) -> bool:
        """Whether what is open is not her guide: the example in its own file, or a copy that is looked at."""
        body = self.snapshot.council
        is_example = body is not None and body.is_example and paths.is_of_example(self._workspace.path)
        return is_example or self._workspace.is_passing

    @property
    def is_hers(self) -> bool:
        """Whether what is open is her own guide: what is done by itself is done for no other.

        Not for the example, a copy, a term that ended, nor what may be damaged.
        """
        snapshot = self.glance()
        return snapshot is not None and self._workspace.is_hers(snapshot.council)

    @property
    def snapshot(self) -> Snapshot:
        """The whole guide as it is now; after a change, or on another day, what it touched is read again."""
        if self._known is None or self._is_stale or self._known.day != clock.today():
            self._known = reading.known(self.database, self._known)
            self._is_stale = False
        return self._known.snapshot

    def glance(self) -> Snapshot | None:
        """Return the guide as it is now, for what looks by itself; None when it cannot be read.

        The page in view reads the same guide, and says what is wrong with it.
        """
        try:
            return self.snapshot
        except Problem as problem:
            _log.warning("what looks by itself could not read the guide: %s", type(problem).__name__)
            return None

    def perform(
        self,
        action: Callable[Concatenate[Database, P], Change],
        *arguments: P.args,
        **named: P.kwargs,
    ) -> Change:
        """Run an action and tell every page; a Problem goes to whoever asked."""
        change = action(self.database, *arguments, **named)
        self.announce(change)
        return change

    def announce(self, change: Change) -> None:
        """Tell every page of something that was done, here or beside the window."""
        self._is_stale = True
        self.is_just_recovered = False
        if change.action_id is not None:
            self._done_here.setdefault(self._workspace.path, set()).add(change.action_id)
        self.changed.emit(change)

    def was_done_here(self, action_id: int) -> bool:
        """Whether an action was done on this file in this window, though another was looked at since."""
        return action_id in self._done_here.get(self._workspace.path, ())

    def attempt(
        self,
        action: Callable[Concatenate[Database, P], Change],
        *arguments: P.args,
        **named: P.kwargs,
    ) -> Change | None:
        """Run an action where nobody shows problems beside a field: the window shows them."""
        try:
            return self.perform(action, *arguments, **named)
        except Problem as problem:
            self.refused.emit(problem)
            return None

    def cannot_change(self) -> bool:
        """Say, before anything is begun, why none of it could be kept; return whether that is so."""
        because = self.database.read_only_because
        if because:
            self.refused.emit(Problem(because, _("No se ha cambiado nada.")))
        return bool(because)

    def note_changed(self) -> None:
        """Look again: something outside the history is different."""
        self._is_stale = True
        self.noted.emit()

    def draft_changed(self) -> None:
        """Look again at what is half written; the pages are told only if it is something else."""
        if self._known is None:
            return
        known = self._known.snapshot
        self._is_stale = True
        if self.snapshot is not known:
            self.noted.emit()

    def open_workspace(self, workspace: Workspace) -> None:
        """Go on with another file, or with what was put in the place of the one that was open."""
        if workspace.is_passing or workspace.path == self._workspace.path:
            self._done_here.pop(workspace.path, None)  # what was done is not in what is there now
        self._workspace = workspace
        self.is_just_recovered = False
        self._watch()
        self._known = None
        self.replaced.emit()
