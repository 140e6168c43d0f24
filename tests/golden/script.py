"""Golden conversations as text: what a person does, and what the bot says to it.

A line `> words` is typed, `> [label]` presses a button of the bot's last message; the indented lines below are the
reply without markup, its buttons row by row, and the words of the picture that follows. Lines with `#` are remarks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.chat import House, Said
from tests.limits import shown

HERE = Path(__file__).parent
_INDENT = "    "


@dataclass
class Exchange:
    """What the person did, and the lines that came back."""

    does: str
    reply: list[str] = field(default_factory=list)


@dataclass
class Script:
    """A conversation as it stands in a file."""

    remarks: list[str]
    exchanges: list[Exchange]

    def written(self) -> str:
        """Return the text of the file."""
        blocks = ["\n".join(self.remarks)]
        for each in self.exchanges:
            lines = (_INDENT + line if line else "" for line in each.reply)
            blocks.append("\n".join([f"> {each.does}", *lines]))
        return "\n\n".join(blocks) + "\n"


def parse(text: str) -> Script:
    """Read a conversation from the text of its file."""
    script = Script([], [])
    for line in text.splitlines():
        if line.startswith("#"):
            script.remarks.append(line)
        elif line.startswith("> "):
            script.exchanges.append(Exchange(line[2:]))
        elif script.exchanges:
            script.exchanges[-1].reply.append(line.removeprefix(_INDENT))
    for each in script.exchanges:
        each.reply = "\n".join(each.reply).strip("\n").splitlines()
    return script


def reply_lines(said: Said, captions: Iterable[str]) -> list[str]:
    """Return a reply as it is written in a script."""
    buttons = [" ".join(f"[{label}]" for label in row) for row in said.rows]
    pictures = [f"(picture) {line}" for caption in captions for line in caption.splitlines() if line.strip()]
    return [*shown(said.text).splitlines(), *buttons, *pictures]


def captions(house: House) -> list[str]:
    """Return the words of the pictures that were sent."""
    return [photo.caption or "" for photo in house.photos()]
