"""Two thousand steps of people who press, type, go back, press old buttons and forge: no exception, no silence."""

import logging
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.handlers import APOLOGY, SLOW_DOWN
from bot.visiting import state_of
from conversations.engine.flow import Question
from conversations.engine.inspect import name_of
from conversations.engine.replay import refit, replay
from conversations.registry import FLOWS
from storage import Delivery, Seen, Store, Visit
from tests.chat import TODAY, House, PretendPerson, Said, open_house
from tests.limits import check_buttons, check_text

SEED = 20_261_123
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
STEPS = 2000
PEOPLE = 8
SHIFT = 500
"""Steps after which the bot is closed and opened again."""
OWN_BRACES = "{miring}"
"""What a person types comes back as it was typed, also where it looks like what a template leaves over."""

_FILE = {"file_id": "f", "file_unique_id": "u"}
ODD: tuple[dict[str, Any], ...] = (
    {"sticker": {**_FILE, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}},
    {"contact": {"phone_number": "+6281200000000", "first_name": "Rina"}},
    {"location": {"latitude": -6.2, "longitude": 106.8}},
    {"voice": {**_FILE, "duration": 3}},
    {"photo": [{**_FILE, "width": 9, "height": 9}], "caption": "surat PHK saya"},
    {"document": {**_FILE, "file_name": "slip gaji.pdf"}},
    {"dice": {"emoji": "🎲", "value": 3}},
)
WORDS = (
    *(
        "ya",
        "tidak",
        "gak tau",
        "udah",
        "belum",
        "kembali",
        "batal",
        "lanjut",
        "ulang",
        "kenapa?",
        "jawaban saya",
        "halo",
    ),
    *(
        "saya kena phk",
        "resign",
        "10 juni 2026",
        "juni 2026",
        "10",
        "kemarin",
        "2026",
        "31/2/2026",
        "3,5 jt",
        "4.250.000",
    ),
    *(
        "14",
        "setahun",
        "semua",
        "surat phk saja",
        "apa itu kapk?",
        "syarat jkp",
        "menu",
        "english",
        "tolong",
        "yg kedua",
    ),
    *(
        f"<b>tebal</b> & {OWN_BRACES}",
        "%s {0} {n}",
        "\u202ebalik",
        "🙂" * 50,
        "a" * 4096,
        "'; DROP TABLE progress; --",
        "\x00",
    ),
)
COMMANDS = (
    "/start",
    "/start iklan-2026",
    "/cek",
    "/menu",
    "/bahasa",
    "/batal",
    "/tentang",
    "/bantuan",
    "/entah",
    "/",
    "/cek@bot",
)
FORGED = (
    *("", "a", "a:eligibility:1:reason:<b>", "a:eligibility:1:wage:999999999999", "a:eligibility:1:reason:nothing"),
    *(
        "a:picnic:1:reason:resigned",
        "s:eligibility:1:change:consent",
        "s:eligibility:1:yes:2026-06",
        "s:eligibility:1:no:",
    ),
    *("b:picnic", "o:privacy:" + "x" * 54, "o:topic:../../etc", "c:marketing:1:eligibility", "l:fr", "🙂", "z" * 64),
)


@dataclass
class Crowd:
    """Several people in one walk, and every button that anybody has ever seen."""

    chance: random.Random
    payloads: list[str] = field(default_factory=lambda: ["b:eligibility"])

    async def step(self, person: PretendPerson) -> Said | None:
        """Let a person do something."""
        now = list(person.last.buttons.values())
        answers = [payload for payload in now if payload.startswith("a:")]
        ways = ("answer", "press", "old", "type", "forge", "command", "odd", "edit")
        match self.chance.choices(ways, (55, 12, 5, 14, 5, 3, 3, 3))[0]:
            case "answer" if answers and self.chance.random() < 0.5:
                return await person.say(self.chance.choice(samples_of(answers[0])))
            case "answer" if answers:
                # The first answers are those that lead on, the others often end the questions.
                return await person.press_data(answers[int(len(answers) * self.chance.random() ** 2)])
            case "answer" | "press" if now:
                return await person.press_data(self.chance.choice(now))
            case "answer" | "press" | "old":
                return await person.press_data(self.chance.choice(self.payloads))
            case "type":
                return await person.say(self.chance.choice(WORDS))
            case "forge":
                return await person.press_data(self.chance.choice(FORGED))
            case "command":
                return await person.say(self.chance.choice(COMMANDS))
            case "odd":
                return await person.send(**self.chance.choice(ODD))
        return await person.edit(self.chance.choice(WORDS))

    def remember(self, said: Said) -> None:
        """Keep the buttons for pressing them when they are old."""
        self.payloads = list(dict.fromkeys([*self.payloads, *said.buttons.values()]))[-400:]


def samples_of(payload: str) -> tuple[str, ...]:
    """Return words that answer the question to which a button belongs."""
    _, flow, _, name, _ = payload.split(":")
    asked = FLOWS[flow].by_name[name]
    assert isinstance(asked, Question)
    return asked.samples


def apologies(house: House) -> set[str]:
    """Return what must never be said to people who wait for each answer."""
    return {voice.html(said) for voice in house.voices for said in (APOLOGY, SLOW_DOWN)}


async def place_of(store: Store, user_id: int, key: int) -> str:
    """Return where the database says that a person stands."""

    def look(visit: Visit) -> str:
        state = state_of(visit.progress)
        if state is None:
            return "nowhere"
        flow = FLOWS[state.flow]
        return name_of(replay(flow, refit(flow, state), TODAY))

    found = await store.visit(Delivery(key=-key, user_id=user_id, at=MOMENT), look)
    assert not isinstance(found, Seen)
    return found


async def test_two_thousand_random_steps(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    crowd = Crowd(random.Random(SEED))
    places: set[str] = set()
    for shift in range(STEPS // SHIFT):
        async with open_house(sqlite_url) as house:
            people = [house.person(user_id=700_000 + number) for number in range(PEOPLE)]
            never = apologies(house)
            for number in range(SHIFT):
                person = crowd.chance.choice(people)
                said = await crowd.step(person)
                assert said is not None, "silence"
                assert said.text not in never
                check_text(said.text.replace(OWN_BRACES, ""))
                check_buttons(said.buttons.items())
                crowd.remember(said)
                if number % 5 == 0:
                    places.add(await place_of(house.store, person.user_id, 1 + shift * SHIFT + number))
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert places >= {"reason", "phk_date", "now", "basics", "months_paid", "wage", "not_eligible", "unclear"}
