"""The acts of a handover and chapter 16: urgent matters first, no secret, and what each side says."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from muniredes.actions import council, reading, records
from muniredes.actions.crisis import course
from muniredes.actions.handover import acts, delivering, preparing, sheets
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.workspace import Workspace
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.citizens.registers import ModerationKind
from muniredes.domain.declared_absent import NONE
from muniredes.domain.handover.record import ActKind, CheckAnswer, HandoverReason
from muniredes.manual.compose.data import gathered, titled
from muniredes.manual.document import Block, Document, Heading, QrCard, Rich, SignatureSpace, pending
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import add_account, put_in_order, set_up

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
    wanted = [
        "Asuntos urgentes",
        "Cuentas que se entregan",
        "Cuentas que no se entregan",
        "No son nuestras",
        "Archivo de lo publicado",
        "Asuntos pendientes",
    ]
    assert found[: len(wanted)] == wanted
    said = text_of(_act(prepared))
    assert said.index(URGENT) < said.index("Facebook")
    for expected in ("Moción de censura (moción de agosto)", "Alcaldía", "En riesgo", "Contestado «no»"):
        assert expected in said


@pytest.mark.parametrize("stop", ["", "."])
def test_what_she_wrote_is_a_sentence_with_one_full_stop(prepared: Workspace, stop: str) -> None:
    database = prepared.database
    told = {"urgent": f"Caduca el dominio{stop}", "statements": f"Se entrega todo{stop}"}
    preparing.edit(database, told)
    (number,) = course.begin(database, "bulo").ids("incident")
    records.add(database, "lesson_task", {"incident_id": number, "what": f"Avisar al colegio{stop}"})
    rule = {"kind": ModerationKind.HIDDEN, "what": "Un comentario", "rule": f"Insultos{stop}"}
    records.add(database, "moderation", rule)
    said = text_of(_act(prepared))
    for expected in ("Caduca el dominio.", "Se entrega todo.", "Avisar al colegio.", "Insultos."):
        assert expected in said
    for wrong in ("..", " .", ",.", "?.", ". ."):
        assert wrong not in said, wrong


def test_the_act_says_what_the_page_says_is_missing(prepared: Workspace) -> None:
    said = text_of(_act(prepared))
    missing = preparing.what_is_missing(reading.snapshot(prepared.database))
    assert missing
    for each in missing:
        assert each.sentence in said
        assert each.detail in said
    assert "Listo para traspasar." not in said


def test_every_account_and_pending_matter_is_in_the_act(prepared: Workspace) -> None:
    said = text_of(_act(prepared))
    snapshot = reading.snapshot(prepared.database)
    for account in snapshot.own_accounts:
        assert account.short_name in said
    for enquiry in snapshot.enquiries:
        assert (enquiry.title in said) is enquiry.is_pending
    for entry in snapshot.moderations:
        if entry.stands:
            assert entry.rule in said
    records.add(prepared.database, "enquiry", {"question": "¿Cuándo abre la piscina?"})
    assert "¿Cuándo abre la piscina?" in text_of(_act(prepared))


def _signers(document: Document) -> list[str]:
    found = [block.label for block in document.chapters[0].blocks if isinstance(block, SignatureSpace)]
    return [label.split(":")[0].split(".")[0] for label in found]


def test_there_is_room_for_three_signatures_and_a_witness_of_a_refusal(prepared: Workspace) -> None:
    assert _signers(_act(prepared, ActKind.FINAL)) == ["Entrega", "Recibe", "Secretaría"]
    preparing.edit(prepared.database, {"refused_on": date(2026, 11, 20)})
    assert _signers(_act(prepared, ActKind.FINAL))[3:] == ["Testigo de que no se quiso firmar"]


def _check_fields(pdf: pikepdf.Pdf, wanted: list[str]) -> None:
    """Each field is empty, says what it is, is drawn as nothing, and belongs to a Form of the structure."""
    fields = list(pdf.Root.AcroForm.Fields)
    assert [str(field.T) for field in fields] == wanted
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    assert "/NeedAppearances" not in pdf.Root.AcroForm
    for field in fields:
        assert Name.Sig == field.FT
        assert Name.Widget == field.Subtype
        assert "/V" not in field
        assert "Fecha y firma" in str(field.TU)
        assert int(field.F) == 4
        assert field.AP.N.read_bytes() == b""
        owner = parents[int(field.StructParent)]
        assert Name.Form == owner.S
        assert str(owner.Alt) == str(field.TU)
        (reference,) = owner.K
        assert reference.Obj.objgen == field.objgen
        page = next(each for each in pdf.pages if each.obj.objgen == field.P.objgen)
        assert field.objgen in [each.objgen for each in page.obj.Annots]
        assert page.obj.Tabs == Name.S
        left, bottom, right, top = (float(edge) for edge in field.Rect)
        width, height = (float(edge) for edge in page.obj.MediaBox[2:])
        assert 0 < left < right < width
        assert 0 < bottom < top < height
        assert top - bottom > 50


def test_the_act_has_empty_fields_that_a_certificate_signs(prepared: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "acta.pdf"
    acts.write(acts.draw(acts.compose(prepared.database, ActKind.FINAL), lambda _part: None), target)
    with pikepdf.open(target) as pdf:
        _check_fields(pdf, ["firma-entrega", "firma-recibe", "firma-secretaria"])


def test_each_person_has_a_sheet_of_what_she_is_given_and_gives_back(town: Workspace, tmp_path: Path) -> None:
    snapshot = reading.snapshot(town.database)
    everybody = dict(sheets.held(snapshot))
    names = {person.name for person in everybody}
    assert {"Marta Ruiz Peña", "Rubén Castro Vega", "Elena Navarro Díaz"} <= names
    ruben = next(person for person in everybody if person.name.startswith("Rubén"))
    draft = sheets.compose(town.database, ruben)
    said = text_of(draft.document)
    for expected in ("Instagram · villaejemplo", "como titular", "El aparato de la doble verificación"):
        assert expected in said
    assert "YouTube" not in said
    target = tmp_path / draft.suggested_name
    sheets.write(draft, target, lambda _part: None)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 1
        _check_fields(
            pdf,
            ["firma-entrega-da", "firma-entrega-recibe", "firma-devolucion-da", "firma-devolucion-recibe"],
        )


def test_a_package_has_a_receipt_with_the_digest_of_the_file_that_it_is(
    town: Workspace, tmp_path: Path
) -> None:
    words = "nube martillo perejil castillo violeta jilguero"
    made = delivering.deliver(town.database, tmp_path / "pueblo.muniredes", words=words)
    draft = sheets.compose_receipt(town.database, made)
    said = text_of(draft.document).replace(" ", "").replace("\n", "")
    assert hashlib.sha256(made.path.read_bytes()).hexdigest() in said
    assert "pueblo.muniredes" in said
    assert "jilguero" not in said
    (card,) = (block for block in draft.document.chapters[0].blocks if isinstance(block, QrCard))
    assert card.address == made.code
    assert card.address.isascii()
    assert made.sha256 in card.address
    for file in made.manifest.files:
        assert file.name in said
        assert file.sha256 in said
    target = tmp_path / draft.suggested_name
    sheets.write(draft, target, lambda _part: None)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 1
        _check_fields(pdf, ["firma-entrega", "firma-recibe"])


def test_contracts_and_what_is_of_the_house_are_among_what_is_pending(prepared: Workspace) -> None:
    values = {"answer": CheckAnswer.YES, "note": "Agencia Norte: acaba en marzo, sin prórroga"}
    preparing.answer(prepared.database, "contratos", None, values)
    said = text_of(_act(prepared))
    for expected in ("Agencia Norte: acaba en marzo", "Sobre de crisis", "Estudio Norte"):
        assert 0 < said.find(expected) < said.find("Anexo 1."), expected


def test_a_refusal_is_written_and_the_act_stands(prepared: Workspace) -> None:
    preparing.edit(
        prepared.database, {"refused_on": date(2026, 11, 20), "refusal": "La concejala no se presentó."}
    )
    said = text_of(_act(prepared, ActKind.FINAL))
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
    papers.write(draft.document, word)
    assert word.read_bytes().startswith(b"PK")


def test_the_complementary_act_says_the_observations(prepared: Workspace) -> None:
    preparing.edit(prepared.database, {"observations": "Falta el sobre 4."})
    assert "Falta el sobre 4." not in text_of(_act(prepared, ActKind.FINAL))
    assert "Falta el sobre 4." in text_of(_act(prepared, ActKind.COMPLEMENTARY))


def _chapter(town: Workspace, edition: Edition = Edition.RESERVED) -> str:
    whole = manual.prepare(town.database, edition).document
    found = tuple(chapter for chapter in whole.chapters if chapter.number == "16")
    return text_of(replace(whole, chapters=found)) if found else ""


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
    assert "sáb 12 jun 2027" in said


def test_the_act_says_each_file_of_the_archive_and_the_rehearsals(town: Workspace) -> None:
    said = text_of(_act(town))
    assert "facebook-AytoVillaejemplo.zip" in said
    assert "1,4 GB" in said
    assert "1.482.390.016 bytes" in said
    assert "7d1a5412 7b222502 f5b79b5f" in said
    assert "Lleva datos personales" in said
    assert "14 de 18" in said
    assert "Cuentas sin fichero apuntado" in said


def test_the_act_and_the_manual_say_the_same_accounts_are_urgent(database: Database) -> None:
    """Neither says that nothing is urgent right above what is; one that is not ours is in the act too."""
    set_up(database)
    add_account(database, "facebook.com/marta.ruiz", account__personal_profile=True)
    add_account(database, "x.com/ayto", account__state=AccountState.NO_ACCESS)
    add_account(database, "instagram.com/villa.falsa", account__state=AccountState.IMPERSONATED)
    preparing.prepare(database, {})
    act = acts.compose(database, ActKind.PRELIMINARY).document
    chapter = next(
        each for each in manual.prepare(database, Edition.RESERVED).document.chapters if each.number == "16"
    )
    assert "Asuntos urgentes" not in [block.text for block in chapter.blocks if isinstance(block, Heading)]
    told = {
        name: {each for each in ("marta.ruiz", "villa.falsa", "ayto") if each in _under(blocks, name)}
        for name, blocks in (
            ("Asuntos urgentes", act.chapters[0].blocks),
            ("Lo más urgente", chapter.blocks),
        )
    }
    assert told["Asuntos urgentes"] == told["Lo más urgente"] == {"marta.ruiz", "villa.falsa", "ayto"}
    blocks = act.chapters[0].blocks
    assert "villa.falsa" in _under(blocks, "No son nuestras")
    assert "marta.ruiz" not in _under(blocks, "Cuentas que se entregan")
    assert "marta.ruiz" in _under(blocks, "Cuentas que no se entregan")
    assert "no se entrega ni se comparte" in _under(blocks, "Cuentas que no se entregan")


def test_each_personal_profile_has_its_own_reason_not_to_be_handed_over(database: Database) -> None:
    set_up(database)
    own = {"account__personal_profile": True}
    add_account(database, "facebook.com/marta.ruiz", **own, account__state=AccountState.NO_ACCESS)
    add_account(database, "facebook.com/ana.gil", **own)
    add_account(database, "instagram.com/eva.paz", **own)
    preparing.prepare(database, {})
    said = _under(
        acts.compose(database, ActKind.PRELIMINARY).document.chapters[0].blocks, "Cuentas que no se entregan"
    )
    lost, personal = said.index("no hay nada que traspasar"), said.index("no se entrega ni se comparte")
    places = [said.index(name) for name in ("marta.ruiz", "ana.gil", "eva.paz")]
    assert [said.count(each) for each in ("no hay nada que traspasar", "no se entrega ni se")] == [1, 1]
    assert sorted([lost, personal, *places]) in (
        [lost, places[0], personal, *places[1:]],
        [personal, *places[1:], lost, places[0]],
    )


def _under(blocks: Sequence[Block], title: str) -> str:
    """Return what is said under a heading, until the next one."""
    start = next(n for n, each in enumerate(blocks) if isinstance(each, Heading) and each.text == title)
    rest = takewhile(lambda each: not isinstance(each, Heading), blocks[start + 1 :])
    return " ".join(repr(each) for each in rest)


def test_what_nobody_said_is_no_hour_and_no_bar(database: Database) -> None:
    set_up(database)
    put_in_order(database, "facebook.com/villa")
    said = text_of(manual.prepare(database, Edition.RESERVED).document)
    assert "faltan las de cada persona" in said
    for wrong in ("Hay 0 horas", ". ."):
        assert wrong not in said


def test_a_question_has_no_full_stop_and_what_is_missing_no_colon(database: Database) -> None:
    set_up(database, "facebook.com/villa")
    assert _written(titled("¿Se entiende?", "Mírelo.")) == "¿Se entiende? Mírelo."
    assert _written(gathered([("Área", pending())])[0][1]) == "Área"


def _written(said: Rich) -> str:
    return "".join(span.text for span in said)


def test_without_a_web_no_rule_sends_to_its_front_page(database: Database) -> None:
    set_up(database)
    council.edit(database, {"website": NONE})
    for edition in Edition:
        assert "Está en la portada de la web" not in text_of(manual.prepare(database, edition).document)
