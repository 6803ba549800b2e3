"""What is said once (a message), where it goes (outlets), and each time it goes out (posts)."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.holidays import OnHoliday
from muniredes.domain.calendar.messages.recurrence import Recurrence, from_text, in_words
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium, channel_key
from muniredes.domain.problems import Problem
from muniredes.domain.voice.pieces import WHOLE, Crop
from muniredes.i18n import _

TEXT_LIMIT = 10_000
MOST_MINUTES = 24 * 60
MOST_REST_DAYS = 3 * 366


@dataclass(frozen=True, slots=True)
class NetworkCut:
    """The part of a picture that one network keeps, when it is not that of all."""

    network_id: str = ""
    crop: Crop = WHOLE


@dataclass(frozen=True, slots=True)
class PostPicture:
    """A picture of a message by its SHA-256, and what it shows for those who cannot see it.

    `crop` is the part that each network keeps when it cuts it to its own size; `own_cuts`, those that keep
    another one.
    """

    picture: str = ""
    alternative_text: str = ""
    is_decorative: bool = False
    crop: Crop = WHOLE
    own_cuts: tuple[NetworkCut, ...] = ()

    def crop_on(self, network_id: str) -> Crop:
        """Return the part that a network keeps."""
        return next((each.crop for each in self.own_cuts if each.network_id == network_id), self.crop)

    def cut(self, crop: Crop, network_id: str = "") -> "PostPicture":
        """Return the same picture with another cut, for all the networks or for one alone."""
        if not network_id:
            return replace(self, crop=crop)
        others = tuple(each for each in self.own_cuts if each.network_id != network_id)
        return replace(self, own_cuts=(*others, NetworkCut(network_id, crop)))

    def cut_as_all(self, network_id: str) -> "PostPicture":
        """Return the same picture, cut for a network as for all."""
        kept = tuple(each for each in self.own_cuts if each.network_id != network_id)
        return replace(self, own_cuts=kept)


@dataclass(frozen=True, slots=True)
class Publication:
    """What went out, told as it was then: no later edit of the message or of the account changes it.

    `at` is the wall time when it went out, or when it was mended in the network; `channel` the name of the
    account or medium and `address` that of the account's page, as they were; `planned_at` the moment it had.
    """

    at: datetime
    text: str = ""
    pictures: tuple[PostPicture, ...] = ()
    channel: str = ""
    address: str = ""
    planned_at: datetime | None = None


@dataclass(eq=False, kw_only=True)
class Message:
    """Something to say: its text before each network's adaptations, and how often it is said.

    `starts_at` is the wall time of the first time; `rule` an RFC 5545 rule, empty when it is said once.
    `on_holiday` is what is done with what falls on a holiday, now and in the years to come.
    `entry` names the entry of the municipal year it came from; `minutes` is the work of saying it once.
    An evergreen message may be said again after `rest_days`, in its `months` (empty means any).
    """

    id: int | None = None
    title: str = ""
    text: str = ""
    topic_id: int | None = None
    responsible_id: int | None = None
    light: ElectoralLight | None = None
    entry: str = ""
    starts_at: datetime | None = None
    rule: str = ""
    exceptions: tuple[date, ...] = ()
    on_holiday: OnHoliday | None = None
    minutes: int | None = None
    is_evergreen: bool = False
    rest_days: int | None = None
    months: tuple[int, ...] = ()
    pictures: tuple[PostPicture, ...] = ()
    note: str = ""

    @property
    def recurrence(self) -> Recurrence | None:
        """How it repeats; None when it is said once."""
        return from_text(self.rule) if self.rule else None

    @property
    def repeats_in_words(self) -> str:
        """«Cada último jueves de mes hasta junio de 2027»; nothing when it is said once."""
        rule = self.recurrence
        if rule is None or self.starts_at is None:
            return ""
        said = in_words(rule, self.starts_at.date(), self.exceptions)
        return f"{said}, {self.on_holiday.said}" if self.on_holiday is not None else said


@dataclass(eq=False, kw_only=True)
class Outlet:
    """Where a message goes: an account or a medium that is none, and its text there («» means the same)."""

    id: int | None = None
    message_id: int | None = None
    account_id: int | None = None
    medium: Medium | None = None
    text: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.medium.word if self.medium else _("canal")

    @property
    def key(self) -> str:
        """Which channel it is."""
        return channel_key(self.account_id, self.medium)


@dataclass(eq=False, kw_only=True)
class Post:
    """A message on one channel at one time.

    `at` is wall time, None for an idea without a day, and of what is published the real one; `occurrence` is
    its place in the series. `text` and `pictures` are its own, empty when it says what its message says.
    `went_out` is what was published, and after it each version that was mended in the network.
    `approved_by_id` is who said yes, `approval_note` how («por teléfono»), `approved_said` the print of what
    was approved; `confirmed_on` the day somebody confirmed it in spite of the electoral light; `paused_from`
    the state it goes back to.
    """

    id: int | None = None
    message_id: int | None = None
    account_id: int | None = None
    medium: Medium | None = None
    at: datetime | None = None
    occurrence: date | None = None
    state: PostState = PostState.DRAFT
    text: str = ""
    pictures: tuple[PostPicture, ...] = ()
    url: str = ""
    published_at: datetime | None = None
    went_out: tuple[Publication, ...] = ()
    approved_by_id: int | None = None
    approved_on: date | None = None
    approval_note: str = ""
    approved_said: str = ""
    confirmed_on: date | None = None
    paused_from: PostState | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return f"{self.at:%d/%m/%Y %H:%M}" if self.at else _("sin fecha")

    @property
    def key(self) -> str:
        """Which channel it goes to."""
        return channel_key(self.account_id, self.medium)

    @property
    def publication(self) -> Publication | None:
        """What went out, in its last version; None while it has not."""
        return self.went_out[-1] if self.went_out else None

    @property
    def planned_at(self) -> datetime | None:
        """When it was to go out, whenever it did."""
        return (self.went_out[0].planned_at if self.went_out else None) or self.at


@dataclass(eq=False, kw_only=True)
class CalendarNote:
    """Something that happens and is no post: one day, or a band of days with its end included."""

    id: int | None = None
    title: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""

    @property
    def last_day(self) -> date | None:
        """The last day it takes."""
        return self.ends_on or self.starts_on


@dataclass(eq=False, kw_only=True)
class LocalHoliday:
    """One of the two days that each town chooses."""

    id: int | None = None
    day: date | None = None
    name: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.name


@dataclass(eq=False, kw_only=True)
class PostingRules:
    """How posts are approved: with `needs_approval` nobody approves what she answers for herself.

    Until somebody says it, whoever prepares a post may publish it, and nothing tells it as a rule.

    `approver_id` is who usually says yes; `zone` the time zone, when it is not that of the municipality.
    """

    id: int | None = None
    needs_approval: bool | None = None
    approver_id: int | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("aprobación de publicaciones")

    @property
    def takes_two(self) -> bool:
        """Whether somebody else has to approve."""
        return self.needs_approval is True


@dataclass(frozen=True, slots=True)
class Saying:
    """What a post says: its text and its pictures with their alternative texts."""

    text: str
    pictures: tuple[PostPicture, ...]

    @property
    def trace(self) -> str:
        """Sixteen letters that are others when anything of it is another."""
        shown = [
            [each.picture, each.alternative_text, each.is_decorative, *_cut(each.crop), *_own_cuts(each)]
            for each in self.pictures
        ]
        return sha256(json.dumps([self.text, shown]).encode()).hexdigest()[:16]


def _cut(crop: Crop) -> tuple[float, ...]:
    """Return what a cut adds to the trace of what is said: nothing, the usual one."""
    return () if crop == WHOLE else (crop.focus_x, crop.focus_y, crop.zoom)


def _own_cuts(picture: PostPicture) -> tuple[object, ...]:
    """Return what the cuts of single networks add to the trace: nothing, without any."""
    return tuple((own.network_id, *_cut(own.crop)) for own in picture.own_cuts)


def saying(message: Message, outlet: Outlet | None, post: Post | None) -> Saying:
    """Return what goes out, or went out.

    What was published, as it was; else the post's own text, the channel's, or the message's.
    """
    if post is not None and post.publication is not None:
        return Saying(post.publication.text, post.publication.pictures)
    own = post.text if post else ""
    pictures = post.pictures if post else ()
    return Saying(own or (outlet.text if outlet else "") or message.text, pictures or message.pictures)


def check_message(message: Message, today: date) -> None:
    """Refuse a message without a title, and figures that cannot be."""
    del today
    if not message.title:
        raise Problem(_("Falta el título."), _("Póngale un nombre corto, para usted."), "message.title")
    if message.rule:
        from_text(message.rule)
        if message.starts_at is None:
            raise Problem(
                _("Lo que se repite tiene que empezar un día."), _("Elija la fecha."), "message.starts_at"
            )
    _within(message.minutes, MOST_MINUTES, "message.minutes", _("Los minutos no parecen reales."))
    _within(message.rest_days, MOST_REST_DAYS, "message.rest_days", _("Los días no parecen reales."))


def _within(value: int | None, most: int, field: str, what: str) -> None:
    if value is not None and not 0 <= value <= most:
        raise Problem(what, _("Escriba un número entre 0 y {most}.").format(most=most), field)


def check_note(note: CalendarNote, today: date) -> None:
    """Refuse a note without its title or its day, or that ends before it starts."""
    del today
    if not note.title:
        raise Problem(_("Falta el título."), _("Escríbalo para seguir."), "calendar_note.title")
    if note.starts_on is None:
        raise Problem(_("Falta el día."), _("Elíjalo para seguir."), "calendar_note.starts_on")
    if note.ends_on is not None and note.ends_on < note.starts_on:
        raise Problem(
            _("La nota no puede acabar antes de empezar."), _("Corrija uno de los dos días."),
            "calendar_note.ends_on",
        )  # fmt: skip


def check_holiday(holiday: LocalHoliday, today: date) -> None:
    """Refuse a holiday without its day or its name."""
    del today
    if holiday.day is None:
        raise Problem(_("Falta el día del festivo."), _("Elíjalo para seguir."), "local_holiday.day")
    if not holiday.name:
        raise Problem(_("Falta qué se celebra."), _("Escríbalo para seguir."), "local_holiday.name")
