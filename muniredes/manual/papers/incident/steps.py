"""The steps of a crisis: done, late, left out with the reason, or never done."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from muniredes.domain.calendar.year.moments import HOUR_GAP
from muniredes.domain.crisis.clocks import hour, hour_of_day, zone
from muniredes.domain.crisis.gaps import ACCOUNT_GAP, KNOWN_GAP
from muniredes.domain.crisis.incidents import Incident, IncidentStep
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.texts.gaps import filled, left_in
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.crisis.moments import stamp
from muniredes.manual.compose.crisis.texts import said
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Span, Table, Text, bold, rich, small, stacked

_ROOM = "________"


def blocks(data: ManualData, file: IncidentFile) -> Iterator[Block]:
    """Yield how many there were of each, and all of them."""
    if not file.steps:
        return
    yield Heading(_("Los pasos de la lista"), key="pasos")
    yield Text(rich(_summary(file.incident, file.steps)))
    yield Table(
        (_("N.º"), _("Paso"), _("A quién le tocaba"), _("Qué se hizo")),
        tuple(_row(data, file.incident, number, step) for number, step in enumerate(file.steps, start=1)),
        (0.7, 4.7, 2.5, 2.7),
        _("Pasos de la lista, con lo que se hizo de cada uno"),
    )


def was_late(step: IncidentStep, ended_at: datetime | None) -> bool:
    """Say whether a step was done after its time, or its time went by before the end without it."""
    if step.due_at is None or step.is_skipped:
        return False
    at = step.done_at or ended_at
    return at is not None and at > step.due_at


def _summary(incident: Incident, steps: Sequence[IncidentStep]) -> str:
    done = sum(step.done_at is not None for step in steps)
    late = sum(was_late(step, incident.ended_at) for step in steps)
    parts = [
        ngettext("{n} hecho", "{n} hechos", done),
        ngettext("{n} fuera de plazo", "{n} fuera de plazo", late),
        ngettext(
            "{n} que no hizo falta", "{n} que no hicieron falta", sum(each.is_skipped for each in steps)
        ),
        ngettext("{n} sin hacer", "{n} sin hacer", sum(each.is_pending for each in steps)),
    ]
    whole = ngettext("{n} paso", "{n} pasos", len(steps))
    return _("{whole}: {parts}.").format(whole=whole, parts=", ".join(parts))


def _row(data: ManualData, incident: Incident, number: int, step: IncidentStep) -> tuple[Rich, ...]:
    return (
        rich(str(number)),
        stacked(rich(step.do), *(rich(small(text)) for text in _below(data, incident, step))),
        stacked(*_whose(data, step)),
        stacked(_outcome(data, incident, step), rich(Span(step.note, italic=True))),
    )


def _below(data: ManualData, incident: Incident, step: IncidentStep) -> Iterator[str]:
    yield step.why
    if step.stage is not None:
        yield _("Aviso: {stage}.").format(stage=step.stage.word)
    if step.paste:
        yield _("Texto propuesto: «{text}»").format(text=_pasted(data, incident, step))


def _pasted(data: ManualData, incident: Incident, step: IncidentStep) -> str:
    """Return a text to paste with what the crisis knows, and room where only who pasted it knew."""
    where = zone(data.council)
    account, known_at = data.snapshot.account(incident.account_id), incident.aware_at or incident.began_at
    gaps = {
        ACCOUNT_GAP: data.title(account) if account else "",
        KNOWN_GAP: hour_of_day(known_at, where) if known_at else "",
        HOUR_GAP: hour(step.done_at, where) if step.done_at else "",
    }
    text = filled(said(data, step.paste), {gap: words for gap, words in gaps.items() if words})
    return filled(text, dict.fromkeys(left_in(text), _ROOM))


def _whose(data: ManualData, step: IncidentStep) -> Iterator[Rich]:
    person = data.snapshot.person(step.person_id)
    if person is not None:
        yield rich(data.name(person))
    yield rich(", ".join(role.word for role in step.roles))
    due = stamp(data, step.due_at) if step.due_at else ""
    yield rich(": ".join(filter(None, (step.when, due))))


def _outcome(data: ManualData, incident: Incident, step: IncidentStep) -> Rich:
    late = _(", fuera de plazo") if was_late(step, incident.ended_at) else ""
    if step.done_at is not None:
        done = _("Hecho{late}: {moment}").format(late=late, moment=stamp(data, step.done_at))
        return rich(bold(done), "\n", data.signed(step.done_by_id, step.done_by))
    if step.is_skipped:
        return rich(bold(_("No hizo falta")))
    return rich(bold(_("Sin marcar como hecho{late}").format(late=late)))
