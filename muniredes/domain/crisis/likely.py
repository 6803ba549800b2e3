"""Who is likely to have each part in a crisis, by what the guide says: to start from, never to decide."""

from collections.abc import Iterable, Mapping

from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.people import FlowStep, Person
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.text import fold

Couple = tuple[int | None, int | None]
"""The numbers of whoever has the part and of whoever stands in."""

_POSTS: Mapping[CrisisRole, tuple[str, ...]] = {
    CrisisRole.MAYOR: ("alcald",),
    CrisisRole.SECRETARY: ("secretari",),
    CrisisRole.SPOKESPERSON: ("portavoz",),
    CrisisRole.IT: ("informatic",),
    CrisisRole.DATA_PROTECTION: ("proteccion de datos", "dpd"),
    CrisisRole.CIVIL_PROTECTION: ("proteccion civil", "policia local"),
}
"""How the post of whoever has a part begins, or what it says."""

_DEPUTY_POSTS: Mapping[CrisisRole, tuple[str, ...]] = {
    CrisisRole.MAYOR: ("teniente de alcald", "primer teniente", "primera teniente"),
}


def likely_parts(snapshot: Snapshot) -> Mapping[CrisisRole, Couple]:
    """Return who has each part, wherever the guide lets it be guessed."""
    found = {role: _by_post(snapshot.people, role) for role in _POSTS}
    area, publishes = snapshot.coordinating_area, snapshot.duty_of.get(FlowStep.PUBLISH)
    found[CrisisRole.COORDINATOR] = (area.responsible_id if area else None, None)
    found[CrisisRole.EDITOR] = (
        (publishes.person_id, publishes.deputy_id) if publishes else (snapshot.council_user_id, None)
    )
    return {role: couple for role, couple in found.items() if any(couple)}


def _by_post(people: Iterable[Person], role: CrisisRole) -> Couple:
    staff = tuple(people)
    begins = role is CrisisRole.MAYOR
    holder = next((each.id for each in staff if _says(each, _POSTS[role], begins=begins)), None)
    deputy = next((each.id for each in staff if _says(each, _DEPUTY_POSTS.get(role, ()))), None)
    return holder, deputy


def _says(person: Person, words: tuple[str, ...], *, begins: bool = False) -> bool:
    post = fold(person.post)
    return any(post.startswith(word) if begins else word in post for word in words)
