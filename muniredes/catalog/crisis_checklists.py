"""The checklists of crises, one file each: their steps, and the messages that they send."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from muniredes.catalog.crisis_messages import STAGES, check_gaps, read_messages
from muniredes.catalog.papers import read_scope
from muniredes.catalog.records import Record, read
from muniredes.domain.crisis.knowledge import Checklist, ChecklistStep, Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.knowledge.facts import Fact, Networks
from muniredes.domain.problems import Problem
from muniredes.i18n import _

NAMES = (
    "emergencia", "cuenta", "suplantacion", "error", "bulo", "polemica", "servicio", "luto",
    "brecha", "imagen", "junta",
)  # fmt: skip
"""The checklists that cannot be missing. A file of another name is one more."""

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
_HOUR = 60


@dataclass(frozen=True, slots=True)
class _Known:
    """What a checklist stands on: the networks, the other checklists, and the hours to tell of a breach."""

    networks: Networks
    checklists: frozenset[str]
    breach_hours: int


def load_checklists(folder: Path, networks: Networks, breach_hours: int) -> Mapping[str, Fact[Checklist]]:
    """Return the checklists of the files in `folder`, in their order; a Problem names the first mistake."""
    paths = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    missing = next((name for name in NAMES if name not in paths), None)
    if missing:
        raise Problem(
            _("Falta el fichero del catálogo «{name}».").format(name=f"{missing}.toml"),
            _("Vuelva a instalar el programa."),
        )
    known = _Known(networks, frozenset(paths), breach_hours)
    placed: dict[int, tuple[str, Fact[Checklist]]] = {}
    for key, path in paths.items():
        tables = sole_tables(path, (HEADER, STEPS, MESSAGES))
        order = tables[HEADER].required("orden", int)
        if order in placed:
            what = _("ya lo tiene «{name}»").format(name=f"{placed[order][0]}.toml")
            raise tables[HEADER].problem("orden", what)
        placed[order] = key, tables[HEADER].fact(partial(_checklist, key, tables, known))
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


def _checklist(key: str, tables: Mapping[str, Record], known: _Known, record: Record) -> Checklist:
    is_breach = record.optional("brecha", bool, default=False)
    steps = tuple(_steps(tables[STEPS], known, is_breach=is_breach))
    if not any(step.stage is Stage.FIRST for step in steps):
        raise tables[STEPS].problem("aviso", _("ningún paso publica el primer aviso"))
    return Checklist(
        key=key,
        title=record.required("titulo", str),
        plain=record.required("frase", str),
        level=_level(record),
        steps=steps,
        messages=read_messages(tables[MESSAGES], known.networks),
        is_breach=is_breach,
        scope=read_scope(record),
        is_private=record.optional("privado", bool, default=False),
        also=record.optional("palabras", str, default=""),
        is_of_an_account=record.optional("cuenta", bool, default=False),
        is_of_an_impostor=record.optional("falsa", bool, default=False),
    )


def _level(record: Record) -> CrisisLevel:
    level = record.required("nivel", int)
    if level not in set(CrisisLevel):
        raise record.problem("nivel", _("tiene que estar entre 0 y {n}").format(n=max(CrisisLevel).value))
    return CrisisLevel(level)


def _steps(record: Record, known: _Known, *, is_breach: bool) -> Iterator[ChecklistStep]:
    for key in record.fields():
        record.required(key, dict)
        yield _step(key, record.table(key), known, is_breach=is_breach)


def _step(key: str, record: Record, known: _Known, *, is_breach: bool) -> ChecklistStep:
    step = ChecklistStep(
        key=key,
        do=record.required("hacer", str),
        why=record.required("motivo", str),
        roles=roles(record, "quien"),
        minutes=_minutes(record, known, is_breach=is_breach),
        when=record.optional("cuando", str, ""),
        paste=record.optional("pegar", str, ""),
        stage=record.choice("aviso", STAGES) if record.has("aviso") else None,
        opens=record.optional("abre", str, ""),
        pauses=record.optional("pausa", bool, default=False),
        scope=read_scope(record),
    )
    if not step.deadline:
        raise record.problem("minutos", _("falta: diga los minutos o el «cuando»"))
    if step.opens and step.opens not in known.checklists:
        raise record.problem("abre", _("no hay una lista «{word}»").format(word=step.opens))
    check_gaps(record, "pegar", step.paste)
    record.finish()
    return step


def _minutes(record: Record, known: _Known, *, is_breach: bool) -> int | None:
    """Return the minutes of a step: its own, or those that the law gives to tell of a breach."""
    if record.optional("plazo", bool, default=False):
        if not is_breach or record.has("minutos"):
            raise record.problem("plazo", _("es para las listas con «brecha», y en lugar de los minutos"))
        return known.breach_hours * _HOUR
    if not record.has("minutos"):
        return None
    minutes = record.required("minutos", int)
    if minutes < 0:
        raise record.problem("minutos", _("no puede ser menor que cero"))
    return minutes
