"""Who has a part in a crisis: as it was prepared; until then, as on any day; or who is likely to."""

import re
from collections.abc import Iterable, Mapping

from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.people import FlowStep, Person
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

Couple = tuple[int | None, int | None]
"""The numbers of whoever has a part and of whoever stands in."""

_BEGIN: Mapping[CrisisRole, tuple[str, ...]] = {
    CrisisRole.MAYOR: ("alcald",),
    CrisisRole.SECRETARY: ("secretari",),
}
"""How the post of whoever has a part begins: further on it is somebody else's («auxiliar de Secretaría»)."""

_MAYOR = re.compile(
    r"(?:el |la )?(?:alcalde|alcaldess?a|batlle|batlessa|alkatea?|alcaldia)"
    r"(?:[ -](?:president[ea]|en funciones))?(?: de (?!barrio).*| del .*| d['’].*)?"
)
"""The post of a mayor, in the languages of the country: not a deputy's, nor whoever helps the mayor."""

_SAY: Mapping[CrisisRole, tuple[str, ...]] = {
    CrisisRole.SPOKESPERSON: ("portavoz",),
    CrisisRole.IT: ("informatic",),
    CrisisRole.DATA_PROTECTION: ("proteccion de datos", "dpd"),
    CrisisRole.CIVIL_PROTECTION: ("proteccion civil", "policia local"),
}
"""What the post of whoever has a part says somewhere."""

_DEPUTIES: Mapping[CrisisRole, tuple[str, ...]] = {
    CrisisRole.MAYOR: ("teniente de alcald", "primer teniente", "primera teniente"),
}
"""What the post of whoever stands in says somewhere."""


def pair(role: CrisisRole, snapshot: Snapshot) -> tuple[Person | None, Person | None]:
    """Return who has a part and who stands in, as prepared or as on any day: what is printed and counted."""
    person, deputy = _known(role, snapshot)
    return snapshot.person(person), snapshot.person(deputy)


def likely(role: CrisisRole, snapshot: Snapshot) -> Couple:
    """Return the same or, until anybody is known, who is likely to: to start from, never to count."""
    known = _known(role, snapshot)
    is_by_post = role is CrisisRole.MAYOR and role not in snapshot.crisis.duty_of
    if any(known) and not is_by_post:  # the post of the mayor says nothing of who stands in
        return known
    if role is CrisisRole.EDITOR:
        return snapshot.council_user_id, None
    posts = {each.id: fold(each.post) for each in snapshot.people}
    begin, say, deputies = (table.get(role, ()) for table in (_BEGIN, _SAY, _DEPUTIES))
    holders = (
        number
        for number, post in posts.items()
        if post.startswith(tuple(begin)) or any(word in post for word in say)
    )
    stand_in = (number for number, post in posts.items() if any(word in post for word in deputies))
    return next(holders, None), next(stand_in, None)


def _known(role: CrisisRole, snapshot: Snapshot) -> Couple:
    duty = snapshot.crisis.duty_of.get(role)
    said = (duty.person_id, duty.deputy_id) if duty else (None, None)
    return said if any(said) else _every_day(role, snapshot)


def _every_day(role: CrisisRole, snapshot: Snapshot) -> Couple:
    """Return who does on any day what a part is for, and the deputy."""
    if role is CrisisRole.EDITOR:
        return snapshot.step_holders(FlowStep.PUBLISH)
    if role is CrisisRole.MAYOR:
        return mayor(snapshot), None
    area = snapshot.coordinating_area
    return (area.responsible_id, None) if area and role is CrisisRole.COORDINATOR else (None, None)


def mayor(snapshot: Snapshot) -> int | None:
    """Return whoever has the post of mayor, as her post says; None when nobody has, or several."""
    found = [each.id for each in snapshot.people if _MAYOR.fullmatch(fold(each.post))]
    return found[0] if len(found) == 1 else None


def part_words(roles: Iterable[CrisisRole], snapshot: Snapshot) -> str:
    """«Ana Gil o Eva Paz (Quien publica), Secretaría»: the names first, and the part of whom is not known."""
    return ", ".join(_part(role, snapshot) for role in roles)


def _part(role: CrisisRole, snapshot: Snapshot) -> str:
    found = [snapshot.name_of(person.id) for person in pair(role, snapshot) if person is not None]
    if not found:
        return role.word
    names = _(" o ").join(dict.fromkeys(found))
    return _("{names} ({part})").format(names=names, part=role.word)
