"""A body that no electoral law binds is told of no elections anywhere, though it was another before."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QLineEdit

from muniredes.actions import council
from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.council import EntityKind
from muniredes.domain.elections.period import ElectionKind
from muniredes.manual.document import Document
from tests.bodies import begin
from tests.desktop.hands import seen
from tests.desktop.walk.everywhere import everywhere
from tests.manual.texts import text_of

_ABOUT = ("eriodo electoral", "elecciones generales", "elecciones municipales", "repaso electoral", "LOREG")
_THAT_IT_IS_NOT_BOUND = "La ley electoral limita a las administraciones. A "
"""How what every one of them is told begins: each is called as it is."""

_WHERE_THAT_IS_SAID = "Periodo electoral"


def _elected(bench: Workbench, kind: EntityKind) -> None:
    """Begin a guide as an authority with elections near, which is said to be of another kind afterwards."""
    database = bench.hub.database
    begin(database, EntityKind.COUNCIL)
    council.add_period(database, ElectionKind.GENERAL, date(2026, 12, 13))
    council.edit(database, {"kind": kind})
    bench.hub.note_changed()


def _lines_about(said: str) -> set[str]:
    lines = {line.strip() for line in said.splitlines()} - {_WHERE_THAT_IS_SAID}
    told = {line for line in lines if not line.startswith(_THAT_IT_IS_NOT_BOUND)}
    return {line for line in told if any(each.lower() in line.lower() for each in _ABOUT)}


@pytest.mark.parametrize("kind", EntityKind)
def test_only_a_public_body_is_told_of_its_elections(bench: Workbench, kind: EntityKind) -> None:
    _elected(bench, kind)
    snapshot = bench.hub.snapshot
    assert bool(snapshot.periods) is kind.is_public
    told = {
        f"{document.title}: {line}"
        for document in _documents(bench)
        for line in _lines_about(text_of(document))
    }
    assert bool(told) is kind.is_public, sorted(told)


def _documents(bench: Workbench) -> Iterator[Document]:
    database = bench.hub.database
    yield from (manual.prepare(database, edition).document for edition in Edition)
    yield from (papers.prepare(database, paper) for paper in Paper if paper is not Paper.RESOLUTION)


@pytest.mark.parametrize("kind", EntityKind)
def test_what_was_written_is_opened_again_whatever_the_body(bench: Workbench, kind: EntityKind) -> None:
    _elected(bench, kind)
    database, at = bench.hub.database, datetime(2026, 11, 27, 18)
    written = Written(message={"title": "Feria", "text": "Hoy"}, texts={"tablon": ""}, at=at)
    bench.hub.perform(writing.create, written)
    (post,) = reading.dated(database, at.date(), at.date())
    editor = PostEditor(bench.hub, post, parent=bench.window)
    editor.open()
    assert "Feria" in [each.text() for each in seen(editor, QLineEdit)]
    editor.reject()


def test_no_window_tells_an_association_of_elections(bench: Workbench) -> None:
    _elected(bench, EntityKind.ASSOCIATION)
    told = {
        f"{where}: {line}"
        for where, said in everywhere(bench)
        if where != "NewElectionDialog"  # no page of theirs opens it
        for text in said
        for line in _lines_about(text)
    }
    assert sorted(told) == []
