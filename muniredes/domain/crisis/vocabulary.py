"""The words of crises: its kinds of objects, their fields, and their closed lists."""

from collections.abc import Mapping
from enum import Enum

from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
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

FIELDS: Mapping[str, str] = {
    "crisis_plan.single_voice": mark("Regla de la única voz"),
    "crisis_plan.kit_place": mark("Dónde está el sobre de crisis"),
    "crisis_plan.next_drill_on": mark("Próximo simulacro"),
    "crisis_duty.role": mark("Papel"),
    "crisis_duty.level": mark("Nivel"),
    "crisis_duty.person_id": mark("Quién"),
    "crisis_duty.deputy_id": mark("Suplente"),
    "crisis_contact.key": mark("Teléfono del catálogo"),
    "crisis_contact.name": mark("A quién se llama"),
    "crisis_contact.phone": mark("Teléfono"),
    "crisis_contact.purpose": mark("Para qué"),
    "prepared_notice.name": mark("Nombre del aviso"),
    "prepared_notice.text": mark("Texto"),
    "prepared_notice.picture": mark("Imagen"),
    "prepared_notice.alternative_text": mark("Qué se ve en la imagen"),
    "crisis_text.key": mark("Qué texto"),
    "crisis_text.text": mark("Cómo se dice aquí"),
    "crisis_text.base": mark("Cómo lo decía el catálogo"),
    "crisis_step.checklist": mark("Lista"),
    "crisis_step.after": mark("Después de"),
    "crisis_step.do": mark("Qué hay que hacer"),
    "crisis_step.why": mark("Por qué"),
    "crisis_step.roles": mark("Quién"),
    "crisis_step.minutes": mark("Minutos desde que empieza"),
    "crisis_step.paste": mark("Texto para pegar"),
    "incident.checklist": mark("Lista"),
    "incident.name": mark("Qué ha pasado"),
    "incident.level": mark("Nivel"),
    "incident.is_drill": mark("Es un simulacro"),
    "incident.is_breach": mark("Es una brecha de datos"),
    "incident.began_at": mark("Empezó"),
    "incident.aware_at": mark("Se supo"),
    "incident.handler_id": mark("Quién la lleva"),
    "incident.account_id": mark("Cuenta de la que se trata"),
    "incident.next_notice_at": mark("Próximo aviso"),
    "incident.paused_posts": mark("Publicaciones en pausa"),
    "incident.ended_at": mark("Terminó"),
    "incident.what_happened": mark("¿Qué pasó?"),
    "incident.why": mark("¿Por qué?"),
    "incident.prevention": mark("¿Cómo evitamos que se repita?"),
    "incident_step.do": mark("Qué hay que hacer"),
    "incident_step.why": mark("Por qué"),
    "incident_step.roles": mark("A quién le toca"),
    "incident_step.person_id": mark("Quién lo hace"),
    "incident_step.due_at": mark("Antes de"),
    "incident_step.done_at": mark("Hecho"),
    "incident_step.done_by_id": mark("Quién lo hizo"),
    "incident_step.done_by": mark("Nombre de quien lo hizo"),
    "incident_step.is_skipped": mark("No hace falta"),
    "incident_step.note": mark("Nota"),
    "incident_step.position": mark("Orden"),
    "incident_step.key": mark("Paso de la lista"),
    "incident_step.when": mark("Plazo"),
    "incident_step.paste": mark("Texto para pegar"),
    "incident_step.stage": mark("Aviso"),
    "incident_step.incident_id": mark("Crisis"),
    "incident_entry.at": mark("Hora"),
    "incident_entry.kind": mark("Qué es"),
    "incident_entry.text": mark("Qué pasó"),
    "incident_entry.person_id": mark("Quién"),
    "incident_entry.who": mark("Nombre de quien lo apuntó"),
    "incident_entry.capture": mark("Captura"),
    "incident_entry.fingerprint": mark("Huella del fichero (SHA-256)"),
    "incident_entry.incident_id": mark("Crisis"),
    "lesson_task.what": mark("Qué hay que hacer"),
    "lesson_task.person_id": mark("Quién"),
    "lesson_task.due_on": mark("Antes del"),
    "lesson_task.done_on": mark("Hecho el"),
    "lesson_task.incident_id": mark("Crisis"),
}

ENUMS: Mapping[str, type[Enum]] = {
    "crisis_duty.role": CrisisRole,
    "crisis_duty.level": CrisisLevel,
    "crisis_step.roles": CrisisRole,
    "incident.level": CrisisLevel,
    "incident_step.roles": CrisisRole,
    "incident_step.stage": Stage,
    "incident_entry.kind": EntryKind,
}

LONG_TEXTS = frozenset(
    {
        "crisis_plan.single_voice", "prepared_notice.text", "prepared_notice.alternative_text",
        "crisis_text.text", "crisis_text.base", "crisis_step.do", "crisis_step.why", "crisis_step.paste",
        "incident.what_happened", "incident.why", "incident.prevention",
        "incident_step.do", "incident_step.why", "incident_step.paste", "incident_step.note",
        "incident_entry.text", "lesson_task.what",
    }
)  # fmt: skip
