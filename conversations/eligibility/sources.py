"""The last line of what people are told: which articles say it, and on which day that was checked."""

from conversations.eligibility.parameters import CHECKED_ON, cites
from conversations.eligibility.verdict import Regime
from conversations.engine.text import Raw, Text, text


def source(*rules: str, regime: Regime = "R25") -> Text:
    """Name the articles behind rules, and the day on which they were checked."""
    return by(cites(*rules, regime=regime))


def by(articles: str) -> Text:
    """Name where something stands, and the day on which that was checked."""
    return text("<i>{cites}. Checked on {day}.</i>", cites=Raw(articles), day=CHECKED_ON)


PRACTICE = text("<i>From guides on practice, not from an article. Checked on {day}.</i>", day=CHECKED_ON)
"""The last line of what guides say and no article."""
