"""Wizards whose answers are the fields of one thing of the guide."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from muniredes.actions import knowledge
from muniredes.desktop.forms.fields import Field
from muniredes.desktop.forms.typed import plain_values, typed
from muniredes.desktop.wizards.asking.plan import Answers, Note, Question, WizardPlan


class RecordPlan(WizardPlan):
    """A wizard about a thing of `kind`: it starts from what the thing says already."""

    kind: ClassVar[str]

    @abstractmethod
    def thing(self) -> object | None:
        """Return the thing as it is now, None when it is still to be made."""

    def first_answers(self) -> Answers:
        found = self.thing()
        if found is None:
            return {}
        return {
            question.key: plain_values(question.fields, {self.kind: found}) for question in self.questions({})
        }

    def values(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as fields of the thing; what was never asked is left out."""
        return values_of(self.kind, self.questions(answers), answers)


def values_of(kind: str, questions: Sequence[Question], answers: Answers) -> dict[str, Any]:
    """Return the answers to the fields of a kind, as the domain holds them."""
    found: dict[str, Any] = {}
    for question in questions:
        given = answers.get(question.key, {})
        found |= {
            _name(field): typed(field, given.get(field.key))
            for field in question.asked_with(given).fields
            if field.key.startswith(f"{kind}.")
        }
    return found


def _name(field: Field) -> str:
    return field.key.partition(".")[2]


def advice(name: str, most: int = 4) -> tuple[Note, ...]:
    """Return the first of a list of advice, to tell beside a question."""
    return tuple((item.title, item.text.value) for item in knowledge.advice()[name][:most])


def suggestion(name: str, *, titles: bool = False) -> str:
    """Return a list of advice as a text to start from, one rule a line; what instructs is no rule."""
    return "\n".join(
        f"{item.title}: {item.text.value}" if titles else item.text.value
        for item in knowledge.advice()[name]
        if not item.instructs
    )
