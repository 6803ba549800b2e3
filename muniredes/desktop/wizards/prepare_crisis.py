"""«Preparar crisis»: who does what, whom to call and what is ready, said in calm."""

from collections.abc import Mapping, Sequence
from typing import Any

from muniredes.actions.crisis import parts, preparing
from muniredes.actions.crisis.preparing import Pair, Preparation
from muniredes.desktop.wizards.asking.plan import (
    Answers,
    Question,
    WizardPlan,
    day,
    known_person,
    person,
    text,
)
from muniredes.desktop.wizards.crisis_questions import (
    LOCAL_PHONES,
    NOTICES,
    PHONES,
    Part,
    deputy_key,
    every_question,
    part_key,
    person_key,
    rows,
)
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.plan import CrisisDuty
from muniredes.domain.crisis.responsible import likely
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_PARTS: tuple[Part, ...] = (*CrisisRole, *CrisisLevel)
_CONTACT = ("name", "phone", "purpose")
_NOTICE = ("name", "text", "picture", "alternative_text")


class PrepareCrisisPlan(WizardPlan):
    """The preparation, a part, a phone and a notice at a time."""

    name = Place.PREPARE_CRISIS.value

    @property
    def title(self) -> str:
        return Place.PREPARE_CRISIS.word

    @property
    def finish_label(self) -> str:
        return _("Guardar la preparación")

    def questions(self, answers: Answers) -> Sequence[Question]:
        return every_question(parts.book(self.hub.snapshot.crisis), self._holders(answers))

    def first_answers(self) -> Answers:
        record = self.hub.snapshot.crisis
        answers: Answers = {
            part_key(part): _of_part(part, duty.person_id, duty.deputy_id)
            for duty in record.duties
            if (part := _part(duty)) is not None
        }
        contacts = [contact for contact in record.contacts if not contact.key]
        answers[PHONES] = {PHONES: rows(contacts, _CONTACT) or None}
        answers[NOTICES] = {NOTICES: rows(record.notices, _NOTICE) or None}
        plan = record.plan
        if plan is not None:
            on = plan.next_drill_on
            answers["voice"] = {"crisis_plan.single_voice": plan.single_voice}
            answers["kit"] = {"crisis_plan.kit_place": plan.kit_place}
            answers["drill"] = {"crisis_plan.next_drill_on": on.isoformat() if on else None}
        return answers

    def usual(self, question: Question, answers: Answers) -> dict[str, Any]:
        """Propose who is likely to have a part, and whom almost every town calls."""
        if question.key == PHONES:
            return {PHONES: _usual_phones()}
        part = next((each for each in _PARTS if part_key(each) == question.key), None)
        if part is None or any(answers.get(question.key, {}).values()):
            return {}
        book = parts.book(self.hub.snapshot.crisis)
        deciding = book.level(part).decides if isinstance(part, CrisisLevel) else (part,)
        guesses = (likely(role, self.hub.snapshot) for role in deciding)
        return _of_part(part, *next(filter(any, guesses), (None, None)))

    def _holders(self, answers: Answers) -> Mapping[Part, str]:
        names = {}
        for part in _PARTS:
            choice = person(answers, part_key(part), person_key(part))
            found = self.hub.snapshot.person(choice.id)
            names[part] = found.name if found else choice.name
        return {part: name for part, name in names.items() if name}

    def remark(self, answers: Answers) -> str:
        alone = [part for part in self._holders(answers) if _couple(answers, part)[1].is_nobody]
        words = [part.word for part in alone if isinstance(part, CrisisRole)]
        if not words:
            return ""
        return _("Sin suplente: {parts}. Si esa persona falta, no queda nadie.").format(
            parts=", ".join(words)
        )

    def finish(self, answers: Answers) -> Change:
        told = Preparation(
            plan=_rules(answers),
            duties={part: _couple(answers, part) for part in _PARTS if answers.get(part_key(part))},
            contacts=self._contacts(answers),
            notices=self._notices(answers),
        )
        for part, (holder, deputy) in told.duties.items():
            if not holder.is_nobody and holder == deputy:
                raise Problem(
                    _("La misma persona no puede ser titular y suplente."),
                    _("Elija a otra, o deje el suplente para más adelante."),
                    deputy_key(part),
                )
        try:
            return self.hub.perform(preparing.prepare, told)
        except Problem as problem:
            raise _placed(problem) from problem

    def _contacts(self, answers: Answers) -> list[dict[str, Any]] | None:
        own = [contact for contact in self.hub.snapshot.crisis.contacts if not contact.key]
        return _numbered(answers, PHONES, _CONTACT, {fold(each.name): each.id for each in own})

    def _notices(self, answers: Answers) -> list[dict[str, Any]] | None:
        own = self.hub.snapshot.crisis.notices
        return _numbered(answers, NOTICES, _NOTICE, {fold(each.name): each.id for each in own})

    def afterwards(self) -> Target:
        return Target(Place.CRISIS, None, "preparation")


def _part(duty: CrisisDuty) -> Part | None:
    return duty.role if duty.role is not None else duty.level


def _of_part(part: Part, person_id: int | None, deputy_id: int | None) -> dict[str, Any]:
    return {person_key(part): known_person(person_id), deputy_key(part): known_person(deputy_id)}


def _usual_phones() -> list[dict[str, object]]:
    return [{"name": _(name), "phone": "", "purpose": _(purpose)} for name, purpose in LOCAL_PHONES]


def _couple(answers: Answers, part: Part) -> Pair:
    key = part_key(part)
    return person(answers, key, person_key(part)), person(answers, key, deputy_key(part))


def _rules(answers: Answers) -> dict[str, object]:
    """Return the rules that were asked; one left for later stays as it was."""
    said: dict[str, object] = {}
    if answers.get("voice"):
        said["single_voice"] = text(answers, "voice", "crisis_plan.single_voice")
    if answers.get("kit"):
        said["kit_place"] = text(answers, "kit", "crisis_plan.kit_place")
    if answers.get("drill"):
        said["next_drill_on"] = day(answers, "drill", "crisis_plan.next_drill_on")
    return said


def _numbered(
    answers: Answers, key: str, names: Sequence[str], known: Mapping[str, int | None]
) -> list[dict[str, Any]] | None:
    """Return the rows of an answer with the number of the record that is called the same; None if unasked.

    A card may be taken away, so rows carry no number of their own.
    """
    given = answers.get(key)
    if not given:
        return None
    left = dict(known)
    found = []
    for row in given.get(key) or []:
        values = {name: row.get(name) if name == "picture" else row.get(name) or "" for name in names}
        found.append({"id": left.pop(fold(values["name"]), None), **values})
    return found


def _placed(problem: Problem) -> Problem:
    """Return a problem of a card as one of the question that has the cards."""
    places = {"crisis_contact": PHONES, "prepared_notice": NOTICES}
    kind = problem.field.partition(".")[0]
    return Problem(problem.what, problem.remedy, places.get(kind, problem.field))
