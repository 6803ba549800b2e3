"""What a wizard cannot do without is asked for on its own page, and not at the end of all of them."""

import pytest

from muniredes.desktop.wizards.dialog import WizardDialog
from muniredes.desktop.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, press, words, write


@pytest.mark.parametrize(
    ("place", "missing"),
    [
        (Place.SETUP, "Falta el nombre del organismo."),
        (Place.ADD_ACCOUNT, "Falta la dirección de la cuenta."),
        (Place.SAY_BLOG, "Falta la dirección del blog."),
        (Place.OPEN_PROFILE, "Falta el nombre del perfil."),
    ],
)
def test_nobody_goes_on_without_what_is_needed(bench: Workbench, place: Place, missing: str) -> None:
    bench.go(Target(place))
    wizard = dialog(WizardDialog)
    first = wizard.session.current
    press(wizard, "Siguiente")
    assert wizard.session.current == first
    assert missing in words(wizard)


def test_with_it_she_goes_on(bench: Workbench) -> None:
    bench.go(Target(Place.SETUP))
    wizard = dialog(WizardDialog)
    press(wizard, "Siguiente")
    write(wizard, "Nombre", "Valdehuesos de la Peña")
    press(wizard, "Siguiente")
    assert wizard.session.current == "term"
