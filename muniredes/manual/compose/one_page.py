"""Chapter 1: what a successor needs the same morning, and her first ten days."""

from collections.abc import Iterator, Sequence

from muniredes.domain.accounts import Account
from muniredes.domain.knowledge import Advice
from muniredes.domain.people import FlowStep, Person
from muniredes.i18n import _, ngettext
from muniredes.manual.compose import week
from muniredes.manual.compose.data import ManualData, address, none_yet, titled
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Heading,
    Items,
    Marker,
    Rich,
    RuledSpace,
    Span,
    Table,
    Text,
    Tone,
    or_pending,
    rich,
)

ACCOUNTS_SHOWN = 12


def chapter(data: ManualData) -> Chapter:
    """Return the chapter."""
    return Chapter("1", chapter_title("1"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    yield Text(rich(_("Lo imprescindible para no perder nada y seguir atendiendo a la gente.")), Tone.LEAD)
    keys = _("Qué cuentas hay") if data.is_public else _("Qué cuentas hay y quién tiene las llaves")
    yield Heading(keys, key="hoja-cuentas")
    yield from _accounts(data)
    if not data.is_public:
        yield Heading(_("A quién llamar"), key="hoja-telefonos")
        yield _phones(data)
    yield Heading(_("Qué tiene que salir esta semana"), key="hoja-semana")
    yield from week.blocks(data)
    yield RuledSpace(_("Apúntelo aquí cuando reciba el manual."), 4)
    yield Heading(_("Lo que nunca se hace"), key="hoja-nunca")
    yield _advice_list(data.advice["nunca"], Marker.BULLET)
    yield Heading(_("Si algo va mal"), key="hoja-mal")
    yield Callout(
        _("Antes de nada: respire, haga una captura y avise."),
        _advice(data.advice["si_algo_va_mal"]),
        is_warning=True,
    )
    yield Heading(_("Dónde seguir leyendo"), key="hoja-seguir")
    yield Items(tuple(_where_next(data)))
    yield Heading(_("Los diez primeros días"), key="hoja-diez-dias")
    yield _advice_list(data.advice["primeros_dias"], Marker.TICK)


def _accounts(data: ManualData) -> Iterator[Block]:
    accounts = data.accounts
    if not accounts and data.is_public:
        yield none_yet()
        return
    if not accounts:
        yield RuledSpace(_("No hay ninguna cuenta apuntada todavía. Escriba aquí las que encuentre."), 8)
        return
    shown = accounts[:ACCOUNTS_SHOWN]
    yield _public_table(data, shown) if data.is_public else _keys_table(data, shown)
    rest = len(accounts) - len(shown)
    if rest:
        text = ngettext("Hay {n} cuenta más en el ", "Hay {n} cuentas más en el ", rest)
        yield Text(rich(text, Span(_("registro de cuentas"), link="#capitulo-3"), "."))


def _keys_table(data: ManualData, accounts: Sequence[Account]) -> Table:
    return Table(
        (_("Cuenta"), _("Quién tiene las llaves"), _("Suplente"), _("Dónde está la contraseña")),
        tuple(_keys_row(data, account) for account in accounts),
        (3, 2.6, 2.4, 2.6),
        _("Cuentas, con quién tiene sus llaves"),
    )


def _keys_row(data: ManualData, account: Account) -> tuple[Rich, ...]:
    custody = data.snapshot.custody(account)
    return (
        rich(data.title(account)),
        data.who(custody.holder_id),
        data.who(custody.deputy_id),
        data.password_place(account),
    )


def _public_table(data: ManualData, accounts: Sequence[Account]) -> Table:
    return Table(
        (_("Cuenta"), _("Dirección"), _("Área")),
        tuple(
            (rich(data.title(account)), address(account), or_pending(data.area(account.area_id)))
            for account in accounts
        ),
        (3, 4, 3),
        _("Cuentas oficiales, con su dirección"),
    )


def _phones(data: ManualData) -> Table:
    rows = [(rich(role), rich(data.name(person)), data.reach(person)) for role, person in _contacts(data)]
    rows += [(rich(advice.title), rich("—"), rich(advice.text.value)) for advice in data.advice["telefonos"]]
    return Table(
        (_("Para qué"), _("Quién"), _("Teléfono o correo")), tuple(rows), (3, 3.5, 4), _("A quién llamar")
    )


def _contacts(data: ManualData) -> Iterator[tuple[str, Person]]:
    """Yield whom to call for what, each person once."""
    snapshot = data.snapshot
    area = snapshot.coordinating_area
    publisher, deputy = snapshot.step_holders(FlowStep.PUBLISH)
    wanted = [
        (_("Coordina las redes"), area.responsible_id if area else None),
        (_("Lleva el día a día"), publisher or snapshot.council_user_id),
        (_("Suplente del día a día"), deputy),
        (_("Decide si se publica"), snapshot.approver_id),
    ]
    seen: set[int] = set()
    for role, person_id in wanted:
        person = snapshot.person(person_id)
        if person is not None and person_id is not None and person_id not in seen:
            seen.add(person_id)
            yield role, person


def _advice(advice: Sequence[Advice]) -> tuple[Rich, ...]:
    return tuple(titled(item.title, item.text.value) for item in advice)


def _advice_list(advice: Sequence[Advice], marker: Marker) -> Items:
    return Items(_advice(advice), marker)


def _where_next(data: ManualData) -> Iterator[Rich]:
    places = [
        ("2", _("quién hace qué")),
        ("3", _("cada cuenta, con su estado")),
        ("12", _("cómo protegerlas")),
    ]
    if data.snapshot.periods:
        places.append(("14", _("las fechas en que hay que tener cuidado")))
    for number, what in places:
        yield rich(Span(f"{number}. {chapter_title(number)}", link=f"#capitulo-{number}"), f": {what}.")
