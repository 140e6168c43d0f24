"""The lower part of a phone: the writing line, or the button that starts or unblocks the bot."""

from functools import partial

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.page_keys import Keys
from bot.playground.page_parts import box, button, icon_button, words
from bot.playground.page_writer import Writer, attempting
from bot.playground.world_actions import Phone
from bot.playground.world_chat import Message


class Composer:
    """Writes into one private chat; `edit` and `reply` aim the next line at a message."""

    def __init__(self, phone: Phone, owner: ui.element) -> None:
        self.phone = phone
        self.owner = owner
        self.attempt = attempting(owner)
        self._drawn = ""
        self.root = box("composer")
        self.draw()

    def draw(self) -> None:
        """Draw what fits the chat now; the writing line and what is typed in it stay when they still fit."""
        if self._drawn == self._fitting == "line":
            self._draw_menu()
            self._keys.draw()
            return
        self._drawn = self._fitting
        self.root.clear()
        with self.root:
            if self._drawn == "line":
                self._line()
            else:
                word, style = (say.UNBLOCK, "big") if self._drawn == "blocked" else (say.START, "big start")
                button(word, partial(self.attempt, self.phone.start), style)

    @property
    def _fitting(self) -> str:
        chat = self.phone.chat
        return "blocked" if chat.blocked else "line" if chat.started else "start"

    def edit(self, message: Message) -> None:
        """Change an own message with the next line."""
        if self._drawn == "line":
            self._writer.edit(message)

    def reply(self, message: Message) -> None:
        """Answer a message with the next line."""
        if self._drawn == "line":
            self._writer.reply(message)

    def _line(self) -> None:
        self._writer = Writer(self.phone, self.owner, self._menu_place, self._keys_corner)
        self._draw_menu()
        self._keys = Keys(self.phone, self.owner, self._corner, self.attempt)

    def _menu_place(self) -> None:
        self._menu = box("menu-place")

    def _keys_corner(self) -> None:
        self._corner = box("keys-corner")

    def _draw_menu(self) -> None:
        self._menu.clear()
        with self._menu, icon_button("menu", say.MENU, lambda: None, "menu-button"), ui.menu() as menu:
            menu.props("anchor='top left' self='bottom left'")
            commands = self.phone.chat.bot.commands_for(self.phone.person)
            for each in commands:
                self._command(each["command"], each["description"])
            if not commands:
                words(say.NO_COMMANDS, "menu-empty")

    def _command(self, command: str, description: str) -> None:
        send = partial(self.attempt, partial(self.phone.send_text, f"/{command}"))
        with ui.menu_item(on_click=send).classes("command-item"):
            words(f"/{command}", "command-name")
            words(description, "command-words")
