"""Publish by hand, step by step: copy the text, take the pictures, open the network, say that it is out."""

from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from muniredes.actions.calendar import outgoing, steps
from muniredes.actions.calendar.reading import channel_name
from muniredes.desktop.browsing import browse
from muniredes.desktop.forms import asking
from muniredes.desktop.forms.simple import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.dialog import PassingDialog
from muniredes.desktop.widgets.folder_job import FolderJob
from muniredes.desktop.widgets.layout import card, scrolled
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class PublishDialog(PassingDialog):
    """The text is in the clipboard when it opens; nothing goes out to the internet unless she presses."""

    def __init__(self, hub: Hub, post: PostLine, parent: QWidget | None = None) -> None:
        super().__init__(_("Publicar"), 640, 620, parent)
        self._hub, self._post = hub, post
        self._ready = outgoing.ready(hub.database, post)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 14, 14)
        outer.addWidget(label(post.title, "h2"))
        outer.addWidget(label(channel_name(post, hub.snapshot), "lead"))
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 8, 10, 8)
        self._column.setSpacing(12)
        outer.addWidget(scrolled(content), 1)
        self._steps = 0
        self._show_text()
        if self._ready.pictures:
            self._show_pictures()
        if self._ready.web_address:
            self._show_network()
        self._show_question()
        self._column.addStretch(1)
        outer.addLayout(self._foot())
        self.copy()

    def _step(self, title: str) -> QVBoxLayout:
        frame, inner = card()
        self._steps += 1
        inner.addWidget(label(f"{self._steps}. {title}", "h3"))
        self._column.addWidget(frame)
        return inner

    def _show_text(self) -> None:
        inner = self._step(_("El texto"))
        self._text = QPlainTextEdit(self._ready.text)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("Texto que se publica"))
        self._text.setMaximumHeight(self._text.fontMetrics().lineSpacing() * 7)
        inner.addWidget(self._text)
        row = QHBoxLayout()
        self._copied = label("", "muted")
        row.addWidget(button(_("Copiar otra vez"), self.copy))
        row.addWidget(self._copied, 1)
        inner.addLayout(row)

    def copy(self) -> None:
        """Put the exact text in the clipboard."""
        QGuiApplication.clipboard().setText(self._ready.text)
        self._copied.setText(_("Copiado: péguelo con Ctrl+V.") if self._ready.text else _("No tiene texto."))

    def _show_pictures(self) -> None:
        inner = self._step(_("Las imágenes"))
        for picture in self._ready.pictures:
            said = picture.alternative_text or _("sin texto alternativo")
            words = (
                _("Decorativa") if picture.is_decorative else _("Texto alternativo: {text}").format(text=said)
            )
            inner.addWidget(label(words, selectable=True))
        self._job = FolderJob()
        inner.addWidget(button(_("Preparar y abrir su carpeta"), self._write_pictures, icon="folder"))
        inner.addWidget(self._job)

    def _write_pictures(self) -> None:
        work = partial(outgoing.write_pictures, self._hub.database, self._ready)
        self._job.start(work, self._ready.folder, _("Recortando las imágenes…"))
        self._job.ended.connect(self._open_folder)

    def _open_folder(self) -> None:
        if self._ready.folder.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ready.folder)))

    def _show_network(self) -> None:
        inner = self._step(_("La red"))
        inner.addWidget(label(_("Se abre en su navegador, y solo si lo pide."), "muted"))
        inner.addWidget(button(_("Abrir en el navegador"), self._open_network))

    def _open_network(self) -> None:
        browse(self._ready.web_address)

    def _show_question(self) -> None:
        inner = self._step(_("¿Ya está publicada?"))
        hint = _("Cópiela de la barra del navegador; se puede dejar en blanco.")
        self._url = TextInput(asking.text("post.url", hint))
        inner.addWidget(self._url)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("Todavía no"), self.reject))
        foot.addWidget(button(_("Sí, ya está publicada"), self._finish, "primary"))
        return foot

    def _finish(self) -> None:
        try:
            self._hub.perform(steps.publish, self._post.id, self._url.value())
        except Problem as problem:
            self._url.show_error(problem.sentence)
            return
        self.accept()
