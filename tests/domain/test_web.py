"""Where an address may lead, on the screen, on paper and in files."""

import pytest

from muniredes.actions import accounts, clock, council, knowledge, reading, records
from muniredes.actions.printing import papers
from muniredes.domain.council import Council
from muniredes.domain.findings import examine
from muniredes.domain.problems import Problem
from muniredes.domain.texts.gaps import known_gaps
from muniredes.domain.web import web_address
from muniredes.storage.database import Database
from tests.manual.texts import text_of
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


NONE = ("no tenemos", "No", "no hay", "-", "ninguna", "todavía no la tenemos", "no procede")
UNKNOWN = ("no lo sé", "todavía no lo sé", "sin datos", "no consta", "?")


def test_what_is_no_address_is_not_kept_as_one(database: Database) -> None:
    set_up(database)
    for field in ("website", "electronic_office"):
        with pytest.raises(Problem, match="marque «No tenemos»"):
            council.edit(database, {field: "la del Ayuntamiento"})


@pytest.mark.parametrize("said", [*NONE, *UNKNOWN])
def test_a_no_is_not_where_something_is_published(database: Database, said: str) -> None:
    set_up(database)
    with pytest.raises(Problem, match="déjelo en blanco"):
        records.keep_only(database, "conversation_guide", {"address": said})
    records.keep_only(database, "conversation_guide", {"address": "En el tablón, y en noticias.villa.es"})
    records.keep_only(database, "channel_plan", {"register_address": "En el tablón"})
    records.keep_only(database, "channel_plan", {"register_address": said})
    plan = reading.snapshot(database).plan
    assert plan is not None
    assert (plan.register_address, bool(plan.lacks)) == ("", said in NONE)


def test_what_was_written_before_and_is_none_is_asked_again(
    database: Database,
) -> None:
    set_up(database)
    with database.write("") as work:
        body = work.first(Council)
        assert body is not None
        body.electronic_office = "la que sea"
    council.edit(database, {"phone": "967 100 100"})
    assert known_gaps(reading.snapshot(database), clock.today()).get("{SEDE}") is None
    found = examine(reading.snapshot(database), knowledge.networks(), clock.today()).findings
    assert "Falta la dirección de la sede electrónica." in [finding.sentence for finding in found]
    public = papers.prepare(database, papers.Paper.REGISTER)
    assert "la que sea" not in text_of(public)


@pytest.mark.parametrize("said", ["www.villa.es", "https://villa.es/", "villa.sede.es", "ayto.es:8080/x"])
def test_an_address_as_people_say_it_is_one(database: Database, said: str) -> None:
    set_up(database)
    council.edit(database, {"website": said, "electronic_office": said})
    body = reading.snapshot(database).council
    assert body is not None
    assert (body.site, body.office) == (said, said)
