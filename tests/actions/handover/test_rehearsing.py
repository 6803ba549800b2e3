"""A rehearsal is answered, judged without mercy or pedantry, kept without a name, and told in the act."""

import pytest

from muniredes.actions import clock, history, reading
from muniredes.actions.handover import acts, rehearsing
from muniredes.actions.printing import manual
from muniredes.actions.printing.manual import Edition
from muniredes.actions.workspace import Workspace
from muniredes.domain.handover.record import ActKind
from muniredes.domain.handover.rehearsal import (
    Ask,
    Need,
    Rehearsal,
    Sitting,
    Situation,
    Trial,
    judged,
    overruled,
)
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import add_person, set_up

HERE = Target(Place.ACCOUNTS, 1, "custody.email")


def _ask(answer: str, page: int | None = 3) -> Ask:
    need = Need("custody.email:1", HERE, bool(answer))
    return Ask("¿Qué?", answer, answer, "3", "cuenta-1", "", (need,), "", page)


@pytest.mark.parametrize(
    ("answer", "typed", "is_right"),
    [
        ("Luis Ortega Gil (Secretario-interventor)", "luis ortega", True),
        ("Luis Ortega Gil (Secretario-interventor)", "el secretario", True),
        ("Luis Ortega Gil (Secretario-interventor)", "Ortega", True),
        ("Luis Ortega Gil (Secretario-interventor)", "Marta Ruiz", False),
        ("Luis Ortega Gil (Secretario-interventor)", "Luis Pérez", False),
        ("Luis Ortega Gil (Secretario-interventor)", "", False),
        ("Luis Ortega Gil (Secretario-interventor)", "de", False),
        ("900 000 002", "900000002", True),
        ("900 000 002", "900-000-002", True),
        ("900 000 002", "900 000 003", False),
        ("900 000 002", "2", False),
        ("112", "112", True),
        ("Sobre 3, caja fuerte de Secretaría", "sobre 3", True),
        ("Sobre 3, caja fuerte de Secretaría", "sobre 4", False),
        ("Sobre 3, caja fuerte de Secretaría", "caja fuerte", True),
        ("redes@villa.es", "redes@villa.es", True),
        ("redes@villa.es", "redes@otra.es", False),
        ("14 de noviembre de 2026", "14 noviembre", True),
        ("14 de noviembre de 2026", "15 noviembre", False),
    ],
)
def test_an_answer_is_judged_by_what_has_weight_in_it(answer: str, typed: str, is_right: bool) -> None:
    assert judged(_ask(answer), typed).is_right is is_right


def test_whoever_answers_may_say_otherwise_but_not_what_the_manual_does_not_say() -> None:
    wrong = judged(_ask("Luis Ortega"), "el secretario")
    assert overruled(wrong).is_right
    assert not overruled(overruled(wrong)).is_right
    silent = judged(_ask("", page=None), "el secretario")
    assert not overruled(silent).is_right
    assert silent.ask.said == "El manual no lo dice."
    assert silent.ask.target == HERE


def _sitting(*answers: str) -> Sitting:
    asked = tuple(Situation(f"s{number}", "", (_ask(each),)) for number, each in enumerate(answers))
    return Sitting(Trial(asked, 2))


def test_one_situation_after_another_until_the_end() -> None:
    sitting = _sitting("Luis", "Marta", "Elena")
    for typed in ("luis", "nadie", "elena"):
        assert sitting.current is not None
        sitting.answer([typed])
    assert sitting.current is None
    sitting.seconds = 34 * 60 + 10
    assert sitting.score == "2 de 3 en 34 minutos"
    assert [each.outcome.typed for each in sitting.missed] == ["nadie"]
    sitting.overrule(0)
    assert sitting.solved == 1, "the last one, that was right, is not any more"


def test_what_two_situations_ask_and_nobody_finds_is_one_thing_to_mend() -> None:
    sitting = _sitting("Luis", "Luis")
    for _time in range(2):
        sitting.answer(["nadie"])
    (missed,) = sitting.missed
    assert missed.said.endswith("Hacía falta en 2 situaciones.")
    assert sitting.score.startswith("0 de 2 ")
    assert sitting.unsolved == "Quedan 2 situaciones sin resolver, por 1 cosa que arreglar."
    assert _sitting().unsolved == ""


def test_the_result_is_kept_without_a_name_unless_it_is_asked_for(database: Database) -> None:
    set_up(database)
    sitting = _sitting("Luis", "Marta")
    sitting.answer(["luis"])
    sitting.answer(["marta"])
    sitting.seconds = 20
    rehearsing.keep(database, sitting)
    (kept,) = reading.snapshot(database).rehearsals
    assert (kept.taken_on, kept.score, kept.version) == (clock.today(), "2 de 2 en 20 segundos", 2)
    assert kept.person_id is None
    ana = add_person(database, "Ana Gil")
    rehearsing.keep(database, sitting, ana.id)
    assert reading.snapshot(database).rehearsals[-1].person_id == ana.id
    rehearsing.delete(database, kept.id or 0)
    assert len(reading.snapshot(database).rehearsals) == 1
    history.undo(database)
    assert len(reading.snapshot(database).rehearsals) == 2


def test_the_act_and_the_manual_have_a_line_with_the_result(town: Workspace) -> None:
    def told() -> tuple[str, str]:
        return (
            text_of(acts.compose(town.database, ActKind.PRELIMINARY).document),
            text_of(manual.prepare(town.database, Edition.RESERVED).document),
        )

    for each in reading.snapshot(town.database).rehearsals:
        rehearsing.delete(town.database, each.id or 0)
    assert not any("El manual, a prueba" in said for said in told())
    rehearsing.keep_by_hand(town.database, 18, 20, 34, 2)
    for said in told():
        assert "El manual, a prueba" in said
        assert "18 de 20 en 34 minutos" in said
        assert "Lo hizo" not in said.split("El manual, a prueba")[1].split("18 de 20 en 34 minutos")[1][:60]
    public = text_of(manual.prepare(town.database, Edition.PUBLIC).document)
    assert "18 de 20" not in public
    person = reading.snapshot(town.database).people[0]
    from muniredes.actions import records

    number = reading.snapshot(town.database).rehearsals[0].id or 0
    records.edit(town.database, "rehearsal", number, {"person_id": person.id})
    for said in told():
        assert f"Lo hizo {person.with_post}." in said


@pytest.mark.parametrize(
    "wrong", [{"solved": 21}, {"solved": 3, "asked": 2}, {"asked": 0, "solved": 0}, {"seconds": 90_000}]
)
def test_no_rehearsal_has_an_impossible_result(database: Database, wrong: dict[str, int]) -> None:
    set_up(database)
    from muniredes.actions import records

    values = {"taken_on": clock.today(), "solved": 2, "asked": 20, "seconds": 60, "version": 1, **wrong}
    with pytest.raises(Problem):
        records.add(database, "rehearsal", values)


def test_half_a_rehearsal_waits_for_another_day(database: Database) -> None:
    set_up(database)
    sitting = _sitting("Luis", "Marta", "Elena")
    sitting.answer(["luis"])
    sitting.answer(["marta"])
    sitting.overrule(0)
    sitting.seconds = 75
    rehearsing.keep_half(database, sitting)
    again = rehearsing.resumed(database, sitting.trial)
    assert again.answered == sitting.answered
    assert (again.seconds, again.solved) == (75, 1)
    other = rehearsing.resumed(database, Trial(sitting.trial.situations, 3))
    assert not other.answered, "with another manual it begins again"
    again.answer(["elena"])
    rehearsing.keep(database, again)
    assert not rehearsing.resumed(database, sitting.trial).answered


def test_the_next_one_asks_of_other_accounts(town: Workspace) -> None:
    first = {each.key for each in rehearsing.compose(town.database).situations}
    rehearsing.keep_by_hand(town.database, 1, 20, 10, 1)
    second = {each.key for each in rehearsing.compose(town.database).situations}
    assert first != second
    assert Rehearsal().title
