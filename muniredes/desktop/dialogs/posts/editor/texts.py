"""The text of a message and of each of its channels, with the room it has and what is advised."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.actions.calendar import advising
from muniredes.desktop.dialogs.posts.editor.as_seen import Preview
from muniredes.desktop.dialogs.posts.editor.form import PostForm
from muniredes.desktop.focus import put_cursor, stops_in
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import scrolled
from muniredes.desktop.widgets.advised import AdviceLines, put_text
from muniredes.desktop.widgets.tab_list import TabList
from muniredes.desktop.widgets.text import button, label, set_tone
from muniredes.domain.calendar.advice.draft import Remark
from muniredes.domain.channels.coordination import parse_channel, place_of
from muniredes.domain.texts.gaps import left_in
from muniredes.i18n import _

_PAUSE_MS = 250
COMMON = ""
"""The key of the text that every channel starts from."""


class _Tab(QWidget):
    """One text: what is typed, how much room is left, and the advice with its mending.

    `place` is where its channel says it; the common text, which channels start from, has none.
    """

    changed = Signal()

    def __init__(self, name: str, hint: str, place: str) -> None:
        super().__init__()
        self._first_hint, self._place = hint, place
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 10, 2, 2)
        column.setSpacing(6)
        self._hint = label(hint, "small")
        column.addWidget(self._hint)
        self._correct = button(_("La he corregido {place}…").format(place=place), self._unlock, "link")
        self._correct.hide()
        column.addWidget(self._correct)
        self._common = ""
        self._own = button(_("Escribir uno propio a partir de ese"), self._begin_own, "link")
        self._starts_from_common = bool(place)
        column.addWidget(self._own)
        self._own.setVisible(self._starts_from_common)  # in its place already: alone, it would be a window
        self.is_corrected = False
        self.area = QPlainTextEdit()
        self.area.setTabChangesFocus(True)
        self.area.setAccessibleName(_("Texto: {name}").format(name=name))
        self.area.setMinimumHeight(self.area.fontMetrics().lineSpacing() * 6)
        self.area.textChanged.connect(self.changed)
        self.area.textChanged.connect(self._offer_own)
        self.preview = Preview()
        self.preview.hide()
        beside = QHBoxLayout()
        beside.addWidget(self.area, 1)
        beside.addWidget(self.preview)
        column.addLayout(beside, 3)
        self.room = label("", "small")
        column.addWidget(self.room)
        self._advice = AdviceLines()
        self._advice.mended.connect(self._mend)
        column.addWidget(scrolled(self._advice), 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.give_room(self.width())

    def stops(self) -> list[QWidget]:
        """Return where Tab stops here, the text first."""
        return [self.area, *(each for each in stops_in(self) if each is not self.area)]

    def show_common(self, text: str) -> None:
        """Show what the channel says while it has no text of its own."""
        if text != self._common:
            self._common = text
            self.area.setPlaceholderText(text)
        self._offer_own()

    def _begin_own(self) -> None:
        """Put the common text as this channel's own, to be changed here alone."""
        self._mend(self._common)
        put_cursor(self.area)

    def _offer_own(self) -> None:
        is_blank = not self.area.toPlainText() and not self.area.isReadOnly()
        self._own.setEnabled(self._starts_from_common and is_blank and bool(self._common.strip()))

    def lock(self, sentence: str) -> None:
        """Show what went out, which is not written any more; unless it was mended where it is."""
        self.hold(sentence)
        self._correct.show()

    def hold(self, sentence: str) -> None:
        """Do not let the text be written, saying why; with nothing to say, let it be written."""
        self._hint.setText(sentence or self._first_hint)
        self.area.setReadOnly(bool(sentence))

    def correct(self) -> None:
        """Let be written what it says now where it is."""
        self.is_corrected = True
        said = _("Escriba lo que dice ahora {place}: lo que salió primero se conserva.")
        self.hold(said.format(place=self._place))
        self.area.setReadOnly(False)
        self._correct.hide()

    def _unlock(self) -> None:
        self.correct()
        put_cursor(self.area)

    @property
    def has_own_text(self) -> bool:
        """Whether it does not say the common text: it has another, or is out already."""
        return self.area.isReadOnly() or bool(self.area.toPlainText())

    def go_to_gap(self) -> None:
        """Put the cursor on the first gap of its text, picked: what is typed takes its place."""
        put_cursor(self.area)
        self.area.moveCursor(QTextCursor.MoveOperation.Start)
        for gap in left_in(self.area.toPlainText())[:1]:
            self.area.find(gap)

    def show_advice(self, remarks: Sequence[Remark]) -> None:
        """Show what is advised, each with a way to mend it when there is one."""
        is_written = bool(self.area.toPlainText().strip())
        self._advice.show_remarks(remarks, _("✓ Nada que mejorar.") if is_written else "")

    def _mend(self, text: str) -> None:
        put_text(self.area, text)


class TextTabs(QTabWidget):
    """The texts of the post of a form, by the key of each channel; COMMON is the one they start from.

    `choice` goes above: the names in a list, where they do not fit in a row.
    `cropped` and `as_all` say how a picture is cut, as `Preview` does.
    """

    changed = Signal()
    cropped = Signal(int, object, str)
    as_all = Signal(int, str)

    def __init__(self, hub: Hub, form: PostForm) -> None:
        super().__init__()
        self._hub, self._form = hub, form
        self._tabs: dict[str, _Tab] = {}
        self.choice = TabList(self, _("De quién es el texto: el de todos o el de un canal"))
        self.tabBar().setAccessibleName(_("Textos: el de todos y el de cada canal"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self.currentChanged.connect(lambda _index: self.look())
        self._add(
            COMMON, _("Para todos"), _("Lo que se dice en todos los canales, salvo que uno tenga el suyo.")
        )

    def show_channels(self, channels: Sequence[tuple[str, str]]) -> None:
        """Have a tab for each of these channels, by key and name; what was typed in them stays."""
        wanted = dict(channels)
        for key in [key for key in self._tabs if key != COMMON and key not in wanted]:
            self.removeTab(self.indexOf(self._tabs[key]))
            self._tabs.pop(key).deleteLater()
        for key, name in channels:
            if key not in self._tabs:
                self._add(key, name, _("En blanco, dice lo mismo que «Para todos»."))
        self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.choice.fit(self.width())

    def stops(self) -> list[QWidget]:
        """Return where Tab stops: which text it is, if there are several, and each with what is beside it."""
        inside = [stop for tab in self._tabs.values() for stop in tab.stops()]
        names = [self.choice, self.tabBar()]
        return [*names, *inside] if len(self._tabs) > 1 else [*inside, *names]

    def _add(self, key: str, name: str, hint: str) -> None:
        made = _Tab(name, hint, place_of(key) if key != COMMON else "")
        made.changed.connect(self._on_typed)
        made.preview.cropped.connect(self.cropped)
        made.preview.as_all.connect(self.as_all)
        made.preview.asked.connect(self.look)
        self._tabs[key] = made
        self.addTab(made, name)

    def lock(self, out: Mapping[str, str]) -> None:
        """Do not let the text of some channels be written; each with the sentence that says why."""
        for key, sentence in out.items():
            if key in self._tabs:
                self._tabs[key].lock(sentence)

    def hold_common(self, text: str, sentence: str) -> None:
        """Do not let the common text be other than `text`, saying why; with nothing to say, let it be."""
        tab = self._tabs[COMMON]
        if sentence and tab.area.toPlainText() != text:
            self.set_texts({**self.texts(), COMMON: text})
        tab.hold(sentence)

    def correct(self, keys: Collection[str]) -> None:
        """Go on with what was being written of what was mended on some channels."""
        for key in self._tabs.keys() & set(keys):
            self._tabs[key].correct()

    @property
    def corrected(self) -> frozenset[str]:
        """The channels where what had gone out was mended in the network."""
        return frozenset(key for key, tab in self._tabs.items() if tab.is_corrected)

    def texts(self) -> Mapping[str, str]:
        """Return what was typed for each."""
        return {key: tab.area.toPlainText() for key, tab in self._tabs.items()}

    def going_out(self) -> Sequence[tuple[str, str]]:
        """Return what each channel that is not out yet would say, by its key; the common text without any."""
        common = self._tabs[COMMON].area.toPlainText()
        channels = [(key, tab) for key, tab in self._tabs.items() if key != COMMON]
        waiting = [(key, tab) for key, tab in channels if not tab.area.isReadOnly()]
        found = [(key, tab.area.toPlainText() or common) for key, tab in waiting]
        return found if channels else [(COMMON, common)]

    def go_to_gap(self, key: str) -> None:
        """Show the text that a channel says, with the cursor on its first gap."""
        own = self._tabs[key].area.toPlainText()
        tab = self._tabs[key if own else COMMON]
        self.setCurrentWidget(tab)
        tab.go_to_gap()

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Show texts, without saying that something changed."""
        for key, tab in self._tabs.items():
            tab.area.blockSignals(True)
            tab.area.setPlainText(texts.get(key, ""))
            tab.area.blockSignals(False)
        self.look()

    def _on_typed(self) -> None:
        self._timer.start()
        self.changed.emit()

    def look(self) -> None:
        """Look again at the room and the advice of every text that has a tab."""
        common = self._tabs[COMMON].area.toPlainText()
        for key, tab in self._tabs.items():
            tab.show_common(common if key != COMMON else "")
            self._look_at(key, tab, tab.area.toPlainText() or common)
        self.choice.fit(self.width())

    def _look_at(self, key: str, tab: _Tab, text: str) -> None:
        account_id, _medium = parse_channel(key)
        account = self._hub.snapshot.account(account_id)
        pictures = self._form.pictures
        room = advising.text_room(text, account, with_pictures=bool(pictures))
        tab.room.setVisible(key != COMMON)
        tab.room.setText(room.sentence)
        set_tone(tab.room, "role", "small" if room.fits else "error")
        index = self.indexOf(tab)
        plain = self.tabText(index).removesuffix(" ⚠")
        self.setTabText(index, plain if room.fits else f"{plain} ⚠")
        if tab is self.currentWidget():
            seen = advising.as_seen(self._hub.database, text, account, pictures, tab.preview.number)
            tab.preview.show_post(seen, is_out=tab.area.isReadOnly())
            day, rule = self._form.day or clock.today(), self._form.repeat.value()
            found = advising.remarks(text, day, account, pictures, self._hub.snapshot, rule)
            held = () if tab.area.isReadOnly() else self._held(key, text)
            cuts = advising.picture_remarks(self._hub.database, account, pictures)
            tab.show_advice((*held, *found, *cuts))

    def _held(self, key: str, text: str) -> tuple[Remark, ...]:
        """Return what would hold a text back on its channel; the common one, on each that says it."""
        known, pictures = self._hub.snapshot, self._form.pictures
        if key != COMMON:
            account = known.account(parse_channel(key)[0])
            return advising.held(text, pictures, account, known)
        taken = [each for each, tab in self._tabs.items() if each != COMMON and not tab.has_own_text]
        accounts = [known.account(parse_channel(each)[0]) for each in taken]
        return advising.held_on_some(text, pictures, accounts, known)
