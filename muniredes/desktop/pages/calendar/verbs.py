"""What can be done with the posts that are picked, from a menu, a key or a button."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from muniredes.actions import clock, knowledge
from muniredes.actions.calendar import bulk_edit, moving, publishing_checks, reading, steps, writing
from muniredes.actions.calendar.reading import channel_name
from muniredes.actions.calendar.series import Scope
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.dialogs.deleting import ask_and_delete_posts
from muniredes.desktop.dialogs.posts.confirm import when_sure
from muniredes.desktop.dialogs.posts.scope import ScopeDialog
from muniredes.desktop.dialogs.posts.went_out import WentOutDialog
from muniredes.desktop.hub import Hub
from muniredes.domain.calendar.messages.counting import counted, messages_in
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState, step_back_verb, step_verb, steps_from
from muniredes.domain.calendar.year.electoral import advice_entering, advice_for, bands
from muniredes.domain.fields import word
from muniredes.domain.next_step import needs_approval
from muniredes.domain.problems import Problem
from muniredes.domain.publishing_checks import Check, refuse
from muniredes.i18n import _, ngettext

if TYPE_CHECKING:
    from muniredes.desktop.dialogs.posts.publish import Held

Posts = tuple[PostLine, ...]
MOVE_KEYS = "Ctrl+M"
_TOLD = 5
"""Of how many messages is told why they stay behind."""


def is_one(posts: Posts) -> bool:
    """Whether some posts are one message on its channels, all at the same time: a chip of the calendar."""
    return len({(post.message_id, post.at) for post in posts}) == 1


class PostVerbs(QObject):
    """Acts on posts; every act can be undone."""

    def __init__(self, hub: Hub, page: QWidget) -> None:
        super().__init__(page)
        self._hub = hub
        self._page = page

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    # ── One message ──────────────────────────────────────────────────────────────────────────

    def open(self, post: PostLine) -> None:
        """Open the editor on a post."""
        try:
            from muniredes.desktop.dialogs.posts.editor.editor import PostEditor

            editor = PostEditor(self._hub, post, parent=self._window)
        except Problem as problem:
            self._hub.refused.emit(problem)
            return
        editor.step_asked.connect(self.go_on)
        editor.open()

    def publish(self, post: PostLine) -> None:
        """Help to publish a post by hand, and then the others of its message, channel to channel."""
        if self._hub.cannot_change():
            return
        try:
            beside = self._beside(post)
            held = publishing_checks.holds_of(
                self._hub.database, beside, PostState.PUBLISHED, self._hub.snapshot
            )
            refuse(held.get(post, ()))
        except Problem as problem:
            self._hub.refused.emit(problem)
            return
        stopped = {each: found for each, found in held.items() if any(hold.stops for hold in found)}
        posts = tuple(each for each in beside if each not in stopped)
        asked = {each: found for each, found in held.items() if each in posts}
        self._ask(asked, lambda: self._publish(posts, asked, stopped))

    def _publish(self, posts: Posts, held: "Held", left_out: "Held") -> None:
        try:
            from muniredes.desktop.dialogs.posts.publish import PublishDialog

            PublishDialog(self._hub, posts, held, left_out, self._window).open()
        except Problem as problem:
            self._hub.refused.emit(problem)

    def _beside(self, post: PostLine) -> Posts:
        """Return a post, and those of its message for the same moment that are still to go out."""
        said = reading.said(self._hub.database, post.message_id)
        lines = reading.lines(self._hub.database, [each.id for each in said.beside(post.id) if each.id])
        others = [
            line for line in lines if line.id != post.id and line.at == post.at and line.state.is_pending
        ]
        return (post, *others)

    @property
    def needs_approval(self) -> bool:
        """Whether somebody else has to approve what is written."""
        return needs_approval(self._hub.snapshot)

    def _when_sure(self, posts: Posts, state: PostState, act: Callable[[Posts], object]) -> None:
        """Do something with posts; what is only held back is asked first, and what is stopped stays behind.

        One message goes on whole or not at all; of several, she says whether the others do.
        """
        if self._hub.cannot_change():
            return
        try:
            held = publishing_checks.holds_of(self._hub.database, posts, state, self._hub.snapshot)
            stopped = {post: found for post, found in held.items() if any(hold.stops for hold in found)}
            behind = {(post.message_id, post.at) for post in stopped}
            free = tuple(post for post in posts if (post.message_id, post.at) not in behind)
            for post, found in stopped.items():
                if is_one(posts) or not free:
                    refuse(found, post.title)
        except Problem as problem:
            self._hub.refused.emit(problem)
            return
        asked = {post: held[post] for post in free if post in held}
        self._leave_behind(stopped, free, state, lambda: self._ask(asked, lambda: act(free)))

    def _leave_behind(
        self, stopped: "Held", free: Posts, state: PostState, act: Callable[[], object]
    ) -> None:
        """Do something with the posts that are free to go on, once she knows which ones stay behind."""
        if not stopped:
            act()
            return
        why: dict[tuple[int, datetime | None], str] = {}
        for post, found in stopped.items():
            said = next(hold.whole for hold in found if hold.stops)
            why.setdefault((post.message_id, post.at), f"«{post.title}»: {said}")
        told = list(why.values())[:_TOLD]
        more = len(why) - len(told)
        if more:
            told.append(ngettext("Y {n} más.", "Y {n} más.", more))
        question = ngettext(
            "{n} mensaje no puede seguir", "{n} mensajes no pueden seguir", messages_in(stopped)
        )
        verb = f"{step_verb(state)} ({messages_in(free)})"
        whole = "\n".join((*told, _("Los demás sí pueden.")))
        AskDialog(question, whole, verb, act, self._window).open()

    def _ask(self, held: "Held", act: Callable[[], object]) -> None:
        """Do something; what holds it back is asked first, and that of an electoral period written down."""
        doubts = {post: " ".join(hold.whole for hold in found) for post, found in held.items()}
        elections = [
            post.id for post, found in held.items() if any(hold.check is Check.ELECTION for hold in found)
        ]

        def go_on(_confirmed: tuple[int, ...]) -> None:
            if not elections or self._hub.attempt(steps.confirm, elections) is not None:
                act()

        when_sure(doubts, go_on, self._window, only_elections=len(elections) == len(doubts))

    # ── Several ──────────────────────────────────────────────────────────────────────────────

    def move(self, posts: Posts) -> None:
        """Ask for a day, and move posts to it."""
        if posts and not self._hub.cannot_change():
            from muniredes.desktop.dialogs.posts.move import MoveDialog

            MoveDialog(self._hub, posts, self._window).open()

    def carry(self, posts: Posts, day: date, hour: int | None = None) -> None:
        """Put posts on the day where they were dropped, each at its hour unless they fell on another."""
        if self._hub.cannot_change():
            return
        among = bands(self._hub.snapshot.periods)
        doubts = {post: said for post in posts if (said := advice_entering(post, day, among))}
        numbers = [post.id for post in posts]
        stays = hour is None or all(post.at is not None and post.at.hour == hour for post in posts)

        def act(confirmed: tuple[int, ...]) -> None:
            if stays or hour is None:
                self._hub.attempt(moving.to_day, numbers, day, confirmed)
            else:
                self._hub.attempt(moving.to_moment, numbers, datetime.combine(day, time(hour)), confirmed)

        when_sure(doubts, act, self._window)

    def change(self, posts: Posts) -> None:
        """Ask what to change in all of them."""
        if posts and not self._hub.cannot_change():
            from muniredes.desktop.dialogs.posts.bulk_edit import SeveralDialog

            SeveralDialog(self._hub, posts, self._window).open()

    def sort(self, posts: Posts, light: ElectoralLight | None) -> None:
        """Say what kind posts are for an electoral period."""
        self._hub.attempt(bulk_edit.change, [post.id for post in posts], {"light": light})

    def duplicate(self, posts: Posts) -> None:
        """Ask for a day, and say the same again on it."""
        if self._hub.cannot_change():
            return
        from muniredes.desktop.dialogs.posts.move import DuplicateDialog

        DuplicateDialog(self._hub, posts, self._window).open()

    def step(self, posts: Posts, state: PostState) -> None:
        """Take posts to a state; approving asks by whom, and what went out is not taken back unasked."""
        if any(post.state is PostState.PUBLISHED for post in posts):
            self._take_back(posts, state)
        elif state is PostState.PUBLISHED and len(posts) == 1:
            self.publish(posts[0])
        else:
            self._when_sure(posts, state, lambda going: self._step(going, state))

    def _take_back(self, posts: Posts, state: PostState) -> None:
        """Ask whether it is true that nothing went out: when and what went out is forgotten."""
        AskDialog(
            _("¿No llegó a salir?"),
            _(
                "Se borra cuándo salió, su dirección y el texto que salió. Si salió y se ha quitado después, "
                "déjelo como está."
            ),
            _("No salió"),
            lambda: self._hub.attempt(steps.change_state, [post.id for post in posts], state),
            self._window,
        ).open()

    def go_on(self, posts: Posts, state: PostState) -> None:
        """Take the posts of a message to its next state: publishing goes from channel to channel."""
        if state is PostState.PUBLISHED and is_one(posts):
            self.publish(posts[0])
        else:
            self.step(posts, state)

    def _step(self, posts: Posts, state: PostState) -> None:
        if state is PostState.APPROVED and self.needs_approval:
            from muniredes.desktop.dialogs.posts.approve import ApproveDialog

            ApproveDialog(self._hub, posts, self._window).open()
        elif state is PostState.PUBLISHED and all(post.at and post.at <= clock.now() for post in posts):
            self._ask_when_out(posts)
        else:
            self._hub.attempt(steps.change_state, [post.id for post in posts], state)

    def _ask_when_out(self, posts: Posts) -> None:
        numbers = [post.id for post in posts]
        WentOutDialog(
            counted(posts),
            lambda: self._hub.attempt(steps.publish_as_planned, numbers),
            lambda: self._hub.attempt(steps.change_state, numbers, PostState.PUBLISHED),
            self._window,
        ).open()

    def delete(self, posts: Posts) -> None:
        """Send messages to the bin, asking first if they are several or went out, or how much of a series."""
        if self._hub.cannot_change():
            return
        numbers = [post.id for post in posts]
        if not is_one(posts) or not posts[0].repeats:
            act = partial(self._hub.attempt, writing.delete_posts, numbers)
            ask_and_delete_posts(self._hub, posts, act, self._window)
            return

        def answer(scope: Scope) -> None:
            if scope is Scope.THIS:
                self._hub.attempt(writing.delete_posts, numbers)
            else:
                self._hub.attempt(writing.delete, numbers[0], scope)

        ScopeDialog(_("¿Qué quiere borrar?"), posts[0].title, answer, self._window).open()

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
        if is_one(posts):
            self._add(menu, _("Abrir"), lambda: self.open(posts[0]))
        if all(post.state.is_movable for post in posts):
            moves = self._add(menu, _("Mover a…"), lambda: self.move(posts))
            moves.setShortcut(QKeySequence(MOVE_KEYS))
            if any(post.at is not None for post in posts):
                numbers = [post.id for post in posts]
                self._add(menu, _("Dejar sin fecha"), lambda: self._hub.attempt(moving.to_day, numbers, None))
        self._add(menu, _("Duplicar en otra fecha…"), lambda: self.duplicate(posts))
        menu.addSeparator()
        self._add_channels(menu, posts)
        for state in self._common_steps(posts):
            self._add(menu, _step_words(posts, state), partial(self.step, posts, state))
        if all(post.state is PostState.PAUSED for post in posts):
            self._add(
                menu, _("Reanudar"), lambda: self._hub.attempt(steps.resume, [post.id for post in posts])
            )
        self._add(menu, _("Cambiar tema, quién o clase…"), lambda: self.change(posts))
        if knowledge.served().is_public:
            self._add_lights(menu, posts)
        among = bands(self._hub.snapshot.periods)
        if any(advice_for(post, post.day, among) for post in posts):
            self._add(menu, _("Confirmar aunque haya elecciones"), lambda: self.confirm(posts))
        menu.addSeparator()
        self._add(menu, _("Borrar"), lambda: self.delete(posts))
        return menu

    def _add_lights(self, menu: QMenu, posts: Posts) -> None:
        """Offer to say what kind they are, with a tick on what all of them are already."""
        lights = menu.addMenu(word("message.light"))
        kinds = {post.light for post in posts}
        for light in (*ElectoralLight, None):
            words = f"{light.symbol} {light.word}" if light else _("Sin clasificar")
            action = self._add(lights, words, partial(self.sort, posts, light))
            action.setCheckable(True)
            action.setChecked(kinds == {light})

    def _add_channels(self, menu: QMenu, posts: Posts) -> None:
        """Offer, of a message that goes to several channels, what can be done with one of them alone."""
        if not is_one(posts) or len(posts) == 1:
            return
        if PostState.PUBLISHED in self._common_steps(posts):
            self._add(menu, step_verb(PostState.PUBLISHED), lambda: self.publish(posts[0]))
        for post in posts:
            where = channel_name(post, self._hub.snapshot)
            alone = self.menu_for((post,))
            alone.setTitle(_("Solo en {where}").format(where=where))
            menu.aboutToHide.connect(alone.deleteLater)
            menu.addMenu(alone)

    def _add(self, menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _common_steps(self, posts: Posts) -> list[PostState]:
        """Return the states that all of them can go to; what went out goes nowhere with the rest."""
        if len({post.state is PostState.PUBLISHED for post in posts}) > 1:
            return []
        ways = [set(steps_from(post.state, needs_approval=self.needs_approval)) for post in posts]
        common = set.intersection(*ways)
        if all(post.state is PostState.PAUSED for post in posts):
            common &= {PostState.DISCARDED}
        return [state for state in PostState if state in common]


def _step_words(posts: Posts, state: PostState) -> str:
    if posts[0].state is PostState.PUBLISHED:
        return step_back_verb()
    if state is PostState.PUBLISHED:
        return step_verb(state) if len(posts) == 1 else _("Ya están publicadas")
    return step_verb(state)
