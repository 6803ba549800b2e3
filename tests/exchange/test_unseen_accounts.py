"""Lists of accounts as nobody here had seen them: what a person would understand, written down first."""

import contextlib
from pathlib import Path

import pytest

from muniredes.domain.accounts.addresses import AddressFlaw
from muniredes.domain.accounts.incoming_list import Verdict
from muniredes.domain.problems import Problem
from muniredes.exchange.account_list import understand
from muniredes.exchange.tables.reading import read_tables
from tests.exchange.written import accounts_in, networks, told, unseen

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
    "content",
    [
        "Red;Frecuencia\nFacebook;Diaria\nInstagram;Semanal\n",
        "Red;Año de alta\nFacebook;2015\nInstagram;2018\n",
        "Red social;Num. publicaciones\nFacebook;25\nInstagram;40\n",
        "Red;Público objetivo\nFacebook;Familias y mayores\nInstagram;Jóvenes del pueblo\n",
        "Red;Frecuencia;Público\nFacebook;Diaria;Todos\n",
    ],
)
def test_what_a_heading_says_that_is_something_else_is_no_account(tmp_path: Path, content: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(content, "utf-8")
    opened = understand(read_tables(path, 5000), networks())
    assert opened.lacks(opened.columns), "which column it is has to be asked"


@pytest.mark.parametrize("heading", ["", "Red;Usuario\n"])
def test_bare_figures_are_never_a_user_name_without_a_look(tmp_path: Path, heading: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(f"{heading}Facebook;2015\nInstagram;2018\n", "utf-8")
    _opened, lines = accounts_in(path)
    assert Verdict.NEW not in [line.verdict for line in lines]


@pytest.mark.parametrize(("said", "verdict"), [("aytovilla", Verdict.LOOK), ("@aytovilla", Verdict.NEW)])
def test_a_word_where_the_address_goes_is_looked_at(tmp_path: Path, said: str, verdict: Verdict) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(f"Red social;URL\nFacebook;{FB}\nX;{X}\nYouTube;{YT}\nInstagram;{said}\n", "utf-8")
    _opened, lines = accounts_in(path)
    assert [line.verdict for line in lines] == [*[Verdict.NEW] * 3, verdict]
    assert lines[3].remarks == ((AddressFlaw.BARE_WORD.sentence,) if verdict is Verdict.LOOK else ())


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


@pytest.mark.parametrize("kind", ["ods", "docx", "xlsx"])
def test_a_damaged_package_is_said(tmp_path: Path, kind: str) -> None:
    """Each byte of what is packed is spoiled in turn: it is read, or it is said that it cannot be."""
    whole = next(content for name, content, _wanted in CASES if name.endswith(f".{kind}"))
    path = tmp_path / f"lista.{kind}"
    for place in range(30, len(whole), max(1, len(whole) // 60)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with contextlib.suppress(Problem):
            assert read_tables(path, 5000)


@pytest.mark.parametrize(
    ("network", "said"),
    [
        ("", "Ayto. Villa / Turismo"),
        ("Facebook", "Ayto. Villa / Turismo"),
        ("Web", "pdte. crear / revisar"),
        ("", "Ayto. Villa / @turismo"),
        ("Facebook", "Av. Constitución / Plaza"),
    ],
)
def test_words_with_a_full_stop_and_a_slash_are_no_address(tmp_path: Path, network: str, said: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(f"Red;Dirección\nInstagram;{IG}\nX;{X}\n{network};{said}\n", "utf-8")
    _opened, lines = accounts_in(path)
    assert lines[-1].account is None
    assert lines[-1].remarks


@pytest.mark.parametrize("said", ["www. villa.es / turismo", "turismo . villa . es / agenda"])
def test_an_address_with_spaces_that_shows_that_it_is_one_is_closed_up(tmp_path: Path, said: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(f"Red;Dirección\nInstagram;{IG}\nX;{X}\nWeb;{said}\n", "utf-8")
    _opened, lines = accounts_in(path)
    assert lines[-1].account is not None
    assert " " not in lines[-1].account.address


@pytest.mark.parametrize(
    ("network", "user", "besides"),
    [
        ("", "@otra", ["no: @otra"]),
        ("Facebook", "@otra", ["no: @otra"]),
        ("X", "@otra", ["x otra"]),
        ("", "@AytoVilla", []),
        ("", "pendiente", []),
        ("", "redes@villa.es", []),
    ],
)
def test_the_name_that_a_line_says_besides_its_pairs_is_told(
    tmp_path: Path, network: str, user: str, besides: list[str]
) -> None:
    path = tmp_path / "lista.csv"
    pairs = "Facebook: AytoVilla, Instagram: aytovilla"
    path.write_text(f"Red;Dirección;Usuario\nYouTube;{YT};\n{network};{pairs};{user}\n", "utf-8")
    _opened, lines = accounts_in(path)
    assert [told(line) for line in lines[1:]] == [*FBIG, *besides]
    assert all(line.remarks for line in lines[1:] if line.account is None)


@pytest.mark.parametrize(
    ("network", "said", "verdict", "flaw"),
    [
        ("Blog", "deportesvilla", Verdict.LOOK, AddressFlaw.NAME_ONLY),
        ("Web", "pendiente", Verdict.SKIP, AddressFlaw.NO_NAME),
        ("YouTube", "por crear", Verdict.SKIP, AddressFlaw.NO_NAME),
        ("Facebook", "Ayuntamiento de Villa", Verdict.LOOK, AddressFlaw.NAME_ONLY),
        ("Pixelfed", "@fotos@pixelfed.social", Verdict.LOOK, AddressFlaw.UNKNOWN_NETWORK),
    ],
)
def test_what_is_no_name_there_is_never_taken_for_one(
    tmp_path: Path, network: str, said: str, verdict: Verdict, flaw: AddressFlaw
) -> None:
    """What a column of names says and no address can be made of is looked at, or stays out saying why."""
    path = tmp_path / "lista.csv"
    path.write_text(f"Red;Usuario\nInstagram;aytovilla\nX;@aytovilla\n{network};{said}\n", "utf-8")
    _opened, lines = accounts_in(path)
    assert (lines[-1].verdict, lines[-1].remarks) == (verdict, (flaw.sentence,))
    account = lines[-1].account
    assert account is None or " " not in account.address
