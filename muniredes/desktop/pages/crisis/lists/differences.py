"""What the council changed and a newer catalogue says otherwise: it is hers to choose."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from muniredes.actions import knowledge
from muniredes.actions.crisis import wording
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, stacked
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis.naming import in_words, named
from muniredes.domain.crisis.own import Difference
from muniredes.i18n import _, ngettext


class DifferencesCard(QFrame):
    """Each text with what is said here, what the catalogue said and what it says now, and two buttons."""

    def __init__(self, hub: Hub, found: Iterable[Difference]) -> None:
        super().__init__()
        self._hub = hub
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        each = tuple(found)
        said = ngettext(
            "El catálogo trae algo nuevo en {n} texto que usted cambió. Lo suyo sigue igual: elija.",
            "El catálogo trae algo nuevo en {n} textos que usted cambió. Lo suyo sigue igual: elija.",
            len(each),
        )
        outer.addWidget(Notice(said.format(n=len(each)), "warning"))
        for difference in each:
            outer.addWidget(self._difference(difference))

    def _difference(self, difference: Difference) -> QFrame:
        own = difference.own
        name = named(own.key, knowledge.crisis_book(), knowledge.networks())
        frame, column = card()
        column.addWidget(label(name, "h3"))
        now = _("Ya no está en el catálogo.") if difference.now is None else difference.now
        for title, text in (
            (_("Lo que dice usted"), own.text),
            (_("Lo que decía el catálogo"), own.base),
            (_("Lo que dice ahora"), now),
        ):
            column.addWidget(stacked(label(title, "field"), label(in_words(own.key, text) or "—", "muted")))
        mine = button(
            _("Quedarme con lo mío"), partial(self._hub.attempt, wording.keep_mine, own.key), changes=True
        )
        theirs = button(
            _("Usar lo nuevo"), partial(self._hub.attempt, wording.take_theirs, own.key), changes=True
        )
        for made in (mine, theirs):
            made.setAccessibleName(f"{made.text()}: {name}")
        column.addLayout(FlowLayout(mine, theirs))
        return frame
