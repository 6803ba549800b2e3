"""Accounts and who has their keys."""

from muniredes.domain.accounts import AccountState, SecondFactor
from muniredes.domain.risk import Cause
from muniredes.storage.columns import BOOLEAN, DATE, FLOAT, INTEGER, EnumText, Text
from muniredes.storage.tables.base import Column, number, points_to, table, text

account = table(
    "account",
    number(),
    Column("network_id", Text(40), nullable=False),
    text("handle"),
    text("address"),
    text("name"),
    Column("state", EnumText(AccountState), nullable=False),
    text("purpose"),
    points_to("area_id", "area"),
    Column("personal_profile", BOOLEAN),
    Column("opened_on", DATE),
    Column("closed_on", DATE),
    Column("last_post_on", DATE),
    Column("followers", INTEGER),
    Column("weekly_hours", FLOAT),
    Column("idle_limit_days", INTEGER),
    text("notes"),
)
custody = table(
    "custody",
    points_to("account_id", "account", primary_key=True),
    points_to("holder_id", "person"),
    points_to("deputy_id", "person"),
    text("email"),
    text("phone"),
    Column("phone_is_municipal", BOOLEAN),
    Column("second_factor", EnumText(SecondFactor)),
    points_to("second_factor_holder_id", "person"),
    text("password_place"),
    Column("password_changed_on", DATE),
    text("resolution"),
    Column("resolution_on", DATE),
    Column("last_copy_on", DATE),
    Column("reviewed_on", DATE),
)
remedy = table(
    "remedy",
    number(),
    points_to("account_id", "account", owner=True),
    Column("cause", EnumText(Cause), nullable=False),
    Column("begun_on", DATE),
    Column("wait_until", DATE),
    Column("done_on", DATE),
    text("note"),
)
