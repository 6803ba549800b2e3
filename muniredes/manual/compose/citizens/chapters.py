"""The chapters of the public edition, in the order in which somebody outside would ask.

Nothing here says what is missing: a part without an answer is left out. Nobody is named.
"""

from collections.abc import Callable, Iterator

from muniredes.i18n import _
from muniredes.manual.compose.citizens import accounts, asking, following, topics
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Chapter

_PARTS: tuple[tuple[Callable[[], str], Callable[[ManualData], Iterator[Block]]], ...] = (
    (lambda: _("Nuestras cuentas"), accounts.official),
    (lambda: _("Cómo enterarse sin buscar"), following.following),
    (lambda: _("Cómo saber si es de verdad"), accounts.how_to_tell),
    (lambda: _("Qué se cuenta y dónde"), topics.by_channel),
    (lambda: _("Qué días cerramos"), following.special_days),
    (lambda: _("Escribirnos"), asking.writing),
    (lambda: _("Normas para participar"), asking.rules),
    (lambda: _("Pedir, quejarse y reclamar"), asking.complaining),
    (lambda: _("Sus datos, sus fotos y sus hijos"), asking.rights),
    (lambda: _("Si pasa algo grave"), topics.emergencies),
    (lambda: _("Cuando hay elecciones"), topics.elections),
    (lambda: _("Pónganos a prueba"), asking.taking_part),
    (lambda: _("Palabras que salen por aquí"), following.words),
    (lambda: _("Para tener a mano"), following.at_hand),
)
"""What each part is called, and what it says."""


def chapters(data: ManualData) -> tuple[Chapter, ...]:
    """Return the chapters that have something to say, numbered in their order."""
    found = [(title(), tuple(part(data)), part is following.at_hand) for title, part in _PARTS]
    said = [each for each in found if each[1]]
    return tuple(
        Chapter(str(number), title, blocks, starts_page=number == 1, stays_whole=is_cut_out)
        for number, (title, blocks, is_cut_out) in enumerate(said, start=1)
    )
