"""What can be done with the body itself, its term and its elections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from muniredes.actions import accounts, clock, editing, people
from muniredes.actions.calendar.series import minding_holidays
from muniredes.domain.accounts.addresses import Recognised
from muniredes.domain.council import Council, Term, next_polling_day
from muniredes.domain.dates import short_date
from muniredes.domain.elections.period import (
    ElectionKind,
    ElectoralPeriod,
    Milestone,
    check_order,
    computed_day,
    current_term_start,
    expected_period,
    period_that_ends,
)
from muniredes.domain.history import Change
from muniredes.domain.images import StoredImage
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.exchange.sandbox import client
from muniredes.i18n import _
from muniredes.storage.database import Database, Work
from muniredes.storage.history.references import delete_whole

_FROM_CONSTITUTION = timedelta(days=60)
"""How far from the day that the law tells the next term may begin: an appeal, or another vote."""

_AHEAD_AT_MOST = timedelta(days=365)
"""How long before a council is constituted its term may be told."""

Values = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class FirstAnswers:
    """What the first wizard was told: enough for a first manual."""

    council: Values
    term_starts: date | None = None
    user_name: str = ""
    user: Values = field(default_factory=dict)
    found: tuple[Recognised, ...] = ()


def set_up(database: Database, answers: FirstAnswers) -> Change:
    """Write the first answers in one step; run again, it corrects them and adds what is new."""
    with database.write(_("Puesta en marcha")) as work, minding_holidays(work):
        council = work.first(Council)
        values = dict(answers.council)
        if council is None:
            council = work.add(editing.put("council", Council(), values))
        else:
            editing.put("council", council, values)
        if answers.user_name:
            council.user_id = people.person_named(work, answers.user_name, answers.user).id
        if answers.term_starts is not None:
            begin_term(work, answers.term_starts)
        accounts.add_all(work, answers.found)
    return work.change


def edit(database: Database, values: Values) -> Change:
    """Change fields of the body."""
    with database.write(_("Datos del organismo cambiados")) as work, minding_holidays(work):
        editing.put("council", _council(work), values)
    return work.change


def set_term(database: Database, starts: date) -> Change:
    """Say when the term began, and add the election that ends it when it is not there."""
    with database.write(_("Fecha del mandato cambiada")) as work:
        begin_term(work, starts)
    return work.change


def read_picture(path: Path, progress: Progress = no_progress) -> StoredImage:
    """Return the picture in a file, read in the sandbox; it may run beside the window."""
    return client.picture(path, progress)


def keep_picture(database: Database, picture: StoredImage) -> str:
    """Write a picture in the database and return its digest; nothing uses it yet."""
    with database.note() as sql:
        sql.put(picture)
    return picture.sha256


def add_period(database: Database, kind: ElectionKind, polling_day: date) -> Change:
    """Add an election; several can overlap."""
    with database.write("") as work:
        period = ElectoralPeriod(kind=kind, polling_day=polling_day)
        check_order(period)
        _refuse_same_election(work, period)
        work.add(period)
        work.title = _("Añadidas: {name}").format(name=period.name)
    return work.change


def edit_period(database: Database, period_id: int, values: Values) -> Change:
    """Correct dates of an election; None goes back to the computed one."""
    with database.write("") as work:
        period = work.get(ElectoralPeriod, period_id)
        for name, value in values.items():
            setattr(period, name, value)
        check_order(period)
        _refuse_same_election(work, period)
        work.title = _("Fechas cambiadas: {name}").format(name=period.name)
    return work.change


def delete_period(database: Database, period_id: int) -> Change:
    """Send an election to the bin."""
    with database.write("") as work:
        period = work.get(ElectoralPeriod, period_id)
        work.title = _("Borradas: {name}").format(name=period.name)
        delete_whole(work, "electoral_period", period_id)
    return work.change


def _council(work: Work) -> Council:
    council = work.first(Council)
    if council is None:
        raise Problem(
            _("Todavía no se sabe de qué ayuntamiento es esta guía."), _("Haga antes la puesta en marcha.")
        )
    return council


def begin_term(work: Work, starts: date) -> None:
    """Say, inside an action, when the term began, and add the election that ends it when it is not there."""
    council = _council(work)
    if not date(1979, 1, 1) <= starts <= date(2100, 1, 1):
        raise Problem(
            _("El mandato no pudo empezar el {day}.").format(day=short_date(starts)),
            _("Compruebe el año."),
            "term.starts",
        )
    if council.kind.is_public and not _may_begin(starts):
        raise Problem(
            _("El mandato no pudo empezar el {day}: falta mucho para ese día.").format(
                day=short_date(starts)
            ),
            _("Escriba el día en que empezó el de ahora."),
            "term.starts",
        )
    term = work.first(Term)
    if term is None:
        term = work.add(Term(starts=starts))
    term.starts = starts
    expected = expected_period(council, term)
    if expected is not None and period_that_ends(term, work.all(ElectoralPeriod)) is None:
        work.add(expected)


def _may_begin(starts: date) -> bool:
    """Whether a term begins on a day that has come, or near a constitution that is soon."""
    today = clock.today()
    next_one = computed_day(Milestone.CONSTITUTION, next_polling_day(today))
    soon = [current_term_start(next_one - timedelta(days=1)), next_one]
    near = (abs(starts - day) <= _FROM_CONSTITUTION for day in soon if day <= today + _AHEAD_AT_MOST)
    return starts <= today or any(near)


def _refuse_same_election(work: Work, period: ElectoralPeriod) -> None:
    others = [other for other in work.all(ElectoralPeriod) if other is not period]
    if any(other.kind is period.kind and other.polling_day == period.polling_day for other in others):
        raise Problem(
            _("Esas elecciones ya están apuntadas."), _("Corrija sus fechas en la lista."), "polling_day"
        )
