"""How to be told without looking for it, which days are special, the words, and a half page to cut out."""

from collections.abc import Iterator

from muniredes.domain.channels.coordination import channels, matrix
from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.annexes.glossary import entries
from muniredes.manual.compose.calendar.days import closed_days
from muniredes.manual.compose.citizens.accounts import never
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Callout, Columns, Fit, Heading, Items, Table, Text, bold, rich

_WORDS = "redes"
"""The part of the glossary that is for everybody."""


def following(data: ManualData) -> Iterator[Block]:
    """Yield how each network of the council brings what it says, and what there is for who uses none."""
    used = dict.fromkeys(account.network_id for account in data.official)
    known = [data.networks[network] for network in used if network in data.networks]
    told = [(network.name, network.following.value) for network in known if network.following]
    if not told:
        return
    yield Text(rich(_("Elija una: con una basta. En todas se puede dejar de seguir cuando quiera.")))
    yield Items(tuple(rich(bold(f"{name}. "), way) for name, way in told))
    spoken = _spoken(data)
    if spoken:
        yield Heading(_("Si no usa redes"), key="sin-redes")
        yield Text(rich(_("Lo importante sale también en: "), ", ".join(spoken), "."))
        if data.council.telephone:
            yield Text(rich(_("Y se lo contamos por teléfono: "), bold(data.council.telephone), "."))


def _spoken(data: ManualData) -> list[str]:
    """Return the ways that are not an account and by which something is told: the board, the loudspeaker."""
    rows = matrix(data.snapshot.topics, data.snapshot.uses)
    used = {key for topic in rows.values() for key in topic}
    present = channels(data.official, data.networks, data.snapshot.missing_media)
    return [channel.name for channel in present if channel.medium is not None and channel.key in used]


def special_days(data: ManualData) -> Iterator[Block]:
    """Yield the holidays of the coming year: the office is closed."""
    calendar = data.snapshot.calendar
    if calendar is not None:
        yield from closed_days(data, calendar, is_from_today=True)


def words(data: ManualData) -> Iterator[Block]:
    """Yield the words of the networks, said plainly."""
    paper = data.papers.get("glosario")
    parts = [part for part in paper.value.parts if part.key == _WORDS] if paper else []
    for part in parts:
        yield Columns(tuple(entries(part)))


_AT_HAND = 440.0
"""How much of its page, in points, may take what is read from where it hangs."""


def at_hand(data: ManualData) -> Iterator[Block]:
    """Yield what is cut out and kept at hand: the good accounts, the phones, and what is never asked."""
    if not data.official:
        return
    yield Text(rich(_("Para cortar por aquí y pegarlo en la nevera o en un tablón.")))
    rows = [(rich(data.title(account)), data.address(account)) for account in data.official]
    if data.council.telephone:
        rows.append((rich(word("crisis_contact.phone")), rich(data.council.telephone)))
    rows.append((rich(_("Emergencias")), rich("112")))
    rows.append((rich(_("Engaños por internet (gratis)")), rich("017")))
    headings, large = (_("Dónde"), _("Dirección o teléfono")), Fit(_AT_HAND, 14.0, 10.0)
    yield Table(headings, tuple(rows), (4, 6), _("Cuentas y teléfonos"), fit=large)
    yield Callout(_("Nunca le pediremos"), tuple(map(rich, never())), is_warning=True)
