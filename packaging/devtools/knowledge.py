"""Print what of the catalogue is due to be read again, the gravest first, and what nobody has read yet."""

import sys
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from muniredes.actions import clock, knowledge
from muniredes.catalog.reviews import Review, Stake
from muniredes.domain.dates import short_date

_WORDS = {Stake.HIGH: "RIESGO ALTO", Stake.MEDIUM: "RIESGO MEDIO", Stake.LOW: "RIESGO BAJO"}


def main(days: int) -> int:
    """Print it; return 1 when something of high risk is late."""
    reviews, today = knowledge.reviews(), clock.today()
    due = [review for review in reviews if review.due <= today + timedelta(days=days)]
    for stake, found in groupby(due, key=lambda review: review.stake):
        sys.stdout.write(f"\n{_WORDS[stake]}\n")
        for review in found:
            sys.stdout.write(_line(review, today))
    _sum(reviews, due, days)
    return 1 if any(review.stake is Stake.HIGH and review.due < today for review in due) else 0


def _line(review: Review, today: date) -> str:
    late = " ATRASADO" if review.due < today else ""
    read = "" if review.verified else " · experiencia propia" if review.own else " · sin contrastar"
    return f"  {short_date(review.due)}{late} · {review.file} · {review.entry}{read} · {review.source}\n"


def _sum(reviews: Iterable[Review], due: list[Review], days: int) -> None:
    counted = list(reviews)
    sys.stdout.write(f"\nToca volver a leer en {days} días: {len(due)} de {len(counted)}\n")
    for stake, found in groupby(counted, key=lambda review: review.stake):
        group = list(found)
        read, own = sum(review.verified for review in group), sum(review.own for review in group)
        first = min(review.due for review in group)
        sys.stdout.write(
            f"  {_WORDS[stake].capitalize()}: {read} leídos en su fuente, {own} de experiencia propia, "
            f"{len(group) - read - own} sin contrastar; el primero toca el {short_date(first)}\n"
        )
        for review in group:
            if stake is Stake.HIGH and not (review.verified or review.own):
                sys.stdout.write(f"    {review.file} · {review.entry} · {review.source}\n")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
