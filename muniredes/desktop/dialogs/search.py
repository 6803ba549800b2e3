"""Ctrl+K: find anything by what it says, while it is typed."""

from collections.abc import Collection, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from muniredes.actions import accounts, clock, knowledge, reading
from muniredes.actions.calendar import reading as posts
from muniredes.actions.handover import finding as handover
from muniredes.actions.reading import SearchHit
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.hub import Hub
from muniredes.desktop.navigation.hidden_pages import is_hidden
from muniredes.desktop.navigation.search_entries import SearchEntry, entries, key_entries, way_back
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.text import label
from muniredes.domain.accounts.risk import harm
from muniredes.domain.dates import short_date
from muniredes.domain.fields import kind_word, word
from muniredes.domain.guide import tasks
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_PLACES = {
    "person": Place.PEOPLE,
    "area": Place.PEOPLE,
    "topic": Place.CHANNELS,
    "opening_request": Place.CHANNELS,
    "enquiry": Place.CONVERSATION,
    "moderation": Place.CONVERSATION,
    "consent": Place.CONVERSATION,
    "picture_credit": Place.CONVERSATION,
    "message": Place.CALENDAR,
    "calendar_note": Place.SETTINGS,
    "incident": Place.CRISIS,
    "crisis_contact": Place.CRISIS,
    "archive_copy": Place.HANDOVER,
}
"""Where each kind of thing is seen."""

_KEYS = frozenset(fold("clave claves contraseña contraseñas llave llaves acceso entrar entro").split())
"""What people call the key of an account, folded."""

_OWN = "own"
"""Says of a line that it leads back to her own guide."""


class SearchDialog(PassingDialog):
    """A line to type in and what it finds. `target_asked` carries where to go, `key_asked` what to do.

    `own_asked` leads back to her own guide from another file.
    """

    target_asked = Signal(object)
    key_asked = Signal(str)
    own_asked = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(_("Buscar"), 620, 420, parent)
        self._hub = hub
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("Una cuenta, una persona, una página, una tarea…"))
        self._line.setAccessibleName(_("Buscar"))
        self._line.textChanged.connect(self._find)
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Lo encontrado"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)
        self._said = label(_("No hace falta poner acentos."), "small")
        column.addWidget(self._line)
        column.addWidget(self._list, 1)
        column.addWidget(self._said)

    def type_in(self, words: str) -> None:
        """Search for some words, as if they were typed."""
        self._line.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self._list.count():
                put_cursor(self._list)
                self._list.setCurrentRow(min(self._list.currentRow() + 1, self._list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.count():
                self._take(self._list.item(max(self._list.currentRow(), 0)))
                return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        self._list.clear()
        hits = reading.find(self._hub.database, typed)
        days = posts.days_of_messages(
            self._hub.database, [each.id for each in hits if each.kind == "message"]
        )
        for hit in hits:
            self._add(*self._words(hit, days))
        self._find_impostors(typed, {hit.id for hit in hits if hit.kind == "account"})
        self._find_keys(typed)
        self._find_tasks(typed)
        for entry in entries(typed):
            self._add(entry.title, entry.kind, entry.target)
        if self._hub.is_visiting and way_back(typed):
            self._add(_("Volver a mi guía"), _("Ahora mira otro fichero"), _OWN)
        for key in key_entries(typed):
            self._add(key.title, key.keys, key.name)
        for told in handover.found(self._hub.snapshot, typed):
            self._add(told.title, told.kind, told.target)
        if self._list.count():
            self._list.setCurrentRow(0)
        nothing = bool(typed.strip()) and not self._list.count()
        self._said.setText(_("Nada se llama así.") if nothing else _("No hace falta poner acentos."))

    def _words(self, hit: SearchHit, days: Mapping[int, date]) -> tuple[str, str, Target]:
        if hit.kind == "account":
            account = self._hub.snapshot.account(hit.id)
            title = accounts.marked(self._hub.snapshot, account) if account else hit.title
            return title, kind_word("account"), Target(Place.ACCOUNTS, hit.id)
        place = _PLACES[hit.kind]
        name = self._hub.snapshot.name_of(hit.id) if hit.kind == "person" else ""
        return (
            name or hit.title,
            _kind(hit, days),
            Target(place, hit.id, "" if place is Place.PEOPLE else hit.kind),
        )

    def _find_impostors(self, typed: str, told: Collection[int]) -> None:
        """List the accounts that pretend to be ours, by what people call them; not those `told` already."""
        snapshot, words = self._hub.snapshot, _("perfil falso, cuenta falsa, suplantación, se hace pasar")
        for account in snapshot.accounts:
            if account.id is None or account.id in told or not harm(account):
                continue
            target = Target(Place.ACCOUNTS, account.id)
            found = SearchEntry(accounts.marked(snapshot, account), kind_word("account"), target, words)
            if found.answers_to(fold(typed).strip()):
                self._add(found.title, found.kind, target)

    def _find_keys(self, typed: str) -> None:
        """List where the key of an account is written down: «clave del instagram»."""
        words, snapshot = fold(typed).split(), self._hub.snapshot
        if not any(each in _KEYS for each in words) or all(each in _KEYS for each in words):
            return
        for account in snapshot.own_accounts:
            network = knowledge.networks().get(account.network_id)
            named = (*(network.aliases if network else ()), account.short_name)
            also = " ".join(("cómo dónde está", *_KEYS, *named))
            target = Target(Place.ACCOUNTS, account.id, "password_place")
            found = SearchEntry(
                accounts.marked(snapshot, account), word("custody.password_place"), target, also
            )
            if found.answers_to(" ".join(words)):
                self._add(found.title, found.kind, target)

    def _find_tasks(self, typed: str) -> None:
        wanted = fold(typed)
        if not wanted:
            return
        for task in tasks(self._hub.snapshot, clock.today()):
            if wanted in fold(f"{task.title} {task.formal_term} {task.purpose}"):
                self._add(task.title, _("Mi guía"), task.target)

    def _add(self, title: str, kind: str, target: Target | str) -> None:
        """List something with where it leads, or the key that does it."""
        if isinstance(target, Target) and is_hidden(target.place):
            return
        item = QListWidgetItem(f"{title}   ·   {kind}")
        item.setData(Qt.ItemDataRole.UserRole, target)
        item.setToolTip(plain_tip(title))
        self._list.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        target = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        if target == _OWN:
            self.own_asked.emit()
        elif isinstance(target, str):
            self.key_asked.emit(target)
        else:
            self.target_asked.emit(target)


def _kind(hit: SearchHit, days: Mapping[int, date]) -> str:
    """«Mensaje, 24/11/2026»: of what goes out, when it is or was last, to tell alike ones apart."""
    day = days.get(hit.id) if hit.kind == "message" else None
    return f"{kind_word(hit.kind)}, {short_date(day)}" if day else kind_word(hit.kind)
