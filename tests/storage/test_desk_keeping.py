"""What keeps a desk going, on both databases: answers accounted for, uncertain lines, doomed topics, admins."""

from datetime import timedelta
from functools import partial

from sqlalchemy import update

from conversations.tickets.effects import OpenTicket
from conversations.tickets.records import Line
from storage import Store, areas, desk_keeping, desks, outbox, staff, tables, ticket_answers, ticket_lines, tickets
from storage.participants import set_reachable
from tests.storage.samples import BUDI, SITI, START, delivery

GROUP, ADMIN = -1001, 900
WISH = OpenTicket("claim", "12.71", "12", "Klaim saya belum cair")


async def answered(store: Store) -> Line:
    """Open a ticket, let a helper answer it, and return the line."""
    await store.visit(delivery(SITI), lambda visit: None)
    await store.run(lambda tx: desks.set_desks(tx, {"12": GROUP}))
    ticket = await store.run(lambda tx: tickets.open_(tx, SITI, WISH, START))
    line = Line(0, ticket.id, "g:-1001:7", "out", "text", START, "Kami cek.", author=800, from_chat=GROUP, from_id=7)
    number = await store.run(lambda tx: ticket_lines.add(tx, ticket.id, line, START))
    assert number is not None
    for _ in range(2):
        await store.run(lambda tx: ticket_answers.plan(tx, SITI, number, START))
    found = await store.run(lambda tx: ticket_answers.get(tx, number))
    assert found is not None
    return found


async def ended(store: Store, **values: object) -> list[ticket_answers.Settled]:
    await store.run(lambda tx: tx.execute(update(tables.outbox).values(ended_at=START, **values)))
    return await store.run(lambda tx: ticket_answers.settle(tx, START))


async def test_an_answer_is_planned_once_and_accounted_for_once(store: Store) -> None:
    line = await answered(store)
    (message,) = await store.run(lambda tx: outbox.lease(tx, START, "one"))
    assert (message.user_id, message.params["line"], message.at_once) == (SITI, line.id, True)
    assert await store.run(lambda tx: ticket_answers.settle(tx, START)) == []
    (settled,) = await ended(store, state="sent", message_id=55)
    assert (settled.line.id, settled.state) == (line.id, "sent")
    assert await store.run(lambda tx: ticket_answers.settle(tx, START)) == []
    assert await store.run(lambda tx: ticket_answers.message_of(tx, line.id)) == 55
    found = await store.run(lambda tx: ticket_lines.by_message(tx, SITI, 55))
    assert found is not None
    assert found.id == line.id


async def test_an_answer_waits_a_day_for_telegram_and_no_longer(store: Store) -> None:
    await answered(store)
    assert await ended(store, state="failed", reason="server") == []
    later = START + timedelta(minutes=5)
    (message,) = await store.run(lambda tx: outbox.lease(tx, later, "one"))
    assert message.attempts == 0
    await store.run(lambda tx: tx.execute(update(tables.outbox).values(state="failed", reason="server")))
    (settled,) = await store.run(lambda tx: ticket_answers.settle(tx, START + timedelta(days=1)))
    assert (settled.state, settled.reason) == ("failed", "server")


async def test_what_nobody_is_sure_of_is_told_once(store: Store) -> None:
    await answered(store)
    (line,) = await store.run(lambda tx: ticket_lines.due(tx, START, "one", 9))
    await store.run(lambda tx: desk_keeping.lose(tx, line.id, "unanswered"))
    assert [each.id for each in await store.run(desk_keeping.unsure)] == [line.id]
    await store.run(lambda tx: desk_keeping.told(tx, [line.id]))
    assert await store.run(desk_keeping.unsure) == []


async def test_lines_that_waited_for_a_group_go_as_soon_as_they_may(store: Store) -> None:
    await answered(store)
    (line,) = await store.run(lambda tx: ticket_lines.due(tx, START, "one", 9))
    hour = START + timedelta(hours=1)
    await store.run(lambda tx: ticket_lines.later(tx, line.id, hour, "rights"))
    await store.run(lambda tx: desks.hold(tx, "12", hour))
    await store.run(lambda tx: desks.trouble(tx, "12", "rights"))
    figures = await store.run(desk_keeping.figures)
    assert figures == {
        "tickets_open": 1,
        "tickets_unanswered": 1,
        "ticket_lines_waiting": 1,
        "ticket_lines_failed": 0,
        "groups_in_trouble": 1,
    }
    await store.run(lambda tx: desk_keeping.wake(tx, "12", START))
    assert [each.id for each in await store.run(lambda tx: ticket_lines.due(tx, START, "one", 9))] == [line.id]


async def test_doomed_topics_wait_and_go(store: Store) -> None:
    await store.run(lambda tx: desk_keeping.doom(tx, GROUP, 4, START))
    (doomed,) = await store.run(lambda tx: desk_keeping.doomed(tx, START))
    assert (doomed.chat_id, doomed.thread_id, doomed.attempts) == (GROUP, 4, 0)
    hour = START + timedelta(hours=1)
    await store.run(lambda tx: desk_keeping.doomed_later(tx, doomed.id, hour))
    assert await store.run(lambda tx: desk_keeping.doomed(tx, START)) == []
    (again,) = await store.run(lambda tx: desk_keeping.doomed(tx, hour))
    assert again.attempts == 1
    await store.run(lambda tx: desk_keeping.gone(tx, doomed.id))
    assert await store.run(lambda tx: desk_keeping.doomed(tx, hour)) == []


async def test_only_admins_of_the_region_who_can_be_written_to_are_told(store: Store) -> None:
    for number, place in enumerate(("", "12", "12.71", "32", "medanraya", "12"), ADMIN):
        await store.visit(delivery(number), lambda visit: None)
        await store.run(partial(staff.grant, user_id=number, role="admin", region=place, at=START))
    await store.run(lambda tx: areas.put(tx, "medanraya", "Medan Raya", ["12.71", "12.07"]))
    await store.run(lambda tx: set_reachable(tx, ADMIN + 5, reachable=False))
    await store.run(lambda tx: staff.grant(tx, BUDI, "admin", "", START))
    told = partial(desk_keeping.wardens, region="12.71")
    assert await store.run(told) == [ADMIN, ADMIN + 1, ADMIN + 2, ADMIN + 4]
    assert await store.run(partial(desk_keeping.wardens, region="12")) == [ADMIN, ADMIN + 1]
