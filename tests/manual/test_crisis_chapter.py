"""Chapter 13 and its annex: every answer is printed, each list on one page; the public one names nobody."""

from dataclasses import replace
from pathlib import Path

import pytest

from muniredes.actions import knowledge, reading, records
from muniredes.actions.crisis import wording
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Workspace
from muniredes.domain.crisis.incidents import Incident
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.own import step_text
from muniredes.domain.crisis.plan import CrisisContact
from muniredes.domain.crisis.record import CrisisRecord, IncidentFile
from muniredes.manual.compose import compose, crisis
from muniredes.manual.compose.crisis import past, sheets, texts
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Chapter, Edition, Heading, PictureFigure
from muniredes.manual.page_shape import PageSize
from muniredes.manual.papers.crisis import first_five_minutes, lists
from muniredes.manual.render.boxes import TextBox
from muniredes.manual.render.layout import chapter_boxes
from muniredes.manual.render.pages import Page, Paginator
from muniredes.manual.render.structure import Structure
from muniredes.manual.render.tables.table_box import TableBox
from muniredes.storage.database import Database
from tests.manual.crises import PEOPLE, data_of, file, record
from tests.manual.texts import manual_of, text_of, texts_of
from tests.support import add_person, set_up


def _chapter(data: ManualData) -> str:
    return "\n".join(texts_of(crisis.chapter(data)))


def _annex(data: ManualData) -> str:
    found = past.chapter(data)
    return "\n".join(texts_of(found)) if found else ""


PREPARED = {
    "crisis_plan.single_voice": "MARCA-voz",
    "crisis_plan.kit_place": "MARCA-sobre",
    "crisis_plan.next_drill_on": "4 de marzo de 2027",
    "crisis_duty.role": CrisisRole.COORDINATOR.word,
    "crisis_duty.level": CrisisLevel.SEVERE.title,
    "crisis_duty.person_id": "Ana Secretísima (Puesto 1)",
    "crisis_duty.deputy_id": "Berta Secretísima (Puesto 2)",
    "level.person_id": "Carla Secretísima",
    "level.deputy_id": "Suplente: Ana Secretísima",
    "crisis_contact.name": "MARCA-contacto",
    "crisis_contact.phone": "967 111 222",
    "crisis_contact.purpose": "MARCA-para",
    "crisis_contact.key": "MARCA-cuartel",
    "prepared_notice.name": "MARCA-aviso-listo",
    "prepared_notice.text": "MARCA-texto",
    "prepared_notice.alternative_text": "MARCA-imagen",
    "phone of who has a part": "600 000 001",
}


@pytest.mark.parametrize("field", PREPARED)
def test_what_is_prepared_is_printed_inside(database: Database, field: str) -> None:
    assert PREPARED[field] in _chapter(data_of(database, record()))


def test_the_prepared_picture_is_a_figure(database: Database) -> None:
    blocks = crisis.chapter(data_of(database, record())).blocks
    (figure,) = [block for block in blocks if isinstance(block, PictureFigure)]
    assert figure.alt == "MARCA-imagen"


def test_the_phone_of_the_town_stands_in_for_that_of_everybody(database: Database) -> None:
    said = _chapter(data_of(database, record()))
    assert "967 333 444" in said
    assert "Guardia Civil\n062" not in said


@pytest.mark.parametrize("with_files", [True, False])
def test_the_public_edition_has_no_names_no_phones_and_nothing_that_happened(
    database: Database, with_files: bool
) -> None:
    found = record(file(), file(is_drill=True)) if with_files else record()
    data = data_of(database, found, Edition.PUBLIC)
    said = text_of(compose(data))
    assert "MARCA" not in said
    for person in PEOPLE:
        assert person.name not in said
        assert person.phone not in said
    assert "967 111 222" not in said
    assert "967 333 444" not in said
    assert "112" in said
    assert "Crisis y simulacros" not in said


def test_own_words_are_printed_inside_and_no_list_is_for_everybody(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    add_person(database, "Ramona Bolaños")
    fine, phone, name = (step_text("emergencia", step, "do") for step in ("llamar", "avisar", "pausar"))
    wording.say(database, fine, "Toque las campanas.")
    wording.say(database, phone, "Llame al 967 12 34 56.")
    wording.say(database, name, "Avise a RAMONA en la plaza.")
    for do in ("Ponga carteles.", "Escriba a nadie@villa.es.", "Busque a la señora Bolaños."):
        records.add(database, "crisis_step", {"checklist": "servicio", "do": do})
    inside = text_of(papers.prepare(database, Paper.CRISIS_LISTS))
    outside = text_of(manual_of(database, Edition.PUBLIC))
    own_words = ("Toque las campanas.", "Ponga carteles.", "967 12 34 56", "RAMONA", "nadie@villa.es")
    for own in (*own_words, "Bolaños"):
        assert own in inside
        assert own not in outside
    assert not any(step.do in outside for step in knowledge.crisis_book().checklist("emergencia").steps)


def test_missing_answers_are_rules_to_write_on(database: Database) -> None:
    data = data_of(database, CrisisRecord())
    assert _chapter(data).count("pendiente") >= 2 * len(CrisisRole) + len(CrisisLevel) + 4


def test_every_list_step_and_text_is_there(database: Database) -> None:
    data = data_of(database, CrisisRecord())
    said = _chapter(data) + "\n".join(texts_of(lists(data)))
    for fact in data.crisis.checklists.values():
        assert fact.value.plain in said
        for step in fact.value.steps:
            assert step.do in said
            assert step.why in said
            assert step.deadline in said
    for level in CrisisLevel:
        assert level.colour_word in said


def _pages(chapter: Chapter) -> list[Page]:
    paginator = Paginator(PageSize.A4.shape.body_height)
    paginator.open_page("c")
    paginator.place_all(chapter_boxes(chapter, Structure().root, PageSize.A4.shape))
    return paginator.pages


def _starts(pages: list[Page]) -> dict[str, int]:
    return {
        box.anchor: number
        for number, page in enumerate(pages)
        for _top, box in page.placed
        if isinstance(box, TextBox) and box.anchor
    }


@pytest.mark.parametrize("found", [CrisisRecord(), record()], ids=["empty", "full"])
def test_each_list_and_the_sheet_of_the_wall_take_one_page_of_their_own(
    database: Database, found: CrisisRecord
) -> None:
    data = data_of(database, found)
    assert "crisis-cinco-minutos" in _starts(_pages(crisis.chapter(data)))
    starts = _starts(_pages(Chapter("", "Listas", lists(data))))
    keys = [key for each in sheets.checklists(data) for key in (sheets.key_of(each), texts.key_of(each))]
    numbers = [starts[key] for key in keys]
    assert numbers == list(range(numbers[0], numbers[0] + len(keys)))


def test_the_chapter_has_what_is_done_first_and_says_where_the_lists_are(database: Database) -> None:
    data = data_of(database, CrisisRecord())
    said = _chapter(data)
    for checklist in sheets.checklists(data):
        assert checklist.plain in said
        assert all(step.do in said for step in checklist.steps[:3])
    assert "«Listas de crisis en blanco»" in said


def test_a_list_of_a_council_that_adds_steps_goes_on_overleaf_and_not_smaller(database: Database) -> None:
    data = data_of(database, CrisisRecord())
    longest = max(sheets.checklists(data), key=lambda each: len(each.steps))
    longer = replace(longest, steps=(*longest.steps, *longest.steps[:4]))
    pages = _pages(Chapter("13", "Crisis", tuple(sheets.sheet(data, longer))))
    assert len(pages) <= 3, "the title of the chapter, and both sides of a sheet"
    tables = [box for page in pages for _top, box in page.placed if isinstance(box, TableBox)]
    assert min(cell.style.size for box in tables for row in box.rows for cell in row.cells) >= 9.5


@pytest.mark.parametrize("count", [0, 5, 8, 9, 40])
def test_the_sheet_of_the_wall_is_one_page_however_many_phones_there_are(
    database: Database, count: int
) -> None:
    contacts = tuple(
        CrisisContact(id=number, name=f"Servicio de aguas y saneamiento número {number}", phone="967 111 222")
        for number in range(count)
    )
    data = data_of(database, replace(record(), contacts=contacts))
    for paper in (Chapter("", "Hoja", first_five_minutes(data)), crisis.chapter(data)):
        pages = _pages(paper)
        if not paper.number:
            assert len(pages) == 1
        else:
            assert _starts(pages)["crisis-cinco-minutos"] == 0
            assert _starts(pages)["crisis-que-pasa"] == 1, "the first page, and one alone"
    said = "\n".join(texts_of(first_five_minutes(data)))
    assert ("En el directorio" in said) is (count > 8)


ANNEX = {
    "incident.name": "MARCA-nombre",
    "incident.level": "2 · Crisis local (naranja)",
    "incident.began_at": "17 de julio de 2026, a las 07:50",
    "incident.ended_at": "18 de julio de 2026, a las 09:50",
    "duration": "1 día y 2 horas",
    "incident.handler_id": "Ana Secretísima",
    "incident.what_happened": "MARCA-pasó",
    "incident.why": "MARCA-porqué",
    "incident.prevention": "MARCA-evitar",
    "lesson_task.what": "☐ MARCA-tarea",
    "lesson_task.person_id": "Carla Secretísima",
    "lesson_task.due_on": "6 de diciembre de 2026",
    "lesson_task.done_on": "8 de septiembre de 2026",
    "report": "informe-de-crisis-2026-07-17-7",
}


@pytest.mark.parametrize("field", ANNEX)
def test_what_happened_is_in_the_annex(database: Database, field: str) -> None:
    assert ANNEX[field] in _annex(data_of(database, record(file())))


def test_drills_are_listed_apart_and_say_so(database: Database) -> None:
    real, drill = file(), file(id=8, is_drill=True, name="Ensayo")
    found = past.chapter(data_of(database, record(drill, real)))
    assert found is not None
    headings = [block.text for block in found.blocks if isinstance(block, Heading)]
    assert headings == ["Crisis: MARCA-nombre", "Simulacro: Ensayo"]
    said = _chapter(data_of(database, record(drill, real)))
    assert "De los que se han hecho" in said
    assert "MARCA-pasó" not in said


def test_a_crisis_that_goes_on_says_so(database: Database) -> None:
    assert "Sigue abierta" in _annex(data_of(database, record(file(ended_at=None))))


def test_the_hours_are_those_of_the_town_hall(database: Database) -> None:
    data = data_of(database, record(file()))
    data.council.municipality_code = "35001"
    assert "17 de julio de 2026, a las 06:50" in _annex(data)


def test_the_hour_that_comes_twice_says_which(database: Database) -> None:
    from datetime import UTC, datetime

    found = IncidentFile(Incident(id=1, name="Noche", began_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC)))
    assert "a las 02:30 (ya con la hora de invierno)" in _annex(data_of(database, record(found)))


def test_the_example_shows_it_all(town: Workspace) -> None:
    data = manual.gather(town.database, Edition.RESERVED)
    inside, outside = text_of(manual_of(town.database)), text_of(manual_of(town.database, Edition.PUBLIC))
    assert "pendiente" in _chapter(data)
    for said in ("900 000 021", "Sobre rojo", "serie extranjera", "Simulacro: Corte de agua"):
        assert said in inside
        assert said not in outside
    record_of_it = reading.snapshot(town.database).crisis
    assert [each.is_drill for each in record_of_it.incidents] in ([True, False], [False, True])
    assert any(task.is_pending for each in record_of_it.files for task in each.tasks)


def test_where_it_comes_from_is_told(database: Database) -> None:
    set_up(database)
    said = text_of(papers.prepare(database, Paper.SOURCES))
    book = knowledge.crisis_book()
    sources = {fact.source for fact in (*book.checklists.values(), *book.phones, book.breach_hours)}
    assert {source for source in sources if source not in said} == set()


def test_the_pictures_of_a_notice_stay_inside(database: Database, tmp_path: Path) -> None:
    from PIL import Image

    from muniredes.actions import council

    set_up(database)
    Image.new("RGB", (90, 60), "navy").save(tmp_path / "a.png")
    digest = council.keep_picture(database, council.read_picture(tmp_path / "a.png"))
    values = {"name": "A", "picture": digest, "alternative_text": "azul"}
    records.add(database, "prepared_notice", values)
    assert digest in manual.gather(database, Edition.RESERVED).images
    assert digest not in manual.gather(database, Edition.PUBLIC).images
