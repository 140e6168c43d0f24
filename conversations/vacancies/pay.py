"""Pay that is too good: absurd by itself, or far above what is usual."""

from collections.abc import Iterator
from itertools import islice

from conversations.vacancies.data import table
from conversations.vacancies.phrasing import Phrases, Span, Vocabulary, Words, holds

_LISTS = table("red_flags")["pay"]
_UNITS = {"ribu": 1_000, "juta": 1_000_000}
_PAID = frozenset(
    (
        "gaji",
        "upah",
        "penghasilan",
        "dibayar",
        "dapat",
        "cuan",
        "pendapatan",
        "income",
        "terima",
        "hingga",
        "mencapai",
        "bisa",
        "jadi",
    )
)
_NEAR = 5
_LARGEST = 10**10
_MOST = 40

MONTHLY_SIMPLE = 8_000_000
"""A month's pay for simple work that asks for nothing, from which it is absurd."""
MONTHLY_SHORT = 5_000_000
"""The same where a few hours a day are asked for."""
DAILY = 250_000
"""A day's pay for such work."""
DAILY_ANYWAY = 500_000
"""The same for any work that asks for nothing."""
FEW_HOURS = 4
USUAL_TIMES = 2.5
"""How many times the median a wage may be."""
LEAST_ABOVE = 3_000_000


class Pay:
    """Reads what a message pays, and what it asks for that."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._simple = vocabulary.listed(table("red_flags")["words"]["simple"])
        self._asks_nothing = Phrases(vocabulary, _LISTS["no_requirements"])
        self._hours = Phrases(vocabulary, _LISTS["short_hours"])
        self._skilled = Phrases(vocabulary, _LISTS["skilled"])
        self._shared = vocabulary.listed(_LISTS["shared"])

    def absurd(self, words: Words, wage: int | None) -> bool:
        """Tell whether nobody pays so much for so little."""
        simple = holds(words, self._simple)
        nothing = self._asks_nothing.stand(words)
        short = any(_few(words, span) for span in self._hours.find(words))
        if not (simple or nothing or short) or self._skilled.stand(words):
            return False
        amounts = [*self._amounts(words), *([(wage, "bulan")] if wage else [])]
        return any(self._too_much(amount, per, simple=simple, nothing=nothing, short=short) for amount, per in amounts)

    def _too_much(self, amount: int, per: str, *, simple: bool, nothing: bool, short: bool) -> bool:
        if per == "hari":
            return (amount >= DAILY and (short or (simple and nothing))) or (nothing and amount >= DAILY_ANYWAY)
        return (short and amount >= MONTHLY_SHORT) or (simple and nothing and amount >= MONTHLY_SIMPLE)

    def _amounts(self, words: Words) -> Iterator[tuple[int, str]]:
        """Yield each amount that is paid, with *hari* or *bulan*."""
        numbers = (at for at, word in enumerate(words.all) if word[0].isdigit())
        for at in islice(numbers, _MOST):
            amount = _amount(words.all, at)
            per = _period(words.all, at) if amount else ""
            if per and not holds(Span(at, at + 1).sentence(words), self._shared):
                yield amount, per


def _amount(words: list[str], at: int) -> int:
    unit = _UNITS.get(words[at + 1], 0) if at + 1 < len(words) else 0
    digits = words[at]
    if len(digits) > 15 or not digits.isascii():
        return 0
    if unit:
        whole, _, part = digits.replace(",", ".").partition(".")
        value = float(f"{whole}.{part.replace('.', '') or 0}") * unit
    else:
        value = float(digits.replace(".", "").replace(",", ""))
    return int(value) if 50_000 <= value < _LARGEST else 0


def _period(words: list[str], at: int) -> str:
    """Return for how long an amount is paid; an amount near a word of pay is a month's."""
    behind = _until_end(words[at + 1 : at + 1 + _NEAR])
    before = words[max(0, at - _NEAR) : at]
    if "hari" in behind or "hari" in before[-3:]:
        return "hari"
    return "bulan" if "bulan" in behind or not _PAID.isdisjoint(before) else ""


def _until_end(words: list[str]) -> list[str]:
    return words[: next((at for at, word in enumerate(words) if not word[0].isalnum() and word != ","), len(words))]


def _few(words: Words, span: Span) -> bool:
    hours = next((word for word in words.all[span.start : span.end] if word[0].isdigit()), "")
    return hours.isascii() and hours.isdigit() and 0 < int(hours[:3]) < FEW_HOURS


def far_above(wage: int | None, median: int | None) -> bool:
    """Tell whether a wage is far above the median of its family of titles."""
    if not wage or not median:
        return False
    return wage >= median * USUAL_TIMES and wage - median >= LEAST_ABOVE
