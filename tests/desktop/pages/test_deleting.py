"""«Borrar» of what has something hanging from it asks first, and says what goes with it: one way for all."""

import ast
import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from muniredes import desktop
from muniredes.actions import accounts, clock, dependents, history, people
from muniredes.actions.calendar import reading, steps, writing
from muniredes.actions.calendar.parts import Written
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.dialogs.person import AreaDialog, PersonDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.choices import PersonChoice
from muniredes.domain.fields import KINDS, kind_word
from muniredes.domain.fields.many import MANY
from muniredes.domain.places import Place, Target
from muniredes.storage.tables import CLASS_OF, TABLES
from tests.desktop.hands import dialog, press, words
from tests.support import add_account, add_person, keep_part, set_up


@pytest.fixture
def begun(bench: Workbench) -> Workbench:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    return bench


def _asked() -> list[AskDialog]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, AskDialog) and each.isVisible()
    ]


def test_every_kind_has_a_word_for_several() -> None:
    assert set(MANY) == set(KINDS)
    assert not {kind for kind, said in MANY.items() if said != said.lower()}


def test_what_goes_with_a_record_is_counted_in_words(begun: Workbench) -> None:
    """«publicación (152)» is how a machine counts."""
    database = begun.hub.database
    ana = add_person(database, "Ana")
    for name in ("uno", "dos"):
        account = add_account(database, f"facebook.com/{name}")
        accounts.edit(database, account.id or 0, {"custody.holder_id": ana.id})
    assert dependents.told(database, "person", ana.id or 0).endswith("2 llaves de cuentas.")


def test_an_account_with_keys_is_asked_about_and_comes_back_whole(begun: Workbench) -> None:
    database = begun.hub.database
    account = add_account(database, "facebook.com/AytoVilla")
    accounts.edit(database, account.id or 0, {"custody.email": "redes@villa.es"})
    keep_part(database, "editorial_line", account.id or 0, {"content": "Avisos"})
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
    with database.read() as sql:
        rows = {kind: [row[0] for row in sql.rows(f"SELECT id FROM {kind}")] for kind in pointed}
    told = {
        kind for kind, numbers in rows.items() if any(dependents.told(database, kind, n) for n in numbers)
    }
    assert {"account", "person", "area", "topic", "incident", "message"} <= told
    assert not {kind for kind in told if not kind_word(kind)}


_DELETES = re.compile(r"(?:delete|discard|remove|erase)(?:_\w+)?")
_A_DRAFT = "a draft is no record: it goes when what it was for is done, or by its own button"
_ITS_OWN = {
    ("pages/calendar/verbs.py", "writing.delete"): "the calendar asks how much of a series",
    (
        "pages/calendar/verbs.py",
        "writing.delete_posts",
    ): "it was asked how much of a series",
    ("dialogs/crisis/entry.py", "timeline.remove"): "nothing hangs from a note, and its button names it",
    (
        "dialogs/posts/stranded.py",
        "reassigning.discard",
    ): "the dialog is the question, with what goes on view",
    ("dialogs/posts/editor/editor.py", "drafts.discard"): _A_DRAFT,
    ("widgets/drafts.py", "drafts.discard"): _A_DRAFT,
    ("wizards/asking/session.py", "drafts.discard"): _A_DRAFT,
}
"""What deletes without the device, and why it may."""


def _outside_the_device(source: str) -> set[str]:
    """Return the actions that delete and are named where the device does not have them in its hands.

    It has what is written among its arguments, and what has a name that is one of them in the same function.
    """
    tree = ast.parse(source)
    asked: set[ast.AST] = set()
    for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)):
        calls = [each for each in ast.walk(function) if isinstance(each, ast.Call) and _is_device(each.func)]
        given = [argument for call in calls for argument in call.args]
        names = {each.id for each in given if isinstance(each, ast.Name)}
        given += [
            each.value
            for each in ast.walk(function)
            if isinstance(each, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id in names for target in each.targets)
        ]
        asked |= {inner for each in given for inner in ast.walk(each)}
    actions = _actions_in(tree)
    named = [each for each in ast.walk(tree) if isinstance(each, ast.Attribute | ast.Name)]
    return {ast.unparse(each) for each in named if each not in asked and _is_action(each, actions)}


def _actions_in(tree: ast.Module) -> set[str]:
    return {
        name.asname or name.name
        for each in ast.walk(tree)
        if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("muniredes.actions")
        for name in each.names
    }


def _is_device(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        return called.attr == "delete" and ast.unparse(called.value) == "self"
    return isinstance(called, ast.Name) and called.id in ("ask_and_delete", "ask_and_delete_posts")


def _is_action(found: ast.Attribute | ast.Name, actions: set[str]) -> bool:
    if isinstance(found, ast.Name):
        return found.id in actions and _DELETES.fullmatch(found.id) is not None
    return ast.unparse(found.value) in actions and _DELETES.fullmatch(found.attr) is not None


def test_no_door_of_the_window_deletes_without_the_device() -> None:
    root = Path(desktop.__file__).parent
    found = {
        (path.relative_to(root).as_posix(), action)
        for path in root.rglob("*.py")
        for action in _outside_the_device(path.read_text(encoding="utf-8"))
    }
    assert found == set(_ITS_OWN)


_DOOR = """
from functools import partial
from muniredes.actions import records
from muniredes.actions.people import delete_area

class Page:
    def asked(self):
        act = partial(self.hub.attempt, records.delete, 1)
        ask_and_delete(self.hub, "topic", 1, "Agua", act, self)
        self.delete("area", 1, partial(delete_area, 1))

    def other(self):
        {line}
"""


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("self.hub.attempt(records.delete, 1)", "records.delete"),
        ("act = partial(self.hub.attempt, records.delete, 1); act()", "records.delete"),
        ("button('Borrar', lambda: records.delete(self.hub.database, 1))", "records.delete"),
        ("self.hub.perform(delete_area, 1)", "delete_area"),
    ],
)
def test_one_that_does_is_found_also_beside_one_that_does_not(line: str, action: str) -> None:
    assert _outside_the_device(_DOOR.format(line="pass")) == set()
    assert _outside_the_device(_DOOR.format(line=line)) == {action}


def _said(bench: Workbench, title: str, *, is_out: bool = False) -> PostLine:
    written = Written(
        message={"title": title}, texts={"web": "Ya está."}, at=clock.now() - timedelta(hours=1)
    )
    (number,) = writing.create(bench.hub.database, written).ids("post")
    if is_out:
        steps.publish(bench.hub.database, number)
    bench.hub.note_changed()
    return reading.lines(bench.hub.database, [number])[0]


def test_several_posts_and_what_went_out_are_asked_about_and_come_back(begun: Workbench) -> None:
    begun.go(Target(Place.CALENDAR))
    page = begun.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    one, other, out = _said(begun, "Corte"), _said(begun, "Coro"), _said(begun, "Feria", is_out=True)
    page.verbs.delete((one, out))
    assert "¿Borrar 2 mensajes?" in words(dialog(AskDialog))
    assert "1 ya salió: dejará de constar dónde y cuándo." in words(dialog(AskDialog))
    press(dialog(AskDialog), "Dejarlo como está")
    page.verbs.delete((out,))
    assert "¿Borrar «Feria»?" in words(dialog(AskDialog))
    press(dialog(AskDialog), "Dejarlo como está")
    assert len(reading.lines(begun.hub.database, [one.id, other.id, out.id])) == 3
    page.verbs.delete((other,))
    assert not _asked(), "one that nobody has seen goes at once, and comes back with «Deshacer»"
    page.verbs.delete((one, out))
    press(dialog(AskDialog), "Borrar")
    assert not reading.lines(begun.hub.database, [one.id, other.id, out.id])
    begun.hub.perform(history.undo)
    assert [line.state for line in reading.lines(begun.hub.database, [out.id])] == [PostState.PUBLISHED]
