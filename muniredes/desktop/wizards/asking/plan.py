"""What a wizard is: questions, the answers it starts from, and the one action it ends in."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from muniredes.desktop.forms.fields import Field
from muniredes.desktop.hub import Hub
from muniredes.domain.choices import PersonChoice
from muniredes.domain.declared_absent import is_asked_with
from muniredes.domain.history import Change
from muniredes.domain.places import Target
from muniredes.domain.problems import Problem
from muniredes.domain.texts.denials import is_denial
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

Note = tuple[str, str]
"""Something told beside a question: a title and its text, either of which may be empty."""

Answers = dict[str, dict[str, Any]]
"""The answers to each question, by the key of the question and of the field."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """Some fields of a question under a title, with a verb that gives all that is not answered one answer.

    Those `apart` are answered one by one: that answer contradicts what is known. `said` goes under its title.
    """

    title: str
    keys: Sequence[str]
    verb: str
    value: str
    apart: frozenset[str] = frozenset()
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One page: what is asked, why, an example from a small town, and the fields that answer it.

    What is `known` already is told before the fields; `notes`, under them: advice, or what the answers so far
    amount to. With
    `can_be_unknown`, she may say «No lo sé todavía». `step` is its name in the list of steps.
    The fields that it `needs` are asked for before going on.
    `blocks` gather the fields; one that `wants_all` is not answered until every field is.
    """

    key: str
    step: str
    title: str
    fields: Sequence[Field]
    lead: str = ""
    known: Sequence[Note] = ()
    why: str = ""
    example: str = ""
    notes: Sequence[Note] | Callable[[], Sequence[Note]] = ()
    can_be_unknown: bool = True
    blocks: Sequence[Block] = ()
    wants_all: bool = False
    needs: Sequence[str] = ()

    def asked_with(self, given: Mapping[str, Any]) -> "Question":
        """Return the question without the fields that some answers, by field, leave nothing to ask of."""
        kept = tuple(field for field in self.fields if is_asked_with(field.key, given))
        return self if len(kept) == len(self.fields) else replace(self, fields=kept)

    def answered(self, given: Mapping[str, Any]) -> int:
        """Return how many of its fields some answers answer."""
        return sum(is_given(given.get(field.key)) for field in self.fields)

    @property
    def told(self) -> Sequence[Note]:
        """The notes; those that take work are only worked out for the page that shows them."""
        return self.notes() if callable(self.notes) else self.notes


class WizardPlan(ABC):
    """A wizard, described. `subject` tells apart two drafts of the same wizard («cuenta 12»)."""

    name: ClassVar[str]

    def __init__(self, hub: Hub, subject: str = "") -> None:
        self.hub = hub
        self.subject = subject

    @property
    @abstractmethod
    def title(self) -> str:
        """What the wizard is called."""

    @property
    @abstractmethod
    def finish_label(self) -> str:
        """What its last button does."""

    @abstractmethod
    def questions(self, answers: Answers) -> Sequence[Question]:
        """Return the questions that apply, given the answers so far."""

    @abstractmethod
    def finish(self, answers: Answers) -> Change:
        """Write everything in one action. A Problem names the field that cannot be."""

    def first_answers(self) -> Answers:
        """Return what is known already, to start from: nothing that nobody has said."""
        return {}

    def usual(self, question: Question, answers: Answers) -> dict[str, Any]:
        """Return what is proposed where nothing is known: it is an answer once she goes on with its page."""
        del question, answers
        return {}

    def check(self, question: Question, given: Mapping[str, Any]) -> None:  # noqa: B027
        """Refuse, with a Problem that names its field, what cannot be answered to a question."""

    def proposed(self, question: Question, answers: Answers) -> dict[str, Any]:
        """Return what a page starts from: what was answered to it, with what the others have told since."""
        return answers.get(question.key, {})

    def remark(self, answers: Answers) -> str:
        """Return a sentence for the page where answers are checked."""
        del answers
        return ""

    def drawing(self, question: Question, answers: Answers) -> QWidget | None:
        """Return what the answers so far look like, to be seen while this question is answered."""
        del question, answers
        return None

    def afterwards(self) -> Target | None:
        """Return where to go when it is done."""
        return None


def applying(questions: Sequence[Question], answers: Answers) -> Answers:
    """Return the answers to what is asked: another answer may have taken a page away."""
    return {
        question.key: {field.key: given[field.key] for field in question.fields if field.key in given}
        for question in questions
        if (given := answers.get(question.key)) is not None
    }


def text(answers: Answers, question: str, field: str) -> str:
    """Return a text of an answer, empty when there is none."""
    return str(answers.get(question, {}).get(field) or "")


def day(answers: Answers, question: str, field: str) -> date | None:
    """Return a day of an answer."""
    value = answers.get(question, {}).get(field)
    return date.fromisoformat(value) if value else None


def person(answers: Answers, question: str, field: str) -> PersonChoice:
    """Return the person of an answer."""
    return PersonChoice.from_json(answers.get(question, {}).get(field))


def known_person(person_id: int | None) -> dict[str, Any] | None:
    """Return the answer that means a person who is here."""
    return PersonChoice(id=person_id).to_json()


def names_in(answers: Mapping[str, Any]) -> list[str]:
    """Return every new name in the answers, wherever it was typed."""
    found: list[str] = []
    for value in answers.values():
        found += _names(value)
    return list(dict.fromkeys(found))


def people_in(answers: Mapping[str, Any]) -> list[PersonChoice]:
    """Return everybody in the answers who is not saved yet; of those called as another, also the post."""
    rows = [row for page in answers.values() for row in _people_rows(page)]
    called = Counter(fold(row["name"]) for row in rows)
    apart = [row for row in rows if called[fold(row["name"])] > 1 and row.get("id") is None]
    told = [PersonChoice(name=row["name"], post=row.get("post") or "") for row in apart]
    once = [PersonChoice(name=name) for name in names_in(answers) if called[fold(name)] < 2]
    return list(dict.fromkeys([*once, *told]))


def _people_rows(page: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a page that are people: those that ask a post."""
    for value in page.values() if isinstance(page, dict) else ():
        if isinstance(value, list):
            yield from (row for row in value if isinstance(row, dict) and row.get("name") and "post" in row)


def _names(value: Any) -> list[str]:
    if isinstance(value, dict):
        named = value.get("name")
        is_choice = set(value) == {"name"} and isinstance(named, str)
        inner = [name for part in value.values() for name in _names(part)]
        return [named] if is_choice and named else inner
    if isinstance(value, list):
        rows = [row["name"] for row in value if isinstance(row, dict) and row.get("name") and "post" in row]
        return rows + [name for part in value for name in _names(part)]
    return []


def only_line(given: Mapping[str, Any], key: str, missing: str) -> Any:
    """Return the address that was pasted in a field; a Problem that says `missing` when there is none."""
    lines = given.get(key) or []
    if not lines:
        raise Problem(missing, _("Péguela para seguir."), key)
    return lines[0]


def is_denied(value: object) -> bool:
    """Say whether an answer says that there is none."""
    return isinstance(value, str) and is_denial(value)


def is_given(value: object) -> bool:
    """Say whether an answer says something; what is blank does not."""
    said = value.strip() if isinstance(value, str) else value
    return said not in (None, "", [])
