"""The closed words of a list of posts as people type them: states, electoral lights, minutes."""

import re
from collections.abc import Mapping
from typing import TypeVar

from muniredes.domain.calendar.messages.light import ElectoralLight
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.text import fold

T = TypeVar("T")

_STATES: Mapping[PostState, tuple[str, ...]] = {
    PostState.IDEA: ("propuesta", "sugerencia", "ideas"),
    PostState.DRAFT: (
        "pendiente", "por hacer", "en preparacion", "preparando", "redactado", "redactada", "draft", "to do",
        "sin publicar", "sin empezar", "no iniciado", "not started", "en curso", "en proceso", "in progress",
        "doing", "no publicado", "no publicada", "planificada", "planificado", "prevista", "previsto",
    ),
    PostState.IN_REVIEW: (
        "revision", "por revisar", "pendiente de revision", "pendiente de aprobar", "pendiente de aprobacion",
        "pendiente de validar", "por validar", "in review",
    ),
    PostState.APPROVED: (
        "aprobado", "validada", "validado", "ok", "visto bueno", "lista", "listo", "programada", "programado",
        "approved", "scheduled",
    ),
    PostState.PUBLISHED: (
        "publicado", "hecha", "hecho", "enviada", "enviado", "subida", "subido", "published", "posted",
        "done",
    ),
    PostState.PAUSED: ("pausada", "pausado", "aplazada", "aplazado", "pospuesta", "pospuesto", "paused"),
    PostState.DISCARDED: (
        "descartado", "cancelada", "cancelado", "anulada", "anulado", "suspendida", "suspendido", "cancelled",
    ),
}  # fmt: skip
_LIGHTS: Mapping[ElectoralLight, tuple[str, ...]] = {
    ElectoralLight.GREEN: ("verde", "si", "permitido", "permitida"),
    ElectoralLight.AMBER: ("ambar", "amarillo", "naranja", "cuidado"),
    ElectoralLight.RED: ("rojo", "no", "no se puede", "prohibido", "prohibida"),
}
_MINUTES = re.compile(r"^(?P<minutes>\d{1,4})(?:[.,]0+)?\s*(?:'|min|mins|minutos?)?\.?$")


def read_state(text: str) -> PostState | None:
    """Return the state that a word means, or None when it means none."""
    return _meant(text, {state: (fold(state.word), state.value, *_STATES[state]) for state in PostState})


def read_light(text: str) -> ElectoralLight | None:
    """Return the electoral light that a word means, or None when it means none."""
    names = {light: (fold(light.word), light.value, *_LIGHTS[light]) for light in ElectoralLight}
    return _meant(text, names)


def is_unsorted(text: str) -> bool:
    """Whether a cell says that nobody has said what kind a message is, as the lists that go out do."""
    return fold(text).startswith(("sin clasificar", "sin decidir"))


def read_minutes(text: str) -> int | None:
    """Return the minutes in «30», «30 min», or None."""
    match = _MINUTES.match(fold(text))
    return int(match["minutes"]) if match else None


def _meant(text: str, names: Mapping[T, tuple[str, ...]]) -> T | None:
    wanted = fold(text).rstrip(".!")
    return next((value for value, known in names.items() if wanted in known), None)
