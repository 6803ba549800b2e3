"""Opening, closing and merging profiles: what is asked, the verdict, and the states they go through."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from muniredes.domain.dates import long_date
from muniredes.domain.people import hours, hours_left
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import lines_of
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark, ngettext

IDEAS_ASKED = 10
"""Posts that must be thought of before a profile is opened."""

SIMILAR_ASKED = 5
"""Profiles like it that should have been looked at."""


class ProfileState(WordedEnum):
    """Where a profile is, from the first idea to its end."""

    STUDY = "study", mark("En estudio")
    PROPOSED = "proposed", mark("Propuesto")
    APPROVED = "approved", mark("Autorizado")
    REFUSED = "refused", mark("Denegado")
    DROPPED = "dropped", mark("Descartado")
    OPEN = "open", mark("Abierto")
    CLOSING = "closing", mark("Cerrándose")
    CLOSED = "closed", mark("Cerrado")
    MERGED = "merged", mark("Unido a otro")

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be said of it: it was not opened, or it is no more."""
        return self in (ProfileState.REFUSED, ProfileState.DROPPED, ProfileState.CLOSED, ProfileState.MERGED)


TRANSITIONS: Mapping[ProfileState, tuple[ProfileState, ...]] = {
    ProfileState.STUDY: (ProfileState.PROPOSED, ProfileState.DROPPED),
    ProfileState.PROPOSED: (ProfileState.APPROVED, ProfileState.REFUSED, ProfileState.DROPPED),
    ProfileState.APPROVED: (ProfileState.OPEN, ProfileState.DROPPED),
    ProfileState.REFUSED: (ProfileState.STUDY,),
    ProfileState.DROPPED: (ProfileState.STUDY,),
    ProfileState.OPEN: (ProfileState.CLOSING,),
    ProfileState.CLOSING: (ProfileState.CLOSED, ProfileState.MERGED, ProfileState.OPEN),
    ProfileState.CLOSED: (),
    ProfileState.MERGED: (),
}
"""Every allowed step from each state; what is not here is refused."""

DECIDED = frozenset({ProfileState.APPROVED, ProfileState.REFUSED})
"""States that somebody decides: they need who and when."""


@dataclass(eq=False, kw_only=True)
class OpeningRequest:
    """A profile somebody wants, with its answers to the four questions; None means «not said yet».

    `ideas` and `similar` hold one post, or one profile, a line. `weekly_hours` is what it would take.
    """

    id: int | None = None
    name: str = ""
    network_id: str = ""
    handle: str = ""
    state: ProfileState = ProfileState.STUDY
    area_id: int | None = None
    objectives: str = ""
    is_participatory: bool | None = None
    is_collaborative: bool | None = None
    theme: str = ""
    theme_is_defined: bool | None = None
    is_of_interest: bool | None = None
    addressees: str = ""
    are_specific: bool | None = None
    functions: str = ""
    tool_fits: bool | None = None
    keeper_id: int | None = None
    deputy_id: int | None = None
    weekly_hours: float | None = None
    ideas: str = ""
    similar: str = ""
    hashtag_would_do: bool | None = None
    hashtag: str = ""
    asked_on: date | None = None
    decided_by_id: int | None = None
    decided_on: date | None = None
    resolution: str = ""
    decision_reason: str = ""
    account_id: int | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.name


@dataclass(eq=False, kw_only=True)
class Closure:
    """How an account is closed, or merged into another, step by step; a day that is None is a step to do."""

    account_id: int | None = None
    into_id: int | None = None
    reason: str = ""
    copied_on: date | None = None
    copy_place: str = ""
    notice_on: date | None = None
    links_changed_on: date | None = None
    keeps_handle: bool | None = None
    register_updated_on: date | None = None
    decided_by_id: int | None = None
    decided_on: date | None = None
    resolution: str = ""
    closed_on: date | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("unión") if self.into_id else _("cierre")

    @property
    def state(self) -> ProfileState:
        """Where the profile is."""
        if self.closed_on is None:
            return ProfileState.CLOSING
        return ProfileState.MERGED if self.into_id else ProfileState.CLOSED


def move(present: ProfileState, wanted: ProfileState) -> None:
    """Raise the Problem that says why a profile cannot go from one state to another."""
    if wanted is present or wanted in TRANSITIONS[present]:
        return
    allowed = ", ".join(f"«{state.word}»" for state in TRANSITIONS[present])
    raise Problem(
        _("De «{present}» no se pasa a «{wanted}».").format(present=present.word, wanted=wanted.word),
        _("Puede pasar a {allowed}.").format(allowed=allowed) if allowed else _("Ya no cambia más."),
        "opening_request.state",
    )


class VerdictKind(WordedEnum):
    """What the answers amount to."""

    OPEN = "open", mark("Ábralo")
    WHEN = "when", mark("Ábralo cuando…")
    BETTER_NOT = "better_not", mark("Mejor no, porque…")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answers amount to, with its reasons: against, or still to be met.

    One that `lacks_answers` judges nothing yet: of the four questions, some have no answer.
    """

    kind: VerdictKind
    reasons: tuple[str, ...]
    lacks_answers: bool = False

    @property
    def sentence(self) -> str:
        """Everything in one text, a reason a line."""
        if not self.reasons:
            return _("Ábralo: pasa las cuatro preguntas y hay quien lo lleve.")
        return "\n".join((self.kind.word, *(f"– {reason}" for reason in self.reasons)))


def verdict(request: OpeningRequest, spare_hours: float | None, name_flaws: Iterable[str] = ()) -> Verdict:
    """Judge a request; `spare_hours` are those still free a week, without counting this profile.

    They are None when nobody has said hers. `name_flaws` are sentences against the name it would have.
    """
    against = tuple(_against(request))
    if against:
        return Verdict(VerdictKind.BETTER_NOT, against)
    renamed = (_("Se cambie el nombre de usuario. {flaw}").format(flaw=flaw) for flaw in name_flaws)
    missing = (*_missing(request, spare_hours), *renamed)
    kind = VerdictKind.WHEN if missing else VerdictKind.OPEN
    return Verdict(kind, missing, lacks_answers=any(_unanswered(request)))


def _against(request: OpeningRequest) -> Iterator[str]:
    if request.hashtag_would_do:
        where = request.hashtag or _("un canal que ya existe")
        yield _("Basta con una etiqueta en lo que ya hay: {where}.").format(where=where)
    if request.is_of_interest is False:
        yield _("El tema no interesa a los vecinos.")
    if request.tool_fits is False:
        yield _("Esta red no sirve para lo que se quiere hacer.")
    if request.are_specific is False:
        yield _("No se sabe a quién va dirigido.")
    if request.is_participatory is False and request.is_collaborative is False:
        yield _("No busca que nadie participe ni colabore: para solo anunciar ya está la web.")


def _missing(request: OpeningRequest, spare_hours: float | None) -> Iterator[str]:
    yield from _unanswered(request)
    if request.keeper_id is None:
        yield _("Haya quien lo lleve.")
    if request.deputy_id is None:
        yield _("Haya suplente.")
    if request.weekly_hours is None:
        yield _("Se sepa cuántas horas pide.")
    elif spare_hours is None:
        yield _("Se sepa cuántas horas hay: dígalo en «Personas».")
    elif request.weekly_hours > spare_hours:
        yield _("Se liberen horas: pide {needed} a la semana y {spare}.").format(
            needed=hours(request.weekly_hours), spare=hours_left(spare_hours)
        )
    yield from _unthought(len(lines_of(request.ideas)))
    if len(lines_of(request.similar)) < SIMILAR_ASKED:
        yield _("Se hayan mirado {n} perfiles parecidos.").format(n=SIMILAR_ASKED)


def _unthought(ideas: int) -> Iterator[str]:
    missing = IDEAS_ASKED - ideas
    if not ideas:
        yield _("Se piensen {n} publicaciones.").format(n=missing)
    elif missing > 0:
        yield ngettext("Se piense {n} publicación más.", "Se piensen {n} publicaciones más.", missing)


def _unanswered(request: OpeningRequest) -> Iterator[str]:
    if not request.objectives or (request.is_participatory is None and request.is_collaborative is None):
        yield _("Estén claros los objetivos.")
    if not request.theme or request.theme_is_defined is not True or request.is_of_interest is None:
        yield _("El tema esté definido.")
    if not request.addressees or request.are_specific is None:
        yield _("Se sepa a quién va dirigido.")
    if not request.functions or request.tool_fits is None:
        yield _("Se sepa para qué sirve esta red y no otra.")


def check_request(request: OpeningRequest, today: date) -> None:
    """Refuse a request without a name, or decided without saying who and when."""
    del today
    if not request.name:
        raise Problem(_("Falta el nombre del perfil."), _("Escríbalo para seguir."), "opening_request.name")
    if request.keeper_id is not None and request.keeper_id == request.deputy_id:
        raise Problem(
            _("La misma persona no puede llevarlo y ser suplente."),
            _("Elija a otra."),
            "opening_request.deputy_id",
        )
    if request.state in DECIDED and (request.decided_by_id is None or request.decided_on is None):
        raise Problem(
            _("Falta quién lo decidió y cuándo."),
            _("Escríbalo antes de cambiar el estado."),
            "opening_request.decided_by_id",
        )


@dataclass(frozen=True, slots=True)
class OddOrder:
    """Two days of a closing that are the other way round: each with the field where it was said."""

    sentence: str
    before: str
    after: str


def odd_orders(closure: Closure) -> Iterator[OddOrder]:
    """Yield what is said to be done after the account was closed, and has to come before."""
    for field, day, words in (
        (
            "notice_on",
            closure.notice_on,
            _("consta cerrada el {closed} y se avisó el {day}"),
        ),
        ("decided_on", closure.decided_on, _("consta cerrada el {closed} y se decidió el {day}")),
    ):
        if day is not None and closure.closed_on is not None and day > closure.closed_on:
            said = words.format(closed=long_date(closure.closed_on), day=long_date(day))
            yield OddOrder(said, f"closure.{field}", "closure.closed_on")


def check_closure(closure: Closure, today: date) -> None:
    """Refuse an end before its copy, or a merging of an account into itself."""
    if closure.into_id is not None and closure.into_id == closure.account_id:
        raise Problem(
            _("Una cuenta no se une a sí misma."), _("Elija la cuenta que se queda."), "closure.into_id"
        )
    if closure.closed_on is not None and (closure.copied_on is None or closure.copied_on > closure.closed_on):
        raise Problem(
            _("Primero se copia lo publicado, y después se cierra."),
            _("Haga la copia y escriba qué día."),
            "closure.copied_on",
        )
    if closure.closed_on is not None and closure.closed_on > today:
        raise Problem(
            _("El día del cierre todavía no ha llegado."), _("Escriba un día pasado."), "closure.closed_on"
        )
