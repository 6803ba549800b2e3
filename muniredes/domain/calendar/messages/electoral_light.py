"""The electoral light of a post: what the law makes of its kind between the call and the polling day."""

from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class ElectoralLight(WordedEnum):
    """Whether something may be published in an electoral period."""

    GREEN = "green", mark("Se puede")
    AMBER = "amber", mark("Con cuidado")
    RED = "red", mark("Mejor no")

    @property
    def symbol(self) -> str:
        """A sign that says it without colour."""
        return _SYMBOLS[self]

    def is_worse_than(self, other: "ElectoralLight") -> bool:
        """Whether it asks for more care than another."""
        order = list(ElectoralLight)
        return order.index(self) > order.index(other)


_SYMBOLS = {ElectoralLight.GREEN: "●", ElectoralLight.AMBER: "▲", ElectoralLight.RED: "■"}


def light_seen(light: ElectoralLight | None) -> ElectoralLight:
    """Return the light of a post inside a period: amber while nobody has said what kind it is."""
    return light or ElectoralLight.AMBER


def light_word(light: ElectoralLight | None) -> str:
    """«Con cuidado», or that nobody has said what kind it is."""
    return light.word if light else _("Sin clasificar: mírela")
