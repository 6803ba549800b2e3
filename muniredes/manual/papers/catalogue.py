"""Every paper there is, and how each is composed."""

from collections.abc import Callable, Mapping
from functools import partial

from muniredes.domain.channels.profiles import OpeningRequest
from muniredes.domain.council import Scope
from muniredes.domain.knowledge.facts import HELP
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark
from muniredes.manual.compose.annexes import catalogue
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Document
from muniredes.manual.papers import (
    broken_computer,
    calendar,
    conversation,
    crisis,
    decree,
    forms,
    register,
    rehearsal,
    written,
)
from muniredes.manual.papers.broken_computer import Places
from muniredes.manual.papers.sheet import sheet


class Paper(WordedEnum):
    """A paper that the program writes."""

    DECREE = "decreto", mark("Borrador de decreto")
    RULES = "normas", mark("Normas de participación")
    NOTICE = "aviso-legal", mark("Aviso legal de los perfiles")
    REGISTER = "cuentas-oficiales", mark("Lista pública de cuentas oficiales")
    IRREGULAR = "cuentas-por-regularizar", mark("Cuentas por poner en orden (reservado)")
    OPENING_FORM = "solicitud-perfil", mark("Formulario para pedir un perfil")
    CONSENT_FORM = "permiso-imagen", mark("Permiso para publicar imágenes")
    RESOLUTION = "propuesta-resolucion", mark("Propuesta de resolución")
    CRISIS_LISTS = "listas-de-crisis", mark("Listas de crisis en blanco")
    FIVE_MINUTES = "primeros-cinco-minutos", mark("Los primeros cinco minutos")
    PLENARY = "propuesta-pleno", mark("Propuesta de reglamento para el Pleno")
    REQUIREMENT = "requerimiento-cuenta", mark("Requerimiento para que entreguen una cuenta")
    RECOVERY = "expediente-recuperacion", mark("Expediente para recuperar una cuenta")
    MESSAGING = "normas-mensajeria", mark("Normas del servicio de avisos por mensajería")
    ELECTORAL_BOARD = "informe-junta-electoral", mark("Informe para la Junta Electoral")
    ILLEGAL_CONTENT = "aviso-contenido-ilegal", mark("Aviso a una red de un contenido ilegal")
    SECURITY_INCIDENT = "aviso-incidente", mark("Aviso de un incidente de seguridad")
    PAID_ADVERTS = "anuncios-de-pago", mark("Anuncios de pago y lo gastado en el año")
    WHISTLE_BLOWERS = "canal-de-denuncias", mark("Dónde contar un fraude: texto para la web")
    BROKEN_COMPUTER = "si-se-estropea", mark("Si este ordenador se estropea")
    GLOSSARY = "glosario", mark("Glosario")
    SOURCES = "fuentes-y-fechas", mark("Fuentes y fechas")
    CALENDAR = "calendario-entero", mark("Calendario entero")
    REHEARSAL = "ensayo-de-relevo", mark("Ensayo de relevo, en blanco")
    HELP = "ayuda", mark("Ayuda del programa")

    @property
    def purpose(self) -> str:
        """What it is for, in one sentence."""
        return _(_PURPOSES[self])


_PURPOSES = {
    Paper.DECREE: mark("Autoriza los perfiles y aprueba sus normas, con la lista en un anexo."),
    Paper.RULES: mark("Para colgarlas en la web y enlazarlas desde cada perfil."),
    Paper.NOTICE: mark("Quién está detrás de las cuentas y qué se hace con los datos."),
    Paper.REGISTER: mark("Para la web: cuáles son las de verdad. También en HTML."),
    Paper.IRREGULAR: mark("Las que no salen en los papeles oficiales, y qué le pasa a cada una."),
    Paper.OPENING_FORM: mark("En blanco, para que lo rellene el área que quiere un perfil."),
    Paper.CONSENT_FORM: mark("En blanco, separado de cualquier inscripción."),
    Paper.RESOLUTION: mark("Sobre una solicitud de perfil, con su veredicto."),
    Paper.CRISIS_LISTS: mark("Todas, para marcarlas con bolígrafo, con sus textos detrás."),
    Paper.FIVE_MINUTES: mark("Una hoja para la pared, con los teléfonos."),
    Paper.PLENARY: mark("Para que las normas de las redes las apruebe el Pleno: propuesta, texto y fechas."),
    Paper.REQUIREMENT: mark("Carta a quien se quedó con una cuenta que es de la casa."),
    Paper.RECOVERY: mark("Lo que pide la red para devolver una cuenta perdida, con la carta."),
    Paper.MESSAGING: mark(
        "Qué se manda por WhatsApp o Telegram, cuándo, y cómo se apunta y se borra la gente."
    ),
    Paper.ELECTORAL_BOARD: mark("Qué se retiró, cuándo y quién lo decidió, con su diligencia."),
    Paper.ILLEGAL_CONTENT: mark("Los datos que pide la red para quitarlo, y cómo se reclama si dice que no."),
    Paper.SECURITY_INCIDENT: mark("Lo que se dice al CCN-CERT o a la Diputación cuando hay un ataque grave."),
    Paper.PAID_ADVERTS: mark("Cuatro preguntas antes de pagar, y la tabla que se publica cada año."),
    Paper.WHISTLE_BLOWERS: mark("Para la portada de la web, y qué se contesta a quien lo cuenta en una red."),
    Paper.BROKEN_COMPUTER: mark(
        "Una hoja: dónde están las copias, cómo se sigue en otro y a quién se llama."
    ),
    Paper.GLOSSARY: mark("Las palabras de las redes y las del manual, dichas en claro."),
    Paper.CALENDAR: mark("Los doce meses día a día, con sus textos, y lo que ya salió."),
    Paper.REHEARSAL: mark("Las situaciones del ensayo, para contestarlas a mano con el manual delante."),
    Paper.SOURCES: mark("De dónde sale cada dato, de qué día es y cuáles no se han contrastado."),
    Paper.HELP: mark("Qué se hace en cada página, en dos minutos. Es la misma que sale con F1."),
}

_COMPOSERS: Mapping[Paper, Callable[[ManualData], tuple[Block, ...]]] = {
    Paper.DECREE: decree.blocks,
    Paper.RULES: conversation.rules,
    Paper.NOTICE: conversation.notice,
    Paper.REGISTER: register.blocks,
    Paper.IRREGULAR: register.irregular,
    Paper.OPENING_FORM: forms.opening,
    Paper.CONSENT_FORM: forms.consent,
    Paper.CRISIS_LISTS: crisis.lists,
    Paper.FIVE_MINUTES: crisis.first_five_minutes,
    Paper.PLENARY: partial(written.blocks, key="pleno"),
    Paper.REQUIREMENT: partial(written.blocks, key="requerimiento"),
    Paper.RECOVERY: partial(written.blocks, key="recuperacion"),
    Paper.MESSAGING: partial(written.blocks, key="mensajeria"),
    Paper.ELECTORAL_BOARD: partial(written.blocks, key="junta"),
    Paper.ILLEGAL_CONTENT: partial(written.blocks, key="contenido_ilegal"),
    Paper.SECURITY_INCIDENT: partial(written.blocks, key="incidente"),
    Paper.PAID_ADVERTS: partial(written.blocks, key="anuncios"),
    Paper.WHISTLE_BLOWERS: partial(written.blocks, key="informantes"),
    Paper.GLOSSARY: partial(written.blocks, key="glosario"),
    Paper.SOURCES: catalogue.sources,
    Paper.REHEARSAL: rehearsal.blank,
    Paper.CALENDAR: calendar.whole,
    Paper.HELP: partial(written.blocks, key=HELP),
}
NEED_NO_DATA = frozenset({Paper.CRISIS_LISTS, Paper.FIVE_MINUTES, Paper.HELP})
"""What can be printed before anything is known of the council, or when its data cannot be opened."""

NO_DRAFTS = NEED_NO_DATA | {
    Paper.REGISTER, Paper.IRREGULAR, Paper.GLOSSARY, Paper.SOURCES, Paper.CALENDAR, Paper.REHEARSAL,
    Paper.BROKEN_COMPUTER,
}  # fmt: skip
"""What is used as it is: the others are revised first."""


_SCOPES = {
    Paper.PLENARY: Scope.MUNICIPAL,
    Paper.ELECTORAL_BOARD: Scope.PUBLIC,
    Paper.SECURITY_INCIDENT: Scope.PUBLIC,
    Paper.PAID_ADVERTS: Scope.PUBLIC,
    Paper.WHISTLE_BLOWERS: Scope.PUBLIC,
}


def scope_of(paper: Paper) -> Scope:
    """Return for which bodies a paper is."""
    return _SCOPES.get(paper, Scope.ALL)


def compose_paper(
    paper: Paper, data: ManualData, request: OpeningRequest | None = None, places: Places = ()
) -> Document:
    """Return a paper as a value; a resolution is about a request.

    `places` says where the guide and its copies are in this computer, for the sheet of the day it dies.
    """
    if paper is Paper.BROKEN_COMPUTER:
        return sheet(data, paper.word, broken_computer.blocks(data, places), is_draft=False)
    if paper is Paper.RESOLUTION:
        assert request is not None
        return sheet(data, paper.word, decree.resolution(data, request))
    return sheet(data, paper.word, _COMPOSERS[paper](data), is_draft=paper not in NO_DRAFTS)
