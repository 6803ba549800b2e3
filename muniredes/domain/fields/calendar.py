"""The posting calendar: messages, where they go, and each time they go out."""

from collections.abc import Mapping
from datetime import date

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.holidays import OnHoliday
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

_STATES = (
    (PostState.IDEA, "propuesta|sugerencia|ideas"),
    (
        PostState.DRAFT,
        (
            "pendiente|por hacer|en preparacion|preparando|redactado|redactada|draft|to do"
            "|sin publicar|sin empezar|no iniciado|not started|en curso|en proceso|in progress"
            "|doing|no publicado|no publicada|planificada|planificado|prevista|previsto|pte|pdte"
            "|pendent|pendente|por publicar"
        ),
    ),
    (
        PostState.IN_REVIEW,
        (
            "revision|por revisar|pendiente de revision|pendiente de aprobar"
            "|pendiente de aprobacion|pendiente de validar|por validar|in review|por aprobar"
            "|a revisar"
        ),
    ),
    (
        PostState.APPROVED,
        (
            "aprobado|validada|validado|ok|visto bueno|lista|listo|programada|programado|approved"
            "|scheduled|queue|programat|confirmado|confirmada"
        ),
    ),
    (
        PostState.PUBLISHED,
        (
            "publicado|hecha|hecho|enviada|enviado|subida|subido|published|posted|done|publicat"
            "|publicada en|✅|✔|✓|☑"
        ),
    ),
    (PostState.PAUSED, "pausada|pausado|aplazada|aplazado|pospuesta|pospuesto|paused"),
    (PostState.DISCARDED, "descartado|cancelada|cancelado|anulada|anulado|suspendida|suspendido|cancelled"),
)
_LIGHTS = (
    (ElectoralLight.GREEN, "verde|si|permitido|permitida"),
    (ElectoralLight.AMBER, "ambar|amarillo|naranja|cuidado"),
    (ElectoralLight.RED, "rojo|no|no se puede|prohibido|prohibida"),
)

CARDS = (
    Card(
        "message.title",
        "Título",
        Kind.LINE,
        found=Found.NAME,
        headings="titulo|titular|asunto|nombre|publicacion|post|accion|evento|actividad|concepto|que"
        "|title|name|subject|summary|nombre de la tarea|tarea|card name|task name"
        "|que quiere publicar|que publicar|acto|actos|acte|ekitaldia"
        "|titol|titulua|izenburua|assumpte|que es publica",
    ),
    Card(
        "message.text",
        "Texto",
        Kind.NOTE,
        filled=Filled.APART,
        limit=TEXT_LIMIT,
        found=Found.TEXT,
        headings="texto|copy|mensaje|contenido|texto de la publicacion|texto del post|cuerpo"
        "|descripcion|text|content|message|caption|description|post text|body|post content"
        "|post copy|missatge|mensaxe|mezua|testua|contingut|contido|edukia|desc|card description"
        "|texto a publicar",
    ),
    Card(
        "message.topic_id",
        "Tema",
        Kind.LINK,
        to="topic",
        headings="tema|campana|categoria|tematica|etiqueta|etiquetas|bloque|seccion|topic|campaign|category"
        "|labels",
    ),
    Card(
        "message.responsible_id",
        "Quién la prepara",
        Kind.PERSON,
        headings="quien la prepara|responsable|quien|encargado|encargada|persona|autor|autora"
        "|persona responsable|owner|assignee|author"
        "|arduraduna|qui",
    ),
    Card(
        "message.light",
        "En periodo electoral",
        Kind.CHOICE,
        options=ElectoralLight,
        short=mark("Periodo electoral"),
        headings="periodo electoral|en periodo electoral|electoral",
        read_as=_LIGHTS,
    ),
    Card("message.entry", "Entrada del año municipal", Kind.LINE, filled=Filled.PROGRAM),
    Card("message.starts_at", "Empieza el", Kind.MOMENT, filled=Filled.APART),
    Card(
        "message.rule",
        "Repetición",
        Kind.LINE,
        filled=Filled.APART,
        headings="repeticion|periodicidad|se repite|frecuencia|recurrence",
    ),
    Card("message.exceptions", "Salvo los días", Kind.LIST, filled=Filled.APART, record=date),
    Card(
        "message.on_holiday",
        "Lo que cae en festivo",
        Kind.CHOICE,
        filled=Filled.APART,
        options=OnHoliday,
    ),
    Card(
        "message.minutes",
        "Minutos de trabajo",
        Kind.COUNT,
        most=MOST_MINUTES,
        suffix=mark("minutos"),
        short=mark("Minutos"),
        headings="minutos|minutos de trabajo|tiempo|duracion|minutes",
    ),
    Card("message.is_evergreen", "Se puede repetir cuando haga falta", Kind.YES_NO),
    Card("message.rest_days", "No repetir antes de (días)", Kind.COUNT, most=MOST_REST_DAYS),
    Card("message.months", "Solo en los meses", Kind.LIST, record=int),
    Card("message.pictures", "Imágenes", Kind.ROWS, record=PostPicture),
    Card(
        "message.note",
        "Nota",
        Kind.NOTE,
        found=Found.TEXT,
        headings="nota|notas|observaciones|comentarios|notes|comments",
    ),
    Card("PostPicture.picture", "Imagen", Kind.PICTURE),
    Card(
        "PostPicture.alternative_text",
        "Texto alternativo",
        Kind.LINE,
        headings="texto alternativo|alt|texto alt|alt text|descripcion de la imagen",
    ),
    Card("PostPicture.is_decorative", "Es decorativa", Kind.YES_NO),
    Card("PostPicture.crop", "Recorte", Kind.RECORD, filled=Filled.APART, record=Crop),
    Card(
        "PostPicture.own_cuts",
        "Recorte de una sola red",
        Kind.ROWS,
        filled=Filled.APART,
        record=NetworkCut,
    ),
    Card("NetworkCut.network_id", "Red", Kind.CODE, filled=Filled.APART),
    Card("NetworkCut.crop", "Recorte", Kind.RECORD, filled=Filled.APART, record=Crop),
    Card("Crop.focus_x", "Centro, de izquierda a derecha", Kind.NUMBER, filled=Filled.APART),
    Card("Crop.focus_y", "Centro, de arriba abajo", Kind.NUMBER, filled=Filled.APART),
    Card("Crop.zoom", "Aumento", Kind.NUMBER, filled=Filled.APART),
    Card("outlet.message_id", "Mensaje", Kind.LINK, to="message", is_part=True),
    Card("outlet.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card("outlet.medium", "Canal", Kind.CHOICE, filled=Filled.APART, options=Medium),
    Card("outlet.text", "Texto en este canal", Kind.NOTE, filled=Filled.APART, limit=TEXT_LIMIT),
    Card("post.message_id", "Mensaje", Kind.LINK, to="message", is_part=True),
    Card("post.account_id", "Cuenta", Kind.LINK, filled=Filled.APART, to="account"),
    Card(
        "post.medium",
        "Canal",
        Kind.CHOICE,
        filled=Filled.APART,
        options=Medium,
        headings="canal|red|red social|redes|redes sociales|canales|cuenta|cuentas|plataforma"
        "|plataformas|rrss|medio|medios|donde|perfil|profile|channel|channels|network|platform|account"
        "|xarxa|xarxa social|xarxes|rede|rede social|redes sociais|sarea|sare soziala|sareak"
        "|kanala|kanalak|canals|canle|canles|compte",
    ),
    Card("post.at", "Día y hora", Kind.MOMENT, filled=Filled.APART),
    Card("post.occurrence", "Lugar en la serie", Kind.DAY, filled=Filled.PROGRAM),
    Card(
        "post.state",
        "Estado",
        Kind.CHOICE,
        filled=Filled.APART,
        options=PostState,
        headings="estado|situacion|status|state|estat|egoera",
        read_as=_STATES,
    ),
    Card("post.text", "Texto propio", Kind.NOTE, filled=Filled.APART, limit=TEXT_LIMIT),
    Card("post.pictures", "Imágenes propias", Kind.ROWS, filled=Filled.APART, record=PostPicture),
    Card(
        "post.url",
        "Dirección de la publicación",
        Kind.WEB,
        limit=2000,
        short=mark("Dirección publicada"),
        headings="direccion publicada|direccion de la publicacion|enlace de la publicacion|enlace"
        "|enlace publicado|direccion|link|url|permalink",
    ),
    Card("post.published_at", "Publicada el", Kind.MOMENT),
    Card("post.went_out", "Lo que salió", Kind.ROWS, filled=Filled.PROGRAM, record=Publication),
    Card("post.approved_by_id", "Quién la aprobó", Kind.PERSON, did=True),
    Card("post.approved_on", "Aprobada el", Kind.DAY, filled=Filled.PROGRAM),
    Card("post.approval_note", "Cómo se aprobó", Kind.LINE),
    Card("post.approved_said", "Lo que se aprobó", Kind.LINE, filled=Filled.PROGRAM, is_untold=True),
    Card("post.confirmed_on", "Confirmada en periodo electoral el", Kind.DAY, filled=Filled.PROGRAM),
    Card(
        "post.paused_from",
        "Estado antes de la pausa",
        Kind.CHOICE,
        filled=Filled.PROGRAM,
        options=PostState,
    ),
    Card("Publication.at", "Salió el", Kind.MOMENT, filled=Filled.PROGRAM),
    Card("Publication.text", "Texto", Kind.NOTE, filled=Filled.PROGRAM),
    Card("Publication.pictures", "Imágenes", Kind.ROWS, filled=Filled.PROGRAM, record=PostPicture),
    Card("Publication.channel", "Canal", Kind.LINE, filled=Filled.PROGRAM),
    Card("Publication.address", "Dirección", Kind.WEB, filled=Filled.PROGRAM),
    Card("Publication.planned_at", "Estaba prevista para el", Kind.MOMENT, filled=Filled.PROGRAM),
    Card("calendar_note.title", "Título", Kind.LINE, found=Found.NAME),
    Card("calendar_note.starts_on", "Desde", Kind.DAY),
    Card("calendar_note.ends_on", "Hasta", Kind.DAY),
    Card("calendar_note.note", "Nota", Kind.NOTE, found=Found.TEXT),
    Card("local_holiday.day", "Día", Kind.DAY),
    Card("local_holiday.name", "Qué se celebra", Kind.LINE),
    Card("posting_rules.needs_approval", "Hace falta que otra persona apruebe", Kind.YES_NO),
    Card("posting_rules.approver_id", "Quién aprueba", Kind.PERSON),
    Card("planned_year.first", "Desde", Kind.DAY, filled=Filled.APART),
    Card("planned_year.entries", "Qué se cuenta", Kind.LIST, filled=Filled.APART, record=str),
    Card("planned_year.answers", "Fechas", Kind.ROWS, filled=Filled.APART, record=YearAnswer),
    Card("YearAnswer.key", "Fecha que se pide", Kind.CODE, filled=Filled.PROGRAM),
    Card("YearAnswer.starts", "Desde", Kind.DAY, filled=Filled.APART),
    Card("YearAnswer.ends", "Hasta", Kind.DAY, filled=Filled.APART),
    Card("YearAnswer.at", "Hora", Kind.CODE, filled=Filled.APART),
    Card("YearAnswer.rule", "Repetición", Kind.CODE, filled=Filled.APART),
    Card("YearAnswer.is_guess", "Sin confirmar", Kind.YES_NO, filled=Filled.PROGRAM),
    Card("YearAnswer.channels", "Por qué cuentas sale", Kind.LIST, filled=Filled.APART, record=str),
)
