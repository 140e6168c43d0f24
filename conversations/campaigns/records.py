"""An announcement as data: its words, when it goes, how it is tried out, and the states it passes through."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal

from conversations.outreach.audience import Audience

CampaignState = Literal["draft", "review", "approved", "canary", "sending", "paused", "stopped", "done", "cancelled"]
"""Being composed; waits for the second person; waits for its time; the first percent is tried; all others are sent;
halted by a person; halted by itself, with a reason; over; called off."""

NEXT_STATES: Mapping[CampaignState, frozenset[CampaignState]] = {
    "draft": frozenset({"review", "cancelled"}),
    "review": frozenset({"draft", "approved", "cancelled"}),
    "approved": frozenset({"draft", "canary", "sending", "cancelled"}),
    "canary": frozenset({"sending", "paused", "stopped", "done", "cancelled"}),
    "sending": frozenset({"approved", "paused", "stopped", "done", "cancelled"}),
    "paused": frozenset({"canary", "sending", "cancelled"}),
    "stopped": frozenset({"canary", "sending", "cancelled"}),
    "done": frozenset(),
    "cancelled": frozenset(),
}
"""Where a campaign may go from each state; one that recurs goes back from *sending* to *approved*."""

MediaKind = Literal["", "photo", "document"]
ScheduleKind = Literal["now", "at", "daily", "weekly", "monthly", "drip"]
Anchor = Literal["phk", "deadline", "approval"]
"""The date on a person from which a drip counts: the layoff, the last day to file, the approval of the claim."""


@dataclass(frozen=True, slots=True)
class CampaignButton:
    """A button below an announcement: an address to open, or a conversation of the bot (`command` without slash)."""

    label: str
    url: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: `texts` by part and language, as in `("a", "id")`; media is a file that Telegram keeps.

    Parts are the variants "a" and "b", or for a drip its steps "1", "2" and so on. Texts are as typed, not HTML:
    `*bold*` stars and line breaks are all the form they have.
    """

    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    media: MediaKind = ""
    file_id: str = ""
    file_name: str = ""
    buttons: tuple[CampaignButton, ...] = ()

    def text_for(self, part: str, language: str) -> str:
        """Return the words of a part in a language, else in Indonesian, else those of the first part."""
        for key in ((part, language), (part, "id"), ("a", language), ("a", "id")):
            if key in self.texts:
                return self.texts[key]
        return ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that have words, in order."""
        return tuple(sorted({part for part, _ in self.texts}))


@dataclass(frozen=True, slots=True)
class Schedule:
    """When it goes; `at` and `until` are naive moments in the reader's own zone.

    One that recurs (*daily*, *weekly*, *monthly*) begins at `at` and ends with `until`. A *drip* sends part *n* on the
    `offsets[n-1]`-th day (may be negative) after the `anchor` of each person, at the time of day of `at`.
    """

    kind: ScheduleKind = "now"
    at: datetime | None = None
    until: datetime | None = None
    anchor: Anchor | None = None
    offsets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How it is tried out: percent held out and in the canary; `paid` uses Telegram's paid broadcast."""

    hold_out: int = 0
    canary: int = 1
    paid: bool = False


@dataclass(frozen=True, slots=True)
class Campaign:
    """One announcement; ids are Telegram's, moments aware. `code` is the short code at the end of its messages."""

    id: int
    name: str
    goal: str
    region: str
    state: CampaignState
    content: Content
    audience: Audience
    schedule: Schedule
    options: Options
    composer: int | None
    created_at: datetime
    changed_at: datetime
    code: str = ""
    reason: str = ""
    approver: int | None = None
    approved_digest: str = ""
    approved_at: datetime | None = None
    next_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    occurrence: int = 0
    phase: str = ""
    undo: str = ""

    @property
    def digest(self) -> str:
        """The hash of everything that is approved: words, media, buttons, audience, schedule and options."""
        whole = "\n".join(
            (
                content_to_json(self.content),
                self.audience.to_json(),
                schedule_to_json(self.schedule),
                options_to_json(self.options),
                self.region,
            )
        )
        return hashlib.sha256(whole.encode()).hexdigest()


def content_to_json(content: Content) -> str:
    """Write content in one spelling for ever."""
    texts = [[part, language, words] for (part, language), words in sorted(content.texts.items())]
    told = {
        "texts": texts,
        "media": content.media,
        "file_id": content.file_id,
        "file_name": content.file_name,
        "buttons": [asdict(button) for button in content.buttons],
    }
    return _json(told)


def content_of(words: str) -> Content:
    """Read what `content_to_json` wrote."""
    told: dict[str, Any] = json.loads(words)
    return Content(
        {(part, language): said for part, language, said in told.get("texts", ())},
        told.get("media", ""),
        told.get("file_id", ""),
        told.get("file_name", ""),
        tuple(CampaignButton(**each) for each in told.get("buttons", ())),
    )


def schedule_to_json(schedule: Schedule) -> str:
    """Write a schedule in one spelling for ever."""
    told = asdict(schedule)
    return _json({name: value.isoformat() if isinstance(value, datetime) else value for name, value in told.items()})


def schedule_of(words: str) -> Schedule:
    """Read what `schedule_to_json` wrote."""
    told: dict[str, Any] = json.loads(words)
    moments = {name: datetime.fromisoformat(told[name]) for name in ("at", "until") if told.get(name)}
    return Schedule(**{**told, **moments, "offsets": tuple(told.get("offsets", ()))})


def options_to_json(options: Options) -> str:
    """Write options in one spelling for ever."""
    return _json(asdict(options))


def options_of(words: str) -> Options:
    """Read what `options_to_json` wrote."""
    return Options(**json.loads(words))


def _json(told: object) -> str:
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
