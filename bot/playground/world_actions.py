"""What a person does on their phone. Every action shows at once in the chat and waits as an update for the bot."""

from typing import Any

from bot.playground.errors import ActionRefusedError
from bot.playground.world import World
from bot.playground.world_chat import Chat, Message, Press
from bot.playground.world_hands import Hands
from bot.playground.world_people import Person


class Phone(Hands):
    """One person's phone, open on the chat with one bot.

    Actions return what they made; one that Telegram's app would not offer raises `ActionRefusedError`.
    """

    def __init__(self, world: World, person: Person, chat: Chat | None = None) -> None:
        self.chat = chat or world.chat(person)
        super().__init__(world, person, self.chat)

    def start(self, payload: str = "") -> Message:
        """Press the start button, perhaps from a link that carries a payload; ends a block."""
        if self.chat.blocked:
            self.unblock()
        return self.send_text(f"/start {payload}".strip())

    def press(self, message: Message, label: str) -> Press | Message | str:
        """Press a button by its words: inline on the message, or of the reply keyboard.

        Returns the press (inline), the message it sent (reply keyboard) or the address it opens (link).
        """
        for button in (button for row in message.buttons for button in row):
            if button["text"] == label:
                return self.press_inline(message, button)
        return self.press_key(label)

    def press_key(self, label: str) -> Message:
        """Press a button of the reply keyboard: sends its words, or the contact or place it asks for."""
        keys = [key for row in (self.chat.keyboard or {}).get("keyboard", []) for key in row]
        key = next((key for key in keys if key["text"] == label), None)
        if key is None:
            raise ActionRefusedError(f"no button says {label!r}")
        if (self.chat.keyboard or {}).get("one_time_keyboard"):
            self.chat.keyboard_hidden = True
        if key.get("request_contact"):
            return self.share_contact()
        return self.send_location() if key.get("request_location") else self.send_text(label)

    def block(self) -> None:
        """Stop the bot: it cannot write any more, and is told so."""
        self._member("member", "kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self._member("kicked", "member")

    def _member(self, before: str, after: str) -> None:
        if self.chat.blocked == (after == "kicked"):
            return
        self.chat.blocked = after == "kicked"
        self.chat.changes.publish("blocked")
        states: list[dict[str, Any]] = [
            {"user": self.chat.bot.as_json(), "status": status} for status in (before, after)
        ]
        for state in states:
            state |= {"until_date": 0} if state["status"] == "kicked" else {}
        content = {
            "chat": self.person.as_chat(),
            "from": self.person.as_json(),
            "date": self.world.now,
            "old_chat_member": states[0],
            "new_chat_member": states[1],
        }
        self.world.notify(self.chat, "my_chat_member", content)

    def _may_write(self) -> None:
        self._may_act()
        self.chat.started = True

    def _may_act(self) -> None:
        if self.chat.blocked:
            raise ActionRefusedError("the bot is blocked")
