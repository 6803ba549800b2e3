"""What can be done with what is picked, as buttons: the next step first."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.calendar.verbs import Posts, is_one
from muniredes.desktop.widgets.text import button, set_tone
from muniredes.domain.calendar.messages.cards import cards_of, common_step
from muniredes.domain.calendar.messages.states import PostState, step_verb
from muniredes.domain.next_step import needs_approval, publishable
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _

_BETWEEN = 4
"""Between two verbs, in pixels."""


class VerbBar(QWidget):
    """`step_asked` carries the posts that the next step takes on, and its state."""

    step_asked = Signal(object, object)
    publish_asked = Signal()
    open_asked = Signal()
    move_asked = Signal()
    change_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._step: tuple[PostState, Posts] | None = None
        self._next = button("", self._take_step, "primary", changes=True)
        self._publish = button(_("Publicar…"), self.publish_asked.emit, changes=True)
        self._open = button(_("Abrir"), self.open_asked.emit)
        self._move = button(_("Mover…"), self.move_asked.emit, changes=True)
        self._move.setToolTip("Ctrl+M")
        self._change = button(_("Cambiar…"), self.change_asked.emit, changes=True)
        self._change.setToolTip(_("Cambiar tema, quién la prepara o su clase"))
        every = (self._next, self._publish, self._open, self._move, self._change)
        self.setLayout(FlowLayout(*every, across=_BETWEEN, down=_BETWEEN))
        _keep_place(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as tall as with all its verbs: what is under it does not move, and no verb leaves a hole."""
        super().resizeEvent(event)
        lines, used = 1, 0
        for each in (self._next, self._publish, self._open, self._move):
            wide = each.sizeHint().width()
            if used and used + wide > self.width():
                lines, used = lines + 1, 0
            used += wide + _BETWEEN
        tall = lines * (self._open.sizeHint().height() + _BETWEEN) - _BETWEEN
        if tall != self.minimumHeight():
            self.setMinimumHeight(tall)

    def show_chosen(self, posts: Posts, snapshot: Snapshot) -> None:
        """Offer what can be done with some posts, wherever they were picked."""
        cards = cards_of(posts)
        step = common_step(cards, needs_approval=needs_approval(snapshot)) if cards else None
        self._step = step if step and step[0] is not PostState.PUBLISHED else None
        self.setVisible(bool(posts))
        self._next.setVisible(self._step is not None)
        if self._step is not None:
            verb = step_verb(self._step[0])
            self._next.setText(verb if len(cards) == 1 else f"{verb} ({len(cards)})")
        self._publish.setVisible(is_one(posts) and bool(publishable(posts, snapshot)))
        set_tone(self._publish, "role", "" if self._step else "primary")
        self._open.setVisible(is_one(posts))
        self._change.setVisible(not is_one(posts))
        self._move.setVisible(all(post.state.is_movable for post in posts))

    def _take_step(self) -> None:
        if self._step is not None:
            state, posts = self._step
            self.step_asked.emit(posts, state)


def _keep_place(widget: QWidget) -> None:
    """Let a widget that is hidden keep its place: what is under it does not move under the hand."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
