"""The electoral light of a post: what the law makes of its kind between the call and the polling day."""

from enum import StrEnum

from muniredes.i18n import _, mark


class ElectoralLight(StrEnum):
    """Whether something may be published in an electoral period."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def word(self) -> str:
        """«Con cuidado»."""
        return _(_WORDS[self])

    @property
    def symbol(self) -> str:
        """A sign that says it without colour."""
        return _SYMBOLS[self]

    def is_worse_than(self, other: "ElectoralLight") -> bool:
        """Whether it asks for more care than another."""
        order = list(ElectoralLight)
        return order.index(self) > order.index(other)


_WORDS = {
    ElectoralLight.GREEN: mark("Se puede"),
    ElectoralLight.AMBER: mark("Con cuidado"),
    ElectoralLight.RED: mark("Mejor no"),
}
_SYMBOLS = {ElectoralLight.GREEN: "●", ElectoralLight.AMBER: "▲", ElectoralLight.RED: "■"}


def light_seen(light: ElectoralLight | None) -> ElectoralLight:
    """Return the light of a post inside a period: amber while nobody has said what kind it is."""
    return light or ElectoralLight.AMBER


def light_word(light: ElectoralLight | None) -> str:
    """«Con cuidado», or that nobody has said what kind it is."""
    return light.word if light else _("Sin clasificar: mírela")
