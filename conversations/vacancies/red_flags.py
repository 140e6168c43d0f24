"""Why a vacancy smells: fees, data asked too early, gambling, unlicensed placement, and other signs of fraud."""

from collections.abc import Iterator

from conversations.vacancies import addresses
from conversations.vacancies.data import table
from conversations.vacancies.denial import Denials
from conversations.vacancies.employers import Employers
from conversations.vacancies.flag_words import SEVERE, Flag, weigh
from conversations.vacancies.pay import Pay, far_above
from conversations.vacancies.phrasing import Phrases, Span, Vocabulary, Words, holds, plain
from conversations.vacancies.records import Vacancy

_LISTS = table("red_flags")
_VOCABULARY = Vocabulary(_LISTS["spellings"], _LISTS["words"])
_DENIALS = Denials(_VOCABULARY, _LISTS["denials"])
_PAY = Pay(_VOCABULARY)
_EMPLOYERS = Employers(_VOCABULARY)
_ALONE, _LIKELY, _SLIGHT = SEVERE, 2, 1


class _Signs:
    """One list of phrases, with the words or phrases in whose sentence it does not count."""

    def __init__(self, name: str, key: str, *, excuse: bool = True) -> None:
        lists = _LISTS[name]
        self._phrases = Phrases(_VOCABULARY, lists[key])
        excused = lists.get("excused", "") if excuse else ""
        self._words = _VOCABULARY.listed(excused) if isinstance(excused, str) else frozenset()
        self._excuses = Phrases(_VOCABULARY, excused if isinstance(excused, list) else [])

    def spans(self, words: Words) -> Iterator[Span]:
        """Yield where a phrase of the list is said, and meant."""
        return (span for span in self._phrases.find(words) if not self._excused(words, span))

    def stand(self, words: Words) -> bool:
        """Tell whether a phrase of the list is said, and meant."""
        return next(self.spans(words), None) is not None

    def _excused(self, words: Words, span: Span) -> bool:
        if _DENIALS.hold(words, span):
            return True
        said = span.sentence(words)
        return holds(said, self._words) or self._excuses.stand(said)


class _Given(_Signs):
    """Amounts that go from the person to the employer, not the other way round."""

    def __init__(self) -> None:
        super().__init__("fee", "amounts")
        self._given = _VOCABULARY.listed(_LISTS["fee"]["given"])
        self._givers = _VOCABULARY.listed(_LISTS["fee"]["givers"])

    def _excused(self, words: Words, span: Span) -> bool:
        around = words.within(span.start, span.end + 3)
        if holds(around, self._given) or holds(words.within(span.start - 3, span.start), self._givers):
            return True
        return super()._excused(words, span)


_AMOUNTS = _Given()
_SAID = (
    ("fee", _Signs("fee", "strong"), _ALONE),
    ("travel", _Signs("travel", "strong"), _ALONE),
    ("tasks", _Signs("tasks", "strong"), _ALONE),
    ("gambling", _Signs("gambling", "strong"), _ALONE),
    ("data", _Signs("data", "strong"), _ALONE),
    ("data", _Signs("data", "weak"), _LIKELY),
    ("recruiting", _Signs("recruiting", "strong"), _ALONE),
    ("recruiting", _Signs("recruiting", "weak"), _LIKELY),
    ("chat", _Signs("chat", "weak"), _LIKELY),
    ("urgency", _Signs("urgency", "guaranteed"), _LIKELY),
    ("urgency", _Signs("urgency", "hurry"), _SLIGHT),
)
_PLACED = _Signs("abroad", "places")
_DANGER = _Signs("abroad", "danger")
_SMUGGLED = _Signs("abroad", "strong")
_EASY = _Signs("abroad", "easy", excuse=False)
_INLAND = Phrases(_VOCABULARY, _LISTS["abroad"]["inland"])
_LICENSED = _VOCABULARY.listed(_LISTS["abroad"]["licensed"])
_LICENCES = Phrases(_VOCABULARY, _LISTS["abroad"]["licensed_phrases"])
_PUBLIC = _Signs("impostor", "public")
_BY_CHAT = _Signs("impostor", "by_chat")
_RECRUITS = _VOCABULARY.listed(_LISTS["impostor"]["recruits"])


def flags(
    text: str, *, employer: str = "", link: str = "", wage: int | None = None, median: int | None = None
) -> tuple[Flag, ...]:
    """Return the signs of fraud in a vacancy, the gravest first; never raises.

    `wage` is what is paid a month, `median` what is usual for the family of its title.
    """
    told = plain(text)
    words = _VOCABULARY.words(told)
    found: dict[str, int] = {}
    for name, signs, weight in _SAID:
        if weight > found.get(name, 0) and signs.stand(words):
            found[name] = weight
    if _AMOUNTS.stand(words):
        found["fee"] = _ALONE
    if "travel" in found:
        # What is to be paid is the ticket, and that says more.
        found.pop("fee", None)
    found["abroad"] = _abroad(words)
    found |= _sender(words, told, plain(employer), plain(link))
    if not found["abroad"] and _PAY.absurd(words, wage):
        found["pay"] = _ALONE
    elif far_above(wage, median):
        found["pay"] = _LIKELY
    return weigh(found)


def flags_of(vacancy: Vacancy, median: int | None) -> tuple[Flag, ...]:
    """Return the signs of fraud in a vacancy of a list."""
    told = f"{vacancy.title}\n{vacancy.employer}\n{vacancy.about}\n{vacancy.skills}"
    wage = vacancy.wage_min or vacancy.wage_max
    return flags(told, employer=vacancy.employer, link=vacancy.link, wage=wage, median=median)


def _abroad(words: Words) -> int:
    """Weigh a placement abroad: by way of a danger or a tourist's visa, or in haste, or only without a licence."""
    if _DANGER.stand(words):
        return _ALONE
    inland = list(_INLAND.find(words))
    if all(any(span.start < near.end and near.start < span.end for near in inland) for span in _PLACED.spans(words)):
        return 0
    if _SMUGGLED.stand(words):
        return _ALONE
    if holds(words, _LICENSED) or _LICENCES.stand(words):
        return 0
    return _ALONE if _EASY.stand(words) else _LIKELY


def _sender(words: Words, told: str, employer: str, link: str) -> dict[str, int]:
    """Weigh who writes from where: free mail of a large employer, shortened links, addresses that imitate."""
    seen = addresses.read(f"{told}\n{link}")
    large = _EMPLOYERS.large(words) or _EMPLOYERS.names(_VOCABULARY.words(employer))
    found = {"link": _SLIGHT if seen.shortened else 0}
    if seen.free_mail and large:
        found["mail"] = _ALONE
    if any(addresses.carries(local) for local in seen.free_mail):
        found["mail"] = _ALONE
    public = _PUBLIC.stand(words) and holds(words, _RECRUITS)
    hidden = seen.shortened or seen.chat or _BY_CHAT.stand(words)
    if seen.imitated or (hidden and public) or (seen.chat and large):
        found["impostor"] = _ALONE
    return found
