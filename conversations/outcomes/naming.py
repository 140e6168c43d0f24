"""What steps and numbers are called where results and figures are told."""

from collections.abc import Mapping

from conversations.engine.text import Param, Raw, Said, Text, text
from conversations.outcomes.hidden import Shown
from conversations.outcomes.records import Step
from conversations.regions.names import name_of

HIDDEN = text("under 5")
"""Said in place of a number of people that is hidden because it is small."""
NOT_SHOWN = Raw("–")
"""Said in place of a number that is hidden, be it small or only giving another one away."""
UNKNOWN_PLACE = text("Region not known")
NO_SOURCE = text("Without a source")

STEP_NAMES: Mapping[Step, Text] = {
    "opened": text("Pressed a button"),
    "started": text("Began to check"),
    "eligible": text("Eligible"),
    "linked": text("Claim linked"),
    "filed": text("Claim filed"),
    "paid": text("Month paid"),
}


def told(number: Shown) -> Param:
    """Return a number as it stands in a sentence."""
    return HIDDEN if number is None else number


def cell(number: Shown) -> Said:
    """Return a number as it stands in a table."""
    return NOT_SHOWN if number is None else Raw(str(number))


def figure(number: Shown) -> Said:
    """Return a number as it stands beside a bar."""
    return NOT_SHOWN if number is None else text("{n}", n=number)


def signed(number: int) -> Raw:
    """Return a difference with its sign, which no spreadsheet takes for a formula."""
    sign = "−" if number < 0 else "+" if number > 0 else ""
    return Raw(f"{sign}{abs(number)}")


def place_called(code: str) -> Said:
    """Return what the region with a code is called."""
    return Raw(name_of(code) or code) if code else UNKNOWN_PLACE


def source_called(name: str) -> Said:
    """Return what a source is called."""
    return Raw(name) if name else NO_SOURCE


def variant_called(name: str) -> Said:
    """Return what a variant, or a step of a sequence, is called."""
    return text("Variant {name}", name=Raw(name.upper())) if name.isalpha() else text("Part {name}", name=Raw(name))
