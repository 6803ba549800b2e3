"""Chapter 11: data protection, minors, images, authorship, accessibility and transparency."""

from collections.abc import Iterator

from muniredes.domain.citizens.rights import Consent, PictureCredit
from muniredes.domain.dates import short_date
from muniredes.domain.fields import word
from muniredes.domain.texts.text import sentences
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import Block, Chapter, Heading, Rich, Table, Text, Tone, or_pending, rich


def chapter(data: ManualData) -> Chapter:
    """Return the chapter: what every council has to respect, and its own registers."""
    return Chapter("11", chapter_title("11"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    yield Text(rich(_("Publicar no da derecho a todo. Ante la duda, pregunte a Secretaría.")), Tone.LEAD)
    for title, key, name in (
        (_("Datos personales"), "datos-personales", "proteccion_datos"),
        (_("Menores"), "menores", "menores"),
        (_("Fotos y vídeos"), "fotos", "imagen"),
        (_("Permisos"), "permisos", "consentimiento"),
        (_("Autoría y licencias"), "autoria", "autoria"),
        (_("Accesibilidad"), "accesibilidad", "accesibilidad_legal"),
        (_("Transparencia"), "transparencia", "transparencia"),
    ):
        if data.advice[name]:
            yield Heading(title, key=key)
            yield data.advice_list(name)
    yield from _consents(data)
    yield from _credits(data)


def _consents(data: ManualData) -> Iterator[Block]:
    if data.snapshot.consents:
        yield Heading(_("Registro de permisos de imagen"), key="registro-permisos")
        yield Table(
            (_("De quién"), _("Para qué y dónde"), _("Plazo"), _("Papel firmado")),
            tuple(_consent(data, consent) for consent in data.snapshot.consents),
            (2.6, 3.4, 2.2, 2.2),
            _("Permisos de imagen"),
        )


def _consent(data: ManualData, consent: Consent) -> tuple[Rich, ...]:
    minor = _(" (menor de edad)") if consent.is_minor else ""
    days = [
        text.format(day=short_date(day))
        for text, day in (
            (_("dado el {day}"), consent.given_on),
            (_("caduca el {day}"), consent.expires_on),
            (_("retirado el {day}"), consent.revoked_on),
        )
        if day is not None
    ]
    state = _("Vale") if consent.holds(data.as_of) else _("No vale")
    return (
        rich(consent.subject + minor),
        or_pending(sentences((consent.purpose, consent.channels))),
        rich("\n".join((state, *days))),
        or_pending(consent.place),
    )


def _credits(data: ManualData) -> Iterator[Block]:
    if data.snapshot.credits:
        yield Heading(_("Banco de imágenes"), key="banco-imagenes")
        yield Table(
            (
                word("picture_credit.name"),
                _("Autoría y licencia"),
                word("picture_credit.used_in"),
                _("¿Se puede usar?"),
            ),
            tuple(_credit(data, credit) for credit in data.snapshot.credits),
            (2.6, 3.2, 2.6, 2),
            _("Imágenes, con su autoría y su licencia"),
        )


def _credit(data: ManualData, credit: PictureCredit) -> tuple[Rich, ...]:
    until = _("hasta el {day}").format(day=short_date(credit.licence_until)) if credit.licence_until else ""
    licence = credit.licence.word if credit.licence else ""
    about = "\n".join(part for part in (credit.author, licence, until, credit.source) if part)
    consent = next((each for each in data.snapshot.consents if each.id == credit.consent_id), None)
    people = _("Permiso: {subject}").format(subject=consent.subject) if consent else ""
    name = "\n".join(part for part in (credit.name, credit.alternative_text) if part)
    verdict = credit.flaw(data.as_of, data.snapshot.consents) or _("Sí")
    return (
        rich(name),
        or_pending(about),
        or_pending(credit.used_in),
        rich("\n".join(filter(None, (verdict, people)))),
    )
