"""The matrix: topics down, channels across; each square says who speaks first and who helps."""

from functools import partial
from textwrap import wrap

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from muniredes.actions import accounts, clock, knowledge
from muniredes.actions.channels import coordination
from muniredes.desktop import theme
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.channels.coordination import Channel, Role, Topic, flaws, matrix
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_COLUMN_LETTERS = 17
_MOST_ROWS_SEEN = 12
_HEADING_TALL = 76
_AROUND_HEADING = 14
_BESIDE_HEADING = 28
_LINE_LETTERS = 11
_WORD_LETTERS = 26
"""The longest word that a column is widened for."""


class TopicsPanel(Panel):
    """What goes where."""

    asked_by = ("topic",)

    @property
    def title(self) -> str:
        return _("Qué va por dónde")

    def concerns(self, change: Change) -> bool:
        return change.concerns("topic", "channel_use", "account")

    def refresh(self) -> None:
        clear(self.column)
        self.column.addWidget(
            label(
                _("Por dónde se dice cada tema: un canal lo dice primero y completo; los demás ayudan."),
                "lead",
            )
        )
        topics = self.hub.snapshot.topics
        if not topics:
            self._show_empty()
            return
        self.column.addLayout(
            FlowLayout(button(_("Repartir los temas"), self._open_wizard, "primary", changes=True))
        )
        present = self.hub.snapshot.posting_channels(knowledge.networks(), clock.today())
        self._show_flaws(present)
        self.column.addWidget(self._table(present))
        self._show_topics()

    def _open_wizard(self) -> None:
        self.go(Target(Place.SPREAD_TOPICS))

    def _show_empty(self) -> None:
        state = EmptyState(
            _("Todavía no hay temas"), _("Aquí se reparte cada tema: por dónde sale primero y quién ayuda.")
        )
        state.offer(_("Repartir los temas"), self._open_wizard, primary=True)
        state.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)))
        self.column.addWidget(state)

    def _show_flaws(self, present: tuple[Channel, ...]) -> None:
        rows = matrix(self.hub.snapshot.topics, self.hub.snapshot.uses)
        said = [
            (topic, flaw)
            for topic in self.hub.snapshot.topics
            for flaw in flaws(topic, rows.get(topic.id or 0, {}), present)
        ]
        if not said:
            return
        lines = LinesCard(_("Qué falla"))
        lines.set_count(len(said), "warning")
        for topic, flaw in said:
            target = Target(Place.SPREAD_TOPICS, None, f"topic-{topic.key}")
            lines.add_line(flaw, "", _("Arreglar"), partial(self.go, target))
        self.column.addWidget(lines)

    def _table(self, present: tuple[Channel, ...]) -> QTableWidget:
        topics = self.hub.snapshot.topics
        rows = matrix(topics, self.hub.snapshot.uses)
        table = QTableWidget(len(topics), len(present))
        table.setAccessibleName(_("Por dónde se dice cada tema"))
        table.setVerticalHeaderLabels([topic.name for topic in topics])
        tall = self._put_headings(table, present)
        table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        for row, topic in enumerate(topics):
            for column, channel in enumerate(present):
                role = rows.get(topic.id or 0, {}).get(channel.key)
                table.setCellWidget(row, column, self._square(topic, channel, role, present))
        height = theme.pixels(38)
        table.verticalHeader().setDefaultSectionSize(height)
        table.setFixedHeight(height * min(len(topics), _MOST_ROWS_SEEN) + tall + theme.pixels(26))
        table.setEnabled(not self.hub.database.is_read_only)
        return table

    def _put_headings(self, table: QTableWidget, present: tuple[Channel, ...]) -> int:
        """Name each column, as wide as its longest word asks; return how tall the headings are, in pixels."""
        heading = table.horizontalHeader()
        heading.ensurePolished()
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        metrics, most = heading.fontMetrics(), 1
        for column, channel in enumerate(present):
            lines = _heading(channel)
            most = max(most, len(lines))
            item = QTableWidgetItem("\n".join(lines))
            item.setToolTip(plain_tip(accounts.channel(self.hub.snapshot, channel)))
            table.setHorizontalHeaderItem(column, item)
            words = max(map(metrics.horizontalAdvance, lines)) + theme.pixels(_BESIDE_HEADING)
            table.setColumnWidth(column, max(theme.letters(_COLUMN_LETTERS), words))
        tall = max(theme.pixels(_HEADING_TALL), most * metrics.lineSpacing() + _AROUND_HEADING)
        heading.setFixedHeight(tall)
        return tall

    def _square(
        self, topic: Topic, channel: Channel, role: Role | None, present: tuple[Channel, ...]
    ) -> Combo:
        combo = Combo()
        combo.setMinimumContentsLength(5)
        combo.addItem("—", None)
        for each in Role:
            combo.addItem(each.word, each)
        combo.setCurrentIndex(0 if role is None else list(Role).index(role) + 1)
        combo.setAccessibleName(f"{topic.name}: {accounts.channel(self.hub.snapshot, channel)}")
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.activated.connect(lambda: self._put(topic, channel, _role(combo), present))
        return combo

    def _put(self, topic: Topic, channel: Channel, role: Role | None, present: tuple[Channel, ...]) -> None:
        assert topic.id is not None
        try:
            self.hub.perform(coordination.spread, topic.id, {channel.key: role}, present)
        except Problem as problem:
            self.hub.refused.emit(problem)
            self.refresh()

    def _show_topics(self) -> None:
        lines = LinesCard(_("Los temas"))
        for topic in self.hub.snapshot.topics:
            lines.add_line(topic.name, topic.note, _("Ver"), partial(self._open_topic, topic))
        self.column.addWidget(lines)

    def _open_topic(self, topic: Topic) -> None:
        RecordDialog(self.hub, "topic", topic, topic_sections(), self.window()).open()


def topic_sections() -> tuple[Section, ...]:
    """Return what is asked of a topic."""
    note = ask.text("topic.note", _("Lo que tiene que saber quien lo publique."))
    return (Section(_("El tema"), (ask.text("topic.name"), note)),)


def _heading(channel: Channel) -> list[str]:
    """Return the name of a channel in short lines: only a user name that is endless is broken."""
    return [line for piece in channel.name.split(" · ") for line in _lines(piece)]


def _lines(words: str) -> list[str]:
    longest = max(map(len, words.split()), default=0)
    return wrap(words, max(_LINE_LETTERS, min(longest, _WORD_LETTERS)), break_on_hyphens=False)


def _role(combo: Combo) -> Role | None:
    """Return the role chosen in a square: Qt gives back the text of a value, not the value."""
    chosen = combo.currentData()
    return Role(chosen) if chosen else None
