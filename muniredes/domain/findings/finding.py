"""One gap or fault of the guide, and all of them together."""

from dataclasses import dataclass

from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.places import Place, Target
from muniredes.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap or fault: how serious, in a sentence, where it is mended, and the chapter that suffers.

    `verb` is what is done at its `target` when it is not an answer that is missing: «Denunciar».
    """

    level: RiskLevel
    sentence: str
    target: Target
    chapter: int
    subject: str = ""
    sides: tuple["Side", ...] = ()
    remedy: Target | None = None
    verb: str = ""

    @property
    def is_contradiction(self) -> bool:
        """Whether two answers cannot both be true: `sides` are where each was given."""
        return bool(self.sides)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the answers that contradict each other: what it is called, and where it was given."""

    word: str
    target: Target


@dataclass(frozen=True, slots=True)
class Examination:
    """What the guide could not answer of all that is asked of it so far.

    It has no percentage: each account, person and part that is begun brings its own questions, and whoever
    answers would see it fall.
    """

    findings: tuple[Finding, ...]

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """What her own answers contradict: said before anything is printed."""
        return tuple(finding for finding in self.findings if finding.is_contradiction)

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """What is missing: all but what her own answers contradict."""
        return tuple(finding for finding in self.findings if not finding.is_contradiction)

    @property
    def missing_words(self) -> str:
        """«Faltan 56 respuestas y 2 no cuadran»: said alike on the screen and on paper."""
        gaps, wrong = len(self.gaps), len(self.contradictions)
        missing = ngettext("Falta {n} respuesta", "Faltan {n} respuestas", gaps).format(n=gaps)
        unmatched = ngettext("{n} no cuadra", "{n} no cuadran", wrong).format(n=wrong)
        if not gaps and not wrong:
            return _("No falta ninguna respuesta")
        if not gaps:
            return _("No falta ninguna respuesta y {unmatched}").format(unmatched=unmatched)
        return _("{missing} y {unmatched}").format(missing=missing, unmatched=unmatched) if wrong else missing


Question = tuple[bool, Finding]
"""Whether it is answered, and the finding that stands when it is not."""


def gap(
    sentence: str, place: Place, field: str, chapter: int, level: RiskLevel = RiskLevel.MEDIUM
) -> Finding:
    """Return a finding about the guide as a whole."""
    return Finding(level, sentence, Target(place, None, field), chapter)


def of_account(
    title: str, sentence: str, target: Target, chapter: int, level: RiskLevel = RiskLevel.LOW
) -> Finding:
    """Return a finding about an account: «Facebook · AytoVilla: …»."""
    return Finding(level, _("{account}: {what}").format(account=title, what=sentence), target, chapter, title)
