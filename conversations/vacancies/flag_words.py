"""The red flags by name: what each says of a vacancy, in one line, and how much it weighs."""

from collections.abc import Mapping
from dataclasses import dataclass

from conversations.engine.text import Text, text

SEVERE = 3
"""The weight from which a vacancy is taken for fraud: one severe flag, or lesser ones that reach it together."""

SAID: Mapping[str, Text] = {
    "fee": text("Money is asked for first: a fee, a deposit, or goods to buy."),
    "travel": text("A ticket or lodging must be paid first, through an agent of their choice."),
    "data": text("Personal data are asked for too early: KTP, account number or codes."),
    "gambling": text("The work belongs to online gambling."),
    "tasks": text("Paid likes, follows or “missions”, a usual pattern of fraud."),
    "abroad": text("Work abroad without a placement licence that can be checked."),
    "impostor": text("The address or sender imitates an office or a large company."),
    "recruiting": text("One earns by recruiting others, or must bring capital."),
    "mail": text("A large company that writes from a free mail address."),
    "pay": text("The pay is far above what is usual for such work."),
    "chat": text("The interview is by chat only, or there is none."),
    "urgency": text("It hurries you, or promises that you will surely be taken."),
    "link": text("The link is shortened, so that its owner cannot be seen."),
}
"""What each flag says, the gravest first."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One sign that a vacancy may be fraud; the weight is 1 to 3."""

    name: str
    said: Text
    weight: int

    @property
    def severe(self) -> bool:
        """Tell whether this sign alone is enough."""
        return self.weight >= SEVERE


def flag(name: str, weight: int) -> Flag:
    """Return a flag by its name."""
    return Flag(name, SAID[name], weight)


def weigh(found: Mapping[str, int]) -> tuple[Flag, ...]:
    """Return the flags that were found, by name and weight, the gravest first."""
    known = [flag(name, found[name]) for name in SAID if found.get(name)]
    return tuple(sorted(known, key=lambda each: -each.weight))
