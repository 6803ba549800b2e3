"""What was left half said in the wizards of the page in view, told above it with the way to go on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget

from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import is_short
from muniredes.desktop.navigation.half_done import half_said_of_page
from muniredes.desktop.pages.base import Page
from muniredes.desktop.widgets.notice import Notice
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import listed
from muniredes.domain.today.items import AgendaItem
from muniredes.i18n import _

_MOST = 2
"""How many have a button: with more, the page would be left little room, and «Hoy» has them all."""


class HalfDoneBar(Notice):
    """One for every page, so that a new page or wizard is told without anyone remembering it."""

    def __init__(self, hub: Hub, pages: QStackedWidget, go: Callable[[Target], object]) -> None:
        super().__init__()
        self._hub, self._pages, self._go = hub, pages, go
        self._told: tuple[AgendaItem, ...] = ()
        self.hide()
        pages.window().installEventFilter(self)
        for news in (hub.changed, hub.noted, hub.replaced):
            news.connect(self.refresh)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.refresh()
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Tell what was left half said of the page in view; nothing, when nothing was."""
        items = self._found()
        if items == self._told:
            return
        self._told = items
        self.clear_offers()
        for item in items[:_MOST]:
            words = item.verb if len(items) == 1 else _("Seguir con «{what}»").format(what=_about(item))
            self.offer(words, partial(self._go, item.target))
        if len(items) > _MOST:
            self.offer(_("Ver todo en «Hoy»"), partial(self._go, Target(Place.TODAY)), "link")
        said = _("Lo dejó a medias: {what}.").format(what=listed(_whole(item) for item in items))
        self.say(said if items else "")

    def _found(self) -> tuple[AgendaItem, ...]:
        page = self._pages.currentWidget()
        if is_short(self._pages.window()) or not isinstance(page, Page):
            return ()
        snapshot = self._hub.glance()
        return half_said_of_page(snapshot, page.place) if snapshot is not None else ()


def _about(item: AgendaItem) -> str:
    return item.detail or item.text


def _whole(item: AgendaItem) -> str:
    return (
        _("{what} de «{account}»").format(what=item.text, account=item.detail) if item.detail else item.text
    )
