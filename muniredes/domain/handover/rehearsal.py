"""The manual on trial: situations whose answers are in it, how they were answered, what is kept of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from muniredes.domain.dates import long_date
from muniredes.domain.places import Target
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import fold
from muniredes.i18n import _, ngettext

MOST_SITUATIONS = 20
_SHORTEST_WORD = 3
_PHONE_DIGITS = 3
_MOST_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Need:
    """A fact of the guide that an answer is made of: its name, where it is written, whether it is known."""

    fact: str
    target: Target
    is_known: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a situation, with its answer as the guide says it.

    `printed` is how the manual prints it, label first, in the place called `section`, which begins with
    `opening`; `about` is the account or the chapter. `page` is where it was found; None when the manual
    does not say it.
    """

    question: str
    answer: str
    printed: str
    chapter: str
    section: str
    opening: str
    needs: tuple[Need, ...]
    about: str = ""
    page: int | None = None

    @property
    def is_said(self) -> bool:
        """Whether whoever looks for it in the manual can find it."""
        return self.page is not None

    @property
    def target(self) -> Target:
        """Where it is mended: the first fact that is missing, or the one that is asked for."""
        return next((need.target for need in self.needs if not need.is_known), self.needs[-1].target)

    @property
    def said(self) -> str:
        """«Sobre 3, caja fuerte. Página 11.», or that the manual does not say it."""
        if self.page is None:
            return _("El manual no lo dice.")
        return _("{answer}. Página {page}.").format(answer=self.answer.rstrip("."), page=self.page)


@dataclass(frozen=True, slots=True)
class Situation:
    """Something that happens one day, and what whoever faces it has to find out."""

    key: str
    story: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A rehearsal that can be taken: its situations, and the manual that they are about."""

    situations: tuple[Situation, ...]
    version: int

    @property
    def unsaid(self) -> tuple[Ask, ...]:
        """The questions that the manual does not answer, whoever reads it."""
        return tuple(ask for each in self.situations for ask in each.asks if not ask.is_said)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question was answered: what was written, and whether that was it."""

    ask: Ask
    typed: str
    is_right: bool


def judged(ask: Ask, typed: str) -> Outcome:
    """Return how what was typed compares with the answer; whoever answers may say otherwise."""
    return Outcome(ask, typed.strip(), ask.is_said and _agrees(ask.answer, typed))


def overruled(outcome: Outcome) -> Outcome:
    """Return the same answer judged the other way; what the manual does not say is never right."""
    return replace(outcome, is_right=outcome.ask.is_said and not outcome.is_right)


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that was not found, or was not so: how it was answered last, and in how many situations."""

    outcome: Outcome
    situations: int

    @property
    def said(self) -> str:
        """«El manual no lo dice. Hacía falta en 3 situaciones.»."""
        needed = _("Hacía falta en {n} situaciones.").format(n=self.situations)
        return f"{self.outcome.ask.said} {needed}" if self.situations > 1 else self.outcome.ask.said


@dataclass
class Sitting:
    """A rehearsal under way: one situation after another, and how long was spent looking for the answers."""

    trial: Trial
    answered: list[tuple[Outcome, ...]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def current(self) -> Situation | None:
        """The situation that is asked now; None at the end."""
        done = len(self.answered)
        return self.trial.situations[done] if done < len(self.trial.situations) else None

    @property
    def solved(self) -> int:
        """In how many situations everything was found."""
        return sum(all(outcome.is_right for outcome in outcomes) for outcomes in self.answered)

    @property
    def missed(self) -> tuple[Missed, ...]:
        """What was not found, or was not so, from the first to the last; what is asked twice, once."""
        found: dict[tuple[str, Target], list[Outcome]] = {}
        for outcomes in self.answered:
            for each in outcomes:
                if not each.is_right:
                    found.setdefault((each.ask.question, each.ask.target), []).append(each)
        return tuple(Missed(outcomes[-1], len(outcomes)) for outcomes in found.values())

    @property
    def unsolved(self) -> str:
        """«No se resolvieron 6 situaciones, por 4 cosas.»; nothing when all were."""
        left, things = len(self.answered) - self.solved, len(self.missed)
        if not left:
            return ""
        why = ngettext("por {n} cosa que arreglar", "por {n} cosas que arreglar", things).format(n=things)
        said = ngettext(
            "Queda {n} situación sin resolver, {why}.", "Quedan {n} situaciones sin resolver, {why}.", left
        )
        return said.format(n=left, why=why)

    def answer(self, typed: Sequence[str]) -> tuple[Outcome, ...]:
        """Answer the situation that is asked, each of its questions."""
        assert self.current is not None
        outcomes = tuple(judged(ask, said) for ask, said in zip(self.current.asks, typed, strict=True))
        self.answered.append(outcomes)
        return outcomes

    def overrule(self, number: int) -> None:
        """Judge the other way one answer of the situation that was answered last."""
        outcomes = list(self.answered[-1])
        outcomes[number] = overruled(outcomes[number])
        self.answered[-1] = tuple(outcomes)

    @property
    def score(self) -> str:
        """«18 de 20 en 34 minutos»."""
        return score(self.solved, len(self.trial.situations), round(self.seconds))

    def result(self, day: date, person: object) -> dict[str, object]:
        """Return what is kept of it."""
        return {
            "taken_on": day,
            "version": self.trial.version,
            "solved": self.solved,
            "asked": len(self.trial.situations),
            "seconds": round(self.seconds),
            "person_id": person,
        }


_MINUTE = 60


def score(solved: int, asked: int, seconds: int) -> str:
    """«18 de 20 en 34 minutos»."""
    if seconds < _MINUTE:
        said = ngettext("{solved} de {asked} en {n} segundo", "{solved} de {asked} en {n} segundos", seconds)
        return said.format(solved=solved, asked=asked)
    minutes = round(seconds / _MINUTE)
    said = ngettext("{solved} de {asked} en {n} minuto", "{solved} de {asked} en {n} minutos", minutes)
    return said.format(solved=solved, asked=asked)


def _agrees(answer: str, typed: str) -> bool:
    """Whether everything of weight that was typed is in the answer: a surname is enough, «sí» is not."""
    digits, asked = re.sub(r"\D", "", typed), re.sub(r"\D", "", answer)
    if not re.search(r"[^\W\d]", answer):
        return len(digits) >= _PHONE_DIGITS and digits == asked
    known = set(_words(answer))
    given = [word for word in _words(typed) if len(word) >= _SHORTEST_WORD or word.isdigit()]
    return bool(given) and all(word in known for word in given)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w@.]*\w", fold(text))


# ── What is kept ─────────────────────────────────────────────────────────────────────────────


@dataclass(eq=False, kw_only=True)
class Rehearsal:
    """A rehearsal that was taken: how many situations were solved, and in how long.

    `person_id` is who took it, only when somebody wanted it written.
    """

    id: int | None = None
    taken_on: date | None = None
    version: int = 1
    solved: int = 0
    asked: int = 0
    seconds: int = 0
    person_id: int | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("Ensayo de relevo: {score}").format(score=self.score)

    @property
    def score(self) -> str:
        """«18 de 20 en 34 minutos»."""
        return score(self.solved, self.asked, self.seconds)

    @property
    def sentence(self) -> str:
        """«24 de noviembre de 2026, con el manual versión 2: 18 de 20 en 34 minutos»."""
        day = long_date(self.taken_on) if self.taken_on else "—"
        return _("{day}, con el manual versión {version}: {score}").format(
            day=day, version=self.version, score=self.score
        )


def check_rehearsal(rehearsal: Rehearsal, today: date) -> None:
    """Refuse a result that no rehearsal can have."""
    if rehearsal.taken_on is not None and rehearsal.taken_on > today:
        raise Problem(
            _("Ese día todavía no ha llegado."), _("Escriba un día pasado, u hoy."), "rehearsal.taken_on"
        )
    if not 0 <= rehearsal.solved <= rehearsal.asked <= MOST_SITUATIONS or rehearsal.asked == 0:
        raise Problem(
            _("No se pueden resolver más situaciones de las que se preguntan."),
            _("Vuelva a hacer el ensayo."),
            "rehearsal.solved",
        )
    if not 0 <= rehearsal.seconds <= _MOST_SECONDS:
        raise Problem(
            _("Un ensayo no puede durar más de un día."),
            _("Vuelva a hacerlo."),
            "rehearsal.seconds",
        )
