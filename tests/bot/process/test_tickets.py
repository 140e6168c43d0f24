"""Two tickets and two helpers against `python -m bot`: through a kill in mid-carrying, and a topic that is deleted."""

import sqlite3
from contextlib import closing

from bot.playground import LocalTelegram
from bot.playground.world_group import Group
from bot.playground.world_group_actions import GroupPhone
from tests.bot.process.people import PATIENCE, Talker
from tests.process import bot_process, run


async def asks(rina: Talker, words: str) -> None:
    await rina.start()
    await rina.say("/petugas")
    await rina.say(words)


async def stands(telegram: LocalTelegram, group: Group, words: str) -> int:
    """Wait until these words stand in a topic, and return which."""
    await telegram.world.wait_for(lambda _: bool(_threads(group, words)), PATIENCE)
    return _threads(group, words)[0]


def _threads(group: Group, words: str) -> list[int]:
    return [each.thread for each in group.visible if words in each.text and each.thread and not each.service]


def end_leases(url: str) -> None:
    """Let the time pass for which a dead carrier's lines wait."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database, database:
        database.execute("UPDATE ticket_line SET lease_until = '2000-01-01 00:00:00.000000' WHERE state = 'leased'")


async def test_tickets_outlive_a_kill_and_a_deleted_topic(telegram: LocalTelegram, settings: dict[str, str]) -> None:
    people = [telegram.phone(name).person for name in ("Dewi", "Hotman")]
    group = telegram.group(people=people)
    dewi, hotman = (telegram.helper(group, person) for person in people)
    settings |= {"STAFF_GROUPS": f"*={group.number}"}
    for person in people:
        assert run("staff", "grant", str(person.id), "helper", **settings).returncode == 0
    rina, siti = Talker(telegram, "Rina"), Talker(telegram, "Siti")
    async with bot_process(**settings) as bot:
        await bot.says("Polling")
        await asks(rina, "Klaim saya sudah tiga minggu belum cair")
        rinas = await stands(telegram, group, "tiga minggu belum cair")
        await asks(siti, "Akun saya tidak bisa dibuka")
        sitis = await stands(telegram, group, "tidak bisa dibuka")
        assert rinas != sitis
        await _answer(dewi, rinas, rina, "Kami cek ke cabang dulu.")
        await _answer(hotman, sitis, siti, "Coba atur ulang sandi.")
        held = telegram.faults.hold("sendMessage", chat_id=group.number)
        rina.type("Nomornya 08xx sudah saya kirim")
        await held.reached.wait()
        await bot.kill()
    end_leases(settings["DATABASE_URL"])
    telegram.faults.clear()
    dewi.at(sitis).delete_topic()
    async with bot_process(**settings) as bot:
        siti.type("Sudah saya coba, tetap gagal")
        assert await stands(telegram, group, "tetap gagal") not in (rinas, sitis)
        assert await stands(telegram, group, "Nomornya 08xx") == rinas
        await _answer(hotman, rinas, rina, "Kami sudah terima nomornya.")
        assert await bot.stop() == 0
        assert "Traceback" not in bot.story
        assert not [each for each in ("tiga minggu", "atur ulang", "Rina", "Dewi") if each in bot.story]
    assert sum("Kami cek ke cabang" in reply for reply in rina.replies) == 1


async def _answer(helper: GroupPhone, thread: int, talker: Talker, words: str) -> None:
    helper.at(thread).send_text(words)
    assert words in (await talker.reply()).text
