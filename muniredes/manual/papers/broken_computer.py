"""«Si este ordenador se estropea»: one sheet for the wall, with where the copies are and whom to call."""

from collections.abc import Iterator

from muniredes.domain.dates import long_date
from muniredes.domain.knowledge.facts import BROKEN_COMPUTER
from muniredes.domain.people import Person
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Facts, Heading, Rich, or_pending, pending, rich, stacked
from muniredes.manual.papers import written

Places = tuple[tuple[str, str], ...]
"""Where something is in this computer: what, and its folder; empty when it is not known."""


def blocks(data: ManualData, places: Places = ()) -> tuple[Block, ...]:
    """Return the sheet; without `places`, with room to write them by hand."""
    return (*written.blocks(data, BROKEN_COMPUTER), *_where(data, places), *_whom(data))


def _where(data: ManualData, places: Places) -> Iterator[Block]:
    unknown = ((_("La guía y sus copias"), ""), (_("La segunda copia"), ""))
    yield Heading(_("Dónde están las copias"), key="copias")
    rows = tuple((what, or_pending(place)) for what, place in places or unknown)
    written_on = (_("Escrito el"), rich(long_date(data.as_of)))
    yield Facts((*rows, written_on), _("Dónde están las copias"))


def _whom(data: ManualData) -> Iterator[Block]:
    user = data.snapshot.user
    deputy = data.snapshot.person(user.deputy_id) if user else None
    yield Heading(_("A quién llamar"), key="telefonos")
    yield Facts(
        (
            (_("Quien usa el programa"), _person(data, user)),
            (_("Quien le suple"), _person(data, deputy)),
            (_("Informática"), pending()),
        ),
        _("A quién llamar"),
    )


def _person(data: ManualData, person: Person | None) -> Rich:
    return stacked(rich(data.name(person)), data.reach(person)) if person else pending()
