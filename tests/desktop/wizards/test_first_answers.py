"""What the first start refuses, and what counts there as an answer."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea

from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.asking.page import QuestionPage
from muniredes.desktop.wizards.asking.plan import is_given
from muniredes.desktop.wizards.setup import SetupPlan
from muniredes.domain.council import EntityKind, kind_in
from tests.desktop.hands import choose, press, seen, words

LINES = [
    "https://www.facebook.com/cincofuentes",
    "el del alcalde",
    *(f"https://x.com/pueblo{n}" for n in range(8)),
]


@pytest.fixture
def begun(bench: Workbench) -> WizardDialog:
    wizard = WizardDialog(SetupPlan(bench.hub), bench.window)
    wizard.show()
    return wizard


def give(wizard: WizardDialog, key: str, value: object) -> None:
    """Answer a field of the page in view."""
    assert isinstance(wizard.page, QuestionPage)
    (asked,) = [each for each in wizard.page.inputs if each.field.key == key]
    asked.set_value(value)


def test_a_name_that_says_another_body_does_not_go_on_as_a_town_hall(begun: WizardDialog) -> None:
    give(begun, "town", {"name": "Mancomunidad Cinco Fuentes"})
    press(begun, "Siguiente")
    assert begun.session.current == "entity"
    assert "Elija «Mancomunidad» u otro tipo." in words(begun)
    give(begun, "council.kind", EntityKind.COMMONWEALTH.value)
    press(begun, "Siguiente")
    assert begun.session.current == "term"


def test_of_what_is_in_no_list_the_province_is_asked(begun: WizardDialog) -> None:
    """Its holidays and its languages are those of its region."""
    give(begun, "town", {"name": "Peñablanca del Maestrazgo"})
    assert "No está en la lista" in words(begun)
    choose(begun, "Provincia", "Teruel")
    press(begun, "Siguiente")
    assert begun.session.answers["entity"]["town"] == {
        "name": "Peñablanca del Maestrazgo",
        "province": "Teruel",
        "region": "Aragón",
    }
    press(begun, "Atrás")
    (shown,) = [each for each in seen(begun, QComboBox) if each.accessibleName() == "Provincia"]
    assert shown.currentText() == "Teruel"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("mancomunidad del Valle", EntityKind.COMMONWEALTH),
        ("Pedanía de Abajo", EntityKind.MINOR_ENTITY),
        ("Consorcio de aguas", EntityKind.PUBLIC_BODY),
        ("Ayuntamiento de Villa", EntityKind.COUNCIL),
        ("Villar del Campo", None),
        ("Comarcalejo", None),
    ],
)
def test_a_name_says_its_body_by_how_it_begins(name: str, kind: EntityKind | None) -> None:
    assert kind_in(name) is kind


def test_what_keeps_her_from_going_on_is_brought_into_view(begun: WizardDialog) -> None:
    begun.resize(700, 480)
    begun.session.answer({"town": {"name": "Villa", "code": "02001"}})
    begun.session.go_to("accounts")
    begun.show_page()
    give(begun, "found", LINES)
    press(begun, "Siguiente")
    assert begun.session.current == "accounts"
    (area,) = seen(begun, QScrollArea)
    (said,) = [each for each in seen(begun, QLabel) if each.text().startswith("Corrija o borre")]
    top = said.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= area.viewport().height() - said.height()


def test_what_is_blank_is_no_answer() -> None:
    assert not is_given("  ")
    assert is_given(False)
    assert is_given(0)
