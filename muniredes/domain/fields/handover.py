"""Handing the accounts over: what was checked, its acts, and the rehearsals of the manual."""

from collections.abc import Mapping

from muniredes.domain.fields.card import Card, Filled, Found, Kind
from muniredes.domain.handover.archive import Likeness
from muniredes.domain.handover.record import ActKind, CheckAnswer, HandoverReason, StepMark
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "handover": mark("Traspaso"),
    "handover_answer": mark("Comprobación del traspaso"),
    "handover_act": mark("Acta del traspaso"),
    "rehearsal": mark("Ensayo de relevo"),
    "archive_copy": mark("Copia de lo publicado"),
}

CARDS = (
    Card("handover.reason", "Motivo", Kind.CHOICE, options=HandoverReason),
    Card("handover.note", "Detalle del motivo", Kind.LINE),
    Card("handover.planned_on", "Día de la entrega", Kind.DAY),
    Card("handover.place", "Lugar", Kind.LINE),
    Card("handover.giver_id", "Quién entrega", Kind.PERSON, did=True),
    Card("handover.receiver_id", "Quién recibe", Kind.PERSON, did=True),
    Card("handover.secretary_id", "Quién da fe (Secretaría)", Kind.PERSON, did=True),
    Card("handover.urgent", "Asuntos urgentes", Kind.NOTE),
    Card("handover.statements", "Lo que se hace constar", Kind.NOTE),
    Card("handover.disagreements", "En qué no se está de acuerdo", Kind.NOTE),
    Card("handover.refused_on", "No quiso firmar o no vino el", Kind.DAY),
    Card("handover.refusal", "Quién fue y qué dijo", Kind.NOTE),
    Card("handover.received_on", "Recibido el", Kind.DAY),
    Card("handover.observations_on", "Observaciones abiertas el", Kind.DAY),
    Card("handover.observations_until", "Observaciones hasta el", Kind.DAY),
    Card("handover.observations", "Observaciones de quien recibe", Kind.NOTE),
    Card("handover.closed_on", "Cerrado el", Kind.DAY),
    Card(
        "handover.marks",
        "Pasos con otra fecha, o hechos",
        Kind.ROWS,
        filled=Filled.APART,
        record=StepMark,
    ),
    Card("StepMark.step", "Paso", Kind.CODE, filled=Filled.PROGRAM),
    Card("StepMark.day", "Otro día", Kind.DAY, filled=Filled.APART),
    Card("StepMark.done_on", "Hecho el", Kind.DAY, filled=Filled.APART),
    Card("handover_answer.handover_id", "Traspaso", Kind.LINK, to="handover", is_part=True),
    Card("handover_answer.item", "Qué se comprueba", Kind.CODE, filled=Filled.PROGRAM, limit=40),
    Card("handover_answer.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card("handover_answer.answer", "Respuesta", Kind.CHOICE, options=CheckAnswer),
    Card("handover_answer.answered_on", "Comprobado el", Kind.DAY),
    Card("handover_answer.answered_by_id", "Quién lo comprobó", Kind.PERSON, did=True),
    Card("handover_answer.note", "Observación", Kind.NOTE),
    Card("handover_act.handover_id", "Traspaso", Kind.LINK, to="handover", is_part=True),
    Card("handover_act.kind", "Qué acta", Kind.CHOICE, filled=Filled.APART, options=ActKind),
    Card("handover_act.issued_on", "Fecha", Kind.DAY, filled=Filled.PROGRAM),
    Card(
        "handover_act.sha256",
        "Huella del documento (SHA-256)",
        Kind.CODE,
        filled=Filled.PROGRAM,
        limit=64,
    ),
    Card("rehearsal.taken_on", "Hecho el", Kind.DAY, filled=Filled.APART),
    Card("rehearsal.version", "Versión del manual", Kind.COUNT, filled=Filled.PROGRAM),
    Card("rehearsal.solved", "Situaciones resueltas", Kind.COUNT, filled=Filled.APART),
    Card("rehearsal.asked", "Situaciones preguntadas", Kind.COUNT, filled=Filled.APART),
    Card("rehearsal.seconds", "Segundos que llevó", Kind.COUNT, filled=Filled.PROGRAM),
    Card("rehearsal.person_id", "Quién lo hizo", Kind.PERSON, filled=Filled.APART, did=True),
    Card("archive_copy.account_id", "De qué cuenta", Kind.LINK, to="account"),
    Card("archive_copy.name", "Nombre del fichero", Kind.LINE),
    Card("archive_copy.size_bytes", "Tamaño en bytes", Kind.COUNT, filled=Filled.APART),
    Card("archive_copy.sha256", "Huella (SHA-256)", Kind.LINE, filled=Filled.APART, found=Found.TEXT),
    Card("archive_copy.made_on", "Copia hecha el", Kind.DAY),
    Card("archive_copy.covers_from", "Lo publicado, desde el", Kind.DAY),
    Card("archive_copy.covers_until", "Hasta el", Kind.DAY),
    Card("archive_copy.place", "Dónde se guarda", Kind.LINE, found=Found.TEXT),
    Card("archive_copy.has_personal_data", "Lleva datos personales", Kind.YES_NO),
    Card("archive_copy.note", "Notas", Kind.NOTE, found=Found.TEXT),
    Card(
        "archive_copy.matched_on",
        "Se comprobó que es el mismo fichero el",
        Kind.DAY,
        filled=Filled.PROGRAM,
    ),
    Card("archive_copy.checked_on", "Comprobado el", Kind.DAY, filled=Filled.PROGRAM),
    Card(
        "archive_copy.outcome",
        "Qué se encontró al comprobarlo",
        Kind.CHOICE,
        filled=Filled.APART,
        options=Likeness,
    ),
)
