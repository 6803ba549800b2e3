"""By which channels the messages of a plan go out: those of their topic, or the accounts that she chose."""

from collections.abc import Iterable
from dataclasses import dataclass

from muniredes.actions import clock, knowledge
from muniredes.domain.accounts.account import Account, network_name
from muniredes.domain.calendar.year.entries import PlannedYear
from muniredes.domain.calendar.year.planning import PlannedMessage
from muniredes.domain.channels.coordination import Channel, Topic, channel_key, matrix
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_ANSWER = "network"


@dataclass(frozen=True, slots=True)
class SharedNetwork:
    """A network with several accounts of ours that take posts: nobody but her knows which tells the year."""

    network_id: str
    accounts: tuple[Account, ...]

    @property
    def name(self) -> str:
        """«Facebook»."""
        return network_name(self.network_id, knowledge.networks())

    @property
    def answer_key(self) -> str:
        """What names its answer in a plan: «network.facebook»."""
        return f"{_ANSWER}.{self.network_id}"

    @property
    def channel_keys(self) -> tuple[str, ...]:
        """The channels of its accounts."""
        return tuple(channel_key(each.id, None) for each in self.accounts)


def shared_networks(snapshot: Snapshot) -> tuple[SharedNetwork, ...]:
    """Return the networks where a plan must ask by which account it goes, the best kept of each first."""
    found: dict[str, list[Account]] = {}
    for account in snapshot.posting_accounts(clock.today()):
        found.setdefault(account.network_id, []).append(account)
    return tuple(
        SharedNetwork(name, tuple(sorted(those, key=lambda each: _rank(snapshot, each))))
        for name, those in found.items()
        if len(those) > 1
    )


def chosen(year: PlannedYear, shared: SharedNetwork) -> tuple[str, ...]:
    """Return the channels that she chose among the accounts of a network that still take posts."""
    said = next((each.channels for each in year.answers if each.key == shared.answer_key), ())
    return tuple(key for key in shared.channel_keys if key in said)


def check_chosen(snapshot: Snapshot, year: PlannedYear) -> None:
    """Raise a Problem that names the first network whose account nobody has chosen."""
    for shared in shared_networks(snapshot):
        if not chosen(year, shared):
            raise Problem(
                _("Falta decir por qué cuenta de {network} sale lo del año: hay {n}.").format(
                    network=shared.name, n=len(shared.accounts)
                ),
                _("Marque una, o todas."),
                shared.answer_key,
            )


class PlanChannels:
    """Where each planned message goes in this town: the channels of its topic, or the accounts there are."""

    def __init__(self, snapshot: Snapshot, topics: Iterable[Topic], year: PlannedYear) -> None:
        self._snapshot = snapshot
        self.topics = {fold(topic.name): topic for topic in topics}
        self._present = snapshot.posting_channels(knowledge.networks(), clock.today())
        self._known = snapshot.known_media
        self._matrix = matrix(snapshot.topics, snapshot.uses)
        shared = shared_networks(snapshot)
        self._left_out = {
            key for each in shared for key in each.channel_keys if key not in chosen(year, each)
        }

    def keys(self, planned: PlannedMessage) -> list[str]:
        """Return the keys of the channels of a planned message, never empty while one is known."""
        topic = self.topics.get(fold(planned.topic))
        said = self._matrix.get(topic.id, {}) if topic is not None and topic.id is not None else {}
        by_topic = [channel.key for channel in self._present if channel.key in said]
        if by_topic:
            return by_topic
        able = [channel for channel in self._present if self._is_taken(channel)]
        usual = [channel.key for channel in able if self._name(channel) in planned.channels]
        return usual or [channel.key for channel in able][:1]

    def _is_taken(self, channel: Channel) -> bool:
        """Whether a plan takes a channel: what nobody has said that there is, is only taken by hand."""
        if channel.account_id is None:
            return channel.medium in self._known
        return channel.key not in self._left_out

    def _name(self, channel: Channel) -> str:
        account = self._snapshot.account(channel.account_id)
        return account.network_id if account else channel.medium.value if channel.medium else ""


def _rank(snapshot: Snapshot, account: Account) -> int:
    preference = snapshot.standing(account, clock.today()).preference
    assert preference is not None, "only accounts that take posts are asked about"
    return preference
