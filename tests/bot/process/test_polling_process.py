"""A person against `python -m bot poll`, and `python -m bot` with a token, over HTTP, through crashes and troubles."""

import json
import signal

from bot.playground import LocalTelegram
from bot.playground.world_media import StoredFile
from bot.profile import COMMANDS
from tests.bot.process.people import PATIENCE, Talker, asked
from tests.process import BotProcess, bot_process


def assert_log_is_json_without(process: BotProcess, *personal: str) -> None:
    for line in process.lines:
        assert {"at", "level", "from", "message"} <= json.loads(line).keys()
    assert not [words for words in personal if words in process.story]


async def assert_introduced(telegram: LocalTelegram) -> None:
    profile = telegram.world.account.profile
    await telegram.world.wait_for(lambda _: "en" in profile.short_descriptions, PATIENCE)
    assert {code for _, code in profile.commands} == {"", "en"}
    for commands in profile.commands.values():
        assert [command["command"] for command in commands] == list(COMMANDS)
    assert profile.commands["default", ""] != profile.commands["default", "en"]
    assert profile.descriptions[""] != profile.descriptions["en"]
    assert profile.short_descriptions[""] != profile.short_descriptions["en"]
    assert profile.menu_button(1) == {"type": "commands"}


async def test_a_person_goes_on_after_a_kill(telegram: LocalTelegram, settings: dict[str, str]) -> None:
    rina = Talker(telegram)
    async with bot_process("poll", **settings) as bot:
        await assert_introduced(telegram)
        await rina.start("spanduk-toba")
        assert asked(await rina.agree()) == "reason"
        assert asked(await rina.press("a:eligibility:1:reason:efficiency")) == "phk_date"
        await telegram.world.wait_for(lambda world: world.account.updates.waiting, PATIENCE)
        # The answer is committed, but neither its reply nor the confirmation of its update get through.
        fetch, send = telegram.faults.hold("getUpdates"), telegram.faults.hold("sendMessage")
        rina.type("10 November 2026")
        await fetch.reached.wait()
        await send.reached.wait()
        await bot.kill()
    async with bot_process(**settings) as bot:
        assert asked(await rina.reply()) == "now"
        verdict = await rina.finish()
        picture = await rina.reply()
        assert verdict.text.count("Rp") > 6
        assert isinstance(picture.media, StoredFile)
        assert picture.media.kind == "photo"
        assert await bot.stop(signal.SIGINT) == 0
        assert_log_is_json_without(bot, "Rina", "Sitorus", str(rina.phone.person.id), "spanduk", "November")
    picture_and_replies = 1 + rina.acts
    assert len(rina.replies) == picture_and_replies, rina.phone.chat.transcript()


async def test_it_waits_for_telegram_and_drains_when_stopped(telegram: LocalTelegram, settings: dict[str, str]) -> None:
    telegram.faults.drop("getMe")
    telegram.faults.refuse("deleteWebhook", 502)
    telegram.faults.refuse("getUpdates", 409)
    telegram.faults.refuse("setMyCommands", 500)
    rina = Talker(telegram)
    rina.phone.start()
    async with bot_process("poll", **settings) as bot:
        await bot.says("Another process fetches updates")
        await rina.reply()
        await bot.says("setMyCommands was not taken")
        held = telegram.faults.hold("sendMessage")
        rina.type("/menu")
        await held.reached.wait()
        bot.ask_to_stop()
        await bot.says("Stopping")
        held.release()
        assert await bot.ended() == 0
        assert len(rina.replies) == 2
