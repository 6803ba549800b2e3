"""What can be changed of each text of the lists: its fields, by the key of the text that each asks for."""

from collections.abc import Mapping

from muniredes.desktop.dialogs.crisis.texts import long_text, minutes_field
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import ChoiceField, Field, Option
from muniredes.desktop.forms.sheet import Section
from muniredes.domain.crisis.knowledge import Checklist, Stage
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.domain.crisis.own import (
    LAST,
    MOST_MINUTES,
    OwnStep,
    level_text,
    message_text,
    recovery_text,
    step_text,
)
from muniredes.domain.texts.text import NOTE_LIMIT
from muniredes.i18n import _

Texts = Mapping[str, Field]


def of_step(checklist: str, step: str) -> Texts:
    """Return what is asked of a step of the catalogue."""
    fields: dict[str, Field] = {
        "do": ask.text("crisis_step.do", lines=2),
        "why": ask.text("crisis_step.why", lines=2),
        "roles": ask.several("crisis_step.roles"),
        "minutes": _minutes(),
        "paste": ask.text("crisis_step.paste", _gaps_hint(), lines=3),
    }
    return {step_text(checklist, step, name): field for name, field in fields.items()}


def of_message(checklist: str, stage: Stage) -> Texts:
    """Return what is asked of a message."""
    field = long_text("message", stage.word, NOTE_LIMIT, lines=6, is_for_all=True)
    return {message_text(checklist, stage): field}


def of_level(level: CrisisLevel) -> Texts:
    """Return what is asked of a level."""
    fields: dict[str, Field] = {
        "when": long_text("level.when", _("Cuándo es este nivel"), NOTE_LIMIT),
        "told": long_text("level.told", _("A quién se avisa"), NOTE_LIMIT, lines=2),
        "first_notice": minutes_field("level.first_notice", _("Minutos hasta el primer aviso"), MOST_MINUTES),
        "cadence": minutes_field("level.cadence", _("Minutos entre aviso y aviso"), MOST_MINUTES),
    }
    return {level_text(level, name): field for name, field in fields.items()}


def of_recovery(network: str) -> Texts:
    """Return what is asked of the way back into a network."""
    return {recovery_text(network): long_text("recovery", _("Cómo se recupera"), NOTE_LIMIT, lines=8)}


def of_own_step(checklist: Checklist, step: OwnStep) -> tuple[Section, ...]:
    """Return what is asked of a step that the council added, and where it goes."""
    others = [
        Option(value=each.key, label=each.do if len(each.do) <= 70 else f"{each.do[:69]}…")
        for each in checklist.steps
        if each.key != step.key
    ]
    place = ChoiceField(
        key="crisis_step.after",
        label=ask.word("crisis_step.after"),
        hint=_("Con «—» va el primero."),
        options=(*others, Option(value=LAST, label=_("Todos los demás: va el último"))),
        compact=True,
    )
    fields = (
        ask.text("crisis_step.do", lines=2),
        place,
        ask.text("crisis_step.why", lines=2),
        ask.several("crisis_step.roles"),
        _minutes(),
        ask.text("crisis_step.paste", _gaps_hint(), lines=3),
    )
    return (Section("", fields),)


def _minutes() -> Field:
    return minutes_field("crisis_step.minutes", ask.word("crisis_step.minutes"), MOST_MINUTES)


def _gaps_hint() -> str:
    return _("Entre { } van los huecos: {HORA}, {ENLACE}…")
