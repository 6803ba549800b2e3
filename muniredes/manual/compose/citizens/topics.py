"""What is told where, what goes out every week, and what an emergency or an election changes."""

from collections.abc import Iterator, Mapping, Sequence

from muniredes.domain.channels.coordination import Channel, Role, channels, matrix
from muniredes.domain.dates import long_date
from muniredes.domain.elections.period import Milestone, day_of
from muniredes.domain.fields import word
from muniredes.domain.texts.text import listed
from muniredes.i18n import _
from muniredes.manual.compose.calendar.recurring import public_table
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Items, Table, Text, rich


def by_channel(data: ManualData) -> Iterator[Block]:
    """Yield where each topic comes first, and what repeats; nothing that is only planned."""
    present = channels(data.official, data.networks, data.snapshot.missing_media)
    rows = matrix(data.snapshot.topics, data.snapshot.uses)
    ways = (
        (
            topic.name,
            *_in_order(*(_named(rows, topic.id, present, role) for role in (Role.FIRST, Role.SUPPORT))),
        )
        for topic in data.snapshot.topics
    )
    told = tuple(
        (rich(name), rich(listed(first)), rich(listed(support) or "—"))
        for name, first, support in ways
        if first
    )
    if told:
        yield Text(rich(_("No hace falta seguirlo todo: con la primera columna basta.")))
        yield Table(
            (_("Si le interesa"), _("Mire primero en"), _("También sale en")),
            told,
            (4, 3, 3),
            _("Dónde se cuenta cada cosa"),
        )
    table = public_table(data)
    if table is not None:
        yield Heading(_("Lo que sale siempre"), key="siempre")
        yield table


def _named(
    rows: Mapping[int, Mapping[str, Role]], topic: int | None, present: Sequence[Channel], role: Role
) -> list[str]:
    roles = rows.get(topic or 0, {})
    return [channel.name for channel in present if roles.get(channel.key) is role]


def _in_order(first: list[str], support: list[str]) -> tuple[list[str], list[str]]:
    """Return where a topic is looked for and where else it is: of what is left, something comes first."""
    return (first, support) if first else (support[:1], support[1:])


def emergencies(data: ManualData) -> Iterator[Block]:
    """Yield whom to call, which anybody may, and how to behave on the networks."""
    yield Items(tuple(rich(text) for text in _behaviour(data)))
    phones = tuple(
        (rich(fact.value.name), rich(fact.value.purpose), rich(fact.value.phone))
        for fact in data.crisis.phones
    )
    if phones:
        yield Heading(_("Teléfonos para cualquiera"), key="telefonos")
        headings = (_("A quién"), word("crisis_contact.purpose"), word("crisis_contact.phone"))
        yield Table(headings, phones, (3, 5, 2), _("Teléfonos a los que puede llamar cualquiera"))


def _behaviour(data: ManualData) -> Iterator[str]:
    yield _("Si hay peligro, llame al 112 antes de escribir en ninguna red.")
    yield _("Las redes no se miran de noche: no las use para pedir socorro.")
    if len(data.official) > 1:
        yield _("Una sola cuenta informará y las demás llevarán a ella. Fíese de esa y no de lo reenviado.")
    yield _("No comparta fotos de personas heridas ni rumores. Si lo ha hecho, bórrelo y dígalo.")


def elections(data: ManualData) -> Iterator[Block]:
    """Yield what an election that is known changes in the accounts, and between which days."""
    coming = [each for each in data.snapshot.periods if each.polling_day >= data.as_of]
    if not coming or not data.council.kind.is_public:
        return
    yield Text(
        rich(
            _(
                "Desde que se convocan hasta que se vota, las cuentas de un organismo público solo pueden "
                "dar información de servicio: cortes, horarios, plazos, avisos. Por eso verá menos "
                "publicaciones, y ninguna sobre logros ni inauguraciones. Se le seguirá contestando igual."
            )
        )
    )
    yield Items(
        tuple(
            rich(
                _("{name}: del {first} al {last}.").format(
                    name=each.name,
                    first=long_date(day_of(each, Milestone.PUBLISHED)),
                    last=long_date(each.polling_day),
                )
            )
            for each in coming
        )
    )
