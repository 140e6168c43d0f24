"""What whoever composed an announcement is told of it: it has ended, it stopped itself, it was taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from conversations.campaigns.progress import Tally, figures, reason_of
from conversations.campaigns.records import Campaign
from conversations.campaigns.words import to_card
from conversations.engine.text import Param, Raw, Said, Text, lines, text
from conversations.engine.view import View
from conversations.privacy.moments import moment

Tiding = Literal["done", "round", "stopped", "grounded"]
"""It has ended; one of its rounds has; it stopped itself; it did not start, and is a draft again."""
Left = Literal["late", "unsure", "blocked", "gone", "refused"]
"""Why a message could not be taken back: its 48 hours were over; nobody knows whether it arrived; its reader blocked
the bot; or is gone from Telegram; Telegram refuses."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What a recall came to: `done` messages taken back or corrected, and how many were not, by why."""

    how: Literal["delete", "edit"]
    done: int
    left: Mapping[Left, int] = field(default_factory=dict)


_LEFT: Mapping[Left, Text] = {
    "late": text("older than 48 hours"),
    "unsure": text("not known whether it arrived"),
    "blocked": text("the reader blocked the bot"),
    "gone": text("the reader is not in Telegram any more"),
    "refused": text("Telegram refuses"),
}


def tiding(campaign: Campaign, what: Tiding, tally: Tally, zone: str) -> View:
    """Tell what an announcement has come to."""
    name = Raw(campaign.name)
    told: dict[Tiding, tuple[Said, ...]] = {
        "done": (text("<b>{name}</b> is done.", name=name), figures(tally)),
        "round": (text("This round of <b>{name}</b> is done.", name=name), figures(tally), *_next(campaign, zone)),
        "stopped": (
            lines(text("<b>{name}</b> stopped itself.", name=name), reason_of(campaign.reason)),
            figures(tally),
        ),
        "grounded": (
            lines(text("<b>{name}</b> was not sent.", name=name), reason_of(campaign.reason)),
            text("It is a draft again. Check it and hand it in once more."),
        ),
    }
    return View(told[what], ((to_card(campaign),),))


def report(campaign: Campaign, undone: Undone) -> View:
    """Tell what a recall came to, and what could not be undone."""
    total = undone.done + sum(undone.left.values())
    counts: dict[str, Param] = {"n": undone.done, "total": total, "name": Raw(campaign.name)}
    said = (
        text("{n} of {total} messages of <b>{name}</b> are taken back.", **counts)
        if undone.how == "delete"
        else text("{n} of {total} messages of <b>{name}</b> are corrected.", **counts)
    )
    left = [text("• {why}: {n}", why=_LEFT[why], n=undone.left[why]) for why in _LEFT if undone.left.get(why)]
    rest = (lines(text("Not possible:"), *left),) if left else ()
    return View((said, *rest), ((to_card(campaign),),))


def _next(campaign: Campaign, zone: str) -> Iterator[Text]:
    if campaign.next_at is not None:
        yield text("The next one begins on {moment}.", moment=moment(campaign.next_at, zone))
