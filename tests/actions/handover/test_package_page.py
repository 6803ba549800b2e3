"""The page of a package, for whoever has not the program: what she works with is in it, whole and blank."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from muniredes.actions import council, knowledge, records
from muniredes.actions.handover import delivering
from muniredes.actions.workspace import Workspace
from muniredes.domain.handover.package import MANUAL_NAME, PAGE_NAME
from muniredes.manual.rehearsal.pages import page_texts, squeezed
from tests.manual.pages import MOST_BYTES, Worked


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


def test_however_large_the_pictures_are_the_page_is_light(town: Workspace, tmp_path: Path) -> None:
    """Captures of megabytes, that are whole in the guide and in the printed manual."""
    kept: list[str] = []
    for number in range(4):
        stream = io.BytesIO()
        Image.frombytes("RGB", (900, 900), os.urandom(900 * 900 * 3)).save(stream, "PNG")
        (tmp_path / f"{number}.png").write_bytes(stream.getvalue())
        picture = council.read_picture(tmp_path / f"{number}.png")
        kept.append(council.keep_picture(town.database, picture))
        records.add(town.database, "moderation", {"capture": kept[-1], "rule": "Con respeto"})
    package = zipfile.ZipFile(delivering.deliver(town.database, tmp_path / "villa.muniredes").path)
    page = package.read(PAGE_NAME)
    assert page.count(b"<img ") >= len(kept)
    assert len(page) < MOST_BYTES


def test_the_printed_manual_goes_on_without_them(package: zipfile.ZipFile) -> None:
    pages = "".join(page_texts(package.read(MANUAL_NAME)))
    assert squeezed("Las listas enteras van en un cuaderno aparte") in pages
    assert squeezed("Textos para copiar: ") not in pages
