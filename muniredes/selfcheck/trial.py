"""What a trial of the program works with: a guide of its own in a folder, and its window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muniredes.actions.workspace import Workspace
    from muniredes.desktop.window.workbench import Workbench
    from muniredes.storage.database import Database

Check = tuple[str, Callable[[], object]]
"""What is checked, in words, and what checks it: it raises when something does not work."""


@dataclass
class Trial:
    """A folder that goes at the end, whose data are tried (a copy of them), and what is open until now."""

    folder: Path
    given: Path | None
    workspace: "Workspace | None" = None
    bench: "Workbench | None" = None

    @property
    def database(self) -> "Database":
        """The guide, once it is open."""
        assert self.workspace is not None, "the guide is opened first"
        return self.workspace.database

    def close(self) -> None:
        """Let go of everything."""
        from muniredes.actions import workspace

        if self.bench is not None:
            from muniredes.desktop.startup.application import put_away

            self.bench.window.close()
            self.bench = None
            put_away()
        elif self.workspace is not None:
            workspace.close(self.workspace)
