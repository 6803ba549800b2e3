"""Files made to do harm, and good files spoilt at random, each kind with its name."""

import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Mapping

import openpyxl
from PIL import Image

Maker = Callable[[random.Random], tuple[str, bytes]]

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
)


def deep_drawing(levels: int) -> bytes:
    """Return an SVG of so many groups one inside the other."""
    return (f"{_SVG}{'<g>' * levels}<rect width='9' height='9'/>{'</g>' * levels}</svg>").encode()


def slow_drawing() -> bytes:
    """Return an SVG of a few kilobytes that takes minutes to draw: filters over everything, many times."""
    blur = '<filter id="f"><feGaussianBlur stdDeviation="900"/><feTurbulence numOctaves="90"/></filter>'
    turns = "".join(f'<g filter="url(#f)"><rect width="{n}" height="20"/></g>' for n in range(1, 400))
    return f"{_SVG}{blur}{turns}</svg>".encode()


def laughing_drawing() -> bytes:
    """Return an SVG whose «use» double at each level: a thousand million rectangles."""
    levels = "".join(
        f'<g id="a{n}"><use xlink:href="#a{n - 1}"/><use x="1" xlink:href="#a{n - 1}"/></g>'
        for n in range(1, 30)
    )
    first = '<rect id="a0" width="1" height="1"/>'
    return f'{_SVG}<defs>{first}{levels}</defs><use xlink:href="#a29"/></svg>'.encode()


def huge_picture(side: int = 10_000) -> bytes:
    """Return a PNG of a hundred million pixels that takes few bytes."""
    stream = io.BytesIO()
    Image.new("RGB", (side, side), "red").save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def deep_json(levels: int) -> bytes:
    """Return a list whose only cell holds a list, which holds a list, and so on."""
    return ('[{"url": "https://facebook.com/villa", "notas": ' + "[" * levels + "]" * levels + "}]").encode()


def workbook(rows: int = 3) -> bytes:
    """Return a good workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Red", "Dirección", "Notas"])
    for row in range(rows):
        sheet.append(["Facebook", f"https://facebook.com/villa{row}", "nada"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def altered(book: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one of its parts changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.namelist():
            content = source.read(entry)
            target.writestr(entry, change(content) if entry == name else content)
    return stream.getvalue()


def merged_workbook(count: int = 10_000) -> bytes:
    """Return a workbook of 54 kB with ten thousand merged blocks, each of a million rows."""
    blocks = "".join(f'<mergeCell ref="A{n}:BH1048576"/>' for n in range(1, count))
    return altered(
        workbook(), "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", f"</sheetData><mergeCells>{blocks}</mergeCells>".encode()),
    )  # fmt: skip


def wide_row_workbook() -> bytes:
    """Return a workbook whose only cell holds 200 MB of the same letter."""
    cell = b'<c r="A9" t="inlineStr"><is><t>' + b"a" * 200_000_000 + b"</t></is></c>"
    return altered(
        workbook(), "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b'<row r="9">' + cell + b"</row></sheetData>"),
    )  # fmt: skip


def _drawn(kind: str) -> Maker:
    def make(_dice: random.Random) -> tuple[str, bytes]:
        stream = io.BytesIO()
        Image.new("RGB", (64, 48), "red").save(stream, kind)
        return f"foto.{kind.lower()}", stream.getvalue()

    return make


def _listed(_dice: random.Random) -> tuple[str, bytes]:
    rows = "".join(f"Facebook;https://facebook.com/villa{n};Área {n}\n" for n in range(20))
    return "lista.csv", f"Red;Dirección;Área\n{rows}".encode("cp1252")


def _said(_dice: random.Random) -> tuple[str, bytes]:
    items = [{"url": f"https://facebook.com/villa{n}", "area": {"name": "Cultura"}} for n in range(20)]
    return "lista.json", json.dumps({"cuentas": items}).encode()


def _packed(dice: random.Random) -> tuple[str, bytes]:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("muniredes.sqlite", b"SQLite format 3\0" + dice.randbytes(3000))
    return "copia.zip", stream.getvalue()


GOOD: Mapping[str, Maker] = {
    "csv": _listed,
    "json": _said,
    "xlsx": lambda _dice: ("lista.xlsx", workbook()),
    "svg": lambda dice: ("logo.svg", deep_drawing(dice.randrange(1, 20))),
    "zip": _packed,
    **{kind.lower(): _drawn(kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")},
}


def spoilt(dice: random.Random, kind: str) -> tuple[str, bytes]:
    """Return a file of a kind, good once, changed at random."""
    name, data = GOOD[kind](dice)
    for _turn in range(dice.randrange(1, 4)):
        data = harmed(dice, data)
    return name, data


def harmed(dice: random.Random, data: bytes) -> bytes:
    """Return some bytes changed at random."""
    return dice.choice(_HARMS)(dice, data)


def _turned(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _byte in range(dice.randrange(1, 12)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _doubled(dice: random.Random, data: bytes) -> bytes:
    start, end = sorted(dice.randrange(len(data) + 1) for _side in range(2))
    return data[:end] + data[start:end] * dice.randrange(1, 60) + data[end:]


def _mixed(dice: random.Random, data: bytes) -> bytes:
    odd = (
        b"\0",
        b'"',
        b"\r",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"<svg>",
        b"[[[[",
        b"\x1a",
        "ñ".encode(),
        b"=1+1",
        b"&#0;",
    )
    place = dice.randrange(len(data) + 1)
    return data[:place] + dice.choice(odd) * dice.randrange(1, 400) + data[place:]


def _noise(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data) + 1)
    return data[:place] + zlib.compress(dice.randbytes(200)) + data[place:]


_HARMS = (_turned, _turned, _cut, _doubled, _mixed, _noise)
