"""Accounts, who has their keys, and how they are mended."""

from collections.abc import Mapping

from muniredes.domain.accounts.account import MOST_FOLLOWERS, AccountState, KeyLack, SecondFactor
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.fields.card import Card, Filled, Found, Kind
from muniredes.domain.texts.text import NAME_LIMIT
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "account": mark("Cuenta"),
    "custody": mark("Llaves de la cuenta"),
    "remedy": mark("Arreglo de una cuenta"),
}

_STATES = (
    (AccountState.ACTIVE, "activa|active|published|en uso|en_uso|abierta|si|publicada"),
    (AccountState.PAUSED, "en pausa|pausada|paused|inactiva|inactive"),
    (AccountState.CLOSED, "cerrada|closed|archived|archivada|baja|eliminada"),
    (AccountState.NO_ACCESS, "sin acceso|no access|perdida|no podemos entrar"),
)

CARDS = (
    Card(
        "account.network_id",
        "Red",
        Kind.CODE,
        filled=Filled.APART,
        limit=40,
        found=Found.TEXT,
        headings="red|red social|plataforma|account platform|platform|service|service key|servicio"
        "|network|social network|canal|tipo|tipo de red|account type|rrss|social media|redes|redes sociales"
        "|app|xarxa|xarxa social|rede|rede social|sarea|sare soziala",
    ),
    Card(
        "account.handle",
        "Nombre de usuario",
        Kind.LINE,
        filled=Filled.APART,
        limit=NAME_LIMIT,
        headings="usuario|nombre de usuario|handle|user|username|user name|account|cuenta|screen name"
        "|identificador|alias|arroba|service account|usuari|nom d usuari|usuaria|erabiltzailea|usuario perfil"
        "|usuario cuenta|nick",
    ),
    Card(
        "account.address",
        "Dirección",
        Kind.WEB,
        limit=500,
        found=Found.TEXT,
        headings="direccion|url|enlace|link|direccion de internet|direccion web|account url|service url"
        "|profile url|perfil|pagina|address|website|web|uri|profile|link to profile|login uri|direccion url"
        "|adreca|enllac|ligazon|enderezo|helbidea|esteka|hiperenlace|hipervinculo",
    ),
    Card(
        "account.name",
        "Nombre visible",
        Kind.LINE,
        limit=NAME_LIMIT,
        found=Found.TEXT,
        headings="nombre|nombre visible|account name|name|titulo|title|denominacion|display name"
        "|organization|nombre de la cuenta|perfil oficial|profile name|nom|nome|izena",
    ),
    Card(
        "account.state",
        "Estado",
        Kind.CHOICE,
        options=AccountState,
        headings="estado|status|situacion|activa|state|estat|egoera",
        read_as=_STATES,
    ),
    Card(
        "account.purpose",
        "Para qué sirve",
        Kind.NOTE,
        found=Found.TEXT,
        lines=2,
        headings="descripcion|short description|description|finalidad|para que|para que sirve|objetivo"
        "|tematica|contenido",
    ),
    Card(
        "account.area_id",
        "Área",
        Kind.LINK,
        to="area",
        headings="area|departamento|concejalia|agencies|agency|servicio municipal|organismo|delegacion"
        "|unidad|department|negociado|servicio|arloa|saila|departament|regidoria",
    ),
    Card(
        "account.personal_profile",
        "Es un perfil personal",
        Kind.YES_NO,
        asked=mark("¿Es el perfil personal de alguien?"),
        yes=mark("Sí, es de una persona"),
        no=mark("No, es del organismo"),
    ),
    Card("account.opened_on", "Abierta el", Kind.DAY, is_past=True),
    Card("account.closed_on", "Cerrada el", Kind.DAY, filled=Filled.APART, is_past=True),
    Card(
        "account.last_post_on",
        "Última publicación",
        Kind.DAY,
        is_past=True,
        headings="ultima publicacion|last post|fecha ultima publicacion|ultimo post|ultima actividad",
    ),
    Card(
        "account.followers",
        "Seguidores",
        Kind.COUNT,
        most=MOST_FOLLOWERS,
        headings="seguidores|followers|fans|suscriptores|n seguidores|numero de seguidores|no de seguidores"
        "|no seguidores|seguidors|seguidoras|jarraitzaileak",
    ),
    Card(
        "account.weekly_hours",
        "Horas a la semana",
        Kind.HOURS,
        asked=mark("Horas a la semana que pide"),
    ),
    Card(
        "account.idle_limit_days",
        "Días sin publicar que se admiten",
        Kind.COUNT,
        most=3650,
        hint=mark("Si lo deja vacío, 45."),
        suffix=mark("días"),
    ),
    Card(
        "account.notes",
        "Notas",
        Kind.NOTE,
        found=Found.TEXT,
        lines=3,
        headings="notas|notes|observaciones|comentarios|long description|observacions|comentaris|oharrak",
    ),
    Card("custody.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card(
        "custody.holder_id",
        "Quién tiene las llaves",
        Kind.PERSON,
        headings="titular|responsable|resp|quien tiene las llaves|contacto|contacts|contact|users|gestor"
        "|administrador|persona|community manager|encargado|point of contact|managed by|owner|quien"
        "|quien lo lleva|quien la lleva|gestionado por|persona responsable|persoa responsable|arduraduna"
        "|persona de contacto|encargada|persona encargada|gestora|administradora|lo lleva|la lleva|titulares"
        "|responsables|encargados|quien publica|quien gestiona|qui la porta|qui ho porta|quen a leva"
        "|quen o leva",
    ),
    Card("custody.deputy_id", "Suplente", Kind.PERSON),
    Card(
        "custody.email",
        "Correo de recuperación",
        Kind.EMAIL,
        headings="correo|email|e mail|correo electronico|correo de recuperacion|mail|correo asociado",
    ),
    Card(
        "custody.phone",
        "Teléfono de recuperación",
        Kind.PHONE,
        headings="telefono|telefono de recuperacion|movil|phone",
    ),
    Card(
        "custody.phone_is_municipal",
        "El teléfono es municipal",
        Kind.YES_NO,
        asked=mark("¿De quién es la línea?"),
        yes=mark("Del organismo"),
        no=mark("Particular"),
        needs="custody.phone",
    ),
    Card("custody.second_factor", "Doble verificación", Kind.CHOICE, options=SecondFactor),
    Card("custody.second_factor_holder_id", "Quién tiene el aparato", Kind.PERSON),
    Card(
        "custody.password_place",
        "Dónde está la contraseña",
        Kind.LINE,
        refuses_passwords=True,
        hint=mark("Solo dónde: la contraseña no se escribe aquí."),
    ),
    Card("custody.password_changed_on", "Contraseña cambiada el", Kind.DAY, is_past=True),
    Card(
        "custody.resolution",
        "Decreto o acuerdo",
        Kind.LINE,
        asked=mark("Decreto o acuerdo que la abrió"),
        headings="decreto|resolucion|acuerdo|decreto o acuerdo|expediente",
    ),
    Card("custody.resolution_on", "Fecha del decreto", Kind.DAY, is_past=True),
    Card(
        "custody.last_copy_on",
        "Última copia",
        Kind.DAY,
        is_past=True,
        asked=mark("Última copia de lo publicado"),
        hint=mark("Si tiene el fichero, apúntelo en «Entregar y recibir», «Archivo»: su día ya cuenta."),
    ),
    Card("custody.reviewed_on", "Última revisión", Kind.DAY, filled=Filled.APART, is_past=True),
    Card("custody.lacks", "Lo que no tiene", Kind.SEVERAL, filled=Filled.APART, options=KeyLack),
    Card("remedy.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card("remedy.cause", "Qué se arregla", Kind.CHOICE, filled=Filled.PROGRAM, options=Cause),
    Card("remedy.begun_on", "Pedido el", Kind.DAY, filled=Filled.PROGRAM),
    Card("remedy.wait_until", "Se espera hasta el", Kind.DAY, filled=Filled.APART),
    Card("remedy.done_on", "Hecho el", Kind.DAY, filled=Filled.APART),
    Card("remedy.note", "Notas", Kind.NOTE, filled=Filled.APART),
)
