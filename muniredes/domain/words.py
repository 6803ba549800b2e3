"""The name of each kind of object and of each of its fields, as the history and the manual print them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Protocol

from muniredes.domain.accounts import AccountState, SecondFactor
from muniredes.domain.council import EntityKind
from muniredes.domain.dates import short_date
from muniredes.domain.elections import ElectionKind, Milestone
from muniredes.domain.history import Operation, RecordedRow
from muniredes.domain.people import FlowStep, Person, PersonKind, hours
from muniredes.i18n import _, mark

KINDS = {
    "council": mark("Datos del organismo"),
    "term": mark("Mandato"),
    "electoral_period": mark("Periodo electoral"),
    "area": mark("Área"),
    "person": mark("Persona"),
    "duty": mark("Paso"),
    "account": mark("Cuenta"),
    "custody": mark("Llaves de la cuenta"),
    "guide_mark": mark("Tarea de la guía"),
}

FIELDS = {
    "council.kind": mark("Tipo de organismo"),
    "council.name": mark("Nombre"),
    "council.municipality_code": mark("Código INE"),
    "council.province": mark("Provincia"),
    "council.region": mark("Comunidad autónoma"),
    "council.website": mark("Web"),
    "council.shield": mark("Escudo"),
    "council.user_id": mark("Quién usa el programa"),
    "council.coordinating_area_id": mark("Área que coordina"),
    "council.is_example": mark("Es un ejemplo"),
    "term.starts": mark("Empezó el"),
    "electoral_period.kind": mark("Elecciones"),
    "electoral_period.polling_day": mark("Votación"),
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
    "guide_mark.state": mark("Marca"),
}


class _Worded(Protocol):
    """A value that knows its word."""

    @property
    def word(self) -> str: ...


_ENUMS: Mapping[str, Callable[[str], _Worded]] = {
    "council.kind": EntityKind,
    "electoral_period.kind": ElectionKind,
    "person.kind": PersonKind,
    "duty.step": FlowStep,
    "account.state": AccountState,
    "custody.second_factor": SecondFactor,
}


def kind_word(kind: str) -> str:
    """«Cuenta»."""
    return _(KINDS.get(kind, kind))


def field_word(kind: str, field: str) -> str:
    """«Suplente» for («custody», «deputy_id»)."""
    if kind == "electoral_period" and field in {milestone.value for milestone in Milestone}:
        return Milestone(field).word
    return _(FIELDS.get(f"{kind}.{field}", field))


def plain_value(kind: str, field: str, value: object) -> str:
    """Return a stored value as a person writes it: «En uso», «24/11/2026», «sí», «2,5 horas», «—»."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    enum = _ENUMS.get(f"{kind}.{field}")
    if enum is not None:
        return enum(str(value)).word
    if field == "weekly_hours" and isinstance(value, int | float):
        return hours(float(value))
    return _as_date(value) or str(value)


def _as_date(value: object) -> str | None:
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, str) and len(value) == 10:
        try:
            return short_date(date.fromisoformat(value))
        except ValueError:
            return None
    return None


def describe_row(row: RecordedRow, people: Mapping[int, Person]) -> Iterator[str]:
    """Yield, for an update, each field with its value before and after."""
    if row.operation is not Operation.UPDATE:
        if row.operation is Operation.DELETE:
            yield _("{kind}: borrado").format(kind=kind_word(row.ref.kind))
        return
    for field, after in (row.after or {}).items():
        before = (row.before or {}).get(field)
        label = field_word(row.ref.kind, field)
        yield f"{label}: {_said(row, field, before, people)} → {_said(row, field, after, people)}"


def _said(row: RecordedRow, field: str, value: object, people: Mapping[int, Person]) -> str:
    if isinstance(value, int) and field.endswith("_id") and not field.endswith("area_id"):
        person = people.get(value)
        return person.name if person else _("alguien que ya no consta")
    if field == "shield":
        return _("con escudo") if value else "—"
    return plain_value(row.ref.kind, field, value)
