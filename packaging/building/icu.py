"""Qt's tables of every language (ICU, 32 MB) cut down to those of Spain, a tenth of what they weigh.

Qt asks ICU to put words in order and to change letters to capitals; for a language that is not there it uses
the root's rules. The old encodings of western letters stay, for computers that still name files in them. The
file is ICU's common data (`CmnD`): a header, an index of names and offsets, the items.
"""

import re
import struct
import subprocess
from pathlib import Path

from building.contents import Toc

_LANGUAGES = ("root", "es", "es_ES", "ca", "ca_ES", "gl", "gl_ES", "eu", "eu_ES", "en")
_KEPT = re.compile(
    rf"^icudt\d+l/(?:(?:coll/)?(?:pool|res_index|{'|'.join(_LANGUAGES)})\.res|coll/ucadata\.icu"
    r"|ibm-(?:912|913|914|915|916|920|921|923|53(?:4[6-9]|5[0-4]))_[^/]+\.cnv"
    r"|[^/]+\.(?:nrm|icu)|(?:icuver|icustd|keyTypeData|langInfo|likelySubtags|metadata|numberingSystems"
    r"|plurals|supplementalData|timezoneTypes|windowsZones|zoneinfo64|metaZones|genderList|dayPeriods)\.res)$"
)
_SYMBOL = re.compile(r"^\s*\d+: ([0-9a-f]+)\s.*\s(icudt\d+_dat)$", re.MULTILINE)
_SEGMENT = re.compile(r"^\s*LOAD\s+0x([0-9a-f]+) 0x([0-9a-f]+) \S+ 0x([0-9a-f]+)", re.MULTILINE)
_ALIGNED = 16


def with_lean(entries: Toc, place: Path) -> Toc:
    """Return the files of a build with these tables in the place of the whole ones."""
    return [
        (name, str(lean(Path(source), place)) if "libicudata" in name and kind == "BINARY" else source, kind)
        for name, source, kind in entries
    ]


def lean(library: Path, place: Path) -> Path:
    """Return a library like `library`, in the folder `place`, with the tables of these languages alone."""
    symbol, data = _data_of(library)
    place.mkdir(parents=True, exist_ok=True)
    plain, wrapped, target = place / "icudata.dat", place / "icudata.o", place / library.name
    plain.write_bytes(cut_down(data))
    start = "_binary_icudata_dat_start"
    section = ["--rename-section", ".data=.rodata,alloc,load,readonly,data,contents"]
    command = ["objcopy", "-I", "binary", "-O", "elf64-x86-64", "-B", "i386:x86-64", *section]
    command += ["--set-section-alignment", f".data={_ALIGNED}", "--redefine-sym", f"{start}={symbol}"]
    subprocess.run([*command, plain.name, wrapped.name], check=True, cwd=place)
    linking = ["ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", target.name, wrapped.name]
    subprocess.run(linking, check=True, cwd=place)
    return target


def _data_of(library: Path) -> tuple[str, bytes]:
    """Return the name and the bytes of the tables inside a library."""
    told = subprocess.run(
        ["readelf", "-W", "--dyn-syms", "--program-headers", str(library)],
        check=True, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    ).stdout  # fmt: skip
    found = _SYMBOL.search(told)
    if found is None:
        raise ValueError(f"{library} has no tables")
    address = int(found[1], 16)
    for offset, virtual, size in ((int(each, 16) for each in segment) for segment in _SEGMENT.findall(told)):
        if virtual <= address < virtual + size:
            whole = library.read_bytes()
            return found[2], whole[address - virtual + offset : offset + size]
    raise ValueError(f"{library} does not load its tables")


def cut_down(data: bytes) -> bytes:
    """Return common data with the kept items alone."""
    (header,) = struct.unpack_from("<H", data, 0)
    (count,) = struct.unpack_from("<I", data, header)
    index = [struct.unpack_from("<II", data, header + 4 + 8 * number) for number in range(count)]
    ends = [start for _name, start in index[1:]] + [len(data) - header]
    items = []
    for (name_at, start), end in zip(index, ends, strict=True):
        name_end = data.index(b"\0", header + name_at)
        name = data[header + name_at : name_end]
        if _KEPT.match(name.decode("ascii")):
            items.append((name, data[header + start : header + end]))
    return data[:header] + _packed(items)


def _packed(items: list[tuple[bytes, bytes]]) -> bytes:
    """Return the index of some items, already in order, their names and themselves."""
    names_at = 4 + 8 * len(items)
    names = b"".join(name + b"\0" for name, _content in items)
    body = bytearray(_padded(b"\0" * names_at + names))
    struct.pack_into("<I", body, 0, len(items))
    body[names_at : names_at + len(names)] = names
    name_at = names_at
    for number, (name, content) in enumerate(items):
        struct.pack_into("<II", body, 4 + 8 * number, name_at, len(body))
        name_at += len(name) + 1
        body += _padded(content)
    return bytes(body)


def _padded(content: bytes) -> bytes:
    return content + b"\0" * (-len(content) % _ALIGNED)
