"""Bring in posts from a spreadsheet, or from a list of ours that somebody has worked on."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from muniredes.actions import clock, knowledge
from muniredes.actions.calendar.files import importing
from muniredes.actions.calendar.files.importing import Brought, CalendarList, JudgedRow, PostVerdict
from muniredes.desktop.dialogs.import_list import ListDialog
from muniredes.desktop.dialogs.import_words import Asked, Shown, kinds_of_lists
from muniredes.desktop.dialogs.mend_row import Cell, MendRowDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.messages.waiting import read_apart, work_apart
from muniredes.desktop.widgets.notice import Notice
from muniredes.domain.calendar.lists.list_import import NewPosts, counted
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.lists.new_names import NewName, without_new_people
from muniredes.domain.calendar.messages.hours import hour_text
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.dates import weekday_date
from muniredes.domain.texts.text import begun_large
from muniredes.i18n import _, ngettext

_TONES = {PostVerdict.SKIP: "danger", PostVerdict.LOOK: "warning"}


class ImportPostsDialog(ListDialog):
    """Rows that are here already change what differs; the others are new.

    `kept` carries, once they are in, the list of those that could not come in, where there is any.
    """

    kept = Signal(object)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        asked = Asked(
            _("Traer publicaciones de una lista"),
            _("De Excel, Word, CSV o JSON, con todas sus hojas. Verá qué entra antes de que se escriba."),
            _("Traer las publicaciones"),
            _("Publicación"),
            kinds_of_lists(),
        )
        super().__init__(hub, asked, parent)
        self._list: CalendarList | None = None
        self._judged: Sequence[JudgedRow] = ()
        self._columns: Mapping[Any, int] = {}
        self._names: Mapping[str, str] = {}
        self._makes_people = False
        self._brought: Brought | None = None
        self.mend_button.setVisible(True)
        self.mend_button.setEnabled(False)
        self.mend_button.setToolTip(_("O doble pulsación en ella."))
        self.accepted.connect(self._tell_what_is_left)

    def read(self, path: Path) -> tuple[Sequence[str], Mapping[Any, int]]:
        self._makes_people = False
        self._list = read_apart(self, path, importing.open_list)
        return self._list.headings, self._list.columns

    def fields(self) -> Iterable[tuple[Any, str]]:
        return ((field, field.word) for field in CalendarField)

    def judge(self, columns: dict[Any, int]) -> Sequence[Shown]:
        assert self._list is not None
        self._columns = columns
        judge = partial(importing.preview, self._hub.database, self._list, columns)
        self._judged = work_apart(self, _("Mirando la lista…"), lambda _progress: judge(), can_stop=False)
        self._names = importing.channel_words(self._hub.snapshot)
        self.mend_button.setEnabled(bool(self._judged))
        return self._as_written()

    def _as_written(self) -> Sequence[Shown]:
        return tuple(_shown(row, self._names) for row in self._coming())

    def _coming(self) -> Sequence[JudgedRow]:
        """Return the rows that were judged as they will be written."""
        if self._makes_people:
            return self._judged
        return without_new_people(self._judged, [person.name for person in self._hub.snapshot.people])

    def mend(self, number: int) -> None:
        if self._list is None:
            return
        row = self._judged[number]
        cells = importing.cells_of(self._hub.database, self._list, self._columns, row)
        known = self._known()
        asked = [
            Cell(
                field.value,
                field.word,
                cells.get(field, ""),
                known.get(field, ()),
                4 if field is CalendarField.TEXT else 1,
            )
            for field in _MENDED
        ]
        why = " ".join(row.told_beside) or row.verdict.word
        about = f"{row.sheet} {row.number} {row.part} {row.said}"
        MendRowDialog(self._hub, about, why, asked, partial(self._put, row), self).open()

    def _known(self) -> Mapping[CalendarField, Sequence[str]]:
        snapshot = self._hub.snapshot
        channels = snapshot.posting_channels(knowledge.networks(), clock.today())
        return {
            CalendarField.CHANNEL: [each.name for each in channels],
            CalendarField.TOPIC: [topic.name for topic in snapshot.topics],
            CalendarField.RESPONSIBLE: [person.name for person in snapshot.people],
            CalendarField.STATE: [state.word for state in PostState],
        }

    def _put(self, row: JudgedRow, cells: Mapping[str, str]) -> None:
        assert self._list is not None
        said = {CalendarField(key): text for key, text in cells.items()}
        self._list = self._list.with_mended(row.key, said)
        self.judge_again()

    def _use(self, new: NewName) -> None:
        """Say what is here already wherever the list says something like it."""
        assert self._list is not None
        self._list = importing.with_name(self._hub.database, self._list, self._columns, new)
        self.judge_again()

    def warn(self, notice: Notice) -> None:
        if self._list is None:
            return
        left_out, parts = self._list.left_out, list(self._list.remarks)
        if left_out:
            said = ngettext(
                "No se entienden las columnas de esta hoja, y queda fuera: {names}.",
                "No se entienden las columnas de estas hojas, y quedan fuera: {names}.",
                len(left_out),
            )
            parts.append(said.format(names=", ".join(f"«{name}»" for name in left_out)))
        parts.append(importing.unused_sentence(self._list, self._columns))
        made = importing.new_names(self._hub.snapshot, self._judged)
        parts.append(_made_sentence(made, makes_people=self._makes_people))
        notice.clear_offers()
        if any(parts):
            notice.say(" ".join(filter(None, parts)), "warning")
            for new in [each for each in made if each.near][:_MOST_OFFERED]:
                words = _("«{name}» es «{near}»").format(name=new.name, near=new.near)
                notice.offer(words, partial(self._use, new))
            people = sum(each.field is CalendarField.RESPONSIBLE for each in made)
            if people:
                words = ngettext("Añadir a la persona", "Añadir a las {n} personas", people)
                notice.offer(_("No añadirlas") if self._makes_people else words, self._turn_people)

    def _turn_people(self) -> None:
        """Have those who are not in the guide be added to it, or only told in the notes."""
        self._makes_people = not self._makes_people
        self.warn(self.notice)
        self.show_rows(self._as_written())

    def count(self) -> tuple[int, str]:
        coming = self._coming()
        found = counted(coming)
        new = found[PostVerdict.NEW] + found[PostVerdict.LOOK]
        parts = [
            ngettext("entra {n} fila", "entran {n} filas", new) if new else "",
            ngettext("cambia {n}", "cambian {n}", found[PostVerdict.CHANGE])
            if found[PostVerdict.CHANGE]
            else "",
            ngettext("{n} ya está", "{n} ya están", found[PostVerdict.SAME])
            if found[PostVerdict.SAME]
            else "",
            ngettext("{n} se queda fuera", "{n} se quedan fuera", found[PostVerdict.SKIP])
            if found[PostVerdict.SKIP]
            else "",
        ]
        said = "; ".join(filter(None, parts))
        return sum(row.is_accepted for row in coming), begun_large(said)

    def write(self) -> None:
        assert self._list is not None
        bring_in = partial(
            importing.bring_in,
            self._hub.database,
            self._list,
            self._judged,
            self.source,
            makes_people=self._makes_people,
        )
        brought = work_apart(self, _("Trayendo la lista…"), lambda _progress: bring_in(), can_stop=False)
        self._brought = brought
        self._hub.announce(brought.change)

    def _tell_what_is_left(self) -> None:
        """Say, once this is closed, where the rows are that could not come in, or that they are nowhere."""
        if self._brought is None:
            return
        if self._brought.kept is not None:
            self.kept.emit(self._brought.kept)
        if self._brought.unkept is not None:
            self._hub.refused.emit(self._brought.unkept)


_MENDED = (
    CalendarField.DAY,
    CalendarField.HOUR,
    CalendarField.CHANNEL,
    CalendarField.TITLE,
    CalendarField.TEXT,
    CalendarField.TOPIC,
    CalendarField.RESPONSIBLE,
    CalendarField.STATE,
)
_MOST_OFFERED = 3
_MOST_NAMED = 4


def _made_sentence(made: Sequence[NewName], *, makes_people: bool) -> str:
    """«Temas nuevos: Fiestas, Deportes. Personas nuevas: Ana.»."""
    said = []
    people = _("Personas nuevas: {names}.")
    if not makes_people:
        people = _("No están en la guía, y se apuntan en la nota: {names}.")
    for field, words in (
        (CalendarField.TOPIC, _("Temas nuevos: {names}.")),
        (CalendarField.RESPONSIBLE, people),
    ):
        names = [each.name for each in made if each.field is field]
        left = len(names) - _MOST_NAMED
        more = [ngettext("{n} más", "{n} más", left)] if left > 0 else []
        if names:
            said.append(words.format(names=", ".join([*names[:_MOST_NAMED], *more])))
    return " ".join(said)


def _shown(row: JudgedRow, names: Mapping[str, str]) -> Shown:
    place = f"{row.sheet} · {row.number}" if row.sheet else str(row.number)
    why, tone = " ".join(row.told_beside), _TONES.get(row.verdict, "")
    understood = _understood(row.new, names) if row.new else ""
    return Shown(place, row.said or "—", row.verdict.word, why, tone, understood)


def _understood(new: NewPosts, names: Mapping[str, str]) -> str:
    """«jueves, 3 de diciembre de 2026, 18:00 · Borrador · Facebook · AytoVilla, Bando»."""
    when = f"{weekday_date(new.at.date())}, {hour_text(new.at.time())}" if new.at else _("Idea sin fecha")
    nowhere = _("Sin canal")
    where = ", ".join(names.get(key, nowhere) for key in new.channels)
    return f"{when} · {new.state.word} · {where}"
