"""What Windows and Debian are told of the program: every file, the same names in every version."""

import re
import tarfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from building import bare_root, derived, linux_packages, man_page
from building.version import version
from building.windows import identity, installers
from devtools import running

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build with a file in a folder, and names that XML and Windows have to bear."""
    folder = tmp_path / "muniredes"
    (folder / "_internal" / "a&b").mkdir(parents=True)
    (folder / "muniredes.exe").write_bytes(b"MZ")
    (folder / "muniredes").write_bytes(b"\x7fELF")
    (folder / "_internal" / "a&b" / "ñ.txt").touch()
    return folder


def test_the_msi_describes_every_file_once(build: Path, tmp_path: Path) -> None:
    tree = ET.fromstring(installers.describe(build, tmp_path, version()))  # noqa: S314  # written here
    files = [each.get("Source") for each in tree.iter(f"{WIX}File")]
    assert sorted(map(str, files)) == [
        "muniredes/_internal/a&b/ñ.txt",
        "muniredes/muniredes",
        "muniredes/muniredes.exe",
    ]
    components = [each.get("Id") for each in tree.iter(f"{WIX}Component")]
    assert sorted(map(str, components)) == sorted(
        str(each.get("Id")) for each in tree.iter(f"{WIX}ComponentRef")
    )
    assert len(set(components)) == len(components)


def test_a_newer_msi_takes_the_place_of_an_older_one(build: Path, tmp_path: Path) -> None:
    older = installers.describe(build, tmp_path, "1.0.0")
    newer = installers.describe(build, tmp_path, "1.1.0")

    def said(text: str, name: str) -> list[str]:
        return re.findall(rf'\b{name}="([^"]+)"', text)

    assert said(older, "UpgradeCode") == said(newer, "UpgradeCode")
    assert said(older, "Guid") == said(newer, "Guid")
    assert said(older, "Product Id") != said(newer, "Product Id")


@pytest.mark.parametrize(
    ("said", "numbers"), [("1.2.3", (1, 2, 3, 0)), ("0.1.0.dev0", (0, 1, 0, 0)), ("2", (2, 0, 0, 0))]
)
def test_a_version_is_four_numbers_for_windows(said: str, numbers: tuple[int, int, int, int]) -> None:
    assert identity.numbers(said) == numbers


def test_the_manifest_is_well_formed_and_asks_for_no_administrator() -> None:
    manifest = ET.tostring(ET.fromstring(identity.MANIFEST), encoding="unicode")  # noqa: S314  # written here
    assert 'level="asInvoker"' in manifest
    assert all(f">{said}<" in manifest for said in ("UTF-8", "true", "PerMonitorV2"))


def test_the_debian_package_depends_on_what_the_program_is_tried_with(build: Path, tmp_path: Path) -> None:
    tree = tmp_path / "deb"
    derived.write(tmp_path / "derivado")
    (build / "_internal" / "libqt.so.6").write_bytes(bytes(2_000_000))
    (build / "_internal" / "libqt.so").symlink_to("libqt.so.6")
    linux_packages.lay_out(build, tree, tmp_path / "derivado")
    control = (tree / "DEBIAN" / "control").read_text(encoding="utf-8")
    assert f"Version: {version()}\n" in control
    assert all(package in control for package in bare_root.DECLARED)
    size = re.search(r"^Installed-Size: (\d+)$", control, re.MULTILINE)
    assert size is not None
    assert 1_953 < int(size[1]) < 2_100, "a link weighs nothing"
    assert "@localhost" not in control
    assert (tree / "usr" / "share" / "doc" / "muniredes" / "politica.toml").exists()
    assert (tree / "usr" / "bin" / "muniredes").resolve() == tree / "usr" / "lib" / "muniredes" / "muniredes"
    entry = (tree / "usr" / "share" / "applications" / "muniredes.desktop").read_text(encoding="utf-8")
    kind = (tree / "usr" / "share" / "mime" / "packages" / "muniredes.xml").read_text(encoding="utf-8")
    assert "MimeType=application/x-muniredes;" in entry
    assert 'type="application/x-muniredes"' in kind


def test_the_manual_page_tells_every_order_as_the_parser_understands_it() -> None:
    page = man_page.page()
    for order in ("manual", "recibir", "verificar", "saber", "politica", "preparar"):
        assert f"\\fB{order}\\fR" in page
    assert "[\\fB\\-\\-edicion\\fR reservada|publica]" in page
    assert "\\fB\\-\\-salida\\fR \\fIP.pdf\\fR" in page
    assert "@ORDENES@" not in page
    assert all(line.startswith((".", "\\", "[")) or line[0].isalnum() for line in page.splitlines())


def test_no_order_of_the_program_waits_for_a_screen() -> None:
    assert {name for name, _about, _parser in man_page.orders()} == running.COMMANDS


def test_the_portable_folder_has_its_mark_and_is_the_same_each_time(build: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    for place in (one, other):
        place.mkdir()
    first, second = linux_packages.tar(build, one), linux_packages.tar(build, other)
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as archive:
        assert "MuniRedes/muniredes.portable" in archive.getnames()
