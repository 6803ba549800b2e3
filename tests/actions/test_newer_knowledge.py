"""What the program knows, brought up to date from a signed file: if it is whole, trusted and newer."""

import io
import json
import random
import shutil
import sys
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from muniredes import paths, policy
from muniredes.__main__ import main
from muniredes.actions import knowledge, newer_knowledge
from muniredes.catalog.whole import read_all
from muniredes.domain.council import EntityKind
from muniredes.domain.file_digests import PackedFile
from muniredes.domain.knowledge.edition import KnowledgeEdition, to_json
from muniredes.domain.problems import Problem
from muniredes.exchange import knowledge_file
from muniredes.policy import Policy

DAY = date(2027, 3, 1)
PRIVATE, PUBLIC = knowledge_file.new_keys()
Maker = Callable[..., Path]


@pytest.fixture(autouse=True)
def _as_shipped() -> Iterator[None]:
    """The province's key is trusted; no test leaves another catalogue to the next one."""
    policy.obey(Policy(knowledge_key=PUBLIC))
    yield
    policy.obey(Policy())
    paths.fix_catalog(None)
    newer_knowledge.begin()
    _read_anew()


@pytest.fixture
def made(tmp_path: Path) -> Maker:
    """Make a file of knowledge that calls Facebook otherwise."""

    def make(name: str = "'Caralibro'", day: date = DAY, private: str = PRIVATE) -> Path:
        folder = tmp_path / "catalog"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(paths.resource("catalog"), folder)
        networks = folder / "networks.toml"
        text = networks.read_text(encoding="utf-8")
        assert 'nombre = "Facebook"' in text
        networks.write_text(text.replace('nombre = "Facebook"', f"nombre = {name}"), encoding="utf-8")
        target = tmp_path / f"{day}.saber"
        edition = KnowledgeEdition(day, "Diputación de Prueba", "El nuevo nombre de una red.")
        knowledge_file.pack(folder, edition, private, target)
        return target

    return make


def _read_anew() -> None:
    for part in (knowledge._networks, knowledge._advice, knowledge._crisis_book):
        part.cache_clear()


def _name_of_facebook() -> str:
    _read_anew()
    return knowledge.networks()["facebook"].name


def test_a_signed_file_is_read_from_the_next_start_on(made: Maker) -> None:
    taken = newer_knowledge.take(made())
    assert (taken.day, taken.publisher) == (DAY, "Diputación de Prueba")
    assert _name_of_facebook() == "Facebook", "nothing changes under her hands"

    newer_knowledge.begin()
    assert _name_of_facebook() == "Caralibro"
    assert newer_knowledge.in_use().day == DAY


def test_a_newer_one_takes_the_place_of_the_one_before(made: Maker) -> None:
    newer_knowledge.take(made("'Primero'"))
    newer_knowledge.begin()
    newer_knowledge.take(made("'Segundo'", date(2027, 4, 1)))
    newer_knowledge.begin()
    assert _name_of_facebook() == "Segundo"
    assert len(list((paths.data_folder() / "saber").iterdir())) == 1


@pytest.mark.parametrize("day", [DAY, date(2020, 1, 1)])
def test_one_that_is_not_newer_is_refused(made: Maker, day: date) -> None:
    newer_knowledge.take(made())
    with pytest.raises(Problem, match="ya sabe lo de ese día"):
        newer_knowledge.look(made(day=day))


def test_nobody_else_can_sign_one(made: Maker) -> None:
    with pytest.raises(Problem, match="no lo ha firmado nadie"):
        newer_knowledge.take(made(private=knowledge_file.new_keys()[0]))
    policy.obey(Policy())
    with pytest.raises(Problem, match="no tiene la clave"):
        newer_knowledge.take(made())
    assert not (paths.data_folder() / "saber").exists()


def test_any_byte_that_changes_is_noticed(made: Maker, tmp_path: Path) -> None:
    """Whatever a changed byte leaves readable is what was signed, to the letter; the rest is refused."""
    source = made()
    before = source.read_bytes()
    whole = knowledge_file.opened(source, [PUBLIC])
    chance = random.Random(7)  # noqa: S311
    changed = tmp_path / "cambiado.saber"
    refused = 0
    for _turn in range(60):
        place = chance.randrange(len(before))
        changed.write_bytes(
            before[:place] + bytes([before[place] ^ 1 << chance.randrange(8)]) + before[place + 1 :]
        )
        try:
            assert knowledge_file.opened(changed, [PUBLIC]).contents == whole.contents
        except Problem:
            refused += 1
    assert refused


def test_what_is_changed_after_it_was_taken_is_not_read(made: Maker) -> None:
    newer_knowledge.take(made())
    (folder,) = (paths.data_folder() / "saber").iterdir()
    phones = folder / "crisis" / "phones.toml"
    phones.write_bytes(phones.read_bytes().replace(b"112", b"113"))
    newer_knowledge.begin()
    assert "no lleva dentro lo que se firmó" in newer_knowledge.in_use().complaint
    assert _name_of_facebook() == "Facebook"


def test_what_nobody_signed_is_not_read_either(made: Maker) -> None:
    newer_knowledge.take(made())
    (folder,) = (paths.data_folder() / "saber").iterdir()
    (folder / "advice" / "mio.toml").write_text("", encoding="utf-8")
    newer_knowledge.begin()
    assert newer_knowledge.in_use().complaint


def test_a_mistake_in_it_is_named_and_nothing_is_taken(made: Maker) -> None:
    source = made("3")
    with pytest.raises(Problem, match=r"networks\.toml.*facebook.*nombre"):
        newer_knowledge.take(source)
    assert list((paths.data_folder() / "saber").iterdir()) == []


@pytest.mark.parametrize("name", ["../fuera.toml", "/etc/x.toml", "advice/../../x.toml", "C:/x.toml", "x.py"])
def test_nothing_signed_leaves_its_folder(tmp_path: Path, name: str) -> None:
    """Not even who has the key writes elsewhere, or brings a program."""
    edition = KnowledgeEdition(DAY, "Alguien", "", (PackedFile(name, 1, sha256(b"x").hexdigest()),))
    manifest = json.dumps(to_json(edition)).encode()
    signature = SigningKey(b64decode(PRIVATE)).sign(manifest).signature
    target = tmp_path / "x.saber"
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(knowledge_file.MANIFEST_NAME, manifest)
        package.writestr(knowledge_file.SIGNATURE_NAME, b64encode(signature))
        package.writestr(name, b"x")
    with pytest.raises(Problem, match="no es un fichero"):
        knowledge_file.opened(target, [PUBLIC])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hola" * 99, b"\x00" * 4096])
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "x.saber"
    source.write_bytes(content)
    with pytest.raises(Problem, match="no es un fichero con lo que sabe"):
        newer_knowledge.look(source)


def test_a_bomb_inside_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(knowledge_file.MANIFEST_NAME, b" " * 300 * 1024 * 1024)
    source = tmp_path / "x.saber"
    source.write_bytes(packed.getvalue())
    with pytest.raises(Problem, match="no es un fichero"):
        newer_knowledge.look(source)


def test_the_command_says_what_it_brings_and_the_next_one_reads_it(
    made: Maker, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "read", lambda: Policy(knowledge_key=PUBLIC))
    source = made()
    assert main(["saber", str(source), "--solo-ver"]) == 0
    assert not (paths.data_folder() / "saber").exists()
    assert main(["saber", str(source)]) == 0
    assert capsys.readouterr().out.count("Del 2027-03-01, de Diputación de Prueba.") == 2
    assert main(["saber", str(source)]) == 1
    assert newer_knowledge.in_use().publisher == "Diputación de Prueba"


def test_every_file_of_the_catalogue_is_read_before_it_is_believed() -> None:
    """A file that only another part reads could be wrong and be taken all the same."""
    folder = paths.resource("catalog")
    opened: set[str] = set()
    watching = [True]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching[0] and event == "open" and isinstance(arguments[0], str):
            opened.add(str(arguments[0]))

    sys.addaudithook(watch)
    read_all(folder)
    watching[0] = False
    expected = {str(path) for path in folder.rglob("*") if path.suffix in {".toml", ".csv"}}
    assert not expected - opened


def test_no_part_of_the_program_reads_the_catalogue_elsewhere() -> None:
    sources = Path(knowledge.__file__).parent.parent.rglob("*.py")
    asking = {path.name for path in sources if 'resource("catalog"' in path.read_text(encoding="utf-8")}
    assert asking == {"paths.py", "newer_knowledge.py"}


def test_the_day_of_the_catalogue_is_that_of_its_newest_fact() -> None:
    knowledge.serve(EntityKind.COUNCIL)
    assert newer_knowledge.in_use().day == max(review.reviewed for review in knowledge.reviews())
