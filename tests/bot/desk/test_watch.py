"""Who waits too long is told of in the group, all together, and later to the admins."""

from datetime import timedelta

from bot.outbox.desk.watch import Watch
from storage import staff
from tests.bot.desk.branch import START, Branch, join


async def look(branch: Branch, **time: float) -> None:
    branch.now += timedelta(**time)
    await Watch(branch.kit()).round()
    await branch.carry()


def general(branch: Branch) -> list[str]:
    return [each.text for each in branch.group.in_topic(0) if not each.service]


async def test_alerts_are_merged_and_grow_urgent(branch: Branch) -> None:
    tickets = [await branch.open(branch.telegram.phone("Rina")) for _ in range(3)]
    admin = branch.telegram.phone("Kepala")
    await join(branch, admin)
    await branch.store.run(lambda tx: staff.grant(tx, admin.person.id, "admin", "", START))
    await look(branch, minutes=59)
    assert general(branch) == []
    await look(branch, minutes=1)
    await look(branch)
    (told,) = general(branch)
    assert all(f"#{ticket.id} " in told for ticket in tickets)
    await branch.writes(branch.dewi, tickets[0], "Halo")
    await look(branch, hours=3)
    assert len(general(branch)) == 2
    assert f"#{tickets[0].id} " not in general(branch)[1]
    assert admin.chat.replies == []
    # The night does not count: eight working hours are over on the next day.
    await look(branch, hours=12)
    assert len(general(branch)) == 2
    await look(branch, hours=9)
    assert len(general(branch)) == 3
    (urgent,) = admin.chat.replies
    assert f"#{tickets[1].id} " in urgent.text


async def test_what_was_missed_is_told_once(branch: Branch) -> None:
    await branch.open(branch.telegram.phone("Rina"))
    await look(branch, days=3)
    for _ in range(4):
        await look(branch, minutes=2)
    assert len(general(branch)) == 1


async def test_an_answer_ends_the_waiting(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"))
    await branch.writes(branch.dewi, ticket, "Halo")
    await look(branch, hours=4)
    assert general(branch) == []


async def test_a_silent_ticket_ends_by_itself_and_asks_whether_it_helped(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    await branch.writes(branch.dewi, ticket, "Besok cair")
    await look(branch, days=3)
    assert (await branch.ticket(ticket.id)).state == "open"
    await look(branch, days=1)
    await look(branch, hours=1)
    ended = await branch.ticket(ticket.id)
    assert (ended.state, ended.closed_by) == ("closed", "rest")
    assert rina.chat.replies[-1].text.startswith(f"Tiket Anda #{ticket.id} sudah ditutup.")
