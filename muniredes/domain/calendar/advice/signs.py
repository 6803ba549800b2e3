"""Advice on hashtags, emojis, links and fancy letters: what a screen reader has to read aloud."""

from collections.abc import Iterator

import regex

from muniredes.domain.calendar.advice.draft import HASHTAG, Draft, Remark
from muniredes.domain.calendar.advice.emojis import emojis
from muniredes.domain.calendar.messages.links import Span
from muniredes.domain.texts.text import begun_large, fold
from muniredes.i18n import _

MOST_EMOJIS = 3
"""The most emojis of a post: resources/catalog/advice/style.toml, «emojis»."""

_LONG = 13  # letters: «#fiestasdemayo»; few words in Spanish are longer, and most end like these
_ONE_WORD = regex.compile(
    r"(?:ci[oó]n|si[oó]n|ciones|dad|dades|mente|mientos?|[ae]ncias?|ismos?|istas?|ambiente|ícos?|icos?|icas?"
    r"|[ae]ntes?|ador(?:a|as|es)?)$",
    regex.IGNORECASE,
)
_WORD = regex.compile(r"[^\W\d_](?:[^\W_]|\p{M})*|\d+")
_SAYS_SOMETHING = regex.compile(r"[^\S\n]*+[\p{L}\p{N}¿¡«“\"'(#@]")
_OPENINGS = "([{«“‘\"'¿¡—–-*/|"


def hashtags(draft: Draft) -> Iterator[Remark]:
    """Say which hashtags of several words do not show where each begins."""
    for found in HASHTAG.finditer(draft.plain):
        if not _is_joined(found["words"]):
            continue
        mended = _in_capitals(found["words"]) or _told_by(found["words"], draft.prose)
        if mended is None:
            sentence = _(
                "Si #{tag} son varias palabras, ponga mayúscula en cada una. Así se entiende al oírla."
            )
            yield Remark("hashtag", sentence.format(tag=found["words"]), None, found.span())
        else:
            sentence = _("Escriba #{tag}. Con mayúscula en cada palabra se lee y se oye bien.").format(
                tag=mended
            )
            yield Remark("hashtag", sentence, draft.with_put(found.span(), f"#{mended}"), found.span())


def _is_joined(tag: str) -> bool:
    """Say whether a hashtag hides where its words begin."""
    parts = [part for part in tag.split("_") if part]
    if len(parts) > 1:
        return any(part[0].islower() for part in parts) or _is_shouted(tag)
    one_case = tag[1:].islower() or _is_shouted(tag)
    return one_case and len(tag) >= _LONG and not _ONE_WORD.search(tag)


def _is_shouted(tag: str) -> bool:
    return tag.isupper() and len(tag) >= _LONG


def _in_capitals(tag: str) -> str | None:
    """Return «FiestasDeSanRoque» for «fiestas_de_san_roque»; None when the words cannot be told."""
    parts = [part for part in tag.split("_") if part]
    return _joined(part.lower() if tag.isupper() else part for part in parts) if len(parts) > 1 else None


def _told_by(tag: str, prose: str) -> str | None:
    """Return the hashtag as its words are written, one after another, in the post itself."""
    words, wanted = _WORD.findall(prose), fold(tag)
    for first in range(len(words)):
        for last in range(first + 2, min(len(words), first + 8) + 1):
            together = fold("".join(words[first:last]))
            if together == wanted:
                return _joined(word.lower() for word in words[first:last])
            if not wanted.startswith(together):
                break
    return None


def _joined(parts: Iterator[str]) -> str | None:
    tag = "".join(map(begun_large, parts))
    return None if _is_joined(tag) else tag


def many_emojis(draft: Draft) -> Iterator[Remark]:
    """Say when there are more emojis than advised."""
    found = emojis(draft.text)
    if len(found) > MOST_EMOJIS:
        sentence = _(
            "Hay {n} emojis: deje tres como mucho. El lector de pantalla dice el nombre de cada uno."
        )
        yield Remark("emojis", sentence.format(n=len(found)), None, found[MOST_EMOJIS])


def emoji_bullets(draft: Draft) -> Iterator[Remark]:
    """Say when a list has emojis in the place of dashes."""
    bullets = [span for span in emojis(draft.plain) if _is_bullet(draft.plain, span)]
    if len(bullets) < 2:
        return
    mended = draft.text
    for start, stop in reversed(bullets):
        mended = f"{mended[:start]}- {mended[stop:].lstrip(' ')}"
    sentence = _("Haga la lista con guiones. Un emoji en cada línea se oye como una palabra que sobra.")
    yield Remark("emoji_bullets", sentence, mended, bullets[0])


def _is_bullet(text: str, span: Span) -> bool:
    begins = not text[: span[0]].rpartition("\n")[2].strip()
    return begins and _SAYS_SOMETHING.match(text, span[1]) is not None


def fancy_letters(draft: Draft) -> Iterator[Remark]:
    """Say when there are letters that are not letters."""
    if draft.plain != draft.text:
        pairs = enumerate(zip(draft.text, draft.plain, strict=True))
        place = next(at for at, (written, plain) in pairs if written != plain)
        sentence = _(
            "Escriba con letras normales. Las de fantasía no se buscan, y muchos lectores no las dicen."
        )
        yield Remark("fancy_letters", sentence, draft.plain, (place, place + 1))


def glued_links(draft: Draft) -> Iterator[Remark]:
    """Say which links touch the word before them or the stop after them."""
    for start, stop in draft.links:
        before = draft.text[start - 1 : start]
        if before and not before.isspace() and before not in _OPENINGS:
            sentence = _("Deje un espacio antes del enlace. Pegado, puede que no se abra.")
            yield Remark("glued_link", sentence, draft.with_put((start, start), " "), (start, stop))
        if _has_stop(draft, (start, stop)):
            sentence = _("Quite el signo que va pegado al enlace. Algunas redes lo meten en la dirección.")
            yield Remark("glued_link", sentence, _without_stop(draft, stop), (start, stop + 1))


def _has_stop(draft: Draft, span: Span) -> bool:
    """Say whether a stop follows a link with path; a bare «ayto.es.» is read well everywhere."""
    return draft.text[span[1] : span[1] + 1] in tuple(".,;:!?…") and "/" in draft.text[slice(*span)]


def _without_stop(draft: Draft, stop: int) -> str | None:
    """Return the text without a last full stop; in the middle of a line, the sentence needs it."""
    rest = draft.text[stop + 1 :]
    ends = draft.text[stop] == "." and (not rest or rest[0] == "\n")
    return draft.with_put((stop, stop + 1), "") if ends else None


def many_links(draft: Draft) -> Iterator[Remark]:
    """Say when there is more than one link."""
    if len(draft.links) > 1:
        sentence = _("Hay {n} enlaces. Deje uno: con varios, no se sabe cuál abrir.").format(
            n=len(draft.links)
        )
        yield Remark("links", sentence, None, draft.links[1])
