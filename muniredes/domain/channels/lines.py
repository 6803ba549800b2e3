"""What each account publishes: its editorial line."""

from dataclasses import dataclass
from datetime import date

from muniredes.domain.problems import Problem
from muniredes.i18n import _

MOST_POSTS_A_WEEK = 70.0


@dataclass(eq=False, kw_only=True)
class EditorialLine:
    """What an account tells, how, to whom and how often; empty means «not said yet».

    `posts_per_week` is a figure to measure against; `frequency` says it in words. The last four are
    what was seen of its links, and when; which accounts it leads to are links of their own.
    """

    account_id: int | None = None
    content: str = ""
    tone: str = ""
    audience: str = ""
    frequency: str = ""
    posts_per_week: float | None = None
    language: str = ""
    publisher_id: int | None = None
    responder_id: int | None = None
    links_to_register: bool | None = None
    linked_from_web: bool | None = None
    links_to_none: bool | None = None
    links_checked_on: date | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("línea editorial")

    @property
    def is_said(self) -> bool:
        """Whether what matters most is said: what, to whom and how often."""
        return bool(self.content and self.audience and (self.frequency or self.posts_per_week))


def check(line: EditorialLine, today: date) -> None:
    """Refuse a frequency that cannot be."""
    del today
    if line.posts_per_week is not None and not 0 <= line.posts_per_week <= MOST_POSTS_A_WEEK:
        raise Problem(
            _("Las publicaciones a la semana no parecen reales."),
            _("Escriba un número entre 0 y {most}.").format(most=int(MOST_POSTS_A_WEEK)),
            "editorial_line.posts_per_week",
        )
