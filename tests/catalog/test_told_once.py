"""A thing is told once: what two files of the catalogue say of the same fact is the same."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from muniredes import paths
from muniredes.catalog.records import SOURCES, raw_facts, table

ONE_VALUE: Mapping[str, str] = {
    "la multa electoral": r"\b(\d+ a [\d.]+) euros",
    "a qué hora se vota": r"\bde (9\b[^,.;{]*? a (?:8|20|ocho|veinte)\b(?: de la tarde| h\b| horas)?)",
    "el plazo de una brecha": r"(?:[Bb]recha|autoridad|escapan datos|datos de personas)[^.]*?\b(\d+) horas",
    "los recibos del año": r"(?<=va )(del \d+ de \w+ al \d+ de \w+[^.]*)",
    "la edad del permiso": r"(?:[Dd]esde los|[Pp]or debajo de) (\d+)\b",
    "cuántos días se mira el censo": r"(?:se consulta durante|y durante) (\w+) días",
    "hasta cuándo se reclama a una red": r"hay (\w+) meses",
    "cuánto se espera el PIN de WhatsApp": r"esperar (\w+) días, pero el intruso",
    "quién comparte el canal de denuncias": r"[Cc]on menos de ([\d.]+) habitantes",
    "desde cuándo se avisa de la IA": r"[Dd]esde el (\d+ de \w+ de 20\d\d) hay que avisar",
    "cuánto hay para contestar un derecho": r"datos, (en \w+ \w+) como mucho",
}
"""What more than one file may say, with a group for its value."""

_LAW = re.compile(r"\b(?:LO|Ley|RD|RDLeg|Reglamento \(UE\)|Instrucción) \d+/\d+")
_ARTICLES = re.compile(r"\barts?\. ([\d., y]+(?: bis)?)")
_TELEPHONE = re.compile(r"(?<!\d)\d{3} ?\d{2,3} ?\d{2,3} ?\d{2,3}(?!\d)")


def _files() -> list[Path]:
    return sorted(paths.resource("catalog").rglob("*.toml"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _said(file: Path) -> list[str]:
    content = table(file)
    content.pop(SOURCES, None)
    return list(_texts(content))


@pytest.mark.parametrize("fact", ONE_VALUE)
def test_one_fact_has_one_value_in_every_file(fact: str) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for file in _files():
        for text in _said(file):
            for value in re.findall(ONE_VALUE[fact], text):
                found[value.strip().lower()].add(file.name)
    assert len(found) == 1, f"{fact}: {dict(found)}"


def test_a_telephone_of_all_spain_is_in_the_list_of_telephones() -> None:
    listed = {
        re.sub(r"\D", "", each) for text in _said(_named("phones.toml")) for each in _TELEPHONE.findall(text)
    }
    told = {
        (file.name, each)
        for file in _files()
        for text in _said(file)
        if not text.startswith("http")
        for each in _TELEPHONE.findall(text)
        if re.match(r"[6789]", each) and re.sub(r"\D", "", each) not in listed
    }
    assert told == set()


def test_what_says_that_a_call_is_not_seen_says_that_it_has_to_be_deleted() -> None:
    told = [text for file in _files() for text in _said(file) if "no sale en la factura" in text]
    assert len(told) > 1
    assert [text for text in told if "borr" not in text] == []


def _named(name: str) -> Path:
    (found,) = (file for file in _files() if file.name == name)
    return found


def _articles(text: str) -> set[str]:
    return {
        each for found in _ARTICLES.findall(text) for each in re.findall(r"\d+(?:\.\d+)*(?: bis)?", found)
    }


def test_a_law_that_was_read_for_a_file_is_read_for_all() -> None:
    """A source without a day, of articles that another file did read, is a mark that was forgotten."""
    read: dict[str, set[str]] = defaultdict(set)
    unread: list[tuple[str, str, set[str]]] = []
    for file in _files():
        for source in table(file).get(SOURCES, {}).values():
            text, day = (source["texto"], source.get("leida")) if isinstance(source, dict) else (source, None)
            for law in _LAW.findall(text):
                if day:
                    read[law] |= _articles(text)
                else:
                    unread.append((file.name, law, _articles(text)))
    forgotten = [
        (file, law) for file, law, articles in unread if articles and articles <= read.get(law, set())
    ]
    assert forgotten == []


def test_what_names_a_law_is_not_left_as_experience() -> None:
    """What a law says has a text to be read: it cannot be what somebody knows without a paper."""
    names = re.compile(r"\b(?:LO|Ley|RD|RDLeg|Reglamento(?: \(UE\))?) \d+/\d+|\bRGPD\b|\barts?\. \d")
    told = [
        (file.name, entry)
        for file in _files()
        for entry, values, _source in raw_facts(file)
        if values["fuente"] == "propia"
        for text in _texts({key: value for key, value in values.items() if not isinstance(value, dict)})
        if names.search(text)
    ]
    assert told == []
