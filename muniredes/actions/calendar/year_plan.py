"""«Plan del año»: from what a town tells every year to a calendar of drafts, and what changes later."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from muniredes.actions import clock, knowledge
from muniredes.actions.calendar import days, series, writing
from muniredes.actions.calendar.moving import soon
from muniredes.actions.calendar.parts import Written, put_moment
from muniredes.actions.calendar.plan_channels import PlanChannels, check_chosen
from muniredes.domain.calendar.messages.holidays import closed_days
from muniredes.domain.calendar.messages.message import LocalHoliday, Message, Post
from muniredes.domain.calendar.messages.recurrence import from_text, occurrences
from muniredes.domain.calendar.year.differences import Differences, differences
from muniredes.domain.calendar.year.entries import AskedDate, PlannedYear, YearAnswer
from muniredes.domain.calendar.year.planning import (
    PlacedMessage,
    PlannedMessage,
    YearPlan,
    belongs,
    days_of,
    default_answer,
    placed,
    plan_year,
    twelve_months,
)
from muniredes.domain.calendar.year.workload import WeekLoad, mean_hours, peak_week, weekly_load
from muniredes.domain.channels.coordination import Topic
from muniredes.domain.dates import long_date
from muniredes.domain.history import Change
from muniredes.domain.hours import hours_there_are
from muniredes.domain.people import Workload
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import fold
from muniredes.i18n import _, ngettext
from muniredes.storage.calendar import posts as stored
from muniredes.storage.database import Database, Work
from muniredes.storage.history.references import delete_whole

_EVES = ((12, 24), (12, 31))

LOCAL_HOLIDAYS = ("fiesta_local_1", "fiesta_local_2")
"""The answers that are holidays of the town."""


@dataclass(frozen=True)
class Proposal:
    """What accepting a plan would do, and the work it would be, in hours a week."""

    plan: YearPlan
    changes: Differences[PlacedMessage]
    load: tuple[WeekLoad, ...]
    hours: Workload
    on_holidays: tuple[tuple[date, str], ...] = ()
    """What goes out on a holiday all the same: its day and its title."""
    on_eves: tuple[tuple[date, str], ...] = ()
    """The acts that fall on 24 or 31 December, which are no holidays: its day and its title."""

    @property
    def mean(self) -> float:
        """Hours of an average week."""
        return mean_hours(self.load)

    @property
    def peak(self) -> WeekLoad | None:
        """The heaviest week."""
        return peak_week(self.load)

    @property
    def too_heavy(self) -> tuple[WeekLoad, ...]:
        """The weeks that ask for more than the hours there are, as both are said."""
        return tuple(week for week in self.load if round(week.hours, 1) > round(self.hours.available, 1))


def propose(database: Database, snapshot: Snapshot, year: PlannedYear) -> Proposal:
    """Return what a plan would do; nothing is written. A Problem, as in `accept`."""
    check_chosen(snapshot, year)
    first, last = twelve_months(year.first)
    plan = _plan(snapshot, year, first, last)
    closed = _closed(snapshot, year, first, last)
    with database.read() as sql:
        known = stored.planned_messages(sql)
    load = weekly_load(plan.messages, first, last)
    hours = hours_there_are(snapshot, knowledge.networks(), clock.today())
    begins = max(first, clock.today())
    on_holidays = sorted(set(_on_holidays(plan, year, begins, last, closed)))
    on_eves = sorted(set(_acts(year, begins, last, _is_eve)))
    changes = _changes(plan, known, first, last)
    return Proposal(plan, changes, load, hours, tuple(on_holidays), tuple(on_eves))


def _is_eve(day: date) -> bool:
    """Whether the offices of the State do not open, though it is no holiday."""
    return (day.month, day.day) in _EVES


def _acts(
    year: PlannedYear, first: date, last: date, wanted: Callable[[date], bool]
) -> Iterator[tuple[date, str]]:
    """Yield the days of acts of hers («Pleno») that are as wanted, with what each is called."""
    book = knowledge.year_book()
    for answer in year.answers:
        if answer.rule:
            name = next((entry.title for entry in book.entries if answer.key in entry.asks), "")
            starts = answer.starts or first.replace(month=1, day=1)
            found = occurrences(from_text(answer.rule), starts, first, last)
            yield from ((day, name) for day in found if wanted(day))


def _on_holidays(
    plan: YearPlan, year: PlannedYear, first: date, last: date, closed: frozenset[date]
) -> Iterator[tuple[date, str]]:
    """Yield what repeats and falls on a holiday: acts of hers («el Pleno»), and messages that do not move."""
    yield from _acts(year, first, last, closed.__contains__)
    for message in plan.messages:
        if message.rule:
            yield from ((day, message.title) for day in days_of(message, first, last) if day in closed)


def _closed(snapshot: Snapshot, year: PlannedYear, first: date, last: date) -> frozenset[date]:
    return closed_days(days.holidays(snapshot, first, last)) | _own_holidays(year)


def _plan(snapshot: Snapshot, year: PlannedYear, first: date, last: date) -> YearPlan:
    book = knowledge.year_book()
    entries = [entry for entry in book.entries if entry.key in year.entries]
    closed = _closed(snapshot, year, first, last)
    return plan_year(entries, year.answers, first, last, elections=snapshot.periods, closed=closed)


def _own_holidays(year: PlannedYear) -> frozenset[date]:
    return frozenset(a.starts for a in year.answers if a.key in LOCAL_HOLIDAYS and a.starts is not None)


def _changes(plan: YearPlan, known: Iterable[Message], first: date, last: date) -> Differences[PlacedMessage]:
    there = (found for message in known if (found := placed(message)) is not None)
    coming = (message for message in plan.messages if _is_coming(message))
    return differences(coming, [found for found in there if belongs(found, first, last)])


def _is_coming(message: PlannedMessage) -> bool:
    """A day that has gone by is not planned any more; a series goes on from today."""
    return message.starts_on is None or bool(message.rule) or message.starts_on >= clock.today()


def accept(database: Database, snapshot: Snapshot, year: PlannedYear) -> Change:
    """Write the drafts of a plan, in one step; what somebody has worked on stays as it is.

    A Problem names the network whose account nobody has chosen among several.
    """
    check_chosen(snapshot, year)
    first, last = twelve_months(year.first)
    plan = _plan(snapshot, year, first, last)
    with database.write("") as work:
        _keep_year(work, _with_guesses(snapshot, year))
        with series.minding_holidays(work):
            _keep_holidays(work, year)
        changes = _changes(plan, stored.planned_messages(work.sql), first, last)
        where = PlanChannels(snapshot, work.all(Topic), year)
        placed_now = [writing.add(work, _written(planned, where)).id for planned in changes.added]
        for old, planned in changes.moved:
            _move(work, old.message, planned)
            placed_now.append(old.message.id)
        _put_late_ones_soon(work, frozenset(placed_now))
        for old in changes.gone:
            _drop(work, old.message)
        count = len(changes.added)
        work.title = ngettext("Plan del año: {n} mensaje nuevo", "Plan del año: {n} mensajes nuevos", count)
    return work.change


def _put_late_ones_soon(work: Work, messages: frozenset[int | None]) -> None:
    """Give what falls today at an hour that has gone by the next one: nothing is born late."""
    work.flush()
    for line in stored.due(work.sql, clock.now()):
        if line.message_id in messages and line.day == clock.today():
            post = work.get(Post, line.id)
            put_moment(post, soon(post.at) if post.at else None)


def _with_guesses(snapshot: Snapshot, year: PlannedYear) -> PlannedYear:
    """Mark what is only what the law says, unless somebody confirmed it before."""
    window = twelve_months(year.first)
    confirmed = {
        (each.key, each.starts, each.ends)
        for known in snapshot.planned_years
        for each in known.answers
        if not each.is_guess
    }
    legal = {asked.key: legal_answer(snapshot, asked, *window) for asked in knowledge.year_book().asked}
    answers = tuple(
        replace(
            each,
            is_guess=replace(each, is_guess=False) == legal.get(each.key)
            and (each.key, each.starts, each.ends) not in confirmed,
        )
        for each in year.answers
    )
    return PlannedYear(first=year.first, entries=year.entries, answers=answers)


def guess_behind(snapshot: Snapshot, origin: str) -> tuple[str, str] | None:
    """Return the key and the words of what nobody has confirmed of a message, by where it came from."""
    book = knowledge.year_book()
    key = book.asked_by(origin)
    years = sorted(snapshot.planned_years, key=lambda year: year.first)
    answer = next((each for each in years[-1].answers if each.key == key), None) if years else None
    if answer is None or not answer.is_guess or answer.starts is None or answer.ends is None:
        return None
    question = next(asked.question for asked in book.asked if asked.key == key)
    said = _("Supuesto: confírmelo. {question} Se ha puesto el plazo de la ley: del {first} al {last}.")
    return key, said.format(question=question, first=long_date(answer.starts), last=long_date(answer.ends))


def confirm(database: Database, key: str) -> Change:
    """Write down that what was only what the law says is so here."""
    with database.write(_("Fecha confirmada")) as work:
        for year in work.all(PlannedYear):
            year.answers = tuple(
                replace(each, is_guess=False) if each.key == key else each for each in year.answers
            )
    return work.change


def _keep_year(work: Work, year: PlannedYear) -> None:
    same = next((known for known in work.all(PlannedYear) if known.first == year.first), None)
    if same is None:
        work.add(PlannedYear(first=year.first, entries=year.entries, answers=year.answers))
    else:
        same.entries, same.answers = year.entries, year.answers


def _keep_holidays(work: Work, year: PlannedYear) -> None:
    known = {holiday.day for holiday in work.all(LocalHoliday)}
    new = sorted(_own_holidays(year) - known)
    work.add_all(LocalHoliday(day=day, name=_("Fiesta local")) for day in new)


def _move(work: Work, message: Message, planned: PlannedMessage) -> None:
    """Give a message its new place, and its posts with it, but for those that somebody worked on."""
    if message.id is None:
        return
    found = stored.message_with(work.sql, message.id)
    if found is None:
        return
    _same, outlets, posts = found
    plain = series.plain_posts(work.sql, message, posts)
    message.starts_at = _moment(planned)
    message.rule, message.exceptions = planned.rule, planned.exceptions
    if message.rule and outlets:
        series.renew(work, message, list(outlets), posts, plain)
        return
    for post in posts:
        if post.state.is_pending:
            put_moment(post, message.starts_at)


def _drop(work: Work, message: Message) -> None:
    """Send to the bin what the plan no longer has, unless somebody has worked on it."""
    assert message.id is not None
    found = stored.message_with(work.sql, message.id)
    if found is None:
        return
    _same, _outlets, posts = found
    worked = any(post.text or post.pictures or not post.state.is_pending for post in posts)
    if not worked:
        delete_whole(work, "message", message.id)


def _moment(planned: PlannedMessage) -> datetime | None:
    if planned.starts_on is None:
        return None
    return datetime.combine(planned.starts_on, planned.at or time(10, 0))


def _written(planned: PlannedMessage, where: PlanChannels) -> Written:
    """Return a planned message as an editor would write it."""
    topic = where.topics.get(fold(planned.topic))
    values: dict[str, object] = {
        "title": planned.title,
        "text": planned.text,
        "topic_id": topic.id if topic else None,
        "light": planned.light,
        "minutes": planned.minutes,
        "entry": planned.origin,
        "rule": planned.rule,
        "exceptions": planned.exceptions,
        "is_evergreen": planned.is_calm,
        "note": _picture_note(planned.picture),
    }
    return Written(message=values, texts=dict.fromkeys(where.keys(planned), ""), at=_moment(planned))


def _picture_note(what: str) -> str:
    """«Texto alternativo, si lleva imagen: diga los equipos y los resultados.»."""
    if not what:
        return ""
    return _("Texto alternativo, si lleva imagen: {what}").format(what=what[:1].lower() + what[1:])


def legal_answer(snapshot: Snapshot, asked: AskedDate, first: date, last: date) -> YearAnswer | None:
    """Return the answer that the law gives in this town, whose holidays may put off its last day."""
    year_after = last.replace(year=last.year + 1, day=1)
    return default_answer(asked, first, last, closed_days(days.holidays(snapshot, first, year_after)))


def answers_by_key(year: PlannedYear | None) -> Mapping[str, YearAnswer]:
    """Return what was answered last, by the key of what was asked."""
    return {answer.key: answer for answer in year.answers} if year else {}
