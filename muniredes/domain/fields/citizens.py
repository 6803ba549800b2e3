"""The people on the other side: rules, enquiries, moderation, permissions, the test."""

from collections.abc import Mapping

from muniredes.domain.citizens.citizen_test import TestAnswer
from muniredes.domain.citizens.conversation import Deadline
from muniredes.domain.citizens.registers import EnquiryKind, ModerationKind
from muniredes.domain.citizens.rights import Licence
from muniredes.domain.fields.card import Card, Filled, Found, Kind, Spliced
from muniredes.domain.knowledge.facts import ResponseStep
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "conversation_guide": mark("Normas de conversación"),
    "enquiry": mark("Consulta ciudadana"),
    "moderation": mark("Ocultación o bloqueo"),
    "consent": mark("Permiso de imagen"),
    "picture_credit": mark("Imagen del banco"),
    "citizen_test": mark("Prueba del ciudadano"),
}

CARDS = (
    Card("conversation_guide.rules", "Normas de participación", Kind.NOTE, is_for_all=True),
    Card(
        "conversation_guide.procedure",
        "Qué se hace si alguien las incumple",
        Kind.NOTE,
        is_for_all=True,
    ),
    Card("conversation_guide.approved_by", "Quién las aprobó", Kind.LINE, spliced=Spliced.WHO),
    Card("conversation_guide.approved_on", "Aprobadas el", Kind.DAY),
    Card(
        "conversation_guide.approval_number",
        "Número del acuerdo o decreto",
        Kind.LINE,
        spliced=Spliced.AS_IT_IS,
    ),
    Card("conversation_guide.address", "Dónde están publicadas", Kind.WEB, spliced=Spliced.WHERE),
    Card("conversation_guide.is_linked", "Se enlazan desde cada perfil", Kind.YES_NO),
    Card("conversation_guide.responsible_id", "Quién responde de aplicarlas", Kind.PERSON),
    Card("conversation_guide.is_neutral", "Las cuentas son neutrales, sin partido", Kind.YES_NO),
    Card("conversation_guide.hours", "Horario de atención", Kind.LINE, spliced=Spliced.AS_IT_IS),
    Card("conversation_guide.out_of_hours", "Respuesta fuera de horario", Kind.NOTE, is_for_all=True),
    Card("conversation_guide.deadlines", "Plazos de respuesta", Kind.ROWS, record=Deadline),
    Card("conversation_guide.steps", "Qué contestar", Kind.ROWS, record=ResponseStep),
    Card("Deadline.kind", "Qué llega", Kind.LINE),
    Card("Deadline.acknowledge", "Primera respuesta", Kind.LINE),
    Card("Deadline.answer", "Respuesta completa", Kind.LINE),
    Card("ResponseStep.key", "Pregunta del catálogo", Kind.CODE, filled=Filled.PROGRAM),
    Card("ResponseStep.question", "Pregunta", Kind.LINE, filled=Filled.APART),
    Card("ResponseStep.do", "Qué se hace si es «sí»", Kind.LINE, filled=Filled.APART),
    Card("ResponseStep.paste", "Texto para pegar", Kind.LINE, filled=Filled.APART),
    Card("enquiry.asked_on", "Llegó el", Kind.DAY),
    Card("enquiry.account_id", "Por dónde llegó", Kind.LINK, to="account"),
    Card("enquiry.kind", "Qué es", Kind.CHOICE, options=EnquiryKind),
    Card("enquiry.question", "Qué se pregunta", Kind.NOTE, found=Found.NAME, names_nobody=True),
    Card("enquiry.answers_id", "Quién contesta", Kind.PERSON, until="answered_on"),
    Card("enquiry.due_on", "Contestar antes del", Kind.DAY),
    Card("enquiry.answered_on", "Contestada el", Kind.DAY),
    Card("enquiry.answer", "Qué se contestó", Kind.NOTE, is_for_all=True, found=Found.TEXT),
    Card(
        "enquiry.registry_number", "Número de registro", Kind.LINE, found=Found.TEXT, spliced=Spliced.AS_IT_IS
    ),
    Card("moderation.done_on", "Fecha", Kind.DAY),
    Card("moderation.account_id", "En qué cuenta", Kind.LINK, to="account"),
    Card("moderation.kind", "Qué se hizo", Kind.CHOICE, options=ModerationKind),
    Card("moderation.what", "Qué decía", Kind.NOTE, found=Found.NAME, names_nobody=True),
    Card("moderation.rule", "Norma que incumple", Kind.LINE, found=Found.TEXT),
    Card("moderation.capture", "Captura", Kind.PICTURE),
    Card("moderation.warned_on", "Aviso previo del", Kind.DAY),
    Card("moderation.decided_by_id", "Quién lo decidió", Kind.PERSON, did=True),
    Card("moderation.until", "Hasta el", Kind.DAY),
    Card("moderation.review_on", "Se revisa el", Kind.DAY),
    Card("moderation.appeal", "Reclamación y respuesta", Kind.NOTE),
    Card("moderation.lifted_on", "Levantado el", Kind.DAY),
    Card("consent.subject", "De quién es", Kind.LINE, found=Found.NAME),
    Card("consent.is_minor", "Es menor de edad", Kind.YES_NO),
    Card("consent.purpose", "Para qué", Kind.NOTE, found=Found.TEXT),
    Card("consent.channels", "Dónde se puede publicar", Kind.NOTE),
    Card("consent.given_on", "Dado el", Kind.DAY),
    Card("consent.expires_on", "Caduca el", Kind.DAY),
    Card("consent.revoked_on", "Retirado el", Kind.DAY),
    Card("consent.place", "Dónde está el papel firmado", Kind.LINE),
    Card("picture_credit.name", "Imagen", Kind.LINE, found=Found.NAME),
    Card("picture_credit.picture", "Fichero", Kind.PICTURE),
    Card("picture_credit.author", "Autor o autora", Kind.LINE, found=Found.TEXT),
    Card("picture_credit.licence", "Licencia", Kind.CHOICE, options=Licence),
    Card("picture_credit.licence_until", "Vale hasta el", Kind.DAY),
    Card("picture_credit.source", "De dónde salió", Kind.LINE),
    Card("picture_credit.used_in", "Dónde se ha usado", Kind.NOTE, found=Found.TEXT),
    Card("picture_credit.alternative_text", "Texto alternativo", Kind.NOTE),
    Card("picture_credit.shows_people", "Salen personas reconocibles", Kind.YES_NO),
    Card("picture_credit.consent_id", "Permiso que la ampara", Kind.LINK, to="consent"),
    Card("citizen_test.done_on", "Fecha", Kind.DAY),
    Card("citizen_test.tester", "Quién la hizo", Kind.LINE),
    Card("citizen_test.answers", "Respuestas", Kind.ROWS, filled=Filled.APART, record=TestAnswer),
    Card("TestAnswer.key", "Prueba", Kind.CODE, filled=Filled.PROGRAM),
    Card("TestAnswer.passed", "Se consiguió", Kind.YES_NO, filled=Filled.APART),
    Card("TestAnswer.note", "Nota", Kind.LINE, filled=Filled.APART),
)
