"""What the province fixes on a computer: read from a file or the registry, followed, and said."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from muniredes import paths, policy
from muniredes.__main__ import main
from muniredes.actions import knowledge, people, reading, workspace
from muniredes.actions.safekeeping import province
from muniredes.actions.workspace import Workspace
from muniredes.domain.crisis.plan import directory
from muniredes.domain.problems import Problem
from muniredes.policy import Policy, ProvincePhone, understand


@pytest.fixture(autouse=True)
def _free_again() -> Iterator[None]:
    """No test leaves a policy to the next one."""
    yield
    policy.obey(Policy())


def test_every_rule_is_understood_as_the_file_and_as_the_registry_give_it(tmp_path: Path) -> None:
    from_file = understand(
        {
            "carpeta_datos": str(tmp_path / "guia"),
            "carpeta_segunda_copia": str(tmp_path / "copias"),
            "contacto": "Asistencia, 900 000 000",
            "telefonos": ["Informática; 900 111 222; si falla el programa", "Prensa; 900 333 444"],
            "paginas_ocultas": ["calendario"],
            "clave_saber": "AAAA",
            "prohibir_enlaces": True,
        }
    )
    assert from_file == Policy(
        data_folder=tmp_path / "guia",
        second_copy=tmp_path / "copias",
        contact="Asistencia, 900 000 000",
        phones=(
            ProvincePhone("Informática", "900 111 222", "si falla el programa"),
            ProvincePhone("Prensa", "900 333 444"),
        ),
        hidden=frozenset({"calendario"}),
        knowledge_key="AAAA",
        forbids_links=True,
    )
    assert len(from_file.told()) == len(policy.RULES)
    of_the_registry = {
        "Carpeta_Datos": str(tmp_path / "guia"),
        "prohibir_enlaces": 1,
        "telefonos": "Informática; 900 111 222\r\nPrensa; 900 333 444",
    }
    assert understand(of_the_registry).forbids_links
    assert understand(of_the_registry).data_folder == tmp_path / "guia"
    assert len(understand(of_the_registry).phones) == 2


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"carpeta_dato": "/x"}, "carpeta_dato"),
        ({"carpeta_datos": "guia"}, "no es una carpeta entera: guia"),
        ({"carpeta_datos": "/x/%NOEXISTE%"}, "no es una carpeta entera"),
        ({"carpeta_datos": 3}, "No se entiende"),
        ({"telefonos": ["Informática"]}, "le falta el nombre o el número: Informática"),
        ({"paginas_ocultas": ["crisis"]}, "«crisis»"),
        ({"prohibir_enlaces": "quizá"}, "No se entiende"),
    ],
)
def test_what_is_not_understood_is_left_out_and_said(raw: dict[str, object], said: str) -> None:
    understood = understand(raw)
    assert understood.told() == ()
    assert said in " ".join(understood.complaints)


def test_a_folder_may_name_the_user_and_her_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ana")
    monkeypatch.setenv("DISCO", "/srv")
    assert understand({"carpeta_datos": "$DISCO/guias/{usuario}"}).data_folder == Path("/srv/guias/ana")


@pytest.mark.parametrize("content", ["contacto = ", "\x00\x01", 'contacto = "a\n'])
def test_a_broken_file_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(policy, "FILE", tmp_path / "politica.toml")
    assert policy.read() == Policy()
    (tmp_path / "politica.toml").write_text(content, encoding="utf-8")
    assert "no se aplica" in " ".join(policy.read().complaints)


def test_commands_follow_the_folder_that_is_fixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fixed = tmp_path / "fijada"
    monkeypatch.setattr(policy, "FILE", tmp_path / "politica.toml")
    (tmp_path / "politica.toml").write_text(f'carpeta_datos = "{fixed}"\n', encoding="utf-8-sig")
    assert main(["copia", "--salida", str(tmp_path / "copia.zip")]) == 1
    assert f"No existe «{fixed / 'muniredes.sqlite'}»" in capsys.readouterr().err
    assert paths.database_file() == fixed / "muniredes.sqlite"


def test_whoever_deploys_it_asks_what_is_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(policy, "FILE", tmp_path / "politica.toml")
    assert main(["politica"]) == 0
    assert "no fija nada" in capsys.readouterr().out
    policy.FILE.write_text('contacto = "Asistencia"\nprohibir_enlaces = true\n', encoding="utf-8")
    assert main(["politica"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "A quién se pide ayuda: Asistencia",
        "No abrir el navegador: Sí",
    ]
    policy.FILE.write_text('contacto = "Asistencia"\ncontato = "x"\n', encoding="utf-8")
    assert main(["politica", "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out) == {
        "fixed": {"contacto": "Asistencia"},
        "complaints": ["La diputación fija «contato», que esta versión no conoce."],
    }
    assert "contato" in told.err


def test_the_guide_there_was_goes_along_to_the_folder_that_is_fixed(tmp_path: Path) -> None:
    before = paths.database_file()
    opened = workspace.open_file(before)
    people.add(opened.database, {"name": "Ana Gil"})
    workspace.close(opened)
    policy.obey(Policy(data_folder=tmp_path / "nueva"))
    said = province.bring_guide(paths.database_file())
    assert str(tmp_path / "nueva") in said
    assert before.exists()
    again = workspace.open_file(paths.database_file())
    assert again.path == tmp_path / "nueva" / "muniredes.sqlite"
    assert [person.name for person in reading.snapshot(again.database).people] == ["Ana Gil"]
    workspace.close(again)
    assert province.bring_guide(paths.database_file()) == ""


def test_the_second_copy_is_kept_up_to_date_and_no_other_guide_is_touched(
    town: Workspace, opened: Workspace, tmp_path: Path
) -> None:
    policy.obey(Policy(second_copy=tmp_path / "lejos"))
    first = province.keep_second_copy(town.path)
    assert first is not None
    written = first.stat().st_mtime_ns
    assert province.keep_second_copy(town.path) == first
    assert first.stat().st_mtime_ns == written
    people.add(town.database, {"name": "Ana Gil"})
    assert province.keep_second_copy(town.path) == first
    assert first.stat().st_mtime_ns != written
    before = first.read_bytes()
    other = opened.path.with_name(town.path.name)
    opened.lock.release()
    opened.path.rename(other)
    assert province.keep_second_copy(other) == first.with_name(f"{first.stem}-2.sqlite")
    assert first.read_bytes() == before


def test_a_second_folder_out_of_reach_is_said_in_words(town: Workspace, tmp_path: Path) -> None:
    (tmp_path / "fichero").touch()
    policy.obey(Policy(second_copy=tmp_path / "fichero" / "lejos"))
    with pytest.raises(Problem, match="lejos"):
        province.keep_second_copy(town.path)


def test_the_phones_of_the_province_are_in_the_directory_of_a_crisis() -> None:
    policy.obey(Policy(phones=(ProvincePhone("Informática", "900 111 222", "el programa"),)))
    lines = directory(knowledge.crisis_book(), ())
    assert ("Informática", "900 111 222") in [(line.name, line.phone) for line in lines]
    policy.obey(Policy())
    assert "Informática" not in [line.name for line in directory(knowledge.crisis_book(), ())]
