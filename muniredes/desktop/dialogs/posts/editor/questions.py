"""What is asked about a message: the channels it may go out through, and its fields, row by row."""

from collections.abc import Collection
from dataclasses import replace

from muniredes.actions import accounts, clock, knowledge
from muniredes.desktop.forms import asking
from muniredes.desktop.forms.fields import ChoiceField, DateField, Field, Option, SeveralField, TextField
from muniredes.desktop.hub import Hub
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.channels.coordination import channel_key
from muniredes.domain.dates import month_word
from muniredes.i18n import _

WHEN = "when.day"
HOUR = "when.hour"
CHANNELS = "channels"
MONTHS = "months"
PICTURES = "message.pictures"

Rows = tuple[tuple[Field, ...], ...]


def channel_options(hub: Hub, kept: Collection[str] = ()) -> list[tuple[str, str]]:
    """Return the key and the name of every channel that takes posts, accounts first.

    Those in `kept` that take none any more come after them, with the reason in their name.
    """
    found = hub.snapshot.posting_channels(knowledge.networks(), clock.today())
    in_order = sorted(found, key=lambda each: each.account_id is None)
    able = [(each.key, accounts.channel(hub.snapshot, each)) for each in in_order]
    return able + [
        (key, _unable(hub, account))
        for account in hub.snapshot.accounts
        if (key := channel_key(account.id, None)) in kept and key not in dict(able)
    ]


def _unable(hub: Hub, account: Account) -> str:
    """Return an account as it is called everywhere, with its mark; one that is in order, with its state."""
    standing = hub.snapshot.standing(account, clock.today())
    if standing.mark:
        return accounts.marked(hub.snapshot, account)
    return _("{account} ({why})").format(account=accounts.title(account), why=standing.word.lower())


def first_fields(hub: Hub, kept: Collection[str]) -> Rows:
    """Return what makes a message, row by row: what it is called, when, and where."""
    where = [Option(value=key, label=name) for key, name in channel_options(hub, kept)]
    return (
        (asking.text("message.title", _("Para usted: no se publica.")),),
        (
            DateField(key=WHEN, label=_("Día"), hint=_("En blanco: idea sin fecha."), comes=True),
            TextField(key=HOUR, label=_("Hora"), hint=_("Por ejemplo, 18:30."), placeholder="10:00"),
        ),
        (SeveralField(key=CHANNELS, label=_("Por dónde sale"), options=where),),
    )


def picture_field() -> Field:
    """Return what is asked of each picture."""
    columns = (
        asking.column(PostPicture, "picture"),
        asking.column(PostPicture, "alternative_text", _("Qué se ve, para quien no puede verla.")),
        asking.column(PostPicture, "is_decorative", _("No dice nada: solo adorna.")),
    )
    return asking.rows(PICTURES, PostPicture, columns, _("Añadir una imagen"))


def next_fields(hub: Hub) -> Rows:
    """Return what is said of a message besides, row by row."""
    topics = [Option(value=str(topic.id), label=topic.name) for topic in hub.snapshot.topics]
    topic = ChoiceField(
        key="message.topic_id", label=asking.word("message.topic_id"), options=topics, compact=True
    )
    light = replace(asking.choice("message.light"), nothing=_("Sin clasificar"))
    lights = ((light,),) if knowledge.served().is_public else ()
    return ((topic, asking.who("message.responsible_id")), *lights)


def more_fields() -> Rows:
    """Return what is seldom said of a message, row by row."""
    return (
        (asking.number("message.minutes"),),
        (
            asking.yes_no(
                "message.is_evergreen", _("Vale en cualquier momento: horarios, trámites, consejos.")
            ),
            asking.number("message.rest_days"),
        ),
        (
            SeveralField(
                key=MONTHS,
                label=asking.word("message.months"),
                hint=_("Ninguno: en todos."),
                options=_months(),
            ),
        ),
        (asking.text("message.note", lines=2),),
    )


def _months() -> list[Option]:
    return [Option(value=str(month), label=month_word(month).capitalize()) for month in range(1, 13)]
