"""The cells of one row as values, with what has to be said of them."""

from datetime import date, datetime, time
from typing import Any

from muniredes.domain.calendar.lists.list_import import PostRow
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.lists.reading_days import DayRead, read_listed_moment
from muniredes.domain.calendar.lists.several_days import says_more_or_less, says_no_day, stretch_of
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.hours import (
    hour_text,
    read_hour,
    read_part_of_day,
    says_several_hours,
    says_whole_day,
)
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.dates import long_date
from muniredes.domain.problems import Problem
from muniredes.domain.texts.cells import people_in, secret_cells, understood
from muniredes.domain.texts.denials import names_no_subject, names_nothing
from muniredes.domain.texts.secrets import left_out
from muniredes.domain.texts.text import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, bounded, fold, tidy
from muniredes.i18n import _

USUAL_HOUR = time(10, 0)
"""The hour of a post that has a day and none."""

_UNSORTED = ("sin clasificar", "sin decidir")
"""How a list of ours says that nobody has said what kind a message is."""

_ONCE = frozenset(
    {"una vez", "unica", "unico", "once", "puntual", "no se repite", "never", "false", "0", "1"}
)
_LIMITS = {CalendarField.TOPIC: LINE_LIMIT}


class RowCells:
    """The cells of a row; `doubts` ask for a look, the other remarks only tell.

    Once its moment is read, `vague` is what a cell says of a day that is none («a mediados de mayo»).
    """

    def __init__(self, row: PostRow) -> None:
        self.row = row
        self.doubts: list[str] = [row.where(None, _sentence(each)) for each in row.doubts]
        self._told: list[str] = []
        self.vague = ""
        self._held = secret_cells(row.cells, (CalendarField.URL, CalendarField.ID))
        for column in self._held:
            self.doubt(column, left_out())

    def __getitem__(self, column: CalendarField) -> str:
        return "" if column in self._held else self.row.cells.get(column, "")

    @property
    def remarks(self) -> tuple[str, ...]:
        """Everything that was said of the row, with its place."""
        return (*self.doubts, *self._told)

    def doubt(self, column: CalendarField, what: str) -> None:
        """Say what somebody should look at."""
        self.doubts.append(self.row.where(column, _sentence(what)))

    def say(self, column: CalendarField | None, what: str) -> None:
        """Say what was done with a cell."""
        self._told.append(self.row.where(column, _sentence(what)))

    def line(self, column: CalendarField) -> str:
        """Return a cell as one tidy line; a Problem when it is too long."""
        said = tidy(self[column])
        return bounded(said, _LIMITS.get(column, NOTE_LIMIT), column.word, column) if said else ""

    def topic(self) -> str:
        """Return its topic; a cell that names none has none."""
        said = self.line(CalendarField.TOPIC)
        return "" if names_no_subject(said) or fold(said) == "nadie" else said

    def responsible(self) -> str:
        """Return who prepares it: the first, when the cell names several; a cell may name nobody."""
        if not self[CalendarField.RESPONSIBLE]:
            return ""
        found = [name for name in people_in(self[CalendarField.RESPONSIBLE]) if not names_nothing(name)]
        if len(found) > 1:
            cells = ", ".join(found[1:])
            self.say(
                CalendarField.RESPONSIBLE, _("solo cabe una persona; queda fuera {name}").format(name=cells)
            )
        first = found[0] if found else ""
        return bounded(first, NAME_LIMIT, CalendarField.RESPONSIBLE.word, CalendarField.RESPONSIBLE)

    def moment(self, usual: time | None = None) -> datetime | None:
        """Return when it goes out, None without a day; `usual` is the hour when no cell says one.

        Raises a Problem, with its column, for a day or an hour that cannot be understood.
        """
        said = self[CalendarField.DAY].strip()
        if not said and self.row.day_above and self[CalendarField.HOUR].strip():
            said = self.row.day_above
            self.doubt(
                CalendarField.DAY,
                _("dice la hora y no el día: se entiende el de encima, «{day}»").format(day=said),
            )
        if not said:
            return None
        if says_no_day(said):
            self.say(CalendarField.DAY, _("«{text}»: entra como idea sin fecha").format(text=said[:60]))
            return None
        day, hour = self._read(said)
        if day is None and says_more_or_less(said):
            self.vague = f"{said} {self[CalendarField.HOUR].strip()}".strip()
            words = _("«{text}» no dice qué día: entra como idea, y se apunta en la nota")
            self.doubt(CalendarField.DAY, words.format(text=said[:60]))
            return None
        if day is None:
            raise Problem(
                _("no se entiende la fecha «{text}».").format(text=said[:60]), "", CalendarField.DAY
            )
        if day.doubt:
            self.doubt(CalendarField.DAY, day.doubt)
        return datetime.combine(day.day, self._hour(hour, usual))

    def _read(self, said: str) -> tuple[DayRead | None, str]:
        """Return the day and the hour of a cell; of several days on end, the first."""
        day, hour = read_listed_moment(said, self[CalendarField.HOUR], self.row.hint)
        stretch = stretch_of(said, self.row.hint) if day is None else None
        if stretch is None:
            return day, hour
        what = _("dura varios días, hasta el {last}: entra el primero").format(last=long_date(stretch.last))
        return DayRead(stretch.first, what), self[CalendarField.HOUR].strip() or stretch.hour

    def _hour(self, text: str, usual: time | None) -> time:
        if not text or says_whole_day(text) or says_no_day(text):
            if usual is None:
                self.say(None, _("no dice la hora: se pone a las {hour}").format(hour=f"{USUAL_HOUR:%H:%M}"))
            return usual or USUAL_HOUR
        hour = read_hour(text)
        if hour is not None and says_several_hours(text):
            words = _("«{text}» se entiende a las {hour}").format(text=text[:60], hour=hour_text(hour))
            self.doubt(CalendarField.HOUR, words)
        part = read_part_of_day(text) if hour is None else None
        if part is not None:
            words = _("«{text}» se entiende a las {hour}").format(text=text[:60], hour=hour_text(part))
            self.doubt(CalendarField.HOUR, words)
            return part
        if hour is None:
            column = CalendarField.HOUR if self[CalendarField.HOUR].strip() else CalendarField.DAY
            raise Problem(_("no se entiende la hora «{text}».").format(text=text[:60]), "", column)
        return hour

    def tell_repetition(self) -> None:
        """Say that a row which says how often it is repeated comes in once."""
        said = fold(self[CalendarField.REPEATS].strip())
        if said and said not in _ONCE and not names_nothing(said) and not self[CalendarField.ID].strip():
            words = _("dice «{text}»: entra una vez; si se repite, dígalo en su ficha")
            self.doubt(CalendarField.REPEATS, words.format(text=said[:60]))

    def state(self) -> PostState | None:
        """Return the state that the row says, or None."""
        found: PostState | None = self._value(CalendarField.STATE, _("no se entiende el estado «{text}»"))
        return found

    def light(self) -> ElectoralLight | None:
        """Return what may be done in an electoral period, or None."""
        if fold(self[CalendarField.LIGHT].strip()).startswith(_UNSORTED):
            return None
        found: ElectoralLight | None = self._value(CalendarField.LIGHT, _("no se entiende «{text}»"))
        return found

    def minutes(self) -> int | None:
        """Return the minutes of work, or None."""
        found: int | None = self._value(CalendarField.MINUTES, _("no se entienden los minutos «{text}»"))
        return found

    def _value(self, column: CalendarField, doubt: str) -> Any:
        """Return what a cell says of its field, as in any list; None, with a doubt, if it is not known."""
        said, card = self[column].strip(), column.card
        value = understood(card, said) if said and card is not None else None
        if said and value is None:
            self.doubt(column, doubt.format(text=said[:60]))
        return value

    def refuse_unpublishable(self, at: datetime | None, today: date) -> None:
        """Refuse a post that says it was published and has no day, or one that is still to come."""
        if at is None:
            raise Problem(_("dice que está publicada y no tiene fecha."), "", CalendarField.STATE)
        if at.date() > today:
            raise Problem(_("dice que está publicada y su día no ha llegado."), "", CalendarField.STATE)


def _sentence(what: str) -> str:
    return what if what.endswith((".", "…", "?")) else f"{what}."
