"""Write messages, repeat them, and change one day, the rest or all of a series."""

from datetime import date, datetime, timedelta

import pytest

from muniredes.actions import accounts, clock, history, records
from muniredes.actions.calendar import moving, reading, series_renewal, steps, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.reading import Said
from muniredes.actions.calendar.series import Scope
from muniredes.domain.calendar.messages.counting import counted
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.calendar.messages.query import CalendarFilter, PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.choices import PersonChoice
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.actions.calendar.messages import THURSDAY, said_of, write
from tests.support import add_account, add_person, set_up

YEAR = (date(2026, 11, 24), date(2027, 12, 31))


def shown(database: Database, **wanted: object) -> tuple[PostLine, ...]:
    return reading.dated(database, *YEAR, CalendarFilter(**wanted))  # type: ignore[arg-type]


def test_what_is_said_once_goes_to_every_channel_with_its_own_text(database: Database) -> None:
    account = add_account(database, "https://x.com/AytoVilla")
    key = f"account.{account.id}"
    written = Written(
        message={"title": "Corte", "text": "Largo"}, texts={key: "Corto", "tablon": ""}, at=THURSDAY
    )
    said = said_of(database, writing.create(database, written))
    assert [said.text(post) for post in said.posts] == ["Corto", "Largo"]
    assert {post.at for post in said.posts} == {THURSDAY}
    lines = shown(database, channels=frozenset({key}))
    assert [(line.title, line.channel, line.state) for line in lines] == [("Corte", key, PostState.DRAFT)]


def test_an_idea_has_no_day_until_it_is_dropped_on_one(database: Database) -> None:
    said = write(database, at=None)
    assert said.posts[0].state is PostState.IDEA
    assert shown(database) == ()
    (idea,) = reading.undated(database)
    moving.to_day(database, [idea.id], date(2026, 12, 1))
    (line,) = shown(database)
    assert (line.at, line.state) == (datetime(2026, 12, 1, 10), PostState.DRAFT)
    moving.to_day(database, [idea.id], None)
    assert reading.undated(database)[0].state is PostState.IDEA


def test_a_message_needs_a_title_and_a_refusal_writes_nothing(database: Database) -> None:
    with pytest.raises(Problem, match="título"):
        write(database, "web", title=" ")
    assert shown(database) == ()


def test_a_series_is_written_out_as_far_as_the_horizon_and_then_further(database: Database) -> None:
    said = write(database, "web", "tablon", rule="FREQ=WEEKLY;BYDAY=TH")
    assert len(said.posts) == 2 * 57
    assert {post.at.weekday() for post in said.posts if post.at} == {3}
    assert series_renewal.extend_series(database).action_id is None
    clock.pretend(date(2027, 6, 1))
    assert series_renewal.extend_series(database).action_id
    assert message_end(database, said) > date(2028, 6, 1)


def message_end(database: Database, said: Said) -> date:
    assert said.message.id is not None
    last = reading.said(database, said.message.id).posts[-1].occurrence
    assert last is not None
    return last


def test_a_series_that_ended_is_not_extended(database: Database) -> None:
    write(database, "web", rule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231")
    clock.pretend(date(2027, 2, 1))
    assert series_renewal.extend_series(database).action_id is None


def test_one_day_of_a_series_can_say_something_else(database: Database) -> None:
    said = write(database, "web", "tablon", rule="FREQ=WEEKLY;BYDAY=TH")
    second = said.posts[2]
    assert second.id is not None
    other = Written(
        message={"title": "Agenda", "text": "Esta semana, feria", "rule": said.message.rule},
        texts={"web": "", "tablon": ""},
        at=datetime(2026, 12, 4, 9),
    )
    writing.edit(database, second.id, other, Scope.THIS)
    after = _again(database, said)
    texts = [after.text(post) for post in after.posts if post.occurrence == date(2026, 12, 3)]
    assert texts == ["Esta semana, feria"] * 2
    assert after.message.text == "Qué hacer el fin de semana"
    assert {post.at for post in after.posts if post.occurrence == date(2026, 12, 3)} == {
        datetime(2026, 12, 4, 9)
    }


def _again(database: Database, said: Said) -> Said:
    assert said.message.id is not None
    return reading.said(database, said.message.id)


def test_one_day_of_a_series_can_be_called_something_else(database: Database) -> None:
    said = write(database, "web", "tablon", rule="FREQ=WEEKLY;BYDAY=TH", text="Como siempre")
    second = said.posts[2]
    assert second.id is not None
    assert second.occurrence is not None
    other = Written(
        message={"title": "Pleno extraordinario", "text": "Otro", "rule": said.message.rule},
        texts={"web": "", "tablon": "En el tablón"},
        at=second.at,
    )
    writing.edit(database, second.id, other, Scope.THIS)
    rest = _again(database, said)
    assert rest.message.title == "Agenda"
    assert second.occurrence in rest.message.exceptions
    assert second.occurrence not in {post.occurrence for post in rest.posts}
    (line,) = reading.lines(database, [second.id])
    alone = reading.said(database, line.message_id)
    assert (alone.message.title, alone.message.rule, len(alone.posts)) == ("Pleno extraordinario", "", 2)
    assert sorted(alone.text(post) for post in alone.posts) == ["En el tablón", "Otro"]
    assert {post.at for post in alone.posts} == {second.at}


def test_from_one_day_on_a_series_changes_and_before_it_stays(database: Database) -> None:
    said = write(database, "web", rule="FREQ=WEEKLY;BYDAY=TH")
    third = said.posts[2]
    assert third.id is not None
    later = Written(
        message={"title": "Agenda nueva", "text": "Otro", "rule": said.message.rule},
        texts={"web": "", "tablon": ""},
        at=datetime(2026, 12, 11, 12),
    )
    change = writing.edit(database, third.id, later, Scope.FOLLOWING)
    before = _again(database, said)
    assert [post.occurrence for post in before.posts] == [date(2026, 11, 26), date(2026, 12, 3)]
    assert before.message.repeats_in_words == "Cada jueves hasta el 9 de diciembre de 2026"
    rest = reading.said(database, max(change.ids("message")))
    assert rest.message.repeats_in_words == "Cada viernes"
    assert {post.at.weekday() for post in rest.posts if post.at} == {4}
    assert {post.key for post in rest.posts} == {"web", "tablon"}
    history.undo(database)
    assert len(_again(database, said).posts) == len(said.posts)
    assert {line.title for line in shown(database)} == {"Agenda"}


def test_a_whole_series_changes_but_for_what_somebody_worked_on(database: Database) -> None:
    said = write(database, "web", rule="FREQ=WEEKLY;BYDAY=TH")
    first, second = said.posts[0].id, said.posts[1].id
    assert first is not None
    assert second is not None
    steps.publish(database, first)
    steps.change_state(database, [second], PostState.IN_REVIEW)
    monday = Written(
        message={"title": "Agenda", "text": "", "rule": "FREQ=WEEKLY;BYDAY=MO"},
        texts={"web": ""},
        at=datetime(2026, 12, 10, 8, 30),
    )
    third = said.posts[2].id
    assert third is not None
    writing.edit(database, third, monday, Scope.ALL)
    after = _again(database, said)
    assert [post.at for post in after.posts[:4]] == [
        datetime(2026, 11, 24, 18, 30),
        datetime(2026, 11, 30, 8, 30),
        datetime(2026, 12, 3, 18),
        datetime(2026, 12, 7, 8, 30),
    ]


def test_one_day_less_the_rest_less_or_all_less(database: Database) -> None:
    said = write(database, "web", rule="FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20270630")
    december = next(post.id for post in said.posts if post.occurrence == date(2026, 12, 31))
    assert december is not None
    writing.delete(database, december, Scope.THIS)
    assert _again(database, said).message.repeats_in_words == (
        "Cada último jueves de mes hasta junio de 2027, salvo 31 dic"
    )
    assert series_renewal.extend_series(database).action_id is None, "it is written out until its last day"
    assert date(2026, 12, 31) not in {post.occurrence for post in _again(database, said).posts}
    march = next(post.id for post in said.posts if post.occurrence == date(2027, 3, 25))
    assert march is not None
    writing.delete(database, march, Scope.FOLLOWING)
    assert message_end(database, said) == date(2027, 2, 25)
    first = said.posts[0].id
    assert first is not None
    writing.delete(database, first, Scope.ALL)
    assert shown(database) == ()
    for _step in range(3):
        history.undo(database)
    assert len(_again(database, said).posts) == len(said.posts)


def test_what_repeats_must_go_somewhere(database: Database) -> None:
    with pytest.raises(Problem, match="canal"):
        write(database, rule="FREQ=WEEKLY")
    assert reading.undated(database) == ()


def test_pictures_and_their_words_are_kept(database: Database) -> None:
    picture = PostPicture("a" * 64, "Cartel de la feria", is_decorative=False)
    said = write(database, "web", pictures=(picture,))
    assert said.pictures(said.posts[0]) == (picture,)


def test_a_move_keeps_the_hour_and_is_undone(database: Database) -> None:
    said = write(database, "web")
    number = said.posts[0].id
    assert number is not None
    moving.to_day(database, [number], date(2026, 12, 8))
    assert shown(database)[0].at == datetime(2026, 12, 8, 18)
    history.undo(database)
    assert shown(database)[0].at == THURSDAY


def test_what_is_gone_by_or_published_is_not_moved(database: Database) -> None:
    said = write(database, "web")
    number = said.posts[0].id
    assert number is not None
    with pytest.raises(Problem, match="ya ha pasado"):
        moving.to_day(database, [number], date(2026, 11, 23))
    steps.publish(database, number)
    with pytest.raises(Problem, match="duplicarla"):
        moving.to_day(database, [number], date(2026, 12, 1))
    moving.duplicate(database, [number], date(2026, 12, 1))
    lines = shown(database)
    assert [(line.at, line.state) for line in lines] == [
        (datetime(2026, 11, 24, 18, 30), PostState.PUBLISHED),
        (datetime(2026, 12, 1, 18), PostState.DRAFT),
    ]


def test_publishing_tells_the_account_and_checks_the_address(database: Database) -> None:
    account = add_account(database, "https://www.facebook.com/AytoVilla")
    said = write(database, f"account.{account.id}")
    number = said.posts[0].id
    assert number is not None
    for wrong, why in (
        ("https://x.com/AytoVilla/status/1", "no es de Facebook"),
        ("https://www.facebook.com/OtroPueblo/posts/1", "OtroPueblo"),
        ("mañana", "no parece"),
    ):
        with pytest.raises(Problem, match=why):
            steps.publish(database, number, wrong)
    assert shown(database)[0].state is PostState.DRAFT
    steps.publish(database, number, "https://www.facebook.com/AytoVilla/posts/123")
    (line,) = shown(database)
    assert (line.state, line.url) == (PostState.PUBLISHED, "https://www.facebook.com/AytoVilla/posts/123")
    assert account.id is not None
    assert reading.last_published(database)[account.id].date() == clock.today()
    steps.change_state(database, [number], PostState.APPROVED)
    assert reading.last_published(database) == {}


def test_two_people_or_a_call_that_is_noted(database: Database) -> None:
    set_up(database)
    writer, mayor = add_person(database, "Ana"), add_person(database, "Luis")
    records.keep_only(database, "posting_rules", {"needs_approval": True})
    said = write(database, "web", responsible_id=writer.id)
    number = said.posts[0].id
    assert number is not None
    with pytest.raises(Problem, match="la apruebe"):
        steps.publish(database, number)
    with pytest.raises(Problem, match="dos personas"):
        steps.approve(database, [number], PersonChoice(id=writer.id))
    steps.approve(database, [number], PersonChoice(id=mayor.id), "validada por teléfono")
    post = _again(database, said).posts[0]
    assert (post.state, post.approved_by_id, post.approved_on, post.approval_note) == (
        PostState.APPROVED,
        mayor.id,
        date(2026, 11, 24),
        "validada por teléfono",
    )
    steps.publish(database, number)


def test_of_several_it_is_said_which_one_its_author_would_approve(database: Database) -> None:
    ana = add_person(database, "Ana")
    records.keep_only(database, "posting_rules", {"needs_approval": True, "approver_id": ana.id})
    own = write(database, "web", title="Feria", responsible_id=PersonChoice(id=ana.id))
    numbers = [said.posts[0].id or 0 for said in (write(database, "web", title="Corte"), own)]
    with pytest.raises(Problem, match="«Feria»: quien la prepara no la aprueba"):
        steps.approve(database, numbers, PersonChoice(id=ana.id))


def test_a_pause_gives_every_post_back_its_state(database: Database) -> None:
    first, second = write(database, "web").posts[0].id, write(database, "web").posts[0].id
    assert first is not None
    assert second is not None
    steps.change_state(database, [second], PostState.APPROVED)
    steps.change_state(database, [first, second], PostState.PAUSED)
    assert not any(line.state.is_pending for line in shown(database))
    steps.resume(database, [first, second])
    assert [line.state for line in shown(database)] == [PostState.DRAFT, PostState.APPROVED]


def test_an_account_that_goes_leaves_its_posts_without_channel(database: Database) -> None:
    account = add_account(database, "https://x.com/AytoVilla")
    write(database, f"account.{account.id}")
    assert account.id is not None
    accounts.delete(database, account.id)
    (line,) = shown(database)
    assert line.channel == ""
    assert shown(database, channels=frozenset({""})) == (line,)
    history.undo(database)
    assert shown(database)[0].channel == f"account.{account.id}"


def test_filters_narrow_by_words_topic_person_and_state(database: Database) -> None:
    ana = add_person(database, "Ana")
    (topic,) = records.add(database, "topic", {"name": "Cortes"}).ids("topic")
    write(database, "web", title="Corte de agua", topic_id=topic)
    write(database, "web", title="Peña de San Roque", text="Campaña", responsible_id=ana.id)
    assert [line.title for line in shown(database, text="pena campana")] == ["Peña de San Roque"]
    assert [line.title for line in shown(database, topic_id=topic)] == ["Corte de agua"]
    assert [line.title for line in shown(database, responsible_id=ana.id)] == ["Peña de San Roque"]
    assert shown(database, states=frozenset({PostState.PUBLISHED})) == ()
    assert len(shown(database, states=frozenset(PostState), text=" ")) == 2


def test_the_hour_stays_across_the_change_of_summer_time(database: Database) -> None:
    said = write(database, "web", at=datetime(2027, 3, 25, 18), rule="FREQ=DAILY;UNTIL=20270402")
    moments = [post.at for post in said.posts]
    assert moments == [datetime(2027, 3, 25, 18) + timedelta(days=n) for n in range(9)]


def test_a_day_that_was_deleted_with_the_others_does_not_come_back(database: Database) -> None:
    said = write(database, "web", "tablon", rule="FREQ=WEEKLY;BYDAY=TH")
    whole, half = date(2027, 3, 4), date(2027, 3, 11)
    gone = [
        post.id or 0
        for post in said.posts
        if post.occurrence == whole or (post.occurrence == half and post.key == "web")
    ]
    change = writing.delete_posts(database, gone)
    assert change.title == "2 mensajes borrados"
    clock.pretend(date(2027, 2, 1))
    assert series_renewal.extend_series(database).action_id
    coming = {(line.day, line.channel) for line in shown(database) if line.day in (whole, half)}
    assert coming == {(half, "tablon")}


def test_several_deletions_are_undone_at_once(database: Database) -> None:
    said = write(database, "web", "tablon", rule="FREQ=WEEKLY;BYDAY=TH")
    before = shown(database)
    writing.delete_posts(database, [post.id or 0 for post in said.posts[:3]])
    assert len(shown(database)) == len(before) - 3
    history.undo(database)
    assert shown(database) == before
    assert reading.said(database, said.message.id or 0).message.exceptions == ()


def test_messages_are_counted_as_they_were_before_they_moved_and_as_the_calendar_does(
    database: Database,
) -> None:
    set_up(database)
    said = write(database, "web", rule="FREQ=WEEKLY;BYDAY=TH")
    two = [post.id or 0 for post in said.posts[1:3]]
    assert moving.to_day(database, two, date(2026, 12, 30)).title.startswith("2 mensajes movidos al ")
    at_two_hours = write(database, "web", "tablon", at=THURSDAY)
    moving.to_moment(database, [at_two_hours.posts[0].id or 0], THURSDAY.replace(hour=9))
    both = [post.id or 0 for post in at_two_hours.posts]
    lines = reading.lines(database, both)
    change = steps.approve(database, both, PersonChoice(name="Eva Paz"))
    assert change.title.startswith(counted(lines).split(",")[0].replace("mensajes", "mensajes aprobados"))
    assert counted(lines).startswith("2 mensajes")


def _without_second(database: Database, rule: str) -> Said:
    """A series of Thursdays from 26 November that leaves out its second day, 3 December."""
    said = write(database, "web", rule=rule)
    second = next(post for post in said.posts if post.occurrence == date(2026, 12, 3))
    writing.delete(database, second.id or 0, Scope.THIS)
    return _again(database, said)


def _rewritten(database: Database, said: Said, at: datetime, rule: str) -> Said:
    first = said.posts[0]
    again = Written(message={"title": "Agenda", "rule": rule}, texts={"web": ""}, at=at)
    writing.edit(database, first.id or 0, again, Scope.ALL)
    return _again(database, said)


def _december(said: Said) -> list[int]:
    days = {post.at.date() for post in said.posts if post.at}
    return sorted(day.day for day in days if (day.year, day.month) == (2026, 12))


@pytest.mark.parametrize(
    ("rule", "at", "wanted"),
    [
        ("FREQ=WEEKLY;BYDAY=TH", datetime(2026, 11, 27, 18), [11, 18, 25]),
        ("FREQ=WEEKLY", datetime(2026, 11, 25, 18), [9, 16, 23, 30]),
        ("FREQ=WEEKLY;BYDAY=TH", datetime(2026, 11, 26, 9), [10, 17, 24, 31]),
        ("FREQ=WEEKLY;BYDAY=TH", datetime(2026, 10, 8, 18), [3, 10, 17, 24, 31]),
    ],
)
def test_what_a_series_leaves_out_moves_with_it(
    database: Database, rule: str, at: datetime, wanted: list[int]
) -> None:
    said = _without_second(database, rule)
    assert _december(said) == [10, 17, 24, 31]
    assert _december(_rewritten(database, said, at, rule)) == wanted, (
        "the day she left out does not come back"
    )
    history.undo(database)
    assert _december(_again(database, said)) == [10, 17, 24, 31]


@pytest.mark.parametrize(
    ("rule", "at", "left_out"),
    [
        ("FREQ=WEEKLY;BYDAY=TH", datetime(2027, 1, 14, 18), date(2027, 1, 21)),
        ("FREQ=WEEKLY;BYDAY=TH", datetime(2027, 4, 1, 18), date(2027, 4, 8)),
        ("FREQ=DAILY;INTERVAL=7", datetime(2027, 3, 1, 18), date(2027, 3, 8)),
    ],
)
def test_what_a_series_leaves_out_moves_with_it_however_far(
    database: Database, rule: str, at: datetime, left_out: date
) -> None:
    far = _rewritten(database, _without_second(database, rule), at, rule)
    assert far.message.exceptions == (left_out,)
    assert left_out not in {post.occurrence for post in far.posts}


def test_what_a_series_of_each_month_leaves_out_moves_two_months_with_it(database: Database) -> None:
    said = write(database, "web", rule="FREQ=MONTHLY")
    second = next(post for post in said.posts if post.occurrence == date(2026, 12, 26))
    writing.delete(database, second.id or 0, Scope.THIS)
    moved = _rewritten(database, _again(database, said), datetime(2027, 1, 26, 18), "FREQ=MONTHLY")
    assert moved.message.exceptions == (date(2027, 2, 26),)


def test_a_day_left_out_of_another_rule_is_not_left_out_of_this_one(database: Database) -> None:
    said = _without_second(database, "FREQ=WEEKLY;BYDAY=TH")
    tuesdays = _rewritten(database, said, datetime(2026, 11, 26, 18), "FREQ=WEEKLY;BYDAY=TU")
    assert tuesdays.message.exceptions == ()
    daily = _rewritten(database, tuesdays, datetime(2026, 12, 1, 18), "FREQ=DAILY")
    assert 3 in _december(daily), "nobody has left it out of what is said every day"
