"""The hours that columns of their own say of each network: a row for each, and what is not used, said."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from muniredes.domain.calendar.lists.list_import import Around, PostRow
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.texts.denials import is_denial, names_nothing
from muniredes.i18n import _


def hour_by_hour(row: PostRow, around: Around) -> Iterator[PostRow]:
    """Yield a row for each hour, with its channels, where networks have a column of hours of their own.

    By a network whose hour says «no» it does not go out; what is lost of what they say is asked to be looked
    at, in the first row.
    """
    said = {network: hour.strip() for network, hour in row.own_hours.items()}
    cells = dict(row.cells)
    if not any(said.values()) or cells.get(CalendarField.ID, "").strip():
        yield row
        return
    own = {network: hour for network, hour in said.items() if hour and not names_nothing(hour)}
    if not cells.get(CalendarField.CHANNEL, "").strip():
        cells[CalendarField.CHANNEL] = "; ".join(around.networks[network].name for network in own)
    networks = {key: _network_of(key, around) for key in _keys_in(cells, around)}
    usual = cells.get(CalendarField.HOUR, "").strip()
    hours: dict[str, set[str]] = {}
    for key, network in networks.items():
        if not is_denial(said.get(network, "")):
            hours.setdefault(own.get(network, usual), set()).add(key)
    doubts = tuple(_unused(said, frozenset(networks.values()), around))
    if not hours:
        yield replace(row, cells=cells, only=frozenset() if networks else None, doubts=doubts)
    for hour, keys in hours.items():
        yield replace(row, cells={**cells, CalendarField.HOUR: hour}, only=frozenset(keys), doubts=doubts)
        doubts = ()


def _unused(said: Mapping[str, str], named: frozenset[str], around: Around) -> Iterator[str]:
    """Yield what the hours of some networks say against the channels of their row."""
    for network, hour in filter(all, said.items()):
        name = around.networks[network].name
        if network in named and is_denial(hour):
            yield _("en la hora de {network} dice «{text}»: por ahí no sale").format(
                network=name, text=hour[:60]
            )
        elif network not in named and not names_nothing(hour):
            yield _("dice la hora de {network}, «{text}», y no sale por ahí").format(
                network=name, text=hour[:60]
            )


def _network_of(key: str, around: Around) -> str:
    account = around.accounts.get(key)
    return account.network_id if account else ""


def _keys_in(cells: Mapping[CalendarField, str], around: Around) -> tuple[str, ...]:
    """Return the channels that a row names, those that could be several accounts too."""
    named = around.names.named(cells[CalendarField.CHANNEL])
    chosen = (around.names.chosen(each, cells.values())[0] for each in named.unsure)
    return tuple(dict.fromkeys((*named.keys, *chosen)))
