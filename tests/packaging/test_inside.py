"""What a build says that it carries, and whether the same sources give the same build."""

from pathlib import Path

import pytest
from building import licences, repeated, sbom


def test_a_package_that_is_inside_and_not_listed_is_named(tmp_path: Path) -> None:
    page = licences.write(["lxml", "PIL._imaging", "rl_accel"], tmp_path).read_text(encoding="utf-8")
    assert sbom.missing(page, ["lxml", "pillow", "rl-accel"]) == []
    assert sbom.missing(page, ["lxml", "rl_accel"]) == ["pillow"]


@pytest.mark.parametrize("change", ["content", "missing", "link"])
def test_two_builds_are_compared_file_by_file(tmp_path: Path, change: str) -> None:
    for name in ("uno", "otro"):
        (tmp_path / name / "_internal").mkdir(parents=True)
        (tmp_path / name / "_internal" / "a.so").write_bytes(b"\x7fELF")
        (tmp_path / name / "_internal" / "b.so").symlink_to("a.so")
    assert repeated.differences(tmp_path / "uno", tmp_path / "otro") == []
    inner = tmp_path / "otro" / "_internal"
    if change == "content":
        (inner / "a.so").write_bytes(b"\x7fELG")
    elif change == "missing":
        (inner / "a.so").unlink()
    else:
        (inner / "b.so").unlink()
        (inner / "b.so").symlink_to("c.so")
    different = repeated.differences(tmp_path / "uno", tmp_path / "otro")
    assert different == ["_internal/b.so" if change == "link" else "_internal/a.so"]
