"""An open crisis: its steps, its timeline and what is learnt. Every moment is an instant (UTC, aware)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from muniredes.domain.crisis.knowledge import Checklist, LevelAdvice, Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.problems import Problem
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

CLOCK_TOLERANCE = timedelta(minutes=2)
"""How much the clock may be behind what is already written before anybody is told."""


class EntryKind(WordedEnum):
    """What a line of the timeline tells."""

    OPENED = "opened", mark("Empieza")
    STEP = "step", mark("Paso")
    UNDONE = "undone", mark("Paso sin hacer")
    NOTICE = "notice", mark("Aviso publicado")
    LEVEL = "level", mark("Cambio de nivel")
    HANDOVER = "handover", mark("Relevo")
    PAUSED = "paused", mark("Pausa")
    RESUMED = "resumed", mark("Reanudación")
    NOTE = "note", mark("Nota")
    DECISION = "decision", mark("Decisión")
    CAPTURE = "capture", mark("Captura")
    CORRECTED = "corrected", mark("Corrección")
    CLOSED = "closed", mark("Cierre")
    REOPENED = "reopened", mark("Reapertura")


BY_HAND = (EntryKind.NOTE, EntryKind.DECISION, EntryKind.CAPTURE)
"""What a person writes down herself; the rest is written by what she does."""


@dataclass(eq=False, kw_only=True)
class Incident:
    """A crisis, or a drill. `checklist` is its key in the catalogue; its steps are its own from the start.

    `aware_at` is when the council knew: the clock of a data breach counts from it. `paused_posts` are the
    posts that it stopped; `account_id` is the account that is in other hands. The three answers are
    written afterwards.
    """

    id: int | None = None
    checklist: str = ""
    name: str = ""
    level: CrisisLevel = CrisisLevel.INCIDENT
    is_drill: bool = False
    is_breach: bool = False
    began_at: datetime | None = None
    aware_at: datetime | None = None
    handler_id: int | None = None
    account_id: int | None = None
    next_notice_at: datetime | None = None
    paused_posts: tuple[int, ...] = ()
    ended_at: datetime | None = None
    what_happened: str = ""
    why: str = ""
    prevention: str = ""

    @property
    def title(self) -> str:
        """«Simulacro: Cuenta hackeada», for lists and the history."""
        return _("Simulacro: {name}").format(name=self.name) if self.is_drill else self.name

    @property
    def is_open(self) -> bool:
        """Whether it is still going on."""
        return self.ended_at is None


@dataclass(eq=False, kw_only=True)
class IncidentStep:
    """A step of a crisis: what the checklist said when it began, and what was done.

    `position` orders them, with room between; `done_at` is stamped by the program. `done_by` is the name of
    whoever did it, which stays when the person is no longer in the guide.
    """

    id: int | None = None
    incident_id: int | None = None
    position: int = 0
    key: str = ""
    do: str = ""
    why: str = ""
    roles: tuple[CrisisRole, ...] = ()
    when: str = ""
    paste: str = ""
    stage: Stage | None = None
    person_id: int | None = None
    due_at: datetime | None = None
    done_at: datetime | None = None
    done_by_id: int | None = None
    done_by: str = ""
    is_skipped: bool = False
    note: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.do if len(self.do) <= 60 else f"{self.do[:59]}…"

    @property
    def is_pending(self) -> bool:
        """Whether somebody still has to do it."""
        return self.done_at is None and not self.is_skipped

    def is_late(self, now: datetime) -> bool:
        """Whether its time has gone by without it."""
        return self.is_pending and self.due_at is not None and self.due_at < now


@dataclass(eq=False, kw_only=True)
class IncidentEntry:
    """A line of the timeline: when, what, who (her name then, too: it stays when she is gone).

    `capture` is the SHA-256 of the picture as it is kept; `fingerprint` that of the file it came from, byte
    by byte, which is what proves that nobody touched the original.
    """

    id: int | None = None
    incident_id: int | None = None
    at: datetime | None = None
    kind: EntryKind = EntryKind.NOTE
    text: str = ""
    person_id: int | None = None
    who: str = ""
    capture: str | None = None
    fingerprint: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return f"{self.kind.word}: {self.text}"[:60]


@dataclass(eq=False, kw_only=True)
class LessonTask:
    """Something to do so that it does not happen again."""

    id: int | None = None
    incident_id: int | None = None
    what: str = ""
    person_id: int | None = None
    due_on: date | None = None
    done_on: date | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.what if len(self.what) <= 60 else f"{self.what[:59]}…"

    @property
    def is_pending(self) -> bool:
        """Whether it still has to be done."""
        return self.done_on is None


GAP = 100
"""The room left between two steps, for those that are added in between."""


def steps_of(checklist: Checklist, began_at: datetime) -> tuple[IncidentStep, ...]:
    """Return the steps of a checklist for a crisis that began at a moment, with the moment each is due."""
    return tuple(
        IncidentStep(
            position=number * GAP,
            key=step.key,
            do=step.do,
            why=step.why,
            roles=step.roles,
            when=step.deadline,
            paste=step.paste,
            stage=step.stage,
            due_at=None if step.minutes is None else began_at + timedelta(minutes=step.minutes),
        )
        for number, step in enumerate(checklist.steps, start=1)
    )


def next_step(steps: Iterable[IncidentStep]) -> IncidentStep | None:
    """Return the first step that is still to be done."""
    return next((step for step in steps if step.is_pending), None)


def position_after(steps: Sequence[IncidentStep], step: IncidentStep | None) -> int:
    """Return a position between a step and the one that follows it; without a step, after all of them."""
    if step is None:
        return max((each.position for each in steps), default=0) + GAP
    following = [each.position for each in steps if each.position > step.position]
    return (step.position + min(following)) // 2 if following else step.position + GAP


def stamped(now: datetime, entries: Iterable[IncidentEntry]) -> datetime:
    """Return the moment to write down: never before what is already written, whatever the clock says."""
    return max([now, *(entry.at for entry in entries if entry.at is not None)])


def is_clock_behind(now: datetime, entries: Iterable[IncidentEntry]) -> bool:
    """Say whether the clock of the computer is behind what is already written."""
    return stamped(now, entries) - now > CLOCK_TOLERANCE


def first_notice(steps: Iterable[IncidentStep]) -> datetime | None:
    """Return when the first message is due: by the step that sends it, if that has a clock."""
    return next((step.due_at for step in steps if step.stage is Stage.FIRST), None)


def sooner_notice(advice: LevelAdvice, now: datetime) -> datetime | None:
    """Return when people should be told at the latest, from now, at a level."""
    return None if advice.first_notice is None else now + timedelta(minutes=advice.first_notice)


def following_notice(advice: LevelAdvice, now: datetime) -> datetime | None:
    """Return when the next message is due, after one that has just gone out."""
    return None if advice.cadence is None else now + timedelta(minutes=advice.cadence)


def promised_notice(advice: LevelAdvice, now: datetime) -> datetime | None:
    """Return when a message that goes out now says that another comes: the same wherever it is said.

    It is an hour that people say, to five minutes: two texts filled a minute apart promise the same.
    """
    due = following_notice(advice, now) or sooner_notice(advice, now)
    if due is None:
        return None
    minute = due.replace(second=0, microsecond=0)
    return minute + timedelta(minutes=-minute.minute % _ROUND)


_ROUND = 5
"""Minutes: a promise is a whole number of times these after its hour."""


def breach_deadline(incident: Incident, hours: int) -> datetime | None:
    """Return until when the authority has to be told of a data breach (RGPD, art. 33.1)."""
    aware = incident.aware_at or incident.began_at
    return aware + timedelta(hours=hours) if incident.is_breach and aware else None


def last_drill(incidents: Iterable[Incident]) -> datetime | None:
    """Return when the last drill that was finished began."""
    return max(
        (each.began_at for each in incidents if each.is_drill and not each.is_open and each.began_at),
        default=None,
    )


def check_incident(incident: Incident) -> None:
    """Refuse a crisis without a name, or that ended before it began."""
    if not incident.name:
        raise Problem(_("Falta qué ha pasado."), _("Escríbalo en una frase."), "incident.name")
    if incident.began_at and incident.ended_at and incident.ended_at < incident.began_at:
        raise Problem(
            _("No puede acabar antes de empezar."), _("Corrija una de las dos horas."), "incident.began_at"
        )


def check_entry(entry: IncidentEntry) -> None:
    """Refuse an empty line, which tells nothing."""
    if not entry.text and entry.capture is None:
        raise Problem(_("Falta qué apuntar."), _("Escríbalo para seguir."), "incident_entry.text")


def check_step(step: IncidentStep) -> None:
    """Refuse a step that does not say what to do."""
    if not step.do:
        raise Problem(_("Falta qué hay que hacer."), _("Escríbalo en una frase."), "incident_step.do")


def check_task(task: LessonTask) -> None:
    """Refuse a task that does not say what to do."""
    if not task.what:
        raise Problem(_("Falta qué hay que hacer."), _("Escríbalo en una frase."), "lesson_task.what")
