"""The numbers and titles of the chapters. A number never changes: versions of the manual can be compared."""

from muniredes.i18n import _, mark

CHAPTER_TITLES = {
    "0": mark("Ficha y control de versiones"),
    "1": mark("Si solo lee una hoja"),
    "2": mark("Quién es quién"),
    "3": mark("Registro de cuentas"),
    "4": mark("Apertura, fusión y cierre de perfiles"),
    "5": mark("Qué publicamos en cada red"),
    "6": mark("Guía de estilo"),
    "7": mark("Blogs y web"),
    "8": mark("Qué va por dónde: coordinación"),
    "9": mark("Calendario"),
    "10": mark("Atender a la gente: conversación y moderación"),
    "11": mark("Derechos"),
    "12": mark("Seguridad de las cuentas"),
    "13": mark("Algo va mal: crisis"),
    "14": mark("Periodo electoral"),
    "15": mark("Actividad y métricas"),
    "16": mark("Entregar y recibir: traspaso"),
}


def chapter_title(number: str) -> str:
    """Return the title of a chapter in the language in use."""
    return _(CHAPTER_TITLES[number])
