"""What an administrator fixes the policy with: ADMX and ADML for Windows, an example file for Linux.

They are made from the table of the program, so what they offer is what it reads.
"""

import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

from muniredes import policy
from muniredes.policy import Kind, Rule

LANGUAGE = "es-ES"
NAMESPACE = "MuniRedes.Policies.MuniRedes"
_SCHEMA = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_WINDOWS = "Microsoft.Policies.Windows"
_SUPPORTED = "SUPPORTED_MuniRedes"
_EXAMPLES = {
    "carpeta_datos": '"/var/lib/muniredes/{usuario}"',
    "carpeta_segunda_copia": '"/mnt/copias/muniredes"',
    "contacto": '"Asistencia a municipios, 900 000 000"',
    "telefonos": '["Informática de la diputación; 900 000 000; si falla el programa"]',
    "paginas_ocultas": '["conversacion"]',
    "clave_saber": '"4e9n65cLWOb7BIaGpNautwCa5YEoQq5WaFJLb+QLt+s="',
    "prohibir_enlaces": "true",
}


def write(folder: Path) -> tuple[Path, Path, Path]:
    """Write the three files in a folder, as Windows wants them laid out; return them."""
    (folder / LANGUAGE).mkdir(parents=True, exist_ok=True)
    templates, words = folder / "MuniRedes.admx", folder / LANGUAGE / "MuniRedes.adml"
    for path, tree in ((templates, admx()), (words, adml())):
        ET.indent(tree)
        path.write_bytes(ET.tostring(tree, encoding="utf-8", xml_declaration=True) + b"\n")
    sample = folder / "politica.toml"
    sample.write_text(example(), encoding="utf-8")
    return templates, words, sample


def admx() -> ET.Element:
    """Return what can be fixed, as group policy wants it."""
    root = ET.Element("policyDefinitions", {"xmlns": _SCHEMA, "revision": "1.0", "schemaVersion": "1.0"})
    names = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(names, "target", {"prefix": "muniredes", "namespace": NAMESPACE})
    ET.SubElement(names, "using", {"prefix": "windows", "namespace": _WINDOWS})
    ET.SubElement(root, "resources", {"minRequiredRevision": "1.0"})
    supported = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(supported, "definition", {"name": _SUPPORTED, "displayName": f"$(string.{_SUPPORTED})"})
    categories = ET.SubElement(root, "categories")
    ET.SubElement(categories, "category", {"name": "MuniRedes", "displayName": "$(string.MuniRedes)"})
    policies = ET.SubElement(root, "policies")
    for rule in policy.RULES:
        _policy(policies, rule)
    return root


def _policy(policies: ET.Element, rule: Rule) -> None:
    told = {
        "name": rule.key,
        "class": "Machine",
        "displayName": f"$(string.{rule.key})",
        "explainText": f"$(string.{rule.key}_explica)",
        "key": policy.REGISTRY,
    }
    if rule.kind is Kind.SWITCH:
        told["valueName"] = rule.key
    else:
        told["presentation"] = f"$(presentation.{rule.key})"
    made = ET.SubElement(policies, "policy", told)
    ET.SubElement(made, "parentCategory", {"ref": "MuniRedes"})
    ET.SubElement(made, "supportedOn", {"ref": _SUPPORTED})
    if rule.kind is Kind.SWITCH:
        for name, value in (("enabledValue", "1"), ("disabledValue", "0")):
            ET.SubElement(ET.SubElement(made, name), "decimal", {"value": value})
        return
    inner = {"id": rule.key, "valueName": rule.key, "required": "true"}
    kinds = {Kind.LINES: "multiText", Kind.TEXT: "text", Kind.FOLDER: "text"}
    if rule.kind is Kind.FOLDER:
        inner["expandable"] = "true"
    ET.SubElement(ET.SubElement(made, "elements"), kinds[rule.kind], inner)


def adml() -> ET.Element:
    """Return the words of `admx`, in Spanish."""
    root = ET.Element(
        "policyDefinitionResources", {"xmlns": _SCHEMA, "revision": "1.0", "schemaVersion": "1.0"}
    )
    ET.SubElement(root, "displayName").text = "MuniRedes"
    ET.SubElement(root, "description").text = "Lo que se puede fijar de MuniRedes en muchos ordenadores."
    resources = ET.SubElement(root, "resources")
    strings = ET.SubElement(resources, "stringTable")
    shown = ET.SubElement(resources, "presentationTable")
    said = {"MuniRedes": "MuniRedes", _SUPPORTED: "MuniRedes, en Windows 10 o posterior"}
    for rule in policy.RULES:
        said |= {rule.key: rule.title, f"{rule.key}_explica": rule.about}
        if rule.kind is Kind.SWITCH:
            continue
        presentation = ET.SubElement(shown, "presentation", {"id": rule.key})
        if rule.kind is Kind.LINES:
            ET.SubElement(presentation, "multiTextBox", {"refId": rule.key, "defaultHeight": "6"})
        else:
            box = ET.SubElement(presentation, "textBox", {"refId": rule.key})
            ET.SubElement(box, "label").text = rule.title
    for name, words in said.items():
        ET.SubElement(strings, "string", {"id": name}).text = words
    return root


def example() -> str:
    """Return the file of Linux with everything in it, commented out."""
    lines = [
        f"# MuniRedes: lo que fija quien administra. Va en {policy.FILE}; quite «# » de lo que quiera.",
        "",
    ]
    for rule in policy.RULES:
        lines += [f"# {rule.title}. {rule.about}", f"# {rule.key} = {_EXAMPLES[rule.key]}", ""]
    return "\n".join(lines)


def uncommented(text: str) -> dict[str, object]:
    """Return what the example fixes when everything in it is taken."""
    keys = {rule.key for rule in policy.RULES}
    wanted = [line[2:] for line in text.splitlines() if line[2:].partition(" = ")[0] in keys]
    return tomllib.loads("\n".join(wanted))
