"""The report of a crisis: all of it, with its hours, its captures and its clock; lists with no data."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from muniredes.actions import council, knowledge, reading
from muniredes.actions.crisis import course
from muniredes.actions.printing import crisis_report, manual, papers
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Workspace
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.problems import Problem
from muniredes.manual.compose.crisis import sheets
from muniredes.manual.document import Document, PictureFigure, RuledSpace
from muniredes.manual.papers.incident import incident_report
from muniredes.storage.database import Database
from tests.manual.crises import data_of, file, record
from tests.manual.samples import shield
from tests.manual.texts import text_of
from tests.support import set_up

FIELDS = {
    "incident.checklist": "Cuenta robada",
    "incident.name": "MARCA-nombre",
    "incident.level": "2 · Crisis local (naranja)",
    "incident.began_at": "17 de julio de 2026, a las 07:50",
    "incident.aware_at": "17 de julio de 2026, a las 07:53",
    "incident.ended_at": "18 de julio de 2026, a las 09:50",
    "duration": "1 día y 2 horas",
    "incident.handler_id": "Ana Secretísima (Puesto 1)",
    "incident.what_happened": "MARCA-pasó",
    "incident.why": "MARCA-porqué",
    "incident.prevention": "MARCA-evitar",
    "incident_step.do": "MARCA-hacer",
    "incident_step.why": "MARCA-motivo",
    "incident_step.roles": "Informática",
    "incident_step.when": "MARCA-plazo",
    "incident_step.paste": "MARCA-pegar",
    "incident_step.stage": "Aviso: Novedad.",
    "incident_step.person_id": "Berta Secretísima",
    "incident_step.due_at": "17/07/2026 08:00",
    "incident_step.done_at": "Hecho, fuera de plazo: 17/07/2026 08:37",
    "incident_step.done_by_id": "Carla Secretísima",
    "incident_step.note": "MARCA-nota",
    "incident_step.is_skipped": "No hizo falta",
    "why skipped": "MARCA-sobra",
    "never done": "Sin marcar como hecho, fuera de plazo",
    "how many": "3 pasos: 1 hecho, 2 fuera de plazo, 1 que no hizo falta, 1 sin hacer.",
    "incident_entry.at": "17/07/2026 08:11",
    "incident_entry.kind": "Decisión. ",
    "incident_entry.text": "MARCA-decide",
    "notice": "En X: MARCA-aviso",
    "incident_entry.person_id": "Berta Secretísima (Puesto 2)",
    "incident_entry.capture": shield().sha256,
    "incident_entry.fingerprint": "f" * 64,
    "lesson_task.what": "MARCA-tarea",
    "lesson_task.person_id": "Carla Secretísima (Puesto 3)",
    "lesson_task.due_on": "6 de diciembre de 2026",
    "lesson_task.done_on": "8 de septiembre de 2026",
    "signature": "firma",
}


def _report(database: Database, found: IncidentFile) -> Document:
    return incident_report(data_of(database, record(found)), found)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_reaches_the_report(database: Database, field: str) -> None:
    assert FIELDS[field] in text_of(_report(database, file()))


def test_what_is_still_open_says_what_is_promised_and_paused(database: Database) -> None:
    found = file(ended_at=None, next_notice_at=file().incident.ended_at, paused_posts=(3, 4, 5))
    said = text_of(_report(database, found))
    assert "Sigue abierta: este informe es provisional." in said
    assert "Próximo aviso prometido\n18 de julio de 2026, a las 09:50" in said
    assert "Publicaciones en pausa\n3" in said


def test_steps_keep_their_order(database: Database) -> None:
    said = text_of(_report(database, file()))
    assert said.index("MARCA-hacer") < said.index("Segundo") < said.index("Tercero")


def test_a_capture_is_a_figure_that_says_what_it_shows(database: Database) -> None:
    (chapter,) = _report(database, file()).chapters
    (figure,) = [block for block in chapter.blocks if isinstance(block, PictureFigure)]
    assert figure.picture.sha256 == shield().sha256
    assert figure.alt == "Captura 1, 17/07/2026 08:23: MARCA-captura"


def test_what_is_not_answered_leaves_room_to_write(database: Database) -> None:
    found = replace(file(what_happened="", why="", prevention=""), tasks=(), entries=())
    (chapter,) = _report(database, found).chapters
    spaces = [block.label for block in chapter.blocks if isinstance(block, RuledSpace)]
    assert spaces[0].startswith("No consta ninguna decisión")
    assert spaces[1:4] == ["¿Qué pasó?", "¿Por qué?", "¿Qué haremos mejor la próxima vez?"]
    assert spaces[4].startswith("No hay tareas")
    assert "firma" in spaces[5]


def test_a_drill_is_stamped_on_every_page_and_says_it_was_one(database: Database, tmp_path: Path) -> None:
    real, drill = _report(database, file()), _report(database, file(is_drill=True))
    assert "SIMULACRO" not in text_of(real)
    assert drill.stamp == "SIMULACRO"
    assert "nada de lo que sigue pasó de verdad" in text_of(drill)
    papers.write(drill, tmp_path / "a.pdf")
    opened = pypdfium2.PdfDocument((tmp_path / "a.pdf").read_bytes())
    for page in opened:
        assert "SIMULACRO" in page.get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("region", "authority"),
    [("Castilla-La Mancha", "Agencia Española"), ("Cataluña", "Catalana"), ("Andalucía", "Andalucía")],
)
def test_a_data_breach_has_its_clock_and_its_authority(
    database: Database, region: str, authority: str
) -> None:
    found = file(is_breach=True)
    data = data_of(database, record(found))
    data.council.region = region
    said = text_of(incident_report(data, found))
    hours = knowledge.crisis_book().breach_hours.value
    assert hours == 72
    assert "20 de julio de 2026, a las 07:53" in said
    assert authority in said
    assert "Se notificó" not in text_of(_report(database, file()))


def test_the_report_of_the_example_in_every_kind_twice_the_same(town: Workspace, tmp_path: Path) -> None:
    for incident in reading.snapshot(town.database).crisis.incidents:
        assert incident.id is not None
        for kind in ("pdf", "docx", "html"):
            drawn = []
            for turn in ("a", "b"):
                target = tmp_path / f"{turn}.{kind}"
                papers.write(crisis_report.report(town.database, incident.id), target)
                drawn.append(target.read_bytes())
            assert drawn[0] == drawn[1]


def test_the_capture_of_the_example_carries_the_fingerprint_of_its_file(town: Workspace) -> None:
    from hashlib import sha256

    from muniredes import paths

    files = reading.snapshot(town.database).crisis.files
    number = next(each.incident.id for each in files if not each.incident.is_drill)
    assert number is not None
    said = text_of(crisis_report.report(town.database, number))
    assert sha256(paths.resource("examples", "capture.png").read_bytes()).hexdigest() in said
    assert crisis_report.report_name(town.database, number) == f"informe-de-crisis-2026-07-17-{number}.pdf"


def test_a_crisis_that_is_gone_has_no_report(database: Database) -> None:
    set_up(database)
    with pytest.raises(Problem, match="ya no existe"):
        crisis_report.report(database, 99)


def _texts_of(target: Path) -> list[str]:
    document = pypdfium2.PdfDocument(target.read_bytes())
    return [page.get_textpage().get_text_range() for page in document]


def test_the_lists_are_printed_with_no_data_at_all(database: Database, tmp_path: Path) -> None:
    for given in (None, database):
        document = papers.prepare(given, Paper.CRISIS_LISTS)
        papers.write(document, tmp_path / "listas.pdf")
        pages = _texts_of(tmp_path / "listas.pdf")
        assert "Ayuntamiento de" not in document.title
        assert papers.file_name(given, Paper.CRISIS_LISTS) == "listas-de-crisis.pdf"
        assert "¿Qué pasa?" in pages[0]
        assert "Los primeros cinco minutos" in pages[1]
        titles = [each.title for each in sheets.checklists(manual.gather_what_there_is(None))]
        assert len(pages) == 2 + 2 * len(titles) + 1
        for number, title in enumerate(titles, start=1):
            assert title in pages[2 * number], "on the front of a leaf"
            assert f"Textos para copiar: {title}" in pages[2 * number + 1].replace("\r\n", " ")
        with pikepdf.open(tmp_path / "listas.pdf") as pdf:
            assert pdf.Root.MarkInfo.Marked


def test_without_a_region_nobody_says_which_authority_it_is(database: Database) -> None:
    aepd = knowledge.crisis_book().authority("").name
    assert aepd not in text_of(papers.prepare(None, Paper.CRISIS_LISTS))
    set_up(database)
    council.edit(database, {"region": "Castilla-La Mancha"})
    assert aepd in text_of(papers.prepare(database, Paper.CRISIS_LISTS))


def test_the_sheet_for_the_wall_is_one_page(town: Workspace, tmp_path: Path) -> None:
    for name, given in (("vacia", None), ("pueblo", town.database)):
        target = tmp_path / f"{name}.pdf"
        papers.write(papers.prepare(given, Paper.FIVE_MINUTES), target)
        (page,) = _texts_of(target)
        assert "112" in page
    assert "900 000 021" in page


def test_the_papers_of_a_crisis_are_among_the_others() -> None:
    assert {Paper.CRISIS_LISTS, Paper.FIVE_MINUTES} <= set(papers.papers())


def test_the_report_is_written_before_anybody_has_set_the_program_up(
    database: Database, tmp_path: Path
) -> None:
    (number,) = course.begin(database, "cuenta").ids("incident")
    course.end(database, number, "Recuperada")
    target = tmp_path / crisis_report.report_name(database, number)
    papers.write(crisis_report.report(database, number), target)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) > 1


def test_a_text_to_paste_is_printed_with_what_is_known_and_room_for_the_rest(database: Database) -> None:
    step = replace(
        file().steps[0], paste="{HORA} · Desde las {CUÁNDO SE SUPO} no. Le digo algo: {PRÓXIMO AVISO}."
    )
    said = text_of(_report(database, replace(file(), steps=(step,))))
    assert "Desde las 07:53 del 17/07/2026 no. Le digo algo: ________." in said
    assert "{" not in said
