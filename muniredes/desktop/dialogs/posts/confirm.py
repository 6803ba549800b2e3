"""Say once more what holds a post back before it goes on: it is advice, and she decides."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.i18n import _

Doubts = Mapping[PostLine, str]
"""What is said of some posts before they go on."""


def when_sure(
    doubts: Doubts,
    act: Callable[[tuple[int, ...]], object],
    parent: QWidget,
    *,
    only_elections: bool = True,
) -> None:
    """Do something, given the numbers of the posts that were confirmed; with any doubt, ask first."""
    if not doubts:
        act(())
        return
    said = {post.title: advice for post, advice in doubts.items()}
    numbers = tuple(post.id for post in doubts)
    title = _("Periodo electoral") if only_elections else _("Antes de seguir")
    question = (
        _("¿Seguro que sale en periodo electoral?") if only_elections else _("Mire esto antes de seguir")
    )
    ConfirmDialog(title, question, said, lambda: act(numbers), parent).open()


class ConfirmDialog(PassingDialog):
    """The titles of the posts, the advice for each light, and the way on."""

    def __init__(
        self,
        title: str,
        question: str,
        said: dict[str, str],
        answer: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, 560, 380, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 18)
        outer.setSpacing(12)
        outer.addWidget(label(question, "h3"))
        column = QVBoxLayout()
        outer.addLayout(column, 1)
        column.setSpacing(8)
        for name, advice in said.items():
            column.addWidget(label(name, "field"))
            column.addWidget(Notice(advice, "warning"))
        column.addStretch(1)
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
