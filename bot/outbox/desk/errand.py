"""One line is carried: its topic made where there is none, its call made, its trouble mended, its end recorded."""

import logging
from dataclasses import replace
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection

from bot.desk import says
from bot.desk.troubles import note_trouble
from bot.desk.writing import IN_A_GROUP
from bot.outbox.desk.calls import LONGEST_CAPTION, units
from bot.outbox.desk.journey import Journey, found
from bot.outbox.desk.kit import Kit
from bot.outbox.desk.settling import settle_in
from bot.outbox.desk.sheets import sheet_of, topic_name
from conversations.engine.text import Text
from conversations.outreach.attempt import End
from conversations.tickets.carrying import Carried
from conversations.tickets.records import Line
from storage import desk_keeping, desks, senders, ticket_lines, tickets

_log = logging.getLogger(__name__)
_NO_DESK = timedelta(minutes=5)
_ABOUT_TOPIC = ("close", "reopen", "rename")
_CHANGES = {
    ("close", "person"): says.ENDED_BY_PERSON,
    ("close", "rest"): says.ENDED_BY_REST,
    ("close", "unanswered"): says.ended_unanswered(),
    ("reopen", "person"): says.OPENED_BY_PERSON,
}


class LeaseLost(Exception):  # noqa: N818 - names what happened
    """The line took so long that another carrier has it now."""


async def carry(kit: Kit, line: Line) -> None:
    """Carry a leased line, and record what became of it."""
    journey = await kit.store.run(partial(found, line=line, _now=kit.clock.now()))
    if journey is None:
        await _later(kit, line, _NO_DESK, "no desk")
        return
    if wait := kit.pace.wait(journey.topic.chat_id, kit.clock.now()):
        await _later(kit, line, wait, "pace")
        return
    while (verdict := await _attempt(kit, journey)).deed == "again":
        journey.mended += 1
        if (mended := await _mend(kit, journey, verdict)).deed != "again":
            verdict = mended
            break
    await kit.store.run(partial(_record, kit, journey, verdict))


async def _later(kit: Kit, line: Line, wait: timedelta, reason: str) -> None:
    due_at = kit.clock.now() + wait
    await kit.store.run(lambda tx: ticket_lines.later(tx, line.id, due_at, reason))


async def _attempt(kit: Kit, journey: Journey) -> Carried:
    line, chat_id = journey.line, journey.topic.chat_id
    if line.kind in _ABOUT_TOPIC and not journey.topic.thread_id:
        return Carried("sent")
    if journey.needs_topic and (settled := await settle_in(kit, journey)).deed != "sent":
        return settled
    if line.kind == "card":
        # It stands on top of the topic by now.
        return Carried("sent")
    if not await kit.store.run(lambda tx: ticket_lines.begun(tx, line.id, kit.worker)):
        raise LeaseLost
    kit.pace.count(chat_id, kit.clock.now())
    return journey.judge(await _call(kit, journey), line.kind)


async def _call(kit: Kit, journey: Journey) -> End:
    line, topic = journey.line, journey.topic
    match line.kind:
        case "close":
            return await kit.calls.close(topic)
        case "reopen":
            return await kit.calls.reopen(topic)
        case "rename":
            return await kit.calls.rename(topic, topic_name(journey.ticket, kit.voice))
    sheet = sheet_of(line, kit.voice, journey.answers, journey.target_kind if journey.target else "")
    if line.kind == "edit" and journey.target:
        if not sheet.kind or units(sheet.plain) <= LONGEST_CAPTION:
            return await kit.calls.edit(topic, journey.target, sheet, plain=journey.plain)
        # What no caption holds stands below its picture.
        sheet = replace(sheet, kind="", file_id="", answers=journey.target)
    return await kit.calls.write(topic, sheet, plain=journey.plain)


async def _mend(kit: Kit, journey: Journey, verdict: Carried) -> Carried:
    """Mend what stood in the way; *again* when the line may be tried once more."""
    match verdict.mend:
        case "plain":
            journey.plain = True
        case "afresh":
            journey.target, journey.target_kind = 0, ""
        case "moved":
            await _move(kit, journey)
        case "reopen":
            return await _reopen(kit, journey)
        case "topic":
            return await _lose(kit, journey)
    return verdict


async def _move(kit: Kit, journey: Journey) -> None:
    old, new = journey.topic.chat_id, journey.end.chat_id

    def move(tx: Connection) -> Journey | None:
        desks.migrate(tx, old, new)
        return found(tx, journey.line, kit.clock.now())

    _log.warning("A group of helpers has another id now")
    if (after := await kit.store.run(move)) is not None:
        # Topics stay behind in the group that was.
        journey.desk, journey.ticket, journey.topic, journey.lost = after.desk, after.ticket, after.topic, True
        journey.answers = journey.target = 0


async def _reopen(kit: Kit, journey: Journey) -> Carried:
    end = await kit.calls.reopen(journey.topic)
    verdict = journey.judge(end, "reopen")
    return Carried("again") if verdict.deed == "sent" else verdict


async def _lose(kit: Kit, journey: Journey) -> Carried:
    """The topic is gone: a line of talk gets another one, and to close what is gone is done already."""
    if journey.elsewhere:
        return Carried("sent")
    ticket = journey.ticket
    journey.lost = True
    await kit.store.run(lambda tx: tickets.lose_topic(tx, ticket.id))
    after = await kit.store.run(partial(found, line=journey.line, _now=kit.clock.now()))
    if after is None or journey.line.kind in _ABOUT_TOPIC:
        return Carried("sent")
    journey.ticket, journey.topic = after.ticket, after.topic
    journey.answers = journey.target = 0
    return Carried("again")


def _record(kit: Kit, journey: Journey, verdict: Carried, tx: Connection) -> None:
    line, now = journey.line, kit.clock.now()
    match verdict.deed:
        case "sent":
            ticket_lines.sent(tx, line.id, journey.end.message_id or journey.target or None, now)
            _well_again(kit, journey, tx)
            _tell_change(kit, journey, tx)
        case "later":
            ticket_lines.later(tx, line.id, now + timedelta(seconds=verdict.wait), verdict.reason)
        case "unknown":
            desk_keeping.lose(tx, line.id, verdict.reason)
        case _:
            ticket_lines.failed(tx, line.id, verdict.reason)
            _tell_failure(kit, journey, tx)
    if verdict.hold and not journey.elsewhere:
        until = now + timedelta(seconds=verdict.hold)
        desks.hold(tx, journey.desk.region, until)
    if verdict.halt:
        senders.halt(tx, now + timedelta(seconds=verdict.halt))
    if verdict.trouble:
        note_trouble(tx, journey.desk, verdict.trouble, now)


def _well_again(kit: Kit, journey: Journey, tx: Connection) -> None:
    if journey.desk.trouble and not journey.elsewhere:
        note_trouble(tx, journey.desk, "", kit.clock.now())


def _tell_change(kit: Kit, journey: Journey, tx: Connection) -> None:
    """Tell helpers why a topic was closed or opened that none of them closed or opened."""
    line, ticket = journey.line, journey.ticket
    if line.way != "call" or line.origin.startswith(IN_A_GROUP):
        return
    told = _CHANGES.get((line.kind, ticket.closed_by if line.kind == "close" else "person"))
    if told is not None:
        _add_note(kit, line, f"{line.origin}:why"[:96], told, tx)


def _add_note(kit: Kit, line: Line, origin: str, told: Text, tx: Connection) -> None:
    now = kit.clock.now()
    note = Line(0, line.ticket_id, origin, "desk", "text", now, kit.voice.plain(told))
    ticket_lines.add(tx, line.ticket_id, note, now)


def _tell_failure(kit: Kit, journey: Journey, tx: Connection) -> None:
    line = journey.line
    _log.error("A line could not be carried to its group: %s", line.kind)
    if line.way == "in":
        _add_note(kit, line, f"failed:{line.id}", says.NOT_SHOWN, tx)
