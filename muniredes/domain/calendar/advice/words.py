"""Advice on the words of a draft: capitals, long sentences, opening marks and words to avoid."""

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

import regex

from muniredes.domain.calendar.advice.draft import Draft, Remark
from muniredes.domain.calendar.messages.links import Span
from muniredes.domain.texts.legibility import NORMAL, SHORTENED, PlainWord, level, perspicuity
from muniredes.domain.texts.text import begun_large, fold, lines_of
from muniredes.i18n import _

MOST_WORDS = 30
"""The most words of a sentence before it is advised to part it."""

_SHOUT = 10  # letters of several words in a row: «CORTE DE AGUA», not «ACTUALIZACIÓN»
_CAPITALS = regex.compile(
    r"(?<![\w.])\p{Lu}[\p{Lu}\p{M}]+(?:[ \t]+(?:\d+[ \t]+)?\p{Lu}[\p{Lu}\p{M}]*)*(?!\w)"
)
_ROMAN = regex.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_KNOWN = """
AEMET AEPD BOE BOP CECOPAL CEIP CERMI CRA DGT DNI EDAR FEDER FEMP GPS IAE IBI ICIO IES IMSERSO INE INFOCA
INFOCAM ITV IVA IVTM NIE NIF PDF RENFE SEPE SEPRONA SMS UME UNESCO UNICEF
"""
_ACRONYMS = frozenset(_KNOWN.split())
_WORD = regex.compile(r"[\w\p{M}]+(?:[.,:/’'-][\w\p{M}]+)*")
# A stop ends a sentence when a blank follows it and it is not that of «Sra.», «C.», «núm.» or «p. ej.».
_END = regex.compile(rf"(?:(?<!\b(?:{SHORTENED}))\.|[!?…])[.!?…]*[»”\")]*(?=\s)|\n+")
_CLOSING = regex.compile(r"[?!]+")
_OPENED = regex.compile(r"[¿¡]")
_FIRST = regex.compile(r"[\p{L}\d]")
# Catalan, Galician and Basque may go without opening marks.
_NOT_SPANISH = regex.compile(
    r"[çàèòâêô]|l·l|\b(?:i|amb|els|què|avui|demà|és|són|eta|dira|noiz|gaur|unha|non|máis|hoxe|quin|vols|vine)\b"
)


def capitals(draft: Draft) -> Iterator[Remark]:
    """Say where capitals shout, acronyms and roman numerals apart."""
    for found in _CAPITALS.finditer(draft.prose):
        words = [word for word in found[0].split() if word.isalpha() and not _is_usual(word)]
        if len(words) > 1 and sum(map(len, words)) >= _SHOUT:
            sentence = _(
                "Escriba «{words}» en minúsculas. Las mayúsculas seguidas se leen peor y parecen un grito."
            )
            yield Remark("capitals", sentence.format(words=_cut(found[0])), None, found.span())


def _is_usual(word: str) -> bool:
    return word in _ACRONYMS or _ROMAN.fullmatch(word) is not None


def _cut(words: str) -> str:
    tidy = " ".join(words.split())
    return tidy if len(tidy) <= 40 else f"{tidy[:39]}…"


def long_sentences(draft: Draft) -> Iterator[Remark]:
    """Say which sentences are too long to be understood at once."""
    for start, stop in _sentences(draft.prose):
        words = len(_WORD.findall(draft.prose, start, stop))
        if words > MOST_WORDS:
            sentence = _("Esta frase tiene {n} palabras. Pártala en dos: se entiende mejor.").format(n=words)
            yield Remark("long_sentence", sentence, None, (start, stop))


def _sentences(prose: str) -> Iterator[Span]:
    """Yield where each sentence is, without the blanks around it."""
    ends = [found.end() for found in _END.finditer(prose)]
    for start, stop in pairwise([0, *ends, len(prose)]):
        piece = prose[start:stop]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def opening_marks(draft: Draft) -> Iterator[Remark]:
    """Say which questions and exclamations do not say where they begin."""
    if _NOT_SPANISH.search(draft.prose):
        return
    for start, stop, closing in _closed(draft.prose):
        end = stop + len(closing)
        # «Mamma mia!» is a title: what is quoted is written as its author wrote it.
        if _OPENED.search(draft.prose, start, stop) or draft.prose[end : end + 1] in tuple("»”\")'"):
            continue
        first = _FIRST.search(draft.prose, start, stop)
        if first:
            mark = "¿" if "?" in closing else "¡"
            sentence = _("Falta «{mark}» al principio. En español se abre y se cierra.").format(mark=mark)
            fix = draft.with_put((first.start(), first.start()), mark)
            yield Remark("opening_mark", sentence, fix, (first.start(), end))


def _closed(prose: str) -> Iterator[tuple[int, int, str]]:
    """Yield what each closing mark closes, from the mark or the sentence before it, and the mark."""
    for start, stop in _sentences(prose):
        begins = start
        for found in _CLOSING.finditer(prose, start, stop):
            yield begins, found.start(), found[0]
            begins = found.end()


def avoided_words(draft: Draft) -> Iterator[Remark]:
    """Say which words of the list to avoid are in the text, but for those that have their plain ones."""
    folded, places = _folded(draft.prose)
    mended = {place for _word, span in _formal(draft, folded, places) for place in range(*span)}
    for phrase, reason in _avoided(draft).items():
        for found in _whole(phrase).finditer(folded):
            span = places[found.start()], places[found.end() - 1] + 1
            if mended.isdisjoint(range(*span)):
                sentence = _("«{words}» está entre las palabras que se evitan.").format(
                    words=draft.text[slice(*span)]
                )
                yield Remark("avoided", f"{sentence} {reason}".strip(), None, span)


def plainer_words(draft: Draft) -> Iterator[Remark]:
    """Say which words of files anybody would understand in others, and put them with one click."""
    for word, span in _formal(draft, *_folded(draft.prose)):
        written = draft.text[slice(*span)]
        plain = begun_large(word.plain) if written[:1].isupper() else word.plain
        sentence = _("Mejor «{plain}» que «{words}»: lo entiende todo el mundo.")
        fix = draft.with_put(span, plain)
        yield Remark("plainer", sentence.format(plain=plain, words=written), fix, span)


def _formal(draft: Draft, folded: str, places: list[int]) -> list[tuple[PlainWord, Span]]:
    """Return each word of files in a text with its place, in order; the longest where two meet."""
    found: list[tuple[PlainWord, Span]] = []
    taken: set[int] = set()
    for word in sorted(draft.plainer, key=lambda each: -len(each.formal)):
        for match in _whole(fold(word.formal)).finditer(folded):
            span = places[match.start()], places[match.end() - 1] + 1
            if taken.isdisjoint(range(*span)):
                taken.update(range(*span))
                found.append((word, span))
    return sorted(found, key=lambda each: each[1])


def hard_to_read(draft: Draft) -> Iterator[Remark]:
    """Say that a text is hard to read as a whole, with its figure in the INFLESZ scale."""
    if _NOT_SPANISH.search(draft.prose):
        return
    figure = perspicuity(draft.prose.replace("_", " "))
    if figure is not None and figure < NORMAL:
        sentence = _(
            "Se lee con dificultad: {n} de 100, «{level}». Acorte las frases y use palabras corrientes."
        )
        yield Remark("hard_to_read", sentence.format(n=max(0, round(figure)), level=level(figure)))


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text without accents or capitals, and the place in the text of each of its letters."""
    letters = [
        (letter, place)
        for place, written in enumerate(text)
        for letter in unicodedata.normalize("NFKD", written).casefold()
        if not unicodedata.combining(letter)
    ]
    return "".join(letter for letter, _place in letters), [place for _letter, place in letters]


def _whole(phrase: str) -> regex.Pattern[str]:
    words = r"\s+".join(regex.escape(word) for word in phrase.split())
    return regex.compile(rf"(?<!\w){words}(?!\w)")


def _avoided(draft: Draft) -> Mapping[str, str]:
    """Return each phrase to avoid, folded, with the first sentence of the reason the catalogue gives."""
    reasons = {
        phrase: f"{advice.text.value.partition('. ')[0].rstrip('.')}."
        for advice in draft.avoided
        for phrase in _phrases(advice.title)
    }
    own = [
        phrase
        for line in lines_of(draft.guide.avoided_words if draft.guide else "")
        for phrase in _phrases(line)
    ]
    return {phrase: reasons.get(phrase, "") for phrase in own} if own else reasons


def _phrases(line: str) -> list[str]:
    """Return the phrases of a line, folded: those between quotes, or those between commas."""
    quoted = regex.findall(r"[«“\"]([^»”\"]+)[»”\"]", line)
    listed = quoted or regex.split(r"[,;]", regex.split(r"\(|→|:|=", line)[0])
    found = [fold(phrase).strip(" .…·-–—*•") for phrase in listed]
    return [phrase for phrase in found if phrase]
