"""Nothing that she never answered is told as a fact: what is printed of a guide that is all but empty.

What stands beside the word of a field is an answer, or says that it is not known. What is usual is told as
what it is, and never as the council's own.
"""

from dataclasses import fields
from enum import Enum

import pytest

from muniredes.actions import (
    accounts,
    clock,
    council,
    knowledge,
    people,
    reading,
    records,
)
from muniredes.actions.channels import links
from muniredes.actions.channels.links import SeenLinks
from muniredes.actions.handover import preparing
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.declared_absent import NONE
from muniredes.domain.fields import CARDS, short_word, word
from muniredes.domain.handover.record import HandoverReason
from muniredes.domain.people import PersonKind
from muniredes.manual.document import Columns, Document, Facts, pending
from muniredes.manual.rehearsal.asks import plain
from muniredes.storage.database import Database
from muniredes.storage.tables import RECORDED
from tests.manual.texts import text_of
from tests.support import add_person, keep_part, set_up

_ONLY = ("conversation_guide", "style_guide", "channel_plan", "crisis_plan", "posting_rules")
"""What a wizard makes though all of it was left for later."""

DEFAULTS = {
    "channel_use.role": "there is no use without its role, which the square of the matrix says",
    "council.is_example": "the program writes it",
    "council.kind": "the first page asks for it before any other",
    "electoral_period.kind": "its form asks for it, and there is no period without one",
    "enquiry.kind": "its form begins with it in view, and what is being written down is a question",
    "incident.is_breach": "a breach is one when somebody says so, with its hour",
    "incident.is_drill": "who begins it chooses between what happens and a drill",
    "incident_step.is_skipped": "the program writes it",
    "message.is_evergreen": "it only says that a message may go to the bank",
    "incident.level": "the list for what goes wrong says at which it begins",
    "incident_entry.kind": "the program writes it",
    "moderation.kind": "its form begins with it in view",
    "opening_request.state": "the steps of a request begin with its study",
    "handover_act.kind": "the program writes it",
    "post.state": "what is being written is a draft",
    "rehearsal.version": "the program writes it",
    "remedy.cause": "the program writes it",
}
"""Why a field may begin with a value that nobody gave: each is right for what has just been begun."""


@pytest.fixture
def bare(database: Database) -> Database:
    """A guide with three accounts and every wizard saved without one answer."""
    set_up(
        database,
        "facebook.com/ayto",
        "instagram.com/ayto",
        "whatsapp.com/channel/0029VaABCDEFGHIJ",
        term_starts=None,
    )
    for kind in _ONLY:
        records.keep_only(database, kind, {})
    first = reading.snapshot(database).accounts[0]
    assert first.id is not None
    for kind in ("editorial_line", "blog"):
        keep_part(database, kind, first.id, {})
    preparing.prepare(database, {})
    return database


def test_what_a_field_begins_with_is_known_one_by_one() -> None:
    found = {
        f"{kind}.{each.name}"
        for made, kind in RECORDED.items()
        for each in fields(made)
        if isinstance(each.default, (Enum, bool)) or (isinstance(each.default, int) and each.default)
        if f"{kind}.{each.name}" in CARDS
    }
    assert found == set(DEFAULTS)


def _documents(database: Database) -> list[Document]:
    editions = [manual.prepare(database, edition).document for edition in Edition]
    return [
        *editions,
        *(papers.prepare(database, paper) for paper in Paper if paper is not Paper.RESOLUTION),
    ]


_SAID = ("Villa", "Albacete", "Marta Ruiz", "Auxiliar", "ayto", "0029VaABCDEFGHIJ")
"""What is in the guide: all that was said."""

_OF_THE_PROGRAM = (
    "se entra con el perfil de quien la administra",
    "24 de noviembre de 2026",
    Standing.TO_REGULARISE.word,
)
"""What a network is like, the day of the paper, and what is judged of an account: nobody has to say them."""

_NOT_KNOWN = ("pendiente", "No se sabe", "No consta", "—", "\N{NO-BREAK SPACE}")


def test_beside_the_word_of_a_field_there_is_an_answer_or_that_it_is_not_known(bare: Database) -> None:
    words = {each(path) for path in CARDS if path[0].islower() for each in (word, short_word)}
    wrong = {
        (document.title, label, plain(value))
        for document in _documents(bare)
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Facts)
        for label, value in block.rows
        if label in words and value != pending()
        if not any(each in plain(value) for each in (*_SAID, *_OF_THE_PROGRAM, *_NOT_KNOWN))
    }
    assert wrong == set()


def test_an_account_is_in_use_only_when_somebody_said_so(bare: Database) -> None:
    for document in _documents(bare):
        assert AccountState.ACTIVE.word not in text_of(document), document.title
    said = text_of(manual.prepare(bare, Edition.RESERVED).document)
    assert said.count("Si está en uso") == 3, "it is among what is pending of each"
    for each in reading.snapshot(bare).accounts:
        accounts.edit(bare, each.id or 0, {"account.state": AccountState.ACTIVE})
    said = text_of(manual.prepare(bare, Edition.RESERVED).document)
    assert said.count("En uso, por poner en orden") >= 3
    assert "Si está en uso" not in said


def test_an_account_of_which_nothing_was_said_is_worked_with_all_the_same(bare: Database) -> None:
    snapshot = reading.snapshot(bare)
    assert [each.state for each in snapshot.accounts] == [None] * 3
    assert len(snapshot.own_accounts) == 3
    assert len(snapshot.posting_accounts(clock.today())) == 3


def test_nothing_is_ticked_that_nobody_answered(bare: Database) -> None:
    ticked = [
        plain(line)
        for document in _documents(bare)
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Columns)
        for line in block.entries
        if "☑" in plain(line) or "☐" in plain(line)
    ]
    assert ticked == []
    records.keep_only(bare, "conversation_guide", {"is_linked": True, "is_neutral": False})
    said = text_of(manual.prepare(bare, Edition.RESERVED).document)
    assert (said.count("☑ Sí"), said.count("☐ No")) == (1, 1)


def test_the_public_edition_has_no_rules_that_the_council_has_not_said(bare: Database) -> None:
    said = text_of(manual.prepare(bare, Edition.PUBLIC).document)
    usual = [item.title for name in ("normas", "procedimiento") for item in knowledge.advice()[name]]
    assert [title for title in ("Normas para participar", *usual) if title in said] == []
    records.keep_only(bare, "conversation_guide", {"rules": "No se insulta."})
    said = text_of(manual.prepare(bare, Edition.PUBLIC).document)
    assert "No se insulta." in said
    assert [title for title in ("Si alguien las incumple", *usual) if title in said] == []


def test_the_public_edition_applies_no_rules_that_nobody_has_approved(bare: Database) -> None:
    said_of_them = {"rules": "No se insulta.", "procedure": "Se avisa y, si sigue, se bloquea."}
    records.keep_only(bare, "conversation_guide", said_of_them | {"approved_by": "el Pleno"})
    said = text_of(manual.prepare(bare, Edition.PUBLIC).document)
    assert "Se avisa y, si sigue, se bloquea." in said
    assert "Todavía no son normas aprobadas." not in said
    records.keep_only(bare, "conversation_guide", {"approved_by": "nadie todavía"})
    said = text_of(manual.prepare(bare, Edition.PUBLIC).document)
    assert "No se insulta." in said
    assert "Todavía no son normas aprobadas." in said
    assert "se bloquea" not in said


@pytest.mark.parametrize("paper", [Paper.RULES, Paper.DECREE])
def test_a_draft_says_which_rules_are_only_a_proposal(bare: Database, paper: Paper) -> None:
    proposed = "Es una propuesta del programa"
    assert proposed in text_of(papers.prepare(bare, paper))
    records.keep_only(bare, "conversation_guide", {"rules": "No se insulta.", "procedure": "Se avisa."})
    assert proposed not in text_of(papers.prepare(bare, paper))


def test_what_is_answered_by_default_is_told_as_a_proposal(bare: Database) -> None:
    said = text_of(manual.prepare(bare, Edition.RESERVED).document)
    assert "Es la propuesta del programa: nadie la ha cambiado todavía." in said
    assert "De 3 cuentas no se han dicho las horas: se cuentan las habituales en su red." in said
    assert "Está en marcha" not in said
    assert said.count("No se sabe cuándo publicó por última vez: mírelo antes de decidir.") == 3


def test_who_works_with_the_program_is_not_who_runs_the_accounts(bare: Database) -> None:
    said = text_of(manual.prepare(bare, Edition.RESERVED).document)
    assert "Lleva el día a día" not in said
    assert "Prepara este manual" in said


def test_that_nobody_is_from_outside_is_known_when_it_was_said_of_everybody(
    bare: Database,
) -> None:
    def outsiders() -> str:
        label = "Personas de fuera"
        (found,) = [
            plain(value)
            for chapter in manual.prepare(bare, Edition.RESERVED).document.chapters
            for block in chapter.blocks
            if isinstance(block, Facts)
            for name, value in block.rows
            if name == label or label in plain(value)
        ]
        return found

    assert "Personas de fuera" in outsiders()
    user = reading.snapshot(bare).user
    assert user is not None
    people.edit(bare, user.id or 0, {"kind": PersonKind.OFFICIAL})
    assert outsiders() == "Ninguna"
    add_person(bare, "Estudio Sur", kind=PersonKind.EXTERNAL)
    add_person(bare, "Pepe")
    assert outsiders() == "Estudio Sur\nDe estas personas no consta si son de la casa: Pepe."


def test_without_an_account_or_a_way_to_write_nobody_is_told_to_write(bare: Database) -> None:
    said = text_of(manual.prepare(bare, Edition.PUBLIC).document)
    for wrong in ("Escribirnos", "estas son sus cuentas oficiales", "Escríbanos en la misma cuenta", "sede"):
        assert wrong not in said, wrong
    council.edit(bare, {"phone": "967 10 10 10"})
    assert "Escribirnos" in text_of(manual.prepare(bare, Edition.PUBLIC).document)


def test_who_approves_and_why_accounts_change_hands_wait_for_an_answer(bare: Database) -> None:
    def answers() -> dict[str, str]:
        document = manual.prepare(bare, Edition.RESERVED).document
        return {
            label: plain(value)
            for chapter in document.chapters
            for block in chapter.blocks
            if isinstance(block, Facts)
            for label, value in block.rows
        }

    asked = ("Hacen falta dos personas", word("handover.reason"))
    assert [answers()[label] for label in asked] == ["pendiente", "pendiente"]
    records.keep_only(bare, "posting_rules", {"needs_approval": False})
    preparing.prepare(bare, {"reason": HandoverReason.DESK})
    found = [answers()[label] for label in asked]
    assert found == ["No: quien la prepara puede publicarla", HandoverReason.DESK.word]


def test_a_profile_leads_nowhere_only_when_somebody_looked(bare: Database) -> None:
    accounts = reading.snapshot(bare).accounts
    first = accounts[0].id or 0
    wrong = "no enlaza a ninguna otra cuenta"
    links.keep(bare, {}, {first: SeenLinks(line={"links_to_register": True})})
    assert wrong not in text_of(manual.prepare(bare, Edition.RESERVED).document)
    links.keep(bare, {}, {first: SeenLinks(line={"links_to_none": True})})
    assert wrong in text_of(manual.prepare(bare, Edition.RESERVED).document)
    led = SeenLinks(line={"links_to_none": False}, to=frozenset({accounts[1].id or 0}))
    links.keep(bare, {}, {first: led})
    assert wrong not in text_of(manual.prepare(bare, Edition.RESERVED).document)


def test_that_the_list_is_published_nowhere_is_an_answer(bare: Database) -> None:
    records.keep_only(bare, "channel_plan", {"register_address": NONE})
    (said,) = {
        plain(value)
        for chapter in manual.prepare(bare, Edition.RESERVED).document.chapters
        for block in chapter.blocks
        if isinstance(block, Facts)
        for label, value in block.rows
        if label == "Lista de cuentas oficiales"
    }
    assert said == "No tiene"
