"""Chapter 4: how a profile is opened, merged and closed, and what was decided of each."""

from collections.abc import Iterator

from muniredes.domain.accounts.account import network_name
from muniredes.domain.channels.judging import judge
from muniredes.domain.channels.profiles import Closure, OpeningRequest, ProfileState, Verdict
from muniredes.domain.dates import long_date
from muniredes.domain.fields import kind_word, word
from muniredes.domain.people import hours
from muniredes.domain.texts.text import in_a_row, lines_of
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData, gathered, titled
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Chapter,
    Facts,
    Heading,
    Items,
    Marker,
    Rich,
    Text,
    Tone,
    or_pending,
    pending,
    rich,
)
from muniredes.manual.drawing import Arrow, Drawing, Paint, Shape


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; nothing while no profile was asked for nor closed."""
    if not data.snapshot.requests and not data.snapshot.closures:
        return None
    return Chapter("4", chapter_title("4"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    yield Text(rich(_("Mejor un perfil vivo que cinco muertos.")), Tone.LEAD)
    yield Heading(_("Cómo se pide un perfil nuevo"), key="pedir-perfil")
    yield Text(rich(_("Quien lo pide contesta cuatro preguntas; el área que coordina propone y se decide.")))
    yield Items(tuple(_questions()), Marker.NUMBER)
    yield _states()
    yield Heading(_("Antes de abrirlo"), key="antes-de-abrir")
    yield data.advice_list("antes_de_abrir", Marker.TICK)
    yield Heading(_("Cómo se cierra"), key="como-se-cierra")
    yield data.advice_list("cierre", Marker.NUMBER)
    yield Heading(_("Cómo se unen dos"), key="como-se-unen")
    yield data.advice_list("fusion")
    yield from _requests(data)
    yield from _closures(data)


def _questions() -> Iterator[Rich]:
    yield titled(
        word("opening_request.objectives"),
        _("¿Qué se quiere conseguir? ¿Busca que la gente participe o colabore?"),
    )
    yield titled(word("opening_request.theme"), _("¿Está definida? ¿Interesa a los vecinos?"))
    yield titled(word("opening_request.addressees"), _("¿A qué colectivos concretos va dirigido?"))
    yield titled(
        word("opening_request.functions"), _("¿Sirve esta red, y no otra, para lo que se quiere hacer?")
    )


_WIDE, _TALL = 84.0, 26.0
_PLACES = {
    ProfileState.STUDY: (0, 0),
    ProfileState.PROPOSED: (1, 0),
    ProfileState.APPROVED: (2, 0),
    ProfileState.OPEN: (3, 0),
    ProfileState.DROPPED: (0, 1),
    ProfileState.REFUSED: (1, 1),
    ProfileState.CLOSING: (3, 1),
    ProfileState.MERGED: (2, 2),
    ProfileState.CLOSED: (3, 2),
}
_ARROWS = (
    (ProfileState.STUDY, ProfileState.PROPOSED),
    (ProfileState.PROPOSED, ProfileState.APPROVED),
    (ProfileState.APPROVED, ProfileState.OPEN),
    (ProfileState.STUDY, ProfileState.DROPPED),
    (ProfileState.PROPOSED, ProfileState.REFUSED),
    (ProfileState.OPEN, ProfileState.CLOSING),
    (ProfileState.CLOSING, ProfileState.CLOSED),
    (ProfileState.CLOSING, ProfileState.MERGED),
)
"""The steps that are usual; those back are said in words."""


def _states() -> Drawing:
    shapes = tuple(
        Shape(
            column * 112, row * 44, _WIDE, _TALL, state.word, fill=Paint.BAND, stroke=Paint.ACCENT, bold=True
        )
        for state, (column, row) in _PLACES.items()
    )
    steps = "; ".join(f"{start.word} → {end.word}" for start, end in _ARROWS)
    return Drawing(
        3 * 112 + _WIDE,
        2 * 44 + _TALL,
        shapes,
        _("Estados de un perfil. De uno a otro: {steps}.").format(steps=steps),
        _("Estados de un perfil. Lo denegado o descartado puede volver a estudiarse."),
        tuple(_arrow(start, end) for start, end in _ARROWS),
    )


def _arrow(start: ProfileState, end: ProfileState) -> Arrow:
    (column1, row1), (column2, row2) = _PLACES[start], _PLACES[end]
    x1, y1, x2, y2 = column1 * 112, row1 * 44, column2 * 112, row2 * 44
    if row1 == row2:
        return Arrow(x1 + _WIDE, y1 + _TALL / 2, x2 - 1, y2 + _TALL / 2)
    return Arrow(x1 + _WIDE / 2, y1 + _TALL, x2 + _WIDE / 2, y2 - 1)


def _requests(data: ManualData) -> Iterator[Block]:
    if not data.snapshot.requests:
        return
    yield Heading(_("Solicitudes"), key="solicitudes")
    for request in data.snapshot.requests:
        yield Heading(request.name, level=3)
        told = _decided_rows if request.decided_on else _request_rows
        rows = [row for row in told(data, request) if not request.state.is_over or row[1] != pending()]
        yield Facts(gathered(rows), _("Solicitud de {name}").format(name=request.name))
    if any(request.decided_on for request in data.snapshot.requests):
        said = _("De las ya decididas, lo que se contestó a las cuatro preguntas está en «Canales».")
        yield Text(rich(said), Tone.NOTE)


def _decided_rows(data: ManualData, request: OpeningRequest) -> Iterator[tuple[str, Rich]]:
    """Yield what is still of use of a request that was decided."""
    yield word("opening_request.state"), rich(request.state.word)
    network = network_name(request.network_id, data.networks) if request.network_id else ""
    yield _("Red y nombre"), or_pending(" · ".join(part for part in (network, request.handle) if part))
    yield word("opening_request.area_id"), or_pending(data.area(request.area_id))
    yield from _decision(data, request)


def _request_rows(data: ManualData, request: OpeningRequest) -> Iterator[tuple[str, Rich]]:
    yield word("opening_request.state"), rich(request.state.word)
    network = network_name(request.network_id, data.networks) if request.network_id else ""
    yield _("Red y nombre"), or_pending(" · ".join(part for part in (network, request.handle) if part))
    yield word("opening_request.area_id"), or_pending(data.area(request.area_id))
    yield (
        word("opening_request.objectives"),
        _answer(
            request.objectives,
            (_("participativo"), request.is_participatory),
            (_("colaborativo"), request.is_collaborative),
        ),
    )
    yield (
        word("opening_request.theme"),
        _answer(
            request.theme,
            (_("definida"), request.theme_is_defined),
            (_("interesa a los vecinos"), request.is_of_interest),
        ),
    )
    yield (
        word("opening_request.addressees"),
        _answer(request.addressees, (_("concretos"), request.are_specific)),
    )
    yield (
        word("opening_request.functions"),
        _answer(request.functions, (_("la red sirve"), request.tool_fits)),
    )
    yield _("Bastaría una etiqueta"), _answer(request.hashtag, ("", request.hashtag_would_do))
    yield _("Quién lo lleva"), data.by_name(request.keeper_id)
    yield word("opening_request.deputy_id"), data.by_name(request.deputy_id)
    yield (
        word("opening_request.weekly_hours"),
        or_pending(hours(request.weekly_hours) if request.weekly_hours is not None else ""),
    )
    yield from _homework(request)
    yield _("Veredicto"), rich(_judged(data, request).sentence)
    yield from _decision(data, request)


def _answer(text: str, *checks: tuple[str, bool | None]) -> Rich:
    words = {True: _("sí"), False: _("no")}
    told = [(name, words[met]) for name, met in checks if met is not None]
    said = ", ".join(": ".join(part for part in one if part) for one in told)
    if not text and not said:
        return pending()
    return rich(in_a_row((text, said)))


def _homework(request: OpeningRequest) -> Iterator[tuple[str, Rich]]:
    for label, text in (
        (_("Publicaciones pensadas"), request.ideas),
        (_("Perfiles mirados"), request.similar),
    ):
        if text:
            yield label, rich("; ".join(lines_of(text)))


def _decision(data: ManualData, request: OpeningRequest) -> Iterator[tuple[str, Rich]]:
    if request.asked_on:
        yield word("opening_request.asked_on"), rich(long_date(request.asked_on))
    if request.decided_on:
        yield word("opening_request.decided_on"), rich(long_date(request.decided_on))
    if request.decided_by_id:
        yield _("Lo decidió"), data.by_name(request.decided_by_id)
    if request.resolution:
        yield word("opening_request.resolution"), rich(request.resolution)
    if request.decision_reason:
        yield _("Motivo"), rich(request.decision_reason)
    account = data.snapshot.account(request.account_id)
    if account is not None:
        yield kind_word("account"), rich(data.title(account))


def _judged(data: ManualData, request: OpeningRequest) -> Verdict:
    return judge(request, data.snapshot, data.networks, data.as_of)


def _closures(data: ManualData) -> Iterator[Block]:
    if not data.snapshot.closures:
        return
    yield Heading(_("Cierres"), key="cierres")
    for closure in data.snapshot.closures:
        account = data.snapshot.account(closure.account_id)
        if account is not None:
            title = data.title(account)
            yield Heading(title, level=3)
            yield Facts(
                gathered(_closure_rows(data, closure)), _("Cierre de {account}").format(account=title)
            )


def _closure_rows(data: ManualData, closure: Closure) -> Iterator[tuple[str, Rich]]:
    into = data.snapshot.account(closure.into_id)
    account = data.snapshot.account(closure.account_id)
    yield word("opening_request.state"), rich(data.standing(account).word if account else closure.state.word)
    if into is not None:
        yield word("closure.into_id"), rich(data.title(into))
    yield word("closure.reason"), or_pending(closure.reason)
    yield _("1. Copia de lo publicado"), data.day(closure.copied_on)
    yield word("closure.copy_place"), or_pending(closure.copy_place)
    yield _("2. Aviso fijado"), data.day(closure.notice_on)
    yield _("3. Enlaces cambiados"), data.day(closure.links_changed_on)
    kept = {None: "", True: _("Sí, para que nadie lo coja"), False: _("No")}[closure.keeps_handle]
    yield _("4. Se conserva el nombre"), or_pending(kept)
    yield _("5. Lista de cuentas actualizada"), data.day(closure.register_updated_on)
    yield _("Lo decidió"), data.by_name(closure.decided_by_id)
    yield word("closure.decided_on"), data.day(closure.decided_on)
    yield _("Decreto o acuerdo del cierre"), or_pending(closure.resolution)
    yield word("closure.closed_on"), data.day(closure.closed_on)
