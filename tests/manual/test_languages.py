"""The manual and the papers are made in the language that is asked for, whatever that of the window is."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date
from pathlib import Path

import pytest

from muniredes import i18n
from muniredes.actions import reading
from muniredes.actions.calendar import days
from muniredes.actions.printing import manual, papers
from muniredes.actions.workspace import Workspace
from muniredes.i18n import _
from muniredes.manual.document import Document, Edition
from tests import pseudo


@pytest.fixture(scope="session")
def language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a language that nobody speaks."""
    return pseudo.write(tmp_path_factory.mktemp("idioma"))


def test_a_language_is_spoken_within_and_nowhere_else(language: Path) -> None:
    with i18n.speaking(pseudo.CODE, language), ThreadPoolExecutor(1) as elsewhere:
        assert (i18n.language(), _("Guardar")) == (pseudo.CODE, "⟦Guardar⟧")
        assert elsewhere.submit(_, "Guardar").result() == "Guardar"
        assert elsewhere.submit(copy_context().run, _, "Guardar").result() == "⟦Guardar⟧"
    assert (i18n.language(), _("Guardar")) == ("es", "Guardar")


def test_a_language_that_is_not_here_leaves_spanish(tmp_path: Path) -> None:
    with i18n.speaking("eu", tmp_path):
        assert _("Guardar") == "Guardar"


def test_nothing_that_is_printed_is_left_in_spanish(town: Workspace, language: Path) -> None:
    snapshot = reading.snapshot(town.database)
    year = [holiday.name for holiday in days.holidays(snapshot, date(2026, 1, 1), date(2027, 12, 31))]
    known = pseudo.Known(snapshot, year, pseudo.written_before(town.path))
    with i18n.speaking(pseudo.CODE, language):
        made = list(_everything(town))
    assert {document.language for _name, document in made} == {pseudo.CODE}
    left = {name: known.untranslated(pseudo.texts_in(document)) for name, document in made}
    assert {name: parts for name, parts in left.items() if parts} == {}


def _everything(town: Workspace) -> Iterator[tuple[str, Document]]:
    for edition in Edition:
        yield edition.value, manual.prepare(town.database, edition).document
    request = next(iter(reading.snapshot(town.database).requests))
    for paper in papers.papers():
        yield paper.value, papers.prepare(town.database, paper, request.id)
