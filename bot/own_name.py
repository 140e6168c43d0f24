"""The bot's name on Telegram, with which every link to it begins."""

from dataclasses import dataclass

_LINK = "https://t.me/{name}?start={payload}"


@dataclass(slots=True)
class OwnName:
    """The name as far as it is known: from the settings, or from Telegram once it was asked."""

    value: str = ""

    def link(self, payload: str) -> str:
        """Return the link that opens the chat with this payload; "" while the name is not known."""
        return _LINK.format(name=self.value, payload=payload) if self.value else ""
