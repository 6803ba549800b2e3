"""What the program knows, of which day, and how it is brought up to date from a signed file."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame

from muniredes.actions import newer_knowledge
from muniredes.desktop.layouts.arrange import card
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.telling import Telling
from muniredes.desktop.messages.waiting import work_apart
from muniredes.desktop.widgets.files import ask_file
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import long_date
from muniredes.domain.knowledge.edition import SUFFIX
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.files import shown
from muniredes.i18n import _


def knowledge_card() -> QFrame:
    """Return the card that says of which day the catalogue is and brings a newer one."""
    frame, column = card()
    column.addWidget(label(_("Lo que sabe el programa"), "h3"))
    used = newer_knowledge.in_use()
    column.addWidget(
        label(_("Redes, consejos, fechas y listas de crisis, al {day}.").format(day=long_date(used.day)))
    )
    if used.publisher:
        column.addWidget(label(_("Lo publica {who}.").format(who=used.publisher), "muted"))
    if used.complaint:
        column.addWidget(label(used.complaint, "warning"))
    column.addWidget(
        label(
            _(
                "Quien publica el programa, o su diputación, puede darle un fichero «.saber» más nuevo y "
                "firmado. Lo que usted haya cambiado se queda como está."
            ),
            "muted",
        )
    )
    column.addLayout(FlowLayout(button(_("Traer uno más nuevo…"), partial(_choose, Telling(frame)))))
    return frame


def _choose(told: Telling) -> None:
    kinds = _("Ficheros firmados (*{end})").format(end=SUFFIX)
    chosen = ask_file(told.about, _("Lo que sabe el programa"), kinds)
    if chosen is not None:
        bring(told, chosen)


def bring(told: Telling, source: Path) -> None:
    """Take what a file brings and say what it is, or what is wrong with it."""
    try:
        edition = work_apart(
            told.about.window(),
            _("Comprobando «{name}»…").format(name=shown(source.name)),
            lambda _progress: newer_knowledge.take(source),
        )
    except Cancelled:
        return
    except Problem as problem:
        told.say(problem.sentence, "danger")
        return
    said = _("Es del {day}, de {who}. Se usará la próxima vez que abra el programa.")
    said = said.format(day=long_date(edition.day), who=edition.publisher)
    told.say("\n".join(filter(None, (said, edition.news))), "good")
