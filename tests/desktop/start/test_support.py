"""The report for support, as she prepares it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from muniredes.actions import support
from muniredes.actions.support import SupportReport
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.dialogs.support import SupportDialog
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import button, dialog, press, seen


def test_everything_is_seen_before_it_is_saved(
    town_bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = SupportReport((("versiones.txt", "MuniRedes\n"), ("comprobar.txt", "✓ Catálogo\n")))
    monkeypatch.setattr(support, "prepare", lambda _known, _window, _progress: made)
    town_bench.go(Target(Place.SETTINGS))
    page = town_bench.page(Place.SETTINGS)
    page.show_panel(len(page.panels) - 1)  # type: ignore[attr-defined]
    press(page, "Preparar informe para soporte")
    opened = dialog(SupportDialog)
    assert not button(opened, "Guardar el informe…").isEnabled()
    press(opened, "Preparar el informe")
    wait_for_all()
    names = seen(opened, QListWidget)[0]
    assert [names.item(row).text() for row in range(names.count())] == ["versiones.txt", "comprobar.txt"]
    names.setCurrentRow(1)
    assert seen(opened, QPlainTextEdit)[0].toPlainText() == "✓ Catálogo\n"
    opened.save(tmp_path / "informe.zip")
    assert (tmp_path / "informe.zip").exists()
