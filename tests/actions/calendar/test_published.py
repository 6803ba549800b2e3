"""What was published is a fact, and what was approved is a text."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from muniredes.actions import accounts, clock, history, knowledge, records
from muniredes.actions import reading as guide
from muniredes.actions.calendar import moving, reading, steps, writing
from muniredes.actions.calendar.files import exporting
from muniredes.actions.calendar.files.exporting import ExportKind, Listing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.reading import Said
from muniredes.actions.calendar.rewriting import as_written
from muniredes.actions.calendar.series import Scope
from muniredes.desktop.pages.calendar.showing import Showing, monogram
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.messages.message import Post, PostPicture
from muniredes.domain.calendar.messages.naming import channel_name, short_channel_name
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.profiles import Closure
from muniredes.domain.choices import PersonChoice
from muniredes.domain.history import Change
from muniredes.domain.next_step import way_out
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import add_account, add_person, set_up

TUESDAY = datetime(2026, 11, 24, 10)
"""This morning: the tests happen at half past six of that evening."""

PICTURE = PostPicture(picture="a" * 64, alternative_text="Cartel de la feria")


def write(database: Database, *keys: str, at: datetime | None = TUESDAY, **values: object) -> Said:
    message = {"title": "Feria", "text": "Hoy abre la feria a las seis", "pictures": (PICTURE,), **values}
    written = Written(message=message, texts=dict.fromkeys(keys, ""), at=at)
    return again(database, writing.create(database, written).ids("message")[0])


def again(database: Database, number: int | None) -> Said:
    assert number is not None
    return reading.said(database, number)


def on(said: Said, key: str) -> Post:
    return next(post for post in said.posts if post.key == key)


def number(post: Post) -> int:
    assert post.id is not None
    return post.id


def edit(database: Database, said: Said, post: Post, **values: object) -> Change:
    """Save what the editor of a post shows, with some fields changed."""
    shown = as_written(said, post)
    written = Written(message={**shown.message, **values}, texts=shown.texts, at=shown.at, times=shown.times)
    return writing.edit(database, number(post), written)


def test_nothing_goes_out_through_an_account_whose_closing_is_done(database: Database) -> None:
    set_up(database)
    account = add_account(database, "facebook.com/AytoVilla")
    said = write(database, f"account.{account.id}")
    with database.write("") as work:
        work.add(Closure(account_id=account.id, closed_on=date(2026, 11, 20)))
    with pytest.raises(Problem, match="está cerrada"):
        steps.publish(database, number(said.posts[0]))


def exported(database: Database, key: CalendarField) -> list[object]:
    content = exporting.prepare(database, ExportKind.CSV).content
    assert isinstance(content, Listing)
    return [row[key] for row in content.rows]


def test_what_went_out_does_not_follow_later_edits(database: Database) -> None:
    said = write(database, "web", "tablon")
    steps.publish(database, number(on(said, "web")))
    edit(database, said, on(said, "tablon"), text="La feria se suspende", pictures=())
    said = again(database, said.message.id)
    out, waiting = on(said, "web"), on(said, "tablon")
    assert said.text(out) == "Hoy abre la feria a las seis"
    assert said.pictures(out) == (PICTURE,)
    assert said.text(waiting) == "La feria se suspende"
    assert said.pictures(waiting) == ()
    texts = dict(
        zip(exported(database, CalendarField.CHANNEL), exported(database, CalendarField.TEXT), strict=True)
    )
    assert "Hoy abre la feria a las seis" in texts.values()


def test_what_went_out_is_kept_letter_by_letter_however_long(database: Database) -> None:
    text = "Hoy abre la feria.\n\n" + "Habrá música, mercado y talleres. " * 60 + "Fin"
    said = write(database, "web", text=text)
    steps.publish(database, number(on(said, "web")))
    said = again(database, said.message.id)
    assert said.text(on(said, "web")) == text


def test_it_went_out_when_it_went_out(database: Database) -> None:
    said = write(database, "web")
    steps.publish(database, number(said.posts[0]))
    (line,) = reading.lines(database, [number(said.posts[0])])
    assert line.at == datetime.combine(clock.today(), clock.now().time().replace(second=0, microsecond=0))
    assert exported(database, CalendarField.HOUR) == [line.at.time()]
    steps.change_state(database, [line.id], PostState.APPROVED)
    (line,) = reading.lines(database, [line.id])
    assert line.at == TUESDAY, "it was not true: it has the moment that it was planned for"


def test_she_says_when_it_went_out_if_it_was_not_now(database: Database) -> None:
    said = write(database, "web", "tablon")
    steps.publish(database, number(on(said, "web")), at=datetime(2026, 11, 23, 9, 5))
    assert on(again(database, said.message.id), "web").at == datetime(2026, 11, 23, 9, 5)
    with pytest.raises(Problem, match="todavía no ha llegado"):
        steps.publish(database, number(on(said, "tablon")), at=datetime(2026, 11, 25, 9))


def test_several_went_out_each_at_its_hour(database: Database) -> None:
    said = write(database, "web", "tablon")
    steps.publish_as_planned(database, [number(post) for post in said.posts])
    assert {post.at for post in again(database, said.message.id).posts} == {TUESDAY}
    late = write(database, "web", at=datetime(2026, 12, 1, 10))
    with pytest.raises(Problem, match="todavía no ha llegado"):
        steps.publish_as_planned(database, [number(late.posts[0])])


def test_an_account_that_goes_leaves_its_name_on_what_it_published(database: Database) -> None:
    account = add_account(database, "https://x.com/AytoVilla")
    said = write(database, f"account.{account.id}")
    steps.publish(database, number(said.posts[0]))
    assert account.id is not None
    name = accounts.title(account)
    accounts.delete(database, account.id)
    assert exported(database, CalendarField.CHANNEL) == [name]
    (line,) = reading.lines(database, [number(said.posts[0])])
    from muniredes.actions import reading as guide

    assert reading.channel_name(line, guide.snapshot(database)) == name


def test_every_name_of_the_channel_of_what_was_published_outlives_its_account(database: Database) -> None:
    account = add_account(database, "facebook.com/ayto")
    assert account.id is not None
    said = write(database, f"account.{account.id}")
    steps.publish(database, number(said.posts[0]))
    accounts.delete(database, account.id)
    snapshot, networks = guide.snapshot(database), knowledge.networks()
    (line,) = reading.lines(database, [number(said.posts[0])])
    (post,) = again(database, said.message.id).posts
    for placed in (line, post):
        assert channel_name(placed, snapshot.accounts, networks) == "Facebook · ayto"
        assert short_channel_name(placed, snapshot.accounts, networks) == "Facebook · ayto"
    assert monogram(line, Showing((), {}, snapshot, clock.now())) == "Fb"


def test_rewriting_what_is_out_is_refused_in_words(database: Database) -> None:
    said = write(database, "web")
    steps.publish(database, number(said.posts[0]))
    said = again(database, said.message.id)
    with pytest.raises(Problem, match="Ya está publicada"):
        edit(database, said, said.posts[0], text="Otra cosa")
    with pytest.raises(Problem, match="Ya está publicada"):
        edit(database, said, said.posts[0], pictures=())
    edit(database, said, said.posts[0], title="Feria de noviembre")
    assert again(database, said.message.id).message.title == "Feria de noviembre"


def test_what_was_mended_in_the_network_is_a_new_version(database: Database) -> None:
    said = write(database, "web", "tablon")
    steps.publish(database, number(on(said, "web")))
    said = again(database, said.message.id)
    out = on(said, "web")
    shown = as_written(said, out)
    texts = {**shown.texts, "web": "Hoy abre la feria a las siete"}
    with pytest.raises(Problem, match="Ya está publicada"):
        writing.edit(database, number(out), Written(message=shown.message, texts=texts, at=shown.at))
    mended = Written(message=shown.message, texts=texts, at=shown.at, corrected=frozenset({"web"}))
    writing.edit(database, number(out), mended)
    said = again(database, said.message.id)
    assert said.text(on(said, "web")) == "Hoy abre la feria a las siete"
    assert [each.text for each in on(said, "web").went_out] == [
        "Hoy abre la feria a las seis",
        "Hoy abre la feria a las siete",
    ]
    assert said.text(on(said, "tablon")) == "Hoy abre la feria a las seis"


def test_a_day_of_a_series_that_is_out_stays_as_it_was(database: Database) -> None:
    said = write(database, "web", rule="FREQ=WEEKLY;BYDAY=TU")
    first, second = said.posts[:2]
    steps.publish(database, number(first))
    said = again(database, said.message.id)
    shown = as_written(said, second)
    written = Written(message={**shown.message, "text": "Nuevo"}, texts=shown.texts, at=shown.at)
    writing.edit(database, number(second), written, Scope.ALL)
    said = again(database, said.message.id)
    assert said.text(said.post(number(first))) == "Hoy abre la feria a las seis"
    assert said.text(said.post(number(second))) == "Nuevo"


def test_undoing_a_publication_leaves_nothing_of_it(database: Database) -> None:
    said = write(database, "web")
    steps.publish(database, number(said.posts[0]))
    history.undo(database)
    post = again(database, said.message.id).posts[0]
    assert (post.state, post.at, post.went_out, post.published_at) == (PostState.DRAFT, TUESDAY, (), None)


def test_every_way_of_publishing_leaves_the_record(town_database: Database) -> None:
    with town_database.read() as sql:
        out = [post for post in sql.objects(Post) if post.state is PostState.PUBLISHED]
    assert len(out) > 10
    for post in out:
        assert post.publication is not None
        assert post.at == post.published_at == post.went_out[0].at
        assert post.publication.channel


# ── Approval ─────────────────────────────────────────────────────────────────────────────────


def approved(database: Database, *keys: str) -> Said:
    said = write(database, *keys, at=datetime(2026, 11, 26, 18))
    alcaldesa = add_person(database, "Alcaldesa")
    steps.approve(database, [number(post) for post in said.posts], PersonChoice(id=alcaldesa.id))
    return again(database, said.message.id)


def test_what_was_approved_is_a_text_and_another_is_not(database: Database) -> None:
    set_up(database)
    records.keep_only(database, "posting_rules", {"needs_approval": True})
    said = approved(database, "web", "tablon")
    change = edit(database, said, on(said, "web"), text="Hoy abre la feria a las siete")
    posts = again(database, said.message.id).posts
    assert {post.state for post in posts} == {PostState.IN_REVIEW}
    assert {post.approved_by_id for post in posts} == {None}
    assert "vuelven a revisión" in change.title
    history.undo(database)
    assert {post.state for post in again(database, said.message.id).posts} == {PostState.APPROVED}


def test_only_the_channel_whose_text_changes_loses_its_approval(database: Database) -> None:
    said = approved(database, "web", "tablon")
    shown = as_written(said, on(said, "web"))
    texts = {**shown.texts, "web": "Solo en la web"}
    change = writing.edit(
        database, number(on(said, "web")), Written(message=shown.message, texts=texts, at=shown.at)
    )
    said = again(database, said.message.id)
    assert (on(said, "web").state, on(said, "tablon").state) == (PostState.DRAFT, PostState.APPROVED)
    assert "vuelve a borrador" in change.title


def test_moving_it_or_saying_who_prepares_it_keeps_the_approval(database: Database) -> None:
    said = approved(database, "web")
    moving.to_day(database, [number(said.posts[0])], date(2026, 11, 30))
    said = again(database, said.message.id)
    edit(database, said, said.posts[0], title="Otro nombre", minutes=20)
    assert again(database, said.message.id).posts[0].state is PostState.APPROVED


def test_a_paused_post_comes_back_without_the_approval_of_another_text(database: Database) -> None:
    said = approved(database, "web")
    steps.change_state(database, [number(said.posts[0])], PostState.PAUSED)
    said = again(database, said.message.id)
    edit(database, said, said.posts[0], text="Otro texto")
    steps.resume(database, [number(said.posts[0])])
    assert again(database, said.message.id).posts[0].state is PostState.DRAFT


# ── Files of before ──────────────────────────────────────────────────────────────────────────


def test_what_was_published_before_is_kept_as_it_stood(tmp_path: Path) -> None:
    import shutil

    from muniredes.actions import workspace

    clock.pretend(date(2026, 11, 24), time(18, 30))
    source = Path(__file__).parents[2] / "fixtures" / "databases" / "v0005.sqlite"
    shutil.copy(source, tmp_path / "antigua.sqlite")
    found = workspace.open_file(tmp_path / "antigua.sqlite")
    with found.database.read() as sql:
        posts = sql.objects(Post)
    out = [post for post in posts if post.state is PostState.PUBLISHED]
    assert out
    for post in out:
        assert post.publication is not None
        assert post.at == post.published_at
        assert post.publication.channel
    assert any(post.publication and post.publication.text for post in out)
    assert all(post.approved_said for post in posts if post.state is PostState.APPROVED)
    workspace.close(found)


def test_what_goes_out_nowhere_is_not_approved_nor_published(database: Database) -> None:
    set_up(database)
    said = write(database)
    (post,) = said.posts
    assert post.key == ""
    with pytest.raises(Problem, match="no sale por ningún canal"):
        steps.approve(database, [number(post)], PersonChoice(id=1))
    with pytest.raises(Problem, match="no sale por ningún canal"):
        steps.change_state(database, [number(post)], PostState.APPROVED)
    with pytest.raises(Problem, match="no sale por ningún canal"):
        steps.publish(database, number(post))
    whole = guide.snapshot(database)
    line = next(each for each in whole.due if each.id == number(post))
    assert way_out([line], whole).is_stuck, "nobody is offered what is refused"
