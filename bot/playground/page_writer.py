"""The writing line: what is typed goes to the chat, or answers or changes the message it is aimed at."""

from collections.abc import Callable
from functools import partial

from nicegui import ui

from bot.playground import page_words as say
from bot.playground.errors import ActionRefusedError, ApiError
from bot.playground.page_attach import Attach, Attempt
from bot.playground.page_bubble import excerpt
from bot.playground.page_parts import Handler, box, icon_button, words
from bot.playground.world_chat import Message
from bot.playground.world_hands import Hands


def attempting(owner: ui.element) -> Attempt:
    """Return what does an action of a person, telling over `owner` what is not possible."""

    def attempt(action: Handler) -> None:
        try:
            action()
        except (ActionRefusedError, ApiError) as refusal:
            with owner:
                ui.notify(say.NOT_DONE.format(reason=refusal), type="warning")

    return attempt


class Writer:
    """Draws the line into the open container; `beside` draws what stands before what is typed, `after` behind it."""

    def __init__(
        self,
        hands: Hands,
        owner: ui.element,
        beside: Callable[[], None] = lambda: None,
        after: Callable[[], None] = lambda: None,
    ) -> None:
        self.hands = hands
        self.attempt = attempting(owner)
        self._target: Message | None = None
        self._editing = False
        self._aim = box("aim-place")
        with box("line"):
            beside()
            self._draft = ui.textarea(placeholder=f"{say.WRITE}…").props("borderless dense autogrow rows=1")
            self._draft.classes("draft").props["aria-label"] = say.WRITE
            self._draft.on("keydown.enter.exact.prevent", lambda _: self._send())
            after()
            Attach(hands, owner, self.attempt)
            icon_button("send", say.SEND, self._send, "send")

    def edit(self, message: Message) -> None:
        """Change an own message with the next line."""
        self._take_aim(message, editing=True)
        self._draft.value = message.text

    def reply(self, message: Message) -> None:
        """Answer a message with the next line."""
        self._take_aim(message, editing=False)

    def _take_aim(self, message: Message | None, *, editing: bool) -> None:
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

    def _send(self) -> None:
        text = self._draft.value or ""
        if not text.strip():
            return
        target, self._target = self._target, None
        self._draft.value = ""
        self._draw_aim()
        if target and self._editing:
            self.attempt(partial(self.hands.edit_text, target, text))
        else:
            self.attempt(partial(self.hands.send_text, text, reply_to=target.id if target else None))
