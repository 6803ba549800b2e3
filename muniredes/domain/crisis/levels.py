"""How serious it is, and who has a part in it."""

from enum import IntEnum, StrEnum

from muniredes.i18n import _, mark


class CrisisLevel(IntEnum):
    """The four levels, in the words of a town."""

    ROUTINE = 0
    INCIDENT = 1
    LOCAL = 2
    SEVERE = 3

    @property
    def word(self) -> str:
        """«Grave»."""
        return _(_LEVEL_WORDS[self][0])

    @property
    def colour_word(self) -> str:
        """«rojo»: the colour is always said too."""
        return _(_LEVEL_WORDS[self][1])

    @property
    def title(self) -> str:
        """«3 · Grave (rojo)»."""
        return f"{self.value} · {self.word} ({self.colour_word})"


_LEVEL_WORDS = {
    CrisisLevel.ROUTINE: (mark("Rutina"), mark("verde")),
    CrisisLevel.INCIDENT: (mark("Incidencia"), mark("amarillo")),
    CrisisLevel.LOCAL: (mark("Crisis local"), mark("naranja")),
    CrisisLevel.SEVERE: (mark("Grave"), mark("rojo")),
}


class CrisisRole(StrEnum):
    """A part in a crisis. In a small town one person has several; each needs somebody who stands in."""

    COORDINATOR = "coordinator"
    EDITOR = "editor"
    MAYOR = "mayor"
    SECRETARY = "secretary"
    SPOKESPERSON = "spokesperson"
    IT = "it"
    DATA_PROTECTION = "data_protection"
    CIVIL_PROTECTION = "civil_protection"
    SERVICE = "service"

    @property
    def word(self) -> str:
        """«Coordina la comunicación»."""
        return _(_ROLE_WORDS[self][0])

    @property
    def meaning(self) -> str:
        """What whoever has the part does, in one sentence."""
        return _(_ROLE_WORDS[self][1])


_ROLE_WORDS = {
    CrisisRole.COORDINATOR: (
        mark("Coordinación"), mark("Lleva la crisis: decide el nivel, reparte y apunta."),
    ),
    CrisisRole.EDITOR: (mark("Quien publica"), mark("Escribe y publica los avisos, y mira los comentarios.")),
    CrisisRole.MAYOR: (mark("Alcaldía"), mark("Decide lo grave y da la cara.")),
    CrisisRole.SECRETARY: (mark("Secretaría"), mark("Denuncias, plazos, decretos y lo que dice la ley.")),
    CrisisRole.SPOKESPERSON: (mark("Portavoz"), mark("La única voz: todo lo que se dice pasa por ella.")),
    CrisisRole.IT: (mark("Informática"), mark("Contraseñas, sesiones y copias. A menudo, la Diputación.")),
    CrisisRole.DATA_PROTECTION: (
        mark("Protección de datos"), mark("Delegado o delegada: valora las brechas y las notifica."),
    ),
    CrisisRole.CIVIL_PROTECTION: (
        mark("Protección Civil o Policía Local"), mark("Confirma qué pasa y da el visto bueno a los avisos."),
    ),
    CrisisRole.SERVICE: (
        mark("El servicio afectado"), mark("Sabe qué se ha roto y cuándo vuelve: aguas, limpieza, obras."),
    ),
}  # fmt: skip
