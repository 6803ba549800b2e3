"""Advice on the pictures of a draft: what they say has to be written too."""

from collections.abc import Iterator, Sequence

import regex

from muniredes.domain.calendar.advice.draft import Draft, Picture, Remark
from muniredes.domain.calendar.advice.emojis import EMOJI
from muniredes.domain.calendar.advice.lengths import ALTERNATIVE, limit_of, room_in
from muniredes.i18n import _, ngettext

FEWEST_WORDS = 5
"""A post with fewer words than these leaves what matters in its picture."""

_SAYS_IT_IS_ONE = regex.compile(
    r"\s*(?:una?\s+|la\s+|el\s+)?(?:imagen|foto(?:graf[ií]a)?|cartel|captura)\s+(?:de\b|del\b)",
    regex.IGNORECASE,
)
_WORD = regex.compile(r"\w*[^\W_]\w*")


def only_in_the_picture(draft: Draft) -> Iterator[Remark]:
    """Say when the text is so short that the picture must be saying the rest."""
    words = _WORD.findall(EMOJI.sub(" ", draft.prose))
    if len(words) < FEWEST_WORDS and any(not picture.is_decorative for picture in draft.pictures):
        sentence = _(
            "Que lo importante esté también escrito: qué, dónde y cuándo. No todo el mundo ve la imagen."
        )
        yield Remark("only_in_picture", sentence)


def undescribed(draft: Draft) -> Iterator[Remark]:
    """Say which pictures nobody described."""
    for name, picture in _named(draft.pictures):
        if not picture.is_decorative and not picture.alternative_text.strip():
            sentence = _(
                "{picture} no tiene texto alternativo. Cuente qué se ve, o márquela como decorativa."
            )
            yield Remark("no_alternative", sentence.format(picture=name))


def opening(draft: Draft) -> Iterator[Remark]:
    """Say which descriptions begin with what the screen reader already said."""
    for name, picture in _named(draft.pictures):
        found = _SAYS_IT_IS_ONE.match(picture.alternative_text)
        if found and not picture.is_decorative:
            sentence = _(
                "{picture}: quite «{words}» de su texto. El lector de pantalla ya dice que es una imagen."
            )
            words = " ".join(found[0].split())
            yield Remark("alternative_opening", sentence.format(picture=name, words=words))


def too_long(draft: Draft) -> Iterator[Remark]:
    """Say which descriptions the network would cut."""
    limit = limit_of(draft.network, ALTERNATIVE) if draft.network else None
    for name, picture in _named(draft.pictures):
        left = room_in(picture.alternative_text, limit).left
        if left is not None and left < 0 and not picture.is_decorative:
            sentence = ngettext(
                "{picture}: sobra {n} carácter del texto alternativo. Acórtelo o la red lo cortará.",
                "{picture}: sobran {n} caracteres del texto alternativo. Acórtelo o la red lo cortará.",
                -left,
            )
            yield Remark("alternative_length", sentence.format(picture=name))


def _named(pictures: Sequence[Picture]) -> Iterator[tuple[str, Picture]]:
    for number, picture in enumerate(pictures, start=1):
        yield _("La imagen") if len(pictures) == 1 else _("La imagen {n}").format(n=number), picture
