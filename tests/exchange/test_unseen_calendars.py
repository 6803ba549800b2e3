"""Calendars as nobody here had seen them: what a person would understand, written down first."""

from pathlib import Path

import pytest

from tests.exchange.written import posts_in, said, unseen

CASES = unseen("unseen_calendars.txt")


@pytest.mark.parametrize(("name", "content", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_calendar_is_read_as_a_person_reads_it(
    tmp_path: Path, name: str, content: bytes, wanted: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    _opened, rows = posts_in(path)
    assert [said(row) for row in rows] == wanted
    assert "Villa2024" not in " ".join(str(row.new) for row in rows)
