"""«Plan del año» walked as a person would: ticked, dated, weighed, accepted, and run again."""

from datetime import date

import pytest

from muniredes.actions import clock, history, reading
from muniredes.actions.calendar import reading as calendar
from muniredes.actions.calendar import writing
from muniredes.actions.calendar.rewriting import as_written
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.places import Place, Target
from tests.desktop.hands import choose, dialog, press, words, write
from tests.support import add_person, set_up

YEAR = (date(2026, 11, 1), date(2027, 10, 31))


@pytest.fixture
def ready(bench: Workbench) -> Workbench:
    """A council with two accounts and somebody with four hours a week."""
    database = bench.hub.database
    set_up(database, "https://www.facebook.com/AytoVilla", "https://x.com/AytoVilla")
    add_person(database, "Ana", weekly_hours=4.0)
    bench.hub.note_changed()
    return bench


def walk(bench: Workbench, festival: tuple[str, str]) -> WizardDialog:
    """Open the wizard and answer it as far as the page that weighs it."""
    bench.go(Target(Place.PLAN_YEAR))
    wizard = dialog(WizardDialog)
    while wizard.session.current != "sum":
        said = words(wizard)
        if "¿Cuándo son las fiestas patronales?" in said:
            write(wizard, "¿Cuándo son las fiestas patronales?", festival[0])
            write(wizard, "… y hasta el día", festival[1])
        if "¿Cada cuánto se reúne el Pleno" in said:
            choose(wizard, "¿Cada cuánto se reúne el Pleno ordinario y a qué hora?", "Cada mes")
            choose(wizard, "¿Cuál del mes?", "El último")
            choose(wizard, "¿Qué día de la semana?", "Jueves")
            write(wizard, "¿A qué hora?", "20:00")
        press(wizard, "Siguiente")
    return wizard


def finish(wizard: WizardDialog) -> None:
    press(wizard, "Siguiente")
    press(wizard, "Crear el plan del año")


def drafts(bench: Workbench) -> tuple[PostLine, ...]:
    return calendar.dated(bench.hub.database, *YEAR)


def test_a_year_is_planned_from_empty_and_undone_at_once(ready: Workbench) -> None:
    wizard = walk(ready, ("13/08/2027", "17/08/2027"))
    said = words(wizard)
    assert "mensajes nuevos (el que se repite cuenta una vez)" in said
    assert "en una semana normal, sin contar atender las cuentas" in said
    assert "¿Hay otras fiestas grandes" not in said, "what was not ticked is not asked for"
    assert "¿En qué plazo se paga el impuesto de vehículos" not in said, "the law has an answer"
    assert "¿Cuándo se expone al público el presupuesto?" in said, "what was left blank is named"
    assert drafts(ready) == ()
    finish(wizard)
    lines = drafts(ready)
    assert len(lines) > 200
    assert any(line.day == date(2027, 7, 14) and "iestas" in line.title for line in lines), (
        "thirty days before"
    )
    plenaries = [line for line in lines if line.title.startswith("Pleno")]
    assert plenaries
    assert {line.day.month for line in plenaries if line.day} >= {1, 3, 5, 9}
    assert not [line for line in lines if line.day and line.day < clock.today()]
    said_text = calendar.said(ready.hub.database, lines[0].message_id)
    assert said_text.message.entry.count(".") == 1
    ready.hub.perform(history.undo)
    assert drafts(ready) == ()
    assert reading.snapshot(ready.hub.database).planned_years == ()
    ready.go(Target(Place.PLAN_YEAR))
    again = dialog(WizardDialog).session.answers
    told = {key: value for page in again.values() for key, value in page.items()}
    assert (told["fiestas.starts"], told["pleno.at"]) == ("2027-08-13", "20:00"), "nothing is forgotten"


def test_run_again_it_says_what_changed_and_keeps_what_was_written(ready: Workbench) -> None:
    finish(walk(ready, ("13/08/2027", "17/08/2027")))
    before = drafts(ready)
    fair = next(line for line in before if line.day == date(2027, 7, 14) and "iestas" in line.title)
    said = calendar.said(ready.hub.database, fair.message_id)
    written = as_written(said, said.post(fair.id))
    ready.hub.perform(
        writing.edit,
        fair.id,
        type(written)(message={**written.message, "text": "A mano"}, texts=written.texts, at=fair.at),
    )
    wizard = walk(ready, ("14/08/2027", "18/08/2027"))
    assert "cambian de día" in words(wizard)
    assert "se quedan como están" in words(wizard)
    finish(wizard)
    after = drafts(ready)
    assert len(after) == len(before), "nothing is said twice"
    moved = calendar.lines(ready.hub.database, [fair.id])[0]
    assert moved.day == date(2027, 7, 15)
    assert calendar.said(ready.hub.database, fair.message_id).message.text == "A mano"


def test_opened_again_for_the_same_year_it_knows_every_date(ready: Workbench) -> None:
    """Going on without touching anything takes nothing away."""
    finish(walk(ready, ("13/08/2027", "17/08/2027")))
    before = drafts(ready)
    ready.go(Target(Place.PLAN_YEAR))
    wizard = dialog(WizardDialog)
    while wizard.session.current != "sum":
        here = wizard.session.current
        press(wizard, "Siguiente")
        assert wizard.session.current != here
    assert "0 mensajes nuevos" in words(wizard)
    assert "papelera" not in words(wizard)
    wizard.reject()
    assert drafts(ready) == before


def test_where_the_region_is_not_known_it_is_said(ready: Workbench) -> None:
    wizard = walk(ready, ("13/08/2027", "17/08/2027"))
    said = words(wizard)
    assert "Falta la comunidad autónoma" in said
    assert "Jueves, 25 de marzo de 2027: Pleno" in said
    assert "Caen en 24 o 31 de diciembre" in said
    assert "Jueves, 31 de diciembre de 2026: Pleno" in said


def test_a_period_that_ends_before_it_begins_is_said(ready: Workbench) -> None:
    ready.go(Target(Place.PLAN_YEAR))
    wizard = dialog(WizardDialog)
    while "¿Cuándo son las fiestas patronales?" not in words(wizard):
        press(wizard, "Siguiente")
    write(wizard, "¿Cuándo son las fiestas patronales?", "17/08/2027")
    write(wizard, "… y hasta el día", "13/08/2027")
    here = wizard.session.current
    press(wizard, "Siguiente")
    assert wizard.session.current == here, "it is said where it is answered"
    assert "anterior al principio" in words(wizard)
    write(wizard, "… y hasta el día", "18/08/2027")
    press(wizard, "Siguiente")
    assert wizard.session.current != here
    assert here in wizard.session.answered
    wizard.reject()
    assert drafts(ready) == ()


def test_going_on_with_the_dates_that_are_written_is_agreeing_with_them(ready: Workbench) -> None:
    walk(ready, ("13/08/2027", "17/08/2027")).reject()
    ready.go(Target(Place.PLAN_YEAR))
    wizard = dialog(WizardDialog)
    session = wizard.session
    here = next(each.key for each in session.questions if each.key.startswith("dates-"))
    session.answered.clear()
    session.go_to(here)
    wizard.show_page()
    assert here not in session.answered, "seeing it is not agreeing"
    press(wizard, "Siguiente")
    assert here in session.answered


def test_how_many_pages_there_are_is_known_from_the_first(ready: Workbench) -> None:
    """What comes ticked is told as it comes: the total does not grow at each page that she agrees with."""
    ready.go(Target(Place.PLAN_YEAR))
    wizard = dialog(WizardDialog)
    total = len(wizard.session.keys)
    while wizard.session.current != "sum":
        press(wizard, "Siguiente")
        assert len(wizard.session.keys) == total, wizard.session.current
    wizard.go_to("group-0")
    wizard.session.answer({"entries": []})
    assert len(wizard.session.keys) < total, "nothing is asked of what she took away"
    wizard.close()
