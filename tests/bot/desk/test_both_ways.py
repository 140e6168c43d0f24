"""Between a person and a helper: words, photos and changes go both ways, once each."""

from tests.bot.desk.branch import Branch


async def test_words_go_to_a_topic_and_the_answer_comes_back(branch: Branch) -> None:
    rina = branch.telegram.phone("Rina")
    ticket = await branch.open(rina, "Klaim saya <b>belum</b> cair")
    assert branch.texts(ticket) == ["Klaim saya <b>belum</b> cair"]
    pinned = branch.group.pinned_in(ticket.thread_id or 0)
    assert pinned is branch.topic(ticket)[0]
    await branch.writes(branch.dewi, ticket, "Kami cek dulu & kabari Anda.")
    assert len(rina.chat.replies) == 1
    assert "Kami cek dulu & kabari Anda." in rina.chat.replies[0].text
    assert (await branch.ticket(ticket.id)).helper == branch.dewi.person.id
