"""The lower part of a phone: the writing line, or the button that starts or unblocks the bot."""

from functools import partial

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.errors import ActionRefusedError, ApiError
from bot.playground.page_attach import Attach
from bot.playground.page_bubble import excerpt
from bot.playground.page_keys import Keys
from bot.playground.page_parts import Handler, box, button, icon_button, words
from bot.playground.world_actions import Phone
from bot.playground.world_chat import Message


class Composer:
    """Writes into one chat; `edit` and `reply` aim the next line at a message."""

    def __init__(self, phone: Phone, owner: ui.element) -> None:
        self.phone = phone
        self.owner = owner
        self._target: Message | None = None
        self._editing = False
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

    def attempt(self, action: Handler) -> None:
        """Do what the person asked; what is not possible is told instead."""
        try:
            action()
        except (ActionRefusedError, ApiError) as refusal:
            with self.owner:
                ui.notify(say.NOT_DONE.format(reason=refusal), type="warning")

    def edit(self, message: Message) -> None:
        """Change an own message with the next line."""
        self._take_aim(message, editing=True)
        self._draft.value = message.text

    def reply(self, message: Message) -> None:
        """Answer a message with the next line."""
        self._take_aim(message, editing=False)

    def _take_aim(self, message: Message | None, *, editing: bool) -> None:
        if self._drawn != "line":
            return
        self._target, self._editing = message, editing
        self._draw_aim()
        self._draft.run_method("focus")

    def _draw_aim(self) -> None:
        self._aim.clear()
        if self._target is None:
            return
        with self._aim, box("aim"):
            ui.icon("edit" if self._editing else "reply")
            with box("aim-words"):
                words(say.EDITING if self._editing else say.REPLYING, "quote-name")
                words(excerpt(self._target), "quote-text")
            icon_button("close", say.CANCEL, self._leave)

    def _leave(self) -> None:
        self._draft.value = ""
        self._take_aim(None, editing=False)

    def _line(self) -> None:
        self._aim = box("aim-place")
        with box("line"):
            self._menu = box("menu-place")
            self._draft = ui.textarea(placeholder=f"{say.WRITE}…").props("borderless dense autogrow rows=1")
            self._draft.classes("draft").props["aria-label"] = say.WRITE
            self._draft.on("keydown.enter.exact.prevent", lambda _: self._send())
            corner = box("keys-corner")
            Attach(self.phone, self.owner, self.attempt)
            icon_button("send", say.SEND, self._send, "send")
        self._draw_menu()
        self._draw_aim()
        self._keys = Keys(self.phone, self.owner, corner, self.attempt)

    def _send(self) -> None:
        text = self._draft.value or ""
        if not text.strip():
            return
        target, self._target = self._target, None
        self._draft.value = ""
        self._draw_aim()
        if target and self._editing:
            self.attempt(partial(self.phone.edit_text, target, text))
        else:
            self.attempt(partial(self.phone.send_text, text, reply_to=target.id if target else None))

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
