"""Where a wizard is and what it was told; every step is kept as a draft. No widget is named here."""

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from muniredes.actions import drafts
from muniredes.desktop.wizards.asking.plan import Answers, Question, WizardPlan, applying, is_given
from muniredes.domain.snapshot import Snapshot

SUMMARY = "summary"
"""The key of the last page, where answers are checked."""


_BESIDE = "…"
"""Where a draft keeps what is not an answer; no question is called so."""


Told = tuple[tuple[Answers, list[str], dict[str, dict[str, Any]], list[str]], str]
"""What was said in a wizard, and the question in view."""


class WizardSession:
    """One go at a wizard. `current` is the key of the question in view, or `SUMMARY`.

    `half` is what is half typed in each question: a date in red, which is not an answer yet. `answered` are
    those she answered herself, and not those that the guide, or what is usual, answered for her.
    """

    def __init__(self, plan: WizardPlan) -> None:
        self.plan = plan
        self._asked: tuple[Snapshot, str, list[Question]] | None = None
        self.answers: Answers = _said(plan.first_answers())
        self.unknown: list[str] = []
        self.half: dict[str, dict[str, Any]] = {}
        self.answered: list[str] = []
        self.current = self.questions[0].key
        self._first = deepcopy(self.answers)
        self._shown: dict[str, Any] = {}
        self._opened_at = self.current
        self._is_begun = False
        self._back_to_summary = False

    @property
    def questions(self) -> list[Question]:
        """The questions that apply, given the answers so far, each with the fields that they leave to ask."""
        said = {field: value for page in self.answers.values() for field, value in page.items()}
        return [each.asked_with(said) for each in self._whole]

    @property
    def _whole(self) -> list[Question]:
        """The questions with all their fields, worked out once for each set of answers."""
        snapshot, given = self.plan.hub.snapshot, json.dumps(self.answers, default=str)
        if self._asked is None or self._asked[0] is not snapshot or self._asked[1] != given:
            self._asked = snapshot, given, list(self.plan.questions(self.answers))
        return self._asked[2]

    @property
    def keys(self) -> list[str]:
        """The keys of the pages, the summary last."""
        return [*(question.key for question in self.questions), SUMMARY]

    @property
    def position(self) -> int:
        """The number of the page in view; the first is 0."""
        return self.keys.index(self.current)

    @property
    def question(self) -> Question | None:
        """The question in view, whole: its page shows what is asked; None on the summary."""
        return next((question for question in self._whole if question.key == self.current), None)

    def resume(self) -> bool:
        """Go on from the draft, if there is one; say whether there was."""
        draft = drafts.load(self.plan.hub.database, self.plan.name, self.plan.subject)
        if draft is None:
            return False
        told = {key: dict(value) for key, value in draft.answers.items()}
        beside = told.pop(_BESIDE, {})
        self.half, self.answered = beside.get("half", {}), beside.get("answered", [])
        self.answers.update(self._at_home(told))
        self._is_begun = True
        self.unknown = list(draft.unknown)
        if draft.page in self.keys:
            self.current = draft.page
        return True

    def _at_home(self, told: Answers) -> Answers:
        """Return the answers of a draft by the questions of now: a field may be on another page since."""
        home = {field.key: question.key for question in self.questions for field in question.fields}
        asked = {question.key for question in self.questions}
        found: Answers = {key: given for key, given in told.items() if key in asked}
        for key, given in told.items():
            for field, value in given.items() if key not in asked else ():
                if field in home:
                    found.setdefault(home[field], {}).setdefault(field, value)
                else:
                    found.setdefault(key, {})[field] = value
        return found

    def told(self) -> Told:
        """Return everything said so far, to `tell` it again."""
        return deepcopy((self.answers, self.unknown, self.half, self.answered)), self.current

    def tell(self, told: Told) -> None:
        """Say again what was said before starting again."""
        (self.answers, self.unknown, self.half, self.answered), self.current = told
        self._is_begun = True
        self.keep()

    def start_again(self) -> None:
        """Forget everything said in this wizard."""
        self._forget_draft()
        self.answers, self.unknown, self.half = _said(self.plan.first_answers()), [], {}
        self.answered, self.current = [], self.keys[0]
        self._is_begun = False

    def answer(self, given: Mapping[str, Any]) -> None:
        """Take the answers to the question in view: hers, if they are not those it was shown with."""
        shown = self._first.get(self.current, {})
        is_hers = any(_is_other(value, shown.get(field)) for field, value in given.items())
        self.answers[self.current] = dict(given)
        self.half.pop(self.current, None)
        if is_hers and self.current not in self.answered:
            self.answered.append(self.current)
        if self.current in self.unknown:
            self.unknown.remove(self.current)

    def agree(self) -> None:
        """Take what is written in the question in view as hers: she went on with it, and it will be saved."""
        question = self.question
        if question is None or question.key in self.answered:
            return
        if question.answered(self.answers.get(question.key, {})):
            self.answered.append(question.key)

    def beginning(self, question: Question) -> dict[str, Any]:
        """Return what a page begins with: what was said of it, and what is proposed for the rest."""
        usual = self.plan.usual(question, self.answers)
        return usual | self.plan.proposed(question, self.answers)

    def only_proposed(self, question: Question) -> bool:
        """Whether a page would begin with something that nobody has said."""
        given = self.answers.get(question.key, {})
        usual = self.plan.usual(question, self.answers)
        return any(is_given(value) and field not in given for field, value in usual.items())

    def hers(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Leave out of the page in view what it only proposes: she has not gone on with it."""
        said = self.answers.get(self.current, {})
        return {
            field: value
            for field, value in given.items()
            if field in said or _is_other(value, self._shown.get(field))
        }

    def hold(self, given: Mapping[str, Any]) -> None:
        """Keep what she wrote on the page in view, which she leaves without going on with it."""
        self.answers[self.current] = self.hers(given)

    def see(self, shown: Mapping[str, Any]) -> None:
        """Take note of what the page in view says before anything is typed in it."""
        self._shown = dict(shown)

    def leave_unknown(self, given: Mapping[str, Any]) -> None:
        """«No lo sé todavía»: leave pending what is empty in the question in view.

        What she wrote stays, and what the guide knows; what the program only proposed is nobody's answer.
        """
        first = self._first.get(self.current, {})
        self.answers[self.current] = {
            field: value for field, value in self.hers(given).items() if is_given(value)
        }
        is_hers = any(
            _is_other(value, first.get(field)) for field, value in self.answers[self.current].items()
        )
        if is_hers and self.current not in self.answered:
            self.answered.append(self.current)
        if self.current not in self.unknown:
            self.unknown.append(self.current)

    def advance(self) -> None:
        """Go to the next page; back to the summary when that is where she came from."""
        keys = self.keys
        self.current = SUMMARY if self._back_to_summary else keys[keys.index(self.current) + 1]
        self._back_to_summary = False

    def go_back(self) -> None:
        """Go to the page before."""
        self.current = self.keys[max(self.position - 1, 0)]
        self._back_to_summary = False

    def go_to(self, key: str) -> None:
        """Go to a page; from the summary, to come back to it."""
        self._back_to_summary = self.current == SUMMARY
        self.current = key if key in self.keys else self.keys[0]

    def open_at(self, key: str) -> None:
        """Begin at a page, because of what was asked for: nothing has been said yet."""
        self.go_to(key)
        self._opened_at = self.current

    def is_reached(self, key: str) -> bool:
        """Whether a page was already seen, so that she may go to it."""
        keys = self.keys
        if keys.index(key) <= self.position or key in self.unknown:
            return True
        question = next((each for each in self.questions if each.key == key), None)
        if question is None:
            return False
        return question.answered(self.answers.get(key, {})) > 0 or self.only_proposed(question)

    def keep(self, in_view: Mapping[str, Any] | None = None) -> None:
        """Write the draft, with what is typed on the page in view."""
        plan = self.plan
        answers = dict(self.answers)
        if in_view is not None:
            answers[self.current] = self.hers(in_view)
        if not self._has_begun(in_view):
            return
        answers[_BESIDE] = {"half": self.half, "answered": self.answered}
        drafts.keep(plan.hub.database, plan.name, plan.subject, self.current, answers, self.unknown)
        plan.hub.draft_changed()

    def _has_begun(self, in_view: Mapping[str, Any] | None) -> bool:
        """Whether she has done anything yet: a wizard opened and closed was never left half-way."""
        moved = self.current != self._opened_at
        typed = in_view is not None and any(
            _is_other(in_view.get(field), self._shown.get(field)) for field in {*in_view, *self._shown}
        )
        self._is_begun = self._is_begun or moved or typed or bool(self.unknown or self.half)
        return self._is_begun

    def finish(self) -> None:
        """Do what the wizard is for with what she can still see answered, and forget the draft."""
        self.plan.finish(applying(self.questions, self.answers))
        self._forget_draft()

    def _forget_draft(self) -> None:
        drafts.discard(self.plan.hub.database, self.plan.name, self.plan.subject)
        self.plan.hub.draft_changed()


def _said(answers: Answers) -> Answers:
    """Return the answers that say something: a field with none is one that nobody has answered."""
    return {
        key: {field: value for field, value in given.items() if is_given(value)}
        for key, given in answers.items()
    }


def _is_other(value: object, shown: object) -> bool:
    """Whether an answer is not the one that was there already; nothing is nothing, however it is written."""
    if not is_given(value) and not is_given(shown):
        return False
    return json.dumps(value, default=str, sort_keys=True) != json.dumps(shown, default=str, sort_keys=True)
