"""In the settings: of which day the program's knowledge is, and a newer one brought from a file."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from muniredes import paths
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.knowledge.edition import KnowledgeEdition
from muniredes.domain.places import Place, Target
from muniredes.exchange import knowledge_file
from muniredes.policy import Policy, obey
from tests.desktop.hands import press, words


def test_a_newer_one_is_brought_and_what_is_wrong_is_said(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private, public = knowledge_file.new_keys()
    source = tmp_path / "x.saber"
    edition = KnowledgeEdition(date(2027, 3, 1), "Diputación de Prueba", "Cambia el voto por correo.")
    knowledge_file.pack(paths.resource("catalog"), edition, private, source)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(source), ""))
    bench.go(Target(Place.SETTINGS))
    page = bench.page(Place.SETTINGS)
    page.show_panel(len(page.panels) - 1)  # type: ignore[attr-defined]
    try:
        press(page, "Traer uno más nuevo…")
        assert "no tiene la clave" in words(page)
        obey(Policy(knowledge_key=public))
        press(page, "Traer uno más nuevo…")
        assert "Se usará la próxima vez" in words(page)
        assert "voto por correo" in words(page)
    finally:
        obey(Policy())
