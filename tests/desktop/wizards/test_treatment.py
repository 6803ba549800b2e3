"""Who speaks of tú is told, where a text of the program is taken, that it speaks of usted."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from muniredes.actions import records
from muniredes.actions.crisis import course
from muniredes.actions.crisis.parts import book
from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.say_conversation import SayConversationPlan
from muniredes.desktop.wizards.say_style import SayStylePlan
from muniredes.domain.voice.style import Treatment, treatment_note
from tests.desktop.hands import words
from tests.support import set_up


def _speaks(bench: Workbench, treatment: Treatment | None) -> None:
    set_up(bench.hub.database)
    with bench.hub.database.write("") as work:
        records.put_only(work, "style_guide", {"treatment": treatment})
    bench.hub.note_changed()


def _told(bench: Workbench) -> Iterator[str]:
    for question in SayConversationPlan(bench.hub).questions({}):
        yield from (text for _title, text in question.known)


@pytest.mark.parametrize("treatment", [*Treatment, None])
def test_it_is_told_where_a_text_is_taken_and_only_to_whom_it_concerns(
    bench: Workbench, qtbot: QtBot, treatment: Treatment | None
) -> None:
    _speaks(bench, treatment)
    note = treatment_note(bench.hub.snapshot.style)
    assert ("cámbielos al usarlos" in note) is (treatment is Treatment.TU)
    assert ("cámbielos al usarlos" in " ".join(_told(bench))) is (treatment is Treatment.TU)
    course.begin(bench.hub.database, "servicio", is_drill=True)
    bench.hub.note_changed()
    crisis = bench.hub.snapshot.crisis
    asked = NoticeDialog(bench.hub, crisis.open_files[0], book(crisis), None)
    qtbot.addWidget(asked)
    asked.show()
    assert ("cámbielos al usarlos" in words(asked)) is (treatment is Treatment.TU)


def test_it_is_told_beside_the_question(bench: Workbench) -> None:
    (field,) = (
        field
        for question in SayStylePlan(bench.hub).questions({})
        for field in question.fields
        if field.key == "style_guide.treatment"
    )
    assert "están de usted" in field.hint
