"""The topic of a ticket: made when its first line comes, with the card on top; made anew when it was deleted."""

import logging
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.desk import says
from bot.outbox.desk.calls import Topic
from bot.outbox.desk.card import card_of
from bot.outbox.desk.journey import Journey
from bot.outbox.desk.kit import Kit
from bot.outbox.desk.sheets import history, said, topic_name
from conversations.tickets.carrying import Carried, carried
from conversations.tickets.records import Ticket
from storage import desk_keeping, ticket_lines, tickets

_log = logging.getLogger(__name__)
_SENT = Carried("sent")


async def settle_in(kit: Kit, journey: Journey) -> Carried:
    """Make sure that the ticket has a topic with its card; *sent* when it has."""
    if not journey.topic.thread_id and (made := await _make(kit, journey)).deed != "sent":
        return made
    return await _card(kit, journey) if journey.ticket.card_id is None else _SENT


async def _make(kit: Kit, journey: Journey) -> Carried:
    ticket, chat_id = journey.ticket, journey.topic.chat_id
    end = await kit.calls.open(chat_id, topic_name(ticket, kit.voice))
    kit.pace.count(chat_id, kit.clock.now())
    verdict = journey.judge(end, "topic")
    if verdict.deed == "sent":
        thread_id = end.message_id or 0
        if not await kit.store.run(partial(_noted, ticket, chat_id, thread_id, kit.clock.now())):
            return Carried("later", "forgotten")
        journey.topic = Topic(chat_id, thread_id)
        journey.ticket = replace(ticket, chat_id=chat_id, thread_id=thread_id, card_id=None)
    return verdict


def _noted(ticket: Ticket, chat_id: int, thread_id: int, now: datetime, tx: Connection) -> bool:
    """Keep the topic; one whose person was forgotten meanwhile, or that another group answers, has to go."""
    noted = tickets.note_topic(tx, ticket, chat_id, thread_id)
    if not noted:
        desk_keeping.doom(tx, chat_id, thread_id, now)
    return noted


async def _card(kit: Kit, journey: Journey) -> Carried:
    ticket, topic = journey.ticket, journey.topic
    end = await kit.calls.write(topic, card_of(ticket, kit.voice), plain=journey.plain)
    kit.pace.count(topic.chat_id, kit.clock.now())
    verdict = _of_card(journey.judge(end, "card"), carried(end, "edit", journey.line.attempts + 1))
    if verdict.deed == "failed":
        _log.error("The card of ticket %d cannot be shown: %s", ticket.id, verdict.reason)
    elif verdict.deed != "sent":
        return verdict
    card_id = end.message_id or 0
    await kit.store.run(lambda tx: tickets.note_card(tx, ticket.id, card_id))
    journey.ticket = replace(ticket, card_id=card_id)
    if card_id:
        await kit.calls.pin(topic, card_id)
    return await _story(kit, journey)


def _of_card(verdict: Carried, harmless: Carried) -> Carried:
    """A card that stands there twice does no harm."""
    return harmless if verdict.deed == "unknown" else verdict


async def _story(kit: Kit, journey: Journey) -> Carried:
    """Tell in a later topic what was said in the earlier one; nothing depends on it."""
    lines = await kit.store.run(lambda tx: ticket_lines.of_ticket(tx, journey.ticket.id))
    carried_before = tuple(line for line in lines if line.id < journey.line.id and line.state != "planned")
    if not carried_before:
        return _SENT
    if journey.lost:
        await kit.calls.write(journey.topic, said(says.TOPIC_LOST, kit.voice))
    if (sheet := history(carried_before, kit.voice)) is not None:
        await kit.calls.write(journey.topic, sheet)
    return _SENT
