"""The guide of the example town: style, channels, profiles, conversation and rights."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from typing import Any, get_args, get_type_hints

from muniredes.actions import accounts, clock, people, records
from muniredes.domain.accounts import Account
from muniredes.domain.channels.coordination import ChannelUse, Medium, Role, Topic
from muniredes.domain.elections import ElectionKind, ElectoralPeriod
from muniredes.domain.vocabulary import ENUMS
from muniredes.storage.database import Work
from muniredes.storage.tables import CLASS_OF, OWNER, metadata

Entry = Mapping[str, Any]

_TOPICS = "topic"


def put_guide(work: Work, guide: Entry) -> None:
    """Write every entry of the file inside an action.

    An entry is named after its kind and has the fields of that kind; tables in it stand for what has
    no number yet: {persona = …}, {cuenta = …}, {area = …}, {elecciones = …}, and for days from today:
    {hace = …}, {dentro = …}.
    """
    for kind, content in guide.items():
        for entry in content if isinstance(content, list) else [content]:
            if kind == _TOPICS:
                _put_topic(work, entry)
            else:
                _put(work, kind, entry)


def _put(work: Work, kind: str, entry: Entry) -> None:
    values = {name: _value(work, kind, name, given) for name, given in entry.items()}
    account = values.get("account_id")
    if metadata.tables[kind].c[next(iter(metadata.tables[kind].c.keys()))].info.get(OWNER):
        assert isinstance(account, int)
        records.put_part(
            work, kind, account, {key: each for key, each in values.items() if key != "account_id"}
        )
    else:
        records.put(work, kind, None, values)


def _value(work: Work, kind: str, name: str, given: Any) -> Any:
    if isinstance(given, dict):
        return _reference(work, given)
    path = f"{kind}.{name}"
    if path in ENUMS:
        member = ENUMS[path]
        return tuple(member(item) for item in given) if isinstance(given, list) else member(given)
    return tuple(_record(kind, name, item) for item in given) if isinstance(given, list) else given


def _reference(work: Work, given: Entry) -> Any:
    if "persona" in given:
        return people.person_named(work, given["persona"], {}).id
    if "area" in given:
        return people.area_named(work, given["area"]).id
    if "cuenta" in given:
        wanted = accounts.key(accounts.from_recognised(accounts.told_apart(given["cuenta"])))
        return next(account.id for account in work.all(Account) if accounts.key(account) == wanted)
    if "elecciones" in given:
        wanted = ElectionKind(given["elecciones"])
        return next(period.id for period in work.all(ElectoralPeriod) if period.kind is wanted)
    days = given["dentro"] if "dentro" in given else -given["hace"]
    return clock.today() + timedelta(days=days)


def _record(kind: str, name: str, item: Entry) -> Any:
    """Return a small record of a list: what its class is, the type of the field says."""
    record: type[Any] = get_args(get_type_hints(CLASS_OF[kind])[name])[0]
    assert is_dataclass(record), "only small records live in a list"
    known = {part.name for part in fields(record)}
    return record(
        **{
            key: ENUMS[path](value) if (path := f"{record.__name__}.{key}") in ENUMS else value
            for key, value in item.items()
            if key in known
        }
    )


def _put_topic(work: Work, entry: Entry) -> None:
    topic: Topic = records.put(work, _TOPICS, None, {"name": entry["nombre"], "note": entry.get("nota", "")})
    for role, wanted in ((Role.FIRST, [entry["primero"]]), (Role.SUPPORT, entry.get("apoyo", []))):
        for name in wanted:
            account = next(
                (each for each in work.all(Account) if each.network_id == name and each.is_kept_up), None
            )
            medium = None if account else Medium(name)
            work.add(
                ChannelUse(
                    topic_id=topic.id, account_id=account.id if account else None, medium=medium, role=role
                )
            )
