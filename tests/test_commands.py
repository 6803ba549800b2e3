"""The command line, as support staff and scheduled tasks use it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from muniredes import cli, cli_handover, log, paths
from muniredes.__main__ import main
from muniredes.actions import people, reading, workspace
from muniredes.actions.handover import delivering
from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Workspace
from muniredes.console import say
from muniredes.domain.problems import Problem
from muniredes.selfcheck import window as selfcheck_window
from tests.conftest import pretend_now

LIST = "red;enlace\nFacebook;https://www.facebook.com/AytoVilla\nTuenti;https://tuenti.com/x\n"
PLAN = "Fecha;Hora;Canal;Título\n5/12/2026;18h;Bando;Pregón\nayer;18h;Bando;Otro\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program with some words; return its code and what it said on each side."""

    def act(*words: object) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return act


def test_the_main_job_without_a_window(run: Run, tmp_path: Path) -> None:
    data, pdf = tmp_path / "ejemplo.sqlite", tmp_path / "manual.pdf"
    assert run("ejemplo", "--datos", data) == (0, f"{data}\n", "")
    assert run("manual", "--datos", data, "--salida", pdf) == (0, f"{pdf}\n", "")
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    assert "Villaejemplo" in document[0].get_textpage().get_text_range()
    document.close()


def test_the_day_can_be_set(run: Run, closed_town: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "manual.pdf"
    assert run("manual", "--datos", closed_town, "--salida", pdf, "--hoy", "2027-05-01")[0] == 0
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    assert "1 de mayo de 2027" in document[0].get_textpage().get_text_range()
    document.close()


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_the_manual_is_what_its_name_says(
    run: Run, closed_town: Path, tmp_path: Path, kind: str, begins: bytes
) -> None:
    target = tmp_path / f"manual.{kind}"
    assert run("manual", "--datos", closed_town, "--salida", target) == (0, f"{target}\n", "")
    assert target.read_bytes().startswith(begins)


WRITTEN = """
import sys
from muniredes.__main__ import main
main(["manual", "--datos", sys.argv[1], "--salida", sys.argv[2]])
print(*sys.modules)
"""
NEVER = {"sqlalchemy", "lxml", "urllib.request", "reportlab.platypus", "reportlab.graphics.shapes"}
THE_FIRST_TIME = {"holidays", "muniredes.catalog.crisis", "muniredes.catalog.advice"}
"""What reads what is known, which is kept compiled for the next time."""


def test_a_manual_waits_for_nothing_that_it_does_not_need(closed_town: Path, tmp_path: Path) -> None:
    first, second = (_imported_to_write(closed_town, tmp_path / "manual.pdf") for _time in range(2))
    assert first & (NEVER | THE_FIRST_TIME) == THE_FIRST_TIME
    assert second & (NEVER | THE_FIRST_TIME) == set()


def _imported_to_write(guide: Path, target: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", WRITTEN, str(guide), str(target)],
        check=True, capture_output=True, text=True, env=paths.own_environment(),
    )  # fmt: skip
    return set(done.stdout.split())


def test_the_public_edition_names_nobody(run: Run, closed_town: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "manual.pdf"
    run("manual", "--datos", closed_town, "--salida", pdf, "--edicion", "publica")
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    opened = workspace.open_file(closed_town)
    for person in reading.snapshot(opened.database).people:
        assert person.name not in text
        assert not person.phone or person.phone not in text
        assert not person.email or person.email not in text
    workspace.close(opened)


def test_a_list_is_looked_at_and_then_brought_in(run: Run, closed_town: Path, tmp_path: Path) -> None:
    listed = tmp_path / "lista.csv"
    listed.write_text(LIST, encoding="utf-8")
    code, said, _err = run("importar", "cuentas", listed, "--datos", closed_town, "--solo-ver")
    assert code == 0
    assert "Línea 3" in said
    assert re.search(r"Entrarían? \d+ cuentas?\.", said)
    opened = workspace.open_file(closed_town)
    before = len(reading.snapshot(opened.database).accounts)
    workspace.close(opened)
    assert run("importar", "cuentas", listed, "--datos", closed_town)[0] == 0
    opened = workspace.open_file(closed_town)
    assert len(reading.snapshot(opened.database).accounts) > before
    workspace.close(opened)


def test_posts_come_in_and_the_calendar_goes_out(run: Run, closed_town: Path, tmp_path: Path) -> None:
    listed = tmp_path / "plan.csv"
    listed.write_text(PLAN, encoding="cp1252")
    code, said, _err = run("importar", "calendario", listed, "--datos", closed_town, "--solo-ver")
    assert code == 0
    assert "No entra. Fila 3, columna «Fecha»: no se entiende la fecha «ayer»." in said
    assert said.endswith("Entraría 1 fila.\n")
    assert run("importar", "calendario", listed, "--datos", closed_town)[1].endswith("Ha entrado 1 fila.\n")
    for name in ("c.ics", "c.csv", "c.xlsx"):
        assert run("calendario", "--datos", closed_town, "--salida", tmp_path / name) == (
            0,
            f"{tmp_path / name}\n",
            "",
        )
    assert "Pregón" in (tmp_path / "c.csv").read_text("utf-8-sig")
    assert "Pregón" in (tmp_path / "c.ics").read_text("utf-8")
    again = run("importar", "calendario", tmp_path / "c.xlsx", "--datos", closed_town)
    assert again == (0, "La lista no trae nada nuevo.\n", "")
    stretch = ("--desde", "2027-01-01", "--hasta", "2027-01-31", "--formato", "csv")
    assert run("calendario", "--datos", closed_town, "--salida", tmp_path / "enero", *stretch)[0] == 0
    assert "Pregón" not in (tmp_path / "enero").read_text("utf-8-sig")


@pytest.mark.parametrize("name", ["copia.zip", "copia.sqlite", "copia.muniredes"])
def test_a_copy_and_back(run: Run, closed_town: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / name
    assert run("copia", "--datos", closed_town, "--salida", copy)[0] == 0
    opened = workspace.open_file(closed_town)
    people.add(opened.database, {"name": "De después"})
    workspace.close(opened)
    assert run("restaurar", copy, "--datos", closed_town)[0] == 0
    opened = workspace.open_file(closed_town)
    assert all(person.name != "De después" for person in reading.snapshot(opened.database).people)
    workspace.close(opened)


def test_everything_is_checked_and_ones_own_data_are_not_touched(run: Run, closed_town: Path) -> None:
    before = closed_town.read_bytes()
    code, said, err = run("comprobar", "--datos", closed_town)
    assert (code, err) == (0, "")
    lines = said.splitlines()
    assert lines[-1] == "Todo funciona."
    assert all(re.fullmatch(r"✓ .+ \(\d+ ms\)", line) for line in lines[:-1])
    for name in (
        "Página «Hoy»",
        "Asistente «Puesta en marcha»",
        "Manual: Edición pública",
        "Documento «cuentas-oficiales»",
        "Ventana «PostEditor»",
        "Listas que se traen",
        "Copia fuera y vuelta a ella",
        "Piezas",
        "Sin conexiones a internet",
    ):
        assert any(name in line for line in lines)
    assert closed_town.read_bytes() == before


def test_a_check_that_fails_says_which_and_ends_with_one(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "rota.sqlite"
    broken.write_bytes(b"rota")
    code, said, err = run("comprobar", "--datos", broken)
    assert code == 1
    assert "✗ Base de datos: " in said
    assert "Ha" in err


def test_a_part_that_is_missing_is_said_in_words_and_told_in_the_log(
    run: Run, closed_town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window is not opened here: that it works is looked at above."""
    from muniredes.exchange import pieces

    def broken(*_arguments: object) -> None:
        raise ModuleNotFoundError("No module named 'uharfbuzz'")

    monkeypatch.setattr(selfcheck_window, "open_window", lambda _trial: None)
    monkeypatch.setattr(pieces, "draw_png", broken)
    code, said, _err = run("comprobar", "--datos", closed_town)
    assert code == 1
    (line,) = [each for each in said.splitlines() if each.startswith("✗ Piezas de cada red")]
    assert "Al programa le falta una parte: instálelo otra vez." in line
    assert "ModuleNotFoundError" not in said
    assert "uharfbuzz" in log.log_file().read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("manual", "--datos", "{tmp}/no-existe.sqlite", "--salida", "{tmp}/m.pdf"), "No existe"),
        (("manual", "--datos", "{tmp}/rota.sqlite", "--salida", "{tmp}/m.pdf"), "rota.sqlite"),
        (("manual", "--datos", "{tmp}/vacia.sqlite", "--salida", "{tmp}/m.pdf"), "puesta en marcha"),
        (("manual", "--datos", "{town}", "--salida", "{tmp}/no/m.pdf"), "no"),
        (("importar", "cuentas", "{tmp}/no.csv", "--datos", "{town}"), "no.csv"),
        (("importar", "cuentas", "{tmp}/rota.sqlite", "--datos", "{town}"), "Falta una columna"),
        (("importar", "calendario", "{tmp}/no.csv", "--datos", "{town}"), "no.csv"),
        (("importar", "calendario", "{tmp}/rota.sqlite", "--datos", "{town}"), "Falta una columna"),
        (("calendario", "--datos", "{town}", "--salida", "{tmp}/c.doc"), "no dice de qué clase es"),
        (("calendario", "--datos", "{town}", "--salida", "{tmp}/no/c.ics"), "no"),
        (("restaurar", "{tmp}/rota.sqlite", "--datos", "{town}"), "rota.sqlite"),
        (("copia", "--datos", "{town}", "--salida", "{town}"), "está abierto"),
    ],
)
def test_what_cannot_be_done_is_one_clear_sentence(
    run: Run, closed_town: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    (tmp_path / "rota.sqlite").write_bytes(b"rota")
    workspace.close(workspace.open_file(tmp_path / "vacia.sqlite"))
    before = closed_town.read_bytes()
    code, out, err = run(*(word.format(tmp=tmp_path, town=closed_town) for word in words))
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert closed_town.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("nada",), "nada no es ninguna de estas: ejemplo, manual"),
        (("manual",), "falta --salida."),
        (("calendario",), "falta --salida."),
        (("calendario", "--salida", "c.ics", "--desde", "2027-13-01"), "2027-13-01 no sirve para --desde."),
        (("--datos",), "falta lo que sigue a --datos."),
        (("--hoy", "ayer", "ejemplo"), "ayer no sirve para --hoy."),
        (
            ("manual", "--salida", "x.pdf", "--edicion", "secreta"),
            "secreta no es ninguna de estas: reservada, publica.",
        ),
        (("importar", "fotos", "x"), "fotos no es ninguna de estas: cuentas, calendario."),
        (("ejemplo", "y", "más"), "sobra «y más»."),
    ],
)
def test_an_order_that_is_not_understood_ends_with_two(run: Run, words: tuple[str, ...], wrong: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert "No se entiende la orden: " in err
    assert wrong in err
    assert err.startswith("uso: muniredes")


@pytest.mark.parametrize("words", [("--ayuda",), ("manual", "-h"), ("importar", "--help")])
def test_help_is_in_spanish(run: Run, words: tuple[str, ...]) -> None:
    code, out, _err = run(*words)
    assert code == 0
    assert "muestra esta ayuda" in out
    assert not re.search(r"\b(usage|options|positional|show this)\b", out)


def test_a_fault_of_the_program_is_a_sentence_and_goes_to_the_log(
    run: Run, closed_town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from muniredes.actions.printing import manual

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(manual, "prepare", broken)
    code, _out, err = run("manual", "--datos", closed_town, "--salida", tmp_path / "m.pdf")
    assert code == cli.REFUSED
    assert "Ha habido un fallo inesperado y no se ha cambiado nada." in err
    assert "ZeroDivisionError" in log.log_file().read_text(encoding="utf-8")


_ORDERS: dict[str, tuple[str, ...]] = {
    "ejemplo": ("ejemplo", "--datos", "nuevo.sqlite"),
    "manual": ("manual", "--salida", "m.html"),
    "calendario": ("calendario", "--salida", "c.csv"),
    "cuentas": ("importar", "cuentas", "cuentas.csv"),
    "mensajes": ("importar", "calendario", "plan.csv"),
    "copia": ("copia", "--salida", "otra.sqlite"),
    "restaurar": ("restaurar", "copia.sqlite"),
    "entregar": ("entregar", "--salida", "t.muniredes", "--motivo", "dimision"),
    "recibir": ("recibir", "p.muniredes", "--datos", "nuevo.sqlite"),
    "preparar": ("preparar", "--plantilla", "p.toml", "--datos", "nuevo.sqlite"),
}
"""Every order that changes something, but for the one that brings the catalogue up to date."""

_CLOSE_NOTHING = {"restaurar": cli, "preparar": cli, "recibir": cli_handover}
"""Those that close all that they open inside, and where it is said what they did."""


@pytest.fixture(scope="module")
def given_out(_example_file: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a town that was copied and handed over, made once; nobody writes in it."""
    folder = tmp_path_factory.mktemp("entregado")
    (folder / "ejemplo.sqlite").write_bytes(_example_file)
    pretend_now()
    opened = workspace.open_file(folder / "ejemplo.sqlite")
    backups.export(opened.database, folder / "copia.sqlite")
    delivering.deliver(opened.database, folder / "p.muniredes")
    workspace.close(opened)
    return folder


@pytest.fixture
def orders(given_out: Path, closed_town: Path) -> Path:
    """The folder where each order finds what it needs."""
    folder = closed_town.parent
    shutil.copytree(given_out, folder, dirs_exist_ok=True)
    (folder / "cuentas.csv").write_text(LIST, encoding="utf-8")
    (folder / "plan.csv").write_text(PLAN, encoding="utf-8")
    (folder / "p.toml").write_text("[estilo]\ntono = ['Cercano.']\n", encoding="utf-8")
    return folder


def _broken(*_arguments: object) -> None:
    raise ZeroDivisionError


def _closed_badly(opened: Workspace) -> None:
    workspace.let_go(opened)
    raise ZeroDivisionError


@pytest.mark.parametrize("order", _ORDERS)
def test_what_may_be_done_is_never_said_to_be_undone(
    run: Run, orders: Path, closed_town: Path, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever fails once it is done: what is said of it, or the copy that closing leaves."""
    words = [str(orders / word) if "." in word else word for word in _ORDERS[order]]
    if "--datos" not in words:
        words += ["--datos", str(closed_town)]
    if order in _CLOSE_NOTHING:
        module, usual = _CLOSE_NOTHING[order], say
        monkeypatch.setattr(module, "say", lambda said: _broken() if str(orders) in said else usual(said))
    else:
        monkeypatch.setattr(workspace, "close", _closed_badly)
    code, _out, err = run(*words)
    assert code == cli.REFUSED
    assert "Ha habido un fallo inesperado" in err
    assert "no se ha cambiado nada" not in err
    assert "mírelo antes de repetir" in err


def test_the_log_never_says_what_the_council_wrote(run: Run, closed_town: Path, tmp_path: Path) -> None:
    run("manual", "--datos", closed_town, "--salida", tmp_path / "m.pdf")
    with pytest.raises(Problem):
        workspace.open_file(tmp_path)
    assert "Marta" not in log.log_file().read_text(encoding="utf-8")


def test_whoever_stops_reading_gets_no_traceback(closed_town: Path) -> None:
    command = f"'{sys.executable}' -m muniredes comprobar --datos '{closed_town}' | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(Path(cli.__file__).parent.parent)},
    )  # fmt: skip
    assert done.stdout.startswith("✓")
    assert done.stderr == ""
