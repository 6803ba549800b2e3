"""«Los primeros cinco minutos»: one page for the wall, with its phones, or room to write them."""

from collections.abc import Iterator

from muniredes.domain.crisis.plan import CrisisPlan
from muniredes.domain.fields import word
from muniredes.domain.texts.text import ended
from muniredes.i18n import _
from muniredes.manual.compose.crisis.phones import wall_rows
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Fit, Heading, Rich, Table, Text, Tone, bold, rich, rule, small
from muniredes.manual.page_shape import PageSize

KEY = "crisis-cinco-minutos"
_TITLE, _NOTE = 30.0, 30.0
_STEPS_SHARE = 0.47
"""How much of the page the steps may take; the phones have the rest."""


def heading(*, starts_page: bool = False) -> Heading:
    """Return its title; the sheet fills the page that it begins."""
    return Heading(_("Los primeros cinco minutos"), key=KEY, starts_page=starts_page)


def blocks(data: ManualData, *, title: float = _TITLE) -> Iterator[Block]:
    """Yield what stands under the title, which takes so many points."""
    room = PageSize.A4.shape.body_height - title - _NOTE - 24
    yield Table(
        (_("Hecho"), _("Qué hacer, por este orden")),
        tuple(
            (
                rich(f"☐ {number}"),
                rich(bold(f"{advice.title}. "), small(advice.text.value)),
            )
            for number, advice in enumerate(data.advice["crisis_cinco_minutos"], start=1)
        ),
        (1.1, 9),
        _("Los primeros cinco minutos, paso a paso"),
        Fit(room * _STEPS_SHARE, 14, 11),
    )
    yield Table(
        (_("A quién llamar"), word("crisis_contact.phone")),
        tuple(wall_rows(data)),
        (7, 3),
        _("Teléfonos de los primeros cinco minutos"),
        Fit(room * (1 - _STEPS_SHARE), 12, 9.5),
    )
    yield Text(_kit(data), Tone.NOTE)


def _kit(data: ManualData) -> Rich:
    plan = data.snapshot.crisis.plan or CrisisPlan()
    place = rich(ended(plan.kit_place)) if plan.kit_place else rich(rule())
    return rich(_("El sobre de crisis y las listas en papel están en: "), place)
