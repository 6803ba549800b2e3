"""What can be done with areas, people and the five steps."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from muniredes.actions import editing
from muniredes.domain.accounts.account import Custody
from muniredes.domain.channels.profiles import OpeningRequest
from muniredes.domain.choices import NOBODY, AreaChoice, PersonChoice
from muniredes.domain.council import Council
from muniredes.domain.crisis.plan import CrisisDuty
from muniredes.domain.history import Change
from muniredes.domain.people import Area, Duty, FlowStep, Person, told_apart
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import fold
from muniredes.i18n import _
from muniredes.storage.database import Database, Work
from muniredes.storage.history.references import delete_whole, take_over

Values = Mapping[str, object]

_STOOD_IN_FOR: Mapping[type[Any], str] = {
    Custody: "holder_id",
    Duty: "person_id",
    Person: "id",
    OpeningRequest: "keeper_id",
    CrisisDuty: "person_id",
}
"""Everything with somebody who stands in, and where it says for whom."""


@dataclass(frozen=True, kw_only=True)
class WhoIsWho:
    """What the wizard of areas, people and steps was told; whoever has an «id» is known already."""

    coordinating_area: str = ""
    coordinator: PersonChoice = NOBODY
    areas: Sequence[Values] = ()
    people: Sequence[Values] = ()
    steps: Mapping[FlowStep, tuple[PersonChoice, PersonChoice]] = field(default_factory=dict)


def set_who_is_who(database: Database, answers: WhoIsWho) -> Change:
    """Write areas, people and steps in one step."""
    with database.write(_("Quién es quién")) as work:
        _put_people(work, answers.people)
        given: set[int | None] = set()
        if answers.coordinating_area:
            coordinator = person_id(work, answers.coordinator)
            given.add(coordinate(work, answers.coordinating_area, coordinator).id)
        _put_areas(work, answers.areas, given)
        for step, (holder, deputy) in answers.steps.items():
            set_step(work, step, person_id(work, holder), person_id(work, deputy))
    return work.change


def _put_people(work: Work, rows: Iterable[Values]) -> None:
    """Write each row on whoever it is: a row of her own is somebody else, whatever other rows are called."""
    rows = list(rows)
    told = {number for row in rows if isinstance(number := row.get("id"), int)}
    for row in rows:
        fields = resolved(work, {key: value for key, value in row.items() if key != "id"})
        number = row.get("id")
        if isinstance(number, int):
            editing.put("person", work.get(Person, number), fields)
        elif fields.get("name"):
            told.add(_put_new(work, fields, told))


def _put_new(work: Work, fields: dict[str, object], told: Collection[int]) -> int:
    """Write a row without a number, and return whose it is; one that only repeats a name says nothing new."""
    same = _called(work, str(fields["name"]))
    free = [person for person in same if person.id not in told]
    says_nothing = not any(value for key, value in fields.items() if key != "name")
    if same and says_nothing:
        return _number(free[0] if free else same[0])
    person = free[0] if free else work.add(Person(name=str(fields["name"])))
    return _number(editing.put("person", person, fields))


def _number(person: Person) -> int:
    assert person.id is not None
    return person.id


def _called(work: Work, name: str) -> list[Person]:
    return [person for person in work.all(Person) if fold(person.name) == fold(name)]


def _put_areas(work: Work, rows: Iterable[Values], given: set[int | None]) -> None:
    """Write each row on its area; of one told twice, what was said stands over what was left blank.

    `given` are the areas of which something was said already.
    """
    for row in rows:
        number, name = row.get("id"), str(row.get("name") or "")
        if not isinstance(number, int) and not name:
            continue
        area = work.get(Area, number) if isinstance(number, int) else area_named(work, name)
        fields = resolved(work, {key: value for key, value in row.items() if key != "id"})
        if area.id in given:
            fields = {key: value for key, value in fields.items() if value and key != "name"}
        editing.put("area", area, fields)
        given.add(area.id)


def add(database: Database, values: Values) -> Change:
    """Add a person; `values` are her fields («name», «post»…)."""
    with database.write("") as work:
        person = work.add(editing.put("person", Person(), resolved(work, values)))
        work.title = _("Persona añadida: {name}").format(name=person.name)
    return work.change


def _told(work: Work, person: Person) -> str:
    return told_apart(work.all(Person))[person.id]


def edit(database: Database, person_id: int, values: Values) -> Change:
    """Change fields of a person."""
    with database.write("") as work:
        person = editing.put("person", work.get(Person, person_id), resolved(work, values))
        work.title = _("Persona cambiada: {name}").format(name=_told(work, person))
    return work.change


def delete(database: Database, person_id: int) -> Change:
    """Send a person to the bin; wherever she was named stays empty."""
    with database.write("") as work:
        work.title = _("Persona borrada: {name}").format(name=_told(work, work.get(Person, person_id)))
        delete_whole(work, "person", person_id)
    return work.change


def replace(database: Database, old_id: int, choice: PersonChoice) -> Change:
    """Give every task, account and area of a person to another one; the first stays without any.

    What she decided, approved or did already is hers for ever.
    """
    with database.write("") as work:
        person, successor_id = work.get(Person, old_id), person_id(work, choice)
        if successor_id is None or successor_id == old_id:
            raise Problem(_("Nadie se sustituye a sí mismo."), _("Elija a otra persona."))
        successor = work.get(Person, successor_id)
        work.title = _("{new} sustituye a {old}").format(new=_told(work, successor), old=_told(work, person))
        take_over(work, "person", old_id, successor_id)
        _nobody_stands_in_for_herself(work)
    return work.change


def _nobody_stands_in_for_herself(work: Work) -> None:
    for kind, name in _STOOD_IN_FOR.items():
        for thing in work.all(kind):
            if thing.deputy_id is not None and thing.deputy_id == getattr(thing, name):
                thing.deputy_id = None


def add_area(database: Database, values: Values) -> Change:
    """Add an area."""
    with database.write("") as work:
        area = work.add(editing.put("area", Area(), resolved(work, values)))
        _refuse_same_name(work, area)
        work.title = _("Área añadida: {name}").format(name=area.name)
    return work.change


def edit_area(database: Database, area_id: int, values: Values) -> Change:
    """Change fields of an area."""
    with database.write("") as work:
        area = editing.put("area", work.get(Area, area_id), resolved(work, values))
        _refuse_same_name(work, area)
        work.title = _("Área cambiada: {name}").format(name=area.name)
    return work.change


def delete_area(database: Database, area_id: int) -> Change:
    """Send an area to the bin; people and accounts of it stay without one."""
    with database.write("") as work:
        work.title = _("Área borrada: {name}").format(name=work.get(Area, area_id).name)
        delete_whole(work, "area", area_id)
    return work.change


def choose_user(database: Database, choice: PersonChoice) -> Change:
    """Say who works with the program: her name signs the history."""
    with database.write(_("Cambiado quién usa el programa")) as work:
        use(work, choice)
    return work.change


def use(work: Work, choice: PersonChoice) -> Council:
    """Say, inside an action, who works with the program. Raises a Problem before there is a body."""
    body = work.first(Council)
    if body is None:
        raise Problem(
            _("Todavía no se sabe de qué organismo es la guía."), _("Haga antes la puesta en marcha.")
        )
    body.user_id = person_id(work, choice)
    return body


def coordinate(work: Work, area_name: str, responsible_id: int | None) -> Area:
    """Say, inside an action, which area coordinates and who answers for it; making it if it is new."""
    area = area_named(work, area_name)
    editing.put("area", area, {"name": area_name, "responsible_id": responsible_id})
    council = work.first(Council)
    if council is not None:
        council.coordinating_area_id = area.id
    return area


def resolved(work: Work, values: Values) -> dict[str, object]:
    """Return `values` with each person or area named in them as a number; a new name becomes one."""
    return {key: _resolved(work, value) for key, value in values.items()}


def _resolved(work: Work, value: object) -> object:
    if isinstance(value, AreaChoice):
        return area_named(work, value.name).id
    return person_id(work, value) if isinstance(value, PersonChoice) else value


def person_id(work: Work, choice: PersonChoice) -> int | None:
    """Return the number of the person chosen, adding her when the name is new.

    Raises a Problem when several have that name and it is not told which: nobody is taken for another.
    """
    if choice.is_nobody or choice.id is not None:
        return choice.id
    same = _called(work, choice.name)
    told = [person for person in same if choice.post and fold(person.post) == fold(choice.post)]
    found = told or same
    if len(found) > 1:
        raise Problem(
            _("Hay más de una persona que se llama «{name}».").format(name=choice.name),
            _("Vuelva a elegirla en la lista: ahí van con su cargo."),
        )
    return found[0].id if found else person_named(work, choice.name, {}).id


def area_named(work: Work, name: str) -> Area:
    """Return the area of a name, whatever its accents and case; it is made when there is none."""
    return areas_named(work, [name])[name]


def areas_named(work: Work, names: Iterable[str]) -> Mapping[str, Area]:
    """Return the area of each name; those that are missing are made, all at once."""
    known = {fold(area.name): area for area in work.all(Area)}
    made: list[Area] = []
    for name in names:
        if fold(name) not in known:
            made.append(editing.put("area", Area(), {"name": name}))
            known[fold(name)] = made[-1]
    work.add_all(made)
    return {name: known[fold(name)] for name in names}


def person_named(work: Work, name: str, values: Values) -> Person:
    """Return the person of a name with `values` put on her; she is made when there is none."""
    return people_named(work, {name: values})[name]


def people_named(work: Work, wanted: Mapping[str, Values]) -> Mapping[str, Person]:
    """Return the person of each name with its values put on her; the missing are made, all at once."""
    known = {fold(person.name): person for person in work.all(Person)}
    made: list[Person] = []
    for name, values in wanted.items():
        if fold(name) not in known:
            made.append(Person(name=name))
            known[fold(name)] = made[-1]
        editing.put("person", known[fold(name)], values)
    work.add_all(made)
    return {name: known[fold(name)] for name in wanted}


def set_step(work: Work, step: FlowStep, person_id: int | None, deputy_id: int | None) -> None:
    """Say, inside an action, who has one of the five steps and who stands in."""
    if person_id is not None and person_id == deputy_id:
        raise Problem(
            _("En «{step}», la misma persona no puede ser titular y suplente.").format(step=step.word),
            _("Elija a otra, o deje el suplente para más adelante."),
            f"duty.{step.value}",
        )
    duty = next((duty for duty in work.all(Duty) if duty.step is step), None)
    if duty is None:
        work.add(Duty(step=step, person_id=person_id, deputy_id=deputy_id))
    else:
        duty.person_id, duty.deputy_id = person_id, deputy_id


def _refuse_same_name(work: Work, area: Area) -> None:
    if any(other is not area and fold(other.name) == fold(area.name) for other in work.all(Area)):
        raise Problem(
            _("Ya hay un área que se llama «{name}».").format(name=area.name),
            _("Use otro nombre."),
            "area.name",
        )
