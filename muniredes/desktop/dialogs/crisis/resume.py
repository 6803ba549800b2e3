"""Look at what was stopped before it goes on: what went by is chosen one by one."""

from functools import partial

from PySide6.QtWidgets import QLabel, QWidget

from muniredes.actions import accounts, clock
from muniredes.actions.crisis import pausing
from muniredes.actions.crisis.pausing import Afterwards
from muniredes.desktop import theme
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.forms.simple import Combo
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.flow import LineLayout
from muniredes.desktop.widgets.layout import stacked
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis.pausing import PausedPost
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.dates import short_date
from muniredes.i18n import _

_NARROWEST = 26


class ResumeDialog(ShortDialog):
    """One line for each post; those whose hour went by come back as drafts unless she says otherwise."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Reanudar lo que se paró"), _("Reanudar"), parent)
        self.resize(760, 560)
        now = clock.now()
        posts = pausing.stopped(hub.database, self.incident_id)
        past = sum(post.is_past(now) for post in posts)
        lead = _("Antes de seguir, mire si algo ya no viene a cuento.")
        if past:
            lead += " " + _("A {n} se les ha pasado la hora.").format(n=past)
        self.column.addWidget(label(lead, "lead"))
        self.choices: dict[int, Combo] = {}
        for post in posts:
            self.column.addWidget(self._line(post, is_past=post.is_past(now)))
        if not posts:
            self.column.addWidget(label(_("Ya no queda ninguna en pausa."), "muted"))
        as_they_were = button(
            _("Todas como estaban"), partial(self._choose_all, Afterwards.AS_IT_WAS), "link"
        )
        self.column.addWidget(as_they_were)
        self.column.addStretch(1)

    def _line(self, post: PausedPost, *, is_past: bool) -> QWidget:
        account = self.hub.snapshot.account(post.account_id)
        where = accounts.title(account) if account else ""
        at = f"{short_date(post.at.date())}, {post.at:%H:%M}"
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
        self.choices[post.id] = choice
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
