"""A person with a phone who talks to a process of the bot through the local Telegram."""

from typing import Any

from bot.playground import LocalTelegram, Phone
from bot.playground.world_chat import Message

PATIENCE = 90.0


class Talker:
    """Acts on a phone and awaits the reply; buttons are found by what they carry, whatever their words."""

    def __init__(self, telegram: LocalTelegram, first_name: str = "Rina", **details: Any) -> None:
        self.phone: Phone = telegram.phone(first_name, last_name="Sitorus-Pane", **details)
        self.acts = 0

    @property
    def replies(self) -> list[str]:
        """All texts of the bot."""
        return [message.text for message in self.phone.chat.replies]

    async def start(self, payload: str = "") -> Message:
        """Open the bot, perhaps by a link."""
        self.acts += 1
        self.phone.start(payload)
        return await self.reply()

    async def say(self, words: str) -> Message:
        """Type and send."""
        self.type(words)
        return await self.reply()

    def type(self, words: str) -> None:
        """Type and send without waiting for the reply."""
        self.acts += 1
        self.phone.send_text(words)

    async def press(self, carries: str) -> Message:
        """Press the first button whose data begins so, on the last message that has one."""
        self.tap(carries)
        return await self.reply()

    def tap(self, carries: str) -> None:
        """Press without waiting for the reply."""
        for message in reversed(self.phone.chat.replies):
            for button in (button for row in message.buttons for button in row):
                if button.get("callback_data", "").startswith(carries):
                    self.acts += 1
                    self.phone.press_inline(message, button)
                    return
        raise AssertionError(f"no button carries {carries!r}:\n{self.phone.chat.transcript()}")

    async def reply(self) -> Message:
        """Return the next reply."""
        return await self.phone.chat.next_reply(PATIENCE)

    async def agree(self) -> Message:
        """Start the check and consent; returns the first question."""
        await self.press("b:eligibility")
        return await self.press("c:eligibility:1")

    async def finish(self) -> Message:
        """Answer every question that is left, and return the verdict."""
        answers = {"now": "yes", "basics": "yes", "months_paid": "12+", "programmes": "all", "arrears": "0"}
        answers |= {"proof": "acceptance_and_receipt", "filed": "no"}
        typed = {"phk_date": "10 November 2026", "wage": "Rp3.500.000"}
        message = self.phone.chat.replies[-1]
        while question := asked(message):
            if question in typed:
                message = await self.say(typed[question])
            else:
                message = await self.press(f"a:eligibility:1:{question}:{answers[question]}")
        return message


def asked(message: Message) -> str | None:
    """Return the question that a message asks, told by its buttons."""
    for button in (button for row in message.buttons for button in row):
        letter, *rest = button.get("callback_data", "").split(":")
        if letter == "a":
            return str(rest[2])
    return None
