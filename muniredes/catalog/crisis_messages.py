"""The messages of a crisis: first, update and close, with gaps that are known, that fit every network."""

from collections.abc import Mapping

from muniredes.catalog.records import Record
from muniredes.domain.calendar.advice.gaps import likely
from muniredes.domain.calendar.advice.lengths import room
from muniredes.domain.calendar.year.moments import HOUR_GAP
from muniredes.domain.crisis.gaps import MESSAGE_GAPS, NEXT_GAP
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import left_in
from muniredes.i18n import _

STAGES = {"primero": Stage.FIRST, "novedad": Stage.UPDATE, "cierre": Stage.CLOSE}


def read_messages(record: Record, networks: Networks) -> Mapping[Stage, str]:
    """Return the message of each stage; a Problem names the first mistake."""
    found = {}
    for word, stage in STAGES.items():
        text = record.required(word, str)
        check_gaps(record, word, text)
        _check_times(record, word, text)
        _check_room(record, word, text, networks)
        found[stage] = text
    record.finish()
    return found


def check_gaps(record: Record, field: str, text: str) -> None:
    """Refuse a text with a gap that is not one of the few that people learn."""
    unknown = next((gap for gap in left_in(text) if gap not in MESSAGE_GAPS), None)
    if unknown is not None:
        words = ", ".join(MESSAGE_GAPS)
        raise record.problem(
            field, _("no se conoce el hueco «{word}»; use: {words}").format(word=unknown, words=words)
        )


def _check_times(record: Record, word: str, text: str) -> None:
    """Refuse a message that does not say its hour, or when there will be another, unless it is the last."""
    named, is_last = left_in(text), STAGES[word] is Stage.CLOSE
    missing = next((gap for gap in (HOUR_GAP, NEXT_GAP) if gap not in named), None)
    if missing and not (is_last and missing == NEXT_GAP):
        raise record.problem(word, _("le falta el hueco «{word}»").format(word=missing))
    if is_last and NEXT_GAP in named:
        raise record.problem(word, _("es el último aviso: no puede anunciar otro"))


def _check_room(record: Record, word: str, text: str, networks: Networks) -> None:
    said = likely(text)
    for network in networks.values():
        found = room(said, network, with_pictures=True)
        if not found.fits:
            what = _("no cabe en {network}: tendría unos {n} caracteres y caben {room}")
            raise record.problem(word, what.format(network=network.name, n=found.used, room=found.limit))
