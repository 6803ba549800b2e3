"""The shape of the house: what import-linter, ruff and mypy do not look at."""

import ast
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from PIL import Image

from muniredes import __version__
from muniredes.cli import build_parser
from muniredes.manual.render.letters import fonts

ROOT = Path(__file__).parent.parent.parent
SOURCES = sorted(path for path in (ROOT / "muniredes").rglob("*.py") if "versions" not in path.parts)
_AT_THE_TOP = {
    *("muniredes", "resources", "packaging", "tests", "pyproject.toml", "muniredes.spec", "publiccode.yml"),
    *("README.md", "CONTRIBUTING.md", "LICENSE", "CHANGELOG.md", "ARCHITECTURE.md", "SECURITY.md"),
    "ACCESIBILIDAD.md",
}
KEYWORDS = {"_": None, "mark": None, "ngettext": (1, 2), "Card": ((1, "c"), 2)}


def _names(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    """Return what a file is made of, read once for all that is asked of it; nobody changes it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions() -> Iterator[tuple[str, int]]:
    for path in SOURCES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{_names(path)}: {node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_nothing_is_kept_that_has_no_room() -> None:
    """What a program that is tried leaves behind is not of the project."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("these are sources without their history")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    kept = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in kept if not name.startswith(".")} == _AT_THE_TOP


def test_files_and_functions_stay_small() -> None:
    files = {_names(path): path.read_text(encoding="utf-8").count("\n") for path in SOURCES}
    functions = dict(_functions())
    assert [name for name, lines in files.items() if lines > 400] == []
    assert [name for name, lines in functions.items() if lines > 50] == []


_FOR_A_LIBRARY = {
    *("load_dialect_impl", "bind_processor", "result_processor", "compare_values"),  # SQLAlchemy
    "_own_transactions",  # SQLAlchemy's events
    "_get_size",  # openpyxl
}
_FOR_TESTS = {
    "use_language": "the window in another language",
    "set_machine": "the clock of the computer",
    "every_situation": "all that a rehearsal could ask, of which it asks some",
    "foreign_in": "the words of another kind of body",
}
"""What is there so that the program can be looked at, with what is looked at."""


def _told(tree: ast.Module) -> Iterator[str]:
    """Yield the names that a module tells: its functions, methods, classes, constants and signals."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and re.search("_|^[a-z]+$|^[A-Z]", node.name):
            yield node.name  # Qt calls what has another shape
        if isinstance(node, ast.Assign) and "Signal(" in ast.unparse(node.value):
            yield from map(ast.unparse, node.targets)
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_nothing_is_made_that_the_program_never_uses() -> None:
    """What only its tests call looks alive and is not: the series were never renewed by anybody."""
    trees = {path: _tree(path) for path in SOURCES}
    outside = [*(ROOT / "packaging").rglob("*.py"), ROOT / "muniredes.spec", ROOT / "pyproject.toml"]
    used = Counter(
        word for path in (*SOURCES, *outside) for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    )
    once = {name for tree in trees.values() for name in _told(tree) if used[name] == 1}
    allowed = _FOR_A_LIBRARY | _FOR_TESTS.keys()
    assert {name for name in once - allowed if not name.startswith("__")} == set()
    assert allowed <= once, "these are used now: their leave is not needed"


def test_what_outlives_a_page_never_holds_it() -> None:
    """Qt holds a lambda and a `partial` strongly, and a method weakly.

    On a signal of the hub, which outlives every page, the first two keep the page and its window alive.
    """
    holds = (ast.Lambda, ast.Call, ast.Name)
    offenders = [
        f"{_names(path)}:{node.lineno}"
        for path in SOURCES
        if "desktop" in path.parts
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and re.search(r"\bhub\.\w+\.connect$", ast.unparse(node.func))
        and isinstance(node.args[0], holds)
    ]
    assert offenders == []


def test_colours_are_named_in_one_place() -> None:
    literal = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']|QColor\(\s*\d""")
    offenders = [
        _names(path)
        for path in SOURCES
        if path.name not in ("theme.py", "contrast.py") and literal.search(path.read_text(encoding="utf-8"))
    ]
    assert offenders == []
    sheet = (ROOT / "resources" / "themes" / "muniredes.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\s*\{)", sheet) == []


_MADE_IN_ONE_PLACE = {
    "QLabel": "text.py", "QMessageBox": "message_boxes.py", "QProgressDialog": "message_boxes.py",
    **{f"QMessageBox.{name}": "" for name in ("warning", "question", "information", "critical", "about")},
}  # fmt: skip
_PLAIN = re.compile(r"""plain_tip\(|_\('|'|KEYS\[|self\._own_tip""")


def _maybe_a_page(path: Path) -> Iterator[str]:
    """Yield where words go to Qt that it may take for a page."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(_tree(path)):
        if not isinstance(node, ast.Call):
            continue
        called, said = ast.unparse(node.func), [ast.unparse(each) for each in node.args]
        is_hint = called.endswith(".setToolTip") or called == "QToolTip.showText"
        hint = said[called == "QToolTip.showText"] if is_hint else ""
        if (is_hint and not _PLAIN.match(hint)) or _MADE_IN_ONE_PLACE.get(called, path.name) != path.name:
            yield f"{_names(path)}:{node.lineno}"
    for found in re.finditer(r"ItemDataRole\.ToolTipRole.*\n(.*)", text):
        if "plain_tip(" not in found[1]:
            yield f"{_names(path)}: {found[1].strip()}"


def test_what_somebody_wrote_is_never_taken_for_a_page() -> None:
    """Qt fetches whatever a page names, and a list of somebody else may name another computer."""
    assert [found for path in SOURCES for found in _maybe_a_page(path)] == []


_WRITERS = {"documents", "manual", "sheets", "acts", "live", "exporting", "rehearsing"}


def _written_in_the_window(path: Path) -> Iterator[str]:
    """Yield where a file is written by the window's own thread: not by what is told how far it is."""
    tree = _tree(path)
    apart = {
        id(each)
        for node in ast.walk(tree)
        if isinstance(node, ast.Lambda | ast.FunctionDef)
        and any("progress" in given.arg for given in node.args.args)
        for each in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        owner, _dot, verb = ast.unparse(node.func).rpartition(".")
        if owner in _WRITERS and verb.startswith("write") and id(node) not in apart:
            yield f"{_names(path)}:{node.lineno}"


def test_no_file_is_written_in_the_thread_of_the_window() -> None:
    """The folder may be on a server that does not answer, and a paper takes its time to be drawn."""
    assert [
        found for path in SOURCES if "desktop" in path.parts for found in _written_in_the_window(path)
    ] == []


_TELLS = {"format", "label", "setText", "say", "breakable", "rich", "Measured", "Capture", "RawTable"}
_PATHS = {"path", "source", "target", "log_file()"}


def _told_raw(path: Path) -> Iterator[str]:
    """Yield where the name of a file is told, or kept, as the system gives it."""
    for node in ast.walk(_tree(path)):
        called = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and called in _TELLS:
            for said in (*node.args, *(each.value for each in node.keywords)):
                words = ast.unparse(said).removesuffix(".parent").removesuffix(".name").removesuffix(".stem")
                if words == "folder" or words.rpartition(".")[2] in _PATHS:
                    yield f"{_names(path)}:{node.lineno}"


def test_the_name_of_a_file_is_told_so_that_it_can_be_written() -> None:
    """On Linux it may be of bytes that are no letters: neither a guide nor a screen takes it as it is."""
    without_files = ("catalog/", "manual/web/", "manual/render/", "manual/compose/", "domain/calendar/")
    found = [told for path in SOURCES if not any(name in _names(path) for name in without_files)
             for told in _told_raw(path)]  # fmt: skip
    assert found == []


def _modules_named(path: Path) -> Iterator[str]:
    """Yield what a file imports, each name of it with its module."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module or ''}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_no_test_is_read_from_the_file_of_another() -> None:
    """What two of them need is in a module that says what it is: a test can change, or go, by itself."""
    found = {
        _names(path): imported
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for imported in _modules_named(path)
        if re.search(r"^tests\.(?:\w+\.)*test_\w+", imported)
    }
    assert found == {}


@pytest.mark.parametrize(
    "forbidden", ["processEvents(", "print(", "datetime.now(", "date.today(", "import *"]
)
def test_what_is_never_written(forbidden: str) -> None:
    allowed = {"muniredes/actions/clock.py"} if "(" in forbidden and "da" in forbidden else set()
    found = {_names(path) for path in SOURCES if forbidden in path.read_text(encoding="utf-8")}
    assert found <= allowed


def test_packaging_is_not_a_package_that_hides_another() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_lock_files_name_versions_and_hashes_and_no_addresses() -> None:
    for path in (ROOT / "packaging").rglob("*.lock"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index-url" not in text
        names = re.findall(r"^([a-z0-9._-]+)==[^\s;\\]+", text, re.MULTILINE | re.IGNORECASE)
        entries = re.split(r"\n(?=\S)", text)
        assert names
        assert all("--hash=sha256:" in entry for entry in entries if "==" in entry.splitlines()[0])


def test_every_dependency_says_why_it_is_here() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").casefold()
    wanted = re.findall(r'^    "([A-Za-z0-9_-]+)[<>=~]', project, re.MULTILINE)
    assert len(wanted) > 15
    assert [name for name in wanted if name.casefold() not in told] == []


def test_the_list_of_texts_is_up_to_date() -> None:
    with (ROOT / "resources" / "locale" / "muniredes.pot").open("rb") as file:
        listed = {_key(message.id) for message in read_po(file) if message.id}
    found = Catalog()
    for _file, _line, message, _comments, _context in extract_from_dir(
        str(ROOT / "muniredes"), keywords=KEYWORDS
    ):
        found.add(message)
    extracted = {_key(message.id) for message in found if message.id}
    assert extracted == listed, "run: python3 packaging/dev.py texts"


def _key(message: object) -> object:
    return tuple(message) if isinstance(message, list | tuple) else message


def test_every_letter_of_the_catalogue_can_be_printed() -> None:
    shipped = [path.read_text(encoding="utf-8") for path in (ROOT / "resources" / "catalog").glob("*.*")]
    shipped += [(ROOT / "resources" / "locale" / "muniredes.pot").read_text(encoding="utf-8")]
    letters = "".join(sorted({letter for text in shipped for letter in text if letter.isprintable()}))
    letters += "àèìòùáéíóúäëïöüâêîôûñçÀÈÒÁÉÍÓÚÏÜÑÇŀĿ·ºª¿¡«»—–…€☐☑✓→≥≤"
    assert fonts.NAMED not in {name for name, _text in fonts.runs(letters, fonts.REGULAR)}


def test_the_icon_of_windows_has_every_size() -> None:
    with Image.open(ROOT / "resources" / "icons" / "app.ico") as icon:
        assert {16, 24, 32, 48, 64, 256} <= {width for width, _height in icon.info["sizes"]}


def test_the_documents_name_what_exists() -> None:
    for name in ("README.md", "ARCHITECTURE.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / link).exists(), f"{name}: {link}"
        for path in re.findall(
            r"`((?:muniredes|desktop|storage|domain|actions|manual|tests|packaging)/[\w/.]+)`", text
        ):
            assert (ROOT / path).exists() or (ROOT / "muniredes" / path).exists(), f"{name}: {path}"
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "Sin publicar" in changes or __version__ in changes


def test_every_order_is_told_in_the_readme() -> None:
    parser = build_parser()
    (orders,) = [each.choices for each in parser._actions if isinstance(each.choices, dict)]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {order for order in orders if f"`muniredes {order} " not in readme} == set()


def test_the_architecture_names_only_what_is_in_the_tree() -> None:
    """What is between backquotes is looked for, word by word, in all files and their names."""
    words: set[str] = set(re.findall(r"\w+", (ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    for folder in ("muniredes", "packaging", "resources", "tests"):
        for path in (ROOT / folder).rglob("*"):
            words.update(re.findall(r"\w+", path.name))
            if path.suffix in (".py", ".toml", ".lock"):
                words.update(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = dict.fromkeys(re.findall(r"`([^`\n]+)`", told))
    assert len(named) > 200
    assert [name for name in named if not words.issuperset(re.findall(r"\w+", name))] == []


def test_the_version_is_told_once_and_the_same_everywhere() -> None:
    """What is published says which version it is in three files that are read without the program."""
    publiccode = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (?P<version>\d+\.\d+\.\d+) – (?P<day>\d{4}-\d\d-\d\d)$", changes, re.MULTILINE)
    assert newest is not None
    assert newest["version"] == __version__
    assert f'softwareVersion: "{newest["version"]}"' in publiccode
    assert f'releaseDate: "{newest["day"]}"' in publiccode
