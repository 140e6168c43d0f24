"""What a person may send besides words: a photo, a document, their contact, their place, a sticker."""

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import events, ui

from bot.playground import page_words as say
from bot.playground.page_parts import Handler, Sheet, box, button, icon_button, sheet, words
from bot.playground.world_hands import Hands

UPLOAD_LIMIT = 20 * 1024 * 1024
Attempt = Callable[[Handler], None]
Taken = Callable[[events.UploadEventArguments], Awaitable[None]]


class Attach:
    """The button with the paper clip and its menu; `attempt` does an action and tells what is not possible."""

    def __init__(self, phone: Hands, owner: ui.element, attempt: Attempt) -> None:
        self.phone = phone
        self.owner = owner
        self.attempt = attempt
        photo, document = self._upload("image/*", self._photo), self._upload("*", self._document)
        with icon_button("attach_file", say.ATTACH, lambda: None), ui.menu() as menu:
            menu.props("anchor='top right' self='bottom right'")
            self._item("image", say.PHOTO, partial(photo.run_method, "pickFiles"))
            self._item("description", say.DOCUMENT, partial(document.run_method, "pickFiles"))
            self._item("person", say.OWN_CONTACT, partial(ask_contact, phone, owner, self._contact))
            self._item("place", say.PLACE, partial(attempt, phone.send_location))
            self._item("mood", say.STICKER, self._stickers)

    def _contact(self) -> None:
        self.attempt(self.phone.share_contact)

    def _item(self, icon: str, text: str, action: Handler) -> None:
        with ui.menu_item(on_click=action).classes("attach-item"):
            ui.icon(icon)
            words(text)

    def _upload(self, accept: str, taken: Taken) -> ui.upload:
        uploader = ui.upload(on_rejected=self._refused, max_file_size=UPLOAD_LIMIT, auto_upload=True)

        async def take(event: events.UploadEventArguments) -> None:
            await taken(event)
            uploader.reset()

        uploader.on_upload(take)
        uploader.props["accept"] = accept
        return uploader.classes("hidden-upload")

    def _refused(self) -> None:
        with self.owner:
            ui.notify(say.TOO_BIG, type="warning")

    async def _photo(self, event: events.UploadEventArguments) -> None:
        self.attempt(partial(self.phone.send_photo, await event.file.read()))

    async def _document(self, event: events.UploadEventArguments) -> None:
        content = await event.file.read()
        self.attempt(partial(self.phone.send_document, content, event.file.name, event.file.content_type))

    def _stickers(self) -> None:
        with sheet(self.owner, say.STICKER) as window, box("stickers"):
            for emoji in say.STICKERS:
                button(emoji, partial(self._sticker, window, emoji), "sticker-button")

    def _sticker(self, window: Sheet, emoji: str) -> None:
        self.attempt(partial(self.phone.send_sticker, emoji))
        window.close()


def ask_contact(phone: Hands, owner: ui.element, share: Handler) -> None:
    """Ask the person before their number goes to the bot, as the app does; `share` sends it."""
    with sheet(owner, say.SHARE_TITLE) as window:
        words(say.SHARE_TITLE, "sheet-title")
        words(say.SHARE_TEXT.format(phone=f"+{phone.person.phone}"), "sheet-text")
        with box("sheet-buttons"):
            button(say.CANCEL, window.close, "plain")
            button(say.SHARE, partial(window.close_after, share), "strong")
