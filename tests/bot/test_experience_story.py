"""A first experience through the real dispatcher: asked once, told in three taps and a sentence, read by region."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from conversations.engine.actions import Begin, Open
from conversations.engine.payload import pack
from storage import experiences, staff, tables
from tests.bot.outbox.mornings import Mornings
from tests.chat import House, PretendPerson, Said, open_house

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
RINA, HELPER, VIEWER = 7_600_000_001, 7_600_000_002, 7_600_000_003


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


async def paid(house: House, **details: Any) -> PretendPerson:
    """Let Rina have had her first benefit, and two officers be in different provinces."""
    rina = house.person(user_id=RINA)
    await rina.say("/start")
    blank = dict.fromkeys(("kpj_last4", "holder", "employer", "note"), "")
    claim = {"state": "paid", "since": date(2026, 11, 22), "month": 1, "month_state": "paid", "region": "12.08"}

    def seed(tx: Any) -> None:
        known = {"id": 1, "source": "list", "told_at": NOW, "key_version": 1, **blank, **claim, **details}
        tx.execute(insert(tables.claim).values(**known))
        tx.execute(insert(tables.claim_link).values(user_id=RINA, claim_id=1, at=NOW))
        staff.grant(tx, HELPER, "helper", "12", NOW)
        staff.grant(tx, VIEWER, "viewer", "32", NOW)

    await house.store.run(seed)
    return rina


def questions(calls: list[Any]) -> int:
    """Count those that ask for an experience; warnings of the month go out beside them."""
    return sum("Manfaat pertama" in call.text for call in calls)


async def tell(person: PretendPerson, sentence: str) -> Said:
    for label in ("Setuju", "Sulit", "Lebih dari", "Petugas"):
        await person.press(label)
    return heard(await person.say(sentence))


async def test_it_is_asked_once_some_days_after_and_told_in_three_taps_and_a_sentence(sqlite_url: str) -> None:
    async with open_house(sqlite_url, now=lambda: NOW) as house:
        rina = await paid(house)
        mornings = Mornings(sqlite_url)
        sent = []
        for day in range(5):
            await mornings.plan(NOW + timedelta(days=day))
            sent.append(questions(await mornings.send(NOW + timedelta(days=day))))
        assert sent == [0, 1, 0, 0, 0]
        await rina.press_data(pack(Begin("experience")))
        thanks = await tell(rina, "Nama saya Rina, minta tanda terima dari awal <b>")
        assert "Terima kasih" in thanks.text
        assert "175" in thanks.text
        (kept,) = await house.store.run(lambda tx: experiences.of_person(tx, RINA))
        assert (kept.claim_id, kept.region, kept.ease, kept.wait, kept.help) == (
            1,
            "12.08",
            "hard",
            "longer",
            "officer",
        )
        assert kept.words == "Nama saya …, minta tanda terima dari awal <b>"


async def test_whoever_told_or_refused_is_not_asked(sqlite_url: str) -> None:
    async with open_house(sqlite_url, now=lambda: NOW) as house:
        rina = await paid(house)
        mornings = Mornings(sqlite_url)
        await mornings.plan(NOW)
        await rina.say("/cerita")
        await rina.press("Ceritakan")
        await rina.press("Tidak setuju")
        assert questions(await mornings.send(NOW + timedelta(days=1))) == 0


async def test_officers_read_it_in_their_region_only_and_nobody_else_at_all(sqlite_url: str) -> None:
    async with open_house(sqlite_url, now=lambda: NOW) as house:
        rina = await paid(house)
        await rina.press_data(pack(Begin("experience")))
        await tell(rina, "Tanyakan ke Disnaker lebih dulu")
        helper, viewer = house.person(user_id=HELPER), house.person(user_id=VIEWER)
        for words in ("/pengalaman", "/pengalaman simalungun"):
            said = heard(await helper.say(words))
            assert "Tanyakan ke Disnaker" in said.text
            assert str(RINA) not in said.text
        assert "Tanyakan" not in heard(await viewer.say("/pengalaman")).text
        for person in (viewer, rina):
            for page in (Open("stories", "12+0"), Open("stories_csv", "12"), Open("stories", "x+9")):
                assert "Tanyakan" not in heard(await person.press_data(pack(page))).text
        assert "belum mengenal" in heard(await rina.say("/pengalaman")).text
        assert await house.store.run(lambda tx: tx.scalars(select(tables.audit.c.deed)).all()) == []
        await helper.press_data(pack(Open("stories_csv", "12")))
        log = tables.audit.c
        noted = await house.store.run(lambda tx: tx.execute(select(log.deed, log.region, log.details)).all())
        assert [tuple(each) for each in noted] == [("experiences_taken", "12", '{"number": 1}')]


async def test_one_sees_and_deletes_ones_own(sqlite_url: str) -> None:
    async with open_house(sqlite_url, now=lambda: NOW) as house:
        rina = await paid(house)
        await rina.press_data(pack(Begin("experience")))
        await tell(rina, "lewati")
        assert "Sulit" in heard(await rina.say("/cerita")).text
        assert "Sulit" in heard(await rina.press_data(pack(Begin("experience")))).text
        await rina.say("/cerita")
        assert "sudah dihapus" in heard(await rina.press("Hapus")).text
        assert await house.store.run(lambda tx: experiences.of_person(tx, RINA)) == ()


async def test_before_any_benefit_there_is_nothing_to_tell(sqlite_url: str) -> None:
    async with open_house(sqlite_url, now=lambda: NOW) as house:
        rina = await paid(house, state="approved", month=1, month_state="open")
        assert "setelah manfaat pertama" in heard(await rina.say("/cerita")).text
        mornings = Mornings(sqlite_url)
        await mornings.plan(NOW)
        assert questions(await mornings.send(NOW + timedelta(days=5))) == 0
        await rina.press_data(pack(Begin("experience")))
        assert "setelah manfaat pertama" in heard(await rina.press("Setuju")).text
