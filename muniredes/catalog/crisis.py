"""What is known of crises: levels, checklists, phones, the four questions, breaches, and ways back."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from muniredes.catalog.crisis_checklists import load_checklists, roles, sole_tables
from muniredes.catalog.records import Record, read, text_value
from muniredes.domain.crisis.knowledge import (
    BreachAuthority,
    CrisisBook,
    CrisisPhone,
    LevelAdvice,
    TriageQuestion,
)
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.domain.knowledge.facts import OTHER_NETWORK, Fact, NetworkKind, Networks
from muniredes.i18n import _

LEVELS = {
    "rutina": CrisisLevel.ROUTINE,
    "incidencia": CrisisLevel.INCIDENT,
    "local": CrisisLevel.LOCAL,
    "grave": CrisisLevel.SEVERE,
}
HOURS, AUTHORITIES = "plazo", "autoridades"
QUESTIONS = 4
_LOSABLE = (NetworkKind.SOCIAL, NetworkKind.MESSAGING, NetworkKind.VIDEO)


def load_crisis(folder: Path, networks: Networks, regions: frozenset[str]) -> CrisisBook:
    """Return what the files in `folder` know; a Problem names the first mistake.

    `regions` are the names that an authority may have; a message has to fit in every one of `networks`.
    """
    hours, authorities = _breach(folder / "breach.toml", regions)
    checklists = load_checklists(folder / "checklists", networks, hours.value)
    return CrisisBook(
        levels=_levels(folder / "levels.toml"),
        checklists=checklists,
        questions=_questions(folder / "questions.toml", checklists),
        phones=_phones(folder / "phones.toml", checklists),
        recovery=_recovery(folder / "recovery.toml", networks),
        breach_hours=hours,
        authorities=authorities,
    )


_Checklists = Mapping[str, object]


def _levels(path: Path) -> Mapping[CrisisLevel, Fact[LevelAdvice]]:
    records = sole_tables(path, tuple(LEVELS))
    return {level: records[word].fact(_level) for word, level in LEVELS.items()}


def _level(record: Record) -> LevelAdvice:
    return LevelAdvice(
        when=record.required("cuando", str),
        decides=roles(record, "decide"),
        told=record.required("avisa", str),
        first_notice=_some_minutes(record, "primer_aviso"),
        cadence=_some_minutes(record, "cadencia"),
    )


def _some_minutes(record: Record, field: str) -> int | None:
    if not record.has(field):
        return None
    minutes = record.required(field, int)
    if minutes < 1:
        raise record.problem(field, _("tiene que ser mayor que cero"))
    return minutes


def _questions(path: Path, checklists: _Checklists) -> tuple[TriageQuestion, ...]:
    records = dict(read(path))
    names = list(records)
    if len(names) != QUESTIONS:
        what = _("tiene que haber {n} preguntas").format(n=QUESTIONS)
        raise Record(path.name, "*", {}, {}).problem("pregunta", what)
    return tuple(_question(record, checklists) for record in records.values())


def _question(record: Record, checklists: _Checklists) -> TriageQuestion:
    question = TriageQuestion(
        record.required("pregunta", str), record.required("si", str), record.optional("no", str, "")
    )
    for field, named in (("si", question.yes), ("no", question.no)):
        if named or field == "si":
            _check_named(record, field, named, checklists)
    record.finish()
    return question


def _check_named(record: Record, field: str, named: str, checklists: _Checklists) -> None:
    if named not in checklists:
        words = ", ".join(checklists)
        raise record.problem(field, _("«{word}» no vale; use: {words}").format(word=named, words=words))


def _phones(path: Path, checklists: _Checklists) -> tuple[Fact[CrisisPhone], ...]:
    return tuple(record.fact(partial(_phone, key, checklists)) for key, record in read(path))


def _phone(key: str, checklists: _Checklists, record: Record) -> CrisisPhone:
    phone = CrisisPhone(
        key=key,
        name=record.required("nombre", str),
        phone=record.required("telefono", str),
        purpose=record.required("para", str),
        checklists=record.texts("listas"),
    )
    if not phone.phone.replace(" ", "").isdigit():
        raise record.problem("telefono", _("solo lleva cifras y espacios"))
    for named in phone.checklists:
        _check_named(record, "listas", named, checklists)
    return phone


def _breach(path: Path, regions: frozenset[str]) -> tuple[Fact[int], tuple[Fact[BreachAuthority], ...]]:
    tables = sole_tables(path, (HOURS, AUTHORITIES))
    hours = tables[HOURS].fact(_hours)
    record = tables[AUTHORITIES]
    found = []
    for key in record.fields():
        record.required(key, dict)
        found.append(record.table(key).fact(partial(_authority, key, regions)))
    taken = [name for fact in found for name in fact.value.regions]
    twice = next((name for name in taken if taken.count(name) > 1), None)
    if twice:
        raise record.problem("comunidades", _("«{word}» está en dos autoridades").format(word=twice))
    if sum(not fact.value.regions for fact in found) != 1:
        raise record.problem("comunidades", _("tiene que haber una autoridad, y solo una, sin comunidades"))
    return hours, tuple(found)


def _hours(record: Record) -> int:
    hours = record.required("horas", int)
    if hours < 1:
        raise record.problem("horas", _("tiene que ser mayor que cero"))
    return hours


def _authority(key: str, regions: frozenset[str], record: Record) -> BreachAuthority:
    named, aliases = record.texts("comunidades"), record.texts("alias")
    if aliases and not named:
        raise record.problem("comunidades", _("falta"))
    unknown = next((name for name in named if name not in regions), None)
    if unknown is not None:
        raise record.problem("comunidades", _("«{word}» no es una comunidad").format(word=unknown))
    address = record.required("direccion", str)
    if not address.startswith("https://"):
        raise record.problem("direccion", _("tiene que empezar por «https://»"))
    return BreachAuthority(key, record.required("nombre", str), address, (*named, *aliases))


def _recovery(path: Path, networks: Networks) -> Mapping[str, Fact[str]]:
    """Return the way back into each network, and OTHER_NETWORK for those that are not known."""
    found = {}
    for name, record in read(path):
        network = networks.get(name)
        if name != OTHER_NETWORK and (network is None or network.is_closed):
            raise record.problem("valor", _("«{word}» no es una red en uso").format(word=name))
        found[name] = record.fact(text_value)
    for name in (*networks, OTHER_NETWORK):
        network = networks.get(name)
        if name not in found and (network is None or (network.kind in _LOSABLE and not network.is_closed)):
            raise Record(path.name, name, {}, {}).problem("valor", _("falta"))
    return found
