"""What a person does in any chat: write, send, edit, forward, press. It shows at once and waits for the bot."""

from typing import Any

from bot.playground.entities import FormattedText, detected, trimmed, utf16_length
from bot.playground.errors import ActionRefusedError
from bot.playground.world import World, new_id
from bot.playground.world_chat import Message, Press, Room
from bot.playground.world_media import Contact, Location, Media, StoredFile
from bot.playground.world_people import Person

TEXT_LIMIT = 4096
_GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


class Hands:
    """One person's hands on one chat.

    Actions return what they made; one that Telegram's app would not offer raises `ActionRefusedError`.
    """

    def __init__(self, world: World, person: Person, room: Room) -> None:
        self.world = world
        self.person = person
        self.room = room

    def send_text(self, text: str, reply_to: int | None = None) -> Message:
        """Type and send; a text beyond 4096 UTF-16 units goes in several messages and the last is returned."""
        formatted = trimmed(FormattedText(text))
        if not formatted.text:
            raise ActionRefusedError("an empty message cannot be sent")
        *first, last = _pieces(formatted.text)
        for piece in first:
            self._send(FormattedText(piece), reply_to=reply_to)
        return self._send(FormattedText(last), reply_to=reply_to)

    def press_inline(self, message: Message, button: dict[str, Any]) -> Press | str:
        """Press this inline button; a link button only tells its address."""
        self._may_act()
        if message.deleted:
            raise ActionRefusedError("the message is gone")
        if "callback_data" not in button:
            return str(button.get("url", ""))
        press = Press(new_id(), message, button["callback_data"], self.world.clock())
        self.world.accounts[self.room.bot.token].presses[press.id] = press
        query = {
            "id": press.id,
            "from": self.person.as_json(),
            "message": message.as_json(),
            "chat_instance": str(self.room.bot.id * 10_000_000_000 + abs(self.room.id)),
            "data": press.data,
        }
        self.world.notify(self.room, "callback_query", query)
        return press

    def share_contact(self, contact: Contact | None = None) -> Message:
        """Share the own contact, or somebody else's card."""
        own = Contact(self.person.phone, self.person.first_name, self.person.last_name, self.person.id)
        return self._send(FormattedText(), media=contact or own, reply_to=self._asked_by())

    def send_photo(self, content: bytes, caption: str = "", reply_to: int | None = None) -> Message:
        """Send a picture as a photo; content that is no picture raises `ApiError`."""
        return self._send_file("photo", content, caption, reply_to, name="photo.jpg", mime="image/jpeg")

    def send_document(
        self, content: bytes, name: str, mime: str, caption: str = "", reply_to: int | None = None
    ) -> Message:
        """Send a file as it is."""
        return self._send_file("document", content, caption, reply_to, name=name, mime=mime)

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
        if message.sender.id != self.person.id or message.deleted or message.service:
            raise ActionRefusedError("only own messages can be edited")
        message.put(detected(trimmed(FormattedText(text))))
        message.edit_date = self.world.now
        self.room.changes.publish("edited", message)
        self._tell("edited_message", message)
        return message

    def forward(self, message: Message) -> Message:
        """Send a message of this chat to the bot again, marked with where it came from."""
        origin = {"type": "user", "sender_user": message.sender.as_json(), "date": message.date}
        formatted = FormattedText(message.text, message.entities)
        return self._send(formatted, media=message.media, origin=origin)

    def _send_file(
        self, kind: str, content: bytes, caption: str = "", reply_to: int | None = None, **details: Any
    ) -> Message:
        file: StoredFile = self.world.files.add(kind, content, **details)
        return self._send(trimmed(FormattedText(caption)), file, reply_to)

    def _send(
        self,
        formatted: FormattedText,
        media: Media | None = None,
        reply_to: int | None = None,
        origin: dict[str, Any] | None = None,
    ) -> Message:
        self._may_write()
        parts = {"media": media, "reply_to": reply_to, "origin": origin, "thread": self._thread}
        message = self.world.post(self.room, self.person, detected(formatted), **parts)
        self._tell("message", message)
        return message

    def _tell(self, kind: str, message: Message) -> None:
        self.world.notify(self.room, kind, message.as_json())

    def _may_act(self) -> None:
        """Raise `ActionRefusedError` where the person cannot act at all."""

    def _may_write(self) -> None:
        """Raise `ActionRefusedError` where the person cannot write."""
        self._may_act()

    @property
    def _thread(self) -> int:
        return 0

    def _asked_by(self) -> int | None:
        return self.room.last.id if self.room.last else None


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
