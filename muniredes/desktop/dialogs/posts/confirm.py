"""Say once more what an electoral period asks, before a post goes on: it is advice, and she decides."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.widgets.dialog import PassingDialog
from muniredes.desktop.widgets.flow import FlowLayout
from muniredes.desktop.widgets.layout import scrolled
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.i18n import _

Doubts = Mapping[PostLine, str]
"""What an electoral period says of some posts."""


def when_sure(doubts: Doubts, act: Callable[[tuple[int, ...]], object], parent: QWidget) -> None:
    """Do something, given the numbers of the posts that were confirmed; with any doubt, ask first."""
    if not doubts:
        act(())
        return
    said = {post.title: advice for post, advice in doubts.items()}
    numbers = tuple(post.id for post in doubts)
    ConfirmDialog(said, lambda: act(numbers), parent).open()


class ConfirmDialog(PassingDialog):
    """The titles of the posts, the advice for each light, and the way on."""

    def __init__(
        self, said: dict[str, str], answer: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Periodo electoral"), 560, 380, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 14, 18)
        outer.setSpacing(12)
        outer.addWidget(label(_("¿Seguro que sale en periodo electoral?"), "h3"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(8)
        for title, advice in said.items():
            column.addWidget(label(title, "field"))
            column.addWidget(Notice(advice, "warning"))
        column.addStretch(1)
        outer.addWidget(scrolled(content), 1)
        outer.addLayout(
            FlowLayout(
                button(_("Dejarla como está"), self.reject, "primary"),
                button(_("Confirmar y seguir"), self._take),
                at_right=True,
            )
        )
        self._answer = answer

    def _take(self) -> None:
        self.accept()
        self._answer()
