"""Where an address may lead, on the screen, on paper and in files."""

import pytest

from muniredes.actions import accounts, council
from muniredes.domain.problems import Problem
from muniredes.domain.web import web_address
from muniredes.storage.database import Database
from tests.support import add_account, set_up

HOSTILE = (
    "file:///etc/passwd",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,hola",
    "vbscript:x",
    "ms-settings:privacy",
    "smb://servidor/x",
    "\\\\servidor\\x",
    "ftp://ayto.es/x",
    "https:///sin-nada",
    "http://[",
)


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_leads_only_to_the_web(address: str) -> None:
    assert web_address(address) == ""


@pytest.mark.parametrize(
    "address", ["https://ayto.es/a?b=c", "http://ayto.es", "mailto:a@ayto.es", "tel:+34967000000"]
)
def test_what_leads_to_the_web_is_as_it_was(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "ms-settings:privacy"])
def test_an_address_that_opens_something_else_is_refused(database: Database, address: str) -> None:
    set_up(database)
    account = add_account(database, "facebook.com/ayto")
    assert account.id is not None
    with pytest.raises(Problem, match="no es una dirección de internet"):
        accounts.edit(database, account.id, {"account.address": address})
    with pytest.raises(Problem, match="no es una dirección de internet"):
        council.edit(database, {"website": address})
    council.edit(database, {"website": "ayto.es:8080/inicio"})
