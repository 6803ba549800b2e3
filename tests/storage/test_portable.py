"""What only SQLite understands, file by file: another database would have to say it its own way."""

import re
from pathlib import Path

import muniredes.storage

ROOT = Path(muniredes.storage.__file__).parent
OWN = re.compile(
    r"\bPRAGMA\b|\bpragma_\w+|\bjson_(?:each|extract|object|array_length)\b|\bMATCH\b|\bbm25\b|\bVACUUM\b"
    r"|\bIS (?:NOT )?:|\bINSERT OR REPLACE\b|\browid\b|\bsqlite_(?:master|sequence)\b|\.backup\("
    r"|\bcreate_function\b|\binstr\b"
)
KNOWN = {
    "alembic_run.py": "PRAGMA · sqlite_master · sqlite_sequence",
    "in_list.py": "json_each",
    "history/bulk.py": "sqlite_sequence",
    "connection.py": "PRAGMA",
    "database.py": "IS : · PRAGMA · create_function · rowid",
    "sql.py": "INSERT OR REPLACE · rowid",
    "history/erasing.py": "PRAGMA · VACUUM · instr · json_extract",
    "json_rows.py": "json_extract · json_object",
    "data_file/replacement.py": ".backup( · sqlite_master",
    "safekeeping/prepared_copy.py": ".backup( · PRAGMA",
    "data_file/seal.py": "PRAGMA",
    "safekeeping/integrity.py": "PRAGMA · pragma_table_xinfo · sqlite_master · sqlite_sequence",
    "calendar/post_details.py": "json_extract",
    "calendar/posts.py": "IS : · json_each · json_extract",
    "schema.py": ".backup( · PRAGMA",
    "search.py": "MATCH · bm25 · rowid",
    "calendar/waiting.py": "instr · json_array_length · json_each · json_extract",
    "change_tracker.py": "PRAGMA",
}


def test_what_is_of_sqlite_alone_is_where_it_is_known_to_be() -> None:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        own = set(OWN.findall(path.read_text(encoding="utf-8")))
        if own and "migrations" not in path.parts:
            found[path.relative_to(ROOT).as_posix()] = " · ".join(sorted(own))
    assert found == KNOWN
