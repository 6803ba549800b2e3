"""«Prueba del ciudadano»: ten minutes with a phone, as a plain neighbour."""

from collections.abc import Sequence

from muniredes.actions import clock, knowledge, records
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import TextField, YesNoField
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.asking.plan import Answers, Question, WizardPlan, day, text
from muniredes.domain.citizens.citizen_test import CitizenTest, TestAnswer
from muniredes.domain.history import Change
from muniredes.domain.knowledge.facts import Advice
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_PASSED, _NOTE = "passed", "note"


class CitizenTestPlan(WizardPlan):
    """One go at the test, or what was left of one: only what it has no answer to is asked."""

    name = Place.CITIZEN_TEST.value

    def __init__(self, hub: Hub, test: CitizenTest | None = None) -> None:
        super().__init__(hub, str(test.id) if test else "")
        self._test = test
        self._said = {answer.key: answer for answer in test.answers} if test else {}

    @property
    def title(self) -> str:
        return _("Prueba del ciudadano")

    @property
    def finish_label(self) -> str:
        return _("Guardar la prueba")

    def questions(self, answers: Answers) -> Sequence[Question]:
        del answers
        asked = knowledge.advice()["prueba"]
        return (
            _begin(),
            *(
                _question(number, entry, len(asked))
                for number, entry in enumerate(asked, 1)
                if self._told(entry.key).passed is None
            ),
        )

    def first_answers(self) -> Answers:
        if self._test is None:
            return {"begin": {"citizen_test.done_on": clock.today().isoformat()}}
        noted = {key: {_NOTE: answer.note} for key, answer in self._said.items() if answer.note}
        return {"begin": plain_values(_begin().fields, {"citizen_test": self._test}), **noted}

    def _told(self, key: str) -> TestAnswer:
        return self._said.get(key, TestAnswer(key=key))

    def _answers(self, answers: Answers) -> tuple[TestAnswer, ...]:
        """Return what was answered before, and what is now."""
        asked = [entry.key for entry in knowledge.advice()["prueba"]]
        gone = [key for key, answer in self._said.items() if answer.passed is not None and key not in asked]
        before = [self._told(key) for key in (*asked, *gone)]
        return tuple(said if said.passed is not None else _answer(said.key, answers) for said in before)

    def remark(self, answers: Answers) -> str:
        return _("Resultado: {score}.").format(score=CitizenTest(answers=self._answers(answers)).score)

    def finish(self, answers: Answers) -> Change:
        values = {
            "done_on": day(answers, "begin", "citizen_test.done_on"),
            "tester": text(answers, "begin", "citizen_test.tester"),
            "answers": self._answers(answers),
        }
        if self._test is not None and self._test.id is not None:
            return self.hub.perform(records.edit, "citizen_test", self._test.id, values)
        return self.hub.perform(records.add, "citizen_test", values)

    def afterwards(self) -> Target:
        return Target(Place.CONVERSATION, None, "citizen_test")


def _answer(key: str, answers: Answers) -> TestAnswer:
    return TestAnswer(key=key, passed=answers.get(key, {}).get(_PASSED), note=text(answers, key, _NOTE))


def _begin() -> Question:
    return Question(
        key="begin",
        step=_("Preparar"),
        title=_("Coja un móvil que no sea del ayuntamiento"),
        lead=_("Haga como si acabara de llegar al pueblo: sin entrar con ninguna cuenta municipal."),
        fields=ask.fields_of("citizen_test", "done_on", "tester"),
        why=_("Lo que no funciona se ve desde fuera. Dos veces al año bastan."),
        can_be_unknown=False,
    )


def _question(number: int, entry: Advice, total: int) -> Question:
    return Question(
        key=entry.key,
        step=f"{number}. {entry.title}",
        title=entry.title,
        lead=_("{n} de {total}. {how}").format(n=number, total=total, how=entry.text.value),
        fields=(
            YesNoField(key=_PASSED, label=_("¿Ha ido bien?")),
            TextField(key=_NOTE, label=_("Qué ha visto")),
        ),
        why=_("Lo que a un vecino le sale mal hoy, le sale mal a todos."),
    )
