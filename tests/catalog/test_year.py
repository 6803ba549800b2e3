"""The year that is shipped is whole, and a typo in it is named by file, entry and field."""

from datetime import date, time
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.actions import knowledge
from muniredes.catalog.year import load_year
from muniredes.domain.calendar.advice.gaps import filled_length
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.year.entries import (
    AskedKind,
    Edge,
    FromAnswer,
    FromElection,
    OnDemand,
    YearBook,
)
from muniredes.domain.calendar.year.moments import END_GAP, HOUR_GAP, START_GAP
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import left_in

SHORT_POST = 280


@pytest.fixture(scope="module")
def book() -> YearBook:
    return knowledge.year_book()


def test_the_year_is_whole(book: YearBook) -> None:
    assert len(book.entries) >= 38
    assert len(book.asked) >= 15
    assert set(ElectoralLight) == {entry.light for entry in book.entries}
    assert {topic.name for topic in knowledge.topics()} == {e.topic for e in book.entries if e.topic}


def test_every_date_that_is_asked_is_used_and_explained(book: YearBook) -> None:
    assert book.needed(book.entries) == book.asked
    assert book.needed(()) == ()
    for asked in book.asked:
        assert asked.question.startswith("¿")
        assert asked.question.endswith("?")
        assert asked.why.endswith(".")
        assert asked.example


def test_what_the_law_says_of_bills_is_a_fact(book: YearBook) -> None:
    legal = {asked.key: asked.default for asked in book.asked if asked.default}
    assert set(legal) == {"ivtm", "ibi", "basura"}, "water is a tariff, often by quarters"
    for fact in legal.values():
        assert (fact.value.starts, fact.value.ends) == ((1, 9), (20, 11))
        assert "62.3" in fact.source


def test_every_draft_is_short_and_names_its_gaps(book: YearBook, networks: Networks) -> None:
    for entry in book.entries:
        assert entry.note.value.endswith("."), entry.key
        assert entry.note.source, entry.key
        assert entry.picture.endswith("."), entry.key
        for moment in entry.moments:
            where = f"{entry.key}.{moment.key}"
            assert filled_length(moment.text) <= SHORT_POST, where
            assert moment.text.count("{") == moment.text.count("}"), where
            assert all(gap == gap.upper() for gap in left_in(moment.text)), where
            assert (moment.at is None) == isinstance(moment.when, OnDemand), where
            assert moment.at is None or time(8) <= moment.at <= time(21), where
    assert "x" in {channel for entry in book.entries for channel in entry.channels}
    assert networks["x"].text_limits[0].value.characters == SHORT_POST


def test_the_gaps_that_the_program_fills_can_be_filled(book: YearBook) -> None:
    """A day is only named where an answer or an election gives it, and an end where there is a period."""
    kinds = {asked.key: asked.kind for asked in book.asked}
    for entry in book.entries:
        for moment in entry.moments:
            where, named = f"{entry.key}.{moment.key}", left_in(moment.text)
            kind = kinds[moment.when.asked] if isinstance(moment.when, FromAnswer) else None
            if START_GAP in named:
                assert kind is not None or isinstance(moment.when, FromElection), where
            if END_GAP in named:
                assert kind is AskedKind.PERIOD, where
            if kind is not None and kind.is_series and HOUR_GAP in named:
                assert moment.text.count("{HORA}") == 1, where


def test_no_draft_tells_what_a_move_would_make_false(book: YearBook) -> None:
    """«Quedan tres días» and «Hoy» are said on their day, so they stay on it."""
    counted = ("hoy", "mañana", "quedan", "faltan", "falta una")
    for entry in book.entries:
        for moment in entry.moments:
            if moment.moves:
                said = f"{moment.title} {moment.text}".casefold()
                assert not any(word in said for word in counted), f"{entry.key}.{moment.key}"
            if moment.moves and isinstance(moment.when, FromAnswer) and moment.when.edge is Edge.START:
                assert max(moment.when.days) < 0, f"{entry.key}.{moment.key}"


def test_patron_saint_days_are_told_from_a_month_before_to_the_day_after(book: YearBook) -> None:
    (entry,) = (entry for entry in book.entries if entry.key == "fiestas")
    assert entry.asks == ("fiestas",)
    told = {
        (moment.when.edge, offset)
        for moment in entry.moments
        if isinstance(moment.when, FromAnswer)
        for offset in moment.when.days
    }
    assert {(Edge.START, n) for n in (-30, -15, -7, -1)} | {(Edge.EACH, 0), (Edge.END, 1)} <= told


GOOD = """
[fuentes]
propia = "Experiencia propia"
guia = { texto = "Una guía", leida = 2026-11-20 }
[datos.feria]
pregunta = "¿Cuándo?"
motivo = "Porque sí."
ejemplo = "En mayo"
tipo = "periodo"
defecto = { desde = "01-09", hasta = "20-11", fuente = "guia", revisado = 2026-11-24, verificado = true }
[datos.san_roque]
pregunta = "¿Cuándo?"
motivo = "Porque sí."
ejemplo = "En agosto"
tipo = "dia"
[cosa]
grupo = "Agenda"
titulo = "Cosa"
tema = "pleno"
canales = ["x", "bando"]
luz = "ambar"
minutos = 10
saber = "Algo."
alternativo = "Diga."
fuente = "guia"
revisado = 2026-11-24
verificado = true
[cosa.momentos.antes]
titulo = "antes"
dato = "feria"
desde = "fin"
mas = [-3]
hora = "10:30"
adelanta = true
texto = "Hola, {DÍA}."
[cosa.momentos.dia]
dias = ["22-03"]
hora = "09:00"
texto = "Hoy."
[cosa.momentos.jueves]
regla = "FREQ=WEEKLY;BYDAY=TH"
hora = "18:00"
texto = "Jueves."
"""


def _load(tmp_path: Path, text: str, networks: Networks) -> YearBook:
    path = tmp_path / "anio.toml"
    path.write_text(text, encoding="utf-8")
    return load_year(path, paths.resource("catalog", "topics.toml"), networks)


def test_the_sample_is_good(tmp_path: Path, networks: Networks) -> None:
    (entry,) = _load(tmp_path, GOOD, networks).entries
    assert entry.topic == "Plenos: convocatoria y acuerdos"
    assert entry.note.reviewed == date(2026, 11, 24)
    before, _day, _thursday = entry.moments
    assert before.when == FromAnswer("feria", Edge.END, (-3,))
    assert before.at == time(10, 30)
    assert before.moves


@pytest.mark.parametrize(
    ("change", "entry", "field"),
    [
        (('tema = "pleno"', 'tema = "plenos"'), "cosa", "tema"),
        (('["x", "bando"]', '["x", "pancarta"]'), "cosa", "canales"),
        (('["x", "bando"]', '["tuenti"]'), "cosa", "canales"),
        (('["x", "bando"]', "[]"), "cosa", "canales"),
        (('luz = "ambar"', 'luz = "azul"'), "cosa", "luz"),
        (("minutos = 10", "minutos = 0"), "cosa", "minutos"),
        (("minutos = 10", "minutos = 10\ncolor = 3"), "cosa", "color"),
        (('saber = "Algo."', ""), "cosa", "saber"),
        (('dato = "feria"', 'dato = "ferias"'), "cosa.momentos.antes", "dato"),
        (('dato = "feria"', 'dato = "san_roque"'), "cosa.momentos.antes", "desde"),
        (('desde = "fin"', 'desde = "final"'), "cosa.momentos.antes", "desde"),
        (("mas = [-3]", 'mas = ["-3"]'), "cosa.momentos.antes", "mas"),
        (("mas = [-3]", "mas = []"), "cosa.momentos.antes", "mas"),
        (('hora = "10:30"', 'hora = "10:70"'), "cosa.momentos.antes", "hora"),
        (('hora = "10:30"', 'hora = "10.30"'), "cosa.momentos.antes", "hora"),
        (('hora = "10:30"', ""), "cosa.momentos.antes", "hora"),
        (('dato = "feria"', 'dato = "feria"\npascua = [1]'), "cosa.momentos.antes", "dato"),
        (("Hola, {DÍA}.", "Hola" * 71), "cosa.momentos.antes", "texto"),
        (('dias = ["22-03"]', 'dias = ["29-02"]'), "cosa.momentos.dia", "dias"),
        (('dias = ["22-03"]', 'dias = ["marzo"]'), "cosa.momentos.dia", "dias"),
        (('dias = ["22-03"]', "dias = []"), "cosa.momentos.dia", "dias"),
        (('dias = ["22-03"]', "a_demanda = false"), "cosa.momentos.dia", "a_demanda"),
        (('dias = ["22-03"]', 'elecciones = "campaña"'), "cosa.momentos.dia", "elecciones"),
        (('dias = ["22-03"]', ""), "cosa.momentos.dia", "dias"),
        (("BYDAY=TH", "BYDAY=JU"), "cosa.momentos.jueves", "regla"),
        ((";BYDAY=TH", ""), "cosa.momentos.jueves", "regla"),
        (("WEEKLY;BYDAY=TH", "YEARLY"), "cosa.momentos.jueves", "regla"),
        (('tipo = "dia"', 'tipo = "mes"'), "datos.san_roque", "tipo"),
        (('desde = "01-09"', 'desde = "01-12"'), "datos.feria.defecto", "hasta"),
        (('tipo = "periodo"', 'tipo = "regla"'), "datos.feria", "defecto"),
    ],
)
def test_a_typo_is_named(
    tmp_path: Path, networks: Networks, change: tuple[str, str], entry: str, field: str
) -> None:
    assert change[0] in GOOD
    with pytest.raises(Problem, match=rf"anio\.toml, entrada «{entry}», campo «{field}»"):
        _load(tmp_path, GOOD.replace(*change, 1), networks)
