"""The accounts that nobody looked over for an election that is near."""

from collections.abc import Iterator
from datetime import date

from muniredes.domain.accounts.account import account_title
from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.elections.period import is_open
from muniredes.domain.elections.review import ElectionReview, is_time
from muniredes.domain.findings.finding import Question, of_account
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _


def about_elections(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[Question]:
    """Yield, from a month before each call to its polling day, what is still to be looked over."""
    if snapshot.council is None or not snapshot.council.kind.is_public:
        return
    for period in snapshot.periods:
        if not is_time(period, today):
            continue
        level = RiskLevel.HIGH if is_open(period, today) else RiskLevel.MEDIUM
        for account in snapshot.own_accounts:
            review = snapshot.election_review(period, account) or ElectionReview()
            missing = ", ".join(point.short for point in review.missing)
            sentence = _("falta repasarla para las elecciones ({what}).").format(what=missing)
            target = Target(Place.CHANNELS, account.id, "election_review")
            yield review.is_whole, of_account(account_title(account, networks), sentence, target, 14, level)
