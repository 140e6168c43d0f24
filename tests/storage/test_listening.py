"""What was not understood in the database: asked back once, nobody's afterwards, judged once, read by region."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, insert

from conversations.listening.effects import JudgeMisread, KeepHoax, NoteUnanswered, NoteUnsure, SetStaffSetting
from storage import Store, forget, listening, tables
from tests.storage.samples import START

SITI = 71
LATER = START + timedelta(minutes=5)
ASKED = NoteUnsure("kpn duitnya", "payment_when", "claim_status")


@pytest.fixture
async def seeded(store: Store) -> Store:
    def seed(tx: Connection) -> None:
        person = {"language": "id", "time_zone": "Asia/Jakarta", "region": "12.08", "reachable": True}
        seen = {"created_at": START, "last_seen_on": START.date()}
        tx.execute(insert(tables.participant).values(user_id=SITI, **person, **seen))

    await store.run(seed)
    return store


async def test_what_was_meant_is_kept_once_and_without_the_person(seeded: Store) -> None:
    def work(tx: Connection) -> list[bool]:
        listening.note_unsure(tx, SITI, NoteUnsure("dulu", "jkp_info", "deadline"), START)
        listening.note_unsure(tx, SITI, ASKED, LATER)
        return [listening.note_meant(tx, SITI, "claim_status", LATER) for _ in range(2)]

    assert await seeded.run(work) == [True, False]
    (kept,) = await seeded.run(lambda tx: listening.misreads(tx, 10))
    assert (kept.words, kept.guessed, kept.chosen, kept.at) == ("kpn duitnya", "payment_when", "claim_status", LATER)
    assert await seeded.run(lambda tx: listening.unsure_of(tx, SITI)) is None


async def test_a_sentence_is_judged_once(seeded: Store) -> None:
    def work(tx: Connection) -> list[bool]:
        listening.note_unsure(tx, SITI, ASKED, START)
        listening.note_meant(tx, SITI, "", START)
        (waiting,) = listening.misreads(tx, 10)
        judged = (JudgeMisread(waiting.id, "payment_when"), JudgeMisread(waiting.id, ""))
        return [listening.judge(tx, each) for each in judged]

    assert await seeded.run(work) == [True, False]
    assert await seeded.run(lambda tx: listening.misreads(tx, 10)) == ()
    (taken,) = await seeded.run(listening.accepted)
    assert taken.chosen == "payment_when"


async def test_questions_are_read_by_region_and_time(seeded: Store) -> None:
    def work(tx: Connection) -> None:
        for hours, region in enumerate(("12.08", "12.71", "32.73", "")):
            listening.note_unanswered(tx, NoteUnanswered(f"tanya {hours}"), region, START + timedelta(hours=hours))

    await seeded.run(work)
    numbers: dict[tuple[str, ...], int] = {("12",): 2, ("12.08",): 1, ("12.0",): 0, ("",): 4, (): 0}
    for places, number in numbers.items():
        found = await seeded.run(lambda tx, places=places: listening.questions(tx, places, START, 10))  # type: ignore[misc]
        assert len(found) == number
    late = await seeded.run(lambda tx: listening.questions(tx, ("",), START + timedelta(hours=2), 10))
    assert [each.words for each in late] == ["tanya 3", "tanya 2"]
    assert await seeded.run(lambda tx: listening.drop_old(tx, START + timedelta(hours=1), 10)) == 1


async def test_a_false_message_stands_once_until_it_is_dropped(seeded: Store) -> None:
    def work(tx: Connection) -> list[bool]:
        first = listening.keep_hoax(tx, KeepHoax("dana untuk semua", "Tidak ada."), 3, START)
        assert listening.keep_hoax(tx, KeepHoax("dana untuk semua", "Palsu."), 4, LATER) == first
        (kept,) = listening.hoaxes(tx)
        assert kept.truth == "Palsu."
        return [listening.drop_hoax(tx, first) for _ in range(2)]

    assert await seeded.run(work) == [True, False]
    assert await seeded.run(listening.hoaxes) == ()


async def test_a_setting_is_made_changed_and_taken_back(seeded: Store) -> None:
    for value in ("119", "119 ext 8", ""):
        made = SetStaffSetting("bantuan", value)
        await seeded.run(lambda tx, made=made: listening.set_setting(tx, made, 3, START))  # type: ignore[misc]
        assert await seeded.run(lambda tx: listening.setting(tx, "bantuan")) == value


async def test_who_is_forgotten_was_asked_nothing(seeded: Store) -> None:
    await seeded.run(lambda tx: listening.note_unsure(tx, SITI, ASKED, START))
    gone = await seeded.run(lambda tx: forget.forget_people(tx, [SITI]))
    assert gone["unsure"] == 1
