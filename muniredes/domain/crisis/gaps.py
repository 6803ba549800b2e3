"""The gaps that the messages of a crisis may have: few, always the same, so that they are learnt once."""

from muniredes.domain.calendar.year.moments import HOUR_GAP

NEXT_GAP = "{PRÓXIMO AVISO}"
"""The hour of the next message, which the program fills, as it does HOUR_GAP when the message is copied."""

KNOWN_GAP = "{CUÁNDO SE SUPO}"
"""The hour and the day since when the council knows, which the program fills."""

ACCOUNT_GAP = "{CUENTA}"
"""The account that a message is about."""

MESSAGE_GAPS = (
    HOUR_GAP,
    NEXT_GAP,
    KNOWN_GAP,
    ACCOUNT_GAP,
    "{ORGANISMO}",
    "{TELÉFONO}",
    "{TELÉFONO DE AVERÍAS}",
    "{ENLACE}",
    "{ASUNTO}",
    "{SERVICIO}",
    "{POR QUIÉN}",
    "{QUÉ OCURRE Y DÓNDE}",
    "{QUÉ DEBE HACER}",
    "{QUÉ NO SE SABE}",
    "{QUÉ CAMBIA}",
    "{DATO CORRECTO}",
)
"""Every gap that a message or a text to paste may have."""
