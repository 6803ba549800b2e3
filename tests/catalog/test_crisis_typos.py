"""A typo in what is known of crises is named by file, entry and field."""

import shutil
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.catalog.crisis import load_crisis
from muniredes.catalog.crisis_checklists import NAMES
from muniredes.catalog.municipalities import load_regions
from muniredes.domain.crisis.knowledge import CrisisBook
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.problems import Problem

REGIONS = load_regions(paths.resource("catalog"))
FIRST = "Próximo aviso: {PRÓXIMO AVISO}. "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.resource("catalog", "crisis"), tmp_path / "crisis"))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _load(folder: Path, networks: Networks) -> CrisisBook:
    return load_crisis(folder, networks, REGIONS)


SERVICE, BREACH = "checklists/servicio.toml", "checklists/brecha.toml"


@pytest.mark.parametrize(
    ("file", "change", "entry", "field"),
    [
        ("levels.toml", ("[local]", "[loca]"), "loca", "loca"),
        ("levels.toml", ('decide = ["publica"]', 'decide = ["conserje"]'), "rutina", "decide"),
        ("levels.toml", ('decide = ["publica"]', "decide = []"), "rutina", "decide"),
        ("levels.toml", ("primer_aviso = 120", "primer_aviso = 0"), "incidencia", "primer_aviso"),
        ("levels.toml", ("primer_aviso = 120", 'primer_aviso = "120"'), "incidencia", "primer_aviso"),
        ("levels.toml", ("cadencia = 180", "cadenca = 180"), "local", "cadenca"),
        ("questions.toml", ('si = "emergencia"', 'si = "incendio"'), "peligro", "si"),
        ("questions.toml", ('si = "emergencia"', 'si = ""'), "peligro", "si"),
        ("questions.toml", ('si = "error"', 'si = "errores"'), "nuestro", "si"),
        ("questions.toml", ('[control]\npregunta', '[control]\npregunt'), "control", "pregunta"),
        ("questions.toml", ("[peligro]", '[otra]\npregunta = "¿?"\nsi = "luto"\n[peligro]'), "*", "pregunta"),
        ("phones.toml", ('telefono = "112"', 'telefono = "ciento doce"'), "emergencias", "telefono"),
        ("phones.toml", ('["imagen"]', '["imágenes"]'), "menores", "listas"),
        ("phones.toml", ('fuente = "incibe"', 'fuente = "insive"'), "incibe", "fuente"),
        ("breach.toml", ("horas = 72", "horas = 0"), "plazo", "horas"),
        ("breach.toml", ("[plazo]", "[plazos]"), "plazos", "plazos"),
        ("breach.toml", ('["Cataluña"]', '["Cataluna"]'), "autoridades.apdcat", "comunidades"),
        ("breach.toml", ('["Cataluña"]', "[]"), "autoridades.apdcat", "comunidades"),
        ("breach.toml", ('["Andalucía"]', "[]"), "autoridades", "comunidades"),
        ("breach.toml", ('["Cataluña"]', '["Andalucía"]'), "autoridades", "comunidades"),
        ("breach.toml", ('https://www.aepd.es"', 'https://www.aepd.es"\ncomunidades = ["Aragón"]'),
         "autoridades", "comunidades"),
        ("breach.toml", ("https://www.avpd", "www.avpd"), "autoridades.avpd", "direccion"),
        ("recovery.toml", ("[telegram]", "[telegrama]"), "telegrama", "valor"),
        ("recovery.toml", ("[telegram]", "[tuenti]"), "tuenti", "valor"),
        ("recovery.toml", ("\n[otra]", "\n[linea_verde]"), "linea_verde", "valor"),
        (SERVICE, ("nivel = 1", "nivel = 4"), "lista", "nivel"),
        (SERVICE, ("orden = 7", "orden = 8"), "lista", "orden"),
        (SERVICE, ("frase =", "fraze ="), "lista", "frase"),
        (SERVICE, ("[lista]", "[cabecera]"), "cabecera", "cabecera"),
        (SERVICE, ('quien = ["servicio"]', 'quien = ["fontanero"]'), "paso.causa", "quien"),
        (SERVICE, ('quien = ["servicio"]', ""), "paso.causa", "quien"),
        (SERVICE, ("minutos = 15", ""), "paso.causa", "minutos"),
        (SERVICE, ("minutos = 15", "minutos = -1"), "paso.causa", "minutos"),
        (SERVICE, ("minutos = 15", "plazo = true"), "paso.causa", "plazo"),
        (SERVICE, ("minutos = 15", 'minutos = 15\nabre = "brechas"'), "paso.causa", "abre"),
        (SERVICE, ("minutos = 15", 'minutos = 15\ncolor = "rojo"'), "paso.causa", "color"),
        (SERVICE, ('aviso = "primero"', 'aviso = "primer"'), "paso.primero", "aviso"),
        (SERVICE, ('aviso = "primero"', ""), "paso", "aviso"),
        (SERVICE, ("urgente: {TELÉFONO DE AVERÍAS}", "urgente: {MÓVIL}"), "paso.contestar", "pegar"),
        (SERVICE, ('cierre = "', 'final = "'), "mensaje", "cierre"),
        (SERVICE, ("Corte de {SERVICIO}", "Corte de {SERVICO}"), "mensaje", "primero"),
        (SERVICE, ("Corte de {SERVICIO}", "Hoy ha habido un corte de {SERVICIO}"), "mensaje", "primero"),
        (SERVICE, ('primero = "{HORA}', 'primero = "Hoy'), "mensaje", "primero"),
        (SERVICE, (FIRST, ""), "mensaje", "primero"),
        (SERVICE, ("Este es el último aviso. ", FIRST), "mensaje", "cierre"),
        (BREACH, ("brecha = true", ""), "paso.notificar", "plazo"),
        (BREACH, ("plazo = true", "plazo = true\nminutos = 60"), "paso.notificar", "plazo"),
    ],
)  # fmt: skip
def test_a_typo_is_named(
    folder: Path, networks: Networks, file: str, change: tuple[str, str], entry: str, field: str
) -> None:
    _change(folder / file, *change)
    name = file.rpartition("/")[2]
    with pytest.raises(Problem) as refused:
        _load(folder, networks)
    told = str(refused.value)
    assert f"{name}, entrada «{entry}», campo «{field}»" in told


def test_what_is_shipped_is_good(folder: Path, networks: Networks) -> None:
    assert tuple(_load(folder, networks).checklists) == NAMES


def test_a_message_that_does_not_fit_says_where_and_by_how_much(folder: Path, networks: Networks) -> None:
    _change(folder / SERVICE, "Corte de {SERVICIO}", "x" * 40 + " Corte de {SERVICIO}")
    with pytest.raises(Problem, match=r"no cabe en X.*unos 315 caracteres y caben 280"):
        _load(folder, networks)


def test_two_steps_of_a_name_are_refused(folder: Path, networks: Networks) -> None:
    _change(folder / SERVICE, "[paso.peligro]", "[paso.causa]")
    with pytest.raises(Problem, match=r"servicio\.toml.*causa"):
        _load(folder, networks)


def test_a_checklist_that_is_missing_is_named(folder: Path, networks: Networks) -> None:
    (folder / "checklists" / "luto.toml").unlink()
    with pytest.raises(Problem, match=r"luto\.toml"):
        _load(folder, networks)


def test_a_network_without_a_way_back_is_named(folder: Path, networks: Networks) -> None:
    path = folder / "recovery.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index("[bluesky]")
    path.write_text(text[:start] + text[text.index("[mastodon]") :], encoding="utf-8")
    with pytest.raises(Problem, match=r"recovery\.toml, entrada «bluesky», campo «valor»: falta"):
        _load(folder, networks)


def test_one_more_file_is_one_more_checklist(folder: Path, networks: Networks) -> None:
    text = (folder / SERVICE).read_text(encoding="utf-8")
    more = text.replace("orden = 7", "orden = 40").replace("Corte de un servicio", "Plaga")
    (folder / "checklists" / "plaga.toml").write_text(more, encoding="utf-8")
    book = _load(folder, networks)
    assert list(book.checklists)[-1] == "plaga"
    assert book.checklist("plaga").title == "Plaga"


def test_steps_keep_their_order_whatever_their_minutes(folder: Path, networks: Networks) -> None:
    _change(folder / SERVICE, "minutos = 15", "minutos = 900")
    steps = _load(folder, networks).checklist("servicio").steps
    assert [step.minutes for step in steps[:2]] == [900, 30]


def test_longer_hours_for_a_breach_move_its_step(folder: Path, networks: Networks) -> None:
    _change(folder / "breach.toml", "horas = 72", "horas = 96")
    book = _load(folder, networks)
    told = book.checklist("brecha").step("notificar")
    assert told is not None
    assert (book.breach_hours.value, told.deadline) == (96, "en 4 días")
