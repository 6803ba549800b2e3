"""Every text of the window goes through the language: in one that nobody speaks, none is left in Spanish."""

from collections.abc import Iterator

import pytest

from muniredes import i18n
from muniredes.actions import knowledge, reading
from muniredes.desktop.window.workbench import Workbench
from tests import pseudo
from tests.desktop.walk.everywhere import everywhere

_OF_QT = ("Desplazar hacia la derecha", "Desplazar hacia la izquierda")
"""What Qt says by itself, in its own translation."""


@pytest.fixture(autouse=True)
def _another_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    i18n.use_language(pseudo.CODE, pseudo.write(tmp_path_factory.mktemp("idioma")))
    yield
    i18n.use_language(i18n.SPANISH)


def test_nothing_in_the_window_is_left_in_spanish(town_bench: Workbench) -> None:
    database = town_bench.hub.database
    names = (*_OF_QT, *knowledge.gazetteer().provinces)
    known = pseudo.Known(reading.snapshot(database), names, pseudo.written_before(database.path))
    left = {where: known.untranslated(said) for where, said in everywhere(town_bench)}
    assert {where: parts for where, parts in left.items() if parts} == {}
