"""Where something is answered or seen: the pages and wizards of the window, and what they can show."""

from dataclasses import dataclass
from enum import StrEnum

from muniredes.i18n import _, mark


class Place(StrEnum):
    """A page or a wizard of the window."""

    TODAY = "today"
    GUIDE = "guide"
    ACCOUNTS = "accounts"
    PEOPLE = "people"
    CHANNELS = "channels"
    STYLE = "style"
    CALENDAR = "calendar"
    CONVERSATION = "conversation"
    CRISIS = "crisis"
    REMEDY = "remedy"
    MANUAL = "manual"
    HANDOVER = "handover"
    SETTINGS = "settings"
    TERM = "term"
    EXAMPLE = "example"
    IMPORT = "import"
    SETUP = "setup"
    WHO = "who"
    ADD_ACCOUNT = "add_account"
    REVIEW = "review"
    OPEN_PROFILE = "open_profile"
    CLOSE_PROFILE = "close_profile"
    SAY_STYLE = "say_style"
    CHOOSE_NETWORKS = "choose_networks"
    SAY_BLOG = "say_blog"
    SPREAD_TOPICS = "spread_topics"
    CHECK_LINKS = "check_links"
    SAY_CONVERSATION = "say_conversation"
    CITIZEN_TEST = "citizen_test"
    PLAN_YEAR = "plan_year"
    PREPARE_CRISIS = "prepare_crisis"
    PREPARE_HANDOVER = "prepare_handover"

    @property
    def word(self) -> str:
        """What a wizard is called: «Quién es quién»."""
        return _(WIZARD_WORDS[self])


WIZARD_WORDS = {
    Place.SETUP: mark("Puesta en marcha"),
    Place.WHO: mark("Quién es quién"),
    Place.ADD_ACCOUNT: mark("Añadir cuenta"),
    Place.REVIEW: mark("Repasar las cuentas"),
    Place.OPEN_PROFILE: mark("Abrir un perfil"),
    Place.CLOSE_PROFILE: mark("Cerrar o unir un perfil"),
    Place.SAY_STYLE: mark("Guía de estilo"),
    Place.CHOOSE_NETWORKS: mark("Elegir redes"),
    Place.SAY_BLOG: mark("Blogs y web"),
    Place.SPREAD_TOPICS: mark("Qué va por dónde"),
    Place.CHECK_LINKS: mark("Quién enlaza a quién"),
    Place.SAY_CONVERSATION: mark("Atender a la gente"),
    Place.CITIZEN_TEST: mark("Prueba del ciudadano"),
    Place.PLAN_YEAR: mark("Plan del año"),
    Place.PREPARE_CRISIS: mark("Preparar crisis"),
    Place.PREPARE_HANDOVER: mark("Preparar el traspaso"),
}
"""Every wizard with its name. A wizard and its drafts are known by the value of its place."""


ABOUT_AN_ACCOUNT = (
    Place.ADD_ACCOUNT,
    Place.REVIEW,
    Place.CLOSE_PROFILE,
    Place.SAY_BLOG,
    Place.CHECK_LINKS,
)
"""The wizards that can be about an account: the subject of their drafts is its number.

That of any other is the number of something else.
"""

_PAGES = {
    Place.TERM: Place.SETTINGS,
    Place.EXAMPLE: Place.TODAY,
    Place.SETUP: Place.TODAY,
    Place.IMPORT: Place.ACCOUNTS,
    Place.REMEDY: Place.ACCOUNTS,
    Place.ADD_ACCOUNT: Place.ACCOUNTS,
    Place.REVIEW: Place.ACCOUNTS,
    Place.WHO: Place.PEOPLE,
    Place.CHOOSE_NETWORKS: Place.CHANNELS,
    Place.SAY_BLOG: Place.CHANNELS,
    Place.SPREAD_TOPICS: Place.CHANNELS,
    Place.CHECK_LINKS: Place.CHANNELS,
    Place.OPEN_PROFILE: Place.CHANNELS,
    Place.CLOSE_PROFILE: Place.CHANNELS,
    Place.SAY_STYLE: Place.STYLE,
    Place.SAY_CONVERSATION: Place.CONVERSATION,
    Place.CITIZEN_TEST: Place.CONVERSATION,
    Place.PLAN_YEAR: Place.CALENDAR,
    Place.PREPARE_CRISIS: Place.CRISIS,
    Place.PREPARE_HANDOVER: Place.HANDOVER,
}


def page_of(place: Place) -> Place:
    """Return the page that something belongs to: a page to itself, a wizard to the page it is about."""
    return _PAGES.get(place, place)


NEW = 0
"""The number of an object that asks for one more, though one was left half done."""


@dataclass(frozen=True, slots=True)
class Target:
    """The exact place of an answer: where, of which object, which field."""

    place: Place
    object_id: int | None = None
    field: str = ""
