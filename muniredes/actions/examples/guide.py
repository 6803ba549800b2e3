"""The guide of the example town: style, channels, profiles, conversation and rights."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any, get_args, get_type_hints

from muniredes import paths
from muniredes.actions import accounts, clock, council, people, records
from muniredes.domain.accounts.account import Account
from muniredes.domain.channels.coordination import ChannelUse, Medium, Role, Topic
from muniredes.domain.elections.period import ElectionKind, ElectoralPeriod
from muniredes.domain.fields import CLOSED_LISTS
from muniredes.storage.database import Database, Work
from muniredes.storage.tables import CLASS_OF, TABLES

Entry = Mapping[str, Any]

_TOPICS = "topic"


def with_pictures(database: Database, guide: Entry) -> Entry:
    """Return what the file says with each of its pictures, {imagen = …}, kept and told by its digest."""
    return {name: _kept(database, content) for name, content in guide.items()}


def _kept(database: Database, content: Any) -> Any:
    if isinstance(content, list):
        return [_kept(database, each) for each in content]
    if not isinstance(content, dict):
        return content
    if set(content) == {"imagen"}:
        picture = council.read_picture(paths.resource("examples", content["imagen"]))
        return council.keep_picture(database, picture)
    return {name: _kept(database, each) for name, each in content.items()}


def put_guide(work: Work, guide: Entry) -> None:
    """Write every entry of the file inside an action.

    An entry is named after its kind and has the fields of that kind; tables in it stand for what has
    no number yet: {persona = …}, {cuenta = …}, {area = …}, {tema = …}, {elecciones = …}, and for days from
    today: {hace = …}, {dentro = …}, {proximo = "12-20"}, {anterior = "12-20"}.
    """
    for kind, content in guide.items():
        for entry in content if isinstance(content, list) else [content]:
            if kind == _TOPICS:
                _put_topic(work, entry)
            else:
                _put(work, kind, entry)


def _put(work: Work, kind: str, entry: Entry) -> None:
    values = {name: value(work, kind, name, given) for name, given in entry.items()}
    account = values.get("account_id")
    if TABLES[kind].columns[TABLES[kind].key].is_owner:
        assert isinstance(account, int)
        records.put_part(
            work, kind, account, {key: each for key, each in values.items() if key != "account_id"}
        )
    else:
        records.put(work, kind, None, values)


def value(work: Work, kind: str, name: str, given: Any) -> Any:
    """Return the value of a field of a kind, as its entry in the file gives it."""
    if isinstance(given, dict):
        return _reference(work, given)
    path = f"{kind}.{name}"
    if path in CLOSED_LISTS:
        member = CLOSED_LISTS[path]
        return tuple(member(item) for item in given) if isinstance(given, list) else member(given)
    if isinstance(given, list):
        return tuple(_record(kind, name, item) if isinstance(item, dict) else item for item in given)
    return given


def _reference(work: Work, given: Entry) -> Any:
    if "persona" in given:
        return people.person_named(work, given["persona"], {}).id
    if "area" in given:
        return people.area_named(work, given["area"]).id
    if "cuenta" in given:
        wanted = accounts.key(accounts.from_recognised(accounts.told_apart(given["cuenta"])))
        return next(account.id for account in work.all(Account) if accounts.key(account) == wanted)
    if "tema" in given:
        return next(topic.id for topic in work.all(Topic) if topic.name == given["tema"])
    if "elecciones" in given:
        kind = ElectionKind(given["elecciones"])
        return next(period.id for period in work.all(ElectoralPeriod) if period.kind is kind)
    return _day(given)


def _day(given: Entry) -> date:
    if "proximo" in given:
        return next_day(given["proximo"])
    if "anterior" in given:
        coming = next_day(given["anterior"])
        return coming.replace(year=coming.year - 1)
    days = given["dentro"] if "dentro" in given else -given["hace"]
    return clock.today() + timedelta(days=days)


def next_day(month_and_day: str) -> date:
    """Return the first day from today on with a month and a day («12-20»)."""
    today = clock.today()
    day = date.fromisoformat(f"{today.year}-{month_and_day}")
    return day if day >= today else day.replace(year=day.year + 1)


def _record(kind: str, name: str, item: Entry) -> Any:
    """Return a small record of a list: what its class is, the type of the field says."""
    record: type[Any] = get_args(get_type_hints(CLASS_OF[kind])[name])[0]
    assert is_dataclass(record), "only small records live in a list"
    known = {part.name for part in fields(record)}
    return record(
        **{
            key: CLOSED_LISTS[path](value) if (path := f"{record.__name__}.{key}") in CLOSED_LISTS else value
            for key, value in item.items()
            if key in known
        }
    )


def _put_topic(work: Work, entry: Entry) -> None:
    topic: Topic = records.put(work, _TOPICS, None, {"name": entry["nombre"], "note": entry.get("nota", "")})
    for role, wanted in ((Role.FIRST, [entry["primero"]]), (Role.SUPPORT, entry.get("apoyo", []))):
        for name in wanted:
            account_id, medium = channel(work, name)
            work.add(ChannelUse(topic_id=topic.id, account_id=account_id, medium=medium, role=role))


def channel(work: Work, name: str) -> tuple[int | None, Medium | None]:
    """Return the account of a network («facebook»), the first that is in use, or else the medium so named."""
    kept = (account for account in work.all(Account) if account.is_kept_up)
    found = next((account.id for account in kept if account.network_id == name), None)
    return (found, None) if found is not None else (None, Medium(name))
