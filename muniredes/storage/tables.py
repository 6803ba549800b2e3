"""Every table on one page, and the domain classes mapped onto them.

Foreign keys are checked when a transaction ends: rows of one action may be written in any order.
Numbers are never used twice, so that history and bin can name what is gone.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.orm import registry

from muniredes.domain.accounts import Account, AccountState, Custody, SecondFactor
from muniredes.domain.council import Council, EntityKind, Term
from muniredes.domain.drafts import Draft
from muniredes.domain.elections import ElectionKind, ElectoralPeriod
from muniredes.domain.images import StoredImage
from muniredes.domain.people import Area, Duty, FlowStep, Person, PersonKind
from muniredes.domain.snapshot import GuideMark, ManualIssue
from muniredes.storage.columns import EnumText

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _number() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _points_to(
    name: str, target: str, *, primary_key: bool = False, in_a_circle: bool = False
) -> Column[int]:
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED", use_alter=in_a_circle)
    return Column(name, Integer, key, primary_key=primary_key, autoincrement=False, nullable=not primary_key)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _table(name: str, *items: Column[Any] | Index) -> Table:
    return Table(name, metadata, *items, sqlite_autoincrement=any(item.name == "id" for item in items[:1]))


council = _table(
    "council",
    _number(),
    Column("kind", EnumText(EntityKind), nullable=False),
    _text("name"),
    _text("municipality_code"),
    _text("province"),
    _text("region"),
    _text("website"),
    Column("shield", String(64)),
    _points_to("user_id", "person"),
    _points_to("coordinating_area_id", "area"),
    Column("is_example", Boolean, nullable=False),
)
term = _table("term", _number(), Column("starts", Date, nullable=False))
electoral_period = _table(
    "electoral_period",
    _number(),
    Column("kind", EnumText(ElectionKind), nullable=False),
    Column("polling_day", Date, nullable=False),
    Column("decree", Date),
    Column("published", Date),
    Column("campaign_starts", Date),
    Column("campaign_ends", Date),
    Column("minutes_session", Date),
    Column("constitution", Date),
    Column("constitution_on_appeal", Date),
)
area = _table("area", _number(), _text("name"), _points_to("responsible_id", "person", in_a_circle=True))
person = _table(
    "person",
    _number(),
    _text("name"),
    _text("post"),
    Column("kind", EnumText(PersonKind)),
    _points_to("area_id", "area"),
    _text("email"),
    _text("phone"),
    _points_to("deputy_id", "person"),
    Column("weekly_hours", Float),
)
duty = _table(
    "duty",
    _number(),
    Column("step", EnumText(FlowStep), nullable=False, unique=True),
    _points_to("person_id", "person"),
    _points_to("deputy_id", "person"),
)
account = _table(
    "account",
    _number(),
    Column("network_id", String(40), nullable=False),
    _text("handle"),
    _text("address"),
    _text("name"),
    Column("state", EnumText(AccountState), nullable=False),
    _text("purpose"),
    _points_to("area_id", "area"),
    Column("personal_profile", Boolean),
    Column("opened_on", Date),
    Column("closed_on", Date),
    Column("last_post_on", Date),
    Column("followers", Integer),
    Column("weekly_hours", Float),
    Column("idle_limit_days", Integer),
    _text("notes"),
)
custody = _table(
    "custody",
    _points_to("account_id", "account", primary_key=True),
    _points_to("holder_id", "person"),
    _points_to("deputy_id", "person"),
    _text("email"),
    _text("phone"),
    Column("phone_is_municipal", Boolean),
    Column("second_factor", EnumText(SecondFactor)),
    _points_to("second_factor_holder_id", "person"),
    _text("password_place"),
    Column("password_changed_on", Date),
    _text("resolution"),
    Column("resolution_on", Date),
    Column("last_copy_on", Date),
    Column("reviewed_on", Date),
)
guide_mark = _table(
    "guide_mark",
    _number(),
    Column("task", String(40), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("at", DateTime, nullable=False),
)
manual_issue = _table(
    "manual_issue",
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("as_of", Date, nullable=False),
    Column("edition", String(20), nullable=False),
    Column("last_action_id", Integer, nullable=False),
    _text("author"),
)
draft = _table(
    "draft",
    Column("wizard", String(40), primary_key=True),
    Column("subject", String(80), primary_key=True),
    _text("page"),
    Column("answers", JSON, nullable=False),
    Column("unknown", JSON, nullable=False),
)
image = _table(
    "image",
    Column("sha256", String(64), primary_key=True),
    Column("media_type", String(40), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
history_action = _table(
    "history_action",
    _number(),
    Column("at", DateTime, nullable=False),
    _text("author"),
    _text("title"),
    Column("undoes", Integer, ForeignKey("history_action.id")),
)
history_row = _table(
    "history_row",
    _number(),
    Column("action_id", Integer, ForeignKey("history_action.id"), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("object_id", Integer, nullable=False),
    Column("operation", String(10), nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Index("ix_history_row_object", "kind", "object_id"),
)

RECORDED: dict[type, str] = {
    Council: "council",
    Term: "term",
    ElectoralPeriod: "electoral_period",
    Area: "area",
    Person: "person",
    Duty: "duty",
    Account: "account",
    Custody: "custody",
    GuideMark: "guide_mark",
}
"""The classes whose every change is kept in the history, with the kind each is known by."""

CLASS_OF = {kind: recorded for recorded, kind in RECORDED.items()}

_registry = registry(metadata=metadata)
for _class, _kind in RECORDED.items():
    _registry.map_imperatively(_class, metadata.tables[_kind])
_registry.map_imperatively(ManualIssue, manual_issue)
_registry.map_imperatively(Draft, draft)
_registry.map_imperatively(StoredImage, image)

__all__ = ["CLASS_OF", "RECORDED", "metadata"]
