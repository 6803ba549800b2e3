"""What is prepared in calm: parts, phones, notices and rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from muniredes.actions import editing, records
from muniredes.actions.people import person_id
from muniredes.domain.choices import PersonChoice
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.plan import CrisisContact, CrisisDuty, PreparedNotice
from muniredes.domain.history import Change
from muniredes.i18n import _
from muniredes.storage.database import Database, Work

Values = Mapping[str, object]
Part = CrisisRole | CrisisLevel
Pair = tuple[PersonChoice, PersonChoice]


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """The answers of the wizard; what is not here stays as it was.

    `duties` says who has each part, or decides at each level, and who stands in; `phones` the number of
    this town for a phone of the catalogue, by its key; `contacts` its own, whole, and so `notices`.
    """

    plan: Values = field(default_factory=dict)
    duties: Mapping[Part, Pair] = field(default_factory=dict)
    phones: Mapping[str, Values] = field(default_factory=dict)
    contacts: Sequence[Values] | None = None
    notices: Sequence[Values] | None = None


def prepare(database: Database, answers: Preparation) -> Change:
    """Keep what was prepared, in one step."""
    with database.write(_("Preparación ante una crisis")) as work:
        records.put_only(work, "crisis_plan", answers.plan)
        for part, (person, deputy) in answers.duties.items():
            _put_duty(work, part, person, deputy)
        for key, values in answers.phones.items():
            _put_phone(work, key, values)
        if answers.contacts is not None:
            own = [contact for contact in work.all(CrisisContact) if not contact.key]
            _put_all(work, "crisis_contact", own, answers.contacts)
        if answers.notices is not None:
            _put_all(work, "prepared_notice", work.all(PreparedNotice), answers.notices)
    return work.change


def _put_duty(work: Work, part: Part, person: PersonChoice, deputy: PersonChoice) -> None:
    field_name = "role" if isinstance(part, CrisisRole) else "level"
    found = next((duty for duty in work.all(CrisisDuty) if getattr(duty, field_name) is part), None)
    if found is None and person.is_nobody and deputy.is_nobody:
        return
    duty = found or CrisisDuty()
    setattr(duty, field_name, part)
    values = {"person_id": person_id(work, person), "deputy_id": person_id(work, deputy)}
    editing.put("crisis_duty", duty, values)
    if found is None:
        work.add(duty)


def _put_phone(work: Work, key: str, values: Values) -> None:
    found = next((contact for contact in work.all(CrisisContact) if contact.key == key), None)
    if not values.get("phone"):
        if found is not None:
            work.delete(found)
        return
    records.put(work, "crisis_contact", found.id if found else None, {"key": key, **values})


def _put_all(
    work: Work, kind: str, found: Sequence[CrisisContact | PreparedNotice], wanted: Sequence[Values]
) -> None:
    """Make the records of a kind be these: changed by their number, added without one, or deleted."""
    kept = {values["id"] for values in wanted if values.get("id") is not None}
    for thing in found:
        if thing.id not in kept:
            work.delete(thing)
    for values in wanted:
        number = values.get("id")
        fields = {name: value for name, value in values.items() if name != "id"}
        records.put(work, kind, number if isinstance(number, int) else None, fields)
