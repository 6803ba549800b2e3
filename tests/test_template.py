"""A guide begun from the template of a province."""

from pathlib import Path

import pytest

from muniredes.__main__ import main
from muniredes.actions import reading, template, workspace
from muniredes.domain.problems import Problem
from muniredes.domain.voice.style import ColourUse, Treatment

WHOLE = """
[estilo]
trato = "usted"
tono = ["Cercano y claro.", "Sin ironía."]
colores = [{ nombre = "Azul", valor = "#1A4D8F", uso = "principal" }]
ejemplos = [{ diga = "Mañana no hay agua.", evite = "Se comunica la interrupción." }]

[conversacion]
normas = ["Respeto.", "Nada de datos de otras personas."]
horario = "De 9 a 14"

[[telefonos]]
nombre = "Informática de la diputación"
telefono = "900 111 222"
para = "Si falla el programa"

[textos]
"paso/emergencia/llamar/do" = "Llame al 112 y confirme qué pasa."
"""


def _written(folder: Path, text: str) -> Path:
    made = folder / "plantilla.toml"
    made.write_text(text, encoding="utf-8-sig")
    return made


def test_a_guide_begins_with_all_that_the_template_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "guia" / "muniredes.sqlite"
    assert main(["preparar", "--plantilla", str(_written(tmp_path, WHOLE)), "--datos", str(data)]) == 0
    assert capsys.readouterr().out == f"{data}\nLa plantilla ha traído 8 datos.\n"
    opened = workspace.open_file(data)
    snapshot = reading.snapshot(opened.database)
    assert snapshot.council is None, "the first questions are still to be asked"
    style, rules = snapshot.style, snapshot.conversation
    assert style is not None
    assert rules is not None
    assert style.treatment is Treatment.USTED
    assert style.tone == "Cercano y claro.\nSin ironía."
    assert [(colour.value, colour.use) for colour in style.colours] == [("#1a4d8f", ColourUse.MAIN)]
    assert style.examples[0].say == "Mañana no hay agua."
    assert rules.rules == "Respeto.\nNada de datos de otras personas."
    assert [contact.phone for contact in snapshot.crisis.contacts] == ["900 111 222"]
    assert [own.text for own in snapshot.crisis.texts] == ["Llame al 112 y confirme qué pasa."]
    workspace.close(opened)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[estilos]\n", "«estilos»: no se conoce; use: estilo"),
        ("[estilo]\nton = 'x'\n", "«estilo.ton»: no se conoce este campo"),
        ("[estilo]\ntono = 3\n", "«estilo.tono»: tiene que ser un texto"),
        ("[estilo]\ntrato = 'vos'\n", "«estilo.trato»: use: tu, usted"),
        ("[estilo]\ncolores = [{ valor = 'azulón' }]\n", "«azulón» no es un color"),
        ("[[telefonos]]\ntelefono = '900 111 222'\n", "Falta a quién se llama"),
        ("[textos]\n'paso/x' = 'y'\n", "«textos.paso/x»"),
        ("estilo = 1\n", "«estilo»: tiene que ser una tabla"),
        ("[estilo\n", "La plantilla «plantilla.toml»"),
        ("[estilo]\nfirma = 'Contraseña: Villa2026!'\n", ""),
    ],
)
def test_a_mistake_is_named_and_nothing_is_made(tmp_path: Path, text: str, said: str) -> None:
    data = tmp_path / "guia" / "muniredes.sqlite"
    with pytest.raises(Problem) as refused:
        template.begin(data, _written(tmp_path, text))
    assert said in refused.value.sentence
    assert not data.exists()


def test_a_guide_that_is_there_is_not_touched(tmp_path: Path) -> None:
    data = tmp_path / "muniredes.sqlite"
    workspace.close(workspace.open_file(data))
    before = data.read_bytes()
    with pytest.raises(Problem, match="Ya hay una guía"):
        template.begin(data, _written(tmp_path, WHOLE))
    assert data.read_bytes() == before
