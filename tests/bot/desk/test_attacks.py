"""What goes wrong at once, or is tried with ill will: nothing is lost, said twice, or done by whom it is not for."""

import asyncio
from datetime import timedelta
from typing import Any

from bot.outbox.desk.watch import Watch
from bot.playground.world_media import StoredFile
from conversations.tickets.clock import GIVEN_UP
from conversations.tickets.records import Line, LineKind, Ticket
from storage import desks, staff, tables, ticket_lines
from storage.desk_keeping import doomed
from storage.forget import forget_people
from tests.bot.desk.branch import Branch, picture

LONG = "😀" * 2048
"""As long as a message may be: 4,096 units in UTF-16."""


async def put(branch: Branch, ticket: Ticket, words: str, kind: LineKind = "text", **line: Any) -> None:
    """Keep a line without carrying it."""
    own = Line(
        0, ticket.id, f"put:{kind}:{words[:40]}", "in", kind, branch.now, words, from_chat=ticket.user_id, **line
    )
    await branch.store.run(lambda tx: ticket_lines.add(tx, ticket.id, own, branch.now))


async def crash(branch: Branch, ticket: Ticket, kind: str) -> None:
    """Leave the newest line of a kind as a carrier does that dies while it makes the call."""
    lines = await branch.store.run(lambda tx: ticket_lines.of_ticket(tx, ticket.id))
    number = next(line.id for line in reversed(lines) if line.kind == kind)
    own = tables.ticket_line
    dead = {"state": "leased", "lease": "dead", "reason": "begun", "lease_until": branch.now + timedelta(minutes=2)}
    await branch.store.run(lambda tx: tx.execute(own.update().where(own.c.id == number).values(dead)))


async def test_a_command_for_another_bot_is_left_to_it(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    await branch.writes(branch.dewi, ticket, "/tutup@OtherBot sekarang")
    after = await branch.ticket(ticket.id)
    assert (after.state, after.helper, rina.chat.replies, len(branch.texts(ticket))) == ("open", None, [], 2)
    await branch.writes(branch.dewi, ticket, f"/tutup@{branch.group.bot.username.upper()}")
    assert (await branch.ticket(ticket.id)).state == "closed"
    # Nobody looks after it, and nobody else does.
    await branch.writes(branch.dewi, ticket, "/ambil")
    assert "/buka" in branch.texts(ticket)[-1]


async def test_kept_replies_with_odd_gaps_and_what_was_sent_stays_no_command(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    await branch.writes(branch.dewi, ticket, "/simpan aneh Batas: {batass}, {")
    assert "{batass}" in branch.texts(ticket)[-1]
    await branch.writes(branch.dewi, ticket, "/simpan salam\nTiket { Nomor } <b>&")
    sent = await branch.writes(branch.dewi, ticket, "/balas salam")
    assert f"Tiket #{ticket.id} <b>&" in rina.chat.replies[-1].text
    branch.dewi.at(ticket.thread_id or 0).edit_text(sent, "/balas lain")
    await branch.heard()
    await branch.carry()
    assert f"Tiket #{ticket.id}" in rina.chat.replies[-1].text
    await branch.writes(branch.dewi, ticket, "/tutup")
    told = len(branch.texts(ticket))
    await branch.writes(branch.dewi, ticket, "/balas salam")
    assert len(branch.texts(ticket)) == told + 2, "it is told once that nothing was sent, and not that it was"


async def test_a_group_that_was_left_holds_up_no_other(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    bandung = branch.telegram.group("Bandung", people=[branch.telegram.phone("Asep").person])
    groups = {"": branch.group.number, "32": bandung.number}
    await branch.store.run(lambda tx: desks.set_desks(tx, groups))
    branch.dewi.at(ticket.thread_id or 0).send_text("/pindah Kota Bandung")
    await branch.heard()
    branch.dewi.put_bot_out()
    await branch.heard()
    await branch.says(ticket, "dua")
    after = await branch.ticket(ticket.id)
    assert [each.text for each in bandung.in_topic(after.thread_id or 0)][-1] == "dua"
    troubles = {desk.region: desk.trouble for desk in await branch.store.run(desks.all_)}
    assert troubles == {"": "kicked", "32": ""}


async def test_who_is_forgotten_while_the_topic_is_made_leaves_none(branch: Branch) -> None:
    held = branch.telegram.faults.hold("createForumTopic")
    rina = branch.telegram.phone("Rina")
    opening = asyncio.create_task(branch.open(rina, "rahasia"))
    await held.reached.wait()
    await branch.store.run(lambda tx: forget_people(tx, [rina.person.id]))
    held.release()
    await asyncio.gather(opening, return_exceptions=True)
    await branch.carry()
    assert not branch.group.topics
    assert await branch.store.run(lambda tx: doomed(tx, branch.now)) == []


async def test_words_as_long_as_may_be_arrive_whole(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), LONG)
    assert branch.texts(ticket) == [LONG]
    branch.telegram.faults.lose_answer("sendMessage")
    await branch.says(ticket, LONG)
    assert branch.texts(ticket)[1] == branch.texts(ticket)[-1] == LONG
    assert len(branch.texts(ticket)) == 4


async def test_a_caption_that_grows_too_long_stands_below_its_picture(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    photo = rina.send_photo(picture(), "surat")
    await branch.heard()
    await branch.carry()
    rina.edit_text(photo, "surat " + "x" * 1015)
    await branch.heard()
    await branch.carry()
    shown, below = branch.topic(ticket)[-2:]
    assert isinstance(shown.media, StoredFile)
    assert below.text.startswith("surat xxx")
    assert below.reply_to == shown.id


async def test_what_was_cut_off_does_not_undo_what_came_after(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"))
    await branch.says(ticket, "tanggal 3", from_id=77)
    await branch.says(ticket, "tanggal 4", "edit", from_id=77)
    await crash(branch, ticket, "edit")
    await put(branch, ticket, "tanggal 5", "edit", from_id=77)
    await branch.later(minutes=3)
    assert branch.texts(ticket)[1].startswith("tanggal 5")
    await branch.writes(branch.dewi, ticket, "/tutup")
    await crash(branch, ticket, "close")
    branch.dewi.at(ticket.thread_id or 0).send_text("/buka")
    await branch.heard()
    await branch.later(minutes=3)
    assert not branch.group.topics[ticket.thread_id or 0].closed


async def test_a_pause_or_a_lost_answer_while_topics_are_made_loses_no_words(branch: Branch) -> None:
    branch.telegram.faults.refuse("createForumTopic", 429, retry_after=40)
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    assert ticket.thread_id is None
    branch.telegram.faults.lose_answer("createForumTopic")
    await branch.later(seconds=41)
    await branch.later(seconds=41)
    assert branch.texts(await branch.ticket(ticket.id)) == ["satu"]
    branch.group.is_forum = False
    await put(branch, ticket, "dua")
    await branch.later(minutes=2)
    branch.group.is_forum = True
    await branch.later(minutes=2)
    after = await branch.ticket(ticket.id)
    everywhere = [each.text for thread in branch.group.topics for each in branch.group.in_topic(thread)]
    assert everywhere.count("dua") == 1
    assert branch.texts(after)[-1] == "dua"


async def test_a_ticket_of_a_group_that_is_no_more_goes_to_the_one_that_answers_now(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"), "satu")
    other = branch.telegram.group("Medan", people=[branch.telegram.phone("Asep").person])
    await branch.store.run(lambda tx: desks.set_desks(tx, {"12": other.number}))
    await Watch(branch.kit()).round()
    await branch.says(ticket, "dua")
    after = await branch.ticket(ticket.id)
    assert (after.desk, after.chat_id, after.asked_at) == ("12", other.number, ticket.asked_at)
    assert [each.text for each in other.in_topic(after.thread_id or 0)][-1] == "dua"
    assert branch.group.topics[ticket.thread_id or 0].closed
    # The same group under another region: the talk goes on where it is.
    await branch.store.run(lambda tx: desks.set_desks(tx, {"": other.number}))
    await Watch(branch.kit()).round()
    assert (await branch.ticket(ticket.id)).thread_id == after.thread_id


async def test_nobody_waits_for_ever(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    for days in (4, GIVEN_UP - 3):
        await Watch(branch.kit()).round()
        await branch.later(days=days)
    assert (await branch.ticket(ticket.id)).state == "open", "the weekend is no working day"
    await branch.later(days=1)
    for _ in range(2):
        await Watch(branch.kit()).round()
        await branch.carry()
    ended = await branch.ticket(ticket.id)
    assert (ended.state, ended.closed_by) == ("closed", "unanswered")
    (told,) = rina.chat.replies
    assert f"#{ticket.id}" in told.text
    assert f"{GIVEN_UP} hari kerja" in told.text
    assert "175" in told.text
    assert branch.group.topics[ticket.thread_id or 0].closed
    assert f"{GIVEN_UP} hari kerja" in branch.texts(ticket)[-1]
    rina.press(told, told.labels[0])
    await branch.heard()
    await branch.carry()
    assert (await branch.ticket(ticket.id)).state == "open"
    assert not branch.group.topics[ticket.thread_id or 0].closed


async def test_what_happens_in_a_group_is_no_message_and_a_stranger_keeps_no_topic_closed(branch: Branch) -> None:
    ticket = await branch.open(branch.telegram.phone("Rina"))
    message = await branch.writes(branch.dewi, ticket, "/ambil")
    told = len(branch.texts(ticket))
    happened: tuple[dict[str, Any], ...] = (
        {"new_chat_title": "Medan"},
        {"video_chat_started": {}},
        {"pinned_message": None},
    )
    plain = {name: value for name, value in message.as_json().items() if name != "text"}
    for number, each in enumerate(happened, 9000):
        branch.telegram.world.notify(branch.group, "message", plain | {"message_id": number} | each)
    await branch.heard()
    await branch.carry()
    assert len(branch.texts(ticket)) == told
    await branch.store.run(lambda tx: staff.revoke(tx, branch.dewi.person.id, "helper", "12"))
    branch.dewi.at(ticket.thread_id or 0).close_topic()
    await branch.heard()
    await branch.carry()
    assert (await branch.ticket(ticket.id)).state == "open"
    assert not branch.group.topics[ticket.thread_id or 0].closed
