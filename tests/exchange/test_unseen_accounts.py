"""Lists of accounts as nobody here had seen them: what a person would understand, written down first."""

from pathlib import Path

import pytest

from tests.exchange.written import accounts_in, told, unseen

FB, IG, X = (
    "https://www.facebook.com/AytoVilla",
    "https://www.instagram.com/aytovilla",
    "https://x.com/aytovilla",
)
YT = "https://www.youtube.com/@aytovilla"
FBIG = ["facebook AytoVilla", "instagram aytovilla"]


CASES = unseen("unseen_accounts.txt")


@pytest.mark.parametrize(("name", "content", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_list_of_accounts_is_read_as_a_person_reads_it(
    tmp_path: Path, name: str, content: bytes, wanted: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    _opened, lines = accounts_in(path)
    assert [told(line) for line in lines] == wanted
    kept = " ".join(str(line.account) + str(line.custody) + str(line.row) for line in lines if line.account)
    for secret in ("pR9$kkQz2", "JBSWY3DPEHPK3PXP", "4821", "9921", "Villa#2024xK"):
        assert secret not in kept


@pytest.mark.parametrize(
    "letters", ["cp1252", "cp850", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "latin-1"]
)
@pytest.mark.parametrize("between", [";", ",", "\t", "|"])
def test_letters_and_marks_of_any_program(tmp_path: Path, letters: str, between: str) -> None:
    rows = [
        ("Red", "Dirección", "Área"),
        ("Facebook", FB, "Participación y Niñez"),
        ("Instagram", IG, "Música"),
    ]
    path = tmp_path / "lista.csv"
    path.write_bytes("\r\n".join(between.join(row) for row in rows).encode(letters))
    _opened, lines = accounts_in(path)
    assert [(told(line), line.area) for line in lines] == [
        ("facebook AytoVilla", "Participación y Niñez"), ("instagram aytovilla", "Música")
    ]  # fmt: skip
