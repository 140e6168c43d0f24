"""Small building blocks of the page: plain HTML elements that a reader's software understands too."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui
from nicegui.elements.mixins.text_element import TextElement

Handler = Callable[[], Any]


def words(text: str, classes: str = "", tag: str = "div") -> TextElement:
    """Put plain words on the page."""
    return TextElement(tag=tag, text=text).classes(classes)


def box(classes: str, tag: str = "div") -> ui.element:
    """Open a container."""
    return ui.element(tag).classes(classes)


def button(text: str, on_click: Handler, classes: str = "", label: str = "") -> TextElement:
    """Put a button on the page; `label` names it when its text is only a sign."""
    element = TextElement(tag="button", text=text).classes(classes).props("type=button")
    element.on("click", lambda _: on_click())
    return named(element, label) if label else element


def icon_button(icon: str, label: str, on_click: Handler, classes: str = "") -> TextElement:
    """Put a button with a picture on the page."""
    element = button("", on_click, f"icon-button {classes}", label)
    with element:
        ui.icon(icon)
    return element


def named(element: Any, label: str) -> Any:
    """Give an element the name by which readers' software and tests find it."""
    element.props["aria-label"] = label
    element.props["title"] = label
    return element


class Sheet:
    """A small window over a phone, or over the page, until closed; Escape and a press beside it close it too."""

    def __init__(self, title: str, classes: str) -> None:
        self.veil = box(f"veil {classes}").on("dismiss", lambda _: self.close())
        with self.veil:
            self.body = box("sheet").props("role=dialog aria-modal=true")
        self.body.props["aria-label"] = title

    def close_after(self, action: Handler) -> None:
        """Do something, then take the window off the page."""
        action()
        self.close()

    def close(self) -> None:
        """Take the window off the page."""
        if not self.veil.is_deleted:
            self.veil.delete()


@contextmanager
def sheet(owner: ui.element, title: str, classes: str = "") -> Iterator[Sheet]:
    """Open a window over `owner` and build what is inside."""
    with owner:
        window = Sheet(title, classes)
    with window.body:
        yield window
