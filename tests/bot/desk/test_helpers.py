"""What helpers do in a topic: taking, noting, closing, handing over; and who is kept from it."""

from storage import audit, desks, staff, tables
from tests.bot.desk.branch import START, Branch


async def test_two_helpers_at_once(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    for helper, words in ((branch.dewi, "Dari Dewi"), (branch.hotman, "Dari Hotman")):
        helper.at(ticket.thread_id or 0).send_text(words)
    await branch.heard()
    await branch.carry()
    told = [each.text for each in rina.chat.replies]
    assert len(told) == 2
    assert "Dari Dewi" in told[0]
    assert "Dari Hotman" in told[1]
    assert told[0].splitlines()[0] != told[1].splitlines()[0]
    assert (await branch.ticket(ticket.id)).helper == branch.dewi.person.id
    assert len(branch.texts(ticket)) == 4
    await branch.writes(branch.hotman, ticket, "/ambil")
    assert (await branch.ticket(ticket.id)).helper == branch.dewi.person.id


async def test_a_duplicate_update_changes_nothing(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    message = await branch.writes(branch.dewi, ticket, "Sekali saja")
    branch.telegram.world.notify(branch.group, "message", message.as_json())
    await branch.heard()
    await branch.carry()
    assert len(rina.chat.replies) == 1
    closing = await branch.writes(branch.dewi, ticket, "/tutup")
    await branch.writes(branch.dewi, ticket, "/buka")
    branch.telegram.world.notify(branch.group, "message", closing.as_json())
    await branch.heard()
    await branch.carry()
    assert (await branch.ticket(ticket.id)).state == "open"


async def test_commands_reach_nobody(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    for words in (
        "/ambil",
        "/catat ia pernah datang",
        "/apa ini",
        "/bantu",
        "/lepas",
        "/pindah",
        "/balas x",
        "/simpan",
    ):
        await branch.writes(branch.dewi, ticket, words)
    assert rina.chat.replies == []


async def test_strangers_are_told_once_and_reach_nobody(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    person = branch.telegram.phone("Tamu").person
    branch.dewi.let_in(person)
    guest = branch.telegram.helper(branch.group, person)
    for words in ("Halo", "/tutup", "/ambil", "Halo lagi"):
        await branch.writes(guest, ticket, words)
    assert rina.chat.replies == []
    after = await branch.ticket(ticket.id)
    assert (after.state, after.helper) == ("open", None)
    assert len(branch.texts(ticket)) == 6
    await branch.store.run(lambda tx: staff.grant(tx, person.id, "helper", "32", START))
    await branch.writes(guest, ticket, "Saya dari Jawa Barat")
    assert rina.chat.replies == []


async def test_closing_and_opening(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    topic = branch.group.topics[ticket.thread_id or 0]
    await branch.writes(branch.dewi, ticket, "/tutup")
    assert topic.closed
    assert (await branch.ticket(ticket.id)).closed_by == "helper"
    assert rina.chat.replies[-1].labels
    await branch.writes(branch.dewi, ticket, "Terlambat")
    assert len(rina.chat.replies) == 1
    branch.dewi.at(topic).reopen_topic()
    await branch.heard()
    await branch.carry()
    assert (await branch.ticket(ticket.id)).state == "open"
    branch.dewi.at(topic).close_topic()
    await branch.heard()
    await branch.carry()
    assert (await branch.ticket(ticket.id)).state == "closed"
    assert topic.closed


async def test_handing_over_to_another_region(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina, "Saya pindah ke Bandung")
    bandung = branch.telegram.group("Bandung", people=[branch.telegram.phone("Asep").person])
    groups = {"": branch.group.number, "32": bandung.number}
    await branch.store.run(lambda tx: desks.set_desks(tx, groups))
    await branch.writes(branch.dewi, ticket, "/pindah Kota Bandung")
    after = await branch.ticket(ticket.id)
    assert (after.desk, after.region, after.chat_id) == ("32", "32.73", bandung.number)
    assert branch.group.topics[ticket.thread_id or 0].closed
    assert any("Saya pindah ke Bandung" in each.text for each in bandung.in_topic(after.thread_id or 0))
    assert "Bandung" in branch.texts(ticket)[-1]
    assert "Bandung" in rina.chat.replies[-1].text
    # Who writes in the old topic all the same is told that nobody reads it.
    branch.dewi.at(branch.group.topics[ticket.thread_id or 0]).reopen_topic()
    branch.dewi.at(ticket.thread_id or 0).send_text("Satu lagi")
    await branch.heard()
    await branch.carry()
    assert len(rina.chat.replies) == 1
    assert len(branch.texts(ticket)) == 5


async def test_changes_go_both_ways(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    await branch.says(ticket, "tanggal 3", from_id=77)
    await branch.says(ticket, "tanggal 4", "edit", from_id=77)
    assert [each.splitlines()[0] for each in branch.texts(ticket)] == ["Klaim saya belum cair", "tanggal 4"]
    message = await branch.writes(branch.dewi, ticket, "hari Snin")
    branch.dewi.at(ticket.thread_id or 0).edit_text(message, "hari Senin")
    await branch.heard()
    await branch.carry()
    assert len(rina.chat.replies) == 1
    assert "hari Senin" in rina.chat.replies[0].text


async def test_a_person_who_blocked_the_bot(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    rina.chat.blocked = True
    await branch.writes(branch.dewi, ticket, "Halo?")
    await branch.carry()
    assert len(branch.texts(ticket)) == 3


async def test_deeds_are_noted_without_the_person(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    for words in ("/ambil", "Halo", "/tutup", "/buka"):
        await branch.writes(branch.dewi, ticket, words)
    entries = await branch.store.run(lambda tx: tx.execute(tables.audit.select()).all())
    assert [entry.deed for entry in entries] == ["ticket_taken", "ticket_answered", "ticket_closed", "ticket_opened"]
    assert str(rina.person.id) not in str(entries)
    assert await branch.store.run(audit.head)


async def test_who_writes_as_the_group_is_asked_for_a_name(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    message = branch.dewi.at(ticket.thread_id or 0).send_text("Siapa saya?")
    await branch.heard()
    await branch.carry()
    rina.chat.messages.clear()
    nameless = message.as_json() | {"message_id": 9_000, "sender_chat": branch.group.as_chat()}
    branch.telegram.world.notify(branch.group, "message", nameless)
    await branch.heard()
    await branch.carry()
    assert rina.chat.replies == []
    assert len(branch.texts(ticket)) == 3
