"""Every small window there is, opened on a guide: for whoever has to see them all.

A test holds that none is missing here. Those about something that the guide has not are left out.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from muniredes.actions import clock
from muniredes.actions.calendar import bank, reading
from muniredes.actions.calendar.coverage import reaching
from muniredes.actions.crisis import course
from muniredes.actions.crisis.parts import book
from muniredes.actions.handover import preparing
from muniredes.desktop.hub import Hub
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.calendar.messages.query import PostLine, month_of
from muniredes.domain.calendar.watch.stranded import Stranded
from muniredes.domain.elections.period import milestone_days
from muniredes.domain.fields import word
from muniredes.domain.handover.timeline import timeline
from muniredes.domain.places import Place
from muniredes.domain.problems import Problem

Maker = partial[Any]
"""Makes a dialog."""
Makers = Iterator[Maker]

_POSTS_AT_ONCE = 2


def every_dialog(hub: Hub, picture: Path) -> Makers:
    """Yield a maker of each dialog; `picture` is a file for the one that brings a capture in.

    A crisis is begun when none is open, and a handover: this is for guides that nobody keeps.
    """
    yield from _of_files(hub)
    yield from _of_the_guide(hub)
    yield from _of_settings(hub)
    yield from _of_posts(hub)
    yield from _of_a_handover(hub)
    yield from _of_a_crisis(hub, picture)


def _of_files(hub: Hub) -> Makers:
    from muniredes.desktop.dialogs.crash import CrashDialog
    from muniredes.desktop.dialogs.help import HelpDialog
    from muniredes.desktop.dialogs.import_list import ImportDialog
    from muniredes.desktop.dialogs.opening import OpeningDialog
    from muniredes.desktop.dialogs.posts.import_posts import ImportPostsDialog
    from muniredes.desktop.dialogs.posts.live import LiveDialog
    from muniredes.desktop.dialogs.search import SearchDialog
    from muniredes.desktop.dialogs.support import SupportDialog

    yield partial(SearchDialog, hub)
    yield partial(HelpDialog, Place.TODAY)
    yield partial(SupportDialog, hub)
    yield partial(ImportDialog, hub)
    yield partial(ImportPostsDialog, hub)
    yield partial(LiveDialog, hub)
    yield partial(OpeningDialog, hub.database.path, Problem("", ""), None)
    yield partial(CrashDialog, Problem("", ""))


def _of_the_guide(hub: Hub) -> Makers:
    from muniredes.desktop.dialogs.ask import AskDialog
    from muniredes.desktop.dialogs.election_review import ElectionReviewDialog
    from muniredes.desktop.dialogs.history import HistoryDialog
    from muniredes.desktop.dialogs.person import AreaDialog, PersonDialog
    from muniredes.desktop.dialogs.remedy import RemedyDialog
    from muniredes.desktop.dialogs.request import RequestDialog
    from muniredes.desktop.dialogs.sheet import RecordDialog
    from muniredes.desktop.forms import asking
    from muniredes.desktop.forms.sheet import Section

    snapshot = hub.snapshot
    yield partial(AskDialog, "", "", "", _nothing)
    yield partial(HistoryDialog, hub, "account", 1, "")
    yield from (partial(PersonDialog, hub, person) for person in snapshot.people[:1])
    yield from (partial(AreaDialog, hub, area) for area in snapshot.areas[:1])
    yield from (partial(RequestDialog, hub, request) for request in snapshot.requests[:1])
    name = Section("", (asking.text("topic.name"),))
    yield from (partial(RecordDialog, hub, "topic", topic, (name,)) for topic in snapshot.topics[:1])
    for account in snapshot.own_accounts[:1]:
        yield partial(RemedyDialog, hub, account.id or 0, Cause.SINGLE_HOLDER)
    for period in snapshot.periods[:1]:
        yield from (partial(ElectionReviewDialog, hub, period, each) for each in snapshot.own_accounts[:1])


def _of_settings(hub: Hub) -> Makers:
    from muniredes.desktop.pages.settings.elections import DateDialog, NewElectionDialog, NewTermDialog

    yield partial(NewElectionDialog, hub, parent=None)
    yield partial(NewTermDialog, hub, parent=None)
    for period in hub.snapshot.periods[:1]:
        yield partial(DateDialog, hub, period, milestone_days(period)[0], parent=None)


def _of_a_handover(hub: Hub) -> Makers:
    from muniredes.desktop.dialogs.archive import ArchiveDialog
    from muniredes.desktop.dialogs.handover import AnswerDialog, HandoverSheet, ObservationsSheet, StepDialog
    from muniredes.desktop.dialogs.package_words import CloseWordsDialog, OpenWordsDialog
    from muniredes.desktop.dialogs.rehearsal import PaperResultDialog, RehearsalDialog

    if hub.snapshot.handover is None:
        hub.perform(preparing.prepare, {})
    file = hub.snapshot.handover
    assert file is not None
    yield partial(HandoverSheet, hub, file.handover)
    yield partial(ObservationsSheet, hub, file.handover)
    yield partial(CloseWordsDialog, hub)
    yield partial(OpenWordsDialog, hub.database.path, "")
    yield partial(RehearsalDialog, hub)
    yield partial(PaperResultDialog, hub)
    yield from (partial(ArchiveDialog, hub, copy, ()) for copy in hub.snapshot.archive[:1])
    yield from (partial(AnswerDialog, hub, line) for line in preparing.lines(hub.snapshot)[:1])
    yield from (partial(StepDialog, hub, step) for step in timeline(file, hub.snapshot)[:1])


def _of_posts(hub: Hub) -> Makers:
    from muniredes.desktop.dialogs.mend_row import Cell, MendRowDialog
    from muniredes.desktop.dialogs.posts.bank import BankDialog, SayAgainDialog
    from muniredes.desktop.dialogs.posts.confirm import ConfirmDialog
    from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
    from muniredes.desktop.dialogs.posts.editor.picture_library import LibraryDialog
    from muniredes.desktop.dialogs.posts.export import ExportDialog, PrintDialog
    from muniredes.desktop.dialogs.posts.gaps import GapsDialog
    from muniredes.desktop.dialogs.posts.reach import ReachDialog
    from muniredes.desktop.dialogs.posts.scope import ScopeDialog
    from muniredes.desktop.dialogs.posts.stranded import StrandedDialog
    from muniredes.desktop.dialogs.posts.went_out import WentOutDialog

    days = month_of(clock.today())
    yield partial(PostEditor, hub)
    yield partial(BankDialog, hub)
    yield partial(LibraryDialog, hub)
    yield partial(GapsDialog, hub)
    yield partial(MendRowDialog, hub, "", "", [Cell("title", word("message.title"), "", ("",))], _nothing)
    yield from (partial(SayAgainDialog, hub, each) for each in bank.bank(hub.database)[:1])
    yield partial(ExportDialog, days, "", False, _nothing)
    yield partial(PrintDialog, "", False, _nothing)
    yield partial(ConfirmDialog, "", "", {"": ""}, _nothing)
    yield partial(ScopeDialog, "", "", _nothing)
    yield partial(WentOutDialog, "", _nothing, _nothing)
    yield partial(ReachDialog, hub, reaching(hub.database, hub.snapshot, *days), "")
    yield from (partial(StrandedDialog, hub, Stranded(each, "", 1)) for each in hub.snapshot.own_accounts[:1])
    posts = reading.dated(hub.database, *days)[:_POSTS_AT_ONCE]
    if posts:
        yield from _of_those_posts(hub, posts)


def _of_those_posts(hub: Hub, posts: tuple[PostLine, ...]) -> Makers:
    from muniredes.desktop.dialogs.posts.approve import ApproveDialog
    from muniredes.desktop.dialogs.posts.bulk_edit import SeveralDialog
    from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
    from muniredes.desktop.dialogs.posts.move import DuplicateDialog, MoveDialog
    from muniredes.desktop.dialogs.posts.publish import PublishDialog

    yield partial(PostEditor, hub, posts[0])
    yield partial(PublishDialog, hub, posts, {}, {})
    for kind in (MoveDialog, DuplicateDialog, SeveralDialog, ApproveDialog):
        yield partial(kind, hub, posts)


def _of_a_crisis(hub: Hub, picture: Path) -> Makers:
    from muniredes.desktop.dialogs.crisis.beginning import BeginningDialog
    from muniredes.desktop.dialogs.crisis.ending import EndingDialog
    from muniredes.desktop.dialogs.crisis.entry import AddEntryDialog, CaptureDialog, CorrectEntryDialog
    from muniredes.desktop.dialogs.crisis.handover import HandoverDialog
    from muniredes.desktop.dialogs.crisis.lessons import LessonsDialog
    from muniredes.desktop.dialogs.crisis.level import LevelDialog
    from muniredes.desktop.dialogs.crisis.naming import NameDialog
    from muniredes.desktop.dialogs.crisis.next_notice import NextNoticeDialog
    from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
    from muniredes.desktop.dialogs.crisis.pause import PauseDialog
    from muniredes.desktop.dialogs.crisis.resume import ResumeDialog
    from muniredes.desktop.dialogs.crisis.texts import TextsDialog
    from muniredes.desktop.pages.crisis.lists.texts import of_step

    if not hub.snapshot.crisis.open_files:
        hub.perform(course.begin, next(iter(book(hub.snapshot.crisis).checklists)))
    file = hub.snapshot.crisis.open_files[0]
    known = book(hub.snapshot.crisis)
    for kind in (
        AddEntryDialog, BeginningDialog, EndingDialog, HandoverDialog, LevelDialog,
        NameDialog, NextNoticeDialog, PauseDialog, ResumeDialog,
    ):  # fmt: skip
        yield partial(kind, hub, file)
    yield partial(NoticeDialog, hub, file, known, None)
    yield partial(CaptureDialog, hub, file, picture)
    yield partial(LessonsDialog, hub, file.incident)
    yield from (partial(CorrectEntryDialog, hub, file, entry) for entry in file.entries[:1])
    checklist = next(iter(known.checklists.values())).value
    yield partial(TextsDialog, hub, "", of_step(checklist.key, checklist.steps[0].key))


def _nothing(*_answers: object) -> None:
    """What a dialog that nobody answers does."""
