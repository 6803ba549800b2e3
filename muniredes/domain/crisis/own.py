"""What a council changes of the shipped checklists, kept apart: a newer catalogue never overwrites it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from muniredes.domain.crisis.knowledge import Checklist, ChecklistStep, CrisisBook, LevelAdvice, Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.knowledge.facts import Fact
from muniredes.domain.problems import Problem
from muniredes.i18n import _

OUT = "out"
"""The field that leaves a step out: any text in it means that the council does not use the step."""

LAST = "-"
"""What a step that goes after all the others says it goes after."""

MOST_MINUTES = 366 * 24 * 60


@dataclass(eq=False, kw_only=True)
class OwnText:
    """A text of the catalogue that the council says its own way.

    `key` names the text («paso/emergencia/confirmar/do»); `base` is what the catalogue said when it was
    changed: when the catalogue says something else, somebody has to choose.
    """

    id: int | None = None
    key: str = ""
    text: str = ""
    base: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"


@dataclass(eq=False, kw_only=True)
class OwnStep:
    """A step that the council adds to a checklist, after another one («» puts it first)."""

    id: int | None = None
    checklist: str = ""
    after: str = ""
    do: str = ""
    why: str = ""
    roles: tuple[CrisisRole, ...] = ()
    minutes: int | None = None
    paste: str = ""

    @property
    def key(self) -> str:
        """Its name among the steps of its checklist."""
        return f"propio-{self.id}"

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.do if len(self.do) <= 60 else f"{self.do[:59]}…"

    @property
    def as_step(self) -> ChecklistStep:
        """The same as a step of a checklist."""
        return ChecklistStep(self.key, self.do, self.why, self.roles, self.minutes, paste=self.paste)


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that the council changed and a newer catalogue changed too; `now` is None when it is gone."""

    own: OwnText
    now: str | None


def told_apart(key: str) -> tuple[str, str, str]:
    """Return the checklist, the step and the field of the key of a text of a step; nothing of any other."""
    parts = key.split("/")
    return (parts[1], parts[2], parts[3]) if len(parts) == 4 else ("", "", "")


def step_text(checklist: str, step: str, field: str) -> str:
    """Return the key of a text of a step."""
    return f"paso/{checklist}/{step}/{field}"


def message_text(checklist: str, stage: Stage) -> str:
    """Return the key of a message."""
    return f"mensaje/{checklist}/{stage}"


def level_text(level: CrisisLevel, field: str) -> str:
    """Return the key of a text of a level."""
    return f"nivel/{level.value}/{field}"


def recovery_text(network: str) -> str:
    """Return the key of the way back into a network."""
    return f"recuperar/{network}"


def shipped_texts(book: CrisisBook) -> Mapping[str, str]:
    """Return every text that can be changed, by its key, as the catalogue has it."""
    return dict(_texts(book))


def _texts(book: CrisisBook) -> Iterator[tuple[str, str]]:
    for level, advice in book.levels.items():
        yield level_text(level, "when"), advice.value.when
        yield level_text(level, "told"), advice.value.told
        yield level_text(level, "first_notice"), _figure(advice.value.first_notice)
        yield level_text(level, "cadence"), _figure(advice.value.cadence)
    for key, fact in book.checklists.items():
        for stage, text in fact.value.messages.items():
            yield message_text(key, stage), text
        for step in fact.value.steps:
            yield from _step_texts(key, step)
    for network, recovery in book.recovery.items():
        yield recovery_text(network), recovery.value


def _step_texts(checklist: str, step: ChecklistStep) -> Iterator[tuple[str, str]]:
    yield step_text(checklist, step.key, "do"), step.do
    yield step_text(checklist, step.key, "why"), step.why
    yield step_text(checklist, step.key, "roles"), _listed(step.roles)
    yield step_text(checklist, step.key, "minutes"), _figure(step.minutes)
    yield step_text(checklist, step.key, "paste"), step.paste
    yield step_text(checklist, step.key, OUT), ""


def _figure(minutes: int | None) -> str:
    return "" if minutes is None else str(minutes)


def _listed(roles: Iterable[CrisisRole]) -> str:
    return ",".join(roles)


def differences(book: CrisisBook, texts: Iterable[OwnText]) -> tuple[Difference, ...]:
    """Return what the council changed that a newer catalogue says otherwise, or no longer has."""
    shipped = shipped_texts(book)
    return tuple(
        Difference(own, shipped.get(own.key)) for own in texts if shipped.get(own.key, "") != own.base
    )


def effective(book: CrisisBook, texts: Iterable[OwnText], steps: Iterable[OwnStep]) -> CrisisBook:
    """Return the book as the council has it: its own words, its own steps, without what it leaves out."""
    said = {own.key: own.text for own in texts}
    added = tuple(steps)
    if not said and not added:
        return book
    return replace(
        book,
        levels={
            level: replace(fact, value=_level(level, fact.value, said)) for level, fact in book.levels.items()
        },
        checklists={
            key: replace(fact, value=_checklist(fact.value, said, added))
            for key, fact in book.checklists.items()
        },
        recovery={
            network: _said_otherwise(fact, said.get(recovery_text(network)))
            for network, fact in book.recovery.items()
        },
    )


def _said_otherwise(fact: Fact[str], text: str | None) -> Fact[str]:
    return fact if text is None else replace(fact, value=text)


def _level(level: CrisisLevel, advice: LevelAdvice, said: Mapping[str, str]) -> LevelAdvice:
    def own(field: str, shipped: str) -> str:
        return said.get(level_text(level, field), shipped)

    return replace(
        advice,
        when=own("when", advice.when),
        told=own("told", advice.told),
        first_notice=_number(own("first_notice", _figure(advice.first_notice))),
        cadence=_number(own("cadence", _figure(advice.cadence))),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _checklist(checklist: Checklist, said: Mapping[str, str], added: tuple[OwnStep, ...]) -> Checklist:
    kept = [
        _step(checklist.key, step, said)
        for step in checklist.steps
        if not said.get(step_text(checklist.key, step.key, OUT))
    ]
    kept = _with_own(kept, [own for own in added if own.checklist == checklist.key])
    messages = {
        stage: said.get(message_text(checklist.key, stage), text)
        for stage, text in checklist.messages.items()
    }
    return replace(checklist, steps=tuple(kept), messages=messages)


def _with_own(steps: list[ChecklistStep], added: list[OwnStep]) -> list[ChecklistStep]:
    """Return the steps with the council's own, each after the one it names, in the order they were added.

    What goes after a step that is no longer there goes last.
    """
    known = {step.key for step in steps} | {own.key for own in added} | {""}
    following: dict[str, list[OwnStep]] = {}
    for own in added:
        following.setdefault(own.after if own.after in known else LAST, []).append(own)
    placed: list[ChecklistStep] = []

    def place(key: str) -> None:
        for own in following.pop(key, []):
            placed.append(own.as_step)
            place(own.key)

    place("")
    for step in steps:
        placed.append(step)
        place(step.key)
    for key in list(following):
        place(key)
    return placed


def _step(checklist: str, step: ChecklistStep, said: Mapping[str, str]) -> ChecklistStep:
    def own(field: str, shipped: str) -> str:
        return said.get(step_text(checklist, step.key, field), shipped)

    minutes = _number(own("minutes", _figure(step.minutes)))
    return replace(
        step,
        do=own("do", step.do),
        why=own("why", step.why),
        roles=tuple(CrisisRole(role) for role in own("roles", _listed(step.roles)).split(",") if role),
        minutes=minutes,
        when=step.when if minutes == step.minutes else "",
        paste=own("paste", step.paste),
    )


def check_text(own: OwnText) -> None:
    """Refuse an empty sentence where one is needed, and minutes that are no number."""
    field = own.key.rpartition("/")[2]
    if field in {"do", "when", *Stage} and not own.text:
        raise Problem(_("Este texto no puede quedar vacío."), _("Escríbalo, o vuelva a como venía."), field)
    if field in {"minutes", "first_notice", "cadence"}:
        check_minutes(own.text, field)


def check_minutes(text: str, field: str) -> None:
    """Refuse minutes that are not a number that can be; none at all is fine."""
    if text and not (text.isdecimal() and int(text) <= MOST_MINUTES):
        raise Problem(
            _("«{text}» no son minutos.").format(text=text), _("Escriba un número, o déjelo vacío."), field
        )


def check_step(step: OwnStep) -> None:
    """Refuse a step that does not say what to do, or in minutes that cannot be."""
    if not step.do:
        raise Problem(_("Falta qué hay que hacer."), _("Escríbalo en una frase."), "crisis_step.do")
    if step.minutes is not None:
        check_minutes(str(step.minutes), "crisis_step.minutes")
