"""Forms to be filled in by hand: to ask for a profile, and to allow the use of an image."""

from collections.abc import Iterator

from muniredes.domain.fields import kind_word, word
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Facts,
    Fit,
    Heading,
    Marker,
    RuledSpace,
    Table,
    Text,
    pending,
    rich,
)

_DENSE = Fit(height=170, largest=9, smallest=8)
"""So that whoever signs sees on one page what is allowed, what she must know and where to sign."""


def opening(data: ManualData) -> tuple[Block, ...]:
    """Return the blank form that asks for a profile."""
    return tuple(_opening(data))


def _opening(data: ManualData) -> Iterator[Block]:
    yield Text(rich(_("Lo rellena el área que quiere el perfil y lo entrega al área que coordina.")))
    yield Facts(
        tuple(
            (label, pending())
            for label in (
                kind_word("area"),
                _("Persona de contacto"),
                _("Perfil"),
                word("opening_request.network_id"),
                word("opening_request.handle"),
            )
        ),
        _("Quién lo pide"),
    )
    for title, asked, lines in (
        (_("1. Objetivos"), _("¿Qué se quiere conseguir? ¿Participará o colaborará alguien?"), 3),
        (_("2. Temática"), _("¿De qué tratará? ¿A quién le interesa?"), 2),
        (_("3. Destinatarios"), _("¿A qué colectivos concretos va dirigido?"), 2),
        (_("4. Funciones"), _("¿Por qué esta red y no otra?"), 2),
        (_("Quién y cuánto"), _("Quién lo llevará, quién suple y cuántas horas a la semana."), 2),
        (_("Diez publicaciones ya pensadas"), _("Una en cada línea."), 10),
        (_("Cinco perfiles parecidos"), _("Uno en cada línea, y qué hacen."), 5),
    ):
        yield Heading(title, level=2)
        yield RuledSpace(asked, lines)
    yield Heading(_("Antes de entregarlo"), key="antes")
    yield data.advice_list("antes_de_abrir", Marker.TICK)
    yield RuledSpace(_("Fecha y firma."), 2)


def consent(data: ManualData) -> tuple[Block, ...]:
    """Return the blank consent to publish an image, apart from any enrolment."""
    return tuple(_consent(data))


def _consent(data: ManualData) -> Iterator[Block]:
    yield Text(
        rich(
            _(
                "Este permiso es voluntario y no va unido a ninguna inscripción: "
                "decir que no, o retirarlo, no quita ninguna plaza ni servicio."
            )
        )
    )
    yield Facts(
        (
            (_("Responsable"), rich(data.council.official_name)),
            (_("Actividad"), pending()),
            (_("Persona que sale en la imagen"), pending()),
            (_("Si es menor: quién lo representa"), pending()),
            (word("picture_credit.licence_until"), pending()),
        ),
        _("Datos del permiso"),
    )
    yield Heading(_("Marque lo que permite. Lo que no marque, no se hace"), key="permite")
    yield Table(
        (_("Para qué"), _("Sí"), _("No")),
        tuple((rich(purpose), rich("☐"), rich("☐")) for purpose in _purposes(data)),
        (8, 1, 1),
        _("Lo que se permite y lo que no"),
        _DENSE,
    )
    yield Heading(_("Qué tiene que saber"), key="saber")
    yield data.advice_list("permiso")
    yield RuledSpace(_("Fecha y firma. Si es menor, de quien lo representa."), 2)
    yield RuledSpace(_("Retirada del permiso: fecha y firma."), 1)


def _purposes(data: ManualData) -> Iterator[str]:
    yield from (_("Publicar en {account}.").format(account=name) for name in _places(data))
    yield _("Usarla en carteles y folletos del organismo.")
    yield _("Guardarla en el archivo municipal.")


def _places(data: ManualData) -> list[str]:
    found = [data.title(account) for account in data.official if account in data.posting]
    return found or [_("la web del organismo")]
