"""What is worth saying of a text before it goes out: its room in each network, and advice."""

from collections.abc import Sequence
from datetime import date

from muniredes.actions import knowledge
from muniredes.domain.accounts import Account
from muniredes.domain.calendar.advice.draft import Draft, Remark
from muniredes.domain.calendar.advice.rules import advise
from muniredes.domain.calendar.lengths import Room, room, room_in
from muniredes.domain.calendar.messages import PostPicture
from muniredes.domain.snapshot import Snapshot


def text_room(text: str, account: Account | None, *, with_pictures: bool) -> Room:
    """Return how much room a text has on the network of an account; on no network there is no limit."""
    network = knowledge.networks().get(account.network_id) if account else None
    return room(text, network, with_pictures=with_pictures) if network else room_in(text, None)


def remarks(
    text: str, day: date, account: Account | None, pictures: Sequence[PostPicture], snapshot: Snapshot
) -> tuple[Remark, ...]:
    """Return the advice on a text that goes out on a day; an empty text is not advised on."""
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
        )
    )
