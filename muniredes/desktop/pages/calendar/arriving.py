"""Where a target leads in the calendar: a new post, one that is to be published, a message that was found."""

from typing import TYPE_CHECKING

from muniredes.actions import clock
from muniredes.actions.calendar import reading
from muniredes.domain.calendar.watch.stranded import STRANDED
from muniredes.domain.channels.coordination import channel_key
from muniredes.domain.places import Target
from muniredes.domain.problems import Problem

if TYPE_CHECKING:
    from muniredes.desktop.pages.calendar.page import CalendarPage

NEW = "new"
"""The field of a Target that asks for a new post."""

PUBLISH = "publish"
"""The field of a Target that asks to publish a post."""

RHYTHM = "rhythm"
"""The field of a Target that asks which accounts stand still."""

GAPS = "gaps"
"""The field of a Target that asks for what is missing in the messages that go out soon."""


def arrive(page: "CalendarPage", target: Target) -> None:
    """Show what a target points at."""
    if target.field == NEW:
        page.write_new(keys=() if target.object_id is None else (channel_key(target.object_id, None),))
    elif target.field == GAPS:
        page.errands.fill_gaps()
    elif target.field == STRANDED:
        page.errands.rehome(target.object_id)
    elif target.field == RHYTHM:
        page.errands.show_reach()
    elif target.object_id is None:
        return
    elif target.field == "message":
        _show_message(page, target.object_id)
    else:
        _show_line(page, target.object_id, publishes=target.field == PUBLISH)


def _show_line(page: "CalendarPage", number: int, *, publishes: bool) -> None:
    for line in reading.lines(page.hub.database, [number]):
        page.show_post(line)
        if publishes:
            page.verbs.publish(line)
        else:
            page.verbs.open(line)


def _show_message(page: "CalendarPage", number: int) -> None:
    try:
        said = reading.said(page.hub.database, number)
    except Problem as problem:
        page.hub.refused.emit(problem)
        return
    coming = [post for post in said.posts if post.at is None or post.at.date() >= clock.today()]
    post = next(iter(coming or said.posts), None)
    if post is not None and post.id is not None:
        _show_line(page, post.id, publishes=False)
