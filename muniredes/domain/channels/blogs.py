"""Corporate blogs. A blog is an account like any other, with something more to say about it."""

from dataclasses import dataclass
from enum import StrEnum

from muniredes.i18n import _, mark

BLOG_NETWORKS = ("blog", "web")
"""The channels of the catalogue that are written like a blog."""


class BlogScope(StrEnum):
    """Whose blog it is."""

    GENERAL = "general"
    AREA = "area"
    GOVERNMENT = "government"

    @property
    def word(self) -> str:
        """«De un área»."""
        return _(_SCOPE_WORDS[self])


_SCOPE_WORDS = {
    BlogScope.GENERAL: mark("General, de todo el organismo"),
    BlogScope.AREA: mark("De un área: deportes, cultura, comercio…"),
    BlogScope.GOVERNMENT: mark("De una persona del gobierno"),
}


@dataclass(eq=False, kw_only=True)
class Blog:
    """What a blog is for, who answers for it and what may be published in it."""

    account_id: int | None = None
    scope: BlogScope | None = None
    responsible_id: int | None = None
    objectives: str = ""
    guidelines: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("blog")
