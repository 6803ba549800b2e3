"""What is looked over in each account when an election is called: by whom, when, and what was taken down."""

from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.domain.elections.period import ElectoralPeriod, Milestone, day_of
from muniredes.domain.problems import Problem
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

DAYS_BEFORE = timedelta(days=30)
"""How long before the call the accounts begin to be looked over."""


class ReviewPoint(WordedEnum):
    """A place of an account where what is forbidden may have stayed in sight."""

    PINNED = "pinned", mark("Mensajes fijados: quitados, o no había")
    HIGHLIGHTS = "highlights", mark("Historias y álbumes destacados: quitados, o no había")
    HEADER = "header", mark("Cabecera e imagen de perfil: neutras")
    BIOGRAPHY = "biography", mark("Biografía: sin cargos ni lemas")
    SCHEDULED = "scheduled", mark("Lo programado: visto mensaje por mensaje")
    PAID = "paid", mark("Anuncios de pago: parados, o no había")

    @property
    def short(self) -> str:
        """«mensajes fijados»."""
        return _(_SHORT_WORDS[self])


_SHORT_WORDS = {
    ReviewPoint.PINNED: mark("mensajes fijados"),
    ReviewPoint.HIGHLIGHTS: mark("destacados"),
    ReviewPoint.HEADER: mark("cabecera"),
    ReviewPoint.BIOGRAPHY: mark("biografía"),
    ReviewPoint.SCHEDULED: mark("lo programado"),
    ReviewPoint.PAID: mark("anuncios"),
}


@dataclass(eq=False, kw_only=True)
class ElectionReview:
    """The review of one account for one election; `removed` says what was taken down or changed, and why."""

    id: int | None = None
    period_id: int | None = None
    account_id: int | None = None
    done: tuple[ReviewPoint, ...] = ()
    reviewed_on: date | None = None
    reviewer_id: int | None = None
    removed: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("Repaso electoral")

    @property
    def missing(self) -> tuple[ReviewPoint, ...]:
        """What is still to be looked at."""
        return tuple(point for point in ReviewPoint if point not in self.done)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left, and it is known when it was done."""
        return not self.missing and self.reviewed_on is not None


def is_time(period: ElectoralPeriod, today: date) -> bool:
    """Say whether accounts should be looked over: from a month before the call to the polling day."""
    return day_of(period, Milestone.PUBLISHED) - DAYS_BEFORE <= today <= period.polling_day


def check(review: ElectionReview, today: date) -> None:
    """Refuse a review of tomorrow."""
    if review.reviewed_on is not None and review.reviewed_on > today:
        raise Problem(
            _("Ese día todavía no ha llegado."),
            _("Escriba un día pasado, u hoy."),
            "election_review.reviewed_on",
        )
