"""An announcement on one page: what it is, how it stands, and what the person may do with it."""

from collections.abc import Iterator
from datetime import date

from conversations.campaigns import checks, rights, when, whom
from conversations.campaigns.corrections import WAITING
from conversations.campaigns.flight import Reach
from conversations.campaigns.progress import reason_of
from conversations.campaigns.records import Campaign
from conversations.campaigns.words import ALL, MENU, NOBODY, head, part_name, percent, place, voids
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, Text, lines, plural, text
from conversations.engine.view import Button, Rows, View
from conversations.outreach.audience import Audience
from conversations.privacy.moments import moment
from conversations.reception.person import Person

_SHORT = 12
"""Letters of the hash that a button carries, so that what is approved is what was shown."""
_SHOWN_PROBLEMS = 3
_FEWEST = 5
FEW = text("Fewer than 5 people are meant, so no numbers are shown.")


def card(person: Person, campaign: Campaign, today: date) -> View:
    """Show an announcement to somebody who may see it."""
    parts: list[Said] = [head(campaign), _what(person, campaign, today)]
    if campaign.reason:
        parts.append(text("Reason: {reason}", reason=reason_of(campaign.reason)))
    if campaign.undo == WAITING:
        parts.append(text("A correction of its words waits for a second officer."))
    if campaign.state == "draft":
        parts += _problems(person, campaign)
    if rights.may_edit(person, campaign):
        parts += voids(campaign)
    return View(tuple(parts), _rows(person, campaign))


def short(campaign: Campaign) -> str:
    """Return the beginning of the hash that a button carries."""
    return campaign.digest[:_SHORT]


def is_short(campaign: Campaign, told: str) -> bool:
    """Tell whether a button was made for the announcement as it is now."""
    return told == short(campaign)


def reached(person: Person, audience: Audience, today: date) -> Text:
    """Say how many people an audience reaches now, or where that is told when they are many."""
    reach = person.memory.campaigns().reach(audience, today)
    if reach is None:
        return text("The flight plan counts how many it reaches.")
    if not reach.meant:
        return NOBODY
    if gives_away(audience, reach):
        return FEW
    return text("Reaches <b>{reached}</b> of {meant} people now.", reached=reach.reached, meant=reach.meant)


def gives_away(audience: Audience, reach: Reach) -> bool:
    """Tell whether a number would tell who of a few people answered the check in a certain way."""
    return audience.lacks_proof and reach.meant < _FEWEST


def _what(person: Person, campaign: Campaign, today: date) -> Said:
    said: list[Said] = []
    if campaign.state in rights.COMPOSED:
        said.append(reached(person, campaign.audience, today))
    said += whom.told(campaign.audience).lines
    if campaign.goal:
        said.append(text("Goal: {goal}", goal=Raw(campaign.goal)))
    said.append(text("Time: {time}", time=when.told(campaign.schedule)))
    said.append(text("Message: {parts}", parts=whom.listed(_contents(campaign))))
    said.append(text("Belongs to: {place}", place=place(campaign.region)))
    if campaign.approved_at is not None:
        at = moment(campaign.approved_at, person.memory.time_zone())
        said.append(text("Approved: {at}", at=at))
    return lines(*said)


def _contents(campaign: Campaign) -> Iterator[Text]:
    content, options = campaign.content, campaign.options
    parts = content.parts
    if not parts:
        yield text("no words yet")
    elif len(parts) > 1:
        yield from map(part_name, parts)
    else:
        yield plural("{n} language", "{n} languages", len(content.texts))
    if content.media:
        yield text("a picture") if content.media == "photo" else text("a document")
    if content.buttons:
        yield plural("{n} button", "{n} buttons", len(content.buttons))
    if options.hold_out:
        yield text("{share} held out", share=percent(options.hold_out))
    if options.paid:
        yield text("paid broadcast")


def _problems(person: Person, campaign: Campaign) -> Iterator[Said]:
    known = person.memory
    found = checks.problems(campaign, known.campaigns().terms(), known.heard_at())
    if found:
        yield lines(text("<b>Still to do</b>"), *(text("• {what}", what=each) for each in found[:_SHOWN_PROBLEMS]))


def _rows(person: Person, campaign: Campaign) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if rights.may_edit(person, campaign):
        rows += _editing(campaign)
    rows += _looking(campaign)
    rows += _deciding(person, campaign)
    rows += _steering(person, campaign)
    rows.append((ALL, MENU))
    return tuple(row for row in rows if row)


def _to(label: Text, page: str, campaign: Campaign, *rest: str) -> Button:
    return Button(label, Open(page, ".".join((str(campaign.id), *rest))))


def _editing(campaign: Campaign) -> Rows:
    return (
        (_to(text("Words"), "c_texts", campaign), _to(text("Choose readers"), "c_whom", campaign)),
        (_to(text("Picture"), "c_media", campaign), _to(text("Buttons"), "c_buttons", campaign)),
        (_to(text("Time"), "c_when", campaign), _to(text("Options"), "c_options", campaign)),
    )


def _looking(campaign: Campaign) -> Rows:
    look = (_to(text("Send to me"), "c_show", campaign), _to(text("Flight plan"), "c_flight", campaign))
    over = campaign.state in ("done", "cancelled")
    shown = (look[0], _to(text("Make a copy"), "c_copy", campaign)) if over else look
    return (shown, (_to(text("Results"), "results", campaign),)) if campaign.started_at else (shown,)


def _deciding(person: Person, campaign: Campaign) -> Rows:
    shown = short(campaign)
    if rights.may_submit(person, campaign):
        return ((_to(text("Ask for approval"), "c_submit", campaign, shown),),)
    if rights.may_decide(person, campaign):
        approve = _to(text("Approve"), "c_approve", campaign, shown)
        return ((approve, _to(text("Reject"), "c_reject", campaign, shown)),)
    return ()


def _steering(person: Person, campaign: Campaign) -> Rows:
    row: list[Button] = []
    if rights.may_steer(person, campaign):
        halted = campaign.state in ("paused", "stopped")
        row.append(
            _to(text("Go on sending"), "c_resume", campaign) if halted else _to(text("Pause"), "c_pause", campaign)
        )
    if rights.may_cancel(person, campaign):
        row.append(_to(text("Call off"), "c_cancel", campaign))
    back: list[Button] = []
    if rights.may_recall(person, campaign):
        back.append(_to(text("Recall"), "c_recall", campaign))
    if campaign.undo == WAITING:
        back.append(_to(text("See correction"), "c_fix", campaign))
    return tuple(row), tuple(back)
