"""What is wrong in the posts to come, found where they are kept, so that no page has to read them all."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flawed:
    """A message by its title, and the number of the first of its coming posts."""

    title: str
    post_id: int


@dataclass(frozen=True, slots=True)
class CalendarFlaws:
    """Messages with coming posts that go through no channel or a closed account, undescribed, or with nobody.

    Only series need somebody who answers for them. Each list is short: the soonest come first.
    """

    without_channel: tuple[Flawed, ...] = ()
    on_closed: tuple[Flawed, ...] = ()
    undescribed: tuple[Flawed, ...] = ()
    without_owner: tuple[Flawed, ...] = ()
