"""Look at what was stopped before it goes on: what went by is chosen one by one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.actions.calendar.reading import channel_name
from muniredes.actions.crisis import pausing
from muniredes.actions.crisis.pausing import Afterwards
from muniredes.desktop import theme
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import stacked
from muniredes.desktop.layouts.flow import LineLayout
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.cards import cards_of
from muniredes.domain.calendar.messages.counting import messages_in
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.dates import short_date
from muniredes.i18n import _, ngettext

_NARROWEST = 26


class ResumeDialog(ShortDialog):
    """One line for each message whose hour went by: it comes back as a draft unless she says otherwise.

    Those that are still to come go on as they were; they are shown when she asks.
    """

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Reanudar lo que se paró"), _("Reanudar"), parent)
        self.resize(760, 560)
        now = clock.now()
        posts = pausing.stopped(hub.database, self.incident_id)
        past = [post for post in posts if post.at is not None and post.at < now]
        self._coming = [post for post in posts if post not in past]
        self.choices: dict[int, Combo] = {}
        self.column.addWidget(label(_lead(messages_in(past)), "lead"))
        self._lines = QVBoxLayout()
        self.column.addLayout(self._lines)
        self._show_lines(past, is_past=True)
        if past:
            way = partial(self._choose_all, Afterwards.AS_IT_WAS)
            self.column.addWidget(button(_("Todos como estaban"), way, "link"))
        if self._coming:
            self._offer_coming()
        self.column.addStretch(1)

    def _offer_coming(self) -> None:
        text = ngettext(
            "{n} mensaje todavía no ha llegado a su hora: sigue como estaba.",
            "{n} mensajes todavía no han llegado a su hora: siguen como estaban.",
            messages_in(self._coming),
        )
        self.column.addWidget(label(text))
        self._see = button(_("Verlos uno a uno"), self._show_coming, "link")
        self.column.addWidget(self._see)

    def _show_coming(self) -> None:
        self._see.hide()
        self._show_lines(self._coming, is_past=False)

    def _show_lines(self, posts: Sequence[PostLine], *, is_past: bool) -> None:
        for card in cards_of(posts):
            self._lines.addWidget(self._line(card.posts, is_past=is_past))

    def _line(self, posts: Sequence[PostLine], *, is_past: bool) -> QWidget:
        """Return the line of a message at its hour, with all the channels it goes by."""
        post = posts[0]
        at = f"{short_date(post.at.date())}, {post.at:%H:%M}" if post.at else ""
        where = ", ".join(channel_name(each, self.hub.snapshot) for each in posts)
        detail = " · ".join(part for part in (at, where, _("su hora ya pasó") if is_past else "") if part)
        choice = Combo()
        choice.setAccessibleName(_("Qué se hace con «{title}»").format(title=post.title))
        for text, way in (
            (_("Sigue como estaba"), Afterwards.AS_IT_WAS),
            (_("Vuelve a borrador"), Afterwards.DRAFT),
            (_("Se descarta"), Afterwards.DISCARD),
        ):
            choice.addItem(text, way)
        choice.setMinimumContentsLength(18)
        choice.setCurrentIndex(1 if is_past else 0)
        self.choices.update((each.id, choice) for each in posts)
        said: list[QLabel] = [label(post.title, "field"), label(detail, "muted")]
        holder = QWidget()
        holder.setLayout(LineLayout(stacked(*said), choice, narrowest=theme.letters(_NARROWEST)))
        return holder

    def _choose_all(self, way: Afterwards) -> None:
        for choice in self.choices.values():
            choice.setCurrentIndex(choice.findData(way))

    def carry_out(self) -> None:
        chosen = {number: Afterwards(choice.currentData()) for number, choice in self.choices.items()}
        self.hub.perform(pausing.resume, self.incident_id, chosen)


def _lead(past: int) -> str:
    """Return what to look at before going on."""
    if not past:
        return _("A ninguno se le ha pasado la hora.")
    return ngettext(
        "A {n} mensaje se le ha pasado la hora: ¿todavía viene a cuento?",
        "A {n} mensajes se les ha pasado la hora: ¿todavía vienen a cuento?",
        past,
    )
