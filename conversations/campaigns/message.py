"""An announcement as its reader sees it: the typed words, the picture, and the buttons."""

from conversations.campaigns.records import Campaign, CampaignButton, Content
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Starred, text
from conversations.engine.view import Button, Media, View, column

LONGEST, LONGEST_CAPTION = 4096 - 256, 1024 - 160
"""UTF-16 units that typed words may have, alone and below a picture or document; the rest is for the code line."""
STOP = text("Stop announcements")


def message(campaign: Campaign, part: str, language: str) -> View:
    """Return what a reader of this language is sent of a part: a variant, or a step of a drip."""
    content = campaign.content
    buttons = (_button(campaign.id, number, each) for number, each in enumerate(content.buttons))
    stop = Button(STOP, Open("message", "campaign.stop"))
    words = Starred(content.text_for(part, language))
    return View((words,), column(*buttons, stop), media=media_of(content))


def media_of(content: Content) -> Media | None:
    """Return the picture or document of an announcement."""
    return Media(content.media, content.file_id) if content.media else None


def length(words: str) -> int:
    """Count the UTF-16 units of typed words as Telegram does: without the stars of what is bold."""
    shown = "".join(piece for piece, _ in Starred(words).runs)
    return len(shown.encode("utf-16-le", "surrogatepass")) // 2


def room(content: Content) -> int:
    """Return how many units of words an announcement may have in each language."""
    return LONGEST_CAPTION if content.media else LONGEST


def too_long(content: Content) -> tuple[tuple[str, str], ...]:
    """Return the parts and languages whose words are longer than there is room for."""
    return tuple(key for key, words in sorted(content.texts.items()) if length(words) > room(content))


def _button(campaign_id: int, number: int, button: CampaignButton) -> Button:
    if button.url:
        return Button(Raw(button.label), url=button.url)
    return Button(Raw(button.label), Open("news", f"{campaign_id}.{number}"))
