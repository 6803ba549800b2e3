"""The gaps of what goes out soon, «{CALLE}», asked together and filled in one step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from muniredes.actions import clock, editing
from muniredes.actions.calendar import facts, reading
from muniredes.actions.calendar.parts import Outlets, put_message, whole
from muniredes.domain.calendar.messages.cards import Card, cards_of
from muniredes.domain.calendar.messages.message import Message, Post, PostingRules, saying
from muniredes.domain.history import Change
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.gaps import Gaps, filled, known_gaps, left_in
from muniredes.i18n import ngettext
from muniredes.storage.database import Database, Work


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A message at a moment with its gaps in order, in their braces; `known` is what the guide says."""

    card: Card
    text: str
    gaps: tuple[str, ...]
    known: Gaps


def unfilled(database: Database, snapshot: Snapshot, last: date) -> tuple[Unfilled, ...]:
    """Return what goes out until a day, that one included, and still has gaps, in the order of the clock."""
    lines = reading.dated(database, clock.today(), last)
    waiting = [line for line in lines if line.state.is_pending]
    known = known_gaps(snapshot, clock.today())
    found = (_unfilled(database, card, known) for card in cards_of(waiting))
    return tuple(each for each in found if each.gaps)


def _unfilled(database: Database, card: Card, known: Gaps) -> Unfilled:
    said = reading.said(database, card.first.message_id)
    texts = [said.text(said.post(number)) for number in (post.id for post in card.posts)]
    gaps = tuple(dict.fromkeys(gap for text in texts for gap in left_in(text)))
    text = next((text for text in texts if left_in(text)), "")
    return Unfilled(card, text, gaps, {gap: known[gap] for gap in gaps if gap in known})


def fill(database: Database, answers: Mapping[int, Gaps]) -> Change:
    """Fill the gaps of some messages, each by the number of one of its posts; what is blank stays a gap.

    Of a series, only the day of that post says it: the next one has other gaps to fill.
    """
    with database.write("") as work:
        told = {number: _given(gaps) for number, gaps in answers.items()}
        posts = {number: work.get(Post, number) for number, gaps in told.items() if gaps}
        for number, post in posts.items():
            _fill(work, post, told[number])
        count = len(posts)
        work.title = ngettext("Huecos rellenos en {n} mensaje", "Huecos rellenos en {n} mensajes", count)
        needs = (work.first(PostingRules) or PostingRules()).takes_two
        changed = {post.message_id for post in posts.values() if post.message_id is not None}
        work.title += facts.lapse(work, changed, needs_approval=needs)
    return work.change


def _given(gaps: Gaps) -> Gaps:
    return {gap: said.strip() for gap, said in gaps.items() if said.strip()}


def _fill(work: Work, post: Post, gaps: Gaps) -> None:
    message, outlets, posts = whole(work, post)
    beside = [other for other in posts if other.at == post.at and other.publication is None]
    if message.rule:
        _fill_day(message, outlets, beside, gaps)
        return
    put_message(work, message, {"text": filled(message.text, gaps)})
    for outlet in outlets:
        editing.put("outlet", outlet, {"text": filled(outlet.text, gaps)})
    for other in beside:
        editing.put("post", other, {"text": filled(other.text, gaps)})


def _fill_day(message: Message, outlets: Outlets, beside: Iterable[Post], gaps: Gaps) -> None:
    by_key = {outlet.key: outlet for outlet in outlets}
    for post in beside:
        text = saying(message, by_key.get(post.key), post).text
        if filled(text, gaps) != text:
            editing.put("post", post, {"text": filled(text, gaps)})
