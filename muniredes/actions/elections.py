"""Look over each account when an election is called, and keep who did it and when."""

from collections.abc import Mapping

from muniredes.actions import accounts, clock, editing, people
from muniredes.domain.accounts.account import Account
from muniredes.domain.council import Council
from muniredes.domain.elections.period import ElectoralPeriod
from muniredes.domain.elections.review import ElectionReview
from muniredes.domain.history import Change
from muniredes.i18n import _
from muniredes.storage.database import Database, Work

_KIND = "election_review"


def review(database: Database, period_id: int, account_id: int, values: Mapping[str, object]) -> Change:
    """Write what was looked over in an account for an election; unless said, it was today and by the user."""
    with database.write("") as work:
        period, account = work.get(ElectoralPeriod, period_id), work.get(Account, account_id)
        found = _review(work, period_id, account_id)
        stamp = _stamp(work) if found is None or "done" in values else {}
        fields = {**stamp, **people.resolved(work, values)}
        if found is not None:
            editing.put(_KIND, found, fields)
        else:
            pair = ElectionReview(period_id=period_id, account_id=account_id)
            work.add(editing.put(_KIND, pair, fields))
        work.title = _("Repaso electoral: {account}, {election}").format(
            account=accounts.title(account), election=period.name
        )
    return work.change


def _stamp(work: Work) -> dict[str, object]:
    council = work.first(Council)
    return {"reviewed_on": clock.today(), "reviewer_id": council.user_id if council else None}


def _review(work: Work, period_id: int, account_id: int) -> ElectionReview | None:
    pair = (period_id, account_id)
    found = (each for each in work.all(ElectionReview) if (each.period_id, each.account_id) == pair)
    return next(found, None)
