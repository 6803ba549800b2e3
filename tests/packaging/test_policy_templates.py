"""What an administrator is given to fix the policy offers what the program reads, and nothing else."""

from pathlib import Path
from xml.etree import ElementTree as ET

from building import policy_templates

from muniredes import policy
from muniredes.policy import Kind

XML = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


def _parsed(path: Path) -> ET.Element:
    return ET.fromstring(path.read_bytes())  # noqa: S314  # written here


def test_every_rule_is_offered_where_the_program_looks_for_it(tmp_path: Path) -> None:
    templates, _words, _sample = policy_templates.write(tmp_path)
    offered = {}
    for each in _parsed(templates).iter(f"{XML}policy"):
        assert each.get("key") == policy.REGISTRY
        assert each.get("class") == "Machine"
        values = [each.get("valueName"), *(inner.get("valueName") for inner in each.iter())]
        offered[each.get("name")] = {value for value in values if value}
    assert offered == {rule.key: {rule.key} for rule in policy.RULES}


def test_every_word_that_the_template_asks_for_is_in_spanish(tmp_path: Path) -> None:
    templates, words, _sample = policy_templates.write(tmp_path)
    assert words.parent.name == "es-ES"
    told = _parsed(words)
    strings = {each.get("id"): each.text for each in told.iter(f"{XML}string")}
    shown = {each.get("id") for each in told.iter(f"{XML}presentation")}
    asked = [value for each in _parsed(templates).iter() for value in each.attrib.values() if "$(" in value]
    for value in asked:
        kind, _dot, name = value.removeprefix("$(").removesuffix(")").partition(".")
        assert name in (strings if kind == "string" else shown), value
    assert all(strings.values())
    boxes = {each.get("refId") for each in told.iter() if each.get("refId")}
    assert boxes == {rule.key for rule in policy.RULES if rule.kind is not Kind.SWITCH}


def test_the_example_of_linux_is_understood_whole(tmp_path: Path) -> None:
    _templates, _words, sample = policy_templates.write(tmp_path)
    text = sample.read_text(encoding="utf-8")
    understood = policy.understand(policy_templates.uncommented(text))
    assert understood.complaints == ()
    assert len(understood.told()) == len(policy.RULES)
    assert policy_templates.uncommented(policy_templates.example()) == policy_templates.uncommented(text)
