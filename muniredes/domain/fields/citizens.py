"""The people on the other side: rules, enquiries, moderation, permissions, the test."""

from collections.abc import Mapping

from muniredes.domain.citizens.citizen_test import TestAnswer
from muniredes.domain.citizens.conversation import Deadline
from muniredes.domain.citizens.registers import EnquiryKind, ModerationKind
from muniredes.domain.citizens.rights import Licence
from muniredes.domain.fields.card import Card, Filled, Found, Kind
from muniredes.domain.knowledge import ResponseStep
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
    Card("conversation_guide.rules", mark("Normas de participación"), Kind.NOTE, is_for_all=True),
    Card(
        "conversation_guide.procedure",
        mark("Qué se hace si alguien las incumple"),
        Kind.NOTE,
        is_for_all=True,
    ),
    Card("conversation_guide.approved_by", mark("Quién las aprobó"), Kind.LINE),
    Card("conversation_guide.approved_on", mark("Aprobadas el"), Kind.DAY),
    Card("conversation_guide.approval_number", mark("Número del acuerdo o decreto"), Kind.LINE),
    Card("conversation_guide.address", mark("Dónde están publicadas"), Kind.WEB),
    Card("conversation_guide.is_linked", mark("Se enlazan desde cada perfil"), Kind.YES_NO),
    Card("conversation_guide.responsible_id", mark("Quién responde de aplicarlas"), Kind.PERSON),
    Card("conversation_guide.is_neutral", mark("Las cuentas son neutrales, sin partido"), Kind.YES_NO),
    Card("conversation_guide.hours", mark("Horario de atención"), Kind.LINE),
    Card("conversation_guide.out_of_hours", mark("Respuesta fuera de horario"), Kind.NOTE, is_for_all=True),
    Card("conversation_guide.deadlines", mark("Plazos de respuesta"), Kind.ROWS, record=Deadline),
    Card("conversation_guide.steps", mark("Qué contestar"), Kind.ROWS, record=ResponseStep),
    Card("Deadline.kind", mark("Qué llega"), Kind.LINE),
    Card("Deadline.acknowledge", mark("Primera respuesta"), Kind.LINE),
    Card("Deadline.answer", mark("Respuesta completa"), Kind.LINE),
    Card("ResponseStep.key", mark("Pregunta del catálogo"), Kind.CODE, filled=Filled.PROGRAM),
    Card("ResponseStep.question", mark("Pregunta"), Kind.LINE, filled=Filled.APART),
    Card("ResponseStep.do", mark("Qué se hace si es «sí»"), Kind.LINE, filled=Filled.APART),
    Card("ResponseStep.paste", mark("Texto para pegar"), Kind.LINE, filled=Filled.APART),
    Card("enquiry.asked_on", mark("Llegó el"), Kind.DAY),
    Card("enquiry.account_id", mark("Por dónde llegó"), Kind.LINK, to="account"),
    Card("enquiry.kind", mark("Qué es"), Kind.CHOICE, options=EnquiryKind),
    Card("enquiry.question", mark("Qué se pregunta"), Kind.NOTE, found=Found.NAME),
    Card("enquiry.answers_id", mark("Quién contesta"), Kind.PERSON, until="answered_on"),
    Card("enquiry.due_on", mark("Contestar antes del"), Kind.DAY),
    Card("enquiry.answered_on", mark("Contestada el"), Kind.DAY),
    Card("enquiry.answer", mark("Qué se contestó"), Kind.NOTE, is_for_all=True, found=Found.TEXT),
    Card("enquiry.registry_number", mark("Número de registro"), Kind.LINE, found=Found.TEXT),
    Card("moderation.done_on", mark("Fecha"), Kind.DAY),
    Card("moderation.account_id", mark("En qué cuenta"), Kind.LINK, to="account"),
    Card("moderation.kind", mark("Qué se hizo"), Kind.CHOICE, options=ModerationKind),
    Card("moderation.what", mark("Qué decía"), Kind.NOTE, found=Found.NAME),
    Card("moderation.rule", mark("Norma que incumple"), Kind.LINE, found=Found.TEXT),
    Card("moderation.capture", mark("Captura"), Kind.PICTURE),
    Card("moderation.warned_on", mark("Aviso previo del"), Kind.DAY),
    Card("moderation.decided_by_id", mark("Quién lo decidió"), Kind.PERSON, did=True),
    Card("moderation.until", mark("Hasta el"), Kind.DAY),
    Card("moderation.review_on", mark("Se revisa el"), Kind.DAY),
    Card("moderation.appeal", mark("Reclamación y respuesta"), Kind.NOTE),
    Card("moderation.lifted_on", mark("Levantado el"), Kind.DAY),
    Card("consent.subject", mark("De quién es"), Kind.LINE, found=Found.NAME),
    Card("consent.is_minor", mark("Es menor de edad"), Kind.YES_NO),
    Card("consent.purpose", mark("Para qué"), Kind.NOTE, found=Found.TEXT),
    Card("consent.channels", mark("Dónde se puede publicar"), Kind.NOTE),
    Card("consent.given_on", mark("Dado el"), Kind.DAY),
    Card("consent.expires_on", mark("Caduca el"), Kind.DAY),
    Card("consent.revoked_on", mark("Retirado el"), Kind.DAY),
    Card("consent.place", mark("Dónde está el papel firmado"), Kind.LINE),
    Card("picture_credit.name", mark("Imagen"), Kind.LINE, found=Found.NAME),
    Card("picture_credit.picture", mark("Fichero"), Kind.PICTURE),
    Card("picture_credit.author", mark("Autor o autora"), Kind.LINE, found=Found.TEXT),
    Card("picture_credit.licence", mark("Licencia"), Kind.CHOICE, options=Licence),
    Card("picture_credit.licence_until", mark("Vale hasta el"), Kind.DAY),
    Card("picture_credit.source", mark("De dónde salió"), Kind.LINE),
    Card("picture_credit.used_in", mark("Dónde se ha usado"), Kind.NOTE, found=Found.TEXT),
    Card("picture_credit.alternative_text", mark("Texto alternativo"), Kind.NOTE),
    Card("picture_credit.shows_people", mark("Salen personas reconocibles"), Kind.YES_NO),
    Card("picture_credit.consent_id", mark("Permiso que la ampara"), Kind.LINK, to="consent"),
    Card("citizen_test.done_on", mark("Fecha"), Kind.DAY),
    Card("citizen_test.tester", mark("Quién la hizo"), Kind.LINE),
    Card("citizen_test.answers", mark("Respuestas"), Kind.ROWS, filled=Filled.APART, record=TestAnswer),
    Card("TestAnswer.key", mark("Prueba"), Kind.CODE, filled=Filled.PROGRAM),
    Card("TestAnswer.passed", mark("Se consiguió"), Kind.YES_NO, filled=Filled.APART),
    Card("TestAnswer.note", mark("Nota"), Kind.LINE, filled=Filled.APART),
)
