"""Handing the accounts over: what was checked, its acts, and the rehearsals of the manual."""

from collections.abc import Mapping

from muniredes.domain.fields.card import Card, Filled, Found, Kind
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
    Card("handover.reason", mark("Motivo"), Kind.CHOICE, options=HandoverReason),
    Card("handover.note", mark("Detalle del motivo"), Kind.LINE),
    Card("handover.planned_on", mark("Día de la entrega"), Kind.DAY),
    Card("handover.place", mark("Lugar"), Kind.LINE),
    Card("handover.giver_id", mark("Quién entrega"), Kind.PERSON, did=True),
    Card("handover.receiver_id", mark("Quién recibe"), Kind.PERSON, did=True),
    Card("handover.secretary_id", mark("Quién da fe (Secretaría)"), Kind.PERSON, did=True),
    Card("handover.urgent", mark("Asuntos urgentes"), Kind.NOTE),
    Card("handover.statements", mark("Lo que se hace constar"), Kind.NOTE),
    Card("handover.disagreements", mark("En qué no se está de acuerdo"), Kind.NOTE),
    Card("handover.refused_on", mark("No quiso firmar o no vino el"), Kind.DAY),
    Card("handover.refusal", mark("Quién fue y qué dijo"), Kind.NOTE),
    Card("handover.received_on", mark("Recibido el"), Kind.DAY),
    Card("handover.observations_on", mark("Observaciones abiertas el"), Kind.DAY),
    Card("handover.observations_until", mark("Observaciones hasta el"), Kind.DAY),
    Card("handover.observations", mark("Observaciones de quien recibe"), Kind.NOTE),
    Card("handover.closed_on", mark("Cerrado el"), Kind.DAY),
    Card(
        "handover.marks",
        mark("Pasos con otra fecha, o hechos"),
        Kind.ROWS,
        filled=Filled.APART,
        record=StepMark,
    ),
    Card("StepMark.step", mark("Paso"), Kind.CODE, filled=Filled.PROGRAM),
    Card("StepMark.day", mark("Otro día"), Kind.DAY, filled=Filled.APART),
    Card("StepMark.done_on", mark("Hecho el"), Kind.DAY, filled=Filled.APART),
    Card("handover_answer.handover_id", mark("Traspaso"), Kind.LINK, to="handover", is_part=True),
    Card("handover_answer.item", mark("Qué se comprueba"), Kind.CODE, filled=Filled.PROGRAM, limit=40),
    Card("handover_answer.account_id", mark("Cuenta"), Kind.LINK, to="account", is_part=True),
    Card("handover_answer.answer", mark("Respuesta"), Kind.CHOICE, options=CheckAnswer),
    Card("handover_answer.answered_on", mark("Comprobado el"), Kind.DAY),
    Card("handover_answer.answered_by_id", mark("Quién lo comprobó"), Kind.PERSON, did=True),
    Card("handover_answer.note", mark("Observación"), Kind.NOTE),
    Card("handover_act.handover_id", mark("Traspaso"), Kind.LINK, to="handover", is_part=True),
    Card("handover_act.kind", mark("Qué acta"), Kind.CHOICE, filled=Filled.APART, options=ActKind),
    Card("handover_act.issued_on", mark("Fecha"), Kind.DAY, filled=Filled.PROGRAM),
    Card(
        "handover_act.sha256",
        mark("Huella del documento (SHA-256)"),
        Kind.CODE,
        filled=Filled.PROGRAM,
        limit=64,
    ),
    Card("rehearsal.taken_on", mark("Hecho el"), Kind.DAY, filled=Filled.APART),
    Card("rehearsal.version", mark("Versión del manual"), Kind.COUNT, filled=Filled.PROGRAM),
    Card("rehearsal.solved", mark("Situaciones resueltas"), Kind.COUNT, filled=Filled.APART),
    Card("rehearsal.asked", mark("Situaciones preguntadas"), Kind.COUNT, filled=Filled.APART),
    Card("rehearsal.seconds", mark("Segundos que llevó"), Kind.COUNT, filled=Filled.PROGRAM),
    Card("rehearsal.person_id", mark("Quién lo hizo"), Kind.PERSON, filled=Filled.APART, did=True),
    Card("archive_copy.account_id", mark("De qué cuenta"), Kind.LINK, to="account"),
    Card("archive_copy.name", mark("Nombre del fichero"), Kind.LINE),
    Card("archive_copy.size_bytes", mark("Tamaño en bytes"), Kind.COUNT, filled=Filled.APART),
    Card("archive_copy.sha256", mark("Huella (SHA-256)"), Kind.LINE, filled=Filled.APART, found=Found.TEXT),
    Card("archive_copy.made_on", mark("Copia hecha el"), Kind.DAY),
    Card("archive_copy.covers_from", mark("Lo publicado, desde el"), Kind.DAY),
    Card("archive_copy.covers_until", mark("Hasta el"), Kind.DAY),
    Card("archive_copy.place", mark("Dónde se guarda"), Kind.LINE, found=Found.TEXT),
    Card("archive_copy.has_personal_data", mark("Lleva datos personales"), Kind.YES_NO),
    Card("archive_copy.note", mark("Notas"), Kind.NOTE, found=Found.TEXT),
    Card(
        "archive_copy.matched_on",
        mark("Se comprobó que es el mismo fichero el"),
        Kind.DAY,
        filled=Filled.PROGRAM,
    ),
)
