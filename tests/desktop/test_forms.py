"""What a form does with each kind of answer: what she said is what is kept."""

import importlib
import pkgutil

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from muniredes import desktop
from muniredes.actions.workspace import Workspace
from muniredes.desktop.forms import fields
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import Field, YesNoField
from muniredes.desktop.forms.inputs import _MAKERS, make_input
from muniredes.desktop.forms.typed import _TURNS, typed
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.dialog import PassingDialog
from muniredes.desktop.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import choose
from tests.support import set_up

KINDS = {each for each in vars(fields).values() if isinstance(each, type) and issubclass(each, Field)} - {
    Field
}


def test_every_kind_of_field_has_an_input_and_a_type() -> None:
    assert set(_MAKERS) == KINDS
    assert set(_TURNS) == KINDS


def _everything(kind: type[QDialog]) -> list[type[QDialog]]:
    return [each for below in kind.__subclasses__() for each in (below, *_everything(below))]


def test_no_dialog_decides_by_itself_whether_it_closes() -> None:
    for module in pkgutil.walk_packages(desktop.__path__, "muniredes.desktop."):
        importlib.import_module(module.name)
    found = [each for each in _everything(PassingDialog) if each.__module__.startswith("muniredes.")]
    assert len(found) > 20
    deciding = [
        f"{each.__name__}.{name}"
        for each in found
        for name in ("done", "reject", "accept", "closeEvent")
        if name in vars(each)
    ]
    assert not deciding


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("answer", [True, False, None])
def test_no_is_an_answer(opened: Workspace, answer: bool | None) -> None:
    asked = make_input(YesNoField(key="account.personal_profile", label="¿?"), FormContext(Hub(opened)))
    asked.set_value(answer)
    assert typed(asked.field, asked.value()) is answer


def test_no_in_the_sheet_of_an_account_is_kept(bench: Workbench) -> None:
    set_up(bench.hub.database, "https://www.facebook.com/aytovillarreal")
    bench.hub.open_workspace(bench.hub.workspace)
    account = bench.hub.snapshot.accounts[0]
    bench.go(Target(Place.ACCOUNTS, account.id))
    page = bench.page(Place.ACCOUNTS)
    choose(page, "¿Es el perfil personal de alguien?", "No, es del organismo")
    choose(page, "¿De quién es la línea?", "Particular")
    QApplication.processEvents()
    account = bench.hub.snapshot.accounts[0]
    assert account.personal_profile is False
    assert bench.hub.snapshot.custody(account).phone_is_municipal is False
