"""The acts of a handover and chapter 16: urgent matters first, no secret, and what each side says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from muniredes.actions import documents, manual, reading, records
from muniredes.actions.handover import acts, preparing
from muniredes.actions.manual import Edition
from muniredes.actions.workspace import Workspace
from muniredes.domain.handover.record import ActKind, CheckAnswer, HandoverReason
from muniredes.manual.document import Document, Heading, RuledSpace
from tests.manual.test_compose import _said

URGENT = "El lunes caduca el dominio."


@pytest.fixture
def prepared(town: Workspace) -> Workspace:
    """A handover half prepared in the example town."""
    values = {
        "reason": HandoverReason.MOTION,
        "note": "moción de agosto",
        "urgent": URGENT,
        "place": "Alcaldía",
    }
    lines = preparing.lines(reading.snapshot(town.database))
    answers = {(line.item.key, line.account_id): CheckAnswer.NO for line in lines[:3]}
    preparing.prepare(town.database, values, answers)
    return town


def _act(town: Workspace, kind: ActKind = ActKind.PRELIMINARY) -> Document:
    return acts.compose(town.database, kind).document


def _headings(document: Document) -> list[str]:
    return [block.text for block in document.chapters[0].blocks if isinstance(block, Heading)]


def test_urgent_matters_come_first(prepared: Workspace) -> None:
    found = _headings(_act(prepared))
    wanted = ["Asuntos urgentes", "Cuentas que se entregan", "Archivo de lo publicado", "Asuntos pendientes"]
    assert found[:4] == wanted
    said = _said(_act(prepared))
    assert said.index(URGENT) < said.index("Facebook")
    for expected in ("Moción de censura (moción de agosto)", "Alcaldía", "En riesgo", "Contestado «no»"):
        assert expected in said


def test_the_act_says_what_the_page_says_is_missing(prepared: Workspace) -> None:
    said = _said(_act(prepared))
    missing = preparing.what_is_missing(reading.snapshot(prepared.database))
    assert missing
    for each in missing:
        assert each.sentence in said
        assert each.detail in said
    assert "Listo para traspasar." not in said


def test_every_account_and_pending_matter_is_in_the_act(prepared: Workspace) -> None:
    said = _said(_act(prepared))
    snapshot = reading.snapshot(prepared.database)
    for account in snapshot.own_accounts:
        assert account.short_name in said
    for enquiry in snapshot.enquiries:
        assert (enquiry.title in said) is enquiry.is_pending
    for entry in snapshot.moderations:
        if entry.stands:
            assert entry.rule in said
    records.add(prepared.database, "enquiry", {"question": "¿Cuándo abre la piscina?"})
    assert "¿Cuándo abre la piscina?" in _said(_act(prepared))


def test_there_is_room_for_three_signatures(prepared: Workspace) -> None:
    blocks = _act(prepared, ActKind.FINAL).chapters[0].blocks
    labels = [block.label for block in blocks if isinstance(block, RuledSpace)]
    assert [label.split(":")[0].split(".")[0] for label in labels[-3:]] == ["Entrega", "Recibe", "Secretaría"]


def test_a_refusal_is_written_and_the_act_stands(prepared: Workspace) -> None:
    preparing.edit(
        prepared.database, {"refused_on": date(2026, 11, 20), "refusal": "La concejala no se presentó."}
    )
    said = _said(_act(prepared, ActKind.FINAL))
    assert "no quiso firmar" in said
    assert "La concejala no se presentó." in said


@pytest.mark.parametrize("kind", list(ActKind), ids=lambda kind: kind.value)
def test_each_act_prints_tagged_and_in_word_the_same_twice(
    prepared: Workspace, tmp_path: Path, kind: ActKind
) -> None:
    draft = acts.compose(prepared.database, kind)
    pdf = acts.draw(draft, lambda _part: None)
    assert acts.draw(acts.compose(prepared.database, kind), lambda _part: None) == pdf
    target = tmp_path / draft.suggested_name
    acts.write(pdf, target)
    with pikepdf.open(target) as opened:
        assert opened.Root.MarkInfo.Marked
        assert kind.word in str(opened.docinfo["/Title"])
    word = target.with_suffix(".docx")
    documents.write(draft.document, word)
    assert word.read_bytes().startswith(b"PK")


def test_the_complementary_act_says_the_observations(prepared: Workspace) -> None:
    preparing.edit(prepared.database, {"observations": "Falta el sobre 4."})
    assert "Falta el sobre 4." not in _said(_act(prepared, ActKind.FINAL))
    assert "Falta el sobre 4." in _said(_act(prepared, ActKind.COMPLEMENTARY))


def _chapter(town: Workspace, edition: Edition = Edition.RESERVED) -> str:
    whole = manual.prepare(town.database, edition).document
    found = tuple(chapter for chapter in whole.chapters if chapter.number == "16")
    return _said(replace(whole, chapters=found)) if found else ""


def test_chapter_16_says_the_same_as_the_act(prepared: Workspace) -> None:
    said = _chapter(prepared)
    for expected in ("En preparación", "Moción de censura (moción de agosto)", URGENT, "Marta Ruiz Peña"):
        assert expected in said
    acts.keep(prepared.database, ActKind.PRELIMINARY, b"%PDF")
    assert "Acta preliminar hecha" in _chapter(prepared)
    assert _chapter(prepared, Edition.PUBLIC) == ""


def test_before_anything_is_prepared_the_chapter_has_the_steps_and_room_to_write(town: Workspace) -> None:
    said = _chapter(town)
    assert "Apuntar todas las cuentas" in said
    assert "sábado, 12 de junio de 2027" in said
