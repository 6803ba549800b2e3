"""What the program says without a window survives any code page, and nobody to hear it."""

import errno
import logging
import os
import subprocess
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from muniredes import console, log

ROOT = Path(__file__).parent.parent
CODE_PAGES = ("ascii", "cp437", "cp850", "cp1252", "iso8859-15", "utf-8")


def _everything_said() -> str:
    with (ROOT / "resources" / "locale" / "muniredes.pot").open("rb") as file:
        said = [message.id for message in read_po(file)]
    return "\n".join(text if isinstance(text, str) else "\n".join(text) for text in said)


def _start(words: list[str], encoding: str, before: str = "") -> subprocess.CompletedProcess[bytes]:
    script = f"import sys; {before}\nfrom muniredes.__main__ import main; sys.exit(main({words!r}))"
    variables = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, env=variables)


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_nothing_that_can_be_said_breaks_a_code_page(encoding: str) -> None:
    said = _everything_said()
    heard = said.encode(encoding, errors="muniredes.nearest").decode(encoding)
    lost = [letter for letter in set(said) if letter not in "¿?" and _heard(letter, encoding) == "?"]
    assert len(heard) >= len(said)
    assert [letter for letter in lost if letter.isalnum() or letter in "«»…·–—✓✗"] == []


def _heard(letter: str, encoding: str) -> str:
    return letter.encode(encoding, errors="muniredes.nearest").decode(encoding)


def test_a_letter_loses_its_accent_before_it_is_lost() -> None:
    said = "✓ Página «Guía»: ¿señal? 3 € · 1.º — fin… 日"
    plain = said.encode("ascii", errors="muniredes.nearest").decode("ascii")
    assert plain == '+ Pagina "Guia": ?senal? 3 EUR - 1.o - fin... ?'
    assert said[:-1].encode("cp1252", errors="muniredes.nearest").decode("cp1252") == "+" + said[1:-1]


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_help_and_errors_reach_any_console(encoding: str, tmp_path: Path) -> None:
    helped = _start(["--ayuda"], encoding)
    assert (helped.returncode, helped.stderr) == (0, b"")
    assert "muniredes" in helped.stdout.decode(encoding)
    refused = _start(["manual", "--datos", str(tmp_path / "ñ✓.sqlite"), "--salida", "x.pdf"], encoding)
    assert refused.returncode == 1
    assert refused.stderr.decode(encoding).startswith("No existe")


@pytest.mark.parametrize("lost", ["sys.stdout = None", "sys.stderr = None", "sys.stdout = sys.stderr = None"])
def test_without_a_console_it_works_all_the_same(lost: str, tmp_path: Path, closed_town: Path) -> None:
    refused = _start(["manual", "--datos", str(tmp_path / "no.sqlite"), "--salida", "x.pdf"], "utf-8", lost)
    assert refused.returncode == 1
    assert b"Traceback" not in refused.stderr
    written = tmp_path / "copia.sqlite"
    words = ["copia", "--datos", str(closed_town), "--salida", str(written)]
    assert _start(words, "utf-8", lost).returncode == 0
    assert written.exists()


def test_a_stream_that_is_not_there_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    console.prepare()
    console.say("a nadie")
    sys.stdout.close()


def test_a_log_that_the_disk_does_not_take_says_nothing_on_the_console(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log.start()

    def full(_handler: RotatingFileHandler, _record: logging.LogRecord) -> bool:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(RotatingFileHandler, "shouldRollover", full)
    logging.getLogger("muniredes.prueba").warning("no cabe")
    assert capsys.readouterr() == ("", "")
