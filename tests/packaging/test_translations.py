"""A translation follows the list of texts, and says what it has not got."""

import ast
import shutil
from pathlib import Path

from devtools.translations import bring_up_to_date

import muniredes
from muniredes import paths
from muniredes.i18n import _, ngettext, speaking

_GATHERED = ("_", "mark", "ngettext")
GALICIAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: gl\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Guardar"
msgstr "Gardar"

msgid "Entraría {n} fila."
msgid_plural "Entrarían {n} filas."
msgstr[0] "Entraría {n} liña."
msgstr[1] "Entrarían {n} liñas."

msgid "Xilófono zurdo"
msgstr "Xilófono zoco"
"""


def test_a_translation_is_updated_compiled_and_used(tmp_path: Path) -> None:
    folder = tmp_path / "locale"
    place = folder / "gl" / "LC_MESSAGES"
    place.mkdir(parents=True)
    shutil.copy(paths.resource("locale", "muniredes.pot"), folder)
    (place / "muniredes.po").write_text(GALICIAN, encoding="utf-8")
    ((code, missing),) = bring_up_to_date(folder)
    assert code == "gl"
    assert missing > 1000
    with speaking("gl", folder):
        assert _("Guardar") == "Gardar"
        assert ngettext("Entraría {n} fila.", "Entrarían {n} filas.", 3) == "Entrarían 3 liñas."
        assert _("Cerrar") == "Cerrar", "what is not translated stays in Spanish"
    assert '#~ msgid "Xilófono zurdo"' in (place / "muniredes.po").read_text(encoding="utf-8")


def test_no_text_is_inside_an_f_string() -> None:
    """What is inside one is not seen by whoever gathers the texts: it could never be translated."""
    hidden = [
        f"{path.name}: {word.value!r}"
        for path in sorted(Path(muniredes.__file__).parent.rglob("*.py"))
        for made in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(made, ast.JoinedStr)
        for call in ast.walk(made)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _GATHERED
        for word in call.args
        if isinstance(word, ast.Constant)
    ]
    assert hidden == []


def test_every_text_is_where_it_is_gathered_from() -> None:
    """Whoever gathers the texts sees calls: a text that somebody else gives to one («map(_, …)») is lost."""
    lost = [
        f"{path.name}:{name.lineno}"
        for path in sorted(Path(muniredes.__file__).parent.rglob("*.py"))
        for tree in [ast.parse(path.read_text(encoding="utf-8"))]
        for called in [{id(each.func) for each in ast.walk(tree) if isinstance(each, ast.Call)}]
        for name in ast.walk(tree)
        if isinstance(name, ast.Name) and name.id in ("_", "ngettext") and isinstance(name.ctx, ast.Load)
        if id(name) not in called
    ]
    assert lost == []
