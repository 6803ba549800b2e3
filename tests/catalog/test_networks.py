"""The shipped catalogue is whole, and a typo in it is named by file, entry and field."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import muniredes
from muniredes import paths
from muniredes.catalog.advice import LISTS, load_advice
from muniredes.catalog.networks import load_networks
from muniredes.domain.citizens.conversation import ombudsman_checks
from muniredes.domain.knowledge.facts import Counting, Networks
from muniredes.domain.problems import Problem

RESEARCHED = {
    "facebook", "instagram", "threads", "x", "youtube", "tiktok", "whatsapp", "whatsapp_lista", "telegram",
    "linkedin", "bluesky", "mastodon", "flickr", "bandos", "web", "blog",
}  # fmt: skip
HISTORIC = {"tuenti", "google_plus", "delicious"}


def test_every_network_is_there(networks: Networks) -> None:
    assert set(networks) >= RESEARCHED | HISTORIC
    assert all(networks[name].is_closed for name in HISTORIC)
    assert not any(networks[name].is_closed for name in RESEARCHED)


def test_those_in_use_say_how_they_are_handed_over(networks: Networks) -> None:
    for name in RESEARCHED:
        assert networks[name].transfer is not None, name
        assert networks[name].weekly_hours is not None, name


def test_every_fact_has_a_source_and_a_day(networks: Networks) -> None:
    for network in networks.values():
        facts = [*network.images, *network.text_limits, network.roles, network.transfer, network.handle_rule]
        for fact in facts:
            if fact is not None:
                assert fact.source
                assert date(2025, 1, 1) < fact.reviewed <= date(2026, 12, 31)
                assert not (fact.verified and fact.source.startswith("Experiencia propia"))


def test_only_what_was_read_in_its_own_source_is_verified(tmp_path: Path) -> None:
    """A source without the day on which it was read verifies nothing, nor does one read after the review."""
    read, unread = 'guia = { texto = "Una guía", leida = 2026-11-20 }', 'guia = "Una guía"'
    path = tmp_path / "redes.toml"
    path.write_text(GOOD.replace(read, unread), encoding="utf-8")
    with pytest.raises(Problem, match="campo «verificado»: la fuente «guia» no dice"):
        load_networks(path)
    path.write_text(GOOD.replace("leida = 2026-11-20", "leida = 2026-12-20"), encoding="utf-8")
    with pytest.raises(Problem, match="campo «revisado»: no puede ser antes"):
        load_networks(path)
    path.write_text(GOOD.replace("leida = 2026-11-20", 'leida = "ayer"'), encoding="utf-8")
    with pytest.raises(Problem, match=r"entrada «fuentes\.guia», campo «leida»"):
        load_networks(path)


def test_handle_rules_take_good_names_and_refuse_bad_ones(networks: Networks) -> None:
    for name, good, bad in (
        ("x", "AytoVilla_1", "ayto-villa"),
        ("instagram", "villa.oficial", "villa..oficial"),
        ("telegram", "aytovilla", "1ayto"),
        ("tiktok", "villa.joven", ".villa"),
        ("youtube", "ayto-villa", "-ayto"),
    ):
        rule = networks[name].handle_rule
        assert rule is not None
        assert re.fullmatch(rule.value.pattern, good), name
        assert not re.fullmatch(rule.value.pattern, bad), name


GOOD = """
[fuentes]
propia = "Experiencia propia"
guia = { texto = "Una guía", leida = 2026-11-20 }
[red]
nombre = "Red"
tipo = "social"
estado = "en_uso"
perfil = "https://red.es/{handle}"
[red.direcciones]
anfitriones = ["red.es"]
rutas = ['^/(?P<handle>.+)']
[red.textos]
publicacion = { caracteres = 280, nota = "", fuente = "guia", revisado = 2026-11-24, verificado = true }
"""


COUNTED = GOOD.replace("280,", '280, cuenta = "grafemas", octetos = 2800,')


def _load(tmp_path: Path, text: str) -> Networks:
    path = tmp_path / "redes.toml"
    path.write_text(text, encoding="utf-8")
    return load_networks(path)


def test_the_sample_is_good(tmp_path: Path) -> None:
    assert _load(tmp_path, GOOD)["red"].text_limits[0].value.characters == 280


def test_a_limit_says_how_it_counts(tmp_path: Path) -> None:
    plain = _load(tmp_path, GOOD)["red"].text_limits[0].value
    counted = _load(tmp_path, COUNTED)["red"].text_limits[0].value
    assert (plain.counting, plain.octets) == (Counting.CHARACTERS, None)
    assert (counted.counting, counted.octets) == (Counting.GRAPHEMES, 2800)


@pytest.mark.parametrize(
    ("change", "field"),
    [(('"grafemas"', '"letras"'), "cuenta"), (("2800", "279"), "octetos"), (("2800", '"2800"'), "octetos")],
)
def test_a_wrong_way_of_counting_is_named(tmp_path: Path, change: tuple[str, str], field: str) -> None:
    with pytest.raises(Problem, match=rf"entrada «red.textos.publicacion», campo «{field}»"):
        _load(tmp_path, COUNTED.replace(*change))


@pytest.mark.parametrize(
    ("change", "entry", "field"),
    [
        (('nombre = "Red"', 'nonbre = "Red"'), "red", "nombre"),
        (('nombre = "Red"', "nombre = 3"), "red", "nombre"),
        (('estado = "en_uso"', 'estado = "viva"'), "red", "estado"),
        (('estado = "en_uso"', 'estado = "cerrada"'), "red", "cierre"),
        (('tipo = "social"', 'tipo = "social"\ncolor = "azul"'), "red", "color"),
        (("{handle}", "{usuario}"), "red", "perfil"),
        (('["red.es"]', "[3]"), "red.direcciones", "anfitriones"),
        (("(?P<handle>.+)", "(.+)"), "red.direcciones", "rutas"),
        (("(?P<handle>.+)", "(?P<handle>.+"), "red.direcciones", "rutas"),
        (("caracteres = 280", "caracteres = 0"), "red.textos.publicacion", "caracteres"),
        (("caracteres = 280", 'caracteres = "280"'), "red.textos.publicacion", "caracteres"),
        (('fuente = "guia"', 'fuente = "otra"'), "red.textos.publicacion", "fuente"),
        (('fuente = "guia"', 'fuente = "propia"'), "red.textos.publicacion", "verificado"),
        (("revisado = 2026-11-24", 'revisado = "ayer"'), "red.textos.publicacion", "revisado"),
        ((", verificado = true", ""), "red.textos.publicacion", "verificado"),
    ],
)
def test_a_typo_is_named(tmp_path: Path, change: tuple[str, str], entry: str, field: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(Problem, match=rf"redes\.toml, entrada «{entry}», campo «{field}»"):
        _load(tmp_path, GOOD.replace(*change))


_DATED = 'fuente = "guia", revisado = 2026-11-24, verificado = true'
PICTURED = f"""{GOOD}
[red.imagenes]
historia = {{ ancho = 1080, alto = 1920, se_ve = [1080, 1420], megas = 1.5, {_DATED} }}
"""


def test_a_picture_says_what_is_seen_of_it_and_what_it_may_weigh(tmp_path: Path) -> None:
    size = _load(tmp_path, PICTURED)["red"].images[0].value
    assert (size.safe, size.most_bytes) == ((1080, 1420), 1_500_000)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (("[1080, 1420]", "[1081, 1420]"), "se_ve"),
        (("[1080, 1420]", "[1080]"), "se_ve"),
        (("[1080, 1420]", '["1080", 1420]'), "se_ve"),
        (("[1080, 1420]", "[0, 1420]"), "se_ve"),
        (("megas = 1.5", "megas = 0"), "megas"),
    ],
)
def test_a_wrong_picture_is_named(tmp_path: Path, change: tuple[str, str], field: str) -> None:
    with pytest.raises(Problem, match=rf"entrada «red.imagenes.historia», campo «{field}»"):
        _load(tmp_path, PICTURED.replace(*change))


_CODE = Path(muniredes.__file__).parent
_NAMED_IN_CODE = {
    "catalog/networks.py": "the names of the ways of counting",
    "domain/knowledge/facts.py": "the ways of counting",
    "domain/accounts/risk.py": "held equal to the catalogue by tests/domain/accounts/test_risk.py",
    "domain/calendar/lists/channel_names.py": "a way of writing a channel in a list",
    "actions/examples": "what the invented town has",
    "storage/migrations": "what was true when they were written",
}
_OF_THE_HOUSE = {"web", "blog", "whatsapp", "whatsapp_lista", "bandos", "medium", "x"}
"""Channels that any council has; and words that are also something else."""


def _brands_in_code(brands: set[str]) -> Iterator[str]:
    for path in sorted(_CODE.rglob("*.py")):
        name = path.relative_to(_CODE).as_posix()
        if name.startswith(tuple(_NAMED_IN_CODE)):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in brands:
                yield f"{name}:{node.lineno}: {node.value}"


def test_what_is_true_of_a_network_is_in_its_entry_and_not_in_the_code(networks: Networks) -> None:
    """A new network asks for its entry, and for nothing that somebody would have to remember."""
    assert list(_brands_in_code(set(networks) - _OF_THE_HOUSE)) == []


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"redes\.toml"):
        _load(tmp_path, "[red\nnombre")


def test_the_advice_is_whole() -> None:
    book = load_advice(paths.resource("catalog", "advice"))
    assert set(book) == {name for names in LISTS.values() for name in names}
    for advice in book.values():
        assert advice
        assert all(item.title and item.text.value and item.text.source for item in advice)
    assert [item.key for item in book["defensor"]] == [check.key for check in ombudsman_checks(None, ())]
