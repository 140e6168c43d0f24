"""People on their usual way through the eligibility questionnaire, as Telegram delivers them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from bot.words import Voice
from conversations.engine.actions import Agree, Answer, Steer
from conversations.engine.flow import Question
from conversations.engine.payload import pack
from conversations.engine.reading import Reading, read
from conversations.engine.replay import Asking, replay
from conversations.engine.step import begin
from conversations.registry import FLOWS
from tests.benchmarks.scale import CROWD, TODAY

FLOW = "eligibility"
_DAYS = 20
_MONTHS = ("Juni", "Juli", "Agustus", "September", "Oktober", "November")
_REASONS = ("closure", "efficiency", "contract_cut_short")
_PRESSED = {
    "now": "yes",
    "basics": "yes",
    "months_paid": "12+",
    "programmes": "all",
    "enterprise": "large",
    "arrears": "0",
    "proof": "acceptance_and_receipt",
}


def _asked() -> tuple[Question, ...]:
    """Follow the flow to the answer *eligible*; the way is the same for all dates and wages used here."""
    flow, good = FLOWS[FLOW], {**_PRESSED, "reason": _REASONS[0], "phk_date": "2026-10-01", "wage": "3500000"}
    state = begin(flow, None)
    asked: list[Question] = []
    while isinstance(place := replay(flow, state, TODAY), Asking):
        asked.append(place.question)
        state = state.answered(place.question.name, good[place.question.name])
    return tuple(asked)


ASKED = _asked()
"""The questions of the usual way, in their order."""

STEPS = len(ASKED) + 1
"""Updates of one round through the questionnaire; the last begins it anew."""


@dataclass(frozen=True, slots=True)
class Person:
    """What one person answers in one round: reason, date and wage differ from round to round."""

    user_id: int
    run: int

    def button(self, name: str) -> str | None:
        """Return the value of the button that is pressed for a question, if one is."""
        if name == "reason":
            return _REASONS[self._number // (_DAYS * len(_MONTHS)) % len(_REASONS)]
        return _PRESSED.get(name)

    def words(self, question: Question) -> str:
        """Return the words that are typed for a question; nothing has to be repeated back."""
        number = self._number
        if value := self.button(question.name):
            return _words_for(question, value)
        if question.name == "phk_date":
            return f"{number % _DAYS + 1} {_MONTHS[number // _DAYS % len(_MONTHS)]} 2026"
        thousands = 2_500 + number % 2_000
        return f"Rp{thousands // 1000}.{thousands % 1000:03}.000"

    @property
    def _number(self) -> int:
        return self.user_id + self.run * CROWD


_say = Voice("id").plain


@cache
def _words_for(question: Question, value: str) -> str:
    option = next(option for option in question.options if option.value == value)
    understood = Reading(value, exact=True)
    return next(
        words for words in (_say(option.label), *option.aliases) if read(question, words, TODAY, _say) == understood
    )


class Postman:
    """Makes updates as raw JSON objects; numbers are given once, beginning with `first`."""

    def __init__(self, first: int = 1) -> None:
        self._numbers = count(first)

    def arrival(self, user_id: int) -> Iterator[dict[str, Any]]:
        """Yield the command and the consent with which a person begins."""
        yield self.typed(user_id, "/cek")
        yield self.pressed(user_id, pack(Agree(FLOW, granted=True, flow=FLOW)))

    def walk(self, user_id: int, run: int) -> Iterator[dict[str, Any]]:
        """Yield the updates of one round, by buttons where there are any; `run` counts the rounds from 1."""
        person = Person(user_id, run)
        for question in ASKED:
            if value := person.button(question.name):
                yield self.pressed(user_id, pack(Answer(FLOW, run, question.name, value)))
            else:
                yield self.typed(user_id, person.words(question))
        yield self.pressed(user_id, pack(Steer(FLOW, run, "restart")))

    def written_walk(self, user_id: int, run: int) -> Iterator[dict[str, Any]]:
        """Yield the updates of one round in which everything is typed."""
        for question in ASKED:
            yield self.typed(user_id, Person(user_id, run).words(question))
        yield self.typed(user_id, "mulai lagi")

    def typed(self, user_id: int, words: str) -> dict[str, Any]:
        """Make the update of a text message."""
        message = self._message(user_id, words)
        if words.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(words)}]
        return {"update_id": next(self._numbers), "message": message}

    def pressed(self, user_id: int, data: str) -> dict[str, Any]:
        """Make the update of a press."""
        number = next(self._numbers)
        query = {
            "id": str(number),
            "from": _user(user_id),
            "chat_instance": "1",
            "data": data,
            "message": self._message(user_id, "…"),
        }
        return {"update_id": number, "callback_query": query}

    def _message(self, user_id: int, words: str) -> dict[str, Any]:
        chat = {"id": user_id, "type": "private", "first_name": "Rina"}
        number = next(self._numbers)
        return {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": _user(user_id), "text": words}


def _user(user_id: int) -> dict[str, Any]:
    return {"id": user_id, "is_bot": False, "first_name": "Rina", "language_code": "id"}
