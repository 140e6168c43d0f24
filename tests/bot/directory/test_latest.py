"""What the office says now: told to the person who looks, planned for everybody else, and never made up."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.methods import SendMessage

from bot.courier import Courier
from bot.directory.asker import FindClaim
from bot.directory.latest import Latest
from bot.teller import Teller
from bot.words import Voices
from conversations.reception.pages import LANGUAGES
from storage import Store, outbox
from tests.bot.directory.office import PHONE, RECORD, SEAL, TODAY, Office, at_once, office_and_directory
from tests.chat import TOKEN, PretendTelegram
from tests.storage.claims import meet
from tests.storage.samples import BUDI, SITI, START

LATER = START + timedelta(days=3)
RIGHT = {"kpj": "6789", "born": "1985-08-17", "phone": PHONE}


@pytest.fixture
async def store(sqlite_url: str) -> AsyncIterator[Store]:
    async with Store.open(sqlite_url) as opened:
        await meet(opened, SITI, BUDI)
        yield opened


async def told(store: Store, office: Office, latest: Latest) -> list[str]:
    """Let a person look at their claim; return what the bot says afterwards."""
    telegram = PretendTelegram()

    async def nobody(_: int) -> None:
        """Nobody is lost here."""

    courier = Courier(nobody)
    teller = Teller(store, latest, courier, Voices(*LANGUAGES), TODAY, lambda: LATER)
    await teller.tell_latest(Bot(TOKEN, session=telegram), SITI)
    await courier.drain(5)
    return [call.text for call in telegram.calls if isinstance(call, SendMessage)]


async def test_who_looks_is_told_what_moved_and_nothing_else(store: Store) -> None:
    async with office_and_directory() as (office, source):
        assert await FindClaim(store, SEAL, source, lambda: START, at_once)(SITI, RIGHT) == "found"
        latest = Latest(store, source, lambda: LATER)
        assert await told(store, office, latest) == []
        office.claims = [RECORD | {"month_state": "paid"}]
        (news,) = await told(store, office, latest)
        assert "PT Maju" in news
        assert await told(store, office, latest) == []


async def test_an_office_that_is_silent_is_told_with_the_day_of_the_last_word(store: Store) -> None:
    async with office_and_directory() as (office, source):
        await FindClaim(store, SEAL, source, lambda: START, at_once)(SITI, RIGHT)
        office.fail(*[503] * 10)
        (words,) = await told(store, office, Latest(store, source, lambda: LATER))
        assert "1 Maret 2026" in words


async def test_everybody_is_asked_about_and_each_change_is_planned_once(store: Store) -> None:
    async with office_and_directory() as (office, source):
        await FindClaim(store, SEAL, source, lambda: START, at_once)(SITI, RIGHT)
        latest = Latest(store, source, lambda: LATER)
        assert await latest.of_everybody() == 0
        office.claims = [RECORD | {"state": "rejected", "month": None, "month_state": None, "due_date": None}]
        assert await latest.of_everybody() == 1
        assert await latest.of_everybody() == 0
    (message,) = await store.run(lambda tx: outbox.lease(tx, LATER, "a sender"))
    assert (message.user_id, message.kind, message.template) == (SITI, "status", "claim_changed")
    assert message.params["before"] == "approved"
