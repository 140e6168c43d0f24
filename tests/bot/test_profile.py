from aiogram import Bot
from aiogram.methods import SetMyCommands, SetMyDescription, SetMyShortDescription

from bot.playground import LocalTelegram
from bot.profile import COMMANDS, DESCRIPTION, SHORT, introduce, introductions
from bot.words import Voices
from conversations.reception.pages import LANGUAGES
from tests.chat import House, PretendPerson

VOICES = Voices(*LANGUAGES)


def test_words_fit_the_limits_of_telegram_in_every_language() -> None:
    calls = introductions(VOICES)
    for call in calls:
        if isinstance(call, SetMyDescription):
            assert 0 < len(call.description or "") <= 512
        if isinstance(call, SetMyShortDescription):
            assert 0 < len(call.short_description or "") <= 120
        if isinstance(call, SetMyCommands):
            assert all(0 < len(command.description) <= 256 for command in call.commands)
    assert len(calls) == 1 + 3 * len(LANGUAGES)


def test_the_first_language_is_for_everybody_and_is_indonesian() -> None:
    described = [call for call in introductions(VOICES) if isinstance(call, SetMyDescription)]
    assert [call.language_code for call in described] == [None, "en"]
    assert described[0].description == VOICES["id"].plain(DESCRIPTION)
    assert described[1].description == VOICES["en"].plain(DESCRIPTION)
    assert VOICES["id"].plain(SHORT) != VOICES["en"].plain(SHORT)


async def test_every_listed_command_is_understood(house: House, person: PretendPerson) -> None:
    unknown = await person.say("/no_such_command")
    for command in COMMANDS:
        reply = await person.say(f"/{command}")
        assert reply
        assert reply != unknown


async def test_what_telegram_does_not_take_does_not_hold_up_the_rest(local: LocalTelegram, client: Bot) -> None:
    local.faults.refuse("setMyCommands", 429)
    local.faults.drop("setChatMenuButton")
    local.faults.refuse("setMyDescription", 500)
    await introduce(client, VOICES)
    profile = local.world.account.profile
    assert set(profile.commands) == {("default", "en")}
    assert set(profile.descriptions) == {"en"}
    assert set(profile.short_descriptions) == {"", "en"}
