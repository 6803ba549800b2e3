"""The text of a drawing as it can be read: with its letters, and without what programs leave around."""

import base64
import binascii
import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_OF_PAGES = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);")
_SAYS_LETTERS = re.compile(r"^(<\?xml\b[^>]*?)\s+encoding=[\"'][^\"']*[\"']")
_VARIABLE = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+)")
_ASKED = re.compile(r"var\(\s*--([\w-]+)\s*(?:,\s*([^()]*))?\)")
_PACKED = re.compile(
    r"^data:(?:image(?:/[\w.+-]+)?|application/octet-stream)?(?:;[\w=-]+)*;base64,(?P<data>.*)$", re.DOTALL
)
_KINDS = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)
_START = 64


def trimmed(data: bytes) -> bytes:
    """Return a drawing in UTF-8 if it came in letters of two bytes, without blanks or zeros around it."""
    if data.startswith(_WIDE):
        data = _SAYS_LETTERS.sub(r"\1", data.decode("utf-16", "replace")).encode()
    return data.strip(b" \t\r\n\x00")


def otherwise(data: bytes) -> Iterator[bytes]:
    """Yield the other ways to read what is no XML: in old letters, with the names of signs of a web page."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _SAYS_LETTERS.sub(r"\1", data.decode("cp1252", "replace"))
        yield text.encode()
    if "<!ENTITY" not in text:
        yield _OF_PAGES.sub(_sign, text).encode()


def _sign(found: re.Match[str]) -> str:
    known = name2codepoint.get(found[1])
    return chr(known) if known else str(found[0])


def put_variables(root: "Element") -> None:
    """Say in its place the value of each variable of the styles: who draws knows none."""
    styles = [each for each in root.iter() if str(each.tag).rpartition("}")[2] == "style"]
    said = " ".join([*(each.text or "" for each in styles), *(each.get("style", "") for each in root.iter())])
    values: dict[str, str] = {name: told.strip() for name, told in _VARIABLE.findall(said)}

    def value(found: re.Match[str]) -> str:
        return values.get(found[1]) or str(found[2] or "").strip() or "currentColor"

    if "var(" not in said and not any(
        "var(" in text for each in root.iter() for text in each.attrib.values()
    ):
        return
    for each in styles:
        each.text = _ASKED.sub(value, each.text or "")
    for each in root.iter():
        each.attrib.update(
            {key: _ASKED.sub(value, text) for key, text in each.attrib.items() if "var(" in text}
        )


def name_pictures(root: "Element") -> None:
    """Say what each picture inside is, by what it holds: programs write «image/jpg», «image» or nothing."""
    for element in root.iter():
        for key, text in element.attrib.items():
            packed = _PACKED.match(text.strip()) if key.endswith("href") else None
            kind = _kind("".join(packed["data"].split())) if packed else ""
            if packed and kind:
                element.attrib[key] = f"data:{kind};base64,{packed['data']}"


def _kind(packed: str) -> str:
    try:
        start = base64.b64decode(packed[:_START])
    except (binascii.Error, ValueError):
        return ""
    return next((kind for mark, kind in _KINDS if start.startswith(mark)), "")
