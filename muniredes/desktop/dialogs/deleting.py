"""«Borrar», whatever it is: she is told what hangs from it, and asked, before it goes."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from muniredes.actions import dependents
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.hub import Hub
from muniredes.domain.calendar.messages.counting import counted, messages_in
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.i18n import _, ngettext


def ask_and_delete(
    hub: Hub, kind: str, number: int, name: str, act: Callable[[], object], parent: QWidget | None
) -> None:
    """Do `act`, which sends a record to the bin; if something hangs from it, once she has read what."""
    if not hub.cannot_change():
        _ask(_named(name), dependents.told(hub.database, kind, number), act, parent)


def ask_and_delete_posts(
    hub: Hub, posts: Sequence[PostLine], act: Callable[[], object], parent: QWidget | None
) -> None:
    """Do `act`, which sends posts to the bin; of several messages, or what went out, once she has read it."""
    if hub.cannot_change():
        return
    several = messages_in(posts) > 1
    question = _("¿Borrar {what}?").format(what=counted(posts)) if several else _named(posts[0].title)
    _ask(question, "\n".join(_lost(posts)), act, parent, always=several)


def _named(name: str) -> str:
    return _("¿Borrar «{name}»?").format(name=name)


def _ask(
    question: str, said: str, act: Callable[[], object], parent: QWidget | None, *, always: bool = False
) -> None:
    if not said and not always:
        act()
        return
    undone = _("Todo va a la papelera, y se puede deshacer.")
    AskDialog(question, "\n".join(filter(None, (said, undone))), _("Borrar"), act, parent).open()


def _lost(posts: Sequence[PostLine]) -> Iterator[str]:
    """Yield what is lost with some posts besides what they say."""
    out = messages_in([post for post in posts if post.state is PostState.PUBLISHED])
    if out and out == messages_in(posts):
        yield _("Ya salió: dejará de constar dónde y cuándo.")
    elif out:
        yield ngettext(
            "{n} ya salió: dejará de constar dónde y cuándo.",
            "{n} ya salieron: dejará de constar dónde y cuándo.",
            out,
        )
    if messages_in(posts) > 1 and any(post.repeats for post in posts):
        yield _("De lo que se repite se borra solo lo que ha elegido.")
