"""The catalogue in another language: texts over texts, and nothing else."""

import shutil
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.catalog.networks import load_networks
from muniredes.catalog.whole import read_all
from muniredes.domain.problems import Problem
from muniredes.i18n import speaking


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A copy of the catalogue, to which a language can be added."""
    return Path(shutil.copytree(paths.catalog(), tmp_path / "catalog"))


def _say(catalog: Path, name: str, text: str) -> None:
    (catalog / "gl" / name).parent.mkdir(parents=True, exist_ok=True)
    (catalog / "gl" / name).write_text(text, encoding="utf-8")


def test_what_is_said_in_a_language_is_said_and_the_rest_stays(catalog: Path) -> None:
    before = load_networks(catalog / "networks.toml")["facebook"]
    _say(catalog, "networks.toml", '[facebook.traspaso]\nvalor = "En galego."\n')
    with speaking("gl"):
        told = load_networks(catalog / "networks.toml")["facebook"]
    assert load_networks(catalog / "networks.toml")["facebook"] == before
    assert told != before
    assert "En galego." in str(told)
    assert told.name == before.name
    read_all(catalog)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[facebok]\nnombre = "x"\n', "facebok"),
        ("[facebook]\nnombre = 3\n", "facebook.nombre"),
        ('[facebook.traspaso]\nverificado = "x"\n', "facebook.traspaso.verificado"),
        ('[facebook.traspaso]\nvalor = "Con {HUECO} que non hai"\n', "facebook.traspaso.valor"),
        ("[facebook\n", "networks.toml"),
    ],
)
def test_what_cannot_be_is_named(catalog: Path, text: str, where: str) -> None:
    _say(catalog, "networks.toml", text)
    with pytest.raises(Problem, match=r"networks\.toml") as refused:
        read_all(catalog)
    assert where in refused.value.sentence


def test_a_file_in_a_folder_has_its_own(catalog: Path) -> None:
    _say(catalog, "advice/style.toml", '[nadie]\nvalor = "x"\n')
    with pytest.raises(Problem, match="nadie"):
        read_all(catalog)
