"""What changed between two moments of the guide, chapter by chapter."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from muniredes.actions.handover import comparing, receiving
from muniredes.actions.handover.comparing import ClosedSource, Source
from muniredes.actions.printing import manual as manual_files
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.dialogs.package_words import OpenWordsDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.files import ask_file, ask_where
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.handover.comparison import ChapterChanges, Comparison, Turn
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext

_SHOWN = 15
_TONES = {Turn.NEW: "good", Turn.GONE: "danger", Turn.CHANGED: "warning"}


class ComparingPanel(SayingPanel):
    """Two manuals of different moments: nobody has to read both to know what is not the same."""

    asked_by = ("comparing",)

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._before, self._after = Combo(), Combo()
        for combo in (self._before, self._after):
            combo.activated.connect(self._forget_said)
        self._files: tuple[Source, ...] = ()
        self._sources: tuple[Source, ...] = ()
        self._found: Comparison | None = None
        self._compared: tuple[Source, Source] | None = None

    @property
    def title(self) -> str:
        return _("Qué ha cambiado")

    def forget(self) -> None:
        super().forget()
        self._files, self._sources, self._found, self._compared = (), (), None, None

    def refresh(self) -> None:
        for kept in (self._before, self._after):
            kept.setParent(None)
        clear(self.column)
        if self.hub.snapshot.council is None:
            self.ask_for_town(_("Con ella se compara lo que decía el manual con lo que dice ahora."))
            return
        self.column.addWidget(self._question())
        if self._found is not None:
            self._show(self._found)

    # ── Which two ────────────────────────────────────────────────────────────────────────────

    def _question(self) -> QWidget:
        frame, column = card()
        column.addWidget(label(_("Comparar dos momentos del manual"), "h3"))
        said = _(
            "El de hoy, el de un mandato que acabó, el de una copia o el de un paquete que le dieron. Se "
            "comparan capítulo por capítulo, y ninguno se toca."
        )
        column.addWidget(label(said, "muted"))
        self._fill()
        grid = QGridLayout()
        for row, (words, combo) in enumerate(((_("Antes"), self._before), (_("Después"), self._after))):
            asked = label(words, "field")
            asked.setBuddy(combo)
            combo.setAccessibleName(words)
            grid.addWidget(asked, row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self._before.show()
        self._after.show()
        column.addLayout(
            FlowLayout(
                button(_("Comparar"), self._compare, "primary"),
                button(_("Comparar con otro fichero…"), self._ask_file),
            )
        )
        return frame

    def _fill(self) -> None:
        """Offer every moment there is; what was chosen stays chosen."""
        now, *past = (*comparing.sources(self.hub.database), *self._files)
        offered = (now, *past)
        chosen = self._chosen(self._before), self._chosen(self._after)
        is_known, self._sources = offered == self._sources, offered
        if is_known:
            return
        for combo, former, usual in zip(
            (self._before, self._after), chosen, (past[0] if past else now, now), strict=True
        ):
            combo.clear()
            combo.addItems([each.name for each in offered])
            combo.setCurrentIndex(offered.index(former if former in offered else usual))

    def _chosen(self, combo: Combo) -> Source | None:
        at = combo.currentIndex()
        return self._sources[at] if 0 <= at < len(self._sources) else None

    def _ask_file(self) -> None:
        kinds = _("Guías, copias y paquetes (*.muniredes *.zip *.sqlite)")
        chosen = ask_file(self, _("Elegir con qué se compara"), kinds)
        if chosen is not None:
            self.open_file(chosen, compares=True)

    def open_file(self, path: Path, trouble: str = "", before: str = "", *, compares: bool = False) -> None:
        """Offer a file among the moments, and perhaps compare it; of a closed package its words are asked."""
        try:
            is_closed = receiving.needs_words(path)
        except Problem as problem:
            self.say(problem.sentence, "danger")
            return
        if not is_closed:
            self.add_file(path)
            if compares:
                self._compare()
            return
        dialog = OpenWordsDialog(path, trouble, before, self.window(), name=self._source(path).name)
        dialog.accepted.connect(lambda: self._add_closed(path, dialog.words, bool(trouble), compares))
        dialog.open()

    def _add_closed(self, path: Path, words: str, is_again: bool, compares: bool) -> None:
        """Offer a closed package with its words; when they were others the first time, compare again."""
        combos = self._before, self._after
        chosen = [self._chosen(combo) for combo in combos]
        self.add_file(path, words)
        for combo, former in zip(combos, chosen, strict=True) if is_again else ():
            if former is not None:
                combo.setCurrentIndex(self._sources.index(former))
        if is_again or compares:
            self._compare()

    def add_file(self, path: Path, words: str = "") -> None:
        """Offer a file among the moments, chosen as the one before."""
        self._forget_said()
        source = self._source(path, words)
        self._files = (*(each for each in self._files if each != source), source)
        self._fill()
        self._before.setCurrentIndex(self._sources.index(source))

    def _forget_said(self) -> None:
        """Withdraw what was said of others: these have not been compared yet."""
        self.told.clear()

    def _source(self, path: Path, words: str = "") -> Source:
        return comparing.of_file(path, words, self._files)

    def _compare(self) -> None:
        before, after = self._chosen(self._before), self._chosen(self._after)
        if before is None or after is None:
            return
        self.told.clear()
        job = Job(partial(comparing.compare, self.hub.database, before, after), self)
        self.told.follow(job, _("Comparando…"))
        job.done.connect(partial(self._on_done, (before, after)))
        job.cancelled.connect(lambda: self.say(_("Cancelado: no se ha comparado nada."), ""))
        job.failed.connect(self._on_failed)
        job.start()

    def _on_done(self, compared: tuple[Source, Source], found: Comparison) -> None:
        self._found, self._compared = found, compared
        self.refresh()

    def _on_failed(self, problem: Problem) -> None:
        self._found = self._compared = None
        self.refresh()
        if isinstance(problem, ClosedSource) and problem.source.path is not None:
            self.open_file(problem.source.path, problem.sentence, problem.source.words)
            return
        self.say_failed(problem)

    # ── What changed ─────────────────────────────────────────────────────────────────────────

    def _show(self, found: Comparison) -> None:
        frame, column = card()
        count = ngettext("{n} diferencia", "{n} diferencias", found.count)
        column.addWidget(label(count if found.count else _("Dicen lo mismo"), "h2"))
        said = _("De: {before}. A: {after}.").format(before=found.before.title, after=found.after.title)
        column.addWidget(label(said, "muted"))
        if found.alike:
            same = _("Sin cambios: {chapters}.").format(chapters=listed(found.alike))
            column.addWidget(label(same, "muted"))
        made = [button(_("Guardar el documento…"), partial(self._ask_where, found))]
        before, after = self._compared or (None, None)
        if found.count and before is not None and after is not None and after.path is None:
            words = _("Guardar el manual con estos cambios…")
            made.append(button(words, partial(self._ask_manual, before)))
        column.addLayout(FlowLayout(*made))
        self.column.addWidget(frame)
        for chapter in found.chapters:
            self.column.addWidget(self._chapter(chapter))

    def _chapter(self, chapter: ChapterChanges) -> LinesCard:
        lines = LinesCard(chapter.full_title)
        lines.set_count(len(chapter.differences))
        for each in chapter.differences[:_SHOWN]:
            state = each.turn.word, _TONES[each.turn]
            lines.add_line(each.sentence or chapter.title, each.told, "", None, state)
        rest = len(chapter.differences) - _SHOWN
        said = chapter.counts
        if rest > 0:
            said += ". " + _("Aquí se ven {n}; los demás, en el documento.").format(n=_SHOWN)
        lines.add_below(label(said, "small"))
        return lines

    def _ask_where(self, found: Comparison) -> None:
        name = comparing.paper_name(self.hub.database)
        target = ask_where(self, _("Guardar qué ha cambiado"), name, comparing.KINDS)
        if target is not None:
            self.write(found, target)

    def write(self, found: Comparison, target: Path) -> None:
        """Write what changed, beside the window."""
        work = partial(comparing.write, self.hub.database, found, target)
        self.write_apart(_("Haciendo el documento…"), work, target, partial(self._ask_where, found))

    def _ask_manual(self, before: Source) -> None:
        name = manual_files.file_name(self.hub.database, manual_files.Edition.RESERVED)
        target = ask_where(self, _("Guardar el manual con lo que ha cambiado"), name, comparing.KINDS)
        if target is not None:
            self.write_manual(before, target)

    def write_manual(self, before: Source, target: Path) -> None:
        """Write the manual of today with what changed since a moment in its annex, beside the window."""
        work = partial(comparing.write_manual, self.hub.database, before, target)
        elsewhere = partial(self._ask_manual, before)
        self.write_apart(_("Haciendo el manual…"), work, target, elsewhere, self.hub.note_changed)
