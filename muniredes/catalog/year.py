"""The year file: what a council tells every year, and the dates that have to be asked for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from muniredes.catalog.conversation import topic_names
from muniredes.catalog.moments import month_day, read_moment
from muniredes.catalog.papers import read_scope
from muniredes.catalog.records import Record, read
from muniredes.domain.calendar.advice.gaps import filled_length
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.year.entries import (
    AskedDate,
    AskedKind,
    DefaultPeriod,
    Edge,
    FromAnswer,
    Moment,
    YearBook,
    YearEntry,
)
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.knowledge.facts import Networks
from muniredes.i18n import _

ASKED = "datos"
POST = "publicacion"
LIGHTS = {"verde": ElectoralLight.GREEN, "ambar": ElectoralLight.AMBER, "rojo": ElectoralLight.RED}
KINDS = {
    "dia": AskedKind.DAY,
    "periodo": AskedKind.PERIOD,
    "semana": AskedKind.WEEKDAY,
    "regla": AskedKind.RULE,
}
_MOST_MINUTES = 240


@dataclass(frozen=True, slots=True)
class _Known:
    """What an entry may name: topics by key, the dates that are asked, and the networks."""

    topics: Mapping[str, str]
    asked: Mapping[str, AskedDate]
    networks: Networks


def load_year(path: Path, topics: Path, networks: Networks) -> YearBook:
    """Return what the year file at `path` knows; a Problem names the first mistake.

    `topics` is the file of topics; a text that would not fit in a network of its entry is a mistake.
    """
    records = dict(read(path))
    asked = {}
    if ASKED in records:
        asked = {key: _asked(key, record) for key, record in _inner(records.pop(ASKED))}
    known = _Known(topic_names(topics), asked, networks)
    entries = tuple(_entry(key, record, known) for key, record in records.items())
    return YearBook(entries, tuple(asked.values()))


def _inner(record: Record) -> Iterator[tuple[str, Record]]:
    for key in record.fields():
        record.required(key, dict)
        yield key, record.table(key)


def _asked(key: str, record: Record) -> AskedDate:
    asked = AskedDate(
        key=key,
        question=record.required("pregunta", str),
        why=record.required("motivo", str),
        example=record.required("ejemplo", str),
        kind=record.choice("tipo", KINDS),
        default=record.optional_fact("defecto", _default),
    )
    if asked.default and asked.kind is not AskedKind.PERIOD:
        raise record.problem("defecto", _("solo lo puede tener un periodo"))
    record.finish()
    return asked


def _default(record: Record) -> DefaultPeriod:
    starts, ends = (month_day(record, field, record.required(field, str)) for field in ("desde", "hasta"))
    if (starts[1], starts[0]) > (ends[1], ends[0]):
        raise record.problem("hasta", _("no puede ser antes que «desde»"))
    return DefaultPeriod(starts, ends)


def _entry(key: str, record: Record, known: _Known) -> YearEntry:
    build = partial(
        YearEntry,
        key=key,
        group=record.required("grupo", str),
        title=record.required("titulo", str),
        topic=_topic(record, known.topics),
        channels=_channels(record, known.networks),
        light=record.choice("luz", LIGHTS),
        scope=read_scope(record),
        is_calm=record.optional("calma", bool, default=False),
        minutes=_minutes(record),
        picture=record.required("alternativo", str),
        moments=tuple(_moments(record, known)),
    )
    entry = build(note=record.fact(_note))
    if not entry.moments:
        raise record.problem("momentos", _("falta"))
    return entry


def _note(record: Record) -> str:
    return record.required("saber", str)


def _topic(record: Record, topics: Mapping[str, str]) -> str:
    key = record.required("tema", str)
    if key and key not in topics:
        raise record.problem("tema", _("«{word}» no está en los temas del catálogo").format(word=key))
    return topics.get(key, "")


def _channels(record: Record, networks: Networks) -> tuple[str, ...]:
    channels = record.texts("canales")
    if not channels:
        raise record.problem("canales", _("falta"))
    for channel in channels:
        network = networks.get(channel)
        if channel not in set(Medium) and (network is None or network.is_closed):
            raise record.problem("canales", _("«{word}» no es un canal en uso").format(word=channel))
    return channels


def _minutes(record: Record) -> int:
    minutes = record.required("minutos", int)
    if not 1 <= minutes <= _MOST_MINUTES:
        raise record.problem("minutos", _("tiene que estar entre 1 y {n}").format(n=_MOST_MINUTES))
    return minutes


def _moments(record: Record, known: _Known) -> Iterator[Moment]:
    room = _room(record.texts("canales"), known.networks)
    for key, inner in record.tables("momentos"):
        moment = read_moment(key, inner, known.asked)
        _check_edge(inner, moment, known.asked)
        if room is not None and filled_length(moment.text) > room:
            what = _("tendría unos {n} caracteres y en sus canales caben {room}")
            raise inner.problem("texto", what.format(n=filled_length(moment.text), room=room))
        yield moment


def _check_edge(record: Record, moment: Moment, asked: Mapping[str, AskedDate]) -> None:
    """Refuse an edge that an answer does not have: only a period has an end."""
    when = moment.when
    if not isinstance(when, FromAnswer) or when.edge is Edge.START:
        return
    if asked[when.asked].kind is not AskedKind.PERIOD:
        raise record.problem("desde", _("«{key}» no es un periodo").format(key=when.asked))


def _room(channels: tuple[str, ...], networks: Networks) -> int | None:
    """Return how many characters fit in the tightest of some channels, None when none says."""
    limits = (
        limit.value.characters
        for channel in channels
        if channel in networks
        for limit in networks[channel].text_limits
        if limit.value.use == POST
    )
    return min(limits, default=None)
