"""The pages that are read without the program, looked at by axe-core in a browser: nothing is wrong."""

import zipfile
from pathlib import Path

import pytest
from devtools import browser
from devtools.environment import CannotGoOn

from muniredes.actions.handover import delivering
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.domain.progress import no_progress
from muniredes.manual.web.page import draw_html
from muniredes.storage.database import Database

BROKEN = """<!DOCTYPE html><html lang="es"><head><title>x</title></head><body><main><h1>a</h1>
<img src="https://example.org/x.png"></main></body></html>"""


def _looked_at(*pages: Path) -> dict[str, list[str]]:
    try:
        return {name: list(wrong) for name, wrong in browser.violations(pages).items()}
    except CannotGoOn as reason:
        pytest.skip(str(reason))


@pytest.mark.browser
def test_every_page_that_is_read_in_a_browser_is_without_violations(
    town_database: Database, tmp_path: Path
) -> None:
    pages = []
    for edition in Edition:
        pages.append(tmp_path / f"manual-{edition.value}.html")
        pages[-1].write_text(draw_html(manual.prepare(town_database, edition).document), encoding="utf-8")
    for paper in papers.papers():
        pages.append(tmp_path / f"{paper.value}.html")
        pages[-1].write_text(draw_html(papers.prepare(town_database, paper)), encoding="utf-8")
    package = delivering.deliver(town_database, tmp_path / "villa.muniredes", no_progress).path
    pages.append(tmp_path / "paquete.html")
    with zipfile.ZipFile(package) as inside:
        (name,) = [each for each in inside.namelist() if each.endswith(".html")]
        pages[-1].write_bytes(inside.read(name))
    broken = tmp_path / "mala.html"
    broken.write_text(BROKEN, encoding="utf-8")
    found = _looked_at(*pages, broken)
    wrong = found.pop("mala.html")
    assert any(each.startswith("image-alt") for each in wrong), "it does look"
    assert "request: https://example.org/x.png" in wrong, "and sees whoever asks anything of anywhere"
    assert found == {}
