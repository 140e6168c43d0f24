"""A person who talks to the pure reception, which is remembered as the bot would remember it."""

from dataclasses import dataclass, field, replace
from datetime import date

from conversations.effects import ForgetAnswers
from conversations.engine.actions import Action, Agree
from conversations.engine.inspect import english
from conversations.engine.state import State
from conversations.engine.text import Said, Text
from conversations.engine.view import Button
from conversations.memory import Blank
from conversations.reception.converse import converse
from conversations.reception.person import Command, Heard, Person, Press, Response, Words

TODAY = date(2026, 11, 23)
AGREE = Agree("eligibility", granted=True, flow="eligibility")
REFUSE = Agree("eligibility", granted=False, flow="eligibility")


class Agreeing(Blank):
    """The memory of somebody of whom only their consent is known."""

    def __init__(self, agreed: bool) -> None:
        self._agreed = agreed

    def agreed(self, purpose: str) -> bool:
        """Agree to everything, or to nothing."""
        return self._agreed


@dataclass
class Talk:
    """What is remembered of one person, and the last response."""

    state: State | None = None
    agreed: bool = False
    language: str = "id"
    last: Response | None = field(default=None, repr=False)
    flows: dict[str, State] = field(default_factory=dict)

    def keep(self, response: Response) -> None:
        """Remember the state as the bot would: of the flow that is talked about, and of all others."""
        self.state = response.state or self.state
        if self.state is not None:
            self.flows = {flow: replace(state, active=False) for flow, state in self.flows.items()}
            self.flows[self.state.flow] = self.state
        for effect in response.effects:
            if isinstance(effect, ForgetAnswers):
                told = [flow for flow in effect.flows if flow in self.flows]
                self.flows |= {flow: replace(self.flows[flow].again(), active=False) for flow in told}
        self.state = self.flows[self.state.flow] if self.state else None

    def hear(self, heard: Heard) -> Response:
        """Let the reception respond, and remember what it asks to."""
        person = Person(self.language, self.state, Agreeing(self.agreed), self.flows)
        response = converse(person, heard, TODAY, english)
        self.keep(response)
        self.language = response.language or self.language
        if response.consent is not None:
            self.agreed = response.consent.granted
        self.last = response
        return response

    def say(self, words: str) -> str:
        """Type words; return what is said back."""
        return words_of(self.hear(Words(words)))

    def press(self, action: Action | None) -> str:
        """Press a button; return what is said back."""
        return words_of(self.hear(Press(action)))

    def command(self, name: str) -> str:
        """Send a command; return what is said back."""
        return words_of(self.hear(Command(name)))

    def press_label(self, label: str) -> str:
        """Press the button of the last message with this English label."""
        return self.press(next(button.action for button in self.buttons() if english(button.label) == label))

    def buttons(self) -> list[Button]:
        """Return the buttons of the last message."""
        return [button for row in self.last.view.buttons for button in row] if self.last else []

    def labels(self) -> list[str]:
        """Return the English labels of the last message's buttons."""
        return [english(button.label) for button in self.buttons()]


def words_of(response: Response) -> str:
    """Return the English of a response, with the texts inside its texts."""
    return "\n".join(_words(part) for part in response.view.parts)


def _words(said: Said) -> str:
    inner = [_words(value) for _, value in said.params if isinstance(value, Text)] if isinstance(said, Text) else []
    return " ".join([english(said), *inner])


def asked(**answers: str) -> Talk:
    """Return somebody who agreed and answered so far."""
    talk = Talk(agreed=True)
    talk.command("cek")
    assert talk.state is not None
    talk.state = talk.flows["eligibility"] = replace(talk.state, answers=answers)
    return talk
