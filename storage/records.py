"""What the rest of the house sees of the database: plain frozen records, no tables, no sessions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from sqlalchemy import Connection

DEFAULT_LANGUAGE = "id"
DEFAULT_TIME_ZONE = "Asia/Jakarta"
SOURCE_LENGTH = 64
_INT64 = 2**63
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One update as Telegram delivered it.

    `key` names the update for ever (Telegram's update id, 64 bits), `at` is aware; `language` and `source` (payload
    of the deep link) count only when this is the person's first visit, or, for `source`, when none is known yet.
    """

    key: int
    user_id: int
    at: datetime
    language: str = DEFAULT_LANGUAGE
    worker: str = ""
    source: str | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a delivery needs the time zone of its moment")
        if not (-_INT64 <= self.key < _INT64 and -_INT64 <= self.user_id < _INT64):
            raise ValueError("keys and Telegram ids have 64 bits")


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who wrote to the bot.

    `region` is a Kemendagri code, `source` the payload of the first deep link (64 characters at most) and
    `last_seen_on` the UTC day of the newest visit, so that it costs one write a day.
    """

    user_id: int
    created_at: datetime
    last_seen_on: date
    language: str = DEFAULT_LANGUAGE
    time_zone: str = DEFAULT_TIME_ZONE
    region: str | None = None
    reachable: bool = True
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a person is in a flow: the raw replies by question name, in the order they were given.

    `run` counts the beginnings of the flow, `at` is the question being edited, `pending` the `question` and the `value`
    that wait for a yes. The store sets `updated_at` to the time of the visit that changed the progress.
    """

    user_id: int
    flow: str
    version: str
    run: int = 1
    answers: Mapping[str, str] = field(default_factory=dict)
    pending: Mapping[str, str] | None = None
    active: bool = True
    at: str | None = None
    updated_at: datetime = _BEGINNING


@dataclass(frozen=True, slots=True)
class Consent:
    """One word of a person about one purpose; words are only ever added, the latest counts.

    `words_hash` identifies the text that was shown, `version` its edition, `language` the language it was shown in
    (UU PDP 27/2022).
    """

    user_id: int
    purpose: str
    granted: bool
    words_hash: str
    language: str
    at: datetime
    version: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The outcome of an update that was handled before: `answered` tells whether its reply left the house.

    `at` and `worker` are those of the delivery that was handled.
    """

    key: int
    answered: bool
    at: datetime
    worker: str


class Visit:
    """What a step may read and change; assign `participant` and `progress`, call `record_consent`.

    Records are replaced, never changed in place: what is still the same record is not written.
    Steps run inside the transaction and may run twice (a batch that fails is retried), so they change nothing else.
    `consents` and `connection` must be used before the step returns; later the transaction is over, and RuntimeError
    is raised.
    """

    __slots__ = (
        "_connect",
        "_connection",
        "_consents",
        "_current",
        "_load_consents",
        "delivery",
        "flows",
        "participant",
        "reached",
        "words",
    )

    def __init__(
        self,
        delivery: Delivery,
        participant: Participant,
        flows: Mapping[str, Progress] = MappingProxyType({}),
        load_consents: Callable[[], Mapping[str, Consent]] = dict,
        connect: "Callable[[], Connection] | None" = None,
    ) -> None:
        self.delivery = delivery
        self.participant = participant
        self.flows: Mapping[str, Progress] = flows
        self.words: list[Consent] = []
        self.reached: list[str] = []
        self._current = max(flows.values(), key=_recency).flow if flows else None
        self._load_consents = load_consents
        self._consents: dict[str, Consent] | None = None
        self._connect = connect or _too_late
        self._connection: Connection | None = None

    @property
    def progress(self) -> Progress | None:
        """The progress in the flow that is talked about: the active one, else the one that changed last.

        What is assigned replaces the progress in its own flow and is talked about from then on, while other flows
        rest; `None` drops the current one.
        """
        return self.flows.get(self._current) if self._current else None

    @progress.setter
    def progress(self, progress: Progress | None) -> None:
        kept = {flow: _at_rest(other) for flow, other in self.flows.items() if flow != self._current or progress}
        if progress is not None:
            kept[progress.flow] = progress
        self._current = progress.flow if progress else None
        self.flows = kept

    @property
    def connection(self) -> "Connection":
        """The transaction itself, for what the step reads and writes beyond its own records.

        What the step does there is undone when the step raises.
        """
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    @property
    def consents(self) -> Mapping[str, Consent]:
        """The latest word for each purpose; read from the database only when somebody asks."""
        if self._consents is None:
            self._consents = {**self._load_consents(), **{word.purpose: word for word in self.words}}
        return self._consents

    def reach(self, milestone: str) -> None:
        """Note that the person came so far; kept with the other changes, and only the first time counts."""
        self.reached.append(milestone)

    def seal(self) -> None:
        """End the time in which the database may be read."""
        self._load_consents = self._connect = _too_late
        self._connection = None

    def record_consent(
        self, purpose: str, *, granted: bool, words_hash: str, language: str | None = None, version: str = ""
    ) -> Consent:
        """Add a word to the history, at the time of the delivery; it counts at once in `consents`."""
        participant = self.participant
        language = language or participant.language
        word = Consent(participant.user_id, purpose, granted, words_hash, language, self.delivery.at, version)
        self.words.append(word)
        if self._consents is not None:
            self._consents[purpose] = word
        return word


def _at_rest(progress: Progress) -> Progress:
    return replace(progress, active=False) if progress.active else progress


def _recency(progress: Progress) -> tuple[bool, datetime]:
    return progress.active, progress.updated_at


def _too_late() -> NoReturn:
    raise RuntimeError("the database is read within the step, or not at all")
