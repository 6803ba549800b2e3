"""What to show of the calendar: channel, state, person, topic, words; and how many messages are left."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from muniredes.actions import accounts
from muniredes.desktop import theme
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.calendar.counted import CountedCombo
from muniredes.desktop.pages.calendar.showing import count_words
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.query import EVERYTHING, CalendarFilter, PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import NETWORKS_OF, Medium, channel_key
from muniredes.domain.fields import kind_word, word
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _

_BETWEEN, _COUNT_LETTERS = 8, 14
"""Between two filters, in pixels; and how wide the count is, in letters."""

InView = Callable[[CalendarFilter, bool], Sequence[PostLine]]
"""What is seen with a filter, on the days in view or on any date."""


class _By(NamedTuple):
    """One thing that is filtered by: the filter without it, and what a post is there."""

    freed: Callable[[CalendarFilter], CalendarFilter]
    key: Callable[[PostLine], Hashable]


_BY_CHANNEL = _By(lambda wanted: replace(wanted, channels=frozenset()), lambda post: post.channel)
_BY_STATE = _By(lambda wanted: replace(wanted, states=frozenset(PostState)), lambda post: post.state.value)
_BY_PERSON = _By(lambda wanted: replace(wanted, responsible_id=None), lambda post: post.responsible_id)
_BY_TOPIC = _By(lambda wanted: replace(wanted, topic_id=None), lambda post: post.topic_id)


class FilterBar(QWidget):
    """`changed` is emitted when something else is wanted; `everywhere` is whether on any date.

    `whole` is whether all of them, however many.

    Where there is no room beside the views, what is chosen from lists is behind a button.
    """

    changed = Signal()

    def __init__(self, first: QWidget, in_view: InView) -> None:
        """Have `first` before the filters; the options are counted in what would be `in_view`."""
        super().__init__()
        self.wanted = EVERYTHING
        self.everywhere = self.whole = False
        self._here = 0
        self._first, self._in_view = first, in_view
        self._channel = self._combo(word("post.medium"), 20, _BY_CHANNEL)
        self._state = self._combo(word("post.state"), 14, _BY_STATE)
        self._person = self._combo(word("message.responsible_id"), 16, _BY_PERSON)
        self._topic = self._combo(kind_word("topic"), 16, _BY_TOPIC)
        self._combos = (self._channel, self._state, self._person, self._topic)
        self._fold = button(_("Filtros"), self._fit)
        self._fold.setCheckable(True)
        self._text = QLineEdit()
        self._text.setPlaceholderText(_("Buscar palabras"))
        self._text.setAccessibleName(_("Buscar palabras en el calendario"))
        self._text.setClearButtonEnabled(True)
        self._text.setFixedWidth(theme.letters(20))
        self._text.textChanged.connect(self._read)
        self._clear = button(_("Quitar filtros"), self.clear, "link")
        self._all = button(_("Ver los de todas las fechas"), self._see_all, "link")
        self._count = label("", "muted")
        self._count.setWordWrap(False)
        self._count.setMinimumHeight(self._topic.sizeHint().height())
        said = (self._text, self._count, self._all, self._clear)
        row = FlowLayout(first, *self._combos, self._fold, *said)
        self.setLayout(row)

    def _combo(self, name: str, letters: int, by: "_By") -> CountedCombo:
        made = CountedCombo()
        made.setAccessibleName(_("Filtrar por: {what}").format(what=name.lower()))
        made.setFixedWidth(theme.letters(letters))
        made.activated.connect(self._read)
        made.asked.connect(lambda: self._count_options(made, by))
        made.setToolTip(plain_tip(name))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Have the lists in the line while they fit; else behind a button, with how many are in use."""
        fixed = (*self._combos, self._text)
        room = self._first.sizeHint().width() + sum(each.maximumWidth() + _BETWEEN for each in fixed)
        room += _BETWEEN + theme.letters(_COUNT_LETTERS)
        has_room = self.width() >= room
        used = sum(combo.currentIndex() > 0 for combo in self._combos)
        self._fold.setVisible(not has_room)
        self._fold.setText(_("Filtros ({n})").format(n=used) if used else _("Filtros"))
        for combo in self._combos:
            combo.setVisible(has_room or self._fold.isChecked())

    def _count_options(self, combo: CountedCombo, by: "_By") -> None:
        """Say of each option how many messages it would leave, with the other filters as they are."""
        cards: dict[Hashable, set[tuple[int, datetime | None]]] = {}
        for post in self._in_view(by.freed(self.wanted), self.everywhere):
            keys = {by.key(post)} | ({None} if post.state in EVERYTHING.states else set())
            for key in keys:
                cards.setdefault(key, set()).add((post.message_id, post.at))
        combo.show_counts({key: len(found) for key, found in cards.items()})

    def offer(self, snapshot: Snapshot) -> None:
        """Offer what there is to choose from."""
        channels: list[tuple[str, Any]] = [(word("post.medium"), None)]
        channels += [
            (accounts.marked(snapshot, each), channel_key(each.id, None)) for each in snapshot.own_accounts
        ]
        channels += [(_medium_name(each, snapshot), channel_key(None, each)) for each in Medium]
        self._fill(self._channel, [*channels, (_("Sin canal"), "")])
        states: list[tuple[str, Any]] = [(word("post.state"), None)]
        self._fill(self._state, states + [(state.word, state.value) for state in PostState])
        people: list[tuple[str, Any]] = [(_("Persona"), None)]
        self._fill(
            self._person, people + [(snapshot.name_of(person.id), person.id) for person in snapshot.people]
        )
        topics: list[tuple[str, Any]] = [(kind_word("topic"), None)]
        self._fill(self._topic, topics + [(topic.name, topic.id) for topic in snapshot.topics])

    def _fill(self, combo: CountedCombo, options: list[tuple[str, Any]]) -> None:
        chosen = combo.currentData()
        combo.clear()
        for words, value in options:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def clear(self) -> None:
        """Show everything again."""
        for combo in self._combos:
            combo.setCurrentIndex(0)
        self._text.blockSignals(True)
        self._text.clear()
        self._text.blockSignals(False)
        self._read()

    def _read(self) -> None:
        channel, state = self._channel.currentData(), self._state.currentData()
        wanted = CalendarFilter(
            channels=frozenset() if channel is None else frozenset({channel}),
            responsible_id=self._person.currentData(),
            topic_id=self._topic.currentData(),
            text=self._text.text(),
        )
        if state is not None:
            wanted = replace(wanted, states=frozenset({PostState(state)}))
        self._fit()
        if wanted != self.wanted:
            typed = wanted.text.strip()
            self.everywhere = wanted.is_narrowed and (self.everywhere or typed != self.wanted.text.strip())
            self.wanted, self.whole = wanted, False
            self.changed.emit()

    def _see_all(self) -> None:
        self.everywhere, self.whole = True, self.everywhere
        self.changed.emit()

    def stay(self) -> None:
        """Go back to the days in view; what is wanted of them stays."""
        self.everywhere = self.whole = False

    def say_count(self, cards: int, total: int | None, month: str = "") -> None:
        """Say how many messages are left in the days in view and, of a filter, on all dates if known.

        `month` is that of the days that are counted, where those of others are in view beside them.
        """
        self._here = cards
        words = _("{count} en {month}") if month else "{count}"
        self._say(words.format(count=count_words(cards), month=month))
        self.say_total(total)

    def say_found(self, cards: int) -> None:
        """Say how many messages are listed of those of all dates."""
        self._here = cards
        self._say(count_words(cards))
        self._all.hide()

    def say_total(self, total: int | None) -> None:
        """Say how many messages there are on all dates, beside those that are seen."""
        if total is None:
            self._all.hide()
        elif self.everywhere:
            words = (
                _("{total} en todas las fechas")
                if total <= self._here
                else _("{total}: se ven los {n} más cercanos")
            )
            self._say(words.format(total=count_words(total), n=self._here))
            self._all.setText(_("Ver los demás"))
            self._all.setVisible(total > self._here)
        else:
            words = _("{here} aquí, {total} en todas las fechas")
            self._say(words.format(here=count_words(self._here), total=total))
            self._all.setText(_("Ver los de todas las fechas"))
            self._all.setVisible(total > self._here)

    def _say(self, said: str) -> None:
        self._count.setText(said)
        self._clear.setVisible(self.wanted.is_narrowed)


def _medium_name(medium: Medium, snapshot: Snapshot) -> str:
    """Return the name of a medium, told apart from the accounts that stand for it."""
    places = NETWORKS_OF.get(medium, ())
    has_account = any(each.network_id in places for each in snapshot.own_accounts)
    return _("{channel} (sin decir la cuenta)").format(channel=medium.word) if has_account else medium.word
