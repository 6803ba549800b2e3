"""Publish by hand, channel by channel: copy the text, take the pictures, open the network, say it is out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.actions.calendar import outgoing, steps
from muniredes.actions.calendar.reading import channel_name
from muniredes.desktop import theme
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms import asking
from muniredes.desktop.forms.days import DateInput
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear, scrolled
from muniredes.desktop.layouts.flow import ColumnsLayout
from muniredes.desktop.messages.telling import FolderJob
from muniredes.desktop.navigation.browser import browse_button
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.hours import hour_text, read_hour
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.problems import Problem
from muniredes.domain.publishing_checks import Hold
from muniredes.i18n import _

_LETTERS = 22

Held = Mapping[PostLine, tuple[Hold, ...]]
"""What holds back some of the posts."""


class _MomentInput(QWidget):
    """When it went out: now, unless she says otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = clock.now().replace(second=0, microsecond=0)
        row = ColumnsLayout(theme.letters(_LETTERS), across=14, down=6)
        self._day = DateInput(asking.day("post.published_at"))
        self._hour = TextInput(TextField(key="hour", label=_("A qué hora")))
        self._day.set_value(self._shown.date().isoformat())
        self._hour.set_value(hour_text(self._shown.time()))
        row.put(self._day)
        row.put(self._hour)
        self.setLayout(row)

    def value(self) -> datetime | None:
        """Return the moment, None for now; a Problem when it is none."""
        day, hour = self._day.value(), read_hour(self._hour.value())
        if day is None or hour is None:
            raise Problem(_("Falta cuándo salió."), _("Escriba el día y la hora, así: 24/11/2026, 18:30."))
        at = datetime.combine(date.fromisoformat(day), hour)
        return None if at == self._shown else at


class _Channel(QWidget):
    """One channel of a message: the text is in the clipboard when it is shown."""

    def __init__(self, hub: Hub, post: PostLine, held: Sequence[Hold]) -> None:
        super().__init__()
        self._hub, self._post = hub, post
        self._ready = outgoing.ready(hub.database, post)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 10, 8)
        self._column.setSpacing(12)
        self._steps = 0
        for hold in held:
            self._column.addWidget(Notice(hold.whole, "warning"))
        self._show_text()
        if self._ready.pictures:
            self._show_pictures()
        if self._ready.web_address:
            self._show_network()
        self._show_question()
        self._column.addStretch(1)
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
            inner.addLayout(self._described(picture))
        self._job = FolderJob(self, self._hub)
        self._job.ended.connect(self._open_folder)
        inner.addWidget(button(_("Preparar y abrir su carpeta"), self._write_pictures, icon="folder"))

    def _described(self, picture: PostPicture) -> QHBoxLayout:
        """Return what a picture says for those who do not see it, with a button that copies it."""
        row = QHBoxLayout()
        said = picture.alternative_text or _("sin texto alternativo")
        words = _("Decorativa") if picture.is_decorative else _("Texto alternativo: {text}").format(text=said)
        row.addWidget(label(words, selectable=True), 1)
        if picture.alternative_text and not picture.is_decorative:
            made = button(_("Copiar"), lambda: None)
            made.setAccessibleName(_("Copiar el texto alternativo: {text}").format(text=said))
            made.clicked.connect(partial(self._copy_description, made, picture.alternative_text))
            row.addWidget(made)
        return row

    @staticmethod
    def _copy_description(pressed: QPushButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        pressed.setText(_("Copiado"))

    def _write_pictures(self) -> None:
        work = partial(outgoing.write_pictures, self._hub.database, self._ready)
        self._job.start(work, self._ready.folder, _("Recortando las imágenes…"))

    def _open_folder(self) -> None:
        if self._ready.folder.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ready.folder)))

    def _show_network(self) -> None:
        inner = self._step(_("La red"))
        inner.addWidget(label(_("Se abre en su navegador, y solo si lo pide."), "muted"))
        inner.addWidget(browse_button(self._ready.web_address))

    def _show_question(self) -> None:
        medium = self._post.medium
        inner = self._step(medium.asked_if_out if medium else _("¿Ya está publicada?"))
        self._url: TextInput | None = None
        if medium is None or medium.has_addresses:
            hint = _("Cópiela de la barra del navegador; se puede dejar en blanco.")
            self._url = TextInput(asking.text("post.url", hint))
            inner.addWidget(self._url)
        self._moment = _MomentInput()
        inner.addWidget(self._moment)

    def write_down(self) -> str:
        """Write down that it is out; return why it could not be, or nothing."""
        try:
            url = self._url.value() if self._url is not None else ""
            self._hub.perform(steps.publish, self._post.id, url, self._moment.value())
        except Problem as problem:
            return problem.sentence
        return ""


class PublishDialog(PassingDialog):
    """Goes from channel to channel; nothing goes out to the internet unless she presses.

    `posts` are those of a message that can go out now, in their order; `held` what was said of each, and
    `left_out` those that cannot go out as they are.
    """

    def __init__(
        self,
        hub: Hub,
        posts: Sequence[PostLine],
        held: Held,
        left_out: Held,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Publicar"), 640, 620, parent)
        self._hub, self._posts, self._held = hub, tuple(posts), held
        self._left = {post: found[0].whole for post, found in left_out.items()}
        self._at = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 14, 14)
        outer.addWidget(label(posts[0].title, "h2"))
        self._where = label("", "lead")
        outer.addWidget(self._where)
        self._body = QVBoxLayout()
        outer.addLayout(self._body, 1)
        self._error = label("", "error")
        outer.addWidget(self._error)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self._skip = button(_("Saltar este canal"), self._skip_one)
        self._not_yet = button(_("Todavía no"), self.reject)
        self._done = button(_("Sí, ya está publicada"), self._finish, "primary")
        for made in (self._not_yet, self._skip, self._done):
            foot.addWidget(made)
        outer.addLayout(foot)
        self._show()

    @property
    def _post(self) -> PostLine:
        return self._posts[self._at]

    def _show(self) -> None:
        """Show the channel whose turn it is."""
        clear(self._body)
        self._error.hide()
        count, name = len(self._posts), channel_name(self._post, self._hub.snapshot)
        said = name
        if count > 1:
            said = _("{name} · {n} de {count}").format(name=name, n=self._at + 1, count=count)
        if self._at + 1 < count:
            coming = channel_name(self._posts[self._at + 1], self._hub.snapshot)
            said += _(" · siguiente: {name}").format(name=coming)
        self._where.setText(said)
        self._channel = _Channel(self._hub, self._post, self._held.get(self._post, ()))
        self._body.addWidget(scrolled(self._channel))
        self._skip.setVisible(count > 1)
        is_out = self._post.medium is None or self._post.medium.has_addresses
        self._done.setText(_("Sí, ya está publicada") if is_out else _("Sí, ya está"))

    def _finish(self) -> None:
        why = self._channel.write_down()
        self._error.setText(why)
        self._error.setVisible(bool(why))
        if not why:
            self._go_on()

    def _skip_one(self) -> None:
        self._left[self._post] = _("Lo ha saltado.")
        self._go_on()

    def _go_on(self) -> None:
        if self._at + 1 < len(self._posts):
            self._at += 1
            self._show()
        elif self._left:
            self._show_left()
        else:
            self.accept()

    def _show_left(self) -> None:
        """Say where it still has to be published, and why it is not."""
        clear(self._body)
        self._error.hide()
        self._where.setText(_("Queda por publicar"))
        for post, why in self._left.items():
            words = f"{channel_name(post, self._hub.snapshot)}. {why}"
            self._body.addWidget(label(words))
        self._body.addStretch(1)
        self._skip.hide()
        self._done.hide()
        self._not_yet.setText(_("Cerrar"))
        put_cursor(self._not_yet)
