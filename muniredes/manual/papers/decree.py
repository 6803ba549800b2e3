"""The draft of a decree that authorises the profiles, and the proposal about one request."""

from collections.abc import Iterator

from muniredes.domain.accounts.account import network_name
from muniredes.domain.channels.judging import judge
from muniredes.domain.channels.profiles import OpeningRequest, Verdict, VerdictKind
from muniredes.domain.fields import kind_word, word
from muniredes.domain.people import Area, hours
from muniredes.domain.texts.text import lines_of
from muniredes.i18n import _, mark
from muniredes.manual.compose.data import ManualData, none_yet
from muniredes.manual.document import (
    Block,
    Facts,
    Heading,
    Items,
    Marker,
    Rich,
    RuledSpace,
    Table,
    Text,
    Tone,
    or_pending,
    pending,
    rich,
)


def blocks(data: ManualData) -> tuple[Block, ...]:
    """Return the draft of a decree, with its annexes."""
    return (*_reasons(data), *_decision(data), *_signature(data), *_annexes(data))


def _reasons(data: ManualData) -> Iterator[Block]:
    yield Heading(_("Por qué"), key="por-que")
    yield Items(
        (
            rich(
                _("{name} informa y atiende a los vecinos también en redes sociales.").format(
                    name=data.council.official_name
                )
            ),
            rich(_("Las cuentas son del organismo, no de quien las lleva, y sirven al mandato siguiente.")),
            rich(_("Los Defensores del Pueblo piden normas aprobadas, publicadas y con procedimiento.")),
            *_law(data),
        )
    )


def _law(data: ManualData) -> Iterator[Rich]:
    """Yield what a public body has to have in writing before it is signed."""
    if data.council.kind.is_public:
        yield rich(
            _("Secretaría informa antes de la firma de la competencia y los fundamentos de derecho: "),
            or_pending(""),
        )


def _decision(data: ManualData) -> Iterator[Block]:
    area = data.snapshot.coordinating_area
    yield Heading(_("Qué se decide"), key="que-se-decide")
    yield Items(
        (
            rich(_authorised(data)),
            *_left_out(data),
            _coordinated(area),
            rich(_("Cada cuenta tiene titular, suplente, doble verificación, correo y teléfono propios.")),
            rich(_("Se aprueban las normas de participación del anexo 2, que se publican en la web.")),
            rich(_("Nadie borra ni vacía una cuenta al dejar su puesto: se entrega con su acta.")),
            rich(_("Se publica la lista de cuentas oficiales y se revisa cada seis meses.")),
        ),
        Marker.NUMBER,
    )


def _coordinated(area: Area | None) -> Rich:
    if area is None:
        return rich(_("Qué área los coordina, propone aperturas y cierres y guarda el registro: "), pending())
    said = _("Los coordina el área de {area}, que propone aperturas y cierres y guarda el registro.")
    return rich(said.format(area=area.name))


def _authorised(data: ManualData) -> str:
    if not data.official:
        return _("No se autoriza todavía ningún perfil. No se abre otro sin solicitud y decisión escrita.")
    return _("Se autorizan los perfiles del anexo 1. No se abre otro sin solicitud y decisión escrita.")


def _left_out(data: ManualData) -> Iterator[Rich]:
    """Yield that there are others, without naming them: that is told apart, in a reserved paper."""
    if data.irregular:
        yield rich(
            _(
                "Los perfiles que todavía no están en orden no se autorizan: se regularizan, se recuperan "
                "o se cierran, y constan en un informe reservado."
            )
        )


def _signature(data: ManualData) -> Iterator[Block]:
    asked = (
        _("Lugar, fecha y firma. Número de resolución.")
        if data.council.kind.is_public
        else _("Lugar, fecha y firma.")
    )
    yield RuledSpace(asked, 3)


def _annexes(data: ManualData) -> Iterator[Block]:
    yield Heading(_("Anexo 1. Perfiles autorizados"), key="anexo-1")
    yield account_table(data)
    yield Heading(_("Anexo 2. Normas de participación"), key="anexo-2")
    yield from rules_of(data)
    yield Heading(_("Si alguien las incumple"), 3, key="incumplimiento")
    yield from procedure_of(data)


def rules_of(data: ManualData, marker: Marker = Marker.BULLET) -> Iterator[Block]:
    """Yield the rules of participation: the council's own, or those of the catalogue as what they are."""
    guide = data.snapshot.conversation
    if guide is not None and guide.rules:
        yield Items(tuple(rich(line) for line in lines_of(data.printable(guide.rules))), marker)
        return
    yield proposed()
    yield data.advice_list("normas", marker)


def procedure_of(data: ManualData) -> Iterator[Block]:
    """Yield what is done when the rules are broken: the council's own, or that of the catalogue as it is."""
    guide = data.snapshot.conversation
    if guide is not None and guide.procedure:
        yield Items(tuple(rich(line) for line in lines_of(data.printable(guide.procedure))), Marker.NUMBER)
        return
    yield proposed()
    yield data.advice_list("procedimiento", Marker.NUMBER)


def proposed() -> Text:
    """Return what stands before what the council has not said, in the draft of what it will approve."""
    return Text(
        rich(_("Es una propuesta del programa: cámbiela o quite esta línea antes de aprobarla.")), Tone.NOTE
    )


_ACCOUNT_WIDTHS = (2.6, 3.2, 3, 1.8)
_ALWAYS_SHOWN = 2
"""The first columns: the name of an account and its address."""


def account_table(data: ManualData) -> Block:
    """Return the official accounts, with what each is for and blanks for what is not known."""
    rows = tuple(
        (title, place, or_pending(purpose), or_pending(area))
        for title, place, purpose, area in _official(data)
    )
    if not rows:
        return none_yet()
    return Table(_account_headings(), rows, _ACCOUNT_WIDTHS, _("Cuentas oficiales"))


def official_table(data: ManualData) -> Block:
    """Return the official accounts to be published: a column that nobody has filled in is left out."""
    found = tuple(_official(data))
    if not found:
        return none_yet()
    shown = [
        column
        for column in range(len(_ACCOUNT_WIDTHS))
        if column < _ALWAYS_SHOWN or any(row[column] for row in found)
    ]
    rows = tuple(
        tuple(rich(cell) if isinstance(cell, str) else cell for cell in (row[column] for column in shown))
        for row in found
    )
    headings = _account_headings()
    return Table(
        tuple(headings[column] for column in shown),
        rows,
        tuple(_ACCOUNT_WIDTHS[column] for column in shown),
        _("Cuentas oficiales"),
    )


def _account_headings() -> tuple[str, ...]:
    return kind_word("account"), word("account.address"), word("account.purpose"), word("account.area_id")


def _official(data: ManualData) -> Iterator[tuple[Rich, Rich, str, str]]:
    """Yield each account: its name, its address, what it is for and its area, as far as they are known."""
    for account in data.official:
        purpose = account.purpose or data.snapshot.line(account).content
        yield rich(data.title(account)), data.address(account), purpose, data.area(account.area_id)


def resolution(data: ManualData, request: OpeningRequest) -> tuple[Block, ...]:
    """Return the proposal about a request: what was asked, its answers, the verdict and the decision."""
    return tuple(_proposal(data, request))


def _proposal(data: ManualData, request: OpeningRequest) -> Iterator[Block]:
    found = judge(request, data.snapshot, data.networks, data.as_of)
    yield Heading(_("Qué se pide"), key="que-se-pide")
    yield Facts(tuple(_asked(data, request)), _("La solicitud"))
    yield Heading(_("Las cuatro preguntas"), key="cuatro-preguntas")
    yield Facts(
        (
            (word("opening_request.objectives"), or_pending(request.objectives)),
            (word("opening_request.theme"), or_pending(request.theme)),
            (word("opening_request.addressees"), or_pending(request.addressees)),
            (word("opening_request.functions"), or_pending(request.functions)),
        ),
        _("Respuestas a las cuatro preguntas"),
    )
    yield Heading(_("Qué se propone"), key="que-se-propone")
    yield Text(rich(_(_ADVISED[found.kind])))
    yield Items(tuple(map(rich, found.reasons)))
    yield Items(tuple(_points(found, request)), Marker.NUMBER)
    yield RuledSpace(_("Propone: nombre, cargo, fecha y firma."), 2)
    yield RuledSpace(_("Decide: se autoriza o no, motivo, fecha y firma."), 3)


def _asked(data: ManualData, request: OpeningRequest) -> Iterator[tuple[str, Rich]]:
    network = network_name(request.network_id, data.networks) if request.network_id else ""
    yield _("Perfil"), rich(request.name)
    yield _("Red y nombre de usuario"), or_pending(" · ".join(filter(None, (network, request.handle))))
    yield word("opening_request.area_id"), or_pending(data.area(request.area_id))
    yield word("opening_request.keeper_id"), data.who(request.keeper_id)
    yield word("opening_request.deputy_id"), data.who(request.deputy_id)
    needed = hours(request.weekly_hours) if request.weekly_hours is not None else ""
    yield word("opening_request.weekly_hours"), or_pending(needed)


_ADVISED = {
    VerdictKind.OPEN: mark("Conviene abrirlo: pasa las cuatro preguntas y hay quien lo lleve."),
    VerdictKind.WHEN: mark("Conviene abrirlo cuando se cumpla esto:"),
    VerdictKind.BETTER_NOT: mark("Conviene no abrirlo, por esto:"),
}


def _points(found: Verdict, request: OpeningRequest) -> Iterator[Rich]:
    if found.lacks_answers:
        yield rich(_("No decidir todavía sobre el perfil «{name}».").format(name=request.name))
        yield rich(_("Devolver la solicitud a quien la hizo, para que la complete."))
        return
    if found.kind is VerdictKind.BETTER_NOT:
        yield rich(_("No autorizar el perfil «{name}» por los motivos anteriores.").format(name=request.name))
        yield rich(_("Atender lo que se busca en los canales que ya hay."))
        return
    yield rich(_("Autorizar el perfil «{name}».").format(name=request.name))
    if found.kind is VerdictKind.WHEN:
        yield rich(_("No abrirlo hasta que se cumpla lo que falta."))
    yield rich(_("Abrirlo con correo y teléfono del organismo, doble verificación, titular y suplente."))
    yield rich(_("Añadirlo a la lista pública de cuentas oficiales y revisarlo cada seis meses."))
