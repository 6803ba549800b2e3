"""The search finds pages, parts, lists and keys by the words that people use for them."""

from contextlib import AbstractContextManager
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from muniredes.actions import knowledge
from muniredes.actions.calendar import writing
from muniredes.actions.calendar.parts import Written
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.navigation.search_entries import SEEMS, entries, key_entries
from muniredes.desktop.navigation.search_synonyms import PAGE_WORDS, PARTS, WIZARD_OTHER_WORDS
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import WIZARD_WORDS, Place, Target
from muniredes.storage.database import Database
from muniredes.storage.sql import Sql
from tests.desktop.hands import dialog, press, seen, words
from tests.support import add_account, add_person, set_up

PEOPLE_SAY = {
    "cuenta robada": "Cuenta robada",
    "hackeado": "Cuenta robada",
    "me han robado la cuenta": "Cuenta robada",
    "perfil falso": "Cuenta falsa",
    "ejemplo": "Pueblo de ejemplo",
    "tema oscuro": "Aspecto",
    "letra grande": "Aspecto",
    "copia de seguridad": "Copias de seguridad",
    "copias": "Copias de seguridad",
    "contraseña": "Cuentas",
    "imprimir": "Manual",
    "impresora": "Manual",
    "papeles": "Documentos sueltos",
    "borrar": "Papelera",
    "papelera": "Papelera",
    "papelera de reciclaje": "Papelera",
    "la papelera": "Papelera",
    "vaciar papelera": "Papelera",
    "basura": "Papelera",
    "eliminados": "Papelera",
    "borrado": "Papelera",
    "deshacer": "Deshacer lo último",
    "elecciones": "Elecciones y mandato",
    "foto de un menor": "Imagen de un menor o contenido que piden retirar",
    "importar excel": "Traer una lista de cuentas",
    "dar de baja": "Cerrar o unir un perfil",
    "unir dos paginas": "Cerrar o unir un perfil",
    "suplantacion": "Cuenta falsa",
    "se hace pasar": "Cuenta falsa",
    "cita previa": "El ayuntamiento",
    "grupo de whatsapp": "Añadir cuenta",
    "pregonero": "Qué va por dónde",
}


@pytest.mark.parametrize(("typed", "found"), PEOPLE_SAY.items())
def test_what_people_say_is_found(typed: str, found: str) -> None:
    assert found in [entry.title for entry in entries(typed)] + [key.title for key in key_entries(typed)]


def test_what_nobody_would_call_so_is_not_found() -> None:
    assert list(entries("zapatos")) == []
    assert list(entries("de la")) == [
        entry for entry in entries("de la") if "de la" in f"{entry.title} {entry.also}"
    ]


def test_every_page_wizard_and_list_has_its_other_words() -> None:
    assert set(PAGE_WORDS) == set(page_words())
    assert set(WIZARD_OTHER_WORDS) == set(WIZARD_WORDS)
    assert [k for k, fact in knowledge.crisis_book().checklists.items() if not fact.value.also] == []


def test_every_part_of_every_page_is_found_and_led_to(town_bench: Workbench) -> None:
    targets = [Target(place, None, field) for _title, _also, place, field in PARTS]
    targets += [Target(Place.CRISIS, None, "now")]
    for place in page_words():
        page = town_bench.page(place)
        if isinstance(page, TabbedPage):
            led = set()
            for target in targets:
                if target.place is place or (target.place is Place.TERM and place is Place.SETTINGS):
                    town_bench.go(target)
                    led.add(page.tab)
            missing = [panel.title for n, panel in enumerate(page.panels) if n not in led]
            assert missing == [], f"no words lead to these parts of {place}"


def test_a_list_of_a_crisis_is_proposed_and_not_begun(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.CRISIS, None, f"{SEEMS}cuenta"))
    assert "Parece esto: Cuenta robada" in words(town_bench.window)
    assert not [file for file in town_bench.hub.snapshot.crisis.open_files if not file.incident.is_drill]


def test_undoing_is_done_from_the_search(bench: Workbench) -> None:
    set_up(bench.hub.database)
    add_person(bench.hub.database, "Ana Gil")
    bench.hub.note_changed()
    bench.open_search()
    search = dialog(SearchDialog)
    search.type_in("me he equivocado")
    rows = words(search).splitlines()
    assert "Deshacer lo último   ·   Ctrl+Z" in rows
    search.key_asked.emit("undo")
    search.reject()
    press(bench.window.findChildren(type(search).__mro__[1])[-1], "Deshacerlo")
    assert [each.name for each in bench.hub.snapshot.people] == ["Marta Ruiz"]


def test_a_search_asks_as_many_questions_whatever_it_finds(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(bench.hub.database)
    asked, read = [], Database.read

    def counted(database: Database) -> AbstractContextManager[Sql]:
        asked.append(database)
        return read(database)

    monkeypatch.setattr(Database, "read", counted)
    for day in (2, 28, 30):
        said = Written(message={"title": "Feria"}, texts={"web": ""}, at=datetime(2026, 11, day, 18))
        bench.hub.perform(writing.create, said)
        bench.hub.perform(writing.create, Written(message={"title": "Feria"}, texts={"web": ""}, at=None))
    bench.hub.perform(writing.create, Written(message={"title": "Mercado"}, texts={"web": ""}, at=None))
    bench.open_search()
    search = dialog(SearchDialog)
    found = {}
    for typed in ("mercado", "feria"):
        asked.clear()
        search.type_in(typed)
        found[typed] = len(asked)
    days = [row.partition("·")[2].strip() for row in words(search).splitlines() if row.startswith("Feria ")]
    assert sorted(days) == sorted(
        ["Mensaje, 02/11/2026", "Mensaje, 28/11/2026", "Mensaje, 30/11/2026", *(["Mensaje"] * 3)]
    )
    assert found["feria"] == found["mercado"]
    search.reject()


@pytest.mark.parametrize("typed", ["perfil falso", "se hace pasar", "suplantacion"])
def test_the_account_that_pretends_to_be_ours_is_found_by_what_it_is(bench: Workbench, typed: str) -> None:
    set_up(bench.hub.database)
    number = add_account(bench.hub.database, "https://x.com/aytovilla", account__state="impersonated").id
    bench.hub.note_changed()
    bench.open_search()
    search = dialog(SearchDialog)
    search.type_in(typed)
    rows = seen(search, QListWidget)[0]
    targets = [rows.item(row).data(Qt.ItemDataRole.UserRole) for row in range(rows.count())]
    assert targets.count(Target(Place.ACCOUNTS, number)) == 1


@pytest.mark.parametrize("typed", ["facebook", "blog", "bando", "logotipo"])
def test_what_a_handover_checks_comes_last_and_floods_nothing(town_bench: Workbench, typed: str) -> None:
    town_bench.open_search()
    search = dialog(SearchDialog)
    search.type_in(typed)
    (rows,) = seen(search, QListWidget)
    checks = ["Comprobación del traspaso" in rows.item(row).text() for row in range(rows.count())]
    assert sorted(checks) == checks, "first what is looked for"
    assert not all(checks)
    assert sum(checks) <= 4
    assert not rows.horizontalScrollBar().isVisible()


def test_the_key_of_an_account_is_found_by_what_people_call_it(bench: Workbench) -> None:
    set_up(bench.hub.database)
    instagram = add_account(bench.hub.database, "instagram.com/villa")
    add_account(bench.hub.database, "facebook.com/villa")
    bench.hub.note_changed()
    bench.open_search()
    search = dialog(SearchDialog)
    for typed in ("clave del instagram", "contraseña de insta", "cómo entro en instagram"):
        search.type_in(typed)
        found = [line for line in words(search).splitlines() if "Dónde está la contraseña" in line]
        assert [line.split(" (")[0].split("   ")[0] for line in found] == ["Instagram · villa"], typed
    search.target_asked.emit(Target(Place.ACCOUNTS, instagram.id, "password_place"))
    search.reject()
