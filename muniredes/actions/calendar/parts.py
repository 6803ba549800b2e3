"""What an editor says of a message, and how its outlets and posts are made to say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from muniredes.actions import editing
from muniredes.domain.calendar.messages.electoral_light import light_seen
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import parse_channel
from muniredes.storage.calendar import posts as stored
from muniredes.storage.database import Work

Values = Mapping[str, object]
Outlets = tuple[Outlet, ...]
Posts = tuple[Post, ...]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an editor says of a message: its fields, where it goes with which text, and when.

    `texts` holds the key of each channel and its own text there («» says the same as the message);
    `times` the channels that go out at another moment than `at`, which is None for an idea without a day;
    `corrected` the channels where what had gone out was mended in the network too.
    """

    message: Values
    texts: Mapping[str, str]
    at: datetime | None = None
    times: Mapping[str, datetime] = field(default_factory=dict)
    state: PostState = PostState.DRAFT
    corrected: frozenset[str] = frozenset()

    @property
    def rule(self) -> str:
        """The rule it repeats by, empty when it is said once."""
        return str(self.message.get("rule", ""))

    def moment(self, key: str) -> datetime | None:
        """Return when it goes out on a channel."""
        return self.times.get(key, self.at)


def whole(work: Work, post: Post) -> tuple[Message, Outlets, Posts]:
    """Return the message of a post with its outlets and its posts."""
    assert post.message_id is not None
    found = stored.message_with(work.sql, post.message_id)
    assert found is not None
    return found


def put_message(work: Work, message: Message, values: Values) -> None:
    """Change fields of a message; what was confirmed for the elections is asked again if it is worse now."""
    before = light_seen(message.light)
    editing.put("message", message, values)
    if message.id is not None and light_seen(message.light).is_worse_than(before):
        for post in work.all_where(Post, message_id=message.id):
            if post.state.is_movable:
                post.confirmed_on = None


def outlet_on(message: Message, key: str, text: str) -> Outlet:
    """Return a new outlet of a message."""
    account_id, medium = parse_channel(key)
    return editing.put(
        "outlet", Outlet(message_id=message.id, account_id=account_id, medium=medium), {"text": text}
    )


def single(message: Message, key: str, written: Written) -> Post:
    """Return the post of a message that is said once."""
    account_id, medium = parse_channel(key)
    at = written.moment(key)
    state = PostState.IDEA if at is None else written.state
    return Post(message_id=message.id, account_id=account_id, medium=medium, at=at, state=state)


def put_moment(post: Post, at: datetime | None) -> None:
    """Give a post its moment: with a day an idea becomes a draft, without one everything is an idea."""
    if at == post.at:
        return
    post.at = at
    if at is None:
        post.state = PostState.IDEA
    elif post.state is PostState.IDEA:
        post.state = PostState.DRAFT


def put_state(post: Post, state: PostState) -> None:
    """Give a post a state that it can go to, with what each one keeps or forgets.

    Publishing is `facts.put_out`: it needs what went out. What turns out not to be published has its planned
    moment again.
    """
    assert state is not PostState.PUBLISHED
    if state is PostState.PAUSED:
        post.paused_from = post.state
    elif post.state is PostState.PAUSED:
        post.paused_from = None
    if post.state is PostState.PUBLISHED:
        post.at, post.published_at, post.went_out, post.url = post.planned_at, None, (), ""
    if state in (PostState.IDEA, PostState.DRAFT, PostState.IN_REVIEW):
        forget_approval(post)
    post.state = state


def forget_approval(post: Post) -> None:
    """Forget who approved a post, and what."""
    post.approved_by_id, post.approved_on, post.approval_note, post.approved_said = None, None, "", ""


def put_outlets(
    work: Work, message: Message, outlets: Outlets, posts: Posts, written: Written
) -> list[Outlet]:
    """Give a message the outlets it should have, and return them; one where it was published stays."""
    published = {post.key for post in posts if post.state is PostState.PUBLISHED and not message.rule}
    by_key = {outlet.key: outlet for outlet in outlets}
    for key, text in written.texts.items():
        if key in by_key:
            editing.put("outlet", by_key[key], {"text": text})
    new = [outlet_on(message, key, text) for key, text in written.texts.items() if key not in by_key]
    work.add_all(new)
    gone = [outlet for key, outlet in by_key.items() if key not in written.texts and key not in published]
    work.delete_all(gone)
    return [outlet for outlet in (*outlets, *new) if outlet not in gone]
