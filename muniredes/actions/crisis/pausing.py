"""Stop what was planned with one press, and go on with one press, after looking at what is out of date."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from muniredes.actions import accounts, clock
from muniredes.actions.calendar.parts import put_state
from muniredes.actions.crisis.parts import open_incident, write_down
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.counting import messages_in
from muniredes.domain.calendar.messages.message import Post
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import STEPS, PostState
from muniredes.domain.crisis.incidents import EntryKind, Incident
from muniredes.domain.history import Change
from muniredes.i18n import _, ngettext
from muniredes.storage import reading
from muniredes.storage.calendar import posts
from muniredes.storage.database import Database, Work

_CAN_PAUSE = tuple(state for state in PostState if PostState.PAUSED in STEPS[state])


class Afterwards(StrEnum):
    """What becomes of a post that was stopped."""

    AS_IT_WAS = "as_it_was"
    DRAFT = "draft"
    DISCARD = "discard"


def pause(database: Database, incident_id: int, only: Collection[int] | None = None) -> Change:
    """Stop every planned post, or that of `only` some accounts; what another crisis stopped is kept too.

    A post that two crises stopped goes on only when both have let it go. A drill stops nothing: it is told.
    """
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        chosen = [post for post in _planned(work) if only is None or post.account_id in only]
        text = _words(messages_in(chosen), is_drill=incident.is_drill) + _of_one(work, only)
        if not incident.is_drill:
            _stop(incident, chosen)
        write_down(work, incident, EntryKind.PAUSED, text)
        work.title = text
    return work.change


def _words(count: int, *, is_drill: bool) -> str:
    if not count:
        return _("No había nada programado que parar")
    if is_drill:
        return ngettext(
            "Simulacro: se habría parado {n} mensaje",
            "Simulacro: se habrían parado {n} mensajes",
            count,
        )
    return ngettext("{n} mensaje en pausa", "{n} mensajes en pausa", count)


def _of_one(work: Work, chosen: Collection[int] | None) -> str:
    """«, en Facebook · AytoVilla»: which account it was, when it was one."""
    if chosen is None or len(chosen) != 1:
        return ""
    return _(", en {account}").format(account=accounts.title(work.get(Account, next(iter(chosen)))))


def _stop(incident: Incident, chosen: Collection[Post]) -> None:
    for post in chosen:
        if post.state is not PostState.PAUSED:
            put_state(post, PostState.PAUSED)
    stopped = {post.id for post in chosen if post.id is not None} | set(incident.paused_posts)
    incident.paused_posts = tuple(sorted(stopped))


def _planned(work: Work) -> list[Post]:
    """Return every post that has a day and could still go out, and those that other crises stopped."""
    held = {number for other in _open(work) for number in other.paused_posts}
    found = [post for state in _CAN_PAUSE for post in work.all_where(Post, state=state)]
    found += [post for post in work.all_where(Post, state=PostState.PAUSED) if post.id in held]
    now = clock.now()
    return [post for post in found if post.at is not None and (post.at >= now or post.id in held)]


def _open(work: Work) -> list[Incident]:
    return [incident for incident in work.all(Incident) if incident.is_open]


def stopped_by(database: Database, incident: Incident) -> tuple[PostLine, ...]:
    """Return what a crisis stopped, and other open ones perhaps too."""
    if not incident.paused_posts:
        return ()
    with database.read() as sql:
        return posts.some(sql, incident.paused_posts)


def stopped(database: Database, incident_id: int) -> tuple[PostLine, ...]:
    """Return what a crisis stopped that is still so, by its hour, for somebody to look at."""
    with database.read() as sql:
        files = reading.crisis_record(sql).open_files
        stopped_by = {file.incident.id: set(file.incident.paused_posts) for file in files}
        found = posts.some(sql, stopped_by.pop(incident_id, ()))
        held = set[int]().union(*stopped_by.values())
    return tuple(line for line in found if line.state is PostState.PAUSED and line.id not in held)


def resume(database: Database, incident_id: int, choices: Mapping[int, Afterwards]) -> Change:
    """Go on with what a crisis stopped, each post as it was chosen; what is not named goes on as it was.

    What another open crisis also stopped stays so.
    """
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        held = {number for other in _open(work) if other is not incident for number in other.paused_posts}
        mine = set(incident.paused_posts) - held
        freed = [post for post in work.all_where(Post, state=PostState.PAUSED) if post.id in mine]
        count = messages_in(freed)
        for post in freed:
            _let_go(post, choices.get(post.id or 0, Afterwards.AS_IT_WAS))
        kept = len(held.intersection(incident.paused_posts))
        incident.paused_posts = ()
        text = ngettext("{n} mensaje reanudado", "{n} mensajes reanudados", count)
        if kept:
            text += _("; {n} siguen en pausa por otra crisis").format(n=kept)
        write_down(work, incident, EntryKind.RESUMED, text)
        work.title = text
    return work.change


def _let_go(post: Post, choice: Afterwards) -> None:
    """Take a post on: as it was, approval and all, or to a state in which it is looked at again."""
    if choice is Afterwards.AS_IT_WAS:
        post.state, post.paused_from = post.paused_from or PostState.DRAFT, None
        return
    state = PostState.DRAFT if choice is Afterwards.DRAFT else PostState.DISCARDED
    put_state(post, state)
