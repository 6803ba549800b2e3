"""What can be done with the posts that are picked, from a menu, a key or a button."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from muniredes.actions.calendar import moving, steps, writing
from muniredes.actions.calendar.series import Scope
from muniredes.desktop.dialogs.posts.approve import ApproveDialog
from muniredes.desktop.dialogs.posts.editor import PostEditor
from muniredes.desktop.dialogs.posts.move import DuplicateDialog, MoveDialog
from muniredes.desktop.dialogs.posts.publish import PublishDialog
from muniredes.desktop.dialogs.posts.scope import ScopeDialog
from muniredes.desktop.hub import Hub
from muniredes.domain.calendar.query import PostLine
from muniredes.domain.calendar.states import PostState, steps_from
from muniredes.domain.problems import Problem
from muniredes.i18n import _

Posts = tuple[PostLine, ...]
MOVE_KEYS = "Ctrl+M"


class PostVerbs(QObject):
    """Acts on posts; every act can be undone."""

    def __init__(self, hub: Hub, page: QWidget) -> None:
        super().__init__(page)
        self._hub = hub
        self._page = page

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    # ── One post ─────────────────────────────────────────────────────────────────────────────

    def open(self, post: PostLine) -> None:
        """Open the editor on a post."""
        try:
            PostEditor(self._hub, post, parent=self._window).open()
        except Problem as problem:
            self._hub.refused.emit(problem)

    def publish(self, post: PostLine) -> None:
        """Help to publish a post by hand."""
        try:
            PublishDialog(self._hub, post, self._window).open()
        except Problem as problem:
            self._hub.refused.emit(problem)

    # ── Several ──────────────────────────────────────────────────────────────────────────────

    def move(self, posts: Posts) -> None:
        """Ask for a day, and move posts to it."""
        if posts:
            MoveDialog(self._hub, posts, self._window).open()

    def duplicate(self, posts: Posts) -> None:
        """Ask for a day, and say the same again on it."""
        DuplicateDialog(self._hub, posts, self._window).open()

    def step(self, posts: Posts, state: PostState) -> None:
        """Take posts to a state; approving asks by whom."""
        if state is PostState.APPROVED and self._asks_approval(posts):
            ApproveDialog(self._hub, posts, self._window).open()
        elif state is PostState.PUBLISHED and len(posts) == 1:
            self.publish(posts[0])
        else:
            self._hub.attempt(steps.change_state, [post.id for post in posts], state)

    def _asks_approval(self, posts: Posts) -> bool:
        rules = self._hub.snapshot.posting_rules
        forward = all(post.state is not PostState.PUBLISHED for post in posts)
        return rules is not None and rules.needs_approval and forward

    def delete(self, posts: Posts) -> None:
        """Send messages to the bin; of a series, ask how much of it."""
        if len(posts) == 1 and posts[0].repeats:
            question = _("¿Qué quiere borrar?")
            ScopeDialog(
                question, posts[0].title, lambda scope: self._delete(posts[0], scope), self._window
            ).open()
            return
        self._hub.attempt(writing.delete_posts, [post.id for post in posts])

    def _delete(self, post: PostLine, scope: Scope) -> None:
        self._hub.attempt(writing.delete, post.id, scope)

    def confirm(self, posts: Posts) -> None:
        """Say that posts go out in spite of the electoral light."""
        self._hub.attempt(steps.confirm, [post.id for post in posts])

    # ── The menu ─────────────────────────────────────────────────────────────────────────────

    def menu(self, posts: Posts, place: QPoint) -> None:
        """Offer what can be done with posts at a point of the screen."""
        if posts:
            self.menu_for(posts).popup(place)

    def menu_for(self, posts: Posts) -> QMenu:
        """Return what can be done with posts, as a menu that deletes itself."""
        menu = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        if len(posts) == 1:
            self._add(menu, _("Abrir"), lambda: self.open(posts[0]))
        if all(post.state.is_movable for post in posts):
            moves = self._add(menu, _("Mover a…"), lambda: self.move(posts))
            moves.setShortcut(QKeySequence(MOVE_KEYS))
            if any(post.at is not None for post in posts):
                numbers = [post.id for post in posts]
                self._add(menu, _("Dejar sin fecha"), lambda: self._hub.attempt(moving.to_day, numbers, None))
        self._add(menu, _("Duplicar en otra fecha…"), lambda: self.duplicate(posts))
        menu.addSeparator()
        for state in self._common_steps(posts):
            self._add(menu, _step_words(posts, state), partial(self.step, posts, state))
        if all(post.state is PostState.PAUSED for post in posts):
            self._add(
                menu, _("Reanudar"), lambda: self._hub.attempt(steps.resume, [post.id for post in posts])
            )
        if any(post.light is not None for post in posts):
            self._add(menu, _("Confirmar aunque haya elecciones"), lambda: self.confirm(posts))
        menu.addSeparator()
        self._add(menu, _("Borrar"), lambda: self.delete(posts))
        return menu

    def _add(self, menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _common_steps(self, posts: Posts) -> list[PostState]:
        """Return the states that all of them can go to, in order."""
        rules = self._hub.snapshot.posting_rules
        needs = rules is not None and rules.needs_approval
        ways = [set(steps_from(post.state, needs_approval=needs)) for post in posts]
        common = set.intersection(*ways)
        if all(post.state is PostState.PAUSED for post in posts):
            common &= {PostState.DISCARDED}
        return [state for state in PostState if state in common]


def _step_words(posts: Posts, state: PostState) -> str:
    if state is PostState.PUBLISHED:
        return _("Publicar…") if len(posts) == 1 else _("Ya están publicadas")
    return _("Pasar a «{state}»").format(state=state.word.lower())
