"""A tab that is a register: its records one under another, each with its sheet."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from muniredes.actions import records
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.history import Change
from muniredes.domain.places import Target
from muniredes.i18n import _

State = tuple[str, str] | None
"""A word and its tone, or nothing."""


class RegisterPanel(Panel):
    """The records of a kind. What each says, and what is asked of it, is told by its own class."""

    kind: ClassVar[str]

    @property
    @abstractmethod
    def lead(self) -> str:
        """What the register is for, in one sentence."""

    @property
    @abstractmethod
    def add_label(self) -> str:
        """What the button that adds a record says."""

    @abstractmethod
    def found(self) -> Sequence[Any]:
        """Return the records, in the order they are shown."""

    @abstractmethod
    def sections(self) -> Sequence[Section]:
        """Return what is asked of a record."""

    @abstractmethod
    def about(self, thing: Any) -> str:
        """Return what is said of a record under its name."""

    @abstractmethod
    def beginning(self) -> Mapping[str, object]:
        """Return the fields of a new record."""

    def state(self, thing: Any) -> State:
        """Return the word that stands beside a record."""
        del thing
        return None

    def concerns(self, change: Change) -> bool:
        return change.concerns(self.kind, "person", "account")

    def answers_for(self, target: Target) -> bool:
        return target.field == self.kind or super().answers_for(target)

    def show_target(self, target: Target) -> None:
        thing = next((thing for thing in self.found() if thing.id == target.object_id), None)
        if thing is not None:
            self.open_record(thing)

    def refresh(self) -> None:
        clear(self.column)
        self.column.addWidget(label(self.lead, "lead"))
        self.head()
        self.column.addLayout(FlowLayout(button(self.add_label, self.add, "primary", "plus", changes=True)))
        lines = LinesCard(self.title, _("Todavía no hay nada apuntado."))
        things = self.found()
        lines.set_count(len(things))
        for thing in things:
            lines.add_line(
                thing.title, self.about(thing), _("Ver"), partial(self.open_record, thing), self.state(thing)
            )
        self.column.addWidget(lines)

    def head(self) -> None:
        """Put something more above the register."""

    def add(self) -> None:
        """Add a record and open its sheet."""
        change = self.hub.attempt(records.add, self.kind, self.beginning())
        number = next(iter(change.ids(self.kind)), None) if change else None
        thing = next((thing for thing in self.found() if thing.id == number), None)
        if thing is not None:
            self.open_record(thing, made_by=change)

    def open_record(self, thing: Any, *, made_by: Change | None = None) -> RecordDialog:
        """Open the sheet of a record; one just made that is left empty is not kept."""
        dialog = self.sheet_of(thing, made_by)
        dialog.open()
        return dialog

    def sheet_of(self, thing: Any, made_by: Change | None) -> RecordDialog:
        """Return the sheet of a record."""
        return RecordDialog(self.hub, self.kind, thing, self.sections(), self.window(), made_by=made_by)
