"""Tickets on both databases: one a person, their lines carried once and in order, their groups followed."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from conversations.tickets.effects import OpenTicket
from conversations.tickets.records import Line, Ticket
from storage import Store, canned, desks, tables, ticket_lines, tickets
from storage.forget import forget_people
from storage.ticket_lines import LEASE
from tests.storage.samples import BUDI, SITI, START, delivery

HELPER, OTHER = 800, 801
GROUP, ELSEWHERE = -1001, -1002
WISH = OpenTicket("claim", "12.71", "12", "Klaim saya belum cair", {"verdict": "Anda berhak"})


@pytest.fixture
async def people(store: Store) -> Store:
    for user_id in (SITI, BUDI):
        await store.visit(delivery(user_id), lambda visit: None)
    await store.run(lambda tx: desks.set_desks(tx, {"12": GROUP, "": ELSEWHERE}))
    return store


async def opened(store: Store, user_id: int = SITI, wish: OpenTicket = WISH) -> Ticket:
    return await store.run(lambda tx: tickets.open_(tx, user_id, wish, START))


async def said(store: Store, ticket: Ticket, origin: str, **told: Any) -> int | None:
    line = Line(0, ticket.id, origin, told.pop("way", "in"), told.pop("kind", "text"), START, **told)
    return await store.run(lambda tx: ticket_lines.add(tx, ticket.id, line, START))


async def due(store: Store, *, minutes: float = 0, worker: str = "one", most: int = 20) -> list[Line]:
    now = START + timedelta(minutes=minutes)
    return await store.run(lambda tx: ticket_lines.due(tx, now, worker, most))


async def again(store: Store, ticket: Ticket) -> Ticket:
    found = await store.run(lambda tx: tickets.get(tx, ticket.id))
    assert found is not None
    return found


async def test_a_person_has_one_open_ticket_and_its_first_line_waits(people: Store) -> None:
    ticket = await opened(people)
    assert (ticket.region, ticket.desk, ticket.context, ticket.asked_at) == ("12.71", "12", WISH.context, START)
    assert await opened(people, wish=OpenTicket("work", "", "")) == ticket
    (line,) = await due(people)
    assert (line.words, line.way, line.kind) == (WISH.words, "in", "text")
    assert (await people.run(lambda tx: tickets.waiting(tx, "12"))) == 1


async def test_a_ticket_without_words_has_its_topic_made_all_the_same(people: Store) -> None:
    await opened(people, wish=OpenTicket("work", "", ""))
    assert [line.kind for line in await due(people)] == ["card"]


async def test_lines_are_kept_once_and_go_in_order(people: Store) -> None:
    first, second = await opened(people), await opened(people, BUDI)
    assert await said(people, first, "m1", words="satu") is not None
    assert await said(people, first, "m1", words="satu") is None
    assert [line.ticket_id for line in await due(people)] == [first.id, second.id]
    assert await due(people) == []
    (opening,) = [
        each for each in await people.run(lambda tx: ticket_lines.of_ticket(tx, first.id)) if each.words != "satu"
    ]
    await people.run(lambda tx: ticket_lines.sent(tx, opening.id, 5, START))
    assert [line.words for line in await due(people)] == ["satu"]


async def test_one_that_waits_holds_up_its_own_ticket_only(people: Store) -> None:
    first, second = await opened(people), await opened(people, BUDI)
    await said(people, first, "m1")
    lines = await due(people)
    for line in lines:
        await people.run(
            partial(ticket_lines.later, line_id=line.id, due_at=START + timedelta(hours=1), reason="server")
        )
    await said(people, second, "m2")
    assert await due(people, minutes=30) == []
    assert [line.id for line in await due(people, minutes=61)] == [line.id for line in lines]


async def test_what_a_dead_carrier_had_begun_is_unknown_and_the_rest_is_planned(people: Store) -> None:
    await opened(people)
    await opened(people, BUDI)
    begun, held = await due(people)
    assert await people.run(lambda tx: ticket_lines.begun(tx, begun.id, "one"))
    assert not await people.run(lambda tx: ticket_lines.begun(tx, held.id, "two"))
    assert await people.run(lambda tx: ticket_lines.reclaim(tx, START)) == (0, 0)
    later = START + LEASE
    assert await people.run(lambda tx: ticket_lines.reclaim(tx, later)) == (1, 1)
    assert [line.id for line in await due(people, minutes=3)] == [held.id]


async def test_carriers_share_without_overlap(people: Store) -> None:
    for user_id in (SITI, BUDI):
        await opened(people, user_id)
    shares = await asyncio.gather(*(due(people, worker=f"w{number}", most=1) for number in range(4)))
    taken = [line.id for share in shares for line in share]
    assert len(taken) == len(set(taken)) == 2


async def test_a_group_that_is_held_gets_nothing(people: Store) -> None:
    await opened(people)
    await people.run(lambda tx: desks.hold(tx, "12", START + timedelta(minutes=5)))
    assert await due(people) == []
    assert len(await due(people, minutes=6)) == 1


async def test_one_helper_looks_after_a_ticket(people: Store) -> None:
    ticket = await opened(people)
    for helper, taken in ((HELPER, True), (OTHER, False), (HELPER, True)):
        assert await people.run(partial(tickets.assign, ticket_id=ticket.id, helper=helper, at=START)) is taken
    await people.run(lambda tx: tickets.release(tx, ticket.id))
    assert await people.run(lambda tx: tickets.assign(tx, ticket.id, OTHER, START))


async def test_closing_opening_and_rating(people: Store) -> None:
    ticket = await opened(people)
    assert not await people.run(lambda tx: tickets.rate(tx, SITI, ticket.id, 3)), "it is still open"
    assert await people.run(lambda tx: tickets.close(tx, ticket.id, "helper", START))
    assert not await people.run(lambda tx: tickets.close(tx, ticket.id, "person", START))
    assert (await again(people, ticket)).asked_at is None
    assert not await people.run(lambda tx: tickets.rate(tx, BUDI, ticket.id, 3))
    assert not await people.run(lambda tx: tickets.rate(tx, SITI, ticket.id, 4))
    assert await people.run(lambda tx: tickets.rate(tx, SITI, ticket.id, 3))
    assert await people.run(lambda tx: tickets.reopen(tx, ticket.id, START))
    assert not await people.run(lambda tx: tickets.reopen(tx, ticket.id, START))
    await people.run(lambda tx: tickets.close(tx, ticket.id, "person", START))
    other = await opened(people)
    assert other.id != ticket.id
    assert not await people.run(lambda tx: tickets.reopen(tx, ticket.id, START)), "a newer one is open"


async def test_the_clock_runs_from_the_oldest_message_without_an_answer(people: Store) -> None:
    ticket = await opened(people)
    await people.run(lambda tx: tickets.asked(tx, ticket.id, START + timedelta(hours=1)))
    assert (await again(people, ticket)).asked_at == START
    assert [each.id for each in await people.run(lambda tx: tickets.overdue(tx, START + timedelta(minutes=1)))] == [
        ticket.id
    ]
    await people.run(lambda tx: tickets.alerted(tx, {ticket.id: 1}))
    assert (await again(people, ticket)).alerts == 1
    await people.run(lambda tx: tickets.answered(tx, ticket.id, START + timedelta(hours=2)))
    assert await people.run(lambda tx: tickets.overdue(tx, START + timedelta(days=9))) == []
    await people.run(lambda tx: tickets.asked(tx, ticket.id, START + timedelta(hours=3)))
    found = await again(people, ticket)
    assert (found.asked_at, found.alerts) == (START + timedelta(hours=3), 0)


async def test_a_transfer_gives_it_to_another_desk_without_its_topic(people: Store) -> None:
    ticket = await opened(people)
    await people.run(lambda tx: tickets.note_topic(tx, ticket, GROUP, 9))
    await people.run(lambda tx: tickets.note_card(tx, ticket.id, 10))
    found = await people.run(lambda tx: tickets.by_thread(tx, GROUP, 9))
    assert found is not None
    assert (found.id, found.card_id) == (ticket.id, 10)
    await people.run(lambda tx: tickets.transfer(tx, ticket.id, "", "", START))
    moved = await again(people, ticket)
    assert (moved.desk, moved.thread_id, moved.card_id, moved.helper) == ("", None, None, None)
    assert await people.run(lambda tx: tickets.by_thread(tx, GROUP, 9)) is None


async def test_a_message_leads_to_its_line_on_both_sides(people: Store) -> None:
    ticket = await opened(people)
    await people.run(lambda tx: tickets.note_topic(tx, ticket, GROUP, 9))
    number = await said(people, ticket, "m1", from_chat=SITI, from_id=40)
    answer = await said(people, ticket, "m2", way="out", from_chat=GROUP, from_id=77)
    assert number is not None
    assert answer is not None
    await people.run(lambda tx: ticket_lines.sent(tx, number, 78, START))
    await people.run(lambda tx: ticket_lines.sent(tx, answer, 41, START))
    await said(people, ticket, "m3", kind="edit", from_chat=SITI, from_id=40)
    places = ((SITI, 40, number), (GROUP, 78, number), (GROUP, 77, answer), (SITI, 41, answer), (BUDI, 41, None))
    for chat_id, message_id, expected in places:
        found = await people.run(partial(ticket_lines.by_message, chat_id=chat_id, message_id=message_id))
        assert (found.id if found else None) == expected


async def test_the_nearest_group_answers_and_a_migrated_one_is_followed(people: Store) -> None:
    nearest = [(await people.run(partial(desks.for_region, region=region))) for region in ("12.71", "12", "32.73", "")]
    assert [desk.chat_id for desk in nearest if desk] == [GROUP, GROUP, ELSEWHERE, ELSEWHERE]
    assert await people.run(lambda tx: desks.migrate(tx, GROUP, -1009))
    await people.run(lambda tx: desks.set_desks(tx, {"12": GROUP, "": ELSEWHERE}))
    moved = await people.run(lambda tx: desks.for_region(tx, "12"))
    assert moved is not None
    assert moved.chat_id == -1009, "the setting is the same, so the new id stays"
    await people.run(lambda tx: desks.set_desks(tx, {"12": -1010}))
    assert [(each.region, each.chat_id) for each in await people.run(desks.all_)] == [("12", -1010)]


async def test_kept_replies_of_a_region_stand_before_wider_ones(people: Store) -> None:
    for region, words in (("", "umum"), ("12", "sumut"), ("32", "jabar")):
        await people.run(partial(canned.keep, region=region, name="sapa", words=words, by=HELPER, at=START))
    assert [each.words for each in await people.run(lambda tx: canned.in_region(tx, "12.71"))] == ["sumut"]
    await people.run(lambda tx: canned.keep(tx, "12", "sapa", "", HELPER, START))
    assert [each.words for each in await people.run(lambda tx: canned.in_region(tx, "12.71"))] == ["umum"]


async def test_the_topics_that_a_ticket_has_left_are_doomed_with_it(people: Store) -> None:
    ticket = await opened(people)
    await people.run(lambda tx: tickets.note_topic(tx, ticket, GROUP, 9))
    await said(people, ticket, "g:left", way="call", kind="close", from_chat=GROUP, from_id=9)
    await people.run(lambda tx: tickets.transfer(tx, ticket.id, "", "", START))
    assert not await people.run(lambda tx: tickets.note_topic(tx, ticket, GROUP, 12)), "it is another desk's by now"
    moved = await again(people, ticket)
    assert await people.run(lambda tx: tickets.note_topic(tx, moved, ELSEWHERE, 3))
    await people.run(lambda tx: forget_people(tx, [SITI]))
    left = await people.run(lambda tx: tx.execute(select(tables.doomed_topic)).mappings().all())
    assert {(row["chat_id"], row["thread_id"]) for row in left} == {(GROUP, 9), (ELSEWHERE, 3)}
    assert not await people.run(lambda tx: tickets.note_topic(tx, moved, ELSEWHERE, 4))


async def test_a_ticket_whose_desk_is_gone_is_found_and_adopted(people: Store) -> None:
    ticket = await opened(people)
    assert await people.run(tickets.orphans) == []
    await people.run(lambda tx: desks.set_desks(tx, {"": ELSEWHERE}))
    assert [each.id for each in await people.run(tickets.orphans)] == [ticket.id]
    await people.run(lambda tx: tickets.adopt(tx, ticket.id, "", anew=True))
    assert await people.run(tickets.orphans) == []
    assert (await again(people, ticket)).asked_at == ticket.asked_at


async def test_whoever_is_forgotten_takes_tickets_along_and_their_topics_are_doomed(people: Store) -> None:
    ticket, other = await opened(people), await opened(people, BUDI)
    await people.run(lambda tx: tickets.note_topic(tx, ticket, GROUP, 9))
    await people.run(lambda tx: forget_people(tx, [SITI]))
    assert await people.run(lambda tx: tickets.get(tx, ticket.id)) is None
    assert await people.run(lambda tx: tickets.get(tx, other.id)) == other
    left = await people.run(lambda tx: tx.execute(select(tables.doomed_topic)).mappings().all())
    assert [(row["chat_id"], row["thread_id"]) for row in left] == [(GROUP, 9)]
    assert await people.run(lambda tx: ticket_lines.of_ticket(tx, ticket.id)) == ()
