"""Say which channel each topic goes through."""

from collections.abc import Iterable, Mapping

from muniredes.actions import records
from muniredes.domain.channels.coordination import Channel, ChannelUse, Role, Topic
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import fold, listed, tidy
from muniredes.i18n import _
from muniredes.storage.database import Database, Work

Roles = Mapping[str, Role | None]
"""The key of a channel and its role in a topic; None takes it away."""


def spread(database: Database, topic_id: int, roles: Roles, present: Iterable[Channel]) -> Change:
    """Give channels their roles in a topic; the rest stay as they are."""
    with database.write("") as work:
        topic = work.get(Topic, topic_id)
        _put_roles(work, topic, roles, present)
        work.title = _("Canales de «{topic}»").format(topic=topic.name)
    return work.change


def set_matrix(database: Database, rows: Mapping[str, Roles], present: Iterable[Channel]) -> Change:
    """Write several topics by name, the new ones too, with their channels, in one step."""
    channels = tuple(present)
    with database.write(_("Qué va por dónde")) as work:
        known = {fold(topic.name): topic for topic in work.all(Topic)}
        for name, roles in rows.items():
            topic = known.get(fold(name)) or records.put(work, "topic", None, {"name": tidy(name)})
            known[fold(name)] = topic
            _put_roles(work, topic, roles, channels)
    return work.change


def _put_roles(work: Work, topic: Topic, roles: Roles, present: Iterable[Channel]) -> None:
    by_key = {channel.key: channel for channel in present}
    written = {use.key: use for use in work.all(ChannelUse) if use.topic_id == topic.id}
    after = {key: use.role for key, use in written.items() if key in by_key}
    after |= {key: role for key, role in roles.items() if role is not None}
    firsts = [key for key, role in after.items() if role is Role.FIRST and roles.get(key, role) is not None]
    if len(firsts) > 1:
        names = listed(f"«{by_key[key].name}»" for key in firsts)
        raise Problem(
            _("«{topic}» solo puede salir primero por un canal, y están {names}.").format(
                topic=topic.name, names=names
            ),
            _("Deje uno como primero y los demás como apoyo."),
        )
    for key, role in roles.items():
        _put_role(work, topic, by_key[key], written.get(key), role)


def _put_role(work: Work, topic: Topic, channel: Channel, use: ChannelUse | None, role: Role | None) -> None:
    if use is not None and role is None:
        work.delete(use)
    elif use is not None and role is not None:
        use.role = role
    elif role is not None:
        work.add(
            ChannelUse(topic_id=topic.id, account_id=channel.account_id, medium=channel.medium, role=role)
        )
