"""What is missing in a calendar that has been begun: late posts, and what the coming ones lack."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.calendar.watch.stranded import STRANDED
from muniredes.domain.calendar.watch.waiting import Flawed, late
from muniredes.domain.dates import long_date
from muniredes.domain.findings.finding import Finding, Question
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _, ngettext

CHAPTER = 9


def about_calendar(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[Question]:
    """Yield the questions about the posts; none while nobody has written any."""
    flaws = snapshot.calendar_flaws
    if flaws is None:
        return
    yield from _late(snapshot, today)
    yield from _each(flaws.without_channel, RiskLevel.MEDIUM, "channel", _no_channel)
    yield from _stranded(snapshot, networks, today)
    yield from _each(flaws.undescribed, RiskLevel.MEDIUM, "pictures", _no_description)
    yield from _each(flaws.without_owner, RiskLevel.LOW, "responsible_id", _no_owner)


def _late(snapshot: Snapshot, today: date) -> Iterator[Question]:
    for waiting in late(snapshot.due, today):
        sentence = ngettext(
            "«{title}» no ha salido: tocaba el {day}.",
            "«{title}» no ha salido {n} veces; la primera tocaba el {day}.",
            waiting.times,
        ).format(title=waiting.first.title, day=long_date(waiting.day))
        target = Target(Place.CALENDAR, waiting.first.id, "post")
        yield False, Finding(RiskLevel.MEDIUM, sentence, target, CHAPTER, waiting.first.title)


def _stranded(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[Question]:
    for each in snapshot.stranded(today):
        sentence = f"{each.sentence(networks)} {each.remedy}"
        target = Target(Place.CALENDAR, each.account.id, STRANDED)
        yield False, Finding(RiskLevel.MEDIUM, sentence, target, CHAPTER, each.account.short_name)


def _each(
    found: Sequence[Flawed], level: RiskLevel, field: str, said: Callable[[str], str]
) -> Iterator[Question]:
    for flawed in found:
        target = Target(Place.CALENDAR, flawed.post_id, field)
        yield False, Finding(level, said(flawed.title), target, CHAPTER, flawed.title)


def _no_channel(title: str) -> str:
    return _("«{title}» tiene fecha y no sale por ningún canal.").format(title=title)


def _no_description(title: str) -> str:
    return _("«{title}» lleva una imagen que nadie ha descrito.").format(title=title)


def _no_owner(title: str) -> str:
    return _("«{title}» se repite y nadie responde de prepararla.").format(title=title)
