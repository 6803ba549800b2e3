"""Calendars at random: messages, series and what people do to them, by the program's own actions."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from muniredes.actions import clock
from muniredes.actions import reading as guide
from muniredes.actions.calendar import moving, reading, steps, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.series import Scope
from muniredes.domain.calendar.messages.query import CalendarFilter, PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.problems import Problem
from muniredes.domain.texts.secrets import holds_secret
from muniredes.storage.database import Database

ALWAYS = (date(2000, 1, 1), date(2150, 1, 1))
ALL = CalendarFilter(states=frozenset(PostState))
RULES = (
    "",
    "",
    "FREQ=DAILY;INTERVAL=3;UNTIL=20270410",
    "FREQ=DAILY;BYMONTH=3,10",
    "FREQ=WEEKLY;BYDAY=TH",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
    "FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20271031",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=5FR",
    "FREQ=YEARLY",
)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u2028\u2029")
    | st.sampled_from("\n;,\"'=+-@\\:Ãñ©"),
    max_size=60,
).filter(lambda text: not holds_secret(text))
"""What a person may write: what looks like a password is refused at every door, and tested elsewhere."""

TITLES = TEXTS.map(lambda text: " ".join(text.split())[:40] or "Aviso").filter(lambda t: not holds_secret(t))
HOURS = st.sampled_from([time(0, 30), time(1, 30), time(2, 30), time(9), time(18, 45), time(23, 59)])


@dataclass(frozen=True)
class Said:
    """One message to write, and what is done to its posts afterwards: their place, and what."""

    title: str
    text: str
    note: str
    rule: str
    day: date | None
    hour: time
    channels: frozenset[str]
    deeds: tuple[tuple[int, str, int], ...]


SAID = st.builds(
    Said,
    title=TITLES,
    text=TEXTS,
    note=TEXTS,
    rule=st.sampled_from(RULES),
    day=st.dates(date(2026, 11, 24), date(2027, 10, 31))
    | st.sampled_from([date(2027, 3, 28), date(2027, 10, 31)]),
    hour=HOURS,
    channels=st.frozensets(
        st.sampled_from(["facebook", "instagram", "web", "tablon"]), min_size=1, max_size=3
    ),
    deeds=st.lists(
        st.tuples(
            st.integers(0, 30),
            st.sampled_from(["move", "day", "text", "approve", "discard", "delete"]),
            st.integers(1, 9),
        ),
        max_size=4,
    ).map(tuple),
)
CALENDARS = st.lists(SAID, min_size=1, max_size=4)


def write_all(database: Database, calendar: list[Said]) -> None:
    """Write some messages, and do to their posts what is said; what the program refuses is not done."""
    by_network = {each.network_id: f"account.{each.id}" for each in guide.snapshot(database).accounts}
    for said in calendar:
        at = datetime.combine(said.day, said.hour) if said.day else None
        texts = {by_network.get(name, name): "" for name in sorted(said.channels)}
        message = {"title": said.title, "text": said.text, "note": said.note, "rule": said.rule}
        change = writing.create(database, Written(message=message, texts=texts, at=at))
        (number,) = change.ids("message")
        for place, deed, days in said.deeds:
            posts = _posts(database, number)
            if posts:
                _do(database, posts[place % len(posts)], deed, days)


def _posts(database: Database, message_id: int) -> list[int]:
    """Return the numbers of the posts of a message; none when it was deleted."""
    lines = (*dated(database), *reading.undated(database, ALL))
    return [line.id for line in lines if line.message_id == message_id]


def _do(database: Database, number: int, deed: str, days: int) -> None:
    try:
        if deed == "move":
            moment = datetime.combine(clock.today() + timedelta(days + 1), time(17, 40))
            moving.to_moment(database, [number], moment)
        elif deed == "day":
            moving.to_moment(
                database, [number], datetime.combine(clock.today() + timedelta(days), time(12, 5))
            )
        elif deed == "text":
            _say_otherwise(database, number)
        elif deed == "delete":
            writing.delete(database, number, Scope.THIS)
        else:
            state = PostState.APPROVED if deed == "approve" else PostState.DISCARDED
            steps.change_state(database, [number], state)
    except Problem:
        return


def _say_otherwise(database: Database, number: int) -> None:
    (line,) = reading.lines(database, [number])
    said = reading.said(database, line.message_id)
    written = Written(
        message={"title": said.message.title, "text": "Otra cosa", "rule": said.message.rule},
        texts={post.key: "" for post in said.beside(number)},
        at=line.at,
    )
    writing.edit(database, number, written, Scope.THIS)


def dated(database: Database, wanted: CalendarFilter = ALL) -> tuple[PostLine, ...]:
    """Return every post with a day."""
    return reading.dated(database, *ALWAYS, wanted)
