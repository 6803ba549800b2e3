"""What is wrong in the answers of a wizard, question by question: all of it is told at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from muniredes.actions import early_checks
from muniredes.desktop.forms.fields import DateField, Field, NumberField, RowsField, TextField
from muniredes.desktop.forms.typed import is_none, typed
from muniredes.desktop.wizards.asking.plan import Question, WizardPlan
from muniredes.domain.checks import refuse_text
from muniredes.domain.problems import Problem

_PLAIN = (TextField, DateField, NumberField)
"""What is kept as it is written, and can be judged on its page."""


def refused(plan: WizardPlan, question: Question, given: Mapping[str, Any]) -> Problem | None:
    """Return why the answers to a question cannot be, on the page where they are given."""
    plain = [field for field in question.fields if isinstance(field, _PLAIN)]
    values = {field.key: typed(field, given.get(field.key)) for field in plain}
    wrong = early_checks.refused(values, question.needs)
    if wrong is not None:
        return wrong
    try:
        plan.check(question, dict(given))
    except Problem as problem:
        return problem
    return None


def all_refused(plan: WizardPlan, question: Question, given: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield everything that is wrong in the answers to a question, also in the cells of its rows."""
    for field in question.fields:
        yield from _in_rows(field, given.get(field.key))
    said = {key: value for key, value in given.items() if value not in (None, "")}
    wrong = refused(plan, question, said) if said else None
    if wrong is not None:
        yield wrong


def _in_rows(field: Field, rows: Any) -> Iterator[Problem]:
    if not isinstance(field, RowsField) or is_none(field, rows):
        return
    columns = [column for column in field.columns if isinstance(column, TextField) and column.path]
    for row in rows or ():
        for column in columns:
            said = row.get(column.key)
            try:
                refuse_text(column.path, said if isinstance(said, str) else "")
            except Problem as problem:
                yield problem
