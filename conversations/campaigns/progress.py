"""How an announcement goes on, as its composer watches it: a bar that grows, and what became of the messages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from conversations.campaigns.records import Campaign
from conversations.campaigns.words import head, to_card
from conversations.engine.text import Lines, Raw, Said, Text, lines, text
from conversations.engine.view import View
from conversations.privacy.moments import moment

_CELLS = 10
_FULL, _EMPTY = "▓", "░"
UNDOING = frozenset({"delete", "edit", "deleting", "editing"})
"""What `Campaign.undo` is while messages are taken back: asked for, and planned."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of messages; `waiting` are those that are still to come, `held_out` those that never were to."""

    waiting: int = 0
    sent: int = 0
    failed: int = 0
    skipped: int = 0
    unknown: int = 0
    held_out: int = 0

    @property
    def total(self) -> int:
        """All that were planned to be sent."""
        return self.waiting + self.ended

    @property
    def ended(self) -> int:
        """Those of which nothing more will become."""
        return self.sent + self.failed + self.skipped + self.unknown


@dataclass(frozen=True, slots=True)
class Watch:
    """All that the board shows: `undone` counts what is taken back, `next_at` is when the next may go, if not now."""

    campaign: Campaign
    tally: Tally
    undone: Tally = Tally()
    next_at: datetime | None = None
    brake: bool = False


def board(watch: Watch, zone: str) -> View:
    """Return the message that is edited while an announcement goes on."""
    return View(
        (head(watch.campaign), bar(watch.tally), lines(*_figures(watch.tally)), *_notes(watch, zone)),
        ((to_card(watch.campaign),),),
    )


def bar(tally: Tally) -> Raw:
    """Return how much is done, as a bar and in percent; full only when nothing is left."""
    share = tally.ended / tally.total if tally.total else 0.0
    return Raw(f"{_FULL * int(share * _CELLS):{_EMPTY}<{_CELLS}} {int(share * 100)}%")


def figures(tally: Tally) -> Lines:
    """Return what became of the messages, without what became of none."""
    return lines(*_figures(tally))


def _figures(tally: Tally) -> Iterator[Text]:
    yield text("Sent: {sent} of {total}", sent=tally.sent, total=tally.total)
    if tally.failed:
        yield text("Could not be delivered: {n}", n=tally.failed)
    if tally.skipped:
        yield text("Left out, as stopped or no longer needed: {n}", n=tally.skipped)
    if tally.unknown:
        yield text("Perhaps arrived, not sent again: {n}", n=tally.unknown)
    if tally.held_out:
        yield text("Held out to compare: {n}", n=tally.held_out)


def _notes(watch: Watch, zone: str) -> Iterator[Said]:
    campaign = watch.campaign
    if campaign.undo in UNDOING:
        yield text("Taken back so far: {n} of {total}", n=watch.undone.ended, total=watch.undone.total)
    elif campaign.reason and campaign.state in ("stopped", "cancelled"):
        yield reason_of(campaign.reason)
    elif campaign.state not in ("canary", "sending"):
        return
    elif watch.brake:
        yield text("Nothing is sent to anybody at the moment: Telegram refused too many messages.")
    elif watch.next_at is not None:
        yield text("The next ones go on {moment}.", moment=moment(watch.next_at, zone))
    elif campaign.state == "canary":
        yield text("These are the first ones. The others follow when all goes well.")
    elif campaign.phase != "rest done":
        yield text("More are still being prepared.")


_REASONS = {
    "broken": text("Telegram refuses the message. Check the words, the picture and the buttons."),
    "lost": text("Too many readers cannot be reached."),
    "unknown": text("Of too many messages it is not known whether they arrived."),
    "changed": text("It was changed after it was approved."),
    "over": text("Its time was over before it began."),
    "alone": text("No second officer stands for it."),
}
"""Why an announcement halts by itself, by what is kept as its reason."""


def reason_of(reason: str) -> Said:
    """Return why an announcement was halted: one of our own reasons, or the words of an officer."""
    return _REASONS.get(reason, Raw(reason))
