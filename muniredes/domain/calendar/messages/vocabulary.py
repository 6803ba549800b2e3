"""The words of the calendar: its kinds of objects, their fields, and their closed lists."""

from collections.abc import Mapping
from enum import Enum

from muniredes.domain.calendar.messages.light import ElectoralLight
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium
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

FIELDS: Mapping[str, str] = {
    "message.title": mark("Título"),
    "message.text": mark("Texto"),
    "message.topic_id": mark("Tema"),
    "message.responsible_id": mark("Quién la prepara"),
    "message.light": mark("En periodo electoral"),
    "message.entry": mark("Entrada del año municipal"),
    "message.starts_at": mark("Empieza el"),
    "message.rule": mark("Repetición"),
    "message.exceptions": mark("Salvo los días"),
    "message.minutes": mark("Minutos de trabajo"),
    "message.is_evergreen": mark("Se puede repetir cuando haga falta"),
    "message.rest_days": mark("No repetir antes de (días)"),
    "message.months": mark("Solo en los meses"),
    "message.pictures": mark("Imágenes"),
    "message.note": mark("Nota"),
    "outlet.message_id": mark("Mensaje"),
    "outlet.account_id": mark("Cuenta"),
    "outlet.medium": mark("Canal"),
    "outlet.text": mark("Texto en este canal"),
    "post.message_id": mark("Mensaje"),
    "post.account_id": mark("Cuenta"),
    "post.medium": mark("Canal"),
    "post.at": mark("Día y hora"),
    "post.occurrence": mark("Lugar en la serie"),
    "post.state": mark("Estado"),
    "post.text": mark("Texto propio"),
    "post.pictures": mark("Imágenes propias"),
    "post.url": mark("Dirección de la publicación"),
    "post.published_at": mark("Publicada el"),
    "post.went_out": mark("Lo que salió"),
    "post.approved_by_id": mark("Quién la aprobó"),
    "post.approved_on": mark("Aprobada el"),
    "post.approval_note": mark("Cómo se aprobó"),
    "post.approved_said": mark("Lo que se aprobó"),
    "post.confirmed_on": mark("Confirmada en periodo electoral el"),
    "post.paused_from": mark("Estado antes de la pausa"),
    "calendar_note.title": mark("Título"),
    "calendar_note.starts_on": mark("Desde"),
    "calendar_note.ends_on": mark("Hasta"),
    "calendar_note.note": mark("Nota"),
    "local_holiday.day": mark("Día"),
    "local_holiday.name": mark("Qué se celebra"),
    "posting_rules.needs_approval": mark("Hace falta que otra persona apruebe"),
    "posting_rules.approver_id": mark("Quién aprueba"),
    "planned_year.first": mark("Desde"),
    "planned_year.entries": mark("Qué se cuenta"),
    "planned_year.answers": mark("Fechas"),
}

ENUMS: Mapping[str, type[Enum]] = {
    "message.light": ElectoralLight,
    "outlet.medium": Medium,
    "post.medium": Medium,
    "post.state": PostState,
    "post.paused_from": PostState,
}

LONG_TEXTS = frozenset({"message.text", "message.note", "outlet.text", "post.text", "calendar_note.note"})
