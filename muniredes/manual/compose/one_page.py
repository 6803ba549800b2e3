"""Chapter 1: one sheet. In front, what a successor needs the same morning; behind, ten days in order."""

from collections.abc import Iterator, Sequence

from muniredes.domain.accounts.account import Account
from muniredes.domain.fields import kind_word, word
from muniredes.domain.people import FlowStep, Person
from muniredes.domain.texts.phones import told_phone
from muniredes.i18n import _, ngettext
from muniredes.manual.compose import week
from muniredes.manual.compose.crisis import first_minutes
from muniredes.manual.compose.data import ManualData, titled
from muniredes.manual.compose.sheet import LETTERS, rows_that_fit
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Fit,
    Heading,
    Items,
    Marker,
    Rich,
    RuledSpace,
    Span,
    Table,
    Text,
    bold,
    or_pending,
    rich,
)

_ACCOUNTS, _NEVERS, _RISKS = 9, 3, 4
"""How many of each fit on the front of a sheet; of the rest, their number and where they are."""

_KEYS_HEIGHT, _PHONES_HEIGHT = 226.0, 110.0
"""What its tables may take of the page, in points."""

_KEYS_WIDTHS = (4.1, 2.1, 3.8)


def chapter(data: ManualData) -> Chapter:
    """Return the chapter."""
    return Chapter(
        "1", chapter_title("1"), (*_front(data), *_back(data)), starts_page=True, starts_sheet=True
    )


def _front(data: ManualData) -> Iterator[Block]:
    yield _today(data)
    yield Heading(_("Qué cuentas hay y quién tiene las llaves"), key="hoja-cuentas")
    yield from _keys(data)
    yield Heading(_("A quién llamar"), key="hoja-telefonos")
    yield _phones(data)
    yield Heading(_("Qué tiene que salir esta semana"), key="hoja-semana")
    yield from week.blocks(data)
    nevers = " ".join(_ended(item.title) for item in data.advice["nunca"][:_NEVERS])
    yield Text(rich(bold(_("Nunca: ")), nevers))
    yield _wrong(data)


def _back(data: ManualData) -> Iterator[Block]:
    yield Heading(_("Los diez primeros días"), key="hoja-diez-dias", starts_page=True)
    days = tuple(titled(item.title, item.text.value) for item in data.advice["primeros_dias"])
    yield Items(days, Marker.TICK)
    yield Heading(_("Lo que nunca se hace"), key="hoja-nunca")
    yield Items(tuple(titled(item.title, item.text.value) for item in data.advice["nunca"]))
    yield Heading(_("Dónde seguir leyendo"), key="hoja-seguir")
    yield Items(tuple(_where_next(data)))
    yield RuledSpace(_("Apúntelo aquí cuando reciba el manual."), 2)


def _today(data: ManualData) -> Callout:
    """Say what is most likely to be lost, the worst first, and where the rest of it is."""
    risky = data.snapshot.in_danger(data.as_of)
    if not risky:
        return Callout(_("Hoy no hay ninguna cuenta en riesgo alto"), (rich(_pending_said(data)),))
    lines = [
        rich(Span(data.title(each), bold=True, link=_sheet_of(each)), f": {_worst(data, each)}")
        for each in risky[:_RISKS]
    ]
    rest = len(risky) - len(lines)
    if rest:
        lines.append(rich(ngettext("Y {n} más.", "Y {n} más.", rest).format(n=rest)))
    said = f"{_counted(risky)}. {_pending_said(data)}"
    return Callout(said, tuple(lines), is_warning=True)


def _counted(risky: Sequence[Account]) -> str:
    """«Hoy hay 4 cuentas en riesgo, y 1 que se hace pasar por nosotros»."""
    ours = sum(account.is_ours for account in risky)
    others = len(risky) - ours
    said = ngettext("Hoy hay {n} cuenta en riesgo", "Hoy hay {n} cuentas en riesgo", ours).format(n=ours)
    if not others:
        return said
    if not ours:
        alone = ngettext(
            "Hoy hay {n} cuenta que se hace pasar por nosotros",
            "Hoy hay {n} cuentas que se hacen pasar por nosotros",
            others,
        )
        return alone.format(n=others)
    also = ngettext(
        ", y {n} que se hace pasar por nosotros", ", y {n} que se hacen pasar por nosotros", others
    )
    return said + also.format(n=others)


def _worst(data: ManualData, account: Account) -> str:
    return data.snapshot.to_mend(account, data.as_of)[0].sentence


def _sheet_of(account: Account) -> str:
    """Return where its sheet is; what is not ours has none."""
    return f"#cuenta-{account.id}" if account.is_ours else ""


def _pending_said(data: ManualData) -> str:
    count = len(data.examination.findings)
    said = ngettext(
        "En total queda {n} asunto: capítulo 16.", "En total quedan {n} asuntos: capítulo 16.", count
    )
    return said.format(n=count)


def _keys(data: ManualData) -> Iterator[Block]:
    accounts = data.accounts
    if not accounts:
        yield RuledSpace(_("No hay ninguna cuenta apuntada todavía. Escriba aquí las que encuentre."), 8)
        return
    rows = rows_that_fit((_keys_row(data, account) for account in accounts), _KEYS_WIDTHS, _KEYS_HEIGHT)
    rows = rows[:_ACCOUNTS]
    yield Table(
        (kind_word("account"), word("custody.holder_id"), word("custody.password_place")),
        rows,
        _KEYS_WIDTHS,
        _("Cuentas, con quién tiene sus llaves"),
        Fit(_KEYS_HEIGHT, LETTERS, LETTERS),
    )
    rest = len(accounts) - len(rows)
    if rest:
        text = ngettext("Hay {n} cuenta más en el ", "Hay {n} cuentas más en el ", rest).format(n=rest)
        yield Text(rich(text, Span(_("registro de cuentas"), link="#capitulo-3"), "."))


def _keys_row(data: ManualData, account: Account) -> tuple[Rich, ...]:
    custody = data.snapshot.custody(account)
    return (
        rich(data.title(account)),
        data.by_name(custody.holder_id),
        data.password_place(account),
    )


def _phones(data: ManualData) -> Table:
    rows = [(rich(role), data.by_name(person.id), _reach(person)) for role, person in _contacts(data)]
    return Table(
        (_("Para qué"), _("Quién"), _("Teléfono o correo")),
        tuple(rows),
        (2.3, 2.3, 5.4),
        _("A quién llamar"),
        Fit(_PHONES_HEIGHT, LETTERS, LETTERS),
    )


def _reach(person: Person) -> Rich:
    return or_pending(" · ".join(part for part in (told_phone(person.phone), person.email) if part))


def _contacts(data: ManualData) -> Iterator[tuple[str, Person]]:
    """Yield whom to call for what, each person once."""
    snapshot = data.snapshot
    area = snapshot.coordinating_area
    publisher, deputy = snapshot.step_holders(FlowStep.PUBLISH)
    wanted = [
        (_("Coordina las redes"), area.responsible_id if area else None),
        (_("Lleva el día a día"), publisher),
        (_("Suplente del día a día"), deputy),
        (_("Decide si se publica"), snapshot.approver_id),
        (_("Prepara este manual"), None if publisher else snapshot.council_user_id),
    ]
    seen: set[int] = set()
    for role, person_id in wanted:
        person = snapshot.person(person_id)
        if person is not None and person_id is not None and person_id not in seen:
            seen.add(person_id)
            yield role, person


def _wrong(data: ManualData) -> Callout:
    """Return the first steps when something goes wrong, and the page where the rest are."""
    steps = data.advice["crisis_cinco_minutos"][:_NEVERS]
    served = " · ".join(f"{advice.title}: {advice.text.value}" for advice in data.advice["telefonos"])
    said = [rich(bold(f"{number}. "), _ended(step.title), " ") for number, step in enumerate(steps, start=1)]
    return Callout(
        _("Si algo va mal ({phones})").format(phones=served),
        (
            rich(*said),
            rich(
                bold(f"{len(said) + 1}. "),
                _("Siga en "),
                Span(_("los primeros cinco minutos"), link=f"#{first_minutes.KEY}"),
                _(" y busque lo que pasa en "),
                Span(_("¿Qué pasa?"), link="#crisis-que-pasa"),
            ),
        ),
        is_warning=True,
    )


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _where_next(data: ManualData) -> Iterator[Rich]:
    """Yield the chapters that are wanted first, those that this manual has."""
    snapshot = data.snapshot
    calendar = snapshot.calendar
    said = (snapshot.conversation, snapshot.enquiries, snapshot.moderations, snapshot.citizen_tests)
    places = (
        ("2", _("quién hace qué"), True),
        ("3", _("cada cuenta, con su estado"), True),
        ("9", _("qué sale y cuándo"), calendar is not None and not calendar.is_empty),
        ("10", _("qué se contesta, y en cuánto tiempo"), any(said)),
        ("12", _("cómo se protegen y cómo se traspasan"), True),
        ("13", _("qué se hace cuando algo va mal"), True),
        ("14", _("los días en que hay que tener cuidado"), data.council.kind.is_public),
        ("16", _("qué se entrega y qué queda pendiente"), data.has_delivery),
    )
    for number, what, is_there in places:
        if is_there:
            yield rich(Span(f"{number}. {chapter_title(number)}", link=f"#capitulo-{number}"), f": {what}.")
