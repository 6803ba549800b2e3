"""The page of licences tells what is inside a build, and nothing else."""

from pathlib import Path

from building import licences


def test_every_package_inside_is_there_with_its_text(tmp_path: Path) -> None:
    page = licences.write(["lxml", "PIL._imaging", "docx", "json"], tmp_path).read_text(encoding="utf-8")
    titles = [part.strip().splitlines()[0] for part in page.split("=" * 78)[1:]]
    assert [title.split()[0] for title in titles] == [
        "lxml",
        "pillow",
        "python-docx",
        "Python",
        "GPL-3",
        "LGPL-3",
    ]
    assert "Permission is hereby granted" in page
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page


def test_a_page_of_the_same_packages_is_the_same(tmp_path: Path) -> None:
    one = licences.write(["lxml", "docx"], tmp_path / "a").read_bytes()
    assert licences.write(["docx", "lxml", "lxml.etree"], tmp_path / "b").read_bytes() == one
