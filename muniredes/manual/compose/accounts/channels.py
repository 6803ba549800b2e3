"""Chapters 5, 7 and 8: what each account publishes, the blogs, and which topic goes where."""

from collections.abc import Iterator, Mapping, Sequence

from muniredes.domain.accounts.account import Account, network_name
from muniredes.domain.calendar.messages.naming import short_channel_name
from muniredes.domain.channels.coordination import Channel, Role, channels, flaws, matrix
from muniredes.domain.channels.judging import advised
from muniredes.domain.channels.plan import ChannelPlan, Choice, Recommendation
from muniredes.domain.fields import short_word, word
from muniredes.domain.texts.text import side_by_side
from muniredes.i18n import _, figure
from muniredes.manual.compose.accounts import coverage, example_posts, goals, links
from muniredes.manual.compose.data import ManualData, gathered
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.compose.told import or_none
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Facts,
    Heading,
    Rich,
    RuledSpace,
    Span,
    Table,
    Text,
    Tone,
    or_pending,
    rich,
)

_COLUMNS, _RULED = 16, 4
"""Channels that fit beside the name of a topic, and the most lines to write on."""


def lines_chapter(data: ManualData) -> Chapter | None:
    """Return chapter 5; nothing when no line was said and no plan was made."""
    if not data.snapshot.lines and data.snapshot.plan is None:
        return None
    return Chapter("5", chapter_title("5"), tuple(_lines(data)))


def _lines(data: ManualData) -> Iterator[Block]:
    yield Text(rich(_("Cada cuenta tiene su gente, su contenido y su ritmo.")), Tone.LEAD)
    yield from goals.blocks(data)
    plan = data.snapshot.plan
    if plan is not None:
        yield Heading(_("De qué se parte"), key="de-que-se-parte")
        rows = (
            (word("channel_plan.size"), or_pending(plan.size.word if plan.size else "")),
            (word("channel_plan.audiences"), or_pending(side_by_side(each.word for each in plan.audiences))),
            (word("channel_plan.contents"), or_pending(side_by_side(each.word for each in plan.contents))),
            (_("Lista de cuentas oficiales"), or_none(plan, "register_address", plan.register_address)),
        )
        yield Facts(rows, _("De qué se parte para elegir las redes"))
        yield from _advised(data, plan)
    yield Heading(_("Cómo se eligen las redes"), key="elegir-redes")
    yield data.advice_list("eleccion")
    yield Heading(_("A quién se sigue y se menciona"), key="a-quien-seguir")
    yield data.advice_list("seguir")
    yield Heading(_("Cada cuánto se publica"), key="cada-cuanto")
    yield data.advice_list("frecuencia")
    yield Heading(_("Anuncios de pago y sorteos"), key="anuncios")
    yield data.advice_list("pago")
    if data.used:
        yield Heading(_("Cuenta por cuenta"), key="lineas")
    unsaid = [account for account in data.used if data.snapshot.line(account) not in data.snapshot.lines]
    for account in data.used:
        if account not in unsaid:
            title = data.title(account)
            yield Heading(title, level=3, key=f"linea-{account.id}")
            said = gathered(_line(data, account))
            yield Facts(said, _("Línea editorial de {account}").format(account=title))
    if unsaid:
        names = "; ".join(map(data.title, unsaid))
        label = _("Sin línea todavía: {accounts}. Escriba qué se publica, para quién y cada cuánto.")
        yield RuledSpace(label.format(accounts=names), min(len(unsaid), _RULED))
    yield from example_posts.blocks(data)


def _advised(data: ManualData, plan: ChannelPlan) -> Iterator[Block]:
    """Yield what to keep, open or close, and why; it is for whoever decides, so not for the public."""
    found = advised(plan, data.snapshot, data.networks, data.as_of)
    if not found:
        return
    yield Heading(_("Qué conviene"), key="que-conviene")
    yield Text(
        rich(_("Es un consejo del programa, con lo que consta el día de este manual. Decide el organismo."))
    )
    doing = [item for item in found if item.choice not in (Choice.NOT_NOW, Choice.KEEP)]
    if doing:
        yield Table(
            (_("Red o cuenta"), _("Qué conviene"), _("Por qué")),
            tuple((rich(_named(data, item)), rich(item.choice.word), _reasons(data, item)) for item in doing),
            (3, 2.2, 5),
            _("Qué redes conviene mantener, abrir o cerrar, y por qué"),
        )
    kept = [_named(data, item) for item in found if item.choice is Choice.KEEP]
    if kept:
        yield Text(rich(_("Mantener como están: {accounts}.").format(accounts="; ".join(kept))))
    waiting = [_named(data, item) for item in found if item.choice is Choice.NOT_NOW]
    if waiting:
        said = _("Por ahora no hace falta abrir: {networks}.")
        yield Text(rich(said.format(networks="; ".join(waiting))))


def _reasons(data: ManualData, item: Recommendation) -> Rich:
    """Return why; of what its sheet says of an account that may be lost, only where it is."""
    account = data.snapshot.account(item.account_id)
    told = {reason.sentence for reason in data.risk(account).reasons} if account else set[str]()
    own = " ".join(reason for reason in item.reasons if reason not in told)
    if account is None or not told.intersection(item.reasons):
        return rich(own)
    sheet = Span(_("Lo que dice su ficha"), link=f"#cuenta-{account.id}")
    return rich(f"{own} " if own else "", sheet)


def _named(data: ManualData, item: Recommendation) -> str:
    account = data.snapshot.account(item.account_id)
    return data.title(account) if account else network_name(item.network_id, data.networks)


def _line(data: ManualData, account: Account) -> Iterator[tuple[str, Rich]]:
    line = data.snapshot.line(account)
    yield word("editorial_line.content"), or_pending(line.content)
    yield word("editorial_line.tone"), or_pending(line.tone)
    yield word("editorial_line.audience"), or_pending(line.audience)
    yield word("editorial_line.frequency"), or_pending(line.frequency)
    if line.posts_per_week is not None:
        yield word("editorial_line.posts_per_week"), rich(figure(line.posts_per_week))
    yield word("editorial_line.language"), or_pending(line.language)
    yield word("editorial_line.publisher_id"), data.by_name(line.publisher_id)
    yield word("editorial_line.responder_id"), data.by_name(line.responder_id)
    answer = {None: "", True: _("Sí"), False: _("No")}[line.links_to_register]
    yield _("Enlaza a la web y a la lista"), or_pending(answer)


def blogs_chapter(data: ManualData) -> Chapter | None:
    """Return chapter 7; nothing when there is no blog nor site."""
    found = [account for account in data.snapshot.blog_accounts if account in data.accounts]
    if not found:
        return None
    return Chapter("7", chapter_title("7"), tuple(_blogs(data, found)))


def _blogs(data: ManualData, found: Sequence[Account]) -> Iterator[Block]:
    yield Text(rich(_("Cada blog tiene quien responde, para qué sirve y qué se puede publicar.")), Tone.LEAD)
    yield data.advice_list("blogs")
    yield Heading(_("Uno por uno"), key="blogs")
    for account in found:
        title = data.title(account)
        yield Heading(title, level=3, key=f"blog-{account.id}")
        yield Facts(gathered(_blog(data, account)), _("Ficha de {account}").format(account=title))


def _blog(data: ManualData, account: Account) -> Iterator[tuple[str, Rich]]:
    blog, line = data.snapshot.blog(account), data.snapshot.line(account)
    yield word("account.address"), data.address(account)
    yield short_word("blog.scope"), or_pending(blog.scope.word if blog and blog.scope else "")
    if data.asks_area(account):
        yield word("account.area_id"), or_pending(data.area(account.area_id))
    yield word("blog.responsible_id"), data.by_name(blog.responsible_id if blog else None)
    yield word("blog.objectives"), or_pending(blog.objectives if blog else "")
    yield word("editorial_line.audience"), or_pending(line.audience)
    yield word("blog.guidelines"), or_pending(blog.guidelines if blog else "")
    yield word("editorial_line.frequency"), or_pending(line.frequency)


def coordination_chapter(data: ManualData) -> Chapter | None:
    """Return chapter 8; nothing when there are no topics and nobody looked at the links."""
    if not data.snapshot.topics and not links.is_begun(data):
        return None
    return Chapter("8", chapter_title("8"), tuple(_coordination(data)))


def _coordination(data: ManualData) -> Iterator[Block]:
    yield Text(rich(_("Un canal lo dice primero y completo; los demás ayudan y enlazan.")), Tone.LEAD)
    yield data.advice_list("coordinacion")
    if data.snapshot.topics:
        yield from _topics(data)
    yield from links.blocks(data)
    yield Heading(_("Cómo se dan a conocer"), key="difusion")
    yield data.advice_list("difusion")


def _topics(data: ManualData) -> Iterator[Block]:
    yield Heading(_("Qué va por dónde"), key="matriz")
    yield Text(rich(_("●: sale primero y completo. ○: apoya y enlaza. En blanco: no sale ahí.")))
    present = channels(data.used, data.networks, data.snapshot.missing_media)
    rows = matrix(data.snapshot.topics, data.snapshot.uses)
    for start in range(0, len(present), _COLUMNS):
        yield _matrix(data, rows, present[start : start + _COLUMNS])
    yield from _flaws(data, rows, present)
    notes = tuple((topic.name, rich(topic.note)) for topic in data.snapshot.topics if topic.note)
    if notes:
        yield Heading(_("Notas de los temas"), key="notas-temas")
        yield Facts(notes, _("Notas de cada tema"))
    yield from coverage.blocks(data)


def _matrix(data: ManualData, rows: Mapping[int, Mapping[str, Role]], shown: Sequence[Channel]) -> Table:
    marks = {Role.FIRST: Span("●"), Role.SUPPORT: Span("○"), None: Span("")}
    return Table(
        (word("topic.name"), *(short_channel_name(channel, data.used, data.networks) for channel in shown)),
        tuple(
            (
                rich(topic.name),
                *(rich(marks[rows.get(topic.id or 0, {}).get(channel.key)]) for channel in shown),
            )
            for topic in data.snapshot.topics
        ),
        (3, *(1.4 for _channel in shown)),
        _("Matriz de temas y canales: {names}").format(names=", ".join(channel.name for channel in shown)),
        is_turned=True,
    )


def _flaws(
    data: ManualData, rows: Mapping[int, Mapping[str, Role]], present: Sequence[Channel]
) -> Iterator[Block]:
    found = [
        flaw for topic in data.snapshot.topics for flaw in flaws(topic, rows.get(topic.id or 0, {}), present)
    ]
    if found:
        yield Callout(_("Qué falla"), tuple(rich(flaw) for flaw in found), is_warning=True)
