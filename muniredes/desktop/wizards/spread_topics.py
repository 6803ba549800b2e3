"""«Qué va por dónde»: the topics of the town, and the channels of each."""

from collections.abc import Iterator, Sequence
from typing import Any

from muniredes.actions import accounts, clock, knowledge
from muniredes.actions.channels import coordination
from muniredes.desktop.forms.fields import ChoiceField, Option, SeveralField, TextField
from muniredes.desktop.wizards.asking.plan import Answers, Question, WizardPlan
from muniredes.desktop.wizards.asking.record import advice
from muniredes.domain.channels.coordination import Channel, Role, Topic, flaws, is_of_another_matter, matrix
from muniredes.domain.history import Change
from muniredes.domain.knowledge.facts import TopicAdvice
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import NOTE_LIMIT, fold, lines_of
from muniredes.i18n import _

_USUAL, _OWN = "usual", "own"


class SpreadTopicsPlan(WizardPlan):
    """The topics, and then one page for each: first here, support there, nowhere else."""

    name = Place.SPREAD_TOPICS.value

    @property
    def title(self) -> str:
        return _("Qué va por dónde")

    @property
    def finish_label(self) -> str:
        return _("Guardar qué va por dónde")

    def questions(self, answers: Answers) -> Sequence[Question]:
        return (_topics(), *(self._topic(name) for name in _names(answers)))

    def first_answers(self) -> Answers:
        known = self.hub.snapshot.topics
        usual = {fold(topic.name): topic.name for topic in knowledge.topics()}
        chosen = [usual[fold(topic.name)] for topic in known if fold(topic.name) in usual]
        own = [topic.name for topic in known if fold(topic.name) not in usual]
        answers: Answers = {"topics": {_USUAL: chosen, _OWN: "\n".join(own)}}
        rows = matrix(known, self.hub.snapshot.uses)
        for topic in known:
            roles = rows.get(topic.id or 0, {})
            if roles:
                answers[_key(topic.name)] = {key: role.value for key, role in roles.items()}
        return answers

    def usual(self, question: Question, answers: Answers) -> dict[str, Any]:
        """Propose the usual channels of a topic that goes through none yet."""
        advised = next((each for each in knowledge.topics() if _key(each.name) == question.key), None)
        is_told = any(answers.get(question.key, {}).values())
        return {} if advised is None or is_told else self._advised(advised)

    def _channels(self) -> tuple[Channel, ...]:
        return self.hub.snapshot.posting_channels(knowledge.networks(), clock.today())

    def _advised(self, topic: TopicAdvice) -> dict[str, str]:
        """Return the usual channels of a topic, among those known to be; the first of them is the first."""
        found: dict[str, str] = {}
        known = self.hub.snapshot.known_media
        able = [
            each
            for each in self._channels()
            if (each.medium in known if each.medium else not self._is_of_another_matter(each, topic))
        ]
        for wanted in (topic.first, *topic.support):
            for channel in able:
                if wanted == self._network_of(channel):
                    found.setdefault(channel.key, (Role.SUPPORT if found else Role.FIRST).value)
        return found

    def _is_of_another_matter(self, channel: Channel, topic: TopicAdvice) -> bool:
        account = self.hub.snapshot.account(channel.account_id)
        area = next(
            (each for each in self.hub.snapshot.areas if account and each.id == account.area_id), None
        )
        return (
            account is not None and area is not None and is_of_another_matter(account, area.name, topic.name)
        )

    def _network_of(self, channel: Channel) -> str:
        account = self.hub.snapshot.account(channel.account_id)
        return account.network_id if account else str(channel.medium)

    def _topic(self, name: str) -> Question:
        roles = tuple(Option(value=role.value, label=role.word) for role in Role)
        return Question(
            key=_key(name),
            step=name,
            title=_("«{topic}»: ¿por dónde sale?").format(topic=name),
            lead=_("Un canal lo dice primero y completo; los demás ayudan, o no sale por ahí."),
            fields=tuple(
                ChoiceField(
                    key=channel.key,
                    label=accounts.channel(self.hub.snapshot, channel),
                    options=roles,
                    compact=True,
                    nothing=_("No sale por aquí"),
                )
                for channel in self._channels()
            ),
            why=_("Lo que sale por un solo canal no llega a quien no lo mira; lo que sale por todos, cansa."),
        )

    def finish(self, answers: Answers) -> Change:
        present = self._channels()
        rows = {
            name: {
                channel.key: Role(given) if (given := answers.get(_key(name), {}).get(channel.key)) else None
                for channel in present
            }
            for name in _names(answers)
        }
        return self.hub.perform(coordination.set_matrix, rows, present)

    def remark(self, answers: Answers) -> str:
        return "\n".join(self._flaws(answers))

    def _flaws(self, answers: Answers) -> Iterator[str]:
        present = self._channels()
        for name in _names(answers):
            given = answers.get(_key(name), {})
            roles = {key: Role(value) for key, value in given.items() if value}
            yield from flaws(Topic(name=name), roles, present)

    def afterwards(self) -> Target:
        return Target(Place.CHANNELS, None, "topic")


def _names(answers: Answers) -> list[str]:
    given = answers.get("topics", {})
    return list(dict.fromkeys([*(given.get(_USUAL) or []), *lines_of(given.get(_OWN) or "")]))


def _key(name: str) -> str:
    return f"topic-{fold(name)}"


def _topics() -> Question:
    usual = tuple(Option(value=topic.name, label=topic.name) for topic in knowledge.topics())
    return Question(
        key="topics",
        step=_("Los temas"),
        title=_("¿De qué temas informa el ayuntamiento?"),
        fields=(
            SeveralField(key=_USUAL, label=_("Los habituales"), options=usual),
            TextField(
                key=_OWN, label=_("Otros, uno en cada línea"), lines=4, limit=NOTE_LIMIT, warns_passwords=True
            ),
        ),
        why=_("Cada canal por su lado es lo que más confunde a la gente: hay que repartir por temas."),
        notes=advice("coordinacion", 6),
    )
