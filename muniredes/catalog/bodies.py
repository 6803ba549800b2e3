"""The words of each kind of body, read from the file where they are told once."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from muniredes.catalog.records import Record, read
from muniredes.domain.council import BodyLack, EntityKind
from muniredes.domain.texts.wording import Said, Wording
from muniredes.i18n import _

ORIGIN = "origen"
NAMES = "nombres"
WITHOUT = {
    BodyLack.WEBSITE: "sin_web",
    BodyLack.ELECTRONIC_OFFICE: "sin_sede",
    BodyLack.PHONE: "sin_telefono",
    BodyLack.SHIELD: "sin_escudo",
}
"""Where it is told how to speak to a body that has none of each."""
SHARED = ("varios_pueblos", "privados")
"""Where it is told what several kinds are told alike."""
_GENDERS = ("m", "f", "a")


def load_wordings(path: Path) -> Mapping[EntityKind, Wording]:
    """Return how to speak to each kind of body; a Problem names the first mistake."""
    records = dict(read(path))
    origin = records.pop(ORIGIN, Record(path.name, ORIGIN, {}, {}))
    genders = {word: origin.required(word, str) for word in origin.fields()}
    names = _names(records.pop(NAMES, None))
    for name in WITHOUT.values():
        records.pop(name, None)
    shared = [_shared(records.pop(name, None)) for name in SHARED]
    found = {EntityKind.COUNCIL: Wording({}, genders, {})}
    for name, record in records.items():
        if name not in set(EntityKind) or name == EntityKind.COUNCIL:
            raise record.problem(name, _("no se conoce esta clase de organismo"))
        wording = _wording(record, genders, names)
        more = {old: new for kinds, phrases in shared if name in kinds for old, new in phrases.items()}
        found[EntityKind(name)] = replace(wording, phrases={**wording.phrases, **more})
    for kind in EntityKind:
        if kind not in found:
            raise Record(path.name, kind.value, {}, {}).problem(kind.value, _("falta"))
    return found


def load_without(path: Path) -> Mapping[BodyLack, Wording]:
    """Return how to speak to a body of what it has none of, in the words of a town hall."""
    records = dict(read(path))
    return {lack: _without(records.get(name), path, name) for lack, name in WITHOUT.items()}


def _without(found: Record | None, path: Path, name: str) -> Wording:
    record = found or Record(path.name, name, {}, {})
    wording = Wording({}, {}, _phrases(record))
    record.finish()
    return wording


def _phrases(record: Record) -> Mapping[str, str]:
    phrases = record.table("frases")
    return {written: phrases.required(written, str) for written in phrases.fields()}


def _names(record: Record | None) -> tuple[str, ...]:
    """Return what is called the same whoever reads it."""
    if record is None:
        return ()
    names = record.texts("intactos")
    record.finish()
    return names


def _shared(record: Record | None) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """Return which kinds are told the same, and what is said to them besides their own."""
    if record is None:
        return (), {}
    kinds, phrases = record.texts("clases"), _phrases(record)
    record.finish()
    return kinds, phrases


def _wording(record: Record, genders: Mapping[str, str], names: tuple[str, ...]) -> Wording:
    inner = record.table("palabras")
    words = {word: _said(inner, word, genders) for word in inner.fields()}
    wording = Wording(
        words,
        genders,
        _phrases(record),
        record.texts("ajenas"),
        names,
    )
    record.finish()
    return wording


def _said(record: Record, word: str, genders: Mapping[str, str]) -> Said:
    if word not in genders:
        raise record.problem(word, _("no está en [{name}]").format(name=ORIGIN))
    gender, _space, said = record.required(word, str).partition(" ")
    if gender not in _GENDERS or not said:
        raise record.problem(word, _("escríbalo así: «f empresa»"))
    return Said(gender, said)
