"""A button of an announcement in the chat: it opens its conversation, and the press is counted once."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from conversations.campaigns.records import Campaign, CampaignButton, Content, Options, Schedule
from conversations.outreach.audience import Audience
from storage import campaigns, outbox, tables
from storage.outbox import Draft
from tests.chat import House, PretendPerson, open_house

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)


async def announced(house: House, reader: PretendPerson) -> int:
    """Keep an announcement with a button that was sent to a reader, and return its number."""
    await reader.say("/start")
    content = Content({("a", "id"): "Halo"}, buttons=(CampaignButton("Pelatihan", command="pelatihan"),))
    made = Campaign(0, "Posko", "", "", "draft", content, Audience(), Schedule(), Options(), None, NOW, NOW)
    number = await house.store.run(lambda tx: campaigns.create(tx, made))
    draft = Draft(f"c:{number}:0:{reader.user_id}", reader.user_id, "campaign", "campaign", NOW)
    await house.store.run(lambda tx: outbox.plan(tx, [draft]))
    row = tables.outbox
    sent = {"campaign_id": number, "variant": "a", "state": "sent"}
    await house.store.run(lambda tx: tx.execute(row.update().where(row.c.dedup == draft.dedup).values(sent)))
    return number


async def opened(house: House) -> list[datetime | None]:
    row = tables.outbox.c
    found = select(row.opened_at).where(row.kind == "campaign").order_by(row.id)
    return list(await house.store.run(lambda tx: tx.scalars(found).all()))


async def test_a_press_opens_the_conversation_and_is_noted_once(sqlite_url: str) -> None:
    moments = iter(NOW + timedelta(minutes=each) for each in range(100))
    async with open_house(sqlite_url, now=lambda: next(moments)) as house:
        reader = house.person()
        number = await announced(house, reader)
        asked = await reader.say("/pelatihan")
        shown = await reader.press_data(f"o:news:{number}.0")
        assert asked is not None
        assert shown is not None
        assert shown.labels == asked.labels
        (first,) = await opened(house)
        assert first is not None
        await reader.press_data(f"o:news:{number}.0")
        assert await opened(house) == [first]


async def test_a_button_that_is_none_of_its_own_leads_to_the_menu(sqlite_url: str) -> None:
    async with open_house(sqlite_url, now=lambda: NOW) as house:
        reader, stranger = house.person(), house.person()
        number = await announced(house, reader)
        await stranger.say("/start")
        menu = await reader.say("/menu")
        assert menu is not None
        for forged in (f"{number}.7", "999.0", "x", "", f"{number}", "0.0", f"{number}.-1"):
            shown = await reader.press_data(f"o:news:{forged}")
            assert shown is not None
            assert shown.labels == menu.labels
        await stranger.press_data(f"o:news:{number}.0")
        assert await opened(house) == [None], "others count for nobody"
