"""What of a post went out already: it is said from the start, and it is not there to be changed."""

from muniredes.actions.calendar.reading import Said
from muniredes.desktop.dialogs.posts.editor.form import PostForm, account_name
from muniredes.desktop.dialogs.posts.editor.texts import COMMON, TextTabs
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.notice import Notice
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.dates import short_date
from muniredes.domain.texts.text import listed
from muniredes.i18n import _


class OutAlready(Notice):
    """Holds a form and its texts to what went out, and says where that was and what can be changed still."""

    def __init__(self, hub: Hub, form: PostForm, texts: TextTabs) -> None:
        super().__init__()
        self.hide()
        self._hub, self._form, self._texts = hub, form, texts
        self._facts: dict[str, str] = {}
        self._repeats = False

    def begin(self, said: Said | None, post: PostLine | None) -> None:
        """Look at what went out with a post; its form and its texts show it as it is written."""
        if said is None or post is None:
            return
        out: dict[str, str] = {}
        for each in said.beside(post.id):
            if each.publication is not None:
                at = each.went_out[0].at
                out[each.key] = _("Salió el {day} a las {hour}. Lo que salió no se cambia.").format(
                    day=short_date(at.date()), hour=f"{at:%H:%M}"
                )
        self._repeats = bool(said.message.rule)
        texts = self._texts.texts()
        self._facts = {key: texts.get(key, "") for key in (*out, COMMON)} if out else {}
        self._form.lock_channels(out, is_series=self._repeats)
        self._texts.lock(out)
        self.hold()

    def hold(self) -> None:
        """Hold the common text too while nothing else is to go out, and say what can be changed."""
        if not self._facts:
            return
        is_all = self._form.is_all_out
        why = _("Ya salió: no se cambia. Si la ha corregido donde salió, dígalo en la pestaña de su canal.")
        self._texts.hold_common(self._facts[COMMON], why if is_all else "")
        self._say(is_all)

    def put_back(self) -> None:
        """Show again what went out, where a draft of before said something else."""
        corrected = self._texts.corrected
        kept = {key: text for key, text in self._facts.items() if key not in {COMMON, *corrected}}
        if kept:
            self._texts.set_texts({**self._texts.texts(), **kept})
        self.hold()

    def _say(self, is_all: bool) -> None:
        names = listed([account_name(self._hub, key) for key in self._facts if key != COMMON])
        said = _("Ya salió en {names}, y eso no se cambia.").format(names=names)
        if is_all:
            more = _(
                "Aquí se lee cómo salió. El título, las notas y lo demás sí se pueden cambiar; si tiene que "
                "salir otra vez, duplíquela."
            )
        elif self._repeats:
            more = _("Lo que cambie aquí es para las veces siguientes y para lo que queda por salir.")
        else:
            more = _("Lo que cambie aquí es para lo que queda por salir.")
        self.say(f"{said} {more}")
