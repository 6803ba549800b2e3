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


_WORDS = {
    ElectoralLight.GREEN: mark("Se puede"),
    ElectoralLight.AMBER: mark("Con cuidado"),
    ElectoralLight.RED: mark("Mejor no"),
}
