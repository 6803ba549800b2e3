"""«No tenemos» is an answer: it is kept, nothing asks for it again, and nothing prints what there is not."""

from datetime import date

import pytest

from muniredes.actions import accounts, council, history, knowledge, reading, records
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.council import BodyLack, EntityKind
from muniredes.domain.declared_absent import NONE, is_lacking
from muniredes.domain.fields import CARDS, FIELDS, LACKABLE, LACKS
from muniredes.domain.findings import examine
from muniredes.domain.guide import measures
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.voice.style import StyleLack
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import add_account, set_up

ASKED = {
    "website": "Falta la dirección de la web.",
    "electronic_office": "Falta la dirección de la sede electrónica.",
    "phone": "Falta el teléfono para el público.",
    "shield": "Falta el escudo para la portada.",
}


def _known(database: Database) -> Snapshot:
    return reading.snapshot(database)


def _findings(database: Database, today: date) -> list[str]:
    found = examine(_known(database), knowledge.networks(), today).findings
    return [finding.sentence for finding in found]


def test_what_an_object_may_lack_are_fields_of_it() -> None:
    for path in LACKABLE:
        assert path in CARDS
        assert LACKS in FIELDS[path.partition(".")[0]]


def test_what_a_field_needs_is_of_its_own_object_and_may_be_lacking() -> None:
    needed = {card.path: card.needs for card in CARDS.values() if card.needs}
    assert needed["custody.phone_is_municipal"] == "custody.phone"
    assert [path for path, need in needed.items() if need not in LACKABLE] == []
    assert [path for path, need in needed.items() if need.partition(".")[0] != path.partition(".")[0]] == []


def test_what_is_only_said_of_what_there_is_not_goes_with_it(database: Database, today: date) -> None:
    set_up(database)
    add_account(database, "https://x.com/villa")
    account = _known(database).accounts[0]
    assert account.id is not None
    accounts.edit(database, account.id, {"custody.phone_is_municipal": False})
    assert any("teléfono de recuperación" in each for each in _findings(database, today))
    accounts.edit(database, account.id, {"custody.phone": NONE})
    assert _known(database).custody(account).phone_is_municipal is None
    assert not any("teléfono de recuperación" in each for each in _findings(database, today))


@pytest.mark.parametrize("said", [NONE, "No hay", "todavía no", "no procede"])
@pytest.mark.parametrize("field", ASKED)
def test_what_the_body_lacks_is_not_asked_again(
    database: Database, field: str, said: str, today: date
) -> None:
    set_up(database)
    assert ASKED[field] in _findings(database, today)
    before = measures.shield(_known(database), today).done
    council.edit(database, {field: said})
    body = _known(database).council
    assert body is not None
    assert is_lacking(body, field)
    assert not getattr(body, field)
    assert ASKED[field] not in _findings(database, today)
    assert measures.shield(_known(database), today).done == before + 1
    history.undo(database)
    assert ASKED[field] in _findings(database, today)


@pytest.mark.parametrize(("field", "said"), [("website", "villa.es"), ("phone", "967 100 100")])
def test_another_answer_takes_it_away_and_no_answer_too(database: Database, field: str, said: str) -> None:
    set_up(database)
    for other in (said, "", "no lo sé"):
        council.edit(database, {field: NONE})
        council.edit(database, {field: other})
        body = _known(database).council
        assert body is not None
        assert body.lacks == ()
        assert getattr(body, field) == (said if other == said else "")


def test_the_manual_says_that_there_is_none_and_prints_none(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    council.edit(database, {"website": NONE, "electronic_office": NONE, "phone": NONE})
    chapter = next(
        each for each in manual.prepare(database, Edition.RESERVED).document.chapters if each.number == "0"
    )
    facts = next(block for block in chapter.blocks if hasattr(block, "rows"))
    told = {label: "".join(span.text for span in said) for label, said in facts.rows}
    assert (told["Web"], told["Sede electrónica"]) == ("No tiene", "No tiene")
    assert told["Teléfono para el público"] == "No tiene"
    for paper in papers.papers():
        assert "no tenemos" not in text_of(papers.prepare(database, paper)).casefold().split("\n")


def test_without_a_web_nothing_goes_out_by_it_and_the_citizen_is_not_asked_for_it(
    database: Database, today: date
) -> None:
    set_up(database, "facebook.com/ayto")
    networks = knowledge.networks()
    names = [each.name for each in _known(database).posting_channels(networks, today)]
    assert "Web municipal" in names
    asked = {entry.key for entry in knowledge.advice()["prueba"]}
    assert {"web_perfiles", "perfil_web"} <= asked
    council.edit(database, {"website": NONE})
    names = [each.name for each in _known(database).posting_channels(networks, today)]
    assert "Web municipal" not in names
    left = {entry.key for entry in knowledge.advice()["prueba"]}
    assert asked - left == {"web_perfiles", "perfil_web", "informantes"}
    council.edit(database, {"website": "villa.es"})
    assert _known(database).missing_media == frozenset()
    assert {entry.key for entry in knowledge.advice()["prueba"]} == asked


def test_an_account_without_mail_is_no_risk_and_its_card_says_so(database: Database, today: date) -> None:
    set_up(database)
    account = add_account(database, "wa.me/34600000000")
    assert account.id is not None
    asked = f"{accounts.title(account)}: No consta el correo con que se abrió."
    assert asked in _findings(database, today)
    accounts.edit(database, account.id, {"custody.email": "no tiene", "custody.phone": "ninguno"})
    assert asked not in _findings(database, today)
    said = text_of(manual.prepare(database, Edition.RESERVED).document)
    assert said.count("No tiene") >= 2


def test_a_council_without_a_style_of_its_own_is_not_asked_for_one(database: Database, today: date) -> None:
    set_up(database)
    records.keep_only(database, "style_guide", {"tone": "Cercano"})
    wanted = "Guía de estilo: falta {}."
    assert wanted.format("la paleta de colores") in _findings(database, today)
    records.keep_only(database, "style_guide", dict.fromkeys(map(str, StyleLack), NONE))
    style = _known(database).style
    assert style is not None
    assert (style.lacks, style.colours, style.logo) == (tuple(StyleLack), (), None)
    found = _findings(database, today)
    for what in ("la paleta de colores", "las tipografías"):
        assert wanted.format(what) not in found
    assert wanted.format("la firma") in found


def test_what_is_lacking_has_its_words_in_the_history() -> None:
    assert [lack.word for lack in BodyLack] == [
        "La web", "La sede electrónica", "El teléfono para el público", "El escudo"
    ]  # fmt: skip


@pytest.mark.parametrize("kind", EntityKind)
def test_nobody_without_a_web_is_sent_to_it_whatever_body_it_is(database: Database, kind: EntityKind) -> None:
    set_up(database)
    council.edit(database, {"kind": kind, "website": NONE})
    assert _known(database).missing_media >= {Medium.WEB}
    everything = (
        knowledge.advice(), knowledge.remedies(), knowledge.crisis_book(), knowledge.papers(),
        knowledge.responses(), knowledge.topics(), knowledge.year_book(),
    )  # fmt: skip
    said = repr(everything)
    assert "Diga en el tablón que esa cuenta no la atiende nadie" in said
    assert [
        words for words in ("Diga en la web", "en la web municipal", "En la web municipal") if words in said
    ] == []
