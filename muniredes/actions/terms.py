"""Begin a new term: the old one is kept whole to be looked at, and who holds what is asked again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from muniredes.actions import clock, council, editing, reading
from muniredes.actions.safekeeping import backups
from muniredes.domain.accounts.account import Custody
from muniredes.domain.calendar.messages.message import PostingRules
from muniredes.domain.council import Term
from muniredes.domain.crisis.plan import CrisisDuty
from muniredes.domain.dates import long_date, short_date
from muniredes.domain.elections.period import (
    ElectionKind,
    Milestone,
    current_term_start,
    day_of,
    period_that_ends,
)
from muniredes.domain.handover import past_terms
from muniredes.domain.handover.record import Handover, HandoverAct, HandoverFile
from muniredes.domain.history import Change
from muniredes.domain.people import Area, Duty
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.domain.snapshot import Snapshot
from muniredes.files import belong_with, disk_problems
from muniredes.i18n import _
from muniredes.paths import make_private_folder
from muniredes.storage import reading as stored
from muniredes.storage.database import Database, Work
from muniredes.storage.safekeeping import ended_terms

_NEAR = 75
"""Days around the constitution in which a term may begin: with an appeal, the law gives 40 and not 20."""

_ASKED_AGAIN: Mapping[type[object], tuple[str, tuple[str, ...]]] = {
    Custody: ("custody", ("holder_id", "deputy_id", "second_factor_holder_id")),
    Duty: ("duty", ("person_id", "deputy_id")),
    Area: ("area", ("responsible_id",)),
    CrisisDuty: ("crisis_duty", ("person_id", "deputy_id")),
    PostingRules: ("posting_rules", ("approver_id",)),
}
"""What says who holds or does something, and which of its answers go: a new term answers them again."""


@dataclass(frozen=True, slots=True)
class PastTerm:
    """A term that ended: «2019–2023», and the file in which it is kept."""

    label: str
    path: Path


def past(database: Database) -> tuple[PastTerm, ...]:
    """Return the terms that are kept, the newest first; never the one under way.

    One that cannot say what it knows is told: whoever asks for it is told why.
    """
    with database.read() as sql:
        term = stored.last_term(sql)
    now = term.label if term else ""
    kept = ((past_terms.label_of(path.name) or "", path) for path in ended_terms.of(database.path))
    return tuple(PastTerm(label, path) for label, path in kept if label != now)


def expected_start(snapshot: Snapshot) -> date | None:
    """Return the day on which the next term begins: the constitution, if it has come, or today.

    None when neither would be believed: half way through a term.
    """
    today = clock.today()
    period = period_that_ends(snapshot.term, snapshot.periods) if snapshot.term else None
    day = day_of(period, Milestone.CONSTITUTION) if period else None
    if day is not None and day <= today:
        return day
    return None if doubt(snapshot, today) else today


def doubt(snapshot: Snapshot, starts: date) -> str:
    """Say why a term would not begin that day, far from any constitution of a council; or nothing."""
    council = snapshot.council
    if council is None or not council.kind.is_public:
        return ""
    known = (day_of(p, Milestone.CONSTITUTION) for p in snapshot.periods if p.kind is ElectionKind.MUNICIPAL)
    days = [*known, current_term_start(starts)]
    if any(abs((starts - day).days) <= _NEAR for day in days):
        return ""
    nearest = min(days, key=lambda day: abs((starts - day).days))
    said = _(
        "Sería el mandato {label}, y el que sale de las elecciones municipales empieza hacia el {day}. Un "
        "cambio de alcaldía a mitad de mandato no empieza otro: prepare un traspaso."
    )
    return said.format(label=Term(starts=starts).label, day=long_date(nearest))


def keep_old(database: Database, progress: Progress = no_progress) -> Path:
    """Keep the term that ends as it is today, in a file that is never written again; return where.

    It may run beside the window. Raises a Problem when there is no term, or the disk refuses.
    """
    term = reading.snapshot(database).term
    if term is None:
        raise Problem(_("No se sabe cuándo empezó este mandato."), _("Dígalo antes en esta página."))
    folder = database.path.parent / past_terms.FOLDER
    with disk_problems(folder):
        make_private_folder(folder)
        belong_with(folder, database.path)
        target = ended_terms.place_in(folder, term.label, lambda there: backups.gives_way(there, database))
    progress(0.1)
    backups.export(database, target)
    belong_with(target, database.path)
    return target


def begin(database: Database, starts: date) -> Change:
    """Begin a term, in one step that can be undone: accounts, rules, calendar and history stay.

    Nobody holds anything any more until it is said. A handover that was delivered goes on until its window
    for observations is over, and is closed then.
    """
    with database.write(_("Nuevo mandato")) as work:
        check_start(work.first(Term), starts)
        council.begin_term(work, starts)
        for kind, (name, fields) in _ASKED_AGAIN.items():
            for thing in work.all(kind):
                editing.put(name, thing, dict.fromkeys(fields))
        _close_handovers(work)
    return work.change


def check_start(term: Term | None, starts: date) -> None:
    """Refuse a day on which a term cannot begin after `term`."""
    if term is not None and starts <= term.starts:
        raise Problem(
            _("El mandato de ahora empezó el {day}: el nuevo empieza después.").format(
                day=short_date(term.starts)
            ),
            _("Corrija la fecha."),
            "term.starts",
        )
    if starts > clock.today():
        raise Problem(_("Ese día todavía no ha llegado."), _("Empiece el mandato ese día, u otro pasado."))


def _close_handovers(work: Work) -> None:
    """Close what was delivered, once nobody has time any more to say what is not as it was told."""
    today = clock.today()
    for handover in work.all(Handover):
        acts = work.all_where(HandoverAct, handover_id=handover.id)
        ends = HandoverFile(handover, acts=acts).last_day_to_observe
        if handover.closed_on is None and ends is not None and ends < today:
            editing.put("handover", handover, {"closed_on": today})
