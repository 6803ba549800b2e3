"""What can be done with areas, people and the five steps."""

from collections.abc import Mapping

from muniredes.actions import editing
from muniredes.domain.accounts import Custody
from muniredes.domain.council import Council
from muniredes.domain.history import Change
from muniredes.domain.people import Area, Duty, FlowStep, Person
from muniredes.domain.problems import Problem
from muniredes.domain.text import fold
from muniredes.i18n import _
from muniredes.storage.database import Database, Work
from muniredes.storage.references import point_elsewhere

Values = Mapping[str, object]


def add(database: Database, values: Values) -> Change:
    """Add a person; `values` are her fields («name», «post»…)."""
    with database.write("") as work:
        person = work.add(editing.put("person", Person(), values))
        work.title = _("Persona añadida: {name}").format(name=person.name)
    return work.change


def edit(database: Database, person_id: int, values: Values) -> Change:
    """Change fields of a person."""
    with database.write("") as work:
        person = editing.put("person", work.get(Person, person_id), values)
        work.title = _("Persona cambiada: {name}").format(name=person.name)
    return work.change


def delete(database: Database, person_id: int) -> Change:
    """Send a person to the bin; wherever she was named stays empty."""
    with database.write("") as work:
        person = work.get(Person, person_id)
        point_elsewhere(work, "person", person_id, None)
        work.title = _("Persona borrada: {name}").format(name=person.name)
        work.delete(person)
    return work.change


def replace(database: Database, person_id: int, successor_id: int) -> Change:
    """Give every task, account and area of a person to another one; the first stays without any."""
    if person_id == successor_id:
        raise Problem(_("Es la misma persona."), _("Elija a quién la sustituye."))
    with database.write("") as work:
        person, successor = work.get(Person, person_id), work.get(Person, successor_id)
        work.title = _("{new} sustituye a {old}").format(new=successor.name, old=person.name)
        _leave_as_deputy(work, person_id, successor_id)
        point_elsewhere(work, "person", person_id, successor_id)
    return work.change


def _leave_as_deputy(work: Work, person_id: int, successor_id: int) -> None:
    """Whoever steps up stops being the deputy of the same thing: nobody stands in for herself."""
    for custody in work.all(Custody):
        if custody.holder_id == person_id and custody.deputy_id == successor_id:
            custody.deputy_id = None
    for duty in work.all(Duty):
        if duty.person_id == person_id and duty.deputy_id == successor_id:
            duty.deputy_id = None
    successor = work.get(Person, successor_id)
    if successor.deputy_id == person_id:
        successor.deputy_id = None


def add_area(database: Database, values: Values) -> Change:
    """Add an area."""
    with database.write("") as work:
        area = work.add(editing.put("area", Area(), values))
        _refuse_same_name(work, area)
        work.title = _("Área añadida: {name}").format(name=area.name)
    return work.change


def edit_area(database: Database, area_id: int, values: Values) -> Change:
    """Change fields of an area."""
    with database.write("") as work:
        area = editing.put("area", work.get(Area, area_id), values)
        _refuse_same_name(work, area)
        work.title = _("Área cambiada: {name}").format(name=area.name)
    return work.change


def delete_area(database: Database, area_id: int) -> Change:
    """Send an area to the bin; people and accounts of it stay without one."""
    with database.write("") as work:
        area = work.get(Area, area_id)
        point_elsewhere(work, "area", area_id, None)
        work.title = _("Área borrada: {name}").format(name=area.name)
        work.delete(area)
    return work.change


def coordinate(work: Work, area_name: str, responsible_id: int | None) -> Area:
    """Say, inside an action, which area coordinates and who answers for it; making it if it is new."""
    area = area_named(work, area_name)
    area.responsible_id = responsible_id
    council = work.first(Council)
    if council is not None:
        council.coordinating_area_id = area.id
    return area


def area_named(work: Work, name: str) -> Area:
    """Return the area of a name, whatever its accents and case; it is made when there is none."""
    wanted = fold(name)
    for area in work.all(Area):
        if fold(area.name) == wanted:
            return area
    return work.add(editing.put("area", Area(), {"name": name}))


def person_named(work: Work, name: str, values: Values) -> Person:
    """Return the person of a name with `values` put on her; she is made when there is none."""
    wanted = fold(name)
    for person in work.all(Person):
        if fold(person.name) == wanted:
            return editing.put("person", person, values)
    return work.add(editing.put("person", Person(name=name), values))


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
