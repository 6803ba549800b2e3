"""The report for support tells what the program did, and nothing of anybody."""

import logging
import zipfile
from pathlib import Path

import pytest

from muniredes import log, paths
from muniredes.actions import reading, support
from muniredes.actions.workspace import Workspace
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.domain.support import nameless_log

PLANTED = (
    "Begoña Iriarte", "begona@villa.example", "600 123 456", "12345678Z", "C:\\Users\\Begoña\\guia.sqlite",
    "/home/begona/Documentos/acta.pdf", "https://www.facebook.com/VillaSecreta", "texto que nadie debe leer",
)  # fmt: skip


def _fail(said: str) -> None:
    raise ValueError(f"no se entiende «{said}»\n  otra línea: {said}\nname: {said}")


def test_what_people_wrote_is_not_in_it_wherever_it_was_logged(tmp_path: Path) -> None:
    log.start()
    told = logging.getLogger("muniredes.prueba")
    for said in PLANTED:
        told.warning("no se ha podido con «%s» ni con '%s'", said, said)
        try:
            _fail(said)
        except ValueError:
            told.exception("unexpected")
    log.stop()
    written = log.log_file().read_text(encoding="utf-8")
    assert all(said in written for said in PLANTED)
    kept = nameless_log(written, ())
    assert not [said for said in PLANTED if said in kept]
    assert "muniredes.prueba: no se ha podido con …" in kept
    assert kept.count("ValueError: …") == len(PLANTED)
    assert "in _fail" in kept
    assert str(tmp_path) not in kept


def test_the_words_of_the_guide_are_left_out_even_where_nobody_quotes_them(town: Workspace) -> None:
    known = support.known_words(town.database)
    snapshot = reading.snapshot(town.database)
    assert snapshot.council is not None
    entry = "2026-11-24 18:30:00,000 INFO muniredes.x: "
    said = [snapshot.council.name, snapshot.people[0].name, snapshot.people[0].name.split()[0]]
    kept = nameless_log("\n".join(entry + each for each in said), known)
    assert not [each for each in said if each in kept]


def test_the_report_has_every_part_and_can_be_stopped(town: Workspace, tmp_path: Path) -> None:
    log.start()
    logging.getLogger("muniredes.prueba").info("hola")
    log.stop()

    def stop(_part: float) -> None:
        raise Cancelled

    report = support.prepare(support.known_words(town.database), "Qt 6", stop)
    said = dict(report.files)
    assert {"versiones.txt", "muniredes.txt", "comprobar.txt"} <= set(said)
    assert "muniredes.prueba: hola" in said["muniredes.txt"]
    assert said["comprobar.txt"].startswith("✓ Catálogo")
    assert "Se ha parado antes de acabar." in said["comprobar.txt"]
    whole = "\n".join(said.values())
    assert paths.user_name() not in whole.split()
    target = tmp_path / "informe.zip"
    support.write(report, target)
    with zipfile.ZipFile(target) as package:
        assert {name: package.read(name).decode() for name in package.namelist()} == said


def test_a_report_that_cannot_be_saved_says_why(tmp_path: Path) -> None:
    report = support.SupportReport((("a.txt", "a"),))
    with pytest.raises(Problem):
        support.write(report, tmp_path / "no-existe" / "informe.zip")
