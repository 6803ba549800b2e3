"""The posting calendar: messages, where they go, and each time they go out."""

from collections.abc import Mapping
from datetime import date

from muniredes.domain.calendar.messages.light import ElectoralLight
from muniredes.domain.calendar.messages.message import (
    MOST_MINUTES,
    MOST_REST_DAYS,
    TEXT_LIMIT,
    NetworkCut,
    PostPicture,
    Publication,
)
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.year.entries import YearAnswer
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.fields.card import Card, Filled, Found, Kind
from muniredes.domain.voice.pieces import Crop
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "message": mark("Mensaje"),
    "outlet": mark("Canal de un mensaje"),
    "post": mark("Publicación"),
    "calendar_note": mark("Nota del calendario"),
    "local_holiday": mark("Festivo local"),
    "posting_rules": mark("Aprobación de publicaciones"),
    "planned_year": mark("Plan del año"),
}

CARDS = (
    Card(
        "message.title",
        mark("Título"),
        Kind.LINE,
        found=Found.NAME,
        headings="titulo|titular|asunto|nombre|publicacion|post|accion|evento|actividad|concepto|que"
        "|title|name|subject|summary"
        "|titol|titulua|izenburua|assumpte|que es publica",
    ),
    Card(
        "message.text",
        mark("Texto"),
        Kind.NOTE,
        filled=Filled.APART,
        limit=TEXT_LIMIT,
        found=Found.TEXT,
        headings="texto|copy|mensaje|contenido|texto de la publicacion|texto del post|cuerpo"
        "|descripcion|text|content|message|caption|description|post text|body|post content"
        "|post copy|missatge|mensaxe|mezua|testua|contingut|contido|edukia|desc",
    ),
    Card(
        "message.topic_id",
        mark("Tema"),
        Kind.LINK,
        to="topic",
        headings="tema|campana|categoria|tematica|etiqueta|etiquetas|bloque|seccion|topic|campaign|category"
        "|labels",
    ),
    Card(
        "message.responsible_id",
        mark("Quién la prepara"),
        Kind.PERSON,
        headings="quien la prepara|responsable|quien|encargado|encargada|persona|autor|autora"
        "|persona responsable|owner|assignee|author"
        "|arduraduna|qui",
    ),
    Card(
        "message.light",
        mark("En periodo electoral"),
        Kind.CHOICE,
        options=ElectoralLight,
        short=mark("Periodo electoral"),
        headings="periodo electoral|en periodo electoral|electoral",
    ),
    Card("message.entry", mark("Entrada del año municipal"), Kind.LINE, filled=Filled.PROGRAM),
    Card("message.starts_at", mark("Empieza el"), Kind.MOMENT, filled=Filled.APART),
    Card(
        "message.rule",
        mark("Repetición"),
        Kind.LINE,
        filled=Filled.APART,
        headings="repeticion|periodicidad|se repite|frecuencia|recurrence",
    ),
    Card("message.exceptions", mark("Salvo los días"), Kind.LIST, filled=Filled.APART, record=date),
    Card(
        "message.minutes",
        mark("Minutos de trabajo"),
        Kind.COUNT,
        most=MOST_MINUTES,
        suffix=mark("minutos"),
        short=mark("Minutos"),
        headings="minutos|minutos de trabajo|tiempo|duracion|minutes",
    ),
    Card("message.is_evergreen", mark("Se puede repetir cuando haga falta"), Kind.YES_NO),
    Card("message.rest_days", mark("No repetir antes de (días)"), Kind.COUNT, most=MOST_REST_DAYS),
    Card("message.months", mark("Solo en los meses"), Kind.LIST, record=int),
    Card("message.pictures", mark("Imágenes"), Kind.ROWS, record=PostPicture),
    Card(
        "message.note",
        mark("Nota"),
        Kind.NOTE,
        found=Found.TEXT,
        headings="nota|notas|observaciones|comentarios|notes|comments",
    ),
    Card("PostPicture.picture", mark("Imagen"), Kind.PICTURE),
    Card(
        "PostPicture.alternative_text",
        mark("Texto alternativo"),
        Kind.LINE,
        headings="texto alternativo|alt|texto alt|alt text|descripcion de la imagen",
    ),
    Card("PostPicture.is_decorative", mark("Es decorativa"), Kind.YES_NO),
    Card("PostPicture.crop", mark("Recorte"), Kind.RECORD, filled=Filled.APART, record=Crop),
    Card(
        "PostPicture.own_cuts",
        mark("Recorte de una sola red"),
        Kind.ROWS,
        filled=Filled.APART,
        record=NetworkCut,
    ),
    Card("NetworkCut.network_id", mark("Red"), Kind.CODE, filled=Filled.APART),
    Card("NetworkCut.crop", mark("Recorte"), Kind.RECORD, filled=Filled.APART, record=Crop),
    Card("Crop.focus_x", mark("Centro, de izquierda a derecha"), Kind.NUMBER, filled=Filled.APART),
    Card("Crop.focus_y", mark("Centro, de arriba abajo"), Kind.NUMBER, filled=Filled.APART),
    Card("Crop.zoom", mark("Aumento"), Kind.NUMBER, filled=Filled.APART),
    Card("outlet.message_id", mark("Mensaje"), Kind.LINK, to="message", is_part=True),
    Card("outlet.account_id", mark("Cuenta"), Kind.LINK, to="account", is_part=True),
    Card("outlet.medium", mark("Canal"), Kind.CHOICE, filled=Filled.APART, options=Medium),
    Card("outlet.text", mark("Texto en este canal"), Kind.NOTE, filled=Filled.APART, limit=TEXT_LIMIT),
    Card("post.message_id", mark("Mensaje"), Kind.LINK, to="message", is_part=True),
    Card("post.account_id", mark("Cuenta"), Kind.LINK, filled=Filled.APART, to="account"),
    Card(
        "post.medium",
        mark("Canal"),
        Kind.CHOICE,
        filled=Filled.APART,
        options=Medium,
        headings="canal|red|red social|redes|redes sociales|canales|cuenta|cuentas|plataforma"
        "|plataformas|rrss|medio|medios|donde|perfil|channel|channels|network|platform|account"
        "|xarxa|xarxa social|xarxes|rede|rede social|redes sociais|sarea|sare soziala|kanala|compte",
    ),
    Card("post.at", mark("Día y hora"), Kind.MOMENT, filled=Filled.APART),
    Card("post.occurrence", mark("Lugar en la serie"), Kind.DAY, filled=Filled.PROGRAM),
    Card(
        "post.state",
        mark("Estado"),
        Kind.CHOICE,
        filled=Filled.APART,
        options=PostState,
        headings="estado|situacion|status|state|estat|egoera",
    ),
    Card("post.text", mark("Texto propio"), Kind.NOTE, filled=Filled.APART, limit=TEXT_LIMIT),
    Card("post.pictures", mark("Imágenes propias"), Kind.ROWS, filled=Filled.APART, record=PostPicture),
    Card(
        "post.url",
        mark("Dirección de la publicación"),
        Kind.WEB,
        limit=2000,
        short=mark("Dirección publicada"),
        headings="direccion publicada|direccion de la publicacion|enlace de la publicacion|enlace"
        "|enlace publicado|direccion|link|url|permalink",
    ),
    Card("post.published_at", mark("Publicada el"), Kind.MOMENT),
    Card("post.went_out", mark("Lo que salió"), Kind.ROWS, filled=Filled.PROGRAM, record=Publication),
    Card("post.approved_by_id", mark("Quién la aprobó"), Kind.PERSON, did=True),
    Card("post.approved_on", mark("Aprobada el"), Kind.DAY, filled=Filled.PROGRAM),
    Card("post.approval_note", mark("Cómo se aprobó"), Kind.LINE),
    Card("post.approved_said", mark("Lo que se aprobó"), Kind.LINE, filled=Filled.PROGRAM, is_untold=True),
    Card("post.confirmed_on", mark("Confirmada en periodo electoral el"), Kind.DAY, filled=Filled.PROGRAM),
    Card(
        "post.paused_from",
        mark("Estado antes de la pausa"),
        Kind.CHOICE,
        filled=Filled.PROGRAM,
        options=PostState,
    ),
    Card("Publication.at", mark("Salió el"), Kind.MOMENT, filled=Filled.PROGRAM),
    Card("Publication.text", mark("Texto"), Kind.NOTE, filled=Filled.PROGRAM),
    Card("Publication.pictures", mark("Imágenes"), Kind.ROWS, filled=Filled.PROGRAM, record=PostPicture),
    Card("Publication.channel", mark("Canal"), Kind.LINE, filled=Filled.PROGRAM),
    Card("Publication.address", mark("Dirección"), Kind.WEB, filled=Filled.PROGRAM),
    Card("Publication.planned_at", mark("Estaba prevista para el"), Kind.MOMENT, filled=Filled.PROGRAM),
    Card("calendar_note.title", mark("Título"), Kind.LINE, found=Found.NAME),
    Card("calendar_note.starts_on", mark("Desde"), Kind.DAY),
    Card("calendar_note.ends_on", mark("Hasta"), Kind.DAY),
    Card("calendar_note.note", mark("Nota"), Kind.NOTE, found=Found.TEXT),
    Card("local_holiday.day", mark("Día"), Kind.DAY),
    Card("local_holiday.name", mark("Qué se celebra"), Kind.LINE),
    Card("posting_rules.needs_approval", mark("Hace falta que otra persona apruebe"), Kind.YES_NO),
    Card("posting_rules.approver_id", mark("Quién aprueba"), Kind.PERSON),
    Card("planned_year.first", mark("Desde"), Kind.DAY, filled=Filled.APART),
    Card("planned_year.entries", mark("Qué se cuenta"), Kind.LIST, filled=Filled.APART, record=str),
    Card("planned_year.answers", mark("Fechas"), Kind.ROWS, filled=Filled.APART, record=YearAnswer),
    Card("YearAnswer.key", mark("Fecha que se pide"), Kind.CODE, filled=Filled.PROGRAM),
    Card("YearAnswer.starts", mark("Desde"), Kind.DAY, filled=Filled.APART),
    Card("YearAnswer.ends", mark("Hasta"), Kind.DAY, filled=Filled.APART),
    Card("YearAnswer.at", mark("Hora"), Kind.CODE, filled=Filled.APART),
    Card("YearAnswer.rule", mark("Repetición"), Kind.CODE, filled=Filled.APART),
    Card("YearAnswer.is_guess", mark("Sin confirmar"), Kind.YES_NO, filled=Filled.PROGRAM),
)
