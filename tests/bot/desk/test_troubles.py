"""Troubles of a group and of Telegram: nothing is lost, nothing is said twice, and whoever has to know is told."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from bot.outbox.desk.carrier import Carrier
from conversations.tickets.records import Line
from storage import desks, staff, tables, ticket_lines
from storage.desk_keeping import doom, doomed
from tests.bot.desk.branch import START, Branch, join


async def trouble(branch: Branch) -> str:
    (desk,) = await branch.store.run(desks.all_)
    return desk.trouble


async def test_a_deleted_topic_is_made_anew_with_what_was_said(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "Klaim belum cair")
    await branch.writes(branch.dewi, ticket, "Kami cek dulu.")
    branch.dewi.at(ticket.thread_id or 0).delete_topic()
    await branch.says(ticket, "Sudah ada kabar?")
    after = await branch.ticket(ticket.id)
    assert after.thread_id not in (None, ticket.thread_id)
    lost, story, news = branch.texts(after)
    assert "Klaim belum cair" in story
    assert "Kami cek dulu." in story
    assert news == "Sudah ada kabar?"
    assert lost
    assert len(branch.group.topics) == 1


async def test_a_migrated_group_is_followed(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "Klaim belum cair")
    moved = branch.dewi.upgrade()
    await branch.says(ticket, "Sudah ada kabar?")
    after = await branch.ticket(ticket.id)
    assert after.chat_id == moved.number
    assert [each.text for each in moved.in_topic(after.thread_id or 0)][-1] == "Sudah ada kabar?"
    (desk,) = await branch.store.run(desks.all_)
    assert desk.chat_id == moved.number


async def test_lost_rights_hold_lines_back_until_they_are_given_again(branch: Branch) -> None:
    branch.dewi.take_rights("can_manage_topics")
    await branch.heard()
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina, "Klaim belum cair")
    assert ticket.thread_id is None
    assert await trouble(branch) == "rights"
    await branch.later(hours=1)
    branch.dewi.give_rights()
    await branch.heard()
    await branch.carry()
    assert branch.texts(await branch.ticket(ticket.id)) == ["Klaim belum cair"]
    assert await trouble(branch) == ""


async def test_admins_of_the_region_are_told_once(branch: Branch) -> None:
    admin, far = branch.telegram.phone("Kepala"), branch.telegram.phone("Jauh")
    for phone, region in ((admin, "12"), (far, "32")):
        await join(branch, phone)
        await branch.store.run(partial(staff.grant, user_id=phone.person.id, role="admin", region=region, at=START))
    groups = {"12": branch.group.number}
    await branch.store.run(lambda tx: desks.set_desks(tx, groups))
    for _ in range(2):
        branch.dewi.put_bot_out()
        await branch.heard()
        await branch.carry()
        branch.dewi.let_bot_in()
        await branch.heard()
    assert len(admin.chat.replies) == 1
    assert far.chat.replies == []


async def test_two_carriers_share_without_overlap(branch: Branch) -> None:
    people = [await branch.open(branch.telegram.phone("Rina"), f"tanya {n}", desk="") for n in range(3)]
    for ticket in people:
        for number in range(2):
            own = Line(0, ticket.id, f"p:{ticket.id}:{number}", "in", "text", branch.now, f"lagi {number}")
            await branch.store.run(partial(ticket_lines.add, ticket_id=ticket.id, line=own, at=branch.now))
    carriers = [Carrier(branch.kit(name)) for name in ("one", "two")]
    for _ in range(3):
        await asyncio.gather(*(carrier.round() for carrier in carriers))
    for place, ticket in enumerate(people):
        assert branch.texts(ticket) == [f"tanya {place}", "lagi 0", "lagi 1"]


async def test_a_call_under_way_ends_before_the_carrier_does(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    held = branch.telegram.faults.hold("sendMessage")
    own = Line(0, ticket.id, "p:1", "in", "text", branch.now, "dua")
    await branch.store.run(partial(ticket_lines.add, ticket_id=ticket.id, line=own, at=branch.now))
    carrying = asyncio.create_task(Carrier(branch.kit()).run())
    await held.reached.wait()
    carrying.cancel()
    held.release()
    await asyncio.gather(carrying, return_exceptions=True)
    lines = await branch.store.run(lambda tx: ticket_lines.of_ticket(tx, ticket.id))
    assert [line.state for line in lines] == ["sent", "sent"]


async def test_a_bot_that_was_put_out_waits_to_be_let_in(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    branch.dewi.put_bot_out()
    await branch.heard()
    await branch.says(ticket, "dua")
    assert await trouble(branch) == "kicked"
    branch.dewi.let_bot_in()
    await branch.heard()
    await branch.carry()
    assert branch.texts(ticket) == ["satu", "dua"]


async def test_an_hour_without_telegram_loses_nothing(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina, "satu")
    branch.telegram.faults.refuse("sendMessage", 502, times=1000)
    await branch.says(ticket, "dua")
    await branch.says(ticket, "tiga")
    await branch.writes(branch.dewi, ticket, "empat")
    for _ in range(12):
        await branch.later(minutes=5)
    assert branch.texts(ticket) == ["satu", "empat"]
    branch.telegram.faults.clear()
    for _ in range(5):
        await branch.later(minutes=5)
    assert branch.texts(ticket) == ["satu", "empat", "dua", "tiga"]
    assert ["empat" in each.text for each in rina.chat.replies] == [True]


async def test_a_lost_answer_is_shown_again_with_a_word(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    branch.telegram.faults.lose_answer("sendMessage")
    await branch.says(ticket, "dua")
    _, there, again = branch.texts(ticket)
    assert there == "dua"
    assert again.endswith("\ndua")
    await branch.carry()
    assert len(branch.texts(ticket)) == 3


async def test_what_was_begun_when_it_was_killed_is_shown_again(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    own = tables.ticket_line
    await branch.says(ticket, "dua")
    (_, line) = await branch.store.run(lambda tx: ticket_lines.of_ticket(tx, ticket.id))
    begun = {"state": "leased", "lease": "dead", "reason": "begun", "lease_until": branch.now + timedelta(minutes=2)}
    await branch.store.run(lambda tx: tx.execute(own.update().where(own.c.id == line.id).values(begun)))
    await branch.carry()
    assert len(branch.texts(ticket)) == 2
    await branch.later(minutes=3)
    assert len(branch.texts(ticket)) == 3


async def test_a_pause_that_telegram_asks_for_is_kept(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    branch.telegram.faults.refuse("sendMessage", 429, retry_after=40)
    await branch.says(ticket, "dua")
    await branch.later(seconds=30)
    assert branch.texts(ticket) == ["satu"]
    await branch.later(seconds=11)
    assert branch.texts(ticket) == ["satu", "dua"]


async def test_a_rush_of_tickets_is_spread_over_minutes(branch: Branch) -> None:
    tickets = [await branch.open(branch.telegram.phone("Rina"), f"tanya {n}") for n in range(12)]
    assert len([each for each in branch.group.messages.values() if each.from_bot and not each.service]) < 20
    for _ in range(4):
        await branch.later(seconds=61)
    for ticket in tickets:
        assert len(branch.texts(await branch.ticket(ticket.id))) == 1


async def test_topics_of_forgotten_people_go(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    await branch.store.run(lambda tx: doom(tx, ticket.chat_id or 0, ticket.thread_id or 0, branch.now))
    await branch.carry()
    assert not branch.group.topics
    assert await branch.store.run(lambda tx: doomed(tx, branch.now)) == []


@pytest.mark.parametrize("deaf", [True, False])
async def test_a_closed_topic_takes_what_the_person_writes(branch: Branch, deaf: bool) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    topic = branch.group.topics[ticket.thread_id or 0]
    topic.closed, topic.maker = True, 1 if deaf else topic.maker
    await branch.says(ticket, "dua")
    assert branch.texts(ticket) == ["satu", "dua"]
