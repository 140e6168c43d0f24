"""What free text makes the host do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteUnsure:
    """Keep what the person is asked about; `words` are masked."""

    words: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class NoteMeant:
    """Keep what was meant by what the person was asked about, for staff to review; "" is neither of both."""

    chosen: str


@dataclass(frozen=True, slots=True)
class NoteUnanswered:
    """Keep a masked question to which there was no answer."""

    words: str
    guessed: str = ""


@dataclass(frozen=True, slots=True)
class JudgeMisread:
    """Take a sentence in as a training sentence of an intent, or put it aside where `intent` is ""; for staff."""

    misread_id: int
    intent: str


@dataclass(frozen=True, slots=True)
class KeepHoax:
    """Keep a false message that goes around, with what is true instead; for staff."""

    words: str
    truth: str


@dataclass(frozen=True, slots=True)
class DropHoax:
    """Take a false message from the list; for staff."""

    hoax_id: int


@dataclass(frozen=True, slots=True)
class SetStaffSetting:
    """Keep a setting that an officer made in the chat; "" takes it back."""

    name: str
    value: str


ListeningEffect = NoteUnsure | NoteMeant | NoteUnanswered | JudgeMisread | KeepHoax | DropHoax | SetStaffSetting
