"""What is compiled of the catalogue: the same as what is read, and never believed when it should not be."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.actions import knowledge
from muniredes.catalog import compiled, holidays
from muniredes.domain.council import BodyLack, EntityKind
from muniredes.i18n import speaking
from tests.pseudo import CODE

BOOKS: tuple[Callable[[], object], ...] = (
    knowledge.networks,
    knowledge.advice,
    knowledge.topics,
    knowledge.responses,
    knowledge.papers,
    knowledge.plain_words,
    knowledge.subjects,
    knowledge.year_book,
    knowledge.remedies,
    knowledge.crisis_book,
    knowledge.handover_checklist,
    knowledge.wordings,
    lambda: holidays.national(2027),
    lambda: holidays.regional("CL", 2027),
)


@pytest.fixture(autouse=True)
def _a_start() -> Iterator[None]:
    _start_again()
    yield
    _start_again()


def _start_again() -> None:
    """Forget what was read, as every start of the program does."""
    for name, known in {**vars(knowledge), **vars(holidays), **vars(compiled)}.items():
        if name.startswith("_") or known in (holidays.national, holidays.regional):
            getattr(known, "cache_clear", lambda: None)()


def _read_all() -> list[object]:
    return [book() for book in BOOKS]


def _unread(_path: Path) -> None:
    raise AssertionError("nobody should ask for that")


def _made_files() -> list[Path]:
    return sorted(paths.compiled_folder().iterdir())


@pytest.mark.parametrize(
    ("kind", "lacks"), [(EntityKind.COUNCIL, ()), (EntityKind.ASSOCIATION, (BodyLack.WEBSITE,))]
)
def test_every_book_is_the_same_from_what_was_compiled(
    monkeypatch: pytest.MonkeyPatch, kind: EntityKind, lacks: tuple[BodyLack, ...]
) -> None:
    knowledge.serve(kind, lacks)
    read = _read_all()
    _start_again()
    with monkeypatch.context() as patch:
        patch.setattr("muniredes.catalog.records.table", _unread)
        patch.setattr("muniredes.catalog.holidays._spain", _unread)
        assert _read_all() == read


def test_each_audience_has_its_own() -> None:
    for_a_council = knowledge.advice()
    knowledge.serve(EntityKind.ASSOCIATION)
    for_an_association = knowledge.advice()
    _start_again()
    assert knowledge.advice() == for_an_association != for_a_council
    with speaking(CODE):
        knowledge.advice()
    assert {path.name for path in _made_files() if path.name.startswith("advice")} == {
        "advice-council-es.json",
        "advice-association-es.json",
        f"advice-association-{CODE}.json",
    }


@pytest.mark.parametrize("harm", [lambda whole: whole[:-1], lambda _all: b"", bytes.upper])
def test_what_is_damaged_is_read_and_compiled_anew(harm: Callable[[bytes], bytes]) -> None:
    read = knowledge.networks()
    (made,) = _made_files()
    whole = made.read_bytes()
    made.write_bytes(harm(whole))
    _start_again()
    assert knowledge.networks() == read
    assert made.read_bytes() == whole


def test_what_was_made_of_other_files_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    knowledge.networks()
    root = tmp_path / "otra"
    shutil.copytree(paths.resource("catalog"), root / "resources" / "catalog")
    other = root / "resources" / "catalog" / "networks.toml"
    other.write_text(other.read_text(encoding="utf-8").replace('"Facebook"', '"Caralibro"'), encoding="utf-8")
    monkeypatch.setattr(paths, "_root", lambda: root)
    _start_again()
    assert knowledge.networks()["facebook"].name == "Caralibro"


def test_what_another_version_made_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge.networks()
    (made,) = _made_files()
    ours = made.read_bytes()
    monkeypatch.setattr(compiled, "__version__", "0.0.1")
    _start_again()
    knowledge.networks()
    assert made.read_bytes() != ours


def test_a_catalogue_that_arrived_signed_is_read_from_what_was_signed() -> None:
    knowledge.networks()
    (made,) = _made_files()
    made.unlink()
    paths.fix_catalog(paths.resource("catalog"))
    try:
        _start_again()
        knowledge.networks()
        assert not made.exists()
    finally:
        paths.fix_catalog(None)


def test_what_almost_every_region_keeps_is_one_book(monkeypatch: pytest.MonkeyPatch) -> None:
    calendar, year = knowledge.holiday_calendar(), (date(2027, 1, 1), date(2027, 12, 31))
    found = calendar.holidays_of("", "", *year)
    assert [path.name for path in _made_files()] == ["holidays-2027-shared.json", "holidays-2027.json"]
    _start_again()
    monkeypatch.setattr("muniredes.catalog.holidays._spain", _unread)
    assert calendar.holidays_of("", "", *year) == found


def test_nobody_waits_until_the_disk_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("muniredes.files.flush_to_disk", _unread)
    monkeypatch.setattr("muniredes.files.flush_folder", _unread)
    knowledge.networks()
    assert _made_files()


def test_where_nothing_can_be_kept_everything_is_read() -> None:
    place = paths.compiled_folder()
    place.parent.mkdir(parents=True)
    place.write_text("no es una carpeta", encoding="utf-8")
    assert knowledge.networks()["facebook"].name == "Facebook"


@pytest.mark.parametrize(
    "strange", [["os", "system"], ["muniredes.catalog.compiled", "kept"], ["muniredes.paths", "Path"]]
)
def test_nothing_but_a_class_that_holds_values_is_made_of_what_was_kept(strange: list[str]) -> None:
    with pytest.raises(TypeError):
        compiled.decoded(f'[[["{strange[0]}","{strange[1]}"]],[6,"x"]]'.encode())
