"""«Borrar» of what has something hanging from it asks first, and says what goes with it: one way for all."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from muniredes import desktop
from muniredes.actions import accounts, hanging, history, people, records
from muniredes.desktop.dialogs.person import AreaDialog, PersonDialog
from muniredes.desktop.widgets.ask import AskDialog
from muniredes.desktop.workbench import Workbench
from muniredes.domain.choices import PersonChoice
from muniredes.domain.fields import kind_word
from muniredes.domain.places import Place, Target
from muniredes.storage.tables import CLASS_OF, TABLES
from tests.desktop.hands import dialog, press, words
from tests.support import add_account, add_person, set_up


@pytest.fixture
def begun(bench: Workbench) -> Workbench:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    return bench


def _asked() -> list[AskDialog]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, AskDialog) and each.isVisible()
    ]


def test_an_account_with_keys_is_asked_about_and_comes_back_whole(begun: Workbench) -> None:
    database = begun.hub.database
    account = add_account(database, "facebook.com/AytoVilla")
    accounts.edit(database, account.id or 0, {"custody.email": "redes@villa.es"})
    records.keep_part(database, "editorial_line", account.id or 0, {"content": "Avisos"})
    begun.hub.note_changed()
    begun.go(Target(Place.ACCOUNTS, account.id))
    page = begun.page(Place.ACCOUNTS)
    press(page, "Borrar")
    asked = dialog(AskDialog)
    assert "¿Borrar «Facebook · AytoVilla" in words(asked)
    assert "Se borra también: llaves de la cuenta y línea editorial." in words(asked)
    press(asked, "Dejarlo como está")
    assert begun.hub.snapshot.account(account.id) is not None
    press(page, "Borrar")
    press(dialog(AskDialog), "Borrar")
    assert begun.hub.snapshot.account(account.id) is None
    begun.hub.perform(history.undo)
    assert begun.hub.snapshot.custody(account).email == "redes@villa.es"


def test_an_account_just_written_down_goes_at_once(begun: Workbench) -> None:
    account = add_account(begun.hub.database, "facebook.com/AytoVilla")
    begun.hub.note_changed()
    begun.go(Target(Place.ACCOUNTS, account.id))
    press(begun.page(Place.ACCOUNTS), "Borrar")
    assert not _asked()
    assert begun.hub.snapshot.account(account.id) is None


def test_a_person_and_an_area_that_are_named_elsewhere(begun: Workbench) -> None:
    database = begun.hub.database
    (area,) = people.add_area(database, {"name": "Cultura"}).ids("area")
    ana = add_person(database, "Ana Gil", area_id=area)
    add_account(database, "facebook.com/AytoVilla", custody__holder_id=PersonChoice(id=ana.id))
    begun.hub.note_changed()
    for made in (AreaDialog(begun.hub, begun.hub.snapshot.areas_by_id[area]), PersonDialog(begun.hub, ana)):
        made.open()
        press(made, "Borrar")
        (asked,) = _asked()
        assert "Quedará en blanco donde se nombra: " in words(asked)
        press(asked, "Borrar")
        assert not _asked()
    assert begun.hub.snapshot.person(ana.id) is None
    assert not begun.hub.snapshot.areas


def test_what_hangs_is_told_of_every_kind_that_something_points_to(town_bench: Workbench) -> None:
    database = town_bench.hub.database
    columns = [column for each in CLASS_OF for column in TABLES[each].columns.values()]
    pointed = sorted({column.points_to for column in columns} & set(CLASS_OF))
    with database.read() as door:
        rows = {kind: [row[0] for row in door.rows(f"SELECT id FROM {kind}")] for kind in pointed}
    told = {kind for kind, numbers in rows.items() if any(hanging.told(database, kind, n) for n in numbers)}
    assert {"account", "person", "area", "topic", "incident", "message"} <= told
    assert not {kind for kind in told if not kind_word(kind)}


_DELETES = re.compile(r"(?<!def )\b(?:\w+\.)?(?:delete|delete_area|delete_period)\b,")
_ITS_OWN = {
    "pages/calendar/verbs.py": "the calendar asks how much of a series, and a message is all there is"
}


def test_no_door_of_the_window_deletes_without_the_device() -> None:
    root = Path(desktop.__file__).parent
    for path in root.rglob("*.py"):
        text, name = path.read_text(), path.relative_to(root).as_posix()
        if _DELETES.search(text) and name not in _ITS_OWN:
            assert "ask_and_delete" in text or "self.delete(" in text, name
