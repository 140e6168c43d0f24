"""Claims through the running bot: a list comes in, people prove what is theirs, and are told once what changes."""

import csv
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.playground import LocalTelegram
from conversations.engine.actions import Begin, Open
from conversations.engine.payload import pack
from storage import Store, outbox, tables
from tests.bot.process.claimants import BUDI, RINA, TIGOR, Claimant, bring, carries, operator
from tests.bot.process.people import PATIENCE, Talker, asked
from tests.process import BotProcess, bot_process

NEWS = "Ada kabar tentang klaim Anda"
APPROVED = "Klaim disetujui"
CHECKED = "Klaim sedang diperiksa"
LOCK, CARD, TAKE_IN = pack(Open("identity")), pack(Open("claim")), pack(Open("import_apply"))


@pytest.fixture
def settings(settings: dict[str, str]) -> dict[str, str]:
    """The settings of all that one machine needs, at any hour of the day."""
    return settings | {"QUIET_HOURS": "off", "DATA_KEY": ""}


@asynccontextmanager
async def sending(settings: dict[str, str]) -> AsyncIterator[BotProcess]:
    """Run the whole bot once it sends: how long a start takes is no part of anybody's patience."""
    async with bot_process(**settings) as bot:
        await bot.says("Sending what is due")
        yield bot


def states(connection: Connection) -> list[tuple[int, str]]:
    """Return whose news the outbox holds, and what became of each."""
    kept = tables.outbox
    news = select(kept).where(kept.c.kind == "status").order_by(kept.c.id)
    return [(row.user_id, row.state) for row in connection.execute(news)]


async def outbox_of(settings: dict[str, str], *, later: timedelta = timedelta()) -> list[tuple[int, str]]:
    """Look into the outbox, once what dead senders held is free again."""

    def look(tx: Connection) -> list[tuple[int, str]]:
        if later:
            outbox.reclaim(tx, datetime.now(UTC) + later)
        return states(tx)

    async with Store.open(settings["DATABASE_URL"]) as store:
        return await store.run(look)


async def test_a_claim_is_proven_shown_and_its_change_is_told(
    telegram: LocalTelegram, settings: dict[str, str], tmp_path: Path
) -> None:
    rina, budi = Claimant(telegram, RINA), Claimant(telegram, BUDI)
    async with sending(settings) as bot:
        report = await bring(settings, tmp_path, RINA, BUDI, TIGOR)
        assert (report["new"], report["changed"], report["unchanged"], report["rejected"]) == (3, 0, 0, [])
        card = await rina.linked()
        assert CHECKED in card.text
        assert RINA.kpj not in rina.phone.chat.transcript()
        await budi.linked()
        changed = replace(RINA, state="disetujui", since="20/11/2026")
        report = await bring(settings, tmp_path, changed, BUDI, TIGOR)
        assert (report["new"], report["changed"], report["unchanged"]) == (0, 1, 2)
        news = await rina.shown(NEWS)
        assert APPROVED in news.text
        assert CHECKED in news.text
        assert APPROVED in (await rina.press(CARD)).text
        again = await bring(settings, tmp_path, changed, BUDI, TIGOR)
        assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 3)
        assert await bot.stop() == 0
    assert await outbox_of(settings) == [(rina.phone.person.id, "sent")]
    assert (rina.count(NEWS), budi.count(NEWS)) == (1, 0)
    assert not [secret for row in (RINA, BUDI) for secret in (row.kpj, row.phone[1:], row.name) if secret in bot.story]


@pytest.mark.parametrize(("trouble", "arrived"), [("lose_answer", 1), ("hold", 0)])
async def test_news_is_never_told_twice_although_the_bot_is_killed(
    telegram: LocalTelegram, settings: dict[str, str], tmp_path: Path, trouble: str, arrived: int
) -> None:
    """Whether Telegram took the message of a sender that died or not: what was begun is never sent again."""
    rina, budi = Claimant(telegram, RINA), Claimant(telegram, BUDI)
    approved = replace(RINA, state="disetujui", since="20/11/2026")
    async with sending(settings) as bot:
        await bring(settings, tmp_path, RINA, BUDI)
        await rina.linked()
        await budi.linked()
        fault = getattr(telegram.faults, trouble)("sendMessage", chat_id=rina.phone.person.id)
        await bring(settings, tmp_path, approved, BUDI)
        await fault.reached.wait()
        await rina.phone.chat.wait_for(lambda _: rina.count(NEWS) == arrived, PATIENCE)
        await bot.kill()
    refused = replace(BUDI, state="ditolak", since="21/11/2026")
    await bring(settings, tmp_path, approved, refused)
    left = await outbox_of(settings, later=timedelta(minutes=3))
    assert left == [(rina.phone.person.id, "unknown"), (budi.phone.person.id, "planned")]
    async with sending(settings):
        # The message before this one was due earlier, so it would have gone first.
        await budi.shown(NEWS)
    assert (rina.count(NEWS), budi.count(NEWS)) == (arrived, 1)


async def test_five_wrong_tries_lock_and_an_officer_lifts_it(
    telegram: LocalTelegram, settings: dict[str, str], tmp_path: Path
) -> None:
    rina, officer, stranger = Claimant(telegram, RINA), Talker(telegram, "Siti"), Talker(telegram, "Tono")
    async with bot_process("poll", **settings):
        await bring(settings, tmp_path, RINA)
        granted = await operator(settings, "staff", "grant", str(officer.phone.person.id), "helper")
        assert granted["granted"]
        await rina.agree_to_be_known()
        refusals = [await rina.prove("4321")]
        for _ in range(3):
            await rina.press(pack(Begin("identity")))
            refusals.append(await rina.prove("4321"))
        assert {refusal.text for refusal in refusals} == {refusals[0].text}
        await rina.press(pack(Begin("identity")))
        assert carries(await rina.prove("4321"), LOCK)
        code = re.search(r"\b[A-Z2-9]{6}\b", (await rina.press(LOCK)).text)
        assert code
        refused = await rina.say("/hubungkan")
        assert code[0] in refused.text
        assert asked(refused) is None
        await stranger.start()
        assert code[0] not in (await stranger.say(f"/buka {code[0]}")).text
        await officer.start()
        assert code[0] in (await officer.say(f"/buka {code[0]}")).text
        await rina.say("/hubungkan")
        await rina.press(pack(Begin("identity")))
        assert carries(await rina.prove(), CARD)


async def test_an_officer_sends_a_list_and_takes_it_in(
    telegram: LocalTelegram, settings: dict[str, str], tmp_path: Path
) -> None:
    rina, officer = Claimant(telegram, RINA), Claimant(telegram, TIGOR)
    async with sending(settings):
        await operator(settings, "staff", "grant", str(officer.phone.person.id), "admin")
        await officer.start()
        shown = await officer.send_list("november.csv", RINA, replace(BUDI, born="besok"))
        assert "Baru: 1 baris" in shown.text
        assert "Tidak diterima: 1 baris" in shown.text
        report = (await officer.file(".csv")).content.decode("utf-8-sig")
        verdicts = {row["baris"]: row["hasil"] for row in csv.DictReader(report.splitlines(), delimiter=";")}
        assert verdicts == {"2": "baru", "3": "tidak diterima"}
        assert not [secret for row in (RINA, BUDI) for secret in (row.kpj, row.phone[1:], row.name) if secret in report]
        await rina.agree_to_be_known()
        assert not carries(await rina.prove(), CARD)
        officer.tap(TAKE_IN)
        await officer.shown("Baru: 1 baris", buttons=pack(Open("menu")))
        await rina.press(pack(Begin("identity")))
        assert CHECKED in (await rina.prove()).text
        await officer.send_list("desember.csv", replace(RINA, state="disetujui", since="20/11/2026"))
        officer.tap(TAKE_IN)
        assert APPROVED in (await rina.shown(NEWS)).text
