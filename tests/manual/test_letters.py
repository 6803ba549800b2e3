"""Every letter that people's names and posts bring is drawn, and whoever copies it gets what was typed."""

import io
import shutil
import subprocess
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from muniredes.manual.document import Chapter, Document, Rich, Text, rich
from muniredes.manual.pdf import draw_pdf
from muniredes.manual.render import style
from muniredes.manual.render.letters import faces, fonts, shaping
from muniredes.manual.render.letters.lines import break_lines
from tests.manual.samples import letter
from tests.properties import ON_FILES

EMOJIS = ("🎉", "❤️", "👍🏽", "👨‍👩‍👧", "🇪🇸", "1️⃣", "🏳️‍🌈", "☎️", "😀")
SCRIPTS = (
    "王小明",
    "हिन्दी",
    "বাংলা",
    "ਪੰਜਾਬੀ",
    "தமிழ்",
    "กำที่",
    "አማርኛ",
    "ქართული",
    "Հայերեն",
    "Ελλάδα",
    "Київ",
    "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "한국",
    "すし",
)
READER = shutil.which("pdftotext")
BACKWARDS = ("محمد", "علاء", "الإسلام", "שלום", "יוסף")


def _document(*texts: Rich) -> Document:
    return replace(letter(), chapters=(Chapter("1", "Letras", tuple(Text(text) for text in texts)),))


def _drawn(*texts: Rich) -> bytes:
    return draw_pdf(_document(*texts), lambda _part: None)


def _copied(data: bytes) -> str:
    """Return what whoever copies the last page gets, as the browsers read it."""
    with pypdfium2.PdfDocument(data) as pdf:
        return str(pdf[len(pdf) - 1].get_textpage().get_text_range())


@pytest.mark.parametrize("word", [*EMOJIS, *SCRIPTS, *BACKWARDS])
def test_what_is_copied_is_what_was_typed(word: str) -> None:
    assert f"Es {word} y" in _copied(_drawn(rich(f"Es {word} y más cosas que leer"))).replace("\r\n", " ")


@pytest.mark.parametrize("letters", EMOJIS)
def test_what_is_seen_as_one_is_drawn_as_one(letters: str) -> None:
    [(face, text)] = list(fonts.runs(letters, fonts.REGULAR))
    assert (face, text) == (fonts.EMOJI, letters)
    glyphs = [glyph for cluster in shaping.clusters(text, face) for glyph in cluster.glyphs]
    assert len(glyphs) == 1


def test_words_written_from_right_to_left_are_joined_and_in_their_order() -> None:
    [line] = break_lines(rich("Vive con محمد علي (hijo) desde 24 אב 5786."), style.BODY, 500)
    seen = [piece for piece in line.pieces if piece.is_backwards]
    assert [piece.text.strip() for piece in seen] == ["محمد علي", "אב"]
    ordered = "".join(piece.text[::-1] if piece.is_backwards else piece.text for piece in line.pieces)
    assert ordered == get_display("Vive con محمد علي (hijo) desde 24 אב 5786.", base_dir="L")
    joined = {
        unicodedata.name(letter): glyphs
        for letter, glyphs in zip("محمد"[::-1], shaping.clusters("محمد", fonts.SYMBOLS), strict=True)
    }
    alone = {
        glyph.letter
        for letter in "محمد"
        for each in shaping.clusters(letter, fonts.SYMBOLS)
        for glyph in each.glyphs
    }
    assert any(glyph.letter not in alone for each in joined.values() for glyph in each.glyphs)


@given(text=st.text(alphabet="ab 12,.-ابتמש", max_size=40))
def test_lines_are_ordered_as_the_rules_say(text: str) -> None:
    words = " ".join(text.split())
    [line] = break_lines(rich(words), style.BODY, 5000)
    seen = "".join(piece.text[::-1] if piece.is_backwards else piece.text for piece in line.pieces)
    assert seen == get_display(words, base_dir="L")


def test_a_letter_that_no_face_has_says_its_name_and_is_copied_as_it_is() -> None:
    [(face, text)] = list(fonts.runs("\ua500", fonts.REGULAR))
    assert face == fonts.NAMED
    assert shaping.name_of(text) == "[vai syllable ee]"
    assert "Es \ua500 y" in _copied(_drawn(rich("Es \ua500 y ya")))


def test_the_space_behind_a_letter_of_another_face_is_that_of_the_text() -> None:
    for word in ("🎉", "王", "\ua500"):
        [line] = break_lines(rich(f"Es {word} y"), style.BODY, 500)
        spaces = [piece.font for piece in line.pieces for letter in piece.text if letter == " "]
        assert spaces == [fonts.REGULAR, fonts.REGULAR]


def test_soft_hyphens_and_other_marks_are_not_seen() -> None:
    assert "Es Ayuntamiento y" in _copied(_drawn(rich("Es Ayun\u00adta\u200bmien\ufeffto y ya")))


def test_nothing_but_what_is_said_beside_letters_is_inside_another_mark() -> None:
    with pikepdf.open(io.BytesIO(_drawn(*(rich(word) for word in (*EMOJIS, *SCRIPTS, *BACKWARDS))))) as pdf:
        for page in pdf.pages:
            open_marks: list[str] = []
            for instruction in pikepdf.parse_content_stream(page):
                if str(instruction.operator) == "BDC":
                    if open_marks:
                        assert list(instruction.operands[1].keys()) == ["/ActualText"]
                    open_marks.append(str(instruction.operands[0]))
                elif str(instruction.operator) == "EMC":
                    open_marks.pop()
                assert len(open_marks) <= 2
        fonts_of = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
        assert all(
            "/FontFile2" in font.FontDescriptor for page in pdf.pages for font in page.Resources.Font.values()
        )
        assert any("NotoEmoji" in name for name in fonts_of)


@ON_FILES
@given(text=st.text(max_size=60))
def test_any_text_can_be_drawn(text: str) -> None:
    data = _drawn(rich(text))
    assert _drawn(rich(text)) == data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []


@pytest.mark.skipif(READER is None, reason="pdftotext is not installed")
def test_another_reader_copies_two_words_from_right_to_left_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "letras.pdf"
    path.write_bytes(_drawn(rich("Es محمد علي y ya")))
    command = [str(READER), str(path), "-"]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "محمد علي" in read


class _Slow(faces.Face):
    """A face that takes long enough to be made for another thread to ask for it too."""

    def __init__(self, name: str) -> None:
        time.sleep(0.05)
        super().__init__(name)

    def pdfScale(self, units: float) -> float:  # noqa: N802 - ReportLab's name
        time.sleep(0.01)
        return units


def test_a_manual_and_its_preview_share_each_face_and_each_glyph(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of one name in one document stopped the manual, if both were begun at once."""
    monkeypatch.setattr(faces, "Face", _Slow)
    monkeypatch.setattr(faces, "_faces", {})
    monkeypatch.setattr("reportlab.pdfbase.pdfmetrics.registerFont", lambda _face: None)
    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(faces.named, [faces.ITALIC] * 8))
        (face,) = made
        letters = list(threads.map(face.stand_in, range(10, 18), "abcdefgh"))
    assert len(set(letters)) == len(letters)
