"""What every tab of a page is."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import top_column
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.text import label
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.i18n import _


class Panel(QWidget):
    """A tab of a page. `target_asked` carries a Target to go to."""

    target_asked = Signal(object)

    asked_by: Sequence[str] = ()
    """The fields of the targets that are something of this panel."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self.column = top_column(self)
        self.column.setContentsMargins(0, 16, 16, 24)
        self.column.setSpacing(14)

    @property
    @abstractmethod
    def title(self) -> str:
        """What the tab is called."""

    @abstractmethod
    def refresh(self) -> None:
        """Show what is known now."""

    def refresh_in_parts(self) -> Iterator[None]:
        """Show what is known now, a little at a time; each part is short."""
        self.refresh()
        yield

    def concerns(self, change: Change) -> bool:
        """Whether the panel shows something that a change touched."""
        del change
        return True

    def answers_for(self, target: Target) -> bool:
        """Whether a target is something of this panel."""
        return target.field in self.asked_by

    def show_target(self, target: Target) -> None:
        """Show an object or a field of this panel."""
        del target

    def leave(self) -> None:
        """Save what is being typed."""

    def forget(self) -> None:
        """Build everything anew, because it is another guide."""

    def says_no_elections(self) -> bool:
        """Say, to a body that has none of its own, that the electoral law is not for it; return whether."""
        body = self.hub.snapshot.council
        if body is None or body.kind.is_public:
            return False
        said = _("La ley electoral limita a las administraciones. A este organismo no le afecta.")
        self.column.addWidget(label(said, "lead"))
        return True

    def ask_for_town(self, sentence: str) -> EmptyState:
        """Say that nothing can be done yet, for want of a town, and open the way to say it."""
        state = EmptyState(_("Falta saber de qué pueblo es la guía"), sentence)
        state.offer(_("Decir qué pueblo es"), lambda: self.go(Target(Place.SETUP)), primary=True)
        self.column.addWidget(state)
        return state

    def go(self, target: Target) -> None:
        """Ask the window to go somewhere."""
        self.target_asked.emit(target)
