"""Files made to do harm, or spoilt at random, brought in by every door that a file has.

What is right is that each is read or is refused in words, in time, and that what is refused changes nothing.
"""

import io
import json
import random
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from muniredes.actions import council, template, workspace
from muniredes.actions.calendar.files import importing
from muniredes.actions.channels import account_import
from muniredes.actions.handover import receiving
from muniredes.actions.safekeeping import backups
from muniredes.domain.problems import Problem
from tests.exchange import hostile
from tests.torture import packages
from tests.torture.damages import WORDS, Material
from tests.torture.outcomes import Attempt, Outcome, it_begins, read_on

WayIn = Callable[[Path, Path, random.Random], Outcome]
"""Brings in a file, to the guide at the first path."""

Maker = Callable[[random.Random], tuple[str, bytes]]

_CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//ES\r\nX-WR-CALNAME:Villa\r\n"
    + "".join(
        f"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:202612{n + 10}T100000\r\nRRULE:FREQ=SECONDLY\r\n"
        f"SUMMARY:Pleno {n}\r\nEND:VEVENT\r\n"
        for n in range(9)
    )
    + "END:VCALENDAR\r\n"
).encode()
_PAGE = (
    "<html><body><table>"
    + "<tr><td>Facebook</td><td>https://facebook.com/villa</td><td>Cultura</td></tr>" * 20
    + "</table></body></html>"
).encode()
_BOOK_OF_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Hoja1"><Table>'
    + '<Row><Cell><Data ss:Type="String">https://facebook.com/villa</Data></Cell></Row>' * 20
    + "</Table></Worksheet></Workbook>"
).encode()
_TEMPLATE = """
[estilo]
trato = "usted"
tono = ["Cercano y claro.", "Sin ironía."]
colores = [{ nombre = "Azul", valor = "#1A4D8F", uso = "principal" }]
[conversacion]
normas = ["Respeto."]
horario = "De 9 a 14"
[[telefonos]]
nombre = "Informática de la diputación"
telefono = "900 111 222"
""".encode()


def _bombs(dice: random.Random) -> tuple[str, bytes]:
    """Return one of the files that were made by hand to take all there is."""
    return dice.choice(_BOMBS)(dice)


_BOMBS: tuple[Maker, ...] = (
    lambda dice: ("hondo.svg", hostile.deep_drawing(dice.randrange(150, 4000))),
    lambda dice: ("hondo.json", hostile.deep_json(dice.randrange(50, 60_000))),
    lambda _dice: ("celdas.xlsx", hostile.merged_workbook()),
    lambda dice: ("grande.png", hostile.huge_picture(dice.randrange(2000, 9000))),
    lambda dice: ("zip.zip", _inflating(dice.randrange(1, 80))),
    lambda dice: ("muchos.json", json.dumps([{"url": "x" * dice.randrange(90)}] * 30_000).encode()),
    lambda dice: ("ancho.csv", (";".join("a" * 90_000) + "\n").encode() * dice.randrange(1, 4)),
    lambda dice: ("comillas.csv", b'"' * dice.randrange(1, 400_000)),
    lambda dice: ("uno.csv", b"x" * dice.randrange(1_000_000, 9_000_000)),
)


def _slow(dice: random.Random) -> tuple[str, bytes]:
    """Return a drawing that nobody waits for."""
    return dice.choice((("lento.svg", hostile.slow_drawing()), ("risa.svg", hostile.laughing_drawing())))


def _inflating(megabytes: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("muniredes.sqlite", b"SQLite format 3\0" + bytes(megabytes * 1024**2))
    return stream.getvalue()


def _spoilt(maker: Maker, dice: random.Random) -> tuple[str, bytes]:
    name, data = maker(dice)
    for _turn in range(dice.randrange(0, 4)):
        data = hostile.harmed(dice, data)
    return name, data


# ── Puertas ──────────────────────────────────────────────────────────────────────────────────


def _accounts(guide: Path, source: Path, _dice: random.Random) -> Outcome:
    listed = account_import.open_list(source)
    opened = workspace.open_file(guide)
    try:
        account_import.preview(opened.database, listed, listed.columns)
    finally:
        workspace.close(opened)
    return Outcome.SAME


def _calendar(guide: Path, source: Path, _dice: random.Random) -> Outcome:
    listed = importing.open_list(source)
    opened = workspace.open_file(guide)
    try:
        importing.preview(opened.database, listed, listed.columns)
    finally:
        workspace.close(opened)
    return Outcome.SAME


def _picture(_guide: Path, source: Path, _dice: random.Random) -> Outcome:
    council.read_picture(source)
    return Outcome.SAME


def _restoring(guide: Path, source: Path, dice: random.Random) -> Outcome:
    backups.restore_file(guide, source)
    return _opening(source, guide, dice)


def _receiving(guide: Path, source: Path, dice: random.Random) -> Outcome:
    receiving.receive_file(guide, source)
    return _opening(source, guide, dice)


def _receiving_with_words(guide: Path, source: Path, dice: random.Random) -> Outcome:
    receiving.receive_file(guide, source, WORDS)
    return _opening(source, guide, dice)


def _looking(guide: Path, source: Path, _dice: random.Random) -> Outcome:
    """Look into a package: whatever is in it, the guide that is here stays as it is."""
    before = guide.read_bytes()
    receiving.look(source, guide)
    return Outcome.SAME if guide.read_bytes() == before else Outcome.LOST


def _beginning(guide: Path, source: Path, dice: random.Random) -> Outcome:
    template.begin(guide.with_name("otra.sqlite"), source)
    return _opening(source, guide.with_name("otra.sqlite"), dice)


def _opening(_guide: Path, source: Path, dice: random.Random) -> Outcome:
    """Open a guide that came from elsewhere, and do with it what is done every day."""
    opened = workspace.open_file(source)
    try:
        return Outcome.SAME if read_on(opened.database, dice) else Outcome.WRONG
    finally:
        workspace.close(opened)


LISTS: tuple[WayIn, ...] = (_accounts, _calendar)
WAYS_IN: tuple[WayIn, ...] = (*LISTS, _picture, _restoring, _receiving, _beginning)


# ── Bases de datos de fuera ──────────────────────────────────────────────────────────────────

_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%'"
)
_ACTIVE = (
    "CREATE TRIGGER malo AFTER INSERT ON person BEGIN DELETE FROM account; END",
    "CREATE TRIGGER eterno AFTER UPDATE ON person BEGIN UPDATE person SET name = name || 'x'; END",
    "CREATE VIEW eterna AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
    "CREATE VIRTUAL TABLE otra USING fts5(x)",
    "CREATE INDEX raro ON person(abs(length(name)))",
    "CREATE INDEX lento ON person(hex(zeroblob(20000000)))",
    "CREATE UNIQUE INDEX unico ON account(state)",
    "CREATE INDEX parte ON person(name) WHERE length(hex(zeroblob(10000000))) > id",
    "CREATE TABLE person_2 AS SELECT * FROM person",
    "ALTER TABLE person ADD COLUMN calculada TEXT AS (name || name || name) VIRTUAL",
    "ALTER TABLE person ADD COLUMN sobra TEXT",
    "PRAGMA user_version=77",
    "PRAGMA application_id=1",
    "PRAGMA journal_mode=WAL",
    "UPDATE alembic_version SET version_num = '9999'",
    "UPDATE alembic_version SET version_num = '0003'",
    "DELETE FROM alembic_version",
    "INSERT INTO alembic_version VALUES ('0001')",
    "DELETE FROM search_index_data",
    "UPDATE search_index_data SET block = randomblob(30)",
    "DROP TABLE search_index_data",
    "DROP TABLE search_index",
    "DELETE FROM search_index",
    "UPDATE search_index_content SET c0 = 'otra cosa'",
    *(
        f"UPDATE sqlite_master SET sql = replace(sql, '{before}', '{after}') WHERE name = 'person'"
        for before, after in (
            ("name TEXT", "name TEXT COLLATE raro"),
            ("name TEXT", "name TEXT CHECK (length(hex(zeroblob(20000000))) > id)"),
            ("name TEXT", "name TEXT CHECK (no_existe(name))"),
            ("TEXT", "INTEGER"),
            ("NOT NULL", ""),
            ("PRIMARY KEY", "UNIQUE"),
            ("CREATE TABLE", "CREATE TABEL"),
            ("DEFAULT ''", "DEFAULT (randomblob(9))"),
        )
    ),
)
_VALUES = (
    "NULL",
    "''",
    "'marciana'",
    "-1",
    "9223372036854775807",
    "1e308",
    "x'ff00fe'",
    "'2026-02-31'",
    "'0000-00-00'",
    "'9999-12-31 23:59:59'",
    "'{\"a\": 1}'",
    "'[1, [2, [3]]]'",
    "'null'",
    "'{'",
    "CAST(x'c328' AS TEXT)",
    "'a' || char(13) || char(10) || 'BEGIN:VEVENT'",
    "char(0) || 'x'",
    "replace(hex(zeroblob(30000)), '00', '[')",
    "replace(hex(zeroblob(30000)), '00', '[') || replace(hex(zeroblob(30000)), '00', ']')",
    "'=1+1'",
    "'<b>x</b>&amp;'",
    "char(55357)",
    "replace(hex(zeroblob(9000)), '0', 'ñ ')",
)


def _foreign(source: Path, dice: random.Random) -> bytes:
    """Return a guide that another program has written in, as it should not."""
    stream = io.BytesIO(source.read_bytes())
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(stream.getvalue())
        for _turn in range(dice.randrange(1, 4)):
            _written(connection, dice)
        connection.commit()
        return connection.serialize()


def _written(connection: sqlite3.Connection, dice: random.Random) -> None:
    tables = [name for (name,) in connection.execute(_TABLES).fetchall()]
    table = dice.choice(tables)
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')] or ["nada"]
    column, value = dice.choice(columns), dice.choice(_VALUES)
    some = dice.choice(("", " WHERE rowid % 3 = 0", " WHERE rowid = (SELECT min(rowid) FROM " + table + ")"))
    statement = dice.choice(
        (
            *[f'UPDATE OR IGNORE "{table}" SET "{column}" = {value}{some}'] * 4,
            dice.choice(_ACTIVE),
            f'DELETE FROM "{table}"{some}',
            f'DROP TABLE "{table}"',
            f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "otra_{column}"',
            f'ALTER TABLE "{table}" DROP COLUMN "{column}"',
            f'ALTER TABLE "{table}" RENAME TO "otra_{table}"',
            f'INSERT OR IGNORE INTO "{table}" DEFAULT VALUES',
        )
    )
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA writable_schema=ON")
    try:
        connection.execute(statement)
    except sqlite3.Error:  # SQLite does not let it be written at all
        connection.rollback()


def _sealed_harm(made: Material, dice: random.Random) -> bytes:
    """Return a package whose seal holds, with harm inside: in what it says, or in its guide."""
    foreign = _foreign(made.closed, dice)
    return packages.sealed(made.delivered, foreign, dice)


def _plain_base(dice: random.Random) -> tuple[str, bytes]:
    """Return a database that is not ours, of any shape."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA page_size={dice.choice((512, 1024, 65536))}")
        connection.execute(f"PRAGMA encoding='{dice.choice(('UTF-8', 'UTF-16le', 'UTF-16be'))}'")
        connection.execute(f"PRAGMA application_id={dice.choice((0, 0x4D755264))}")
        for name in dice.sample(("person", "alembic_version", "history_action", "contactos"), 3):
            connection.execute(f"CREATE TABLE {name} (version_num TEXT, id INTEGER, at TEXT)")
            connection.execute(f"INSERT INTO {name} VALUES ('0008', 1, 'ayer')")
        connection.commit()
        return "contactos.sqlite", connection.serialize()


# ── Cada clase ───────────────────────────────────────────────────────────────────────────────


def _through(make: Maker, ways: tuple[WayIn, ...], guide: Path, work: Path, dice: random.Random) -> Outcome:
    """Bring in a file by its door, and now and then by one that is not its own."""
    home = work / "casa"
    home.mkdir()
    path = home / guide.name
    path.write_bytes(guide.read_bytes())
    before = path.read_bytes()
    name, data = make(dice)
    source = work / name
    source.write_bytes(data)
    it_begins()
    way_in = dice.choice(WAYS_IN if dice.random() < 0.1 else ways)
    try:
        return way_in(path, source, dice)
    except Problem as problem:
        if not problem.what or not problem.remedy:
            raise
        return Outcome.REFUSED if path.read_bytes() == before else Outcome.LOST


def attempts(made: Material) -> Mapping[str, Attempt]:
    """Return every kind of hostile file by its name."""
    images = ("png", "jpeg", "gif", "webp", "bmp", "tiff")
    kinds: dict[str, tuple[Maker, tuple[WayIn, ...]]] = {
        "listas CSV": (partial(hostile.spoilt, kind="csv"), LISTS),
        "listas JSON": (partial(hostile.spoilt, kind="json"), LISTS),
        "libros de Excel": (partial(hostile.spoilt, kind="xlsx"), LISTS),
        "páginas y libros de 2003": (partial(_spoilt, _other_list), LISTS),
        "iCalendar, donde no se espera": (
            partial(_spoilt, lambda _dice: ("calendario.ics", _CALENDAR)), LISTS,
        ),
        "imágenes": (lambda dice: hostile.spoilt(dice, dice.choice(images)), (_picture,)),
        "dibujos SVG": (partial(hostile.spoilt, kind="svg"), (_picture,)),
        "bombas": (_bombs, WAYS_IN),
        "dibujos sin fin": (_slow, (_picture,)),
        "paquetes de copia": (partial(_spoilt, lambda _dice: ("c.zip", made.packed.read_bytes())),
                              (_restoring,)),
        "paquetes de traspaso": (partial(_spoilt, lambda _dice: ("e.muniredes", made.delivered.read_bytes())),
                                 (_receiving, _restoring)),
        "paquetes cerrados con palabras": (
            partial(_spoilt, lambda _dice: ("e.muniredes", made.closed_package.read_bytes())),
            (_receiving_with_words, _receiving, _restoring),
        ),
        "paquetes de traspaso hechos para hacer daño": (
            lambda dice: ("e.muniredes", _sealed_harm(made, dice)), (_receiving, _looking),
        ),
        "los mismos, cerrados con palabras": (
            lambda dice: ("e.muniredes", packages.closed(_sealed_harm(made, dice), WORDS, dice)),
            (_receiving_with_words,),
        ),
        "guías que ha tocado otro programa": (
            lambda dice: ("g.sqlite", _foreign(made.closed, dice)), (_restoring, _opening),
        ),
        "bases de datos de otros": (_plain_base, (_restoring, _opening)),
        "plantillas": (partial(_spoilt, lambda _dice: ("p.toml", _TEMPLATE)), (_beginning,)),
    }  # fmt: skip
    return {name: partial(_through, make, ways, made.closed) for name, (make, ways) in kinds.items()}


def _other_list(dice: random.Random) -> tuple[str, bytes]:
    return dice.choice((("lista.xls", _PAGE), ("lista.xml", _BOOK_OF_2003), ("lista.htm", _PAGE)))
