"""Advice on how people are addressed: as the style guide says, and not as a text that was taken says."""

from collections.abc import Iterator

import regex

from muniredes.domain.calendar.advice.draft import Draft, Remark
from muniredes.domain.voice.style import Treatment
from muniredes.i18n import _

_ASKED = """
abra acuda apague apunte avise beba busque compruebe conserve consulte cuide diga elija escriba escuche espere
evite guarde haga infórmese inscríbase lea llame lleve mire pida pregunte recuerde rellene reserve salga siga
solicite tenga traiga utilice vacúnese vaya venga
"""
"""What people are asked to do, of usted; only where a sentence begins, where it can be nothing else."""

_OF_USTED = regex.compile(
    rf"\b(?i:ustedes|usted)\b|(?:^|[.!?…:¡]\s*|\n\s*)(?:[Nn]o\s+)?(?P<said>(?i:{'|'.join(_ASKED.split())}))\b"
)
_OF_TU = regex.compile(r"\b(?i:tú|contigo|tus|tu|te)\b")
_CATALAN = regex.compile(r"[çàèòâêô]|l·l|\b(?:amb|els|què|avui|demà|és|són)\b")


def otherwise(draft: Draft) -> Iterator[Remark]:
    """Say, once, where a text speaks of usted to those whom the guide speaks to of tú, or the reverse."""
    treatment = draft.guide.treatment if draft.guide else None
    if treatment is Treatment.TU:
        found, sentence = (
            _OF_USTED.search(draft.prose),
            _("La guía de estilo dice «de tú», y «{words}» es de usted: cámbielo en todo el texto."),
        )
    elif treatment is Treatment.USTED and not _CATALAN.search(draft.prose):
        found, sentence = (
            _OF_TU.search(draft.prose),
            _("La guía de estilo dice «de usted», y «{words}» es de tú: cámbielo en todo el texto."),
        )
    else:
        return
    if found is not None:
        group = "said" if found.groupdict().get("said") else 0
        yield Remark("treatment", sentence.format(words=found[group]), None, found.span(group))
