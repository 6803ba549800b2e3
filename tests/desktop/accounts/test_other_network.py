"""An account that was taken for one of another network is put right on its page."""

import pytest
from pytestqt.qtbot import QtBot

from muniredes.actions import accounts, history, knowledge
from muniredes.desktop.forms.account_fields import sections
from muniredes.desktop.forms.addresses import AddressesInput
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import AddressesField, ChoiceField
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.zones import PENINSULA
from muniredes.domain.texts.words import describe_row
from tests.desktop.hands import words
from tests.support import add_account, set_up


def _options(account: Account) -> list[str]:
    (field,) = (
        field
        for section in sections(account)
        for field in section.fields
        if isinstance(field, ChoiceField) and field.key == "account.network_id"
    )
    return [option.label for option in field.options]


def test_a_group_that_was_taken_for_a_channel_is_put_right_and_goes_back(bench: Workbench) -> None:
    database = bench.hub.database
    set_up(database)
    account = add_account(database, "https://www.whatsapp.com/channel/villa")
    assert account.id is not None
    assert "Lista o grupo de WhatsApp" in _options(account)
    assert "Facebook" not in _options(account)
    bench.hub.perform(accounts.edit, account.id, {"account.network_id": "whatsapp_lista"})
    (put_right,) = bench.hub.snapshot.accounts
    assert accounts.title(put_right).startswith("Lista o grupo de WhatsApp")
    assert put_right.address == ""
    rows = [row for action in history.of_object(database, "account", account.id) for row in action.rows]
    told = [line for row in rows for line in describe_row(row, {}, PENINSULA, knowledge.networks())]
    assert "Red: Canal de WhatsApp → Lista o grupo de WhatsApp" in told
    history.undo(database)
    bench.hub.note_changed()
    (again,) = bench.hub.snapshot.accounts
    assert (again.network_id, again.address) == ("whatsapp", account.address)


def test_a_line_that_is_not_understood_says_how_an_account_without_address_is_written(
    bench: Workbench, qtbot: QtBot
) -> None:
    asked = AddressesField(key="account.address", label="Dirección", single=True)
    box = AddressesInput(asked, FormContext(bench.hub))
    qtbot.addWidget(box)
    box.set_value(["el del alcalde"])
    assert "vale la red y el nombre: «Facebook: nombre»" in box.problem()


def test_what_somebody_says_that_there_is_not_is_understood_in_view(bench: Workbench, qtbot: QtBot) -> None:
    box = AddressesInput(AddressesField(key="addresses", label="Cuentas"), FormContext(bench.hub))
    qtbot.addWidget(box)
    box.show()
    box.set_value(["facebook.com/AytoVilla", "no tenemos instagram"])
    assert "– «no tenemos instagram»: entendido, no se apunta." in words(box)
    assert len(box.found()) == 1


@pytest.mark.parametrize(
    "line", ["youtube no", "youtube: no tenemos", "twitter: no lo sé", "tiktok: no", "fb -"]
)
def test_a_network_where_there_is_nothing_is_no_account(bench: Workbench, qtbot: QtBot, line: str) -> None:
    box = AddressesInput(AddressesField(key="addresses", label="Cuentas"), FormContext(bench.hub))
    qtbot.addWidget(box)
    box.show()
    box.set_value(["facebook.com/AytoVilla", line])
    assert f"– «{line}»: entendido, no se apunta." in words(box)
    assert [found.network_id for found in box.found()] == ["facebook"]


@pytest.mark.parametrize(
    ("line", "network", "name"),
    [
        ("el insta de la biblioteca", "instagram", "biblioteca"),
        ("guasap del bando", "whatsapp", "bando"),
        ("el canal de whatsapp del pueblo", "whatsapp", "canal del pueblo"),
        ("nuestro fb de deportes", "facebook", "deportes"),
    ],
)
def test_an_account_is_understood_as_it_is_said(line: str, network: str, name: str) -> None:
    found = accounts.told_apart(line)
    assert found.is_usable
    assert (found.network_id, found.name) == (network, name)
