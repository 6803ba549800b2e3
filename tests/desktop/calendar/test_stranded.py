"""A calendar planned before an account turned out to be a personal profile: said, and mended in one go."""

from datetime import datetime, time, timedelta

from muniredes.actions import accounts, clock, council
from muniredes.actions.calendar import writing
from muniredes.actions.calendar.parts import Written
from muniredes.desktop.dialogs.posts.editor.form import account_name
from muniredes.desktop.dialogs.posts.stranded import StrandedDialog
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.accounts.account import Account
from muniredes.domain.channels.coordination import Medium, channel_key
from muniredes.domain.declared_absent import NONE
from muniredes.domain.places import Place, Target
from tests.desktop.hands import choose, dialog, press, words
from tests.support import add_account

TAKEN = "es un perfil personal"


def _busiest(bench: Workbench) -> Account:
    flaws = bench.hub.snapshot.calendar_flaws
    assert flaws is not None
    number = max(flaws.by_account, key=lambda each: flaws.by_account[each])
    account = bench.hub.snapshot.account(number)
    assert account is not None
    return account


def _make_personal(bench: Workbench) -> Account:
    account = _busiest(bench)
    assert account.id is not None
    bench.go(Target(Place.CALENDAR))
    assert TAKEN not in words(bench.window)
    bench.hub.perform(accounts.edit, account.id, {"account.personal_profile": True})
    return account


def test_the_calendar_says_it_and_takes_all_of_it_to_another_channel(town_bench: Workbench) -> None:
    account = _make_personal(town_bench)
    assert TAKEN in words(town_bench.window)
    press(town_bench.window, "Arreglar…")
    asked = dialog(StrandedDialog)
    assert TAKEN in words(asked)
    choose(asked, "A qué canal pasan", "Tablón de anuncios")
    press(asked, "Pasarlos a ese canal")
    assert TAKEN not in words(town_bench.window)
    assert town_bench.hub.snapshot.calendar_flaws is not None
    assert account.id not in town_bench.hub.snapshot.calendar_flaws.by_account


def test_today_says_it_and_leads_to_dropping_it(town_bench: Workbench) -> None:
    account = _make_personal(town_bench)
    town_bench.go(Target(Place.TODAY))
    assert TAKEN in words(town_bench.window)
    town_bench.go(Target(Place.CALENDAR, account.id, "stranded"))
    press(dialog(StrandedDialog), "Descartarlos todos")
    assert TAKEN not in words(town_bench.window)
    assert town_bench.hub.snapshot.calendar_flaws is not None
    assert account.id not in town_bench.hub.snapshot.calendar_flaws.by_account


def test_it_says_before_moving_what_is_said_there_already(town_bench: Workbench) -> None:
    account = add_account(town_bench.hub.database, "facebook.com/villa")
    assert account.id is not None
    keys = (channel_key(account.id, None), "tablon")
    at = datetime.combine(clock.today() + timedelta(days=3), time(10))
    written = Written(
        message={"title": "Corte", "text": "No hay agua."}, texts=dict.fromkeys(keys, ""), at=at
    )
    town_bench.hub.perform(writing.create, written)
    town_bench.hub.perform(accounts.edit, account.id, {"account.personal_profile": True})
    town_bench.go(Target(Place.CALENDAR, account.id, "stranded"))
    asked = dialog(StrandedDialog)
    choose(asked, "A qué canal pasan", "Tablón de anuncios")
    assert "1 ya salió ahí, o ya está previsto" in words(asked)
    choose(asked, "A qué canal pasan", "Megafonía")
    assert "ya está previsto" not in words(asked)


def test_a_channel_that_takes_no_posts_any_more_has_its_name(town_bench: Workbench) -> None:
    council.edit(town_bench.hub.database, {"website": NONE})
    town_bench.hub.note_changed()
    assert account_name(town_bench.hub, Medium.WEB.value) == Medium.WEB.word
    assert account_name(town_bench.hub, "account.99999") == "una cuenta que ya no está"
