"""What is counted of people through the real dispatcher, the officers' figures and results, and checking a message."""

import html
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import SendDocument, SendMessage
from aiogram.types import BufferedInputFile
from sqlalchemy import insert, select, update

from conversations.campaigns.records import CampaignButton
from conversations.effects import TellClaim
from conversations.engine.actions import Agree, Open
from conversations.engine.payload import pack
from storage import audit, directory, milestones, outbox, staff, tables
from storage.outbox import Draft
from tests.benchmarks.people import Postman
from tests.bot.outbox.mornings import Mornings
from tests.chat import House, PretendPerson, Said, open_house
from tests.codes import code_at_the_end
from tests.storage.crowds import add_campaign, add_people, draft
from tests.storage.test_results import message

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
RINA, SARI, BUDI = 7_700_000_001, 7_700_000_002, 7_700_000_003


def heard(said: Said | None) -> Said:
    assert said is not None
    return said


@pytest.fixture
async def open_now(sqlite_url: str) -> AsyncIterator[House]:
    async with open_house(sqlite_url, now=lambda: NOW) as house:
        yield house


async def reached(house: House, user_id: int) -> set[str]:
    found = await house.store.run(lambda tx: milestones.of_person(tx, user_id))
    return {what for what, _ in found}


async def officer(house: House, user_id: int, role: str, region: str) -> PretendPerson:
    await house.store.run(lambda tx: staff.grant(tx, user_id, role, region, NOW))
    person = house.person(user_id=user_id)
    await person.say("/start")
    return person


async def check(house: House, person: PretendPerson) -> None:
    """Go through the questions about eligibility by buttons, to a verdict."""
    postman = Postman(person.user_id)
    for update_ in (*postman.arrival(person.user_id), *postman.walk(person.user_id, 1)):
        await house.dispatcher.feed_raw_update(house.bot, update_)


async def test_a_check_counts_once_and_goes_with_the_consent(open_now: House) -> None:
    rina = open_now.person(user_id=RINA)
    await rina.say("/start")
    assert await reached(open_now, RINA) == set()
    await check(open_now, rina)
    assert await reached(open_now, RINA) == {"started", "checked", "eligible"}
    await rina.press_data(pack(Agree("eligibility", granted=False)))
    assert await reached(open_now, RINA) == set()


async def test_a_claim_of_ones_own_counts_as_filed_until_it_is_let_go(open_now: House) -> None:
    rina = open_now.person(user_id=RINA)
    await rina.say("/start")
    await rina.press_data(pack(Agree("claim", granted=True)))
    told = TellClaim("verifying", NOW.date())
    await open_now.store.run(lambda tx: directory.tell_own(tx, RINA, told, NOW))
    assert await reached(open_now, RINA) == {"filed"}
    await rina.press_data(pack(Agree("claim", granted=False)))
    assert await reached(open_now, RINA) == set()


async def seed_crowd(house: House, user_id: int, number: int) -> None:
    """Let so many people of Pematangsiantar have checked, and half of them be eligible."""
    ids = range(user_id, user_id + number)

    def work(tx: Any) -> None:
        add_people(tx, ids, region="12.72")
        rows = [{"user_id": each, "what": "checked", "at": NOW} for each in ids]
        rows += [{"user_id": each, "what": "eligible", "at": NOW} for each in ids[: number // 2]]
        tx.execute(insert(tables.milestone), rows)

    await house.store.run(work)


async def test_figures_read_as_a_press_release_and_hide_small_numbers(open_now: House) -> None:
    await seed_crowd(open_now, 7_800_000_000, 12)
    sari = await officer(open_now, SARI, "viewer", "12.72")
    said = heard(await sari.say("/angka"))
    assert "Kawan JKP dalam angka: Kota Pematangsiantar" in said.text
    assert "12 orang memeriksa kelayakan" in said.text
    assert "6 orang berhak" in said.text
    assert "kurang dari 5 orang kembali bekerja" in said.text.replace("<b>", "").replace("</b>", "")
    assert "Sejak awal" in said.labels
    await open_now.courier.drain(5)
    assert open_now.photos()
    said = heard(await sari.press("Bulan lalu"))
    assert "1 Oktober 2026 sampai 31 Oktober 2026" in said.text
    await sari.press("Berkas (CSV)")
    deeds = await open_now.store.run(lambda tx: [(each.deed, each.region) for each in audit.latest(tx, ("",), 0, 9)])
    assert ("figures_taken", "12.72") in deeds


async def test_figures_exist_for_officers_of_the_region_only(open_now: House) -> None:
    stranger = open_now.person(user_id=RINA)
    assert "dalam angka" not in heard(await stranger.say("/angka")).text
    sari = await officer(open_now, SARI, "viewer", "12.72")
    helper = await officer(open_now, BUDI, "helper", "12.72")
    for person, place in ((sari, ""), (sari, "12"), (sari, "32.73"), (helper, "12.72"), (stranger, "12.72")):
        said = heard(await person.press_data(pack(Open("figures", f"month.{place}"))))
        assert "dalam angka" not in said.text, (person.user_id, place)
    assert "dalam angka" in heard(await sari.press_data(pack(Open("figures", "month.12.72")))).text


def files(house: House) -> list[str | None]:
    """Name the files that were sent."""
    sent = [call.document for call in house.telegram.calls if isinstance(call, SendDocument)]
    return [file.filename for file in sent if isinstance(file, BufferedInputFile)]


async def test_results_show_messages_effect_and_groups_to_officers_of_the_region(open_now: House) -> None:
    ids = range(7_900_000_000, 7_900_000_040)

    def work(tx: Any) -> int:
        add_people(tx, ids, region="12.72")
        number = add_campaign(tx, draft(parts="ab", hold_out=20))
        rows = [message(number, each, variant="ab"[each % 2]) for each in ids[:30]]
        rows += [message(number, each, "skipped", "held out") for each in ids[30:]]
        tx.execute(insert(tables.outbox), rows)
        began = [{"user_id": each, "what": "started", "at": NOW + timedelta(days=1)} for each in ids[:20]]
        tx.execute(insert(tables.milestone), began)
        tx.execute(update(tables.campaign).values(region="12.72", audience='{"regions":["12.72"]}', started_at=NOW))
        return number

    number = await open_now.store.run(work)
    sari = await officer(open_now, SARI, "viewer", "12.72")
    said = heard(await sari.press_data(pack(Open("results", f"{number}.all"))))
    assert "Terkirim: <b>30</b> dari 30" in said.text
    said = heard(await sari.press("Per versi"))
    assert "• Versi A: 15 menerima, 10 mulai cek, – terhubung, – dibayar" in said.text
    said = heard(await sari.press("Pengaruh"))
    assert "10 orang yang sengaja tidak dikirimi" in said.text
    assert "Mulai cek: –" in said.text, "none of those held out began, which is too few to be told"
    await sari.press("Berkas (CSV)")
    await open_now.courier.drain(5)
    assert files(open_now) == [f"hasil-{number}.csv"]
    stranger = await officer(open_now, BUDI, "viewer", "32.73")
    assert "Terkirim" not in heard(await stranger.press_data(pack(Open("results", f"{number}.all")))).text


async def test_what_takes_long_is_counted_beside_and_follows(open_now: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.remembered.outcomes.AT_ONCE", 1)
    await seed_crowd(open_now, 7_800_000_000, 12)
    sari = await officer(open_now, SARI, "viewer", "12.72")

    def work(tx: Any) -> int:
        number = add_campaign(tx, draft())
        tx.execute(insert(tables.outbox), [message(number, each) for each in range(7_800_000_000, 7_800_000_012)])
        tx.execute(update(tables.campaign).values(region="12.72", audience='{"regions":["12.72"]}'))
        return number

    number = await open_now.store.run(work)
    for said in (await sari.say("/angka"), await sari.press_data(pack(Open("results", f"{number}.csv")))):
        assert "Saya sedang menghitung" in heard(said).text
    await open_now.afterwards.drain(5)
    await open_now.courier.drain(5)
    told = [call.text for call in open_now.telegram.calls if isinstance(call, SendMessage)]
    assert any("12 orang memeriksa kelayakan" in words for words in told)
    assert any("Terkirim: <b>12</b> dari 12" in words for words in told)
    assert files(open_now) == [f"hasil-{number}.csv"]


async def send_news(house: House, mornings: Mornings, user_id: int) -> str:
    """Let a message about the claim of somebody leave, and return all its words as they read them."""
    told = TellClaim("approved", NOW.date(), month=1)
    claim = await house.store.run(lambda tx: directory.tell_own(tx, user_id, told, NOW))
    params = {"claim": claim, "before": "verifying", "month_before": None}
    news = Draft(f"status:{user_id}:{claim}:1", user_id, "status", "claim_changed", NOW, params)
    await house.store.run(lambda tx: outbox.plan(tx, [news]))
    (call,) = await mornings.send(NOW + timedelta(minutes=1))
    return as_read(call.whole)


def as_read(words: str) -> str:
    """Return what a chat shows of Telegram HTML."""
    return html.unescape(re.sub(r"</?[a-z]+>", "", words))


def forwarded(words: str) -> dict[str, Any]:
    origin = {"type": "hidden_user", "sender_user_name": "Kawan JKP", "date": 1_790_000_000}
    return {"text": words, "forward_origin": origin}


async def test_a_forwarded_message_is_genuine_altered_or_unknown(open_now: House, sqlite_url: str) -> None:
    rina, budi = open_now.person(user_id=RINA), open_now.person(user_id=BUDI)
    for person in (rina, budi):
        await person.say("/start")
    words = await send_news(open_now, Mornings(sqlite_url), RINA)
    assert "Pesan ini asli" in heard(await rina.send(**forwarded(words))).text
    assert "ditulis untuk orang lain" in heard(await budi.send(**forwarded(words))).text
    altered = (
        words.replace("SIAPkerja", "siap-kerja.example", 1) if "SIAPkerja" in words else words.replace("a", "e", 1)
    )
    assert "sudah diubah" in heard(await budi.send(**forwarded(altered))).text
    meeting = {"inline_keyboard": [[{"text": "Buka", "url": "https://x.id/"}]]}
    assert "tidak bisa membandingkan tombol" in heard(await rina.send(**forwarded(words), reply_markup=meeting)).text
    hidden = [{"type": "text_link", "offset": 0, "length": 4, "url": "https://x.id/"}]
    assert "sudah diubah" in heard(await rina.send(**forwarded(words), entities=hidden)).text
    code = code_at_the_end(words)
    typed = heard(await budi.say(f"/cek_pesan {code.lower().replace('-', ' ')}"))
    assert "asli" in typed.text
    assert "Teruskan pesan lengkapnya" in typed.text
    last = "Z" if code[-1] != "Z" else "Y"
    assert "tidak dikenal" in heard(await budi.say(f"{code[:-1]}{last}")).text
    assert "Tidak ada kode" in heard(await budi.send(**forwarded("Kawan JKP: kirim OTP Anda sekarang"))).text


async def test_all_words_of_an_announcement_are_known_by_one_code(open_now: House, sqlite_url: str) -> None:
    ids = range(7_900_000_000, 7_900_000_003)

    def work(tx: Any) -> None:
        add_people(tx, ids)
        made = draft(parts="ab")
        buttons = (CampaignButton("Buka", url="https://jkp.go.id"),)
        number = add_campaign(tx, replace(made, content=replace(made.content, buttons=buttons)))
        tx.execute(update(tables.campaign).values(approved_digest=tables.campaign.c.digest))
        rows = [message(number, each, "planned", variant="ab"[each % 2]) for each in ids]
        tx.execute(insert(tables.outbox), rows)

    await open_now.store.run(work)
    calls = await Mornings(sqlite_url).send(NOW + timedelta(minutes=1))
    assert len({code_at_the_end(call.whole) for call in calls}) == 1
    assert len({call.text for call in calls}) == 2
    budi = open_now.person(user_id=BUDI)
    await budi.say("/start")
    for call in calls:
        assert "Pesan ini asli" in heard(await budi.send(**forwarded(as_read(call.whole)))).text
    assert "sudah diubah" in heard(await budi.send(**forwarded(calls[0].whole.replace("Halo", "Hai")))).text
    urls = ("https://jkp.go.id/", "https://x.id/")
    own, foreign = ({"inline_keyboard": [[{"text": "Buka", "url": url}]]} for url in urls)
    hidden = [{"type": "text_link", "offset": 0, "length": 4, "url": "https://x.id/"}]
    bold = [{"type": "bold", "offset": 0, "length": 4}]
    words = forwarded(as_read(calls[0].whole))
    for more, told in (
        ({"reply_markup": own, "entities": bold}, "Pesan ini asli"),
        ({"reply_markup": foreign}, "sudah diubah"),
        ({"entities": hidden}, "sudah diubah"),
    ):
        assert told in heard(await budi.send(**words, **more)).text
    kept = await open_now.store.run(lambda tx: tx.scalars(select(tables.campaign_words.c.digest)).all())
    assert len(kept) == 2
