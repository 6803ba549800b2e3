"""Accounts and who has their keys."""

from sqlalchemy import Boolean, Column, Date, Float, Integer, String

from muniredes.domain.accounts import AccountState, SecondFactor
from muniredes.domain.risk import Cause
from muniredes.storage.columns import EnumText
from muniredes.storage.tables.base import number, points_to, table, text

account = table(
    "account",
    number(),
    Column("network_id", String(40), nullable=False),
    text("handle"),
    text("address"),
    text("name"),
    Column("state", EnumText(AccountState), nullable=False),
    text("purpose"),
    points_to("area_id", "area"),
    Column("personal_profile", Boolean),
    Column("opened_on", Date),
    Column("closed_on", Date),
    Column("last_post_on", Date),
    Column("followers", Integer),
    Column("weekly_hours", Float),
    Column("idle_limit_days", Integer),
    text("notes"),
)
custody = table(
    "custody",
    points_to("account_id", "account", primary_key=True),
    points_to("holder_id", "person"),
    points_to("deputy_id", "person"),
    text("email"),
    text("phone"),
    Column("phone_is_municipal", Boolean),
    Column("second_factor", EnumText(SecondFactor)),
    points_to("second_factor_holder_id", "person"),
    text("password_place"),
    Column("password_changed_on", Date),
    text("resolution"),
    Column("resolution_on", Date),
    Column("last_copy_on", Date),
    Column("reviewed_on", Date),
)
remedy = table(
    "remedy",
    number(),
    points_to("account_id", "account", owner=True),
    Column("cause", EnumText(Cause), nullable=False),
    Column("begun_on", Date),
    Column("wait_until", Date),
    Column("done_on", Date),
    text("note"),
)
