"""Taking back what was sent: in which order, within 48 hours, and what is told of the rest; all in virtual time."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage import recalls
from tests.bot.outbox.desk import BLOCKED, Answer, Call, refusal
from tests.bot.outbox.tower import APPROVER, Tower
from tests.bot.outbox.virtual import run

CORRECTED = {("a", "id"): "*Ralat*: pukul 10.00."}


@pytest.fixture
def tower(sqlite_url: str) -> Iterator[Tower]:
    opened = Tower(sqlite_url)
    yield opened
    opened.store.close()


def recall(tower: Tower, number: int, how: str = "delete") -> bool:
    texts = CORRECTED if how == "edit" else {}
    asked = tower.store.now(lambda tx: recalls.ask(tx, number, how, texts, by=APPROVER, at=tower.moment))  # type: ignore[arg-type]
    return asked is not None


def calls(tower: Tower, method: str) -> list[Call]:
    return [call for call in tower.sent() if call.method == method]


def told(tower: Tower) -> str:
    return [call.text for call in tower.telegram.calls if call.chat_id == APPROVER][-1]


def test_what_was_sent_is_taken_away_the_oldest_first(tower: Tower) -> None:
    people = tower.people(100)
    number = tower.approved()
    run(tower.fly(20.0))
    assert recall(tower, number)
    assert not recall(tower, number), "once is enough"
    tower.begin += timedelta(hours=1)
    run(tower.fly(20.0))
    taken = calls(tower, "deleteMessage")
    assert [call.chat_id for call in taken] == [call.chat_id for call in calls(tower, "sendMessage")]
    assert sorted(call.chat_id for call in taken) == people
    assert told(tower) == "100 dari 100 pesan <b>Posko</b> sudah ditarik."
    assert tower.campaign(number).undo == "deleted"


def test_words_are_corrected_in_their_place_and_buttons_stay(tower: Tower) -> None:
    tower.people(20)
    number = tower.approved()
    run(tower.fly(10.0))
    assert recall(tower, number, "edit")
    run(tower.fly(10.0))
    edited, sent = calls(tower, "editMessageText"), calls(tower, "sendMessage")
    assert {call.text for call in edited} == {"<b>Ralat</b>: pukul 10.00."}
    assert {call.keyboard for call in edited} == {call.keyboard for call in sent}
    assert told(tower) == "20 dari 20 pesan <b>Posko</b> sudah dikoreksi."
    assert recall(tower, number), "what was corrected may still be taken away"
    run(tower.fly(10.0))
    assert len(calls(tower, "deleteMessage")) == 20


def test_in_mid_flight_the_rest_is_called_off_and_what_went_is_taken_back(tower: Tower) -> None:
    tower.people(300)
    number = tower.approved()
    run(tower.fly(5.0))
    assert recall(tower, number)
    run(tower.fly(30.0))
    sent = len(calls(tower, "sendMessage"))
    assert sent < 150
    assert len(calls(tower, "deleteMessage")) == sent
    assert tower.campaign(number).state == "cancelled"
    assert tower.states()["skipped", "cancelled"] == 300 - sent


def test_the_report_tells_what_could_not_be_undone(tower: Tower) -> None:
    people = tower.people(50)
    number = tower.approved()
    tower.telegram.script = lambda call: (502, b"") if call.chat_id == people[0] else None
    run(tower.fly(20.0))
    answers: dict[int, Answer] = {
        people[1]: BLOCKED,
        people[2]: refusal(400, "Bad Request: message can't be deleted for everyone"),
        people[3]: refusal(400, "Bad Request: message to delete not found"),
    }
    tower.telegram.script = lambda call: answers.get(call.chat_id)
    recall(tower, number)
    run(tower.fly(20.0))
    assert told(tower).splitlines() == [
        "47 dari 50 pesan <b>Posko</b> sudah ditarik.",
        "",
        "Yang tidak bisa:",
        "• belum diketahui sampai atau tidak: 1",
        "• penerima memblokir bot: 1",
        "• Telegram menolak: 1",
    ]


def test_after_48_hours_nothing_is_tried(tower: Tower) -> None:
    tower.people(30)
    number = tower.approved()
    run(tower.fly(10.0))
    tower.begin += timedelta(hours=48)
    recall(tower, number)
    run(tower.fly(10.0))
    assert calls(tower, "deleteMessage") == []
    assert "lebih dari 48 jam: 30" in told(tower)


def test_an_answer_that_is_lost_is_asked_for_again(tower: Tower) -> None:
    tower.people(5)
    number = tower.approved()
    run(tower.fly(10.0))
    tower.telegram.script = lambda call: (502, b"") if call.method == "deleteMessage" and call.at < 5 else None
    recall(tower, number)
    run(tower.fly(60.0))
    assert told(tower).startswith("5 dari 5")


def test_what_never_started_has_nothing_to_take_back(tower: Tower) -> None:
    number = tower.approved()
    assert not recall(tower, number)
    assert not recall(tower, 99)
    assert tower.heard() == []
