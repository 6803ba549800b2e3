"""Emojis in a text, each a whole sequence: a family, a flag and a hand with its skin tone are one each."""

import regex

from muniredes.domain.calendar.messages.links import Span

# A sign that is drawn as text («©», «☎») is an emoji only with the mark that asks for it, U+FE0F.
_ONE = r"(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=[\uFE0F\u200D\p{EMod}]))[\uFE0F\p{EMod}]?+"
_NEXT = r"\u200D\p{Extended_Pictographic}[\uFE0F\p{EMod}]?+"
EMOJI = regex.compile(
    rf"""
    \p{{RI}}{{2}}                          # a flag: two letters of a country
    | [0-9\#*]\uFE0F?\u20E3                # a key
    | \U0001F3F4[\U000E0020-\U000E007F]++  # a flag of a region
    | {_ONE}(?:{_NEXT})*+
    """,
    regex.VERBOSE,
)


def emojis(text: str) -> tuple[Span, ...]:
    """Return where each emoji of a text is, in order."""
    return tuple(found.span() for found in EMOJI.finditer(text))
