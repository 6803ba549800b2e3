"""Crises: what is prepared, what is said the own way, and what has happened."""

from collections.abc import Mapping

from muniredes.domain.calendar.messages.message import TEXT_LIMIT
from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.own import MOST_MINUTES
from muniredes.domain.fields.card import Card, Filled, Found, Kind
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "crisis_plan": mark("Preparación ante una crisis"),
    "crisis_duty": mark("Papel en una crisis"),
    "crisis_contact": mark("Teléfono para una crisis"),
    "prepared_notice": mark("Aviso preparado"),
    "crisis_text": mark("Texto propio de las listas"),
    "crisis_step": mark("Paso propio"),
    "incident": mark("Crisis"),
    "incident_step": mark("Paso de una crisis"),
    "incident_entry": mark("Apunte de una crisis"),
    "lesson_task": mark("Tarea tras una crisis"),
}

CARDS = (
    Card("crisis_plan.single_voice", mark("Regla de la única voz"), Kind.NOTE),
    Card("crisis_plan.kit_place", mark("Dónde está el sobre de crisis"), Kind.LINE),
    Card("crisis_plan.next_drill_on", mark("Próximo simulacro"), Kind.DAY),
    Card("crisis_duty.role", mark("Papel"), Kind.CHOICE, filled=Filled.APART, options=CrisisRole),
    Card("crisis_duty.level", mark("Nivel"), Kind.CHOICE, filled=Filled.APART, options=CrisisLevel),
    Card("crisis_duty.person_id", mark("Quién"), Kind.PERSON),
    Card("crisis_duty.deputy_id", mark("Suplente"), Kind.PERSON),
    Card("crisis_contact.key", mark("Teléfono del catálogo"), Kind.LINE, filled=Filled.PROGRAM),
    Card("crisis_contact.name", mark("A quién se llama"), Kind.LINE, found=Found.NAME),
    Card("crisis_contact.phone", mark("Teléfono"), Kind.PHONE, found=Found.TEXT),
    Card("crisis_contact.purpose", mark("Para qué"), Kind.LINE, found=Found.TEXT),
    Card("prepared_notice.name", mark("Nombre del aviso"), Kind.LINE),
    Card("prepared_notice.text", mark("Texto"), Kind.NOTE, is_for_all=True),
    Card("prepared_notice.picture", mark("Imagen"), Kind.PICTURE),
    Card("prepared_notice.alternative_text", mark("Qué se ve en la imagen"), Kind.NOTE, lines=2),
    Card("crisis_text.key", mark("Qué texto"), Kind.LINE, filled=Filled.PROGRAM),
    Card("crisis_text.text", mark("Cómo se dice aquí"), Kind.NOTE, filled=Filled.APART),
    Card("crisis_text.base", mark("Cómo lo decía el catálogo"), Kind.NOTE, filled=Filled.PROGRAM),
    Card("crisis_step.checklist", mark("Lista"), Kind.LINE, filled=Filled.PROGRAM),
    Card("crisis_step.after", mark("Después de"), Kind.LINE),
    Card("crisis_step.do", mark("Qué hay que hacer"), Kind.NOTE),
    Card("crisis_step.why", mark("Por qué"), Kind.NOTE),
    Card("crisis_step.roles", mark("Quién"), Kind.SEVERAL, options=CrisisRole),
    Card(
        "crisis_step.minutes",
        mark("Minutos desde que empieza"),
        Kind.COUNT,
        most=MOST_MINUTES,
        suffix=mark("minutos"),
    ),
    Card("crisis_step.paste", mark("Texto para pegar"), Kind.NOTE, is_for_all=True),
    Card("incident.checklist", mark("Lista"), Kind.LINE, filled=Filled.APART),
    Card("incident.name", mark("Qué ha pasado"), Kind.LINE, filled=Filled.APART),
    Card("incident.level", mark("Nivel"), Kind.CHOICE, filled=Filled.APART, options=CrisisLevel),
    Card("incident.is_drill", mark("Es un simulacro"), Kind.YES_NO, filled=Filled.APART),
    Card("incident.is_breach", mark("Es una brecha de datos"), Kind.YES_NO, filled=Filled.APART),
    Card("incident.began_at", mark("Empezó"), Kind.INSTANT, filled=Filled.APART),
    Card("incident.aware_at", mark("Se supo"), Kind.INSTANT, filled=Filled.APART),
    Card("incident.handler_id", mark("Quién la lleva"), Kind.PERSON, filled=Filled.APART, until="ended_at"),
    Card(
        "incident.account_id", mark("Cuenta de la que se trata"), Kind.LINK, filled=Filled.APART, to="account"
    ),
    Card("incident.next_notice_at", mark("Próximo aviso"), Kind.INSTANT, filled=Filled.APART),
    Card(
        "incident.paused_posts", mark("Publicaciones en pausa"), Kind.LIST, filled=Filled.PROGRAM, record=int
    ),
    Card("incident.ended_at", mark("Terminó"), Kind.INSTANT, filled=Filled.PROGRAM),
    Card("incident.what_happened", mark("¿Qué pasó?"), Kind.NOTE, found=Found.TEXT),
    Card("incident.why", mark("¿Por qué?"), Kind.NOTE, found=Found.TEXT),
    Card("incident.prevention", mark("¿Cómo evitamos que se repita?"), Kind.NOTE, found=Found.TEXT),
    Card("incident_step.incident_id", mark("Crisis"), Kind.LINK, to="incident", is_part=True),
    Card("incident_step.position", mark("Orden"), Kind.COUNT, filled=Filled.PROGRAM),
    Card("incident_step.key", mark("Paso de la lista"), Kind.LINE, filled=Filled.PROGRAM),
    Card("incident_step.do", mark("Qué hay que hacer"), Kind.NOTE, filled=Filled.APART),
    Card("incident_step.why", mark("Por qué"), Kind.NOTE, filled=Filled.PROGRAM),
    Card(
        "incident_step.roles",
        mark("A quién le toca"),
        Kind.SEVERAL,
        filled=Filled.PROGRAM,
        options=CrisisRole,
    ),
    Card("incident_step.when", mark("Plazo"), Kind.LINE, filled=Filled.PROGRAM),
    Card("incident_step.paste", mark("Texto para pegar"), Kind.NOTE, filled=Filled.PROGRAM),
    Card("incident_step.stage", mark("Aviso"), Kind.CHOICE, filled=Filled.PROGRAM, options=Stage),
    Card("incident_step.person_id", mark("Quién lo hace"), Kind.PERSON, filled=Filled.APART, until="done_at"),
    Card("incident_step.due_at", mark("Antes de"), Kind.INSTANT, filled=Filled.PROGRAM),
    Card("incident_step.done_at", mark("Hecho"), Kind.INSTANT, filled=Filled.PROGRAM),
    Card("incident_step.done_by_id", mark("Quién lo hizo"), Kind.PERSON, filled=Filled.PROGRAM, did=True),
    Card("incident_step.done_by", mark("Nombre de quien lo hizo"), Kind.LINE, filled=Filled.PROGRAM),
    Card("incident_step.is_skipped", mark("No hace falta"), Kind.YES_NO, filled=Filled.APART),
    Card("incident_step.note", mark("Nota"), Kind.NOTE, filled=Filled.APART),
    Card("incident_entry.incident_id", mark("Crisis"), Kind.LINK, to="incident", is_part=True),
    Card("incident_entry.at", mark("Hora"), Kind.INSTANT, filled=Filled.APART),
    Card("incident_entry.kind", mark("Qué es"), Kind.CHOICE, options=EntryKind),
    Card("incident_entry.text", mark("Qué pasó"), Kind.NOTE, limit=TEXT_LIMIT),
    Card("incident_entry.person_id", mark("Quién"), Kind.PERSON, did=True),
    Card("incident_entry.who", mark("Nombre de quien lo apuntó"), Kind.LINE, filled=Filled.PROGRAM),
    Card("incident_entry.capture", mark("Captura"), Kind.PICTURE, filled=Filled.APART),
    Card(
        "incident_entry.fingerprint", mark("Huella del fichero (SHA-256)"), Kind.LINE, filled=Filled.PROGRAM
    ),
    Card("lesson_task.incident_id", mark("Crisis"), Kind.LINK, to="incident", is_part=True),
    Card("lesson_task.what", mark("Qué hay que hacer"), Kind.NOTE),
    Card("lesson_task.person_id", mark("Quién"), Kind.PERSON, until="done_on"),
    Card("lesson_task.due_on", mark("Antes del"), Kind.DAY),
    Card("lesson_task.done_on", mark("Hecho el"), Kind.DAY),
)
