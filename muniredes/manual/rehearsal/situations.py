"""The situations of a rehearsal: what happens one day in this council, half of them in two chapters."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.handover.rehearsal import MOST_SITUATIONS, Ask, Situation
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.rehearsal.asks import AccountAsks
from muniredes.manual.rehearsal.house import HouseAsks

_OfAccount = Callable[[ManualData, AccountAsks, HouseAsks], Situation]


def situations(data: ManualData, sitting: int = 0) -> tuple[Situation, ...]:
    """Return the situations of a rehearsal; in the next `sitting` each is about another account."""
    own, house = _rehearsed(data), HouseAsks(data)
    about = [
        make(data, AccountAsks(data, own[(number + sitting) % len(own)]), house)
        for number, make in enumerate(_OF_ACCOUNTS if own else ())
    ]
    return _alternating(about, tuple(_of_the_house(data, house)))[:MOST_SITUATIONS]


def every_situation(data: ManualData) -> tuple[Situation, ...]:
    """Return all that could be asked: each situation of an account about each of them."""
    house = HouseAsks(data)
    asked = tuple(
        make(data, AccountAsks(data, account), house) for account in _rehearsed(data) for make in _OF_ACCOUNTS
    )
    return (*asked, *_of_the_house(data, house))


def _rehearsed(data: ManualData) -> tuple[Account, ...]:
    """Return the accounts with which somebody here can do something: of the others nobody has the keys."""
    out = (Standing.LOST, Standing.TAKEN)
    own = (each for each in data.snapshot.own_accounts if not each.personal_profile)
    return tuple(each for each in own if data.standing(each).standing not in out)


def _alternating(first: Sequence[Situation], second: Sequence[Situation]) -> tuple[Situation, ...]:
    mixed: list[Situation] = []
    for number in range(max(len(first), len(second))):
        mixed += [*first[number : number + 1], *second[number : number + 1]]
    return tuple(mixed)


# ── Of one account ───────────────────────────────────────────────────────────────────────────


def _made(key: str, story: str, *asks: Ask | None) -> Situation:
    return Situation(key, story, tuple(_placed(ask) for ask in asks if ask is not None))


def _placed(ask: Ask) -> Ask:
    """Return a question that says what it is about: of the house, its chapter."""
    return ask if ask.about else replace(ask, about=chapter_title(ask.chapter))


def _told(data: ManualData, account: Account, story: str) -> str:
    return story.format(account=data.title(account))


def _stolen(data: ManualData, asks: AccountAsks, house: HouseAsks) -> Situation:
    story = _("Sábado, 23:00. En «{account}» salen anuncios raros que nadie de la casa ha puesto.")
    coordinates = house.part(CrisisRole.COORDINATOR, _("¿Quién coordina una crisis?"))
    return _made(
        f"stolen-{asks.account.id}",
        _told(data, asks.account, story),
        asks.holder(),
        coordinates,
        house.kit(),
    )


def _away(data: ManualData, asks: AccountAsks, house: HouseAsks) -> Situation:
    del house
    story = _("Hay que publicar hoy en «{account}», y quien la lleva está de viaje y no contesta.")
    key = asks.password_place() if asks.has_own_key else None
    return _made(
        f"away-{asks.account.id}", _told(data, asks.account, story), asks.deputy(), asks.deputy_phone(), key
    )


def _code(data: ManualData, asks: AccountAsks, house: HouseAsks) -> Situation:
    del house
    story = _("Al entrar en «{account}» desde otro ordenador, pide un código.")
    told = _told(data, asks.account, story)
    return _made(f"code-{asks.account.id}", told, asks.factor(), asks.factor_holder(), asks.factor_phone())


def _password(data: ManualData, asks: AccountAsks, house: HouseAsks) -> Situation:
    del house
    story = _("La contraseña de «{account}» ya no vale, y hay que pedir otra.")
    return _made(
        f"password-{asks.account.id}", _told(data, asks.account, story), asks.mail(), asks.recovery_phone()
    )


def _allowed(data: ManualData, asks: AccountAsks, house: HouseAsks) -> Situation:
    story = _("Un concejal pregunta quién autorizó «{account}» y de quién depende.")
    told = _told(data, asks.account, story)
    return _made(f"allowed-{asks.account.id}", told, asks.resolution(), asks.area(), house.area())


def _emptied(data: ManualData, asks: AccountAsks, house: HouseAsks) -> Situation:
    story = _("Ha desaparecido todo lo publicado en «{account}».")
    return _made(
        f"emptied-{asks.account.id}",
        _told(data, asks.account, story),
        asks.copy(),
        house.part(CrisisRole.MAYOR, _("¿A quién se avisa en Alcaldía?")),
        house.part_phone(CrisisRole.MAYOR, _("¿A qué teléfono?")),
    )


def _raffle(data: ManualData, asks: AccountAsks, house: HouseAsks) -> Situation:
    story = _("Proponen anunciar un sorteo en «{account}», y no está claro que sea su sitio.")
    told = _told(data, asks.account, story)
    return _made(f"raffle-{asks.account.id}", told, asks.purpose(), asks.content(), house.approver())


_OF_ACCOUNTS: tuple[_OfAccount, ...] = (_stolen, _away, _code, _password, _allowed, _emptied, _raffle)


# ── Of the house ─────────────────────────────────────────────────────────────────────────────


def _of_the_house(data: ManualData, house: HouseAsks) -> Iterator[Situation]:
    yield _made(
        "first-day",
        _("Es su primer día, y nadie le ha explicado de quién depende esto."),
        house.area(), house.responsible(), house.responsible_phone(),
    )  # fmt: skip
    yield _made(
        "unapproved",
        _("Le piden que publique esta tarde algo que nadie ha dado por bueno."),
        house.approver(), house.approver_phone(),
    )  # fmt: skip
    yield from _in_a_crisis(house)
    yield from _with_people(house)
    yield from _now_and_then(data, house)


def _in_a_crisis(house: HouseAsks) -> Iterator[Situation]:
    yield _made(
        "flood",
        _("Domingo, 6:00. El río se ha salido y la gente pregunta qué hace."),
        house.part(CrisisRole.COORDINATOR, _("¿Quién coordina?")),
        house.part_phone(CrisisRole.COORDINATOR, _("¿A qué teléfono se le llama?")),
        house.part(CrisisRole.EDITOR, _("¿Quién escribe y publica los avisos?")),
    )
    yield _made(
        "journalist",
        _("Llama un periodista por un vídeo que corre por los móviles."),
        house.part(CrisisRole.SPOKESPERSON, _("¿Quién habla por todos?")),
        house.part_phone(CrisisRole.SPOKESPERSON, _("¿A qué teléfono se le pasa la llamada?")),
        house.voice(),
    )
    yield _made(
        "water",
        _("Se corta el agua en media calle y todavía no se sabe por qué."),
        house.part(CrisisRole.SERVICE, _("¿Quién sabe qué se ha roto?")),
        house.contact_phone(),
    )
    yield _made(
        "ransom",
        _("El ordenador no deja abrir nada y pide dinero."),
        house.part(CrisisRole.IT, _("¿Quién lleva la informática?")),
        house.part_phone(CrisisRole.IT, _("¿A qué teléfono se le llama?")),
        house.part(CrisisRole.SECRETARY, _("¿Quién se ocupa de la denuncia?")),
    )


def _with_people(house: HouseAsks) -> Iterator[Situation]:
    yield _made(
        "child",
        _("Una madre pide que se quite ya la foto de su hijo en la piscina."),
        house.part(CrisisRole.DATA_PROTECTION, _("¿Quién lleva la protección de datos?")),
        house.answers_for_rules(),
    )
    yield _made(
        "late-question",
        _("Un vecino pregunta a las once de la noche si mañana hay consulta médica."),
        house.hours(), house.out_of_hours(),
    )  # fmt: skip
    yield _made(
        "insult",
        _("Un comentario insulta a quien lleva la cuenta y alguien quiere borrarlo."),
        house.rules_address(), house.answers_for_rules(), house.approver(),
    )  # fmt: skip


def _now_and_then(data: ManualData, house: HouseAsks) -> Iterator[Situation]:
    snapshot = data.snapshot
    if snapshot.style is not None and not snapshot.style.has_no_logo:
        yield _made(
            "poster",
            _("La peña quiere poner el escudo en el cartel de las fiestas, pequeñito y en una esquina."),
            house.smallest_size(), house.clear_space(), house.approver(),
        )  # fmt: skip
    for period in snapshot.periods[:1] if data.council.kind.is_public else ():
        yield _made(
            f"campaign-{period.id}",
            _("Quieren contar lo conseguido en cuatro años, ahora que llegan las elecciones."),
            house.electoral_day(period),
            house.part(CrisisRole.SECRETARY, _("¿A quién se pregunta en Secretaría?")),
            house.part_phone(CrisisRole.SECRETARY, _("¿A qué teléfono?")),
        )
    if snapshot.handover is not None:
        own = snapshot.handover.handover
        yield _made(
            "delivery",
            _("Llega el día de entregar las cuentas y falta saber quién firma, y dónde."),
            house.giver(own), house.receiver(own), house.place(own),
        )  # fmt: skip
