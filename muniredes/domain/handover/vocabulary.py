"""The words of a handover: its kinds of objects, their fields, and their closed lists."""

from collections.abc import Mapping
from enum import Enum

from muniredes.domain.handover.record import ActKind, CheckAnswer, HandoverReason
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "handover": mark("Traspaso"),
    "handover_answer": mark("Comprobación del traspaso"),
    "handover_act": mark("Acta del traspaso"),
    "rehearsal": mark("Ensayo de relevo"),
    "archive_copy": mark("Copia de lo publicado"),
}

FIELDS: Mapping[str, str] = {
    "handover.reason": mark("Motivo"),
    "handover.note": mark("Detalle del motivo"),
    "handover.planned_on": mark("Día de la entrega"),
    "handover.place": mark("Lugar"),
    "handover.giver_id": mark("Quién entrega"),
    "handover.receiver_id": mark("Quién recibe"),
    "handover.secretary_id": mark("Quién da fe (Secretaría)"),
    "handover.urgent": mark("Asuntos urgentes"),
    "handover.statements": mark("Lo que se hace constar"),
    "handover.disagreements": mark("En qué no se está de acuerdo"),
    "handover.refused_on": mark("No quiso firmar o no vino el"),
    "handover.refusal": mark("Quién fue y qué dijo"),
    "handover.received_on": mark("Recibido el"),
    "handover.observations_on": mark("Observaciones abiertas el"),
    "handover.observations_until": mark("Observaciones hasta el"),
    "handover.observations": mark("Observaciones de quien recibe"),
    "handover.closed_on": mark("Cerrado el"),
    "handover.marks": mark("Pasos con otra fecha, o hechos"),
    "handover_answer.item": mark("Qué se comprueba"),
    "handover_answer.account_id": mark("Cuenta"),
    "handover_answer.answer": mark("Respuesta"),
    "handover_answer.answered_on": mark("Comprobado el"),
    "handover_answer.answered_by_id": mark("Quién lo comprobó"),
    "handover_answer.note": mark("Observación"),
    "handover_answer.handover_id": mark("Traspaso"),
    "handover_act.kind": mark("Qué acta"),
    "handover_act.issued_on": mark("Fecha"),
    "handover_act.sha256": mark("Huella del documento (SHA-256)"),
    "handover_act.handover_id": mark("Traspaso"),
    "rehearsal.taken_on": mark("Hecho el"),
    "rehearsal.version": mark("Versión del manual"),
    "rehearsal.solved": mark("Situaciones resueltas"),
    "rehearsal.asked": mark("Situaciones preguntadas"),
    "rehearsal.seconds": mark("Segundos que llevó"),
    "rehearsal.person_id": mark("Quién lo hizo"),
    "archive_copy.account_id": mark("De qué cuenta"),
    "archive_copy.name": mark("Nombre del fichero"),
    "archive_copy.size_bytes": mark("Tamaño en bytes"),
    "archive_copy.sha256": mark("Huella (SHA-256)"),
    "archive_copy.made_on": mark("Copia hecha el"),
    "archive_copy.covers_from": mark("Lo publicado, desde el"),
    "archive_copy.covers_until": mark("Hasta el"),
    "archive_copy.place": mark("Dónde se guarda"),
    "archive_copy.has_personal_data": mark("Lleva datos personales"),
    "archive_copy.note": mark("Notas"),
    "archive_copy.matched_on": mark("Se comprobó que es el mismo fichero el"),
}

ENUMS: Mapping[str, type[Enum]] = {
    "handover.reason": HandoverReason,
    "handover_answer.answer": CheckAnswer,
    "handover_act.kind": ActKind,
}

LONG_TEXTS = frozenset(
    {
        "handover.urgent", "handover.statements", "handover.disagreements", "handover.refusal",
        "handover.observations", "handover_answer.note", "archive_copy.note",
    }
)  # fmt: skip
