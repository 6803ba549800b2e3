"""What is written down of each conversation: enquiries to answer, and comments hidden or people blocked."""

from dataclasses import dataclass
from datetime import date

from muniredes.domain.problems import Problem
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class EnquiryKind(WordedEnum):
    """What somebody wants."""

    QUESTION = "question", mark("Consulta")
    COMPLAINT = "complaint", mark("Queja")
    FAULT = "fault", mark("Aviso de avería")
    PRIVATE = "private", mark("Mensaje privado")
    FORMAL = "formal", mark("Solicitud que tiene que ir al registro")
    OTHER = "other", mark("Otra cosa")


@dataclass(eq=False, kw_only=True)
class Enquiry:
    """Something asked through an account, and its answer. It says nothing of who asked."""

    id: int | None = None
    asked_on: date | None = None
    account_id: int | None = None
    kind: EnquiryKind = EnquiryKind.QUESTION
    question: str = ""
    answers_id: int | None = None
    due_on: date | None = None
    answered_on: date | None = None
    answer: str = ""
    registry_number: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.question if len(self.question) <= 60 else f"{self.question[:59]}…"

    @property
    def is_pending(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answered_on is None

    def is_late(self, today: date) -> bool:
        """Whether its day has gone by without an answer."""
        return self.is_pending and self.due_on is not None and self.due_on < today


class ModerationKind(WordedEnum):
    """What was done."""

    HIDDEN = "hidden", mark("Comentario oculto")
    BLOCKED = "blocked", mark("Persona bloqueada")
    REPORTED = "reported", mark("Denunciado a la red")


@dataclass(eq=False, kw_only=True)
class Moderation:
    """A comment that was hidden or a person blocked: which rule, what warning, until when, and the way back.

    `capture` is the SHA-256 of a picture of what was published.
    """

    id: int | None = None
    done_on: date | None = None
    account_id: int | None = None
    kind: ModerationKind = ModerationKind.HIDDEN
    what: str = ""
    rule: str = ""
    capture: str | None = None
    warned_on: date | None = None
    decided_by_id: int | None = None
    until: date | None = None
    review_on: date | None = None
    appeal: str = ""
    lifted_on: date | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        if not self.what:
            return self.kind.word
        return f"{self.kind.word}: {self.what if len(self.what) <= 50 else f'{self.what[:49]}…'}"

    @property
    def wanting(self) -> tuple[str, ...]:
        """The fields without which it could not be defended if she complains: what is in force says why.

        A report to a network is decided by the network, so it needs no more than its rule and its capture.
        """
        needed = ["rule", "capture"]
        if self.kind is not ModerationKind.REPORTED:
            needed.append("decided_by_id")
        if self.kind is ModerationKind.BLOCKED:
            needed += ["warned_on", "review_on"]
        return tuple(name for name in needed if not getattr(self, name)) if self.stands else ()

    @property
    def stands(self) -> bool:
        """Whether it is still in force."""
        return self.lifted_on is None

    def is_due(self, today: date) -> bool:
        """Whether its review, or its end, has come."""
        days = [day for day in (self.review_on, self.until) if day is not None]
        return self.stands and bool(days) and min(days) <= today


def check_enquiry(enquiry: Enquiry, today: date) -> None:
    """Refuse an enquiry without its question, or answered before it was asked."""
    if not enquiry.question:
        raise Problem(_("Falta qué se pregunta."), _("Escríbalo para seguir."), "enquiry.question")
    _not_before(
        enquiry.answered_on, enquiry.asked_on, "enquiry.answered_on", _("contestarse antes de hacerse")
    )
    _not_before(enquiry.due_on, enquiry.asked_on, "enquiry.due_on", _("vencer antes de hacerse"))
    _not_after_today(enquiry.asked_on, today, "enquiry.asked_on")
    _not_after_today(enquiry.answered_on, today, "enquiry.answered_on")


def check_moderation(moderation: Moderation, today: date) -> None:
    """Refuse a block without end, review and rule, and days in an impossible order."""
    _not_after_today(moderation.done_on, today, "moderation.done_on")
    if moderation.kind is ModerationKind.BLOCKED and not moderation.rule:
        raise Problem(
            _("Un bloqueo sin norma no se sostiene."), _("Diga qué norma se incumplió."), "moderation.rule"
        )
    _not_before(moderation.until, moderation.done_on, "moderation.until", _("acabar antes de empezar"))
    _not_before(
        moderation.review_on, moderation.done_on, "moderation.review_on", _("revisarse antes de hacerse")
    )
    _not_before(
        moderation.lifted_on, moderation.done_on, "moderation.lifted_on", _("levantarse antes de hacerse")
    )


def _not_before(later: date | None, earlier: date | None, field: str, what: str) -> None:
    if later is not None and earlier is not None and later < earlier:
        raise Problem(_("No puede {what}.").format(what=what), _("Corrija una de las dos fechas."), field)


def _not_after_today(day: date | None, today: date, field: str) -> None:
    if day is not None and day > today:
        raise Problem(_("Ese día todavía no ha llegado."), _("Escriba un día pasado, u hoy."), field)
