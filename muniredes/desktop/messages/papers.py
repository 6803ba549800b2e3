"""Write a paper where she chose: it is drawn beside the window, and the folder may be far away."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from muniredes.actions.printing import papers
from muniredes.actions.printing.papers import Document
from muniredes.desktop.messages.waiting import work_apart
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, Progress
from muniredes.i18n import _


def write_paper(widget: QWidget, document: Document, target: Path) -> None:
    """Write a paper that is composed, as what the name of the file says, while the window lives.

    Raises a Problem when it cannot be written, or she stops it: then nothing is.
    """
    wait_for_writing(widget, partial(papers.write, document, target))


def wait_for_writing(widget: QWidget, write: Callable[[Progress], object]) -> None:
    """Let something be written beside the window; raises its Problem, or one when it was stopped."""
    try:
        work_apart(widget.window(), _("Haciendo el documento…"), write)
    except Cancelled as stopped:
        raise Problem(_("Ha dejado de hacer el documento."), _("No se ha escrito nada.")) from stopped
