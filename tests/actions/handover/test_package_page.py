"""The page of a package, for whoever has not the program: what she works with is in it, whole and blank."""

import zipfile
from pathlib import Path

import pytest

from muniredes.actions import knowledge
from muniredes.actions.handover import delivering
from muniredes.actions.workspace import Workspace
from muniredes.domain.handover.package import MANUAL_NAME, PAGE_NAME
from muniredes.manual.rehearsal.pages import page_texts, squeezed
from tests.manual.test_web_book import MOST_BYTES, Worked


@pytest.fixture
def package(town: Workspace, tmp_path: Path) -> zipfile.ZipFile:
    """A package of the example town."""
    return zipfile.ZipFile(delivering.deliver(town.database, tmp_path / "villa.muniredes").path)


def test_every_list_of_a_crisis_is_in_it_to_be_ticked(package: zipfile.ZipFile) -> None:
    page = Worked(package.read(PAGE_NAME).decode("utf-8"))
    assert len(page.source.encode("utf-8")) < MOST_BYTES
    boxes = [" ".join(said.split()) for said in page.said("label")]
    links = {attributes["href"] for _tag, attributes, _text in page.all("a")}
    ids = {attributes["id"] for _tag, attributes in page.elements if "id" in attributes}
    for fact in knowledge.crisis_book().checklists.values():
        for step in fact.value.steps:
            assert any(step.do in said and step.deadline in said for said in boxes), step.do
        assert f"#lista-{fact.value.key}" in links
        assert {f"lista-{fact.value.key}", f"textos-{fact.value.key}"} <= ids
    assert "cuaderno aparte" not in page.source


def test_the_printed_manual_goes_on_without_them(package: zipfile.ZipFile) -> None:
    pages = "".join(page_texts(package.read(MANUAL_NAME)))
    assert squeezed("Las listas enteras van en un cuaderno aparte") in pages
    assert squeezed("Textos para copiar: ") not in pages
