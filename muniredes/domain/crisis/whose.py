"""Who has a part in a crisis, by name: as it was prepared or, until then, as the guide knows already."""

from collections.abc import Iterable, Mapping

from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.people import FlowStep, Person
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.text import fold
from muniredes.i18n import _

_POSTS: Mapping[CrisisRole, tuple[str, ...]] = {
    CrisisRole.COORDINATOR: (),
    CrisisRole.EDITOR: (),
    CrisisRole.MAYOR: ("alcald",),
    CrisisRole.SECRETARY: ("secretari",),
    CrisisRole.IT: ("informatic", "tecnico informatic", "tecnica informatic"),
    CrisisRole.DATA_PROTECTION: ("delegado de proteccion de datos", "delegada de proteccion de datos"),
    CrisisRole.CIVIL_PROTECTION: ("jefe de la policia local", "jefa de la policia local", "policia local"),
    CrisisRole.SPOKESPERSON: ("portavoz",),
    CrisisRole.SERVICE: (),
}
"""How the post of whoever has a part begins."""


def holders(role: CrisisRole, snapshot: Snapshot) -> tuple[Person, ...]:
    """Return who has a part, and then who stands in; nobody while nobody can be told."""
    found = [person for person in pair(role, snapshot) if person is not None]
    if not found:
        posts = _POSTS[role]
        found = [each for each in snapshot.people if any(fold(each.post).startswith(p) for p in posts)]
    return tuple(dict.fromkeys(found))


def pair(role: CrisisRole, snapshot: Snapshot) -> tuple[Person | None, Person | None]:
    """Return who has a part and who stands in, as prepared or as on any day: what papers print as said."""
    duty = snapshot.crisis.duty_of.get(role)
    said = (duty.person_id, duty.deputy_id) if duty else (None, None)
    if said == (None, None):
        said = _every_day(role, snapshot)
    return snapshot.person(said[0]), snapshot.person(said[1])


def _every_day(role: CrisisRole, snapshot: Snapshot) -> tuple[int | None, int | None]:
    """Return who does on any day what a part is for, and the deputy."""
    if role is CrisisRole.EDITOR:
        return snapshot.step_holders(FlowStep.PUBLISH)
    area = snapshot.coordinating_area
    return (area.responsible_id, None) if area and role is CrisisRole.COORDINATOR else (None, None)


def part_words(roles: Iterable[CrisisRole], snapshot: Snapshot) -> str:
    """«Ana Gil o Eva Paz (Quien publica), Secretaría»: the names first, and the part of whom is not known."""
    return ", ".join(_part(role, holders(role, snapshot)) for role in roles)


def _part(role: CrisisRole, people: tuple[Person, ...]) -> str:
    if not people:
        return role.word
    names = _(" o ").join(person.name for person in people)
    return _("{names} ({part})").format(names=names, part=role.word)
