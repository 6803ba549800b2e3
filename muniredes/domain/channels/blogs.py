"""Corporate blogs. A blog is an account like any other, with something more to say about it."""

from dataclasses import dataclass

from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

BLOG_NETWORKS = ("blog", "web")
"""The channels of the catalogue that are written like a blog."""


class BlogScope(WordedEnum):
    """Whose blog it is."""

    GENERAL = "general", mark("General, de todo el organismo")
    AREA = "area", mark("De un área: deportes, cultura, comercio…")
    GOVERNMENT = "government", mark("De una persona del gobierno")


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
