"""What the program can do, by its name and by what else a person would call it: for the search."""

from collections.abc import Iterator
from dataclasses import dataclass

from muniredes.actions import documents
from muniredes.desktop.sidebar import page_words
from muniredes.domain.places import WIZARD_WORDS, Place, Target
from muniredes.domain.text import fold
from muniredes.i18n import _, mark


@dataclass(frozen=True, slots=True)
class Door:
    """Something that can be opened. `also` has the other words it answers to; `kind` says what it is."""

    title: str
    kind: str
    target: Target
    also: str = ""

    def answers_to(self, folded: str) -> bool:
        """Whether some words, folded, are in its name or are another word for it."""
        return folded in fold(f"{self.title} {self.also}")


_INSIDE = (
    (mark("He heredado las cuentas"), mark("paquete, recibir, traspaso, relevo"), Place.HANDOVER, "receive"),
    (mark("El paquete para quien viene"), mark("entregar, traspaso, relevo"), Place.HANDOVER, "receive"),
    (mark("Los diez primeros días"), mark("recibir, empezar, relevo"), Place.HANDOVER, "first_days"),
    (mark("No me han dejado nada"), mark("recuperar, contraseñas, claves"), Place.HANDOVER, "first_days"),
    (mark("Actas del traspaso"), mark("acta, entrega, firma, relevo"), Place.HANDOVER, "acts"),
    (mark("Ensayo de relevo"), mark("prueba, simulacro, manual, suplente"), Place.HANDOVER, "rehearsal"),
    (mark("Lista de comprobación"), mark("traspaso, checklist, relevo"), Place.HANDOVER, "correo"),
    (mark("Copias de seguridad"), mark("copia, recuperar, guardar"), Place.SETTINGS, "copies"),
    (mark("Papelera"), mark("borrado, recuperar"), Place.SETTINGS, "bin"),
    (mark("Empezar nuevo mandato"), mark("cambio de gobierno, elecciones"), Place.TERM, ""),
    (mark("Elecciones y mandato"), mark("periodo electoral"), Place.TERM, ""),
    (mark("Documentos sueltos"), mark("aviso legal, formulario, carta, imprimir"), Place.MANUAL, ""),
)


def doors(typed: str) -> Iterator[Door]:
    """Yield what answers to some words: pages first, then what is inside them, and the wizards."""
    wanted = fold(typed).strip()
    if wanted:
        yield from (door for door in _doors() if door.answers_to(wanted))


def _doors() -> Iterator[Door]:
    for place, title in page_words().items():
        yield Door(title, _("Página"), Target(place))
    pages = page_words()
    for title, also, place, field in _INSIDE:
        kind = pages.get(place) or pages[Place.SETTINGS]
        yield Door(_(title), kind, Target(place, None, field), _(also))
    for paper in documents.papers():
        yield Door(paper.word, _("Documento"), Target(Place.MANUAL, None, paper.value), paper.purpose)
    for place, title in WIZARD_WORDS.items():
        yield Door(_(title), _("Asistente"), Target(place))
