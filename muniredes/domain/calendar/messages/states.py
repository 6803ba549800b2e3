"""The states of a post, and the one table of the steps between them."""

from collections.abc import Mapping

from muniredes.domain.problems import Problem
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class PostState(WordedEnum):
    """How far a post has come."""

    IDEA = "idea", mark("Idea")
    DRAFT = "draft", mark("Borrador")
    IN_REVIEW = "in_review", mark("En revisión")
    APPROVED = "approved", mark("Aprobada")
    PUBLISHED = "published", mark("Publicada")
    PAUSED = "paused", mark("En pausa")
    DISCARDED = "discarded", mark("Descartada")

    @property
    def symbol(self) -> str:
        """A sign that says the state without colour."""
        return _SYMBOLS[self]

    @property
    def is_pending(self) -> bool:
        """Whether it still has to be published."""
        return self in PENDING

    @property
    def is_movable(self) -> bool:
        """Whether its day can change: what was published stays where it was."""
        return self is not PostState.PUBLISHED


_SYMBOLS = {
    PostState.IDEA: "○",
    PostState.DRAFT: "✎",
    PostState.IN_REVIEW: "◔",
    PostState.APPROVED: "◉",
    PostState.PUBLISHED: "✓",
    PostState.PAUSED: "‖",
    PostState.DISCARDED: "✕",
}
PENDING = frozenset({PostState.IDEA, PostState.DRAFT, PostState.IN_REVIEW, PostState.APPROVED})
"""The states of what is still to come; a paused post waits for somebody, a discarded one for nobody."""

SHOWN = tuple(state for state in PostState if state is not PostState.DISCARDED)
"""The states that a calendar shows unless it is asked for more."""

STEPS: Mapping[PostState, frozenset[PostState]] = {
    PostState.IDEA: frozenset({PostState.DRAFT, PostState.IN_REVIEW, PostState.DISCARDED}),
    PostState.DRAFT: frozenset(
        {
            PostState.IDEA,
            PostState.IN_REVIEW,
            PostState.APPROVED,
            PostState.PUBLISHED,
            PostState.PAUSED,
            PostState.DISCARDED,
        }
    ),
    PostState.IN_REVIEW: frozenset(
        {PostState.DRAFT, PostState.APPROVED, PostState.PAUSED, PostState.DISCARDED}
    ),
    PostState.APPROVED: frozenset(
        {PostState.DRAFT, PostState.PUBLISHED, PostState.PAUSED, PostState.DISCARDED}
    ),
    PostState.PUBLISHED: frozenset({PostState.APPROVED}),
    PostState.PAUSED: frozenset(
        {PostState.DRAFT, PostState.IN_REVIEW, PostState.APPROVED, PostState.DISCARDED}
    ),
    PostState.DISCARDED: frozenset({PostState.IDEA, PostState.DRAFT}),
}
"""From each state, where a post can go: published is undone only to «aprobada», when it was not true."""


def steps_from(state: PostState, *, needs_approval: bool) -> tuple[PostState, ...]:
    """Return the states a post can go to, in their order; where two people approve, none is skipped."""
    allowed = STEPS[state]
    if needs_approval and state is PostState.DRAFT:
        allowed -= {PostState.APPROVED, PostState.PUBLISHED}
    return tuple(step for step in PostState if step in allowed)


def may_publish(state: PostState, *, needs_approval: bool) -> bool:
    """Whether a post may go out as far as it has come: where two people approve, only what was approved."""
    return PostState.PUBLISHED in steps_from(state, needs_approval=needs_approval)


def unready_sentence(state: PostState, *, needs_approval: bool) -> tuple[str, str]:
    """Return why a post does not go out yet as far as it has come, and what to do."""
    if needs_approval and state in (PostState.IDEA, PostState.DRAFT, PostState.IN_REVIEW):
        return _("Falta que otra persona la apruebe."), _("Pídale que la revise, y publíquela después.")
    said = _("Está en «{state}»: así no se publica.").format(state=state.word)
    return said, _("Ábrala y dé antes el paso que falta.")


def check_step(before: PostState, after: PostState, *, needs_approval: bool = False) -> None:
    """Refuse a step that the table does not have, saying which there are."""
    if after in steps_from(before, needs_approval=needs_approval):
        return
    if after is PostState.PUBLISHED:
        raise Problem(*unready_sentence(before, needs_approval=needs_approval), "post.state")
    ways = ", ".join(f"«{step.word.lower()}»" for step in steps_from(before, needs_approval=needs_approval))
    raise Problem(
        _("De «{before}» no se pasa a «{after}».").format(
            before=before.word.lower(), after=after.word.lower()
        ),
        _("Desde ahí puede pasar a {ways}.").format(ways=ways),
        "post.state",
    )


_NEXT: Mapping[PostState, PostState] = {
    PostState.IDEA: PostState.DRAFT,
    PostState.IN_REVIEW: PostState.APPROVED,
    PostState.APPROVED: PostState.PUBLISHED,
}


def next_step(state: PostState, *, needs_approval: bool) -> PostState | None:
    """Return where a post goes next on its way out; None from where it does not go on by itself.

    Where nobody else approves, a draft needs no review: it is approved by whoever wrote it.
    """
    if state is PostState.DRAFT:
        return PostState.IN_REVIEW if needs_approval else PostState.APPROVED
    return _NEXT.get(state)


def step_verb(state: PostState) -> str:
    """«Pedir revisión»: what taking a post to a state is called on a button."""
    return _(_VERBS[state])


def step_back_verb() -> str:
    """Return what it is called to say that something published never went out: it is not approving it."""
    return _("No llegó a salir…")


_VERBS = {
    PostState.IDEA: mark("Dejar como idea"),
    PostState.DRAFT: mark("Pasar a borrador"),
    PostState.IN_REVIEW: mark("Pedir revisión"),
    PostState.APPROVED: mark("Aprobar"),
    PostState.PUBLISHED: mark("Publicar…"),
    PostState.PAUSED: mark("Dejar en pausa"),
    PostState.DISCARDED: mark("Descartar"),
}
