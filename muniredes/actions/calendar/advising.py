"""What is worth saying of a text before it goes out: its room in each network, and advice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from muniredes.actions import clock, knowledge, pieces
from muniredes.actions import reading as guide
from muniredes.actions.calendar import days, reading
from muniredes.actions.calendar.outgoing import usual_piece
from muniredes.actions.calendar.publishing_checks import holds_on_text
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.advice.draft import Draft, Remark
from muniredes.domain.calendar.advice.lengths import Room, post_limit, room, room_in, seen_at_first
from muniredes.domain.calendar.advice.rules import advise
from muniredes.domain.calendar.messages.days import MarkKind
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.calendar.messages.slots import DAYS_AHEAD, next_free
from muniredes.domain.calendar.year.clashes import NEAR_DAYS, Planned, clashes, meetings, too_soon
from muniredes.domain.calendar.year.electoral import advice_on, bands
from muniredes.domain.publishing_checks import Check
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.voice.pieces import WHOLE, Crop, Piece
from muniredes.exchange import cropping
from muniredes.i18n import _
from muniredes.storage.database import Database


def text_room(text: str, account: Account | None, *, with_pictures: bool) -> Room:
    """Return how much room a text has on the network of an account; on no network there is no limit."""
    network = knowledge.networks().get(account.network_id) if account else None
    return room(text, network, with_pictures=with_pictures) if network else room_in(text, None)


def remarks(
    text: str,
    day: date,
    account: Account | None,
    pictures: Sequence[PostPicture],
    snapshot: Snapshot,
    rule: str = "",
) -> tuple[Remark, ...]:
    """Return the advice on a text that goes out on a day, and again by a rule; none on an empty text."""
    if not text.strip() and not pictures:
        return ()
    return advise(
        Draft(
            text=text,
            day=day,
            network=knowledge.networks().get(account.network_id) if account else None,
            pictures=pictures,
            guide=snapshot.style,
            avoided=knowledge.advice().get("evitar", ()),
            plainer=knowledge.plain_words(),
            rule=rule,
        )
    )


def held(
    text: str, pictures: Sequence[PostPicture], account: Account | None, snapshot: Snapshot
) -> tuple[Remark, ...]:
    """Return what would hold a text back on a channel; an empty one, only its account."""
    found = holds_on_text(text, tuple(pictures), account, snapshot)
    looked_at = frozenset(Check) - {Check.EMPTY} if text.strip() else {Check.ACCOUNT}
    return tuple(Remark(hold.check, hold.whole) for hold in found if hold.check in looked_at)


def held_on_some(
    text: str,
    pictures: Sequence[PostPicture],
    accounts: Sequence[Account | None],
    snapshot: Snapshot,
) -> tuple[Remark, ...]:
    """Return what would hold one text back on any of some channels, each thing said once."""
    found = [
        remark for account in (accounts or (None,)) for remark in held(text, pictures, account, snapshot)
    ]
    return tuple(dict.fromkeys(found))


def picture_remarks(
    database: Database, account: Account | None, pictures: Sequence[PostPicture]
) -> tuple[Remark, ...]:
    """Return what happens to some pictures when they are cut for the network of an account."""
    piece = usual_piece(account) if account else None
    if piece is None:
        return ()
    on = account.network_id if account else ""
    said = [_of_picture(database, each.picture, piece, each.crop_on(on)) for each in pictures]
    several = len(said) > 1
    return tuple(
        Remark("picture_cut", _("Imagen {n}: {what}").format(n=number, what=what) if several else what)
        for number, sentences in enumerate(said, start=1)
        for what in sentences
    )


_CUTS: dict[tuple[str, Piece, Crop], tuple[str, ...]] = {}
"""What was said of each picture in each piece: it is asked at every letter that is typed."""

_MOST_CUTS = 200


def _of_picture(database: Database, digest: str, piece: Piece, crop: Crop) -> tuple[str, ...]:
    asked = (digest, piece, crop)
    if asked not in _CUTS:
        found = guide.picture(database, digest)
        if found is None:
            return ()
        if len(_CUTS) >= _MOST_CUTS:
            _CUTS.clear()
        _CUTS[asked] = pieces.photo_advice(cropping.photo_of(found.data), piece, crop)
    return _CUTS[asked]


def electoral_advice(day: date, light: ElectoralLight | None, snapshot: Snapshot) -> str:
    """Return what an electoral period asks of a message of a kind on a day; nothing outside every one."""
    return advice_on(day, light, bands(snapshot.periods))


def area_of(person_id: int | None, snapshot: Snapshot) -> str:
    """Return the name of the area of a person; nothing without one."""
    return _areas(snapshot).get(person_id or 0, "")


def _areas(snapshot: Snapshot) -> dict[int, str]:
    known = snapshot.areas_by_id
    named = ((person.id, known.get(person.area_id or 0)) for person in snapshot.people)
    return {number: area.name for number, area in named if number is not None and area is not None}


def warnings(database: Database, planned: Planned, snapshot: Snapshot) -> tuple[str, ...]:
    """Return what is worth looking at before a message takes its day; never a reason to refuse it."""
    day = planned.at.date()
    near = timedelta(days=NEAR_DAYS)
    around = reading.dated(database, day - near, day + near)
    found = list(clashes(planned, around))
    marked = days.marks(snapshot, day, day).get(day, ())
    notes = [mark.name for mark in marked if mark.kind is MarkKind.NOTE]
    found += meetings(planned, around, _areas(snapshot), notes)
    if planned.message_id is not None:
        said = reading.said(database, planned.message_id)
        if said.message.is_evergreen:
            out = [post.published_at.date() for post in said.posts if post.published_at is not None]
            found.append(too_soon(max(out, default=None), said.message.rest_days, said.message.months, day))
    return tuple(sentence for sentence in found if sentence)


def free_slot(database: Database, snapshot: Snapshot, planned: Planned) -> datetime | None:
    """Return the next free moment for a message, after that it has, or after now, and on working days."""
    now = max(clock.now(), planned.at)
    last = now.date() + timedelta(days=DAYS_AHEAD)
    around = reading.dated(database, now.date(), last)
    others = [line for line in around if line.message_id != planned.message_id]
    free_days = {holiday.day for holiday in days.holidays(snapshot, now.date(), last)}
    return next_free(now, others, planned.channels, free_days)


@dataclass(frozen=True, slots=True)
class AsSeen:
    """A post as its network shows it at first: whose it is, what is read, and its picture cut to size.

    `picture` is an encoded image, None without one; `piece`, the size it is cut to around its `crop`, which
    may be its own or that of all. It is the one at `number`, of so many as `count`.
    """

    name: str
    network: str
    text: str
    is_folded: bool
    picture: bytes | None = None
    piece: Piece | None = None
    crop: Crop = WHOLE
    network_id: str = ""
    number: int = 0
    count: int = 0
    has_own_cut: bool = False


def as_seen(
    database: Database, text: str, account: Account | None, pictures: Sequence[PostPicture], number: int = 0
) -> AsSeen | None:
    """Return how a post looks on a network, with one of its pictures; None where there is no network."""
    network = knowledge.networks().get(account.network_id) if account else None
    if account is None or network is None:
        return None
    shown = seen_at_first(text, post_limit(network, with_pictures=bool(pictures)))
    number = min(number, max(0, len(pictures) - 1))
    chosen = pictures[number] if pictures else PostPicture()
    found = guide.picture(database, chosen.picture) if pictures else None
    name = account.name or account.short_name
    return AsSeen(
        name,
        network.name,
        shown,
        shown != text,
        found.data if found else None,
        usual_piece(account),
        chosen.crop_on(network.id),
        network.id,
        number,
        len(pictures),
        any(each.network_id == network.id for each in chosen.own_cuts),
    )
