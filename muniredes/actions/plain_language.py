"""What could be said more plainly in a text that is for everybody, whatever it is for."""

from muniredes.actions import clock, knowledge
from muniredes.domain.calendar.advice.draft import Draft, Remark
from muniredes.domain.calendar.advice.rules import WORD_RULES, advise


def remarks(text: str) -> tuple[Remark, ...]:
    """Return the advice on the words of a text; nothing on a blank one."""
    if not text.strip():
        return ()
    return advise(Draft(text, clock.today(), plainer=knowledge.plain_words()), WORD_RULES)
