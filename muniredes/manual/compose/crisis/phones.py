"""Whom to call: the directory, and the phones of the first five minutes."""

from collections.abc import Iterator, Sequence

from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.crisis.plan import DirectoryLine, directory
from muniredes.domain.crisis.responsible import pair
from muniredes.domain.people import Person
from muniredes.domain.texts.phones import told_phone
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Columns,
    Heading,
    Rich,
    Text,
    bold,
    or_pending,
    rich,
    rule,
    stacked,
)

_FIRST = (
    CrisisRole.COORDINATOR,
    CrisisRole.MAYOR,
    CrisisRole.SECRETARY,
    CrisisRole.SPOKESPERSON,
    CrisisRole.IT,
    CrisisRole.DATA_PROTECTION,
)
"""The parts whose phones are on the wall; everybody's are in the table of parts."""

_EMPTY_ROWS = 3
_MOST_OF_THE_TOWN, _FEW = 8, 5


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the directory."""
    yield Heading(_("A quién llamar"), key="crisis-directorio")
    yield Text(rich(_("Los de las personas de la casa están en «Quién hace qué».")))
    yield Columns(tuple(_entry(line) for line in lines(data)))


def lines(data: ManualData) -> tuple[DirectoryLine, ...]:
    """Return the directory."""
    return directory(data.crisis, data.snapshot.crisis.contacts)


def _entry(line: DirectoryLine) -> Rich:
    """«**Guardia Civil: 062.** Un delito…», and what for; a phone that is not known has room for it."""
    if not line.phone:
        return stacked(rich(bold(f"{line.name}: "), or_pending("")), rich(line.purpose))
    return rich(bold(f"{line.name}: {told_phone(line.phone)}. "), line.purpose)


def wall_rows(data: ManualData) -> Iterator[tuple[Rich, ...]]:
    """Yield who, and the phone or a rule to write it on: 112, people, who serves for most, and the town's."""
    served = [(phone, _reach(data, phone.key)) for phone in (fact.value for fact in data.crisis.phones)]
    most = len(data.crisis.checklists)
    yield from (_wall_row(line) for phone, line in served if not phone.checklists)
    yield from _people(data)
    yield from (_wall_row(line) for phone, line in served if 2 * len(phone.checklists) >= most)
    yield from _of_the_town([line for line in lines(data) if not line.key])


def _of_the_town(own: Sequence[DirectoryLine]) -> Iterator[tuple[Rich, ...]]:
    """Yield the first phones of the town, how many more there are, and the rows that are left to write on."""
    shown = own[:_MOST_OF_THE_TOWN]
    yield from map(_wall_row, shown)
    rest = len(own) - len(shown)
    if rest:
        yield rich(ngettext("Hay {n} más", "Hay {n} más", rest)), rich(_("En el directorio"))
    for _number in range(_EMPTY_ROWS if len(shown) <= _FEW else 1):
        yield rich(rule()), rich(rule())


def _reach(data: ManualData, key: str) -> DirectoryLine:
    return next(line for line in lines(data) if line.key == key)


def _wall_row(line: DirectoryLine) -> tuple[Rich, ...]:
    return rich(line.name), _phone(told_phone(line.phone))


def _people(data: ManualData) -> Iterator[tuple[Rich, ...]]:
    for role in _FIRST:
        person, deputy = pair(role, data.snapshot)
        yield _person(data, role.word, person)
        if role is CrisisRole.COORDINATOR:
            yield _person(data, _("Suplente de quien coordina"), deputy)


def _phone(phone: str) -> Rich:
    return rich(phone) if phone else rich(rule())


def _person(data: ManualData, part: str, person: Person | None) -> tuple[Rich, ...]:
    if person is None:
        return rich(f"{part}: ", rule()), rich(rule())
    return rich(f"{part}: {data.name(person)}"), _phone(told_phone(person.phone))
