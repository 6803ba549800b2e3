"""Every wizard from its first page to its last without a mouse: nothing out of reach nor out of view."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QRadioButton, QScrollArea, QWidget

from muniredes.actions import clock, knowledge, people
from muniredes.actions.printing import manual
from muniredes.desktop.focus import stops_in
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.asking.page import QuestionPage
from muniredes.desktop.wizards.asking.summary import SummaryPage
from muniredes.desktop.wizards.catalogue import every_plan
from muniredes.domain.channels.profiles import ProfileState
from muniredes.domain.findings import examine
from muniredes.domain.places import WIZARD_WORDS, Place, Target
from muniredes.manual.document import Edition
from tests.desktop.hands import button, dialog, keys, seen, type_in, words
from tests.manual.texts import text_of

MOST_PAGES = 60
MOST_STOPS = 400
_WRITES_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def _focused(wizard: WizardDialog) -> QWidget:
    seen(wizard, QWidget)  # what the loop owes is done
    focus = QApplication.focusWidget()
    assert focus is not None, f"«{wizard.session.current}»: nothing has the cursor"
    assert focus.window() is wizard
    return focus


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} «{widget.accessibleName() or text}»"


def _in_view(wizard: WizardDialog, widget: QWidget) -> bool:
    """Say whether the top of a widget can be seen, inside its page and every other thing around it."""
    shown = QRect(widget.mapTo(wizard, QPoint(0, 0)), widget.size())
    shown.setHeight(min(shown.height(), 40))
    around = widget.parentWidget()
    while around is not None and around is not wizard:
        if isinstance(around.parentWidget(), QScrollArea) or around is wizard._area.viewport():
            room = QRect(around.mapTo(wizard, QPoint(0, 0)), around.size())
            if not room.intersects(shown) or room.intersected(shown).height() < min(shown.height(), 18):
                return False
        around = around.parentWidget()
    return wizard.rect().intersects(shown)


def _round(wizard: WizardDialog, key: Qt.Key) -> list[QWidget]:
    """Press Tab, or Shift+Tab, until the cursor is back where it began; return where it stopped."""
    first = _focused(wizard)
    found = [first]
    for _press in range(MOST_STOPS):
        modifier = (
            Qt.KeyboardModifier.ShiftModifier if key is Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
        )
        keys(found[-1], key, modifier)
        focus = _focused(wizard)
        assert focus is not found[-1], f"{_name(focus)} does not let the cursor go"
        assert _in_view(wizard, focus), f"«{wizard.session.current}»: {_name(focus)} is out of view"
        if focus is first:
            return found
        found.append(focus)
    raise AssertionError(f"«{wizard.session.current}»: the cursor never comes back")


def _must_reach(wizard: WizardDialog) -> set[QWidget]:
    """Return what a mouse could use in the page and under it."""
    page = wizard.page
    stops = {each for each in stops_in(page) if each.isVisible() and each.isEnabled()}
    feet = {wizard.back_button, wizard.unknown_button, wizard.next_button}
    return stops | {each for each in feet if each.isVisible() and each.isEnabled()}


def _check_page(wizard: WizardDialog) -> None:
    focus = _focused(wizard)
    assert _in_view(wizard, focus), f"«{wizard.session.current}»: {_name(focus)} is out of view"
    if isinstance(wizard.page, QuestionPage) and wizard.page.inputs:
        assert wizard.page.isAncestorOf(focus), f"«{wizard.session.current}»: the cursor is at {_name(focus)}"
    onward, backward = (_round(wizard, key) for key in _WRITES_TABS)
    reached = set(onward)
    missing = [_name(each) for each in _must_reach(wizard) if not _stands_for(each, reached)]
    assert not missing, f"«{wizard.session.current}»: Tab never reaches {missing}"
    assert {_name(each) for each in onward} == {_name(each) for each in backward}


def _stands_for(widget: QWidget, reached: set[QWidget]) -> bool:
    """Say whether the cursor reaches a widget: one of several answers stands for all of them."""
    if widget in reached:
        return True
    return isinstance(widget, QRadioButton) and any(
        isinstance(each, QRadioButton) and each.parentWidget() is widget.parentWidget() for each in reached
    )


def _press_next(wizard: WizardDialog) -> None:
    """Go on by keyboard: Enter in an answer of one line, and otherwise Tab to the button and Enter."""
    for _press in range(MOST_STOPS):
        focus = _focused(wizard)
        if focus is wizard.next_button or isinstance(focus, QLineEdit):
            break
        keys(focus, Qt.Key.Key_Tab)
    keys(_focused(wizard), Qt.Key.Key_Return)


def _said(wizard: WizardDialog) -> str:
    return " / ".join(each.text() for each in seen(wizard, QLabel) if each.property("role") == "error")


def _give_what_is_missing(focus: QWidget) -> None:
    """Choose the first there is, or write what serves for an address and for a name."""
    if isinstance(focus, QComboBox) and not focus.isEditable():
        keys(focus, Qt.Key.Key_Down)
    else:
        QTest.keyClicks(focus, "www.instagram.com/paseo")


def _walk(wizard: WizardDialog) -> list[str]:
    pages = []
    for _page in range(MOST_PAGES):
        here = wizard.session.current
        pages.append(here)
        _check_page(wizard)
        if isinstance(wizard.page, SummaryPage):
            return pages
        _press_next(wizard)
        if wizard.session.current == here and "Falta" in _said(wizard):
            _give_what_is_missing(_focused(wizard))
            _press_next(wizard)
        assert wizard.session.current != here, f"«{here}» does not go on: {_said(wizard)}"
    raise AssertionError("the wizard never ends")


@pytest.mark.parametrize("place", list(WIZARD_WORDS), ids=lambda place: place.value)
def test_a_wizard_is_walked_with_the_keyboard_alone(town_bench: Workbench, place: Place) -> None:
    plans = [plan for plan in every_plan(town_bench.hub) if plan.name == place.value]
    assert plans
    for plan in plans:
        town_bench.open_wizard(plan)
        wizard = dialog(WizardDialog)
        pages = _walk(wizard)
        assert len(pages) > 1
        keys(_focused(wizard), Qt.Key.Key_Escape)
        seen(town_bench.window, QLabel)


def test_enter_presses_the_button_that_has_the_cursor(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.SAY_CONVERSATION))
    wizard = dialog(WizardDialog)
    first = wizard.session.current
    wizard.go_on()
    second = wizard.session.current
    wizard.back_button.setFocus()
    keys(wizard.back_button, Qt.Key.Key_Return)
    assert wizard.session.current == first
    wizard.unknown_button.setFocus()
    keys(wizard.unknown_button, Qt.Key.Key_Enter)
    assert wizard.session.current == second
    assert first in wizard.session.unknown


def _go_to(wizard: WizardDialog, name: str) -> QWidget:
    """Press Tab until the cursor is where something is asked."""
    for _press in range(MOST_STOPS):
        focus = _focused(wizard)
        if focus.accessibleName() == name:
            return focus
        keys(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches «{name}»")


def test_an_account_is_merged_into_another_without_a_mouse(town_bench: Workbench) -> None:
    hub = town_bench.hub
    library, main = (
        next(account for account in hub.snapshot.accounts if account.handle == handle)
        for handle in ("biblioteca.villaejemplo", "AytoVillaejemplo")
    )
    town_bench.go(Target(Place.CLOSE_PROFILE, library.id))
    wizard = dialog(WizardDialog)
    type_in(_go_to(wizard, "Motivo"), "La lleva ya la cuenta principal.")
    choice = _go_to(wizard, "Se une a")
    assert isinstance(choice, QComboBox)
    keys(choice, Qt.Key.Key_Home)
    while not choice.currentText().startswith("Facebook · AytoVillaejemplo"):
        keys(choice, Qt.Key.Key_Down)
    for name, day in (("Copia hecha el", "02/11/2026"), ("Cerrado el", "20/11/2026")):
        while not any(each.accessibleName() == name for each in seen(wizard, QLineEdit)):
            keys(_go_on_to(wizard), Qt.Key.Key_Return)
        type_in(_go_to(wizard, name), day)
    keys(_go_on_to(wizard), Qt.Key.Key_Return)
    assert "Facebook · AytoVillaejemplo" in words(wizard)
    keys(_go_on_to(wizard), Qt.Key.Key_Return)
    closure = hub.snapshot.closure(library)
    assert closure is not None
    assert (closure.into_id, closure.state) == (main.id, ProfileState.MERGED)
    assert "Unido a otro" in words(town_bench.window)
    for edition in Edition:
        said = text_of(manual.prepare(hub.database, edition).document)
        assert "Se une a" in said
    keys(button(town_bench.window, "Deshacer"), Qt.Key.Key_Space)
    assert hub.snapshot.closure(library) is None


def _go_on_to(wizard: WizardDialog) -> QWidget:
    """Press Tab until the cursor is on the button that goes on."""
    while (focus := _focused(wizard)) is not wizard.next_button:
        keys(focus, Qt.Key.Key_Tab)
    return focus


def _missing(bench: Workbench) -> set[str]:
    found = examine(bench.hub.snapshot, knowledge.networks(), clock.today()).findings
    return {finding.sentence for finding in found}


def test_a_person_who_leaves_is_pending_everywhere_at_once(town_bench: Workbench) -> None:
    hub = town_bench.hub
    gone = next(person for person in hub.snapshot.people if person.name == "Elena Navarro Díaz")
    assert gone.id is not None
    before = _missing(town_bench)
    for place in (Place.PEOPLE, Place.CHANNELS, Place.ACCOUNTS, Place.GUIDE):
        town_bench.go(Target(place))
    hub.perform(people.delete, gone.id)
    after = _missing(town_bench)
    assert any("No consta quién tiene las llaves" in sentence for sentence in after - before)
    for place in (Place.TODAY, Place.PEOPLE, Place.CHANNELS, Place.ACCOUNTS, Place.GUIDE):
        town_bench.go(Target(place))
        page = town_bench.window.pages.currentWidget()
        assert page is not None
        assert "Elena Navarro" not in words(page), place
