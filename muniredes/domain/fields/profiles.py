"""How a profile is asked for and how it is closed."""

from collections.abc import Mapping

from muniredes.domain.channels.profiles import ProfileState
from muniredes.domain.fields.card import Card, Filled, Found, Kind
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "opening_request": mark("Solicitud de apertura"),
    "closure": mark("Cierre de un perfil"),
}

CARDS = (
    Card("opening_request.name", "Nombre del perfil", Kind.LINE, found=Found.NAME),
    Card("opening_request.network_id", "Red", Kind.LINE),
    Card("opening_request.handle", "Nombre de usuario", Kind.LINE, found=Found.TEXT),
    Card("opening_request.state", "Estado", Kind.CHOICE, filled=Filled.APART, options=ProfileState),
    Card("opening_request.area_id", "Área que lo pide", Kind.LINK, to="area"),
    Card("opening_request.objectives", "Objetivos", Kind.NOTE, found=Found.TEXT),
    Card("opening_request.is_participatory", "Busca que la gente participe", Kind.YES_NO),
    Card("opening_request.is_collaborative", "Busca hacer algo junto a otros", Kind.YES_NO),
    Card("opening_request.theme", "Temática", Kind.NOTE, found=Found.TEXT),
    Card("opening_request.theme_is_defined", "El tema está definido", Kind.YES_NO),
    Card("opening_request.is_of_interest", "Interesa a los vecinos", Kind.YES_NO),
    Card("opening_request.addressees", "Destinatarios", Kind.NOTE, found=Found.TEXT),
    Card("opening_request.are_specific", "Son colectivos concretos", Kind.YES_NO),
    Card("opening_request.functions", "Funciones", Kind.NOTE),
    Card("opening_request.tool_fits", "Esta red sirve para eso", Kind.YES_NO),
    Card("opening_request.keeper_id", "Quién lo llevará", Kind.PERSON),
    Card("opening_request.deputy_id", "Suplente", Kind.PERSON),
    Card("opening_request.weekly_hours", "Horas a la semana", Kind.HOURS),
    Card("opening_request.ideas", "Publicaciones ya pensadas", Kind.NOTE),
    Card("opening_request.similar", "Perfiles parecidos que se han mirado", Kind.NOTE),
    Card("opening_request.hashtag_would_do", "Bastaría con una etiqueta", Kind.YES_NO),
    Card("opening_request.hashtag", "Qué etiqueta y en qué canal", Kind.LINE),
    Card("opening_request.asked_on", "Pedido el", Kind.DAY),
    Card("opening_request.decided_by_id", "Quién lo decidió", Kind.PERSON, did=True),
    Card("opening_request.decided_on", "Decidido el", Kind.DAY),
    Card("opening_request.resolution", "Decreto o acuerdo", Kind.LINE),
    Card("opening_request.decision_reason", "Motivo de la decisión", Kind.NOTE),
    Card(
        "opening_request.account_id",
        "Cuenta que se abrió",
        Kind.LINK,
        filled=Filled.PROGRAM,
        to="account",
    ),
    Card("closure.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card("closure.into_id", "Se une a", Kind.LINK, to="account"),
    Card("closure.reason", "Motivo", Kind.NOTE),
    Card("closure.copied_on", "Copia hecha el", Kind.DAY),
    Card("closure.copy_place", "Dónde está la copia", Kind.LINE),
    Card("closure.notice_on", "Aviso fijado el", Kind.DAY),
    Card("closure.links_changed_on", "Enlaces cambiados el", Kind.DAY),
    Card("closure.keeps_handle", "Se conserva el nombre de usuario", Kind.YES_NO),
    Card("closure.register_updated_on", "Lista de cuentas actualizada el", Kind.DAY),
    Card("closure.decided_by_id", "Quién lo decidió", Kind.PERSON, did=True),
    Card("closure.decided_on", "Decidido el", Kind.DAY),
    Card("closure.resolution", "Decreto o acuerdo", Kind.LINE),
    Card("closure.closed_on", "Cerrado el", Kind.DAY),
)
