"""What is asked about a message besides its texts: when, where, about what, who, and its pictures."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, replace
from datetime import date, datetime
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions import accounts, clock
from muniredes.actions.calendar import days
from muniredes.actions.calendar.moving import usual_moment
from muniredes.desktop import theme
from muniredes.desktop.dialogs.posts.editor.picture_library import LibraryDialog
from muniredes.desktop.dialogs.posts.editor.questions import (
    CHANNELS,
    HOUR,
    MONTHS,
    PICTURES,
    WHEN,
    first_fields,
    more_fields,
    next_fields,
    picture_field,
)
from muniredes.desktop.dialogs.posts.editor.repeat import RepeatInput
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import Field
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.forms.several import SeveralInput
from muniredes.desktop.forms.typed import plain, typed
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.flow import ColumnsLayout, FlowLayout
from muniredes.desktop.widgets.text import button
from muniredes.desktop.widgets.wrapped import WrappedLink
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.holidays import OnHoliday
from muniredes.domain.calendar.messages.hours import hour_text, read_hour
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.channels.coordination import channel_key, parse_channel
from muniredes.domain.dates import weekday_date
from muniredes.domain.problems import Problem
from muniredes.domain.voice.pieces import WHOLE, Crop
from muniredes.i18n import _

_LETTERS = 20
_CUTS = "cuts"
_ON_HOLIDAY = "on_holiday"
_AFTER_WHEN = 1


class PostForm(QWidget):
    """`changed` is emitted at every change; `channels_changed` when it goes out through others.

    `kept` are the channels where it is planned already: shown even where nothing can go out any more.
    """

    changed = Signal()
    channels_changed = Signal()

    def __init__(self, hub: Hub, kept: Collection[str] = ()) -> None:
        super().__init__()
        self._hub = hub
        self._inputs: dict[str, Input] = {}
        self._cuts: dict[str, PostPicture] = {}
        self._context = FormContext(hub)
        self._out: Mapping[str, str] = {}
        self._facts: dict[str, Any] = {}
        self._is_series = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self._slot: datetime | None = None
        self._slot_link = WrappedLink()
        self._slot_link.clicked.connect(self._take_slot)
        self.repeat = RepeatInput(
            lambda first, last: [(each.day, each.name) for each in days.holidays(hub.snapshot, first, last)]
        )
        self.repeat.changed.connect(self.changed)
        for number, row in enumerate(first_fields(hub, kept)):
            column.addLayout(self._row(row))
            if number == _AFTER_WHEN:
                column.addWidget(self._slot_link)
        self._build_pictures(column)
        column.addWidget(self.repeat)
        for row in next_fields(hub):
            column.addLayout(self._row(row))
        self._fold = button(_("Minutos, meses y notas…"), self._unfold, "link")
        column.addWidget(self._fold)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        for row in more_fields():
            more.addLayout(self._row(row))
        self._more.hide()
        column.addWidget(self._more)
        column.addStretch(1)
        self._inputs[WHEN].changed.connect(self._on_day)
        self._inputs[CHANNELS].changed.connect(self._hold_facts)
        self._inputs[CHANNELS].changed.connect(self.channels_changed)

    def _build_pictures(self, column: QVBoxLayout) -> None:
        """Have the ways to put a picture in sight; what is asked of each, only when there is one."""
        self._begin_pictures = button(_("Poner una imagen…"), self._show_pictures, icon="plus")
        self._choose_kept = button(_("Elegir una que ya tiene…"), self._ask_picture, "link")
        column.addLayout(self._row((picture_field(),)))
        self._inputs[PICTURES].hide()
        column.addLayout(FlowLayout(self._begin_pictures, self._choose_kept, is_level=True))

    def _show_pictures(self) -> None:
        self._begin_pictures.hide()
        self._inputs[PICTURES].show()
        put_cursor(self._inputs[PICTURES])

    @property
    def main(self) -> QWidget:
        """What is asked first."""
        return self._inputs["message.title"]

    def _row(self, fields: tuple[Field, ...]) -> ColumnsLayout:
        grid = ColumnsLayout(theme.letters(_LETTERS), across=14, down=10)
        for field in fields:
            made = make_input(field, self._context)
            made.changed.connect(self.changed)
            self._inputs[field.key] = made
            grid.put(made, whole_line=len(fields) == 1)
        return grid

    def _ask_picture(self) -> None:
        asked = LibraryDialog(self._hub, self.window())
        asked.chosen.connect(lambda each: self.take_picture(each.digest, each.alternative_text))
        asked.open()

    def take_picture(self, digest: str, words: str = "") -> None:
        """Put a picture that is kept already after those there are, with what is known to be seen in it."""
        made = self._inputs[PICTURES]
        made.set_value(plain(made.field, (*self.pictures, PostPicture(digest, words))))
        self._show_pictures()
        self.changed.emit()

    def crop(self, number: int, crop: Crop, network_id: str = "") -> None:
        """Keep another part of a picture, on all the networks or on one alone."""
        for picture in self.pictures[number : number + 1]:
            self._cuts[picture.picture] = picture.cut(crop, network_id)
            self.changed.emit()

    def crop_as_all(self, number: int, network_id: str) -> None:
        """Cut a picture on a network as on all."""
        for picture in self.pictures[number : number + 1]:
            self._cuts[picture.picture] = picture.cut_as_all(network_id)
            self.changed.emit()

    def offer_slot(self, at: datetime | None) -> None:
        """Offer a moment that is free, to be taken with a click."""
        self._slot = at
        words = _("Próximo hueco libre: {day}, {hour}")
        self._slot_link.say(
            words.format(day=weekday_date(at.date()), hour=hour_text(at.time())) if at else " "
        )
        self._slot_link.setEnabled(at is not None)

    def _take_slot(self) -> None:
        if self._slot is not None:
            self._inputs[WHEN].set_value(self._slot.date().isoformat())
            self._inputs[HOUR].set_value(hour_text(self._slot.time()))
            self._on_day()
            self.changed.emit()

    def _unfold(self) -> None:
        self._more.show()
        self._fold.hide()

    def _on_day(self) -> None:
        day = self.day
        if day is not None:
            self.repeat.set_day(day)

    @property
    def day(self) -> date | None:
        """The day that was written."""
        value = self._inputs[WHEN].value()
        return date.fromisoformat(value) if value else None

    @property
    def pictures(self) -> tuple[PostPicture, ...]:
        """The pictures that were chosen."""
        made = self._inputs[PICTURES]
        found: tuple[PostPicture, ...] = typed(made.field, made.value())
        cuts = self._cuts
        return tuple(
            replace(each, crop=cuts[each.picture].crop, own_cuts=cuts[each.picture].own_cuts)
            if each.picture in cuts
            else each
            for each in found
            if each.picture
        )

    @property
    def responsible_id(self) -> int | None:
        """The number of whoever prepares it, None for nobody and for somebody who is new."""
        made = self._inputs["message.responsible_id"]
        return getattr(typed(made.field, made.value()), "id", None)

    @property
    def light(self) -> ElectoralLight | None:
        """What kind of message it is for an electoral period, None while nobody has said, or is asked."""
        made = self._inputs.get("message.light")
        return cast("ElectoralLight | None", typed(made.field, made.value())) if made else None

    def chosen_channels(self) -> list[str]:
        """Return the keys of the channels that are ticked."""
        return list(self._inputs[CHANNELS].value() or ())

    def lock_channels(self, out: Mapping[str, str], *, is_series: bool) -> None:
        """Leave ticked for good the channels where it went out, each with the sentence that says so."""
        made = self._inputs[CHANNELS]
        assert isinstance(made, SeveralInput)
        made.lock(out)
        self._out, self._is_series = out, is_series
        self._facts = {key: self._inputs[key].value() for key in (WHEN, HOUR, PICTURES)}
        self._hold_facts()

    @property
    def is_all_out(self) -> bool:
        """Whether it went out wherever it goes, and never again: what was said, when and how are facts."""
        return bool(self._out) and not self._is_series and not set(self.chosen_channels()) - set(self._out)

    def _hold_facts(self) -> None:
        """Keep what went out as it was, unless it is to go out by some other channel too."""
        why = next(iter(self._out.values()), "") if self.is_all_out else ""
        for key, was in self._facts.items():
            self._inputs[key].freeze(why)
            if why:
                self._inputs[key].set_value(was)
        for key in (HOUR, PICTURES) if why else ():
            self._inputs[key].set_hint("")  # said once, beside the day
        self._begin_pictures.setEnabled(not why)
        self._choose_kept.setVisible(not why)
        self.repeat.setEnabled(not why)
        self._slot_link.setVisible(not why)

    def input(self, key: str) -> Input:
        """Return the input of a field."""
        return self._inputs[key]

    def asks(self, key: str) -> bool:
        """Whether a field is asked of this kind of body."""
        return key in self._inputs

    def answers(self) -> dict[str, Any]:
        """Return everything that was answered, as JSON holds it."""
        found = {key: made.value() for key, made in self._inputs.items()}
        found[_ON_HOLIDAY] = self.repeat.on_holiday.value
        return found | {"rule": self.repeat.value(), _CUTS: cuts_of(self.pictures)}

    def set_answers(self, answers: Mapping[str, Any]) -> None:
        """Show answers, as `answers` gave them."""
        self._cuts = {digest: _cut_from(digest, cut) for digest, cut in answers.get(_CUTS, {}).items()}
        for key, made in self._inputs.items():
            made.set_value(answers.get(key))
        day = answers.get(WHEN)
        self.repeat.set_value(answers.get("rule") or "", date.fromisoformat(day) if day else clock.today())
        self.repeat.set_on_holiday(OnHoliday(answers.get(_ON_HOLIDAY, OnHoliday.SAME)))
        has_pictures = bool(answers.get(PICTURES))
        self._begin_pictures.setVisible(not has_pictures)
        self._inputs[PICTURES].setVisible(has_pictures)
        extra = ("message.note", "message.minutes", "message.is_evergreen", MONTHS)
        if any(answers.get(key) for key in extra):
            self._unfold()
        self._hold_facts()

    def validate(self) -> bool:
        """Show what is wrong beside each field; say whether all can be kept."""
        wrong = [made for made in self._inputs.values() if not made.validate()]
        if wrong and self._more.isAncestorOf(wrong[0]):
            self._unfold()
        return self.repeat.validate() and not wrong

    def moment(self) -> datetime | None:
        """Return when it goes out, None for an idea; a Problem when the hour is none."""
        text = str(self._inputs[HOUR].value()).strip()
        hour = read_hour(text)
        if text and hour is None:
            raise Problem(_("«{text}» no es una hora.").format(text=text), _("Escríbala así: 18:30."), HOUR)
        day = self.day
        if day is None:
            return None
        return datetime.combine(day, hour) if hour else usual_moment(day)

    def values(self) -> dict[str, Any]:
        """Return the fields of the message as the actions take them."""
        found: dict[str, Any] = {}
        for key, made in self._inputs.items():
            kind, _dot, name = key.partition(".")
            if kind == "message":
                found[name] = typed(made.field, made.value())
        topic = found["topic_id"]
        found |= {"topic_id": int(topic) if topic else None, "rule": self.repeat.value()}
        how = self.repeat.on_holiday
        found["on_holiday"] = how if self.repeat.value() and how is not OnHoliday.SAME else None
        found |= {"is_evergreen": bool(found["is_evergreen"]), "pictures": self.pictures}
        found["months"] = tuple(sorted(int(month) for month in self._inputs[MONTHS].value() or ()))
        return found


def answers_of(
    values: Mapping[str, Any], at: datetime | None, keys: list[str], form: PostForm
) -> dict[str, Any]:
    """Return what a message already answers, for the form to show."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        key = f"message.{name}"
        is_told_below = name in ("text", "rule", "months", _ON_HOLIDAY)
        if form.asks(key) and not is_told_below:
            found[key] = plain(form.input(key).field, value)
    topic = values.get("topic_id")
    found["message.topic_id"] = str(topic) if topic else None
    found[MONTHS] = [str(month) for month in values.get("months", ())]
    found["rule"] = values.get("rule", "")
    found[_ON_HOLIDAY] = (values.get(_ON_HOLIDAY) or OnHoliday.SAME).value
    found[WHEN] = at.date().isoformat() if at else None
    found[HOUR] = hour_text(at.time()) if at else ""
    pictures: tuple[PostPicture, ...] = values.get("pictures", ())
    return found | {CHANNELS: keys, _CUTS: cuts_of(pictures)}


def cuts_of(pictures: Iterable[PostPicture]) -> dict[str, Any]:
    """Return how each picture is cut, on all the networks («») and on those that differ, as JSON holds it."""
    return {
        each.picture: {
            "": [*astuple(each.crop)],
            **{own.network_id: [*astuple(own.crop)] for own in each.own_cuts},
        }
        for each in pictures
        if each.crop != WHOLE or each.own_cuts
    }


def _cut_from(digest: str, kept: Mapping[str, list[float]]) -> PostPicture:
    made = PostPicture(digest)
    for network_id, cut in kept.items():
        made = made.cut(Crop(*cut), network_id)
    return made


def account_name(hub: Hub, key: str) -> str:
    """Return the name of a channel that may no longer be in use."""
    account = next((each for each in hub.snapshot.accounts if channel_key(each.id, None) == key), None)
    if account is not None:
        return accounts.marked(hub.snapshot, account)
    _number, medium = parse_channel(key)
    return medium.word if medium else _("una cuenta que ya no está")
