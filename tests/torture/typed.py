"""A window where somebody types until it is killed, and another one that looks for what was being typed.

Each begins in a process of its own, where all that it needs is read already: that is not what is tried.
"""

import os
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from muniredes import offline
from muniredes.actions import workspace
from muniredes.actions.crisis import course
from muniredes.actions.crisis.parts import book
from muniredes.desktop.dialogs.crisis.entry import AddEntryDialog
from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.dialogs.person import PersonDialog
from muniredes.desktop.dialogs.posts.editor import editor
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.look import Look
from muniredes.desktop.pages.crisis.now.log import LogCard
from muniredes.desktop.pages.crisis.now.step_card import StepCard
from muniredes.desktop.pages.crisis.now.step_list import StepList
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.startup.application import make_app
from muniredes.desktop.widgets import drafts
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking import dialog as wizards
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, seen, type_in

PAUSE = 0.1
"""Seconds of a pause, made short so that there are many before the end."""

_TURNS = 10

WORDS = ("llaman ", "del ", "cuartel ", "hay ", "humo ", "en ", "la ", "plaza ", "vamos ", "ya ")

PAUSES = ((drafts, "_PAUSE_MS"), (wizards, "_AUTOSAVE_MS"), (editor, "_PAUSE_MS"))
"""Where it is said how long a pause is."""

Line = QLineEdit | QPlainTextEdit


def _crisis(bench: Workbench) -> IncidentFile:
    if not bench.hub.snapshot.crisis.open_files:
        bench.hub.perform(course.begin, "cuenta")
    return bench.hub.snapshot.crisis.open_files[0]


def _on_the_page(kind: type[QWidget], name: str) -> Callable[[Workbench], Line]:
    def find(bench: Workbench) -> Line:
        _crisis(bench)
        bench.go(Target(Place.CRISIS, field="now"))
        (part,) = seen(bench.window, kind)
        return _first(getattr(part, name))

    return find


def _first(widget: QWidget) -> Line:
    found: list[Line] = [*widget.findChildren(QLineEdit), *widget.findChildren(QPlainTextEdit)]
    return next(each for each in found if each.isVisible() and not each.isReadOnly())


def _notice(bench: Workbench) -> Line:
    file = _crisis(bench)
    made = NoticeDialog(bench.hub, file, book(bench.hub.snapshot.crisis), None, bench.window)
    made.open()
    return made.text


def _entry(bench: Workbench) -> Line:
    made = AddEntryDialog(bench.hub, _crisis(bench), bench.window)
    made.open()
    return _first(made.text)


def _person(bench: Workbench) -> Line:
    made = PersonDialog(bench.hub, bench.hub.snapshot.people[0], bench.window)
    made.open()
    return _first(made.sheet.input("person.post"))


def _wizard(bench: Workbench) -> Line:
    bench.go(Target(Place.WHO))
    return _first(dialog(WizardDialog).page)


def _post(bench: Workbench) -> Line:
    bench.go(Target(Place.CALENDAR, field="new"))
    return _first(dialog(PostEditor))


PLACES: Mapping[str, Callable[[Workbench], Line]] = {
    "lo que pasa en una crisis": _on_the_page(LogCard, "text"),
    "la nota de un paso": _on_the_page(StepCard, "_note"),
    "un paso que se añade": _on_the_page(StepList, "new"),
    "un aviso": _notice,
    "un apunte con su hora": _entry,
    "una ficha": _person,
    "un asistente": _wizard,
    "una publicación": _post,
}


def _bench(path: Path) -> Workbench:
    app = make_app()
    window = MainWindow(Look(app, Preferences()), Preferences())
    window.show()
    return Workbench(window, workspace.open_file(path))


def _wait(seconds: float) -> None:
    """Let the window live so long, and some turns at least where the computer is busy."""
    until, turns = time.monotonic() + seconds, 0
    while time.monotonic() < until or turns < _TURNS:
        QApplication.processEvents()
        time.sleep(seconds / _TURNS)
        turns += 1


def _text(line: Line) -> str:
    return line.text() if isinstance(line, QLineEdit) else line.toPlainText()


def begin(mode: str, place: str, path: Path, places: Mapping[str, str], told: Connection) -> None:
    """Type in a place until killed, telling each word once it has paused after it; or tell what is in it."""
    os.environ.update(places)
    offline.begin()
    for module, name in PAUSES:
        vars(module)[name] = round(PAUSE * 500)
    bench = _bench(path)
    line = PLACES[place](bench)
    _wait(PAUSE)
    if mode == "look":
        told.send(_text(line))
        os._exit(0)
    told.send("listo")
    line.setFocus()
    while True:
        for word in WORDS:
            type_in(line, word)
            _wait(PAUSE * 2)
            told.send(word.strip())
