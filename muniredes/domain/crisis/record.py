"""Everything that is known of crises in one council, as a value: what is prepared, and what has happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from muniredes.domain.crisis.incidents import Incident, IncidentEntry, IncidentStep, LessonTask, last_drill
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.own import OwnStep, OwnText
from muniredes.domain.crisis.plan import BETWEEN_DRILLS, CrisisContact, CrisisDuty, CrisisPlan, PreparedNotice

EARLY = timedelta(days=30)
"""How long before its day a drill may be done and still be that one."""


@dataclass(frozen=True, slots=True)
class IncidentFile:
    """One crisis with all that belongs to it, in order."""

    incident: Incident
    steps: tuple[IncidentStep, ...] = ()
    entries: tuple[IncidentEntry, ...] = ()
    tasks: tuple[LessonTask, ...] = ()


@dataclass(frozen=True)
class CrisisRecord:
    """The preparation, the council's own words, and every crisis, the newest first."""

    plan: CrisisPlan | None = None
    duties: tuple[CrisisDuty, ...] = ()
    contacts: tuple[CrisisContact, ...] = ()
    notices: tuple[PreparedNotice, ...] = ()
    texts: tuple[OwnText, ...] = ()
    steps: tuple[OwnStep, ...] = ()
    files: tuple[IncidentFile, ...] = ()

    @property
    def is_prepared(self) -> bool:
        """Whether somebody began to prepare for a crisis."""
        return bool(self.plan or self.duties or self.contacts or self.notices)

    @property
    def drill_due(self) -> date | None:
        """When the next drill is due: the day that was chosen, or a year after the last one."""
        last = last_drill(self.incidents)
        planned = self.plan.next_drill_on if self.plan else None
        if last is None or (planned is not None and last.date() < planned - EARLY):
            return planned
        return last.date() + BETWEEN_DRILLS

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Every crisis and drill, the newest first."""
        return tuple(file.incident for file in self.files)

    @property
    def open_files(self) -> tuple[IncidentFile, ...]:
        """What is going on now, the most serious first; the real ones before the drills."""
        found = [file for file in self.files if file.incident.is_open]
        return tuple(sorted(found, key=lambda file: (file.incident.is_drill, -file.incident.level)))

    @cached_property
    def taken_accounts(self) -> frozenset[int]:
        """The accounts that somebody else has, as far as is known: those of the crises that are going on."""
        real = (file.incident for file in self.open_files if not file.incident.is_drill)
        return frozenset(each.account_id for each in real if each.account_id is not None)

    @property
    def duty_of(self) -> Mapping[CrisisRole, CrisisDuty]:
        """Who has each part."""
        return {duty.role: duty for duty in self.duties if duty.role is not None}

    @property
    def decider_of(self) -> Mapping[CrisisLevel, CrisisDuty]:
        """Who decides at each level."""
        return {duty.level: duty for duty in self.duties if duty.level is not None}

    def file(self, incident_id: int | None) -> IncidentFile | None:
        """Return one crisis by its number."""
        return next((file for file in self.files if file.incident.id == incident_id), None)
