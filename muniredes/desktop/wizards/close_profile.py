"""«Cerrar o unir un perfil»: with a copy first, a notice, and the name kept."""

from collections.abc import Sequence

from muniredes.actions import accounts, profiles
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.plan import Answers, Question
from muniredes.desktop.wizards.record import RecordPlan, advice
from muniredes.domain.accounts import Account
from muniredes.domain.channels.profiles import Closure
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.i18n import _


class CloseProfilePlan(RecordPlan):
    """How an account is closed, or merged into another; it may take weeks and is kept all along."""

    name = Place.CLOSE_PROFILE.value
    kind = "closure"

    def __init__(self, hub: Hub, account: Account) -> None:
        super().__init__(hub, str(account.id))
        self._account = account

    @property
    def title(self) -> str:
        return _("Cerrar {account}").format(account=accounts.title(self._account))

    @property
    def finish_label(self) -> str:
        return _("Guardar el cierre")

    def thing(self) -> Closure | None:
        return self.hub.snapshot.closure(self._account)

    def questions(self, answers: Answers) -> Sequence[Question]:
        del answers
        return (_reason(), _copy(), _notice(), _decision(), _end())

    def remark(self, answers: Answers) -> str:
        if answers.get("end", {}).get("closure.closed_on"):
            return _("La cuenta quedará como cerrada, y seguirá en el registro con su historia.")
        return _(
            "La cuenta sigue en uso hasta que escriba qué día se cerró. Puede volver aquí cuando quiera."
        )

    def finish(self, answers: Answers) -> Change:
        assert self._account.id is not None
        return self.hub.perform(profiles.close, self._account.id, self.values(answers))

    def afterwards(self) -> Target:
        return Target(Place.CHANNELS, self._account.id, "closure")


def _reason() -> Question:
    return Question(
        key="reason",
        step=_("El motivo"),
        title=_("¿Por qué se cierra, y quién la sigue ahora?"),
        fields=(
            ask.text("closure.reason", lines=3),
            ask.account("closure.into_id", _("Si se une a otra, elíjala. Si solo se cierra, déjelo vacío.")),
        ),
        why=_("Quien la seguía tiene que saber dónde enterarse a partir de ahora."),
        notes=advice("fusion"),
    )


def _copy() -> Question:
    return Question(
        key="copy",
        step=_("1. La copia"),
        title=_("Lo primero: ¿está copiado lo publicado?"),
        fields=(ask.day("closure.copied_on"), ask.text("closure.copy_place")),
        why=_("Lo que publica un ayuntamiento es patrimonio documental: borrarlo sin copia es destruirlo."),
        example=_("Copia en el archivo municipal, carpeta «Redes 2026»."),
    )


def _notice() -> Question:
    return Question(
        key="notice",
        step=_("2. El aviso"),
        title=_("¿Se ha avisado a quien la sigue?"),
        lead=_("Un mensaje fijado durante un mes que diga dónde seguir, y los enlaces cambiados."),
        fields=(
            ask.day("closure.notice_on"),
            ask.day("closure.links_changed_on", _("En la web, los carteles y las otras cuentas.")),
            ask.yes_no("closure.keeps_handle", _("Si se suelta, otro puede hacerse pasar por ustedes.")),
        ),
        why=_("Una cuenta que desaparece sin avisar deja a la gente sin noticias y el nombre libre."),
        notes=advice("cierre", 8),
    )


def _decision() -> Question:
    return Question(
        key="decision",
        step=_("3. La decisión"),
        title=_("¿Quién lo decidió?"),
        fields=(
            ask.who("closure.decided_by_id"),
            ask.day("closure.decided_on"),
            ask.text("closure.resolution"),
        ),
        why=_("Una cuenta del ayuntamiento no la cierra quien la lleva, sino quien la autorizó."),
        example=_("Alcaldía, decreto 12/2026."),
    )


def _end() -> Question:
    return Question(
        key="end",
        step=_("4. El cierre"),
        title=_("¿Qué día se cerró?"),
        lead=_("Déjelo vacío hasta que esté hecho."),
        fields=(ask.day("closure.closed_on"), ask.day("closure.register_updated_on")),
        why=_("Con la fecha, la cuenta deja de pedir horas y pasa a las cerradas."),
    )
