"""Twenty-four questions through `python -m bot poll`, killed in the middle: nothing is asked twice, nothing is lost."""

from bot.playground import LocalTelegram
from bot.playground.world_media import StoredFile
from conversations.assessment.questions import ASKED
from tests.bot.process.people import Talker, asked
from tests.process import bot_process

NAMES = [question.name for question in ASKED]
HALF = 11


async def test_the_questions_about_interests_go_on_after_a_kill(
    telegram: LocalTelegram, settings: dict[str, str]
) -> None:
    rina = Talker(telegram)
    async with bot_process("poll", **settings) as bot:
        await bot.says("Polling")
        await rina.say("tes minat")
        await rina.press("b:interests")
        question = asked(await rina.press("c:work:1:interests"))
        for number in range(HALF):
            assert question == NAMES[number]
            question = asked(await rina.press(f"a:interests:1:{question}:like"))
        send = telegram.faults.hold("sendMessage")
        rina.tap(f"a:interests:1:{question}:dislike")
        await send.reached.wait()
        await bot.kill()
    async with bot_process("poll", **settings) as bot:
        await bot.says("Polling")
        question = asked(await rina.reply())
        for number in range(HALF + 1, len(NAMES)):
            assert question == NAMES[number]
            message = await rina.press(f"a:interests:1:{question}:dislike")
            question = asked(message)
        assert question is None
        assert isinstance((await rina.reply()).media, StoredFile)
        assert await bot.stop() == 0
