"""The checklists of crises, one file each: their steps and their messages, which fit every network."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from muniredes.catalog.records import Record, read
from muniredes.domain.calendar.gaps import GAP_LENGTH, filled, gaps
from muniredes.domain.calendar.lengths import room
from muniredes.domain.calendar.places import HOUR_GAP
from muniredes.domain.crisis.gaps import MESSAGE_GAPS, NEXT_GAP
from muniredes.domain.crisis.knowledge import Checklist, ChecklistStep, Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.knowledge import Fact, Networks
from muniredes.domain.problems import Problem
from muniredes.i18n import _

NAMES = ("emergencia", "cuenta", "error", "bulo", "polemica", "servicio", "luto", "brecha", "imagen")
"""The checklists that cannot be missing. A file of another name is one more."""

STAGES = {"primero": Stage.FIRST, "novedad": Stage.UPDATE, "cierre": Stage.CLOSE}
ROLES = {
    "coordinacion": CrisisRole.COORDINATOR,
    "publica": CrisisRole.EDITOR,
    "alcaldia": CrisisRole.MAYOR,
    "secretaria": CrisisRole.SECRETARY,
    "portavoz": CrisisRole.SPOKESPERSON,
    "informatica": CrisisRole.IT,
    "proteccion_datos": CrisisRole.DATA_PROTECTION,
    "proteccion_civil": CrisisRole.CIVIL_PROTECTION,
    "servicio": CrisisRole.SERVICE,
}
HEADER, STEPS, MESSAGES = "lista", "paso", "mensaje"


def load_checklists(folder: Path, networks: Networks) -> Mapping[str, Fact[Checklist]]:
    """Return the checklists of the files in `folder`, in their order; a Problem names the first mistake."""
    paths = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    missing = next((name for name in NAMES if name not in paths), None)
    if missing:
        raise Problem(
            _("Falta el fichero del catálogo «{name}».").format(name=f"{missing}.toml"),
            _("Vuelva a instalar el programa."),
        )
    placed: dict[int, tuple[str, Fact[Checklist]]] = {}
    for key, path in paths.items():
        tables = sole_tables(path, (HEADER, STEPS, MESSAGES))
        order = tables[HEADER].required("orden", int)
        if order in placed:
            what = _("ya lo tiene «{name}»").format(name=f"{placed[order][0]}.toml")
            raise tables[HEADER].problem("orden", what)
        placed[order] = key, tables[HEADER].fact(partial(_checklist, key, tables, networks))
    return {key: fact for _order, (key, fact) in sorted(placed.items())}


def sole_tables(path: Path, names: tuple[str, ...]) -> Mapping[str, Record]:
    """Return the tables of a file, which must be these, all of them and no others."""
    tables = dict(read(path))
    for name, record in tables.items():
        if name not in names:
            raise record.problem(name, _("no se conoce esta tabla"))
    for name in names:
        if name not in tables:
            raise Record(path.name, name, {}, {}).problem(name, _("falta"))
    return tables


def roles(record: Record, field: str) -> tuple[CrisisRole, ...]:
    """Return the parts in a crisis that a field names, at least one."""
    words = record.texts(field)
    if not words:
        raise record.problem(field, _("falta"))
    for word in words:
        if word not in ROLES:
            known = ", ".join(ROLES)
            raise record.problem(field, _("«{word}» no vale; use: {words}").format(word=word, words=known))
    return tuple(ROLES[word] for word in words)


def _checklist(key: str, tables: Mapping[str, Record], networks: Networks, record: Record) -> Checklist:
    steps = tuple(_steps(tables[STEPS]))
    if not any(step.stage is Stage.FIRST for step in steps):
        raise tables[STEPS].problem("aviso", _("ningún paso publica el primer aviso"))
    return Checklist(
        key=key,
        title=record.required("titulo", str),
        plain=record.required("frase", str),
        level=_level(record),
        steps=steps,
        messages=_messages(tables[MESSAGES], networks),
        is_breach=record.optional("brecha", bool, default=False),
    )


def _level(record: Record) -> CrisisLevel:
    level = record.required("nivel", int)
    if level not in set(CrisisLevel):
        raise record.problem("nivel", _("tiene que estar entre 0 y {n}").format(n=max(CrisisLevel).value))
    return CrisisLevel(level)


def _steps(record: Record) -> Iterator[ChecklistStep]:
    for key in record.fields():
        record.required(key, dict)
        yield _step(key, record.table(key))


def _step(key: str, record: Record) -> ChecklistStep:
    step = ChecklistStep(
        key=key,
        do=record.required("hacer", str),
        why=record.required("motivo", str),
        roles=roles(record, "quien"),
        minutes=record.required("minutos", int) if record.has("minutos") else None,
        when=record.optional("cuando", str, ""),
        paste=record.optional("pegar", str, ""),
        stage=record.choice("aviso", STAGES) if record.has("aviso") else None,
    )
    if not step.deadline:
        raise record.problem("minutos", _("falta: diga los minutos o el «cuando»"))
    if step.minutes is not None and step.minutes < 0:
        raise record.problem("minutos", _("no puede ser menor que cero"))
    _check_gaps(record, "pegar", step.paste)
    record.finish()
    return step


def _messages(record: Record, networks: Networks) -> Mapping[Stage, str]:
    found = {}
    for word, stage in STAGES.items():
        text = record.required(word, str)
        _check_gaps(record, word, text)
        _check_times(record, word, text)
        _check_room(record, word, text, networks)
        found[stage] = text
    record.finish()
    return found


def _check_gaps(record: Record, field: str, text: str) -> None:
    unknown = next((gap for gap in gaps(text) if gap not in MESSAGE_GAPS), None)
    if unknown is not None:
        words = ", ".join(MESSAGE_GAPS)
        raise record.problem(
            field, _("no se conoce el hueco «{word}»; use: {words}").format(word=unknown, words=words)
        )


def _check_times(record: Record, word: str, text: str) -> None:
    """Refuse a message that does not say its hour, or when there will be another, unless it is the last."""
    named = gaps(text)
    wanted = (HOUR_GAP,) if STAGES[word] is Stage.CLOSE else (HOUR_GAP, NEXT_GAP)
    missing = next((gap for gap in wanted if gap not in named), None)
    if missing:
        raise record.problem(word, _("le falta el hueco «{word}»").format(word=missing))
    if STAGES[word] is Stage.CLOSE and NEXT_GAP in named:
        raise record.problem(word, _("es el último aviso: no puede anunciar otro"))


def _check_room(record: Record, word: str, text: str, networks: Networks) -> None:
    likely = filled(text, dict.fromkeys(gaps(text), "x" * GAP_LENGTH))
    for network in networks.values():
        found = room(likely, network, with_pictures=True)
        if not found.fits:
            what = _("no cabe en {network}: tendría unos {n} caracteres y caben {room}")
            raise record.problem(word, what.format(network=network.name, n=found.used, room=found.limit))
