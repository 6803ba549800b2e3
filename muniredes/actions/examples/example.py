"""The example: a guide full of data and of faults, made new wherever it is asked for.

A town for whoever is an authority, an association for whoever is not: each in its own words.
"""

import tomllib
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from muniredes import paths
from muniredes.actions import accounts, clock, council, editing, knowledge, people, reading, workspace
from muniredes.actions.examples import calendar, crisis, guide, handover
from muniredes.actions.workspace import Workspace
from muniredes.domain.accounts.account import AccountState, Custody, SecondFactor
from muniredes.domain.council import Council, EntityKind
from muniredes.domain.elections.period import current_term_start
from muniredes.domain.people import Area, FlowStep, Person, PersonKind
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.domain.snapshot import ManualIssue
from muniredes.files import shown
from muniredes.i18n import _
from muniredes.storage.database import Database, Work
from muniredes.storage.history import steps

DAYS_SINCE_FIRST_MANUAL = 60

Entry = Mapping[str, Any]

_PARTS = ("body", "guide", "calendar", "crisis", "handover")


def kind_for(kind: EntityKind) -> EntityKind:
    """Return the kind of body whose example says most to one of another kind."""
    return EntityKind.COUNCIL if kind.is_public else EntityKind.ASSOCIATION


def file_name(kind: EntityKind) -> str:
    """Return the name of the file where the example of a kind of body is kept."""
    return paths.EXAMPLE_NAME if kind is EntityKind.COUNCIL else paths.OTHER_EXAMPLE_NAME


def open_or_create(path: Path, kind: EntityKind, progress: Progress = no_progress) -> Workspace:
    """Open the example of a kind of body, making it the first time."""
    return workspace.open_file(path, progress) if path.exists() else create(path, kind)


def create(path: Path, kind: EntityKind = EntityKind.COUNCIL) -> Workspace:
    """Make the example of a kind of body at `path` and open it; a file that is there is left alone."""
    if path.exists():
        raise Problem(
            _("Ya existe «{name}» y no se ha tocado.").format(name=shown(path.name)),
            _("Elija otro nombre, o bórrelo si era un ejemplo anterior."),
        )
    opened = workspace.open_file(path)
    told = {part: _read(kind, part) for part in _PARTS}
    knowledge.serve(kind)
    _as_of_first_manual(opened.database, lambda past: _found(past, told))
    _change_later(opened.database, told["body"])
    if told["handover"]:
        handover.begin(opened.database, told["handover"])
    return opened


def _read(kind: EntityKind, part: str) -> Entry:
    """Return a part of an example; one that it does not have is empty."""
    folder = "town" if kind_for(kind) is EntityKind.COUNCIL else "association"
    path = paths.resource("examples", folder, f"{part}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _as_of_first_manual(database: Database, act: Callable[[Database], None]) -> None:
    """Act on the same file as if it were the day of the first manual."""

    def then() -> datetime:
        return clock.now() - timedelta(days=DAYS_SINCE_FIRST_MANUAL)

    with closing(Database(database.path, then)) as past:
        act(past)


def _found(database: Database, told: Mapping[str, Entry]) -> None:
    town = told["body"]
    shield = council.keep_picture(database, council.read_picture(paths.resource("examples", "shield.png")))
    proof = crisis.keep_proof(database, paths.resource("examples", "capture.png"))
    written = guide.with_pictures(database, told["guide"])
    with database.write(_("Guía de ejemplo")) as work:
        _add_council(work, town["organismo"], shield)
        for area in town["areas"]:
            editing.add(work, "area", Area(name=area["nombre"]))
        for person in town["personas"]:
            _add_person(work, person)
        _tie_people(work, town)
        for step in town["pasos"]:
            holder, deputy = _person_id(work, step, "persona"), _person_id(work, step, "suplente")
            people.set_step(work, FlowStep(step["paso"]), holder, deputy)
        for account in town["cuentas"]:
            _add_account(work, account)
        council.begin_term(work, current_term_start(clock.today()))
        guide.put_guide(work, written)
        calendar.put_calendar(work, told["calendar"], shield)
        if told["crisis"]:
            crisis.put_crisis(work, told["crisis"], proof)
    with database.note() as sql:
        day = database.clock().date()
        last = steps.last_action_id(sql)
        issue = ManualIssue(version=1, as_of=day, edition="reservada", last_action_id=last)
        sql.put(issue)


def _add_council(work: Work, body: Entry, shield: str) -> None:
    values = {
        "kind": EntityKind(body.get("tipo", EntityKind.COUNCIL)),
        "name": body["nombre"],
        "province": body["provincia"],
        "region": body["comunidad"],
        "website": body["web"],
        "electronic_office": body.get("sede", ""),
        "phone": body["telefono"],
        "shield": shield,
        "is_example": True,
    }
    work.add(editing.put("council", Council(), values))


def _add_person(work: Work, entry: Entry) -> None:
    values = {
        "name": entry["nombre"],
        "post": entry["cargo"],
        "kind": PersonKind(entry["vinculacion"]),
        "area_id": people.area_named(work, entry["area"]).id if "area" in entry else None,
        "email": entry.get("correo", ""),
        "phone": entry.get("telefono", ""),
        "weekly_hours": entry.get("horas"),
    }
    work.add(editing.put("person", Person(), values))


def _tie_people(work: Work, town: Entry) -> None:
    for entry in town["personas"]:
        person = people.person_named(work, entry["nombre"], {})
        person.deputy_id = _person_id(work, entry, "suplente")
    for entry in town["areas"]:
        people.area_named(work, entry["nombre"]).responsible_id = _person_id(work, entry, "responsable")
    body = work.first(Council)
    assert body is not None
    body.user_id = _person_id(work, town["organismo"], "usuaria")
    body.coordinating_area_id = people.area_named(work, town["organismo"]["coordina"]).id


def _person_id(work: Work, entry: Entry, key: str) -> int | None:
    return people.person_named(work, entry[key], {}).id if key in entry else None


def _add_account(work: Work, entry: Entry) -> None:
    account = accounts.from_recognised(accounts.told_apart(entry["direccion"]))
    values: dict[str, object] = {
        "name": entry.get("nombre", ""),
        "purpose": entry.get("para", ""),
        "notes": entry.get("notas", ""),
        "area_id": people.area_named(work, entry["area"]).id if "area" in entry else None,
        "personal_profile": entry.get("perfil_personal"),
        "followers": entry.get("seguidores"),
        "weekly_hours": entry.get("horas"),
        "opened_on": _ago(entry, "abierta_hace"),
        "last_post_on": _ago(entry, "publicada_hace"),
    }
    if "estado" in entry or account.state is None:
        values["state"] = AccountState(entry.get("estado", AccountState.ACTIVE))
    work.add(editing.put("account", account, values))
    work.add(editing.put("custody", Custody(account_id=account.id), _custody_values(work, entry)))


def _custody_values(work: Work, entry: Entry) -> dict[str, object]:
    return {
        "holder_id": _person_id(work, entry, "titular"),
        "deputy_id": _person_id(work, entry, "suplente"),
        "email": entry.get("correo", ""),
        "phone": entry.get("telefono", ""),
        "phone_is_municipal": entry.get("telefono_municipal"),
        "second_factor": SecondFactor(entry["doble_factor"]) if "doble_factor" in entry else None,
        "second_factor_holder_id": _person_id(work, entry, "tiene_el_aparato"),
        "password_place": entry.get("contrasena_en", ""),
        "resolution": entry.get("decreto", ""),
        "resolution_on": _ago(entry, "decreto_hace"),
        "last_copy_on": _ago(entry, "copia_hace"),
        "reviewed_on": _ago(entry, "revisada_hace"),
    }


def _ago(entry: Entry, key: str) -> object:
    return clock.today() - timedelta(days=entry[key]) if key in entry else None


def _change_later(database: Database, town: Entry) -> None:
    for entry in town["despues"]:
        wanted = accounts.key(accounts.from_recognised(accounts.told_apart(entry["cuenta"])))
        found = next(item for item in reading.snapshot(database).accounts if accounts.key(item) == wanted)
        values: dict[str, object] = {}
        if "notas" in entry:
            values["account.notes"] = entry["notas"]
        if "seguidores" in entry:
            values["account.followers"] = entry["seguidores"]
        assert found.id is not None
        accounts.edit(database, found.id, values)
