"""What to show of the calendar: channel, state, person, topic, words; and how many messages are left."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from muniredes.actions import accounts
from muniredes.desktop import theme
from muniredes.desktop.forms.simple import Combo
from muniredes.desktop.pages.calendar.showing import count_words
from muniredes.desktop.widgets.flow import FlowLayout
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.query import EVERYTHING, CalendarFilter
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium, channel_key
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _


class FilterBar(QWidget):
    """`changed` is emitted when something else is wanted; `everywhere` is whether on any date."""

    changed = Signal()

    def __init__(self, first: QWidget) -> None:
        """Have `first` before the filters: what does not fit in a line goes on in the next."""
        super().__init__()
        self.wanted = EVERYTHING
        self.everywhere = False
        self._here = 0
        self._channel = self._combo(_("Canal"), 20)
        self._state = self._combo(_("Estado"), 14)
        self._person = self._combo(_("Quién la prepara"), 16)
        self._topic = self._combo(_("Tema"), 16)
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
        asked = (self._channel, self._state, self._person, self._topic, self._text)
        row = FlowLayout(first, *asked, self._count, self._all, self._clear)
        self.setLayout(row)

    def _combo(self, name: str, letters: int) -> Combo:
        made = Combo()
        made.setAccessibleName(_("Filtrar por: {what}").format(what=name.lower()))
        made.setFixedWidth(theme.letters(letters))
        made.activated.connect(self._read)
        made.setToolTip(name)
        return made

    def offer(self, snapshot: Snapshot) -> None:
        """Offer what there is to choose from."""
        channels: list[tuple[str, Any]] = [(_("Canal"), None)]
        channels += [(accounts.title(each), channel_key(each.id, None)) for each in snapshot.own_accounts]
        channels += [(medium.word, channel_key(None, medium)) for medium in Medium]
        self._fill(self._channel, [*channels, (_("Sin canal"), "")])
        states: list[tuple[str, Any]] = [(_("Estado"), None)]
        self._fill(self._state, states + [(state.word, state.value) for state in PostState])
        people: list[tuple[str, Any]] = [(_("Persona"), None)]
        self._fill(self._person, people + [(person.name, person.id) for person in snapshot.people])
        topics: list[tuple[str, Any]] = [(_("Tema"), None)]
        self._fill(self._topic, topics + [(topic.name, topic.id) for topic in snapshot.topics])

    def _fill(self, combo: Combo, options: list[tuple[str, Any]]) -> None:
        chosen = combo.currentData()
        combo.clear()
        for words, value in options:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def clear(self) -> None:
        """Show everything again."""
        for combo in (self._channel, self._state, self._person, self._topic):
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
        if wanted != self.wanted:
            typed = wanted.text.strip()
            self.everywhere = wanted.is_narrowed and (self.everywhere or typed != self.wanted.text.strip())
            self.wanted = wanted
            self.changed.emit()

    def _see_all(self) -> None:
        self.everywhere = True
        self.changed.emit()

    def stay(self) -> None:
        """Go back to the days in view; what is wanted of them stays."""
        self.everywhere = False

    def say_count(self, cards: int, total: int | None) -> None:
        """Say how many messages are left in the days in view and, of a filter, on all dates if known."""
        self._here = cards
        self._say(count_words(cards))
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
        else:
            words = _("{here} aquí, {total} en todas las fechas")
            self._say(words.format(here=count_words(self._here), total=total))
            self._all.setVisible(total > self._here)

    def _say(self, said: str) -> None:
        self._count.setText(said)
        self._clear.setVisible(self.wanted.is_narrowed)
