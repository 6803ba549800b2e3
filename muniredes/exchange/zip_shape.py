"""A ZIP that is as we write it, byte after byte: nothing in it that another program would read otherwise.

Python believes the list at the end and forgives what does not agree with it. Others believe what stands
before each file, follow an entry that is a link, or find what lies between two of them.
"""

import stat
import struct
import zipfile
from typing import BinaryIO

_LOCAL, _LISTED, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
_BIG = 0xFFFFFFFF
_IS_FOLDER = 0x10
_SIZES_APART, _LONG_SIZES = b"\x01\x00\x10\x00", 20
"""How what follows a name begins, and its length, when the sizes of a big file are there."""


def refuse_odd(package: zipfile.ZipFile, stream: BinaryIO) -> None:
    """Raise BadZipFile unless every entry is a plain file, one behind another, and all that is said agrees.

    `stream` is the file of the package, which is read whole by whoever takes its entries. In one so big that
    its sizes are written elsewhere, only what does not depend on them is looked at.
    """
    at = 0
    for entry in package.infolist():
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.external_attr & _IS_FOLDER or entry.header_offset != at:
            raise zipfile.BadZipFile(entry.filename)
        at += _length_before(entry, stream, at) + entry.compress_size
    if at != package.start_dir:
        raise zipfile.BadZipFile("something stands between the files and their list")
    _check_list(package, stream)


def _length_before(entry: zipfile.ZipInfo, stream: BinaryIO, at: int) -> int:
    """Return the length of what stands before the bytes of an entry, if it says what the list says."""
    stream.seek(at)
    sign, _version, flags, method, _time, _day, crc, packed, whole, name, extra = _LOCAL.unpack(
        stream.read(_LOCAL.size)
    )
    is_big = (packed, whole) == (_BIG, _BIG)
    sizes = (entry.compress_size, entry.file_size)
    named = stream.read(name) == entry.filename.encode()
    has_sizes = stream.read(extra)[:4] == _SIZES_APART and extra == _LONG_SIZES
    if (
        (sign, flags, method, crc) != (b"PK\x03\x04", 0, zipfile.ZIP_DEFLATED, entry.CRC)
        or (method, flags) != (entry.compress_type, entry.flag_bits)
        or not (is_big or (packed, whole) == sizes)
        or not named
        or not (has_sizes if extra else not is_big)
    ):
        raise zipfile.BadZipFile(entry.filename)
    return _LOCAL.size + int(name) + int(extra)


def _check_list(package: zipfile.ZipFile, stream: BinaryIO) -> None:
    """Check that the list has its entries, nothing between, and at its end what is true of it."""
    entries = package.infolist()
    stream.seek(package.start_dir)
    for entry in entries:
        record = _LISTED.unpack(stream.read(_LISTED.size))
        name, extra, note, disk = record[10:14]
        if record[0] != b"PK\x01\x02" or note or disk or stream.read(name) != entry.filename.encode():
            raise zipfile.BadZipFile(entry.filename)
        stream.seek(extra, 1)
    length = stream.tell() - package.start_dir
    if package.start_dir > zipfile.ZIP64_LIMIT or length > zipfile.ZIP64_LIMIT:
        return
    said = _END.unpack(stream.read(_END.size))
    true = (b"PK\x05\x06", 0, 0, len(entries), len(entries), length, package.start_dir, len(package.comment))
    if said != true or len(stream.read()) != len(package.comment):
        raise zipfile.BadZipFile("the end of the list")
