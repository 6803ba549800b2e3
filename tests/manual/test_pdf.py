"""The PDF itself, read back without our own code: tagged throughout, embedded, the same every time."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name

from muniredes.actions import accounts, people, workspace
from muniredes.actions.printing import manual
from muniredes.actions.workspace import Workspace
from muniredes.domain.progress import Cancelled
from muniredes.manual.document import Edition
from tests.manual import pdf_tags
from tests.manual.conftest import Composed, Printed
from tests.manual.pdf_tags import all_elements
from tests.support import add_account, add_pasted

GOLDEN = Path(__file__).parent.parent / "golden"


def _write(opened: Workspace, edition: Edition, target: Path) -> Path:
    manual.write(manual.prepare(opened.database, edition).document, target, lambda _part: None)
    return target


@pytest.fixture(params=list(Edition), ids=lambda edition: edition.value)
def pdf(request: pytest.FixtureRequest, printed: Printed) -> Iterator[pikepdf.Pdf]:
    """The manual of the example town, in each edition."""
    with pikepdf.open(printed(request.param)) as found:
        yield found


@pytest.mark.parametrize("check", pdf_tags.CHECKS, ids=lambda check: str(check.__name__))
def test_the_manual_is_tagged_throughout(pdf: pikepdf.Pdf, check: Callable[[pikepdf.Pdf], None]) -> None:
    check(pdf)


def test_what_introduces_a_table_is_its_caption(printed: Printed) -> None:
    with pikepdf.open(printed(Edition.RESERVED)) as pdf:
        captions = [
            element
            for element in all_elements(pdf)
            if Name.Caption == element.S and Name.Table == element.P.S
        ]
        assert len(captions) >= 10
        assert all([str(kid.S) for kid in caption.K] == ["/P"] for caption in captions)


def test_figures_say_what_they_show_and_where_they_are(pdf: pikepdf.Pdf) -> None:
    figures = [element for element in all_elements(pdf) if Name.Figure == element.S]
    assert len(figures) >= 2
    for figure in figures:
        assert len(str(figure.Alt)) > 10
        assert len(figure.A.BBox) == 4


def test_the_file_says_its_title_language_and_standards(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    assert str(root.Lang) == "es-ES"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(root.OutputIntents[0].S) == "/GTS_PDFA1"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"] == str(pdf.docinfo.Title)
        assert metadata["pdf:Producer"] == str(pdf.docinfo.Producer)
        assert metadata["dc:creator"] == [str(pdf.docinfo.Author)]
        assert metadata["xmp:CreateDate"].startswith("2026-11-24")
    assert "Villaejemplo" in str(pdf.docinfo.Title)


def _text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range().replace("\r\n", "\n"))
        text.close()
    document.close()
    return "\f\n".join(pages)


def _outline_of(pdf: pikepdf.Pdf) -> str:
    def lines(node: Any, depth: int) -> Iterator[str]:
        kids = [kid for kid in node.get("/K", []) if isinstance(kid, Dictionary) and "/S" in kid]
        for kid in kids:
            yield f"{'  ' * depth}{str(kid.S)[1:]}"
            yield from lines(kid, depth + 1)

    return "\n".join(lines(pdf.Root.StructTreeRoot, 0))


def _compare(name: str, found: str) -> None:
    path = GOLDEN / name
    if os.environ.get("MUNIREDES_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), f"{name}: look at it, then run with MUNIREDES_GOLDEN=1"


@pytest.mark.parametrize("edition", list(Edition), ids=lambda edition: edition.value)
def test_the_manual_of_the_example_is_the_one_that_was_looked_at(printed: Printed, edition: Edition) -> None:
    path = printed(edition)
    _compare(f"manual-{edition.value}.txt", _text_of(path))
    with pikepdf.open(path) as pdf:
        _compare(f"manual-{edition.value}.estructura.txt", _outline_of(pdf))


def test_the_same_data_give_the_same_bytes(town: Workspace, tmp_path: Path, printed: Printed) -> None:
    again = _write(town, Edition.RESERVED, tmp_path / "b.pdf")
    assert again.read_bytes() == printed(Edition.RESERVED).read_bytes()


def test_a_page_that_is_looked_at_alone_is_that_of_the_manual(composed: Composed, printed: Printed) -> None:
    pages = manual.look(composed(Edition.RESERVED), lambda _part: None)
    whole = printed(Edition.RESERVED).read_bytes()
    for number in (0, 1, 16, 20, 4, 999):
        assert manual.shown_page(pages, number, 500) == manual.page_image(whole, number, 500)


def test_page_numbers_of_the_contents_are_true(printed: Printed) -> None:
    pages = _text_of(printed(Edition.RESERVED)).split("\f\n")
    for title, number in re.findall(r"^(\d+\. .+?) (\d+)$", pages[1], re.MULTILINE):
        assert title in pages[int(number) - 1].replace("\n", " ")
        if number == "1":
            continue
        assert f"Página {number} de {len(pages)}" in pages[int(number) - 1]


NAMES = ("<b>Ana</b> & Cía.", "Ana 🎉 Ωmega Ж", "ŀ·l ç ñ º ª € ☐ ☑ ✓ → ≥ ≤", "日本", "a" * 120, "x\u0301y")
NOTES = "\n".join(f"nota {number}" for number in range(150))
SERVICES = 300


@pytest.fixture(scope="module")
def crowded(_example_file: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A manual with people of odd names, notes of a thousand lines and hundreds of accounts, drawn once."""
    folder = tmp_path_factory.mktemp("lleno")
    (folder / "ejemplo.sqlite").write_bytes(_example_file)
    opened = workspace.open_file(folder / "ejemplo.sqlite")
    for name in NAMES:
        people.add(opened.database, {"name": name, "post": name})
    add_account(opened.database, "facebook.com/larga", account__notes=NOTES)
    addresses = (f"https://www.facebook.com/servicio{number}" for number in range(SERVICES))
    add_pasted(opened.database, [accounts.told_apart(address) for address in addresses])
    path = _write(opened, Edition.RESERVED, folder / "manual.pdf")
    opened.lock.release()
    return path


def test_any_name_can_be_printed(crowded: Path) -> None:
    text = _text_of(crowded).replace("\n", " ")
    assert all(name in text for name in NAMES if name.isascii() and len(name) < 30)
    with pikepdf.open(crowded) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_notes_of_a_thousand_lines_are_printed_whole(crowded: Path) -> None:
    text = _text_of(crowded)
    assert all(line in text for line in NOTES.splitlines())


def test_hundreds_of_accounts_are_printed(crowded: Path) -> None:
    text = _text_of(crowded)
    assert all(f"servicio{number}" in text for number in range(SERVICES))


def test_cancelling_writes_nothing(composed: Composed, tmp_path: Path) -> None:
    target = tmp_path / "manual.pdf"
    target.write_bytes(b"el de antes")
    document = composed(Edition.RESERVED)

    def stop(part: float) -> None:
        if part > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        manual.write(document, target, stop)
    assert target.read_bytes() == b"el de antes"
    assert list(tmp_path.glob(".*")) == []


def test_progress_goes_from_nothing_to_all(composed: Composed, tmp_path: Path) -> None:
    parts: list[float] = []
    manual.write(composed(Edition.PUBLIC), tmp_path / "a.pdf", parts.append)
    assert parts == sorted(parts)
    assert parts[0] == 0
    assert parts[-1] == 1
