"""«muniredes comprobar»: does the program work on this computer? One line per check, with its time."""

import json
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from muniredes import __version__, cli, log, offline, paths
from muniredes.console import complain, say
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.files import shown
from muniredes.i18n import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from muniredes.actions.printing.papers import Paper
    from muniredes.actions.workspace import Workspace
    from muniredes.desktop.window.workbench import Workbench
    from muniredes.desktop.wizards.asking.plan import WizardPlan

Check = tuple[str, Callable[[], object]]

_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40"/></svg>'
)


_ACCOUNTS = "red;enlace\nFacebook;https://www.facebook.com/AytoDePrueba\n"
_POSTS = "Fecha;Hora;Canal;Título\n1/2/2030;18:00;Bando;Prueba\n"

Report = Callable[[str, bool, int, str], None]
"""Takes what was checked, whether it works, the milliseconds it took and what went wrong."""


def run(given: Path | None, *, as_json: bool = False) -> int:
    """Check everything on a copy of the data, or on the example town; return the exit code.

    The data themselves are never written. With `as_json`, each line is an object for other programs:
    `check`, `ok`, `ms` and `said`, and at the end `version` and `failures`.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    report = _report_json if as_json else _report
    with tempfile.TemporaryDirectory(prefix="muniredes-", ignore_cleanup_errors=True) as folder:
        checks = _Checks(Path(folder), given)
        failures = sum(not _passes(name, check, report) for name, check in checks.all())
        checks.close()
    if as_json:
        say(json.dumps({"version": __version__, "failures": failures}))
    elif failures:
        complain(ngettext("Ha fallado {n} comprobación.", "Han fallado {n} comprobaciones.", failures))
    else:
        say(_("Todo funciona."))
    return cli.REFUSED if failures else cli.DONE


def _report(name: str, ok: bool, ms: int, said: str) -> None:
    say(_("✓ {name} ({ms} ms)").format(name=name, ms=ms) if ok else f"✗ {name}: {said}")


def _report_json(name: str, ok: bool, ms: int, said: str) -> None:
    say(json.dumps({"check": name, "ok": ok, "ms": ms, "said": said}, ensure_ascii=False))


def _passes(name: str, check: Callable[[], object], report: Report) -> bool:
    start, said = time.perf_counter(), ""
    try:
        check()
    except Exception as error:  # whatever fails is what this command is for
        logging.getLogger(__name__).exception("check: %s", name)
        said = error.sentence if isinstance(error, Problem) else _in_words(error)
    report(name, not said, round((time.perf_counter() - start) * 1000), said)
    return not said


def _in_words(error: Exception) -> str:
    """Say a fault of ours to whoever runs this; what it is for those who mend it is in the log."""
    if isinstance(error, ImportError):
        what = _("Al programa le falta una parte: instálelo otra vez.")
    elif isinstance(error, MemoryError):
        what = _("No hay memoria bastante: cierre otros programas.")
    elif isinstance(error, OSError):
        what = _("El ordenador no ha dejado leer o escribir un fichero.")
    else:
        what = _("Algo del programa ha fallado.")
    return _("{what} El detalle está en el registro: {path}").format(what=what, path=shown(log.log_file()))


class _Checks:
    """What is checked, in an order where each needs those before it."""

    def __init__(self, folder: Path, given: Path | None) -> None:
        self._folder = folder
        self._given = given
        self._workspace: Workspace | None = None
        self._bench: Workbench | None = None
        self._makers: tuple[partial[Any], ...] = ()

    def all(self) -> Iterator[Check]:
        """Yield every check with its name."""
        yield _("Catálogo"), self._catalogue
        yield _("Firma de lo que sabe el programa"), self._newer_catalogue
        yield _("Base de datos"), self._open
        yield _("Copia de seguridad"), self._back_up
        yield _("Lector de ficheros"), self._read_apart
        if self._workspace is None:
            return
        yield _("Ventana en español"), self._window
        if self._bench is not None:
            yield from self._pages()
            yield from self._wizards()
            yield from self._dialogs()
        yield _("Letras de otros alfabetos"), self._letters
        yield from self._manuals()
        yield from self._papers()
        yield _("Listas de crisis en blanco e informe de una crisis"), self._crisis_papers
        yield _("Hojas del mes"), self._month
        yield _("Piezas de cada red"), self._pieces
        yield _("Calendario para Excel y otros programas"), self._calendars
        yield _("Listas que se traen"), self._lists
        yield _("Copia fuera y vuelta a ella"), self._restore
        yield _("Paquete cerrado con palabras, y su recibo"), self._deliver
        yield _("Sin conexiones a internet"), self._stayed_offline

    def close(self) -> None:
        """Let go of everything."""
        from muniredes.actions import workspace

        if self._bench is not None:
            from muniredes.desktop.startup.application import put_away

            self._bench.window.close()
            self._bench = None
            put_away()
        elif self._workspace is not None:
            workspace.close(self._workspace)

    def _catalogue(self) -> None:
        from muniredes.actions import knowledge

        knowledge.networks()
        knowledge.advice()
        knowledge.topics()
        knowledge.responses()
        knowledge.crisis_book()
        knowledge.gazetteer()

    def _newer_catalogue(self) -> None:
        """Sign the catalogue with a key of this moment, and read it as one that arrives."""
        from muniredes.actions import newer_knowledge

        newer_knowledge.try_out(self._folder / "catalogo.saber")

    def _open(self) -> None:
        """Open a copy of the data, upgrading it; without data, the example town."""
        from muniredes.actions import workspace
        from muniredes.actions.examples import example
        from muniredes.actions.safekeeping import backups

        path = self._folder / paths.DATABASE_NAME
        if self._given is None:
            self._workspace = example.create(path)
            return
        source = paths.database_file(self._given)
        if not source.exists():
            self._workspace = workspace.open_file(path)
            return
        backups.restore_file(path, source)
        self._workspace = workspace.open_file(path)

    def _back_up(self) -> None:
        from muniredes.actions.safekeeping import backups

        assert self._workspace is not None
        backups.back_up(self._workspace.database)

    def _window(self) -> None:
        from PySide6.QtCore import QCoreApplication

        from muniredes.desktop.dialogs.crash import hear_qt
        from muniredes.desktop.look import Look
        from muniredes.desktop.preferences import Preferences
        from muniredes.desktop.startup.application import make_app
        from muniredes.desktop.window.main_window import MainWindow
        from muniredes.desktop.window.workbench import Workbench

        assert self._workspace is not None
        hear_qt()
        app, preferences = make_app(), Preferences()
        look = Look(app, preferences)
        look.dress()
        window = MainWindow(look, preferences)
        window.show()
        self._bench = Workbench(window, self._workspace)
        if QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancelar":
            raise Problem(_("Los botones de Qt no están en español."))

    def _pages(self) -> Iterator[Check]:
        from muniredes.desktop.navigation.sidebar import page_words

        for place, words in page_words().items():
            yield _("Página «{name}»").format(name=words), partial(self._see, place)

    def _see(self, place: Place) -> None:
        """Go to a page, and to each of its tabs."""
        from muniredes.desktop.pages.tabbed import TabbedPage

        assert self._bench is not None
        self._bench.go(Target(place))
        page = self._bench.page(place)
        if isinstance(page, TabbedPage):
            for number, _panel in enumerate(page.panels):
                page.show_panel(number)

    def _wizards(self) -> Iterator[Check]:
        from muniredes.desktop.wizards.catalogue import every_plan

        assert self._bench is not None
        for plan in every_plan(self._bench.hub):
            yield _("Asistente «{name}»").format(name=plan.title), partial(self._walk, plan)

    def _walk(self, plan: "WizardPlan") -> None:
        """Build every page of a wizard, the last one included, and close it without doing anything."""
        from muniredes.actions import drafts
        from muniredes.desktop.wizards.asking.dialog import WizardDialog

        dialog = WizardDialog(plan)
        for key in dialog.session.keys:
            dialog.session.go_to(key)
            dialog.show_page()
        dialog.reject()
        drafts.discard(plan.hub.database, plan.name, plan.subject)

    def _dialogs(self) -> Iterator[Check]:
        yield _("Ventanas pequeñas"), self._find_dialogs
        for maker in self._makers:
            yield _("Ventana «{name}»").format(name=maker.func.__name__), partial(self._glance, maker)

    def _find_dialogs(self) -> None:
        from muniredes.desktop.window.every_dialog import every_dialog

        assert self._bench is not None
        picture = paths.resource("examples", "capture.png")
        self._makers = tuple(every_dialog(self._bench.hub, picture))

    def _glance(self, make: Callable[[], "QDialog"]) -> None:
        """Open a dialog and close it without answering."""
        dialog = make()
        dialog.show()
        dialog.reject()

    def _manuals(self) -> Iterator[Check]:
        from muniredes.actions import reading
        from muniredes.actions.printing import manual

        assert self._workspace is not None
        database = self._workspace.database
        if reading.snapshot(database).council is None:
            return
        for edition in manual.Edition:
            target = self._folder / f"{edition.value}.pdf"

            def write(edition: manual.Edition = edition, target: Path = target) -> None:
                manual.write(manual.prepare(database, edition).document, target, lambda _part: None)
                manual.page_image(target.read_bytes(), 0, 400)

            yield _("Manual: {edition}").format(edition=edition.word), write

    def _letters(self) -> None:
        """Draw a word of each of the faces: those that the manual seldom needs go too."""
        from muniredes.manual.render.letters import fonts, shaping

        for word in ("🎉", "محمد", "हिन्दी", "বাংলা", "ਪੰਜਾਬੀ", "ગુજ", "தமிழ்", "తెలు", "සිං", "ไทย", "አማርኛ", "王"):
            [(face, text)] = fonts.runs(word, fonts.REGULAR)
            assert face != fonts.NAMED
            assert shaping.clusters(text, face)

    def _papers(self) -> Iterator[Check]:
        """Write every paper as a PDF, and one in each of the other kinds: each needs a library of its own."""
        from muniredes.actions.printing import papers

        for paper in papers.papers():
            kinds = (".pdf", ".docx", ".html") if paper is papers.Paper.REGISTER else (".pdf",)
            yield _("Documento «{name}»").format(name=paper.value), partial(self._write, paper, kinds)

    def _write(self, paper: "Paper", kinds: tuple[str, ...]) -> None:
        from muniredes.actions.printing import papers

        assert self._workspace is not None
        document = papers.prepare(self._workspace.database, paper)
        for kind in kinds:
            papers.write(document, self._folder / f"{paper.value}{kind}")

    def _crisis_papers(self) -> None:
        """Write the lists with no data at all, and the report of the last crisis, if there was any."""
        from muniredes.actions import reading
        from muniredes.actions.printing import crisis_report, papers

        assert self._workspace is not None
        database = self._workspace.database
        lists = papers.prepare(None, papers.Paper.CRISIS_LISTS)
        papers.write(lists, self._folder / f"{papers.Paper.CRISIS_LISTS.value}.pdf")
        for incident in reading.snapshot(database).crisis.incidents[:1]:
            assert incident.id is not None
            name = crisis_report.report_name(database, incident.id)
            papers.write(crisis_report.report(database, incident.id), self._folder / name)

    def _read_apart(self) -> None:
        """Read a list in a room apart: this program, started again with a hidden order."""
        from muniredes.actions.channels import account_import

        listed = self._folder / "cuentas.csv"
        listed.write_text("Dirección\nhttps://facebook.com/villa\n", encoding="utf-8")
        account_import.open_list(listed)

    def _pieces(self) -> None:
        """Draw one piece, with a logo that is a drawing."""
        from muniredes.actions import council, pieces, reading
        from muniredes.domain.voice.style import StyleGuide

        assert self._workspace is not None
        database = self._workspace.database
        drawn = self._folder / "logo.svg"
        drawn.write_text(_LOGO, encoding="utf-8")
        logo = council.keep_picture(database, council.read_picture(drawn))
        look = pieces.brand(database, StyleGuide(logo=logo))
        pieces.draw(pieces.samples(reading.snapshot(database))[0], look)

    def _month(self) -> None:
        """Print the month as a sheet for the wall and as a list."""
        from muniredes.actions import clock
        from muniredes.actions.printing import month_sheets, papers

        assert self._workspace is not None
        database, today = self._workspace.database, clock.today()
        papers.write(month_sheets.month_sheet(database, today), self._folder / "mes.pdf")
        papers.write(month_sheets.month_list(database, today), self._folder / "lista.pdf")

    def _calendars(self) -> None:
        """Write the calendar as every kind of file, and read back what Excel would."""
        from muniredes.actions.calendar.files import exporting, importing

        assert self._workspace is not None
        database = self._workspace.database
        for kind in exporting.ExportKind:
            exporting.write(exporting.prepare(database, kind), self._folder / f"calendario.{kind}")
        for kind in (exporting.ExportKind.XLSX, exporting.ExportKind.CSV):
            importing.open_list(self._folder / f"calendario.{kind}")

    def _lists(self) -> None:
        """Bring in a list of accounts and one of posts."""
        from muniredes.actions.calendar.files import importing
        from muniredes.actions.channels import account_import

        assert self._workspace is not None
        database = self._workspace.database
        accounts, posts = self._folder / "cuentas.csv", self._folder / "publicaciones.csv"
        accounts.write_text(_ACCOUNTS, encoding="utf-8")
        posts.write_text(_POSTS, encoding="utf-8")
        listed = account_import.open_list(accounts)
        account_import.accept(database, account_import.preview(database, listed, listed.columns))
        planned = importing.open_list(posts)
        importing.accept(database, importing.preview(database, planned, planned.columns), makes_people=True)

    def _stayed_offline(self) -> None:
        """Nothing that was done until now has tried to leave this computer."""
        if offline.attempts():
            raise Problem(_("Algo ha intentado conectarse a internet."), ", ".join(offline.attempts()))

    def _restore(self) -> None:
        """Take a copy out, and open it as a guide of its own."""
        from muniredes.actions import workspace
        from muniredes.actions.safekeeping import backups

        assert self._workspace is not None
        package, again = self._folder / "copia.zip", self._folder / "de-vuelta" / paths.DATABASE_NAME
        backups.export(self._workspace.database, package)
        backups.restore_file(again, package)
        workspace.close(workspace.open_file(again))

    def _deliver(self) -> None:
        """Close a package with words, open it with them as it arrives, and draw its receipt."""
        from muniredes.actions import reading
        from muniredes.actions.handover import delivering, passphrase, receiving, sheets

        assert self._workspace is not None
        database = self._workspace.database
        said = passphrase.propose(database)
        if reading.snapshot(database).council is None:
            return
        receipt = delivering.deliver(database, self._folder / "paquete.muniredes", words=said)
        assert receiving.look(receipt.path, words=said).receipt == receipt
        draft = sheets.compose_receipt(database, receipt)
        sheets.write(draft, self._folder / draft.suggested_name, lambda _part: None)
        sheets.receipt_code(receipt)
