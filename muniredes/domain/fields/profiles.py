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
    Card("opening_request.name", mark("Nombre del perfil"), Kind.LINE, found=Found.NAME),
    Card("opening_request.network_id", mark("Red"), Kind.LINE),
    Card("opening_request.handle", mark("Nombre de usuario"), Kind.LINE, found=Found.TEXT),
    Card("opening_request.state", mark("Estado"), Kind.CHOICE, filled=Filled.APART, options=ProfileState),
    Card("opening_request.area_id", mark("Área que lo pide"), Kind.LINK, to="area"),
    Card("opening_request.objectives", mark("Objetivos"), Kind.NOTE, found=Found.TEXT),
    Card("opening_request.is_participatory", mark("Busca que la gente participe"), Kind.YES_NO),
    Card("opening_request.is_collaborative", mark("Busca hacer algo junto a otros"), Kind.YES_NO),
    Card("opening_request.theme", mark("Temática"), Kind.NOTE, found=Found.TEXT),
    Card("opening_request.theme_is_defined", mark("El tema está definido"), Kind.YES_NO),
    Card("opening_request.is_of_interest", mark("Interesa a los vecinos"), Kind.YES_NO),
    Card("opening_request.addressees", mark("Destinatarios"), Kind.NOTE, found=Found.TEXT),
    Card("opening_request.are_specific", mark("Son colectivos concretos"), Kind.YES_NO),
    Card("opening_request.functions", mark("Funciones"), Kind.NOTE),
    Card("opening_request.tool_fits", mark("Esta red sirve para eso"), Kind.YES_NO),
    Card("opening_request.keeper_id", mark("Quién lo llevará"), Kind.PERSON),
    Card("opening_request.deputy_id", mark("Suplente"), Kind.PERSON),
    Card("opening_request.weekly_hours", mark("Horas a la semana"), Kind.HOURS),
    Card("opening_request.ideas", mark("Publicaciones ya pensadas"), Kind.NOTE),
    Card("opening_request.similar", mark("Perfiles parecidos que se han mirado"), Kind.NOTE),
    Card("opening_request.hashtag_would_do", mark("Bastaría con una etiqueta"), Kind.YES_NO),
    Card("opening_request.hashtag", mark("Qué etiqueta y en qué canal"), Kind.LINE),
    Card("opening_request.asked_on", mark("Pedido el"), Kind.DAY),
    Card("opening_request.decided_by_id", mark("Quién lo decidió"), Kind.PERSON, did=True),
    Card("opening_request.decided_on", mark("Decidido el"), Kind.DAY),
    Card("opening_request.resolution", mark("Decreto o acuerdo"), Kind.LINE),
    Card("opening_request.decision_reason", mark("Motivo de la decisión"), Kind.NOTE),
    Card(
        "opening_request.account_id",
        mark("Cuenta que se abrió"),
        Kind.LINK,
        filled=Filled.PROGRAM,
        to="account",
    ),
    Card("closure.account_id", mark("Cuenta"), Kind.LINK, to="account", is_part=True),
    Card("closure.into_id", mark("Se une a"), Kind.LINK, to="account"),
    Card("closure.reason", mark("Motivo"), Kind.NOTE),
    Card("closure.copied_on", mark("Copia hecha el"), Kind.DAY),
    Card("closure.copy_place", mark("Dónde está la copia"), Kind.LINE),
    Card("closure.notice_on", mark("Aviso fijado el"), Kind.DAY),
    Card("closure.links_changed_on", mark("Enlaces cambiados el"), Kind.DAY),
    Card("closure.keeps_handle", mark("Se conserva el nombre de usuario"), Kind.YES_NO),
    Card("closure.register_updated_on", mark("Lista de cuentas actualizada el"), Kind.DAY),
    Card("closure.decided_by_id", mark("Quién lo decidió"), Kind.PERSON, did=True),
    Card("closure.decided_on", mark("Decidido el"), Kind.DAY),
    Card("closure.resolution", mark("Decreto o acuerdo"), Kind.LINE),
    Card("closure.closed_on", mark("Cerrado el"), Kind.DAY),
)
