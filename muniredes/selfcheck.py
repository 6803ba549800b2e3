"""«muniredes comprobar»: does the program work on this computer? One line per check, with its time."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from muniredes import cli, paths
from muniredes.domain.problems import Problem
from muniredes.i18n import _

if TYPE_CHECKING:
    from muniredes.actions.workspace import Workspace
    from muniredes.desktop.wizards.plan import WizardPlan
    from muniredes.desktop.workbench import Workbench

Check = tuple[str, Callable[[], object]]

_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40"/></svg>'
)


def run(given: Path | None) -> int:
    """Check everything on a copy of the data, or on the example town; return the exit code.

    The data themselves are never written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="muniredes-") as folder:
        checks = _Checks(Path(folder), given)
        failures = sum(not _passes(name, check) for name, check in checks.all())
        checks.close()
    if failures:
        cli.complain(_("Han fallado {n} comprobaciones.").format(n=failures))
        return cli.REFUSED
    cli.say(_("Todo funciona."))
    return cli.DONE


def _passes(name: str, check: Callable[[], object]) -> bool:
    start = time.perf_counter()
    try:
        check()
    except Exception as error:  # whatever fails is what this command is for
        said = error.sentence if isinstance(error, Problem) else f"{type(error).__name__}: {error}"
        cli.say(f"✗ {name}: {said}")
        return False
    cli.say(_("✓ {name} ({ms} ms)").format(name=name, ms=round((time.perf_counter() - start) * 1000)))
    return True


class _Checks:
    """What is checked, in an order where each needs those before it."""

    def __init__(self, folder: Path, given: Path | None) -> None:
        self._folder = folder
        self._given = given
        self._workspace: Workspace | None = None
        self._bench: Workbench | None = None

    def all(self) -> Iterator[Check]:
        """Yield every check with its name."""
        yield _("Catálogo"), self._catalogue
        yield _("Base de datos"), self._open
        yield _("Copia de seguridad"), self._back_up
        yield _("Lector de ficheros"), self._read_apart
        if self._workspace is None:
            return
        yield _("Ventana en español"), self._window
        if self._bench is not None:
            yield from self._pages()
            yield from self._wizards()
        yield from self._manuals()
        yield _("Documentos en PDF, Word y HTML"), self._papers
        yield _("Listas de crisis en blanco e informe de una crisis"), self._crisis_papers
        yield _("Piezas de cada red"), self._pieces

    def close(self) -> None:
        """Let go of everything."""
        from muniredes.actions import workspace

        if self._bench is not None:
            from muniredes.desktop.application import put_away

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

    def _open(self) -> None:
        """Open a copy of the data, upgrading it; without data, the example town."""
        from muniredes.actions import example, safekeeping, workspace

        path = self._folder / paths.DATABASE_NAME
        if self._given is None:
            self._workspace = example.create(path)
            return
        source = paths.database_file(self._given)
        if not source.exists():
            self._workspace = workspace.open_file(path)
            return
        safekeeping.restore_file(path, source)
        self._workspace = workspace.open_file(path)

    def _back_up(self) -> None:
        from muniredes.actions import safekeeping

        assert self._workspace is not None
        safekeeping.back_up(self._workspace.database)

    def _window(self) -> None:
        from PySide6.QtCore import QCoreApplication

        from muniredes.desktop.application import make_app
        from muniredes.desktop.look import Look
        from muniredes.desktop.main_window import MainWindow
        from muniredes.desktop.preferences import Preferences
        from muniredes.desktop.workbench import Workbench

        assert self._workspace is not None
        app, preferences = make_app(), Preferences()
        look = Look(app, preferences)
        look.dress()
        window = MainWindow(look, preferences)
        window.show()
        self._bench = Workbench(window, self._workspace)
        if QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancelar":
            raise Problem(_("Los botones de Qt no están en español."))

    def _pages(self) -> Iterator[Check]:
        from muniredes.desktop.sidebar import page_words
        from muniredes.domain.places import Target

        bench = self._bench
        assert bench is not None
        for place, words in page_words().items():
            yield _("Página «{name}»").format(name=words), partial(bench.go, Target(place))

    def _wizards(self) -> Iterator[Check]:
        from muniredes.desktop.wizards.catalogue import every_plan

        assert self._bench is not None
        for plan in every_plan(self._bench.hub):
            yield _("Asistente «{name}»").format(name=plan.title), partial(self._walk, plan)

    def _walk(self, plan: "WizardPlan") -> None:
        """Build every page of a wizard, the last one included, and close it without doing anything."""
        from muniredes.actions import drafts
        from muniredes.desktop.wizards.dialog import WizardDialog

        dialog = WizardDialog(plan)
        for key in dialog.session.keys:
            dialog.session.go_to(key)
            dialog.show_page()
        dialog.reject()
        drafts.discard(plan.hub.database, plan.name, plan.subject)

    def _manuals(self) -> Iterator[Check]:
        from muniredes.actions import manual, reading

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

    def _papers(self) -> None:
        """Write one paper in every kind of file; each kind needs a library of its own."""
        from muniredes.actions import documents

        assert self._workspace is not None
        paper = documents.prepare(self._workspace.database, documents.Paper.REGISTER)
        for kind in (".pdf", ".docx", ".html"):
            documents.write(paper, self._folder / f"{documents.Paper.REGISTER.value}{kind}")

    def _crisis_papers(self) -> None:
        """Write the lists with no data at all, and the report of the last crisis, if there was any."""
        from muniredes.actions import documents, reading
        from muniredes.actions.crisis import printing

        assert self._workspace is not None
        database = self._workspace.database
        lists = documents.prepare(None, documents.Paper.CRISIS_LISTS)
        documents.write(lists, self._folder / f"{documents.Paper.CRISIS_LISTS.value}.pdf")
        for incident in reading.snapshot(database).crisis.incidents[:1]:
            assert incident.id is not None
            name = printing.report_name(database, incident.id)
            documents.write(printing.report(database, incident.id), self._folder / name)

    def _read_apart(self) -> None:
        """Read a list in a room apart: this program, started again with a hidden order."""
        from muniredes.actions import account_import

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
