"""What «Preparar crisis» asks: one thing a page, with why and an example of a small town."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from muniredes.actions import clock
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import PersonField, RowsField
from muniredes.desktop.wizards.asking.plan import Note, Question
from muniredes.desktop.wizards.asking.record import advice
from muniredes.domain.crisis.knowledge import CrisisBook, LevelAdvice
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.plan import BETWEEN_DRILLS
from muniredes.domain.dates import short_date
from muniredes.i18n import _, mark

PHONES, NOTICES = "phones", "notices"
Part = CrisisRole | CrisisLevel

LOCAL_PHONES = (
    (mark("Protección Civil"), mark("Cualquier emergencia del pueblo: qué pasa y quién dirige.")),
    (mark("Policía Local"), mark("Cortes, accidentes, denuncias y qué está pasando en la calle.")),
    (mark("Puesto de la Guardia Civil"), mark("Denunciar una cuenta robada o un bulo grave.")),
    (mark("Centro de salud"), mark("Confirmar lo que toca a la salud antes de publicarlo.")),
    (mark("Servicio de aguas"), mark("Averías y cortes: qué calles y hasta cuándo.")),
    (mark("Informática (o la Diputación)"), mark("Contraseñas, correo y equipos.")),
    (mark("Delegado o delegada de protección de datos"), mark("Valorar una brecha de datos.")),
)
"""Whom almost every town has to call, and what for; the numbers are its own."""

_EXAMPLES: Mapping[CrisisRole, str] = {
    CrisisRole.COORDINATOR: mark("La secretaria; si no está, el administrativo."),
    CrisisRole.EDITOR: mark("Quien lleva las redes; si está de vacaciones, la agente de desarrollo."),
    CrisisRole.MAYOR: mark("El alcalde; si no contesta, la primera teniente de alcalde."),
    CrisisRole.SECRETARY: mark("La secretaria-interventora, aunque la comparta con otro pueblo."),
    CrisisRole.SPOKESPERSON: mark("La alcaldesa; de suplente, el concejal de Seguridad."),
    CrisisRole.IT: mark("El servicio de informática de la Diputación, con su número de guardia."),
    CrisisRole.DATA_PROTECTION: mark("La empresa que hace de delegada de protección de datos."),
    CrisisRole.CIVIL_PROTECTION: mark("La jefa de la agrupación de voluntarios."),
    CrisisRole.SERVICE: mark("El encargado de obras, que también lleva el agua."),
}


def part_key(part: Part) -> str:
    """Return the key of the question about a part, or about who decides at a level."""
    return part.value if isinstance(part, CrisisRole) else f"level-{part.value}"


def person_key(part: Part) -> str:
    """Return the key of the answer that says who."""
    return f"{part_key(part)}.person"


def deputy_key(part: Part) -> str:
    """Return the key of the answer that says who stands in."""
    return f"{part_key(part)}.deputy"


def every_question(book: CrisisBook, holders: Mapping[Part, str]) -> Sequence[Question]:
    """Return all the questions; `holders` are the names said so far, by the part they have."""
    return (
        *map(_role, CrisisRole),
        *(_level(level, book.level(level), holders) for level in reversed(CrisisLevel)),
        _phones(book),
        _voice(),
        _kit(),
        _notices(),
        _drill(),
    )


def _couple(part: Part) -> tuple[PersonField, PersonField]:
    return (
        replace(ask.who("crisis_duty.person_id"), key=person_key(part)),
        replace(
            ask.who(
                "crisis_duty.deputy_id", _("Hace falta: la crisis llegará el día que falte la otra persona.")
            ),
            key=deputy_key(part),
        ),
    )


def _role(role: CrisisRole) -> Question:
    return Question(
        key=part_key(role),
        step=role.word,
        title=_("¿Quién es «{role}» en una crisis?").format(role=role.word),
        lead=role.meaning,
        fields=_couple(role),
        why=_(
            "De madrugada no se busca a quién llamar. La misma persona puede tener varios papeles; "
            "lo que no puede es estar sola."
        ),
        example=_(_EXAMPLES[role]),
    )


def _level(level: CrisisLevel, advice: LevelAdvice, holders: Mapping[Part, str]) -> Question:
    return Question(
        key=part_key(level),
        step=_("Decide: {level}").format(level=level.word),
        title=_("¿Quién decide que es «{level}»?").format(level=level.title),
        lead=advice.when,
        fields=_couple(level),
        why=_("Si está escrito quién decide, nadie espera a una reunión para dar el primer aviso."),
        example=_("Lo grave lo decide la alcaldesa; si no contesta en cinco minutos, la secretaria."),
        notes=_usual(advice, holders),
    )


def _usual(advice: LevelAdvice, holders: Mapping[Part, str]) -> tuple[Note, ...]:
    """Say who usually decides at a level, with the names that were given to those parts."""
    said = [f"{role.word} ({holders[role]})" if role in holders else role.word for role in advice.decides]
    return ((_("Lo normal es que decida"), ", ".join(said)), (_("Y se avisa"), advice.told))


def _phones(book: CrisisBook) -> Question:
    shipped = ", ".join(f"{fact.value.phone} ({fact.value.name})" for fact in book.phones)
    return Question(
        key=PHONES,
        step=_("Los teléfonos"),
        title=_("¿A quién hay que llamar en su pueblo?"),
        lead=_("Quite los que no haya. Si no sabe un número, deje el hueco: se lo recordaremos."),
        fields=(
            RowsField(
                key=PHONES,
                label="",
                columns=tuple(ask.in_row(f"crisis_contact.{name}") for name in ("name", "phone", "purpose")),
                add_label=_("Añadir otro teléfono"),
            ),
        ),
        why=_("Sin internet no se puede buscar un número: aquí se ven siempre, y en el manual, en papel."),
        example=_("El móvil de guardia del servicio de aguas, que no está en la web."),
        notes=((_("Los de toda España ya están"), shipped),),
    )


def _voice() -> Question:
    usual = _(
        "En una crisis habla una sola voz: la persona portavoz. Nadie más contesta a la prensa ni publica "
        "por su cuenta. Quien reciba una pregunta responde: «Lo está llevando el Ayuntamiento; el próximo "
        "aviso será a las [hora]»."
    )
    return Question(
        key="voice",
        step=_("Una sola voz"),
        title=_("¿Cuál es la regla de la única voz?"),
        lead=_("Dos o tres frases que entienda quien acaba de llegar."),
        fields=(ask.text("crisis_plan.single_voice", suggestion=usual, lines=6),),
        why=_("Dos versiones del mismo hecho hacen más daño que el hecho."),
        example=_("Habla la alcaldesa. Los concejales comparten el aviso, sin añadir nada."),
    )


def _kit() -> Question:
    return Question(
        key="kit",
        step=_("El sobre de crisis"),
        title=_("¿Dónde está el sobre de crisis?"),
        lead=_(
            "Un sobre cerrado con el manual impreso, los teléfonos y cómo se recuperan las cuentas. "
            "Aquí solo se dice dónde está."
        ),
        fields=(ask.text("crisis_plan.kit_place"),),
        why=_("Sin luz o sin internet, el papel es lo único que funciona."),
        example=_("En la caja fuerte de Secretaría, y una copia en el cuartel de la Policía Local."),
    )


def _notices() -> Question:
    columns = (
        *(ask.in_row(f"prepared_notice.{name}") for name in ("name", "text", "picture")),
        ask.in_row(
            "prepared_notice.alternative_text",
            _("Hace falta si hay imagen: quien no la ve también necesita el aviso."),
        ),
    )
    return Question(
        key=NOTICES,
        step=_("Avisos preparados"),
        title=_("¿Qué avisos e imágenes puede dejar hechos hoy?"),
        lead=_("Los mensajes de cada lista ya están escritos; aquí, lo que solo sabe su pueblo."),
        fields=(RowsField(key=NOTICES, label="", columns=columns, add_label=_("Añadir otro aviso")),),
        why=_("Con el cartel hecho, el primer aviso sale en cinco minutos y bien escrito."),
        example=_("«Corte de agua», con un cartel del color de los avisos y el teléfono de la avería."),
    )


def _drill() -> Question:
    usual = short_date(clock.today() + BETWEEN_DRILLS / 12)
    return Question(
        key="drill",
        step=_("El simulacro"),
        title=_("¿Qué día se hace el próximo simulacro?"),
        lead=_("Una vez al año, media hora: se sigue una lista como si fuera de verdad, sin publicar nada."),
        fields=(ask.day("crisis_plan.next_drill_on"),),
        why=_("Lo que no se ensaya no sale. Y en el simulacro se descubre el teléfono que ya no existe."),
        example=_("Un martes tranquilo, a primera hora: el {day}.").format(day=usual),
        notes=advice("crisis_simulacro", 7),
    )


def rows(things: Iterable[object], names: Sequence[str]) -> list[dict[str, object]]:
    """Return some records as rows of an answer."""
    return [{name: getattr(thing, name) for name in names} for thing in things]
