"""The lines of a list: its steps, what is left out, its messages; levels; and the ways back."""

from collections.abc import Iterable, Mapping

from muniredes.actions import knowledge
from muniredes.desktop.hub import Hub
from muniredes.domain.crisis import fitting
from muniredes.domain.crisis.clocks import every
from muniredes.domain.crisis.knowledge import ChecklistStep, CrisisBook, LevelAdvice, in_minutes
from muniredes.domain.crisis.own import OUT, OwnStep, step_text
from muniredes.domain.crisis.responsible import part_words
from muniredes.domain.knowledge.facts import Network
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.gaps import body_gaps, filled
from muniredes.i18n import _

STEP_FIELDS = ("do", "why", "roles", "minutes", "paste")
State = tuple[str, str]


def shipped_state(keys: Iterable[str], said: Mapping[str, str]) -> State:
    """Say whether a text is as it was shipped or was changed."""
    return (_("Cambiado"), "accent") if any(key in said for key in keys) else (_("Como venía"), "")


def step_state(checklist: str, step: ChecklistStep, said: Mapping[str, str]) -> State:
    """Say whether a step is as it was shipped, was changed, or is the council's own."""
    if step.key.startswith("propio-"):
        return _("Propio"), "good"
    return shipped_state((step_text(checklist, step.key, name) for name in STEP_FIELDS), said)


def signed(text: str, snapshot: Snapshot) -> str:
    """Return a text with the name of the body where it goes; the other gaps are of the day."""
    return filled(text, body_gaps(snapshot.council))


def about_step(step: ChecklistStep, snapshot: Snapshot) -> str:
    """Return what is said of a step under what it asks to do."""
    who = part_words(step.roles, snapshot)
    sends = _("Publica: {message}").format(message=step.stage.word) if step.stage else ""
    first = " · ".join(part for part in (step.deadline, who, sends) if part)
    paste = _("Para pegar: «{text}»").format(text=signed(step.paste, snapshot)) if step.paste else ""
    return "\n".join(part for part in (first, step.why, paste) if part)


def about_level(advice: LevelAdvice, snapshot: Snapshot) -> str:
    """Return what is said of a level."""
    decides = part_words(advice.decides, snapshot)
    parts = [
        advice.when,
        _("Decide: {who}").format(who=decides),
        _("Se avisa: {who}").format(who=advice.told),
    ]
    if advice.first_notice is not None:
        when = in_minutes(advice.first_notice)
        parts.append(_("Primer aviso: cuando diga la lista; si no, {when}.").format(when=when))
    if advice.cadence is not None:
        parts.append(_("Después, un aviso {often}.").format(often=every(advice.cadence)))
    return "\n".join(parts)


def left_out(shipped: CrisisBook, checklist: str, said: Mapping[str, str]) -> list[ChecklistStep]:
    """Return the steps of the catalogue that the council does not use."""
    steps = shipped.checklist(checklist).steps
    return [step for step in steps if said.get(step_text(checklist, step.key, OUT))]


def own_step(steps: Iterable[OwnStep], key: str) -> OwnStep | None:
    """Return a step that the council added, by its name in the list."""
    return next((step for step in steps if step.key == key), None)


def networks_in_use(hub: Hub) -> tuple[Network, ...]:
    """Return the networks where the council has an account, each once."""
    known = knowledge.networks()
    used = dict.fromkeys(account.network_id for account in hub.snapshot.own_accounts)
    return tuple(known[key] for key in used if key in known and known[key].text_limits)


def said_of_room(hub: Hub, text: str) -> str:
    """Say in which networks in use a message fits, and how much is too long in the others."""
    used = networks_in_use(hub)
    if not used:
        return _("Cuando apunte sus cuentas, aquí se verá si el mensaje cabe en cada red.")
    return fitting.sentence(fitting.fits(text, used))


def room_state(hub: Hub, text: str) -> State | None:
    """Return a word when a message is too long for a network in use."""
    found = fitting.fits(text, networks_in_use(hub))
    return None if all(each.fits for _network, each in found) else (_("No cabe"), "danger")
