"""Between a person and a helper: words, photos, documents and answers to them go both ways, once each."""

from bot.playground.world_media import StoredFile
from storage import canned
from tests.bot.desk.branch import START, Branch, picture


async def test_words_go_to_a_topic_and_the_answer_comes_back(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina, "Klaim saya <b>belum</b> cair")
    assert branch.texts(ticket) == ["Klaim saya <b>belum</b> cair"]
    assert branch.group.pinned_in(ticket.thread_id or 0) is branch.topic(ticket)[0]
    await branch.writes(branch.dewi, ticket, "Kami cek dulu & kabari Anda.")
    (reply,) = rina.chat.replies
    assert "Kami cek dulu & kabari Anda." in reply.text
    assert (await branch.ticket(ticket.id)).helper == branch.dewi.person.id


async def test_photos_and_documents_go_both_ways(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    rina.send_photo(picture(), "ini suratnya " + "panjang " * 200)
    await branch.heard()
    rina.send_document(b"%PDF-1.4", "surat.pdf", "application/pdf")
    await branch.heard()
    await branch.carry()
    there = [each.media.kind for each in branch.topic(ticket) if isinstance(each.media, StoredFile)]
    assert there == ["photo", "document"]
    # Words that are too long for a caption stand above their photo.
    assert [each.startswith("ini suratnya") for each in branch.texts(ticket)][1:] == [True, False, False]
    helper = branch.dewi.at(ticket.thread_id or 0)
    photo = helper.send_photo(picture(), "Contoh yang bnar")
    helper.send_document(b"%PDF-1.4", "formulir.pdf", "application/pdf")
    helper.send_sticker()
    await branch.heard()
    await branch.carry()
    came = [each for each in rina.chat.replies if isinstance(each.media, StoredFile)]
    assert [each.media.kind for each in came if isinstance(each.media, StoredFile)] == ["photo", "document"]
    helper.edit_text(photo, "Contoh yang benar")
    await branch.heard()
    await branch.carry()
    assert "Contoh yang benar" in came[0].text


async def test_answers_show_what_they_answer(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    mine = rina.send_text("Nomor antrean saya 17")
    await branch.heard()
    await branch.carry()
    asked = branch.topic(ticket)[-1]
    branch.dewi.at(ticket.thread_id or 0).send_text("Terima kasih", reply_to=asked.id)
    await branch.heard()
    await branch.carry()
    answered = rina.chat.replies[-1]
    assert "Terima kasih" in answered.text
    assert answered.reply_to == mine.id
    rina.send_text("Sama-sama", reply_to=answered.id)
    await branch.heard()
    await branch.carry()
    last = branch.topic(ticket)[-1]
    assert last.text == "Sama-sama"
    assert branch.group.messages[last.reply_to or 0].text == "Terima kasih"


async def test_a_person_changes_words_and_the_topic_follows(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    message = rina.send_text("Cair tanggal 3")
    await branch.heard()
    await branch.carry()
    for words in ("Cair tanggal 4", "Cair tanggal 5"):
        rina.edit_text(message, words)
        await branch.heard()
        await branch.carry()
    assert [each.splitlines()[0] for each in branch.texts(ticket)][1:] == ["Cair tanggal 5"]


async def test_what_was_changed_before_it_left_arrives_once(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    helper = branch.dewi.at(ticket.thread_id or 0)
    message = helper.send_text("hari Snin")
    await branch.heard()
    helper.edit_text(message, "hari Senin")
    await branch.heard()
    await branch.carry()
    (reply,) = rina.chat.replies
    assert "hari Senin" in reply.text
    await branch.later(seconds=5)
    (reply,) = rina.chat.replies
    assert "hari Senin" in reply.text
    assert len(branch.texts(ticket)) == 2


async def test_kept_replies(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina)
    await branch.writes(branch.dewi, ticket, "/simpan salam Salam, tiket Anda {nomor} dari {wilayah}.")
    (kept,) = await branch.store.run(lambda tx: canned.in_region(tx, "12.71"))
    assert (kept.region, kept.name) == ("12", "salam")
    await branch.writes(branch.dewi, ticket, "/balas salam")
    assert f"tiket Anda #{ticket.id} dari Kota Medan" in rina.chat.replies[-1].text
    await branch.store.run(lambda tx: canned.keep(tx, "12", "batas", "Batasnya {batas}.", 0, START))
    await branch.writes(branch.dewi, ticket, "/balas batas")
    assert len(rina.chat.replies) == 1
    await branch.writes(branch.dewi, ticket, "/simpan salam")
    assert len(await branch.store.run(lambda tx: canned.in_region(tx, "12.71"))) == 1
