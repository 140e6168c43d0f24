"""A correction reaches readers only after a second officer has seen its very words."""

from functools import partial

import pytest
from sqlalchemy import update

from conversations.campaigns.corrections import Correction
from conversations.engine.actions import Open
from conversations.engine.payload import pack
from storage import corrections, forget, recalls, staff, tables
from tests.bot.outbox.mornings import Mornings
from tests.bot.test_campaign_story import BUDI, SARI, Office, approved, heard, office, told

KEY = ("a", "id")


@pytest.fixture
def outbox(sqlite_url: str) -> Mornings:
    return Mornings(sqlite_url)


async def sent(desk: Office) -> None:
    await approved(desk)
    await desk.move("approved", "sending")
    await desk.move("sending", "done")


async def correct(desk: Office, words: str) -> None:
    """Let Budi ask for a correction."""
    await desk.budi.press_data(pack(Open("c_recall", "1.edit")))
    await desk.budi.say(words)


async def sign(desk: Office) -> str:
    found = await desk.house.store.run(lambda tx: corrections.waiting(tx, 1))
    assert found is not None
    return found.short


async def undo(desk: Office) -> str:
    return (await desk.campaign()).undo


async def test_nobody_corrects_alone_and_the_second_person_is_told(sqlite_url: str, outbox: Mornings) -> None:
    async with office(sqlite_url) as desk:
        await sent(desk)
        await correct(desk, "Yang benar *tanggal 6*.")
        assert await undo(desk) == "asked"
        assert "Anda sendiri" in heard(await desk.budi.press_data(pack(Open("c_fix", "1")))).text
        await desk.budi.press_data(pack(Open("c_fix", f"1.{await sign(desk)}.yes")))
        assert await undo(desk) == "asked"
        waits = [reader for reader, words in await told(outbox) if "ralat" in words.lower()]
        assert waits == [SARI]
        await desk.sari.say("/kampanye 1")
        assert "<b>tanggal 6</b>" in heard(await desk.sari.press("Lihat ralat")).text
        await desk.sari.press("Setujui ralat")
        assert await undo(desk) == "edit"
        assert await desk.house.store.run(lambda tx: recalls.words_of(tx, 1)) == {KEY: "Yang benar *tanggal 6*."}
        assert {"correction_review", "correction_approved"} <= set(await desk.deeds())


async def test_only_the_words_that_were_shown_are_approved(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await sent(desk)
        await correct(desk, "Tanggal 6.")
        old = heard(await desk.sari.press_data(pack(Open("c_fix", "1"))))
        await correct(desk, "Tanggal 7.")
        assert "berubah" in heard(await desk.sari.press("Setujui ralat", on=old)).text
        assert await undo(desk) == "asked"
        await desk.sari.press("Kembalikan")
        assert await undo(desk) == ""
        await desk.sari.press("Setujui ralat", on=old)
        assert await undo(desk) == ""
        assert "correction_rejected" in await desk.deeds()


async def test_an_earlier_correction_of_another_version_stays(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await sent(desk)
        store, other = desk.house.store, ("b", "id")
        for key, words, begun in ((KEY, "Tanggal 6.", "edited"), (other, "Tanggal 8.", "edit")):
            await store.run(partial(corrections.propose, campaign_id=1, words={key: words}, by=BUDI))
            waits = await store.run(lambda tx: corrections.waiting(tx, 1))
            assert waits is not None
            await store.run(partial(corrections.decide, campaign_id=1, digest=waits.digest, by=SARI, accepted=True))
            await store.run(lambda tx, begun=begun: tx.execute(update(tables.campaign).values(undo=begun)))  # type: ignore[misc]
        assert await store.run(lambda tx: recalls.words_of(tx, 1)) == {KEY: "Tanggal 6.", other: "Tanggal 8."}


async def test_an_earlier_correction_outlives_a_later_one_that_is_rejected(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await sent(desk)
        store, accepted = desk.house.store, True
        for words in ("Tanggal 6.", "Tanggal 7.", "Tanggal 8."):
            await store.run(partial(corrections.propose, campaign_id=1, words={KEY: words}, by=BUDI))
            if words == "Tanggal 7.":
                continue
            waits = await store.run(lambda tx: corrections.waiting(tx, 1))
            assert waits is not None
            await store.run(partial(corrections.decide, campaign_id=1, digest=waits.digest, by=SARI, accepted=accepted))
            if accepted:
                await store.run(lambda tx: tx.execute(update(tables.campaign).values(undo="edited")))
            accepted = False
        assert await undo(desk) == "edited"
        assert await store.run(lambda tx: recalls.words_of(tx, 1)) == {KEY: "Tanggal 6."}


async def test_others_neither_see_nor_approve_it(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await sent(desk)
        await correct(desk, "Tanggal 6.")
        yes = pack(Open("c_fix", f"1.{await sign(desk)}.yes"))
        for stranger in (desk.tono, desk.ani):
            assert "Tanggal 6" not in heard(await stranger.press_data(pack(Open("c_fix", "1")))).text
            await stranger.press_data(yes)
        await desk.house.store.run(partial(staff.revoke, user_id=SARI, role="approver"))
        await desk.sari.press_data(yes)
        assert await undo(desk) == "asked"


async def test_what_waits_can_be_taken_away_at_once(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await sent(desk)
        await correct(desk, "Tanggal 6.")
        yes = pack(Open("c_fix", f"1.{await sign(desk)}.yes"))
        await desk.budi.press_data(pack(Open("c_recall", "1.delete.yes")))
        await desk.sari.press_data(yes)
        assert await undo(desk) == "delete"


async def test_the_database_itself_wants_a_second_person(sqlite_url: str) -> None:
    async with office(sqlite_url) as desk:
        await sent(desk)
        run = desk.house.store.run
        made = await run(lambda tx: corrections.propose(tx, 1, {KEY: "Lain."}, BUDI))
        assert made is not None
        digest = Correction(BUDI, {KEY: "Lain."}).digest
        for by, seen in ((BUDI, digest), (SARI, "0" * 64)):
            assert await run(partial(corrections.decide, campaign_id=1, digest=seen, by=by, accepted=True)) is None
        # Words of somebody who is gone: nobody can tell who would be the second.
        await run(lambda tx: forget.forget_people(tx, [BUDI]))
        assert await run(partial(corrections.decide, campaign_id=1, digest=digest, by=SARI, accepted=True)) is None
