"""Drawings as nobody here had seen them: every program's way of writing one, all of them of a red sheet."""

import gzip
import io
from pathlib import Path

import pytest
from PIL import Image

from muniredes.domain.problems import Problem
from muniredes.exchange.pictures import read_picture
from tests.exchange.written import unseen

DRAWN = "drawn"
_PLAIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>Peñalba</title>'
    '<rect width="40" height="20" fill="red"/></svg>'
)
_SAID = '<?xml version="1.0" encoding="{}"?>'
LETTERS = {
    "utf-16": (_SAID.format("utf-16") + _PLAIN).encode("utf-16"),
    "cp1252": (_SAID.format("windows-1252") + _PLAIN).encode("cp1252"),
    "latin-1, untold": _PLAIN.encode("latin-1"),
    "svgz": gzip.compress(_PLAIN.encode(), mtime=0),
    "zeros behind": f"{_PLAIN}\n<!-- fin -->\n\0".encode(),
}
CASES = [
    *unseen("unseen_drawings.txt"),
    *((f"{name}.svg", content, [DRAWN]) for name, content in LETTERS.items()),
]


@pytest.mark.parametrize(("name", "content", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_drawing_is_drawn_or_refused_for_what_it_is(
    tmp_path: Path, name: str, content: bytes, wanted: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    if wanted != [DRAWN]:
        with pytest.raises(Problem) as refused:
            read_picture(path)
        assert wanted[0] in refused.value.sentence
        return
    with Image.open(io.BytesIO(read_picture(path).data)) as drawn:
        middle = drawn.convert("RGB").getpixel((drawn.width // 2, drawn.height // 2))
    assert middle == (255, 0, 0)
