"""What a person does on their phone. Every action shows at once in the chat and waits as an update for the bot."""

from typing import Any

from bot.playground.entities import FormattedText, detected, trimmed, utf16_length
from bot.playground.errors import ActionRefusedError
from bot.playground.world import World, new_id
from bot.playground.world_chat import Chat, Message, Press
from bot.playground.world_media import Contact, Location, Media, StoredFile
from bot.playground.world_people import Person

TEXT_LIMIT = 4096
_GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


class Phone:
    """One person's phone, open on the chat with one bot.

    Actions return what they made; one that Telegram's app would not offer raises `ActionRefusedError`.
    """

    def __init__(self, world: World, person: Person, chat: Chat | None = None) -> None:
        self.world = world
        self.person = person
        self.chat = chat or world.chat(person)

    def start(self, payload: str = "") -> Message:
        """Press the start button, perhaps from a link that carries a payload; ends a block."""
        if self.chat.blocked:
            self.unblock()
        return self.send_text(f"/start {payload}".strip())

    def send_text(self, text: str, reply_to: int | None = None) -> Message:
        """Type and send; a text beyond 4096 UTF-16 units goes in several messages and the last is returned."""
        formatted = trimmed(FormattedText(text))
        if not formatted.text:
            raise ActionRefusedError("an empty message cannot be sent")
        *first, last = _pieces(formatted.text)
        for piece in first:
            self._send(FormattedText(piece), reply_to=reply_to)
        return self._send(FormattedText(last), reply_to=reply_to)

    def press(self, message: Message, label: str) -> Press | Message | str:
        """Press a button by its words: inline on the message, or of the reply keyboard.

        Returns the press (inline), the message it sent (reply keyboard) or the address it opens (link).
        """
        for button in (button for row in message.buttons for button in row):
            if button["text"] == label:
                return self.press_inline(message, button)
        return self.press_key(label)

    def press_inline(self, message: Message, button: dict[str, Any]) -> Press | str:
        """Press this inline button; a link button only tells its address."""
        self._may_act()
        if message.deleted:
            raise ActionRefusedError("the message is gone")
        if "callback_data" not in button:
            return str(button.get("url", ""))
        press = Press(new_id(), message, button["callback_data"], self.world.clock())
        self.world.accounts[self.chat.bot.token].presses[press.id] = press
        query = {
            "id": press.id,
            "from": self.person.as_json(),
            "message": message.as_json(),
            "chat_instance": str(self.chat.bot.id * 10_000_000_000 + self.person.id),
            "data": press.data,
        }
        self.world.notify(self.chat, "callback_query", query)
        return press

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

    def share_contact(self, contact: Contact | None = None) -> Message:
        """Share the own contact, or somebody else's card."""
        own = Contact(self.person.phone, self.person.first_name, self.person.last_name, self.person.id)
        return self._send(FormattedText(), media=contact or own, reply_to=self._asked_by())

    def send_photo(self, content: bytes, caption: str = "") -> Message:
        """Send a picture as a photo; content that is no picture raises `ApiError`."""
        return self._send_file("photo", content, caption, name="photo.jpg", mime="image/jpeg")

    def send_document(self, content: bytes, name: str, mime: str, caption: str = "") -> Message:
        """Send a file as it is."""
        return self._send_file("document", content, caption, name=name, mime=mime)

    def send_voice(self, content: bytes = b"OggS", duration: int = 3) -> Message:
        """Send a voice note of so many seconds."""
        return self._send_file("voice", content, mime="audio/ogg", duration=duration)

    def send_sticker(self, emoji: str = "👍") -> Message:
        """Send a sticker that stands for this emoji."""
        return self._send_file("sticker", _GIF, emoji=emoji, width=512, height=512, mime="image/webp")

    def send_location(self, latitude: float = 2.9595, longitude: float = 99.0687) -> Message:
        """Share a place; by default the middle of Pematangsiantar."""
        return self._send(FormattedText(), media=Location(latitude, longitude))

    def edit_text(self, message: Message, text: str) -> Message:
        """Change the words of an own message."""
        self._may_act()
        if message.sender is not self.person or message.deleted:
            raise ActionRefusedError("only own messages can be edited")
        message.put(detected(trimmed(FormattedText(text))))
        message.edit_date = self.world.now
        self.chat.changes.publish("edited", message)
        self.world.notify(self.chat, "edited_message", message.as_json())
        return message

    def forward(self, message: Message) -> Message:
        """Send a message of this chat to the bot again, marked with where it came from."""
        origin = {"type": "user", "sender_user": message.sender.as_json(), "date": message.date}
        formatted = FormattedText(message.text, message.entities)
        return self._send(formatted, media=message.media, origin=origin)

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

    def _send_file(self, kind: str, content: bytes, caption: str = "", **details: Any) -> Message:
        file: StoredFile = self.world.files.add(kind, content, **details)
        return self._send(trimmed(FormattedText(caption)), media=file)

    def _send(
        self,
        formatted: FormattedText,
        media: Media | None = None,
        reply_to: int | None = None,
        origin: dict[str, Any] | None = None,
    ) -> Message:
        self._may_act()
        self.chat.started = True
        whole = detected(formatted)
        message = self.world.post(self.chat, self.person, whole, media=media, reply_to=reply_to, origin=origin)
        self.world.notify(self.chat, "message", message.as_json())
        return message

    def _may_act(self) -> None:
        if self.chat.blocked:
            raise ActionRefusedError("the bot is blocked")

    def _asked_by(self) -> int | None:
        return self.chat.last.id if self.chat.last else None


def _pieces(text: str) -> list[str]:
    if utf16_length(text) <= TEXT_LIMIT:
        return [text]
    pieces, piece, size = [], "", 0
    for character in text:
        width = utf16_length(character)
        if size + width > TEXT_LIMIT:
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + character, size + width
    return [stripped for each in [*pieces, piece] if (stripped := each.strip())]
