"""How to write to the council, under which rules, and how to ask, complain or have something taken down."""

from collections.abc import Iterator

from muniredes.domain.citizens.conversation import ConversationGuide
from muniredes.domain.council import EntityKind
from muniredes.domain.dates import long_date
from muniredes.domain.fields import word
from muniredes.domain.spliced import spliced
from muniredes.domain.texts.denials import answered, denies
from muniredes.domain.texts.gaps import left_in
from muniredes.domain.texts.text import lines_of
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Facts, Heading, Items, Marker, Rich, Span, Table, Text, rich


def writing(data: ManualData) -> Iterator[Block]:
    """Yield where to write, when somebody answers, and what the networks are not for: nothing with no way."""
    guide = data.snapshot.conversation or ConversationGuide()
    council = data.council
    if not (data.official or council.telephone or any(address for _label, address in _places(data))):
        return
    rows = [
        (label, rich(text))
        for label, text in (
            (_("Horario"), data.filled(answered(guide.hours))),
            (_("Fuera de ese horario"), data.filled(guide.out_of_hours)),
            (word("person.phone"), council.telephone),
            *(() if data.official or council.telephone else _places(data)),
        )
        if text and not left_in(text)
    ]
    if rows:
        yield Facts(tuple(rows), _("Cuándo se contesta"))
    if guide.deadlines:
        yield Heading(_("Cuánto tardamos"), key="plazos")
        yield Table(
            (_("Qué nos escribe"), _("Le decimos que ha llegado"), _("Le contestamos del todo")),
            tuple((rich(each.kind), rich(each.acknowledge), rich(each.answer)) for each in guide.deadlines),
            (4, 3, 3),
            word("conversation_guide.deadlines"),
        )
    yield Heading(_("Qué no se puede hacer por una red social"), key="no-se-puede")
    yield Items(
        (
            rich(_("Pedir socorro: llame al 112.")),
            rich(_("Presentar una solicitud, un recurso o una queja con plazo: no vale como registro.")),
            rich(
                _("Dar datos personales a la vista de todos. Si hacen falta, se los pediremos por otra vía.")
            ),
        )
    )


def rules(data: ManualData) -> Iterator[Block]:
    """Yield the rules of the council, and what it does when they are broken: only those it has said.

    What nobody has approved is asked of people, and nothing is done to whoever does otherwise.
    """
    guide = data.snapshot.conversation or ConversationGuide()
    said, is_unapproved = _said(data, guide.rules), denies(guide.approved_by)
    if said:
        yield Text(rich(_("Puede opinar, preguntar y criticar. Una crítica no se borra.")))
        if is_unapproved:
            yield Text(rich(_("Esto es lo que le pedimos. Todavía no son normas aprobadas.")))
        yield Items(said)
        approved = _approved(guide)
        if approved:
            yield Text(approved)
    steps = () if is_unapproved else _said(data, guide.procedure)
    if steps:
        yield Heading(_("Si alguien las incumple"), key="incumplimiento")
        yield Items(steps, Marker.NUMBER)


def _said(data: ManualData, text: str) -> tuple[Rich, ...]:
    return tuple(rich(line) for line in map(data.filled, lines_of(text)) if not left_in(line))


def _approved(guide: ConversationGuide) -> Rich:
    """«Las aprobó la Alcaldía (Decreto 12/2026), el 3 de marzo de 2026. Están en …»."""
    parts: list[str | Span] = []
    who = spliced("conversation_guide.approved_by", guide.approved_by)
    number = spliced("conversation_guide.approval_number", guide.approval_number)
    where = spliced("conversation_guide.address", guide.address)
    if who:
        number = f" ({number})" if number else ""
        day = _(", el {day}").format(day=long_date(guide.approved_on)) if guide.approved_on else ""
        parts.append(_("Las aprobó {who}{number}{day}. ").format(who=who, number=number, day=day))
    if where:
        link = where if where.startswith("http") else ""
        parts += [_("Están publicadas en "), Span(where, link=link), "."]
    return rich(*parts)


def complaining(data: ManualData) -> Iterator[Block]:
    """Yield the ways that leave a trace, from the nearest to the last."""
    yield Items(tuple(_ways(data)), Marker.NUMBER)
    rows = [
        (label, rich(Span(text, link=text if text.startswith("http") else "")))
        for label, text in (*_places(data), (word("person.phone"), data.council.telephone))
        if text
    ]
    if rows:
        yield Facts(tuple(rows), _("Dónde dirigirse"))


def _places(data: ManualData) -> tuple[tuple[str, str], ...]:
    """Return where the body is on the web, in words and by its address; nothing for what it has not said."""
    return (
        (word("council.electronic_office"), data.council.office),
        (word("council.website"), data.council.site),
    )


def _ways(data: ManualData) -> Iterator[Rich]:
    if data.official:
        yield rich(_("Escríbanos en la misma cuenta: casi todo se arregla ahí."))
    if data.council.office:
        yield rich(
            _("Si quiere que conste, preséntelo en el registro, en persona o por la sede electrónica.")
        )
    else:
        yield rich(_("Si quiere que conste, preséntelo por escrito y pida copia con la fecha."))
    yield rich(
        _(
            "Si le hemos ocultado un comentario o bloqueado, pida el motivo por escrito: tiene que haber "
            "una norma, "
            "un aviso y un plazo, y puede reclamar."
        )
    )
    if data.council.kind is EntityKind.COMPANY:
        yield rich(
            _(
                "Si compró algo y no está de acuerdo, pida la hoja de reclamaciones. También puede acudir "
                "gratis a la oficina de consumo más cercana."
            )
        )
    if data.council.kind.is_public:
        yield rich(
            _(
                "Si no le contestamos o no está de acuerdo, puede acudir gratis al Defensor del Pueblo o "
                "al de su "
                "comunidad."
            )
        )
    yield rich(_over_personal_data(data))


def _over_personal_data(data: ManualData) -> str:
    authority = data.crisis.authority_of(data.council)
    if authority is None:
        return _(
            "Si es por sus datos personales, puede reclamar ante la autoridad de protección de datos: "
            "la AEPD o, si la tiene, la de su comunidad."
        )
    return _(
        "Si es por sus datos personales, puede reclamar ante la autoridad de protección de datos: {name}."
    ).format(name=authority.name)


def rights(data: ManualData) -> Iterator[Block]:
    """Yield how to have a picture or a datum taken down, and what is asked before they are put up."""
    del data
    yield Items(
        (
            rich(
                _(
                    "Si sale en una foto y no quiere, díganoslo por cualquier vía: la retiramos y le "
                    "contestamos."
                )
            ),
            rich(_("No publicamos a un menor al que se le reconozca sin permiso escrito de su familia.")),
            rich(
                _(
                    "Dar permiso para una foto es voluntario: nadie pierde una plaza ni una ayuda por no "
                    "darlo."
                )
            ),
            rich(
                _("Lo que escribe en una red lo ve también la empresa que la tiene, según sus condiciones.")
            ),
            rich(
                _(
                    "Si hay una imagen íntima publicada sin permiso, el Canal Prioritario de la Agencia "
                    "Española de Protección de Datos ayuda a retirarla."
                )
            ),
            rich(
                _("Si un vídeo o un cartel no se puede leer u oír, pídanoslo de otra forma: se lo daremos.")
            ),
        )
    )


def taking_part(data: ManualData) -> Iterator[Block]:
    """Yield how to help, and the test that anybody can put the accounts to, when there is any."""
    said = _("Díganos qué echa en falta, corríjanos si nos equivocamos y mándenos ideas: se contestan todas.")
    if not data.official:
        yield Text(rich(said))
        return
    asked = _("Y, si tiene diez minutos, haga esta prueba desde su móvil y cuéntenos qué ha fallado.")
    yield Text(rich(f"{said} {asked}"))
    yield data.advice_list("prueba", Marker.TICK)
