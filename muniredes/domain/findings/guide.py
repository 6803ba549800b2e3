"""What is missing in the guide that has been begun: a part that was never opened is a task, not a fault."""

from collections.abc import Iterator
from datetime import date

from muniredes.domain.accounts.account import account_title
from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.channels.coordination import flaws, matrix
from muniredes.domain.channels.profiles import ProfileState
from muniredes.domain.citizens.conversation import ConversationGuide, ombudsman_checks
from muniredes.domain.declared_absent import is_said
from muniredes.domain.fields import word
from muniredes.domain.findings.finding import Finding, Question, gap, of_account
from muniredes.domain.handover.archive import check_words
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.gaps import OF_THE_GUIDE, filled, known_gaps, left_in
from muniredes.domain.texts.text import begun_small, listed
from muniredes.domain.voice.style import ColourUse, readings
from muniredes.i18n import _, mark

_STYLE_FIELDS = {
    "colours": ("colours", mark("la paleta de colores")),
    "typefaces": ("typefaces", mark("las tipografías")),
    "tone": ("tone", mark("el tono")),
    "alternative_text": ("pictures", mark("cómo se describen las imágenes")),
    "signature": ("signature", mark("la firma")),
}
"""What a style guide cannot do without: its question in the wizard, and its words."""


def about_style(snapshot: Snapshot) -> Iterator[Question]:
    """Yield what a style guide that was begun still lacks, and the colours that cannot be read."""
    guide = snapshot.style
    if guide is None:
        return
    for name, (question, words) in _STYLE_FIELDS.items():
        sentence = _("Guía de estilo: falta {what}.").format(what=_(words))
        yield is_said(guide, name), gap(sentence, Place.SAY_STYLE, question, 6, RiskLevel.LOW)
    for reading in readings(guide.colours):
        sentence = _("«{text}» no se lee sobre «{ground}» ({figure}).").format(
            text=reading.text.name, ground=reading.ground.name, figure=reading.contrast.figure
        )
        if reading.text.use is ColourUse.TEXT:
            yield reading.contrast.is_enough, gap(sentence, Place.SAY_STYLE, "colours", 6)


def about_channels(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[Question]:
    """Yield the accounts without a line, the blogs without anybody, and the topics that are ill spread."""
    if snapshot.plan is not None or snapshot.lines:
        for account in snapshot.posting_accounts(today):
            target = Target(Place.CHOOSE_NETWORKS, None, f"line-{account.id}")
            sentence = _("falta decir qué se publica y para quién.")
            title = account_title(account, networks)
            yield snapshot.line(account).is_said, of_account(title, sentence, target, 5)
    for account in snapshot.blog_accounts:
        blog = snapshot.blog(account)
        if blog is not None:
            target = Target(Place.SAY_BLOG, account.id)
            title = account_title(account, networks)
            sentence = _("nadie responde de este blog.")
            yield blog.responsible_id is not None, of_account(title, sentence, target, 7)
    present = snapshot.posting_channels(networks, today)
    rows = matrix(snapshot.topics, snapshot.uses)
    for topic in snapshot.topics:
        found = tuple(flaws(topic, rows.get(topic.id or 0, {}), present))
        sentence = found[0] if found else ""
        yield not found, gap(sentence, Place.SPREAD_TOPICS, f"topic-{topic.key}", 8)


def about_profiles(snapshot: Snapshot) -> Iterator[Question]:
    """Yield the requests that wait for a decision, and the closings that are half done."""
    for request in snapshot.requests:
        sentence = _("La solicitud de «{name}» espera una decisión.").format(name=request.name)
        target = Target(Place.CHANNELS, request.id, "opening_request")
        waits = request.state is ProfileState.PROPOSED
        yield not waits, Finding(RiskLevel.LOW, sentence, target, 4, request.name)


def about_conversation(snapshot: Snapshot, today: date) -> Iterator[Question]:
    """Yield what the ombudsman would miss, the late enquiries, and what should be looked at again."""
    guide, body = snapshot.conversation, snapshot.council
    if guide is not None:
        answers_to_it = body is None or body.kind.is_public
        asked = (each for each in ombudsman_checks(guide, snapshot.moderations, body) if each.field)
        for check in asked if answers_to_it else ():
            sentence = _("Lo que piden los Defensores: falta «{what}».").format(what=_(_STANDARD[check.key]))
            yield (
                check.is_met is True,
                gap(sentence, Place.SAY_CONVERSATION, _QUESTIONS.get(check.key, ""), 10),
            )
        yield from _about_gaps(snapshot, guide, today)
    for enquiry in snapshot.enquiries:
        sentence = _("Sin contestar a tiempo: {question}").format(question=enquiry.title)
        target = Target(Place.CONVERSATION, enquiry.id, "enquiry")
        yield not enquiry.is_late(today), Finding(RiskLevel.HIGH, sentence, target, 10, enquiry.title)
    for moderation in snapshot.moderations:
        sentence = _("Toca revisar: {what}").format(what=moderation.title)
        target = Target(Place.CONVERSATION, moderation.id, "moderation")
        due = moderation.is_due(today)
        yield not due, Finding(RiskLevel.MEDIUM, sentence, target, 10, moderation.title)


def _about_gaps(snapshot: Snapshot, guide: ConversationGuide, today: date) -> Iterator[Question]:
    """Yield the texts that would be published with a gap: «de {HORA} a {HORA}».

    The reply out of hours is pasted each time: of its gaps, only what the guide itself should say is missing.
    """
    known = known_gaps(snapshot, today)
    for field, question in _FILLED_TEXTS.items():
        missing = left_in(filled(getattr(guide, field), known))
        left = ", ".join(each for each in missing if field != "out_of_hours" or each in OF_THE_GUIDE)
        label = word(f"conversation_guide.{field}")
        sentence = _("«{text}» tiene huecos sin rellenar: {gaps}.").format(text=label, gaps=left)
        yield not left, gap(sentence, Place.SAY_CONVERSATION, question, 10)


_FILLED_TEXTS = {"rules": "rules", "procedure": "procedure", "hours": "hours", "out_of_hours": "hours"}
"""The texts that are published as they are, and the question of the wizard that writes each."""

_STANDARD = {
    "aprobada": mark("normas aprobadas, con órgano y fecha"),
    "publicada": mark("normas publicadas en la web, con su dirección"),
    "enlazada": mark("un enlace a las normas en cada perfil"),
    "procedimiento": mark("qué se hace si se incumplen"),
    "responsable": mark("quién responde de aplicarlas"),
    "neutralidad": mark("cuentas neutrales, sin partido"),
}
_QUESTIONS = {
    "aprobada": "approval",
    "publicada": "published",
    "enlazada": "published",
    "procedimiento": "procedure",
    "responsable": "responsible",
    "neutralidad": "published",
}
"""The question of the wizard that meets each check."""


def about_archive(snapshot: Snapshot) -> Iterator[Question]:
    """Yield what is not known of each copy of the archive: without it nobody finds it, or trusts it."""
    for copy in snapshot.archive:
        lacks = listed(begun_small(word(f"archive_copy.{name}")) for name in copy.wanting)
        sentence = _("Archivo, «{name}»: falta {what}.").format(name=copy.title, what=lacks)
        target = Target(Place.HANDOVER, copy.id, "archive_copy")
        yield not lacks, Finding(RiskLevel.LOW, sentence, target, 12, copy.title)
        sentence = _("Archivo, «{name}»: {what}").format(name=copy.title, what=check_words(copy))
        yield not copy.is_gone, Finding(RiskLevel.MEDIUM, sentence, target, 12, copy.title)


def about_rights(snapshot: Snapshot, today: date) -> Iterator[Question]:
    """Yield the pictures that should not be used."""
    for credit in snapshot.credits:
        flaw = credit.flaw(today, snapshot.consents)
        sentence = _("Imagen «{name}»: {flaw}").format(name=credit.name, flaw=flaw)
        target = Target(Place.CONVERSATION, credit.id, "picture_credit")
        yield not flaw, Finding(RiskLevel.MEDIUM, sentence, target, 11, credit.name)
