"""Every rule of advice, in the order in which it is told."""

from collections.abc import Sequence

from muniredes.domain.calendar.advice import days, pictures, signs, treatment, words
from muniredes.domain.calendar.advice.draft import Draft, Remark, Rule

WORD_RULES: tuple[Rule, ...] = (
    words.avoided_words,
    words.plainer_words,
    words.long_sentences,
    words.hard_to_read,
    words.capitals,
    words.opening_marks,
)
"""What is advised of any text that people read, whether it is a post or not."""

RULES: tuple[Rule, ...] = (
    pictures.only_in_the_picture,
    pictures.undescribed,
    pictures.opening,
    pictures.too_long,
    days.wrong_weekday,
    days.no_such_day,
    days.without_weekday,
    days.fixed_in_series,
    treatment.otherwise,
    *WORD_RULES,
    signs.hashtags,
    signs.many_emojis,
    signs.emoji_bullets,
    signs.fancy_letters,
    signs.glued_links,
    signs.many_links,
)


def advise(draft: Draft, rules: Sequence[Rule] = RULES) -> tuple[Remark, ...]:
    """Return what could be better in a draft, the rules in their order; nothing when it is well written."""
    return tuple(remark for rule in rules for remark in rule(draft))
