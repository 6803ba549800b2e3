"""Where a Spanish word may be cut between two lines, as the Ortografía of the RAE parts words."""

import regex

SOFT_HYPHEN = "\u00ad"
"""Where a word may be cut: seen as a hyphen at the end of a line, and nowhere else."""

_VOWEL = "[aeiouáéíóúüàèòïAEIOUÁÉÍÓÚÜ]"
_TOGETHER = "[bcfgptBCFGPT][lr]|[dD]r|[cC]h|[lL]l|[rR]r|[qQ]u|[gG]u(?=[eiéí])"
"""Consonants that are said at once, and are not parted."""

_CUT = regex.compile(
    rf"(?<=\w*{_VOWEL}\w*)(?<=\w\w)(?<![bcfgptBCFGPT](?=[lr])|[dD](?=r)|[cC](?=h)|[lL](?=l)|[rR](?=r))"
    rf"(?=(?:{_TOGETHER}|(?!{_VOWEL})\p{{L}}){_VOWEL})"
)


def with_cuts(word: str) -> str:
    """Return a word with a soft hyphen wherever it may be cut: never one letter alone on a line."""
    return _CUT.sub(SOFT_HYPHEN, word)
