"""Words that several pages of sources share."""

from collections.abc import Mapping

from conversations.engine.actions import Open
from conversations.engine.text import Lines, Raw, Said, Text, lines, text
from conversations.engine.view import Button
from conversations.regions import name_of
from conversations.socialization.records import Source, SourceKind

MENU = Button(text("Menu"), Open("menu"))
SOURCES = Button(text("All sources"), Open("sources"))
FACTORIES = Button(text("All factories"), Open("factories"))
KINDS: Mapping[SourceKind, Text] = {
    "poster": text("Poster"),
    "event": text("Event"),
    "officer": text("Officer"),
    "union": text("Trade union"),
    "factory": text("Factory"),
}
LEAST = 5
"""People of whom at least a figure must speak."""
_FEW, _NEARLY_ALL = text("fewer than {n}", n=LEAST), text("nearly all")


def region_name(code: str) -> Said:
    """Name a region; "" is all of Indonesia."""
    return Raw(name_of(code)) if code else text("all of Indonesia")


def head(source: Source) -> Lines:
    """Name a source: what it is and where."""
    kind = text("{kind} · {region}", kind=KINDS[source.kind], region=region_name(source.region))
    return lines(text("<b>{name}</b>", name=Raw(source.name)), kind)


def figure(count: int, total: int) -> Said:
    """Tell how many of a total; neither a few of them nor all but a few are told, for these could be known by name."""
    if not count:
        return Raw("0")
    if count < LEAST:
        return _FEW
    return _NEARLY_ALL if total - count < LEAST else Raw(str(count))
