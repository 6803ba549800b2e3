"""The words of the guide: the name of each kind of object and of each of its fields, and its closed lists."""

from collections.abc import Mapping
from enum import Enum

from muniredes.domain.accounts import AccountState, SecondFactor
from muniredes.domain.calendar.messages import vocabulary as calendar
from muniredes.domain.channels.blogs import BlogScope
from muniredes.domain.channels.coordination import Medium, Role
from muniredes.domain.channels.plan import Audience, ContentKind, TownSize
from muniredes.domain.channels.profiles import ProfileState
from muniredes.domain.citizens.registers import EnquiryKind, ModerationKind
from muniredes.domain.citizens.rights import Licence
from muniredes.domain.council import EntityKind
from muniredes.domain.crisis import vocabulary as crisis
from muniredes.domain.election_review import ReviewPoint
from muniredes.domain.elections import ElectionKind
from muniredes.domain.handover import vocabulary as handover
from muniredes.domain.people import FlowStep, PersonKind
from muniredes.domain.risk import Cause
from muniredes.domain.voice.style import ColourUse, Treatment
from muniredes.i18n import mark

KINDS = {
    "council": mark("Datos del organismo"),
    "term": mark("Mandato"),
    "electoral_period": mark("Periodo electoral"),
    "election_review": mark("Repaso electoral"),
    "area": mark("Área"),
    "person": mark("Persona"),
    "duty": mark("Paso"),
    "account": mark("Cuenta"),
    "custody": mark("Llaves de la cuenta"),
    "guide_mark": mark("Tarea de la guía"),
    "style_guide": mark("Guía de estilo"),
    "channel_plan": mark("Elección de redes"),
    "editorial_line": mark("Línea editorial"),
    "account_link": mark("Enlace entre cuentas"),
    "blog": mark("Blog"),
    "topic": mark("Tema"),
    "channel_use": mark("Canal de un tema"),
    "opening_request": mark("Solicitud de apertura"),
    "closure": mark("Cierre de un perfil"),
    "conversation_guide": mark("Normas de conversación"),
    "enquiry": mark("Consulta ciudadana"),
    "moderation": mark("Ocultación o bloqueo"),
    "consent": mark("Permiso de imagen"),
    "picture_credit": mark("Imagen del banco"),
    "citizen_test": mark("Prueba del ciudadano"),
    "remedy": mark("Arreglo de una cuenta"),
    **calendar.KINDS,
    **crisis.KINDS,
    **handover.KINDS,
}

_COUNCIL = {
    "council.kind": mark("Tipo de organismo"),
    "council.name": mark("Nombre"),
    "council.municipality_code": mark("Código INE"),
    "council.province": mark("Provincia"),
    "council.region": mark("Comunidad autónoma"),
    "council.website": mark("Web"),
    "council.electronic_office": mark("Sede electrónica"),
    "council.phone": mark("Teléfono para el público"),
    "council.shield": mark("Escudo"),
    "council.user_id": mark("Quién usa el programa"),
    "council.coordinating_area_id": mark("Área que coordina"),
    "council.is_example": mark("Es un ejemplo"),
    "term.starts": mark("Empezó el"),
    "electoral_period.kind": mark("Elecciones"),
    "electoral_period.polling_day": mark("Votación"),
    "election_review.period_id": mark("Elecciones"),
    "election_review.account_id": mark("Cuenta"),
    "election_review.done": mark("Qué se ha repasado"),
    "election_review.reviewed_on": mark("Repasado el"),
    "election_review.reviewer_id": mark("Quién lo repasó"),
    "election_review.removed": mark("Qué se retiró o se cambió"),
    "guide_mark.state": mark("Marca"),
}
_PEOPLE = {
    "area.name": mark("Nombre"),
    "area.responsible_id": mark("Responsable"),
    "person.name": mark("Nombre"),
    "person.post": mark("Cargo"),
    "person.kind": mark("Vinculación"),
    "person.area_id": mark("Área"),
    "person.email": mark("Correo"),
    "person.phone": mark("Teléfono"),
    "person.deputy_id": mark("Suplente"),
    "person.weekly_hours": mark("Horas a la semana"),
    "duty.step": mark("Paso"),
    "duty.person_id": mark("Quién lo hace"),
    "duty.deputy_id": mark("Suplente"),
}
_ACCOUNTS = {
    "account.network_id": mark("Red"),
    "account.handle": mark("Nombre de usuario"),
    "account.address": mark("Dirección"),
    "account.name": mark("Nombre visible"),
    "account.state": mark("Estado"),
    "account.purpose": mark("Para qué sirve"),
    "account.area_id": mark("Área"),
    "account.personal_profile": mark("Es un perfil personal"),
    "account.opened_on": mark("Abierta el"),
    "account.closed_on": mark("Cerrada el"),
    "account.last_post_on": mark("Última publicación"),
    "account.followers": mark("Seguidores"),
    "account.weekly_hours": mark("Horas a la semana"),
    "account.idle_limit_days": mark("Días sin publicar que se admiten"),
    "account.notes": mark("Notas"),
    "custody.holder_id": mark("Quién tiene las llaves"),
    "custody.deputy_id": mark("Suplente"),
    "custody.email": mark("Correo de recuperación"),
    "custody.phone": mark("Teléfono de recuperación"),
    "custody.phone_is_municipal": mark("El teléfono es municipal"),
    "custody.second_factor": mark("Doble verificación"),
    "custody.second_factor_holder_id": mark("Quién tiene el aparato"),
    "custody.password_place": mark("Dónde está la contraseña"),
    "custody.password_changed_on": mark("Contraseña cambiada el"),
    "custody.resolution": mark("Decreto o acuerdo"),
    "custody.resolution_on": mark("Fecha del decreto"),
    "custody.last_copy_on": mark("Última copia"),
    "custody.reviewed_on": mark("Última revisión"),
}
_VOICE = {
    "style_guide.logo": mark("Logotipo sobre fondo claro"),
    "style_guide.logo_on_dark": mark("Logotipo sobre fondo oscuro"),
    "style_guide.clear_space": mark("Espacio libre alrededor"),
    "style_guide.smallest_size": mark("Tamaño mínimo"),
    "style_guide.colours": mark("Colores"),
    "style_guide.typefaces": mark("Tipografías"),
    "style_guide.common_elements": mark("Elementos comunes"),
    "style_guide.treatment": mark("Trato"),
    "style_guide.tone": mark("Tono"),
    "style_guide.examples": mark("Cómo se dice y cómo no"),
    "style_guide.avoided_words": mark("Palabras que se evitan"),
    "style_guide.clear_language": mark("Lenguaje claro"),
    "style_guide.inclusive_language": mark("Lenguaje inclusivo"),
    "style_guide.languages": mark("Lenguas"),
    "style_guide.hashtags": mark("Etiquetas (hashtags)"),
    "style_guide.emojis": mark("Emojis"),
    "style_guide.alternative_text": mark("Texto alternativo de las imágenes"),
    "style_guide.signature": mark("Firma"),
}
_CHANNELS = {
    "channel_plan.size": mark("Habitantes"),
    "channel_plan.audiences": mark("A quién se quiere llegar"),
    "channel_plan.contents": mark("Qué hay que contar"),
    "channel_plan.register_address": mark("Dónde está publicada la lista de cuentas oficiales"),
    "editorial_line.content": mark("Qué se publica"),
    "editorial_line.tone": mark("Tono"),
    "editorial_line.audience": mark("Público"),
    "editorial_line.frequency": mark("Cada cuánto"),
    "editorial_line.posts_per_week": mark("Publicaciones a la semana"),
    "editorial_line.language": mark("Lengua"),
    "editorial_line.publisher_id": mark("Quién publica"),
    "editorial_line.responder_id": mark("Quién responde"),
    "editorial_line.links_to_register": mark("El perfil enlaza a la web y a la lista de cuentas"),
    "editorial_line.linked_from_web": mark("La web enlaza a este perfil"),
    "editorial_line.links_checked_on": mark("Enlaces comprobados el"),
    "remedy.account_id": mark("Cuenta"),
    "remedy.cause": mark("Qué se arregla"),
    "remedy.begun_on": mark("Pedido el"),
    "remedy.wait_until": mark("Se espera hasta el"),
    "remedy.done_on": mark("Hecho el"),
    "remedy.note": mark("Notas"),
    "account_link.account_id": mark("Cuenta"),
    "account_link.to_id": mark("Enlaza a"),
    "blog.scope": mark("De quién es el blog"),
    "blog.responsible_id": mark("Quién responde del blog"),
    "blog.objectives": mark("Objetivos"),
    "blog.guidelines": mark("Normas de publicación"),
    "topic.name": mark("Tema"),
    "topic.note": mark("Nota"),
    "channel_use.topic_id": mark("Tema"),
    "channel_use.account_id": mark("Cuenta"),
    "channel_use.medium": mark("Canal"),
    "channel_use.role": mark("Papel"),
}
_PROFILES = {
    "opening_request.name": mark("Nombre del perfil"),
    "opening_request.network_id": mark("Red"),
    "opening_request.handle": mark("Nombre de usuario"),
    "opening_request.state": mark("Estado"),
    "opening_request.area_id": mark("Área que lo pide"),
    "opening_request.objectives": mark("Objetivos"),
    "opening_request.is_participatory": mark("Busca que la gente participe"),
    "opening_request.is_collaborative": mark("Busca hacer algo junto a otros"),
    "opening_request.theme": mark("Temática"),
    "opening_request.theme_is_defined": mark("El tema está definido"),
    "opening_request.is_of_interest": mark("Interesa a los vecinos"),
    "opening_request.addressees": mark("Destinatarios"),
    "opening_request.are_specific": mark("Son colectivos concretos"),
    "opening_request.functions": mark("Funciones"),
    "opening_request.tool_fits": mark("Esta red sirve para eso"),
    "opening_request.keeper_id": mark("Quién lo llevará"),
    "opening_request.deputy_id": mark("Suplente"),
    "opening_request.weekly_hours": mark("Horas a la semana"),
    "opening_request.ideas": mark("Publicaciones ya pensadas"),
    "opening_request.similar": mark("Perfiles parecidos que se han mirado"),
    "opening_request.hashtag_would_do": mark("Bastaría con una etiqueta"),
    "opening_request.hashtag": mark("Qué etiqueta y en qué canal"),
    "opening_request.asked_on": mark("Pedido el"),
    "opening_request.decided_by_id": mark("Quién lo decidió"),
    "opening_request.decided_on": mark("Decidido el"),
    "opening_request.resolution": mark("Decreto o acuerdo"),
    "opening_request.decision_reason": mark("Motivo de la decisión"),
    "opening_request.account_id": mark("Cuenta que se abrió"),
    "closure.into_id": mark("Se une a"),
    "closure.reason": mark("Motivo"),
    "closure.copied_on": mark("Copia hecha el"),
    "closure.copy_place": mark("Dónde está la copia"),
    "closure.notice_on": mark("Aviso fijado el"),
    "closure.links_changed_on": mark("Enlaces cambiados el"),
    "closure.keeps_handle": mark("Se conserva el nombre de usuario"),
    "closure.register_updated_on": mark("Lista de cuentas actualizada el"),
    "closure.decided_by_id": mark("Quién lo decidió"),
    "closure.decided_on": mark("Decidido el"),
    "closure.resolution": mark("Decreto o acuerdo"),
    "closure.closed_on": mark("Cerrado el"),
}
_CITIZENS = {
    "conversation_guide.rules": mark("Normas de participación"),
    "conversation_guide.procedure": mark("Qué se hace si alguien las incumple"),
    "conversation_guide.approved_by": mark("Quién las aprobó"),
    "conversation_guide.approved_on": mark("Aprobadas el"),
    "conversation_guide.approval_number": mark("Número del acuerdo o decreto"),
    "conversation_guide.address": mark("Dónde están publicadas"),
    "conversation_guide.is_linked": mark("Se enlazan desde cada perfil"),
    "conversation_guide.responsible_id": mark("Quién responde de aplicarlas"),
    "conversation_guide.is_neutral": mark("Las cuentas son neutrales, sin partido"),
    "conversation_guide.hours": mark("Horario de atención"),
    "conversation_guide.out_of_hours": mark("Respuesta fuera de horario"),
    "conversation_guide.deadlines": mark("Plazos de respuesta"),
    "conversation_guide.steps": mark("Qué contestar"),
    "enquiry.asked_on": mark("Llegó el"),
    "enquiry.account_id": mark("Por dónde llegó"),
    "enquiry.kind": mark("Qué es"),
    "enquiry.question": mark("Qué se pregunta"),
    "enquiry.answers_id": mark("Quién contesta"),
    "enquiry.due_on": mark("Contestar antes del"),
    "enquiry.answered_on": mark("Contestada el"),
    "enquiry.answer": mark("Qué se contestó"),
    "enquiry.registry_number": mark("Número de registro"),
    "moderation.done_on": mark("Fecha"),
    "moderation.account_id": mark("En qué cuenta"),
    "moderation.kind": mark("Qué se hizo"),
    "moderation.what": mark("Qué decía"),
    "moderation.rule": mark("Norma que incumple"),
    "moderation.capture": mark("Captura"),
    "moderation.warned_on": mark("Aviso previo del"),
    "moderation.decided_by_id": mark("Quién lo decidió"),
    "moderation.until": mark("Hasta el"),
    "moderation.review_on": mark("Se revisa el"),
    "moderation.appeal": mark("Reclamación y respuesta"),
    "moderation.lifted_on": mark("Levantado el"),
    "consent.subject": mark("De quién es"),
    "consent.is_minor": mark("Es menor de edad"),
    "consent.purpose": mark("Para qué"),
    "consent.channels": mark("Dónde se puede publicar"),
    "consent.given_on": mark("Dado el"),
    "consent.expires_on": mark("Caduca el"),
    "consent.revoked_on": mark("Retirado el"),
    "consent.place": mark("Dónde está el papel firmado"),
    "picture_credit.name": mark("Imagen"),
    "picture_credit.picture": mark("Fichero"),
    "picture_credit.author": mark("Autor o autora"),
    "picture_credit.licence": mark("Licencia"),
    "picture_credit.licence_until": mark("Vale hasta el"),
    "picture_credit.source": mark("De dónde salió"),
    "picture_credit.used_in": mark("Dónde se ha usado"),
    "picture_credit.alternative_text": mark("Texto alternativo"),
    "picture_credit.shows_people": mark("Salen personas reconocibles"),
    "picture_credit.consent_id": mark("Permiso que la ampara"),
    "citizen_test.done_on": mark("Fecha"),
    "citizen_test.tester": mark("Quién la hizo"),
    "citizen_test.answers": mark("Respuestas"),
}

FIELDS: Mapping[str, str] = (
    _COUNCIL
    | _PEOPLE
    | _ACCOUNTS
    | _VOICE
    | _CHANNELS
    | _PROFILES
    | _CITIZENS
    | dict(calendar.FIELDS)
    | dict(crisis.FIELDS)
    | dict(handover.FIELDS)
)
"""The name of every field, by kind and field: «custody.email»."""

RECORD_FIELDS: Mapping[str, str] = {
    "Colour.name": mark("Nombre"),
    "Colour.value": mark("Valor"),
    "Colour.use": mark("Para qué"),
    "Typeface.name": mark("Tipografía"),
    "Typeface.use": mark("Dónde se usa"),
    "Typeface.licence": mark("Licencia"),
    "Typeface.substitute": mark("Si no está, se usa"),
    "ToneExample.say": mark("Así"),
    "ToneExample.avoid": mark("Así no"),
    "Deadline.kind": mark("Qué llega"),
    "Deadline.acknowledge": mark("Primera respuesta"),
    "Deadline.answer": mark("Respuesta completa"),
    "ResponseStep.question": mark("Pregunta"),
    "ResponseStep.do": mark("Qué se hace si es «sí»"),
    "ResponseStep.paste": mark("Texto para pegar"),
    "PostPicture.picture": mark("Imagen"),
    "PostPicture.alternative_text": mark("Texto alternativo"),
    "PostPicture.is_decorative": mark("Es decorativa"),
    "PostPicture.crop": mark("Recorte"),
    "PostPicture.own_cuts": mark("Recorte de una sola red"),
    "NetworkCut.network_id": mark("Red"),
    "NetworkCut.crop": mark("Recorte"),
}
"""The name of every field of the things that live in a list inside an object."""

ENUMS: Mapping[str, type[Enum]] = {
    "council.kind": EntityKind,
    "electoral_period.kind": ElectionKind,
    "election_review.done": ReviewPoint,
    "person.kind": PersonKind,
    "duty.step": FlowStep,
    "account.state": AccountState,
    "custody.second_factor": SecondFactor,
    "remedy.cause": Cause,
    "style_guide.treatment": Treatment,
    "Colour.use": ColourUse,
    "channel_plan.size": TownSize,
    "channel_plan.audiences": Audience,
    "channel_plan.contents": ContentKind,
    "blog.scope": BlogScope,
    "channel_use.medium": Medium,
    "channel_use.role": Role,
    "opening_request.state": ProfileState,
    "enquiry.kind": EnquiryKind,
    "moderation.kind": ModerationKind,
    "picture_credit.licence": Licence,
    **calendar.ENUMS,
    **crisis.ENUMS,
    **handover.ENUMS,
}
"""The closed list that each field takes its values from; every value has its word."""

LONG_TEXTS = frozenset(
    {
        "account.notes", "account.purpose", "remedy.note", "election_review.removed",
        "style_guide.clear_space", "style_guide.common_elements", "style_guide.tone",
        "style_guide.avoided_words", "style_guide.clear_language", "style_guide.inclusive_language",
        "style_guide.languages", "style_guide.hashtags", "style_guide.emojis",
        "style_guide.alternative_text", "style_guide.signature",
        "editorial_line.content", "editorial_line.audience",
        "blog.objectives", "blog.guidelines", "topic.note",
        "opening_request.objectives", "opening_request.theme", "opening_request.addressees",
        "opening_request.functions", "opening_request.ideas", "opening_request.similar",
        "opening_request.decision_reason", "closure.reason",
        "conversation_guide.rules", "conversation_guide.procedure", "conversation_guide.out_of_hours",
        "enquiry.question", "enquiry.answer", "moderation.what", "moderation.appeal",
        "consent.purpose", "consent.channels", "picture_credit.used_in", "picture_credit.alternative_text",
    }
    | calendar.LONG_TEXTS
    | crisis.LONG_TEXTS
    | handover.LONG_TEXTS
)  # fmt: skip
"""The fields that hold several lines."""

PUBLIC_TEXTS = frozenset(
    {
        "conversation_guide.rules", "conversation_guide.procedure", "conversation_guide.out_of_hours",
        "enquiry.answer", "prepared_notice.text", "crisis_step.paste", "blog.guidelines",
    }
)  # fmt: skip
"""Those of several lines that anybody reads, and are advised on so that anybody understands them."""
