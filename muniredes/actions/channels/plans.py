"""Choose networks and say what each account publishes; blogs are accounts with something more to say."""

from collections.abc import Mapping

from muniredes.actions import accounts, clock, knowledge, records
from muniredes.actions.records import Values
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.addresses import Recognised
from muniredes.domain.channels.judging import advised
from muniredes.domain.channels.plan import ChannelPlan, Recommendation
from muniredes.domain.fields import kind_word
from muniredes.domain.history import Change
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _
from muniredes.storage.database import Database


def choose(database: Database, plan: Values, lines: Mapping[int, Values]) -> Change:
    """Write what the choice of networks starts from, and the editorial line of each account, in one step."""
    with database.write(_("Elección de redes")) as work:
        records.put_only(work, "channel_plan", plan)
        for account_id, values in lines.items():
            records.put_part(work, "editorial_line", account_id, values)
    return work.change


def recommended(snapshot: Snapshot, plan: ChannelPlan) -> tuple[Recommendation, ...]:
    """Return what to do about each network, with the hours that people have said."""
    return advised(plan, snapshot, knowledge.networks(), clock.today())


def usual_line(network_id: str) -> dict[str, object]:
    """Return the editorial line that a network usually has, to start from; nothing when none is known."""
    network = knowledge.networks().get(network_id)
    if network is None or network.line is None:
        return {}
    usual = network.line.value
    return {
        "content": usual.content,
        "tone": usual.tone,
        "audience": usual.audience,
        "frequency": usual.frequency,
        "posts_per_week": usual.posts_per_week,
    }


def keep_blog(
    database: Database, place: int | Recognised, account: Values, blog: Values, line: Values
) -> Change:
    """Write what is said of a blog; one that is known by its address alone is added to the accounts."""
    with database.write("") as work:
        if isinstance(place, Recognised):
            found = accounts.from_recognised(place)
            accounts.put_new(work, found, {f"account.{name}": value for name, value in account.items()})
        else:
            found = work.get(Account, place)
            records.put(work, "account", place, account)
        assert found.id is not None
        records.put_part(work, "blog", found.id, blog)
        records.put_part(work, "editorial_line", found.id, line)
        title, kind = accounts.title(found), kind_word("blog")
        work.title = title if title.startswith(kind) else f"{kind}: {title}"
    return work.change
