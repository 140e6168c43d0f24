"""Which of several choices a reply means: by number, place or words, and only if there is no other reading."""

import re
from collections.abc import Sequence

from conversations.understanding.choices import Choice, blends, choice, fits, hours_said, words_of
from conversations.understanding.contradictions import DENIALS, contradicts
from conversations.understanding.lexicon import Lexicon
from conversations.understanding.positions import Pointing, pointing
from conversations.understanding.words import clean

MOST_UNKNOWN = 6
"""With more words that no label has, a reply tells something else."""

_LEXICON = Lexicon("options")
_REFUSED = _LEXICON.words("refused")
_SEVERAL = re.compile(r"\b(?:dua ?-? ?dua|salah satu|satu ?-? ?satu|yang satu lagi|yg satu lagi|satu lagi)")
_SMALL_TALK = _LEXICON.words("small_talk")
_RANGES = frozenset(("sampai", "hingga"))
_FUNCTION_WORDS = _LEXICON.words("function_words")
_SILENT = _FUNCTION_WORDS | _SMALL_TALK
_TELLS_NOTHING = _SILENT - {"sudah"}


def read_option(text: object, options: object) -> int | None:
    """Return the index of the one of `options`, each a label and its aliases, that `text` means.

    None for several choices, doubt, negation of a label, a label that fits two, a number outside, or a number and
    words that disagree.
    """
    plain = clean(text)
    choices = _choices(options)
    if not plain or not choices:
        return None
    words = words_of(text)
    named = _at_hour(_named(words, choices), hours_said(plain), choices)
    if named:
        return named.pop() if len(named) == 1 else None
    spelled = _spelled_out(words, choices)
    if spelled is not None and "?" not in plain:
        return spelled
    if "?" in plain or re.search(r"(?:^| )-[0-9]|[0-9] ?[-/,&+] ?[0-9]", plain) or _SEVERAL.search(plain):
        return None
    known = frozenset(word for each in choices for word in each.vocabulary)
    if any(word in _REFUSED and word not in known for word in words):
        return None
    found = pointing(plain, _glued(words, known), len(choices), known)
    return _agreed(found, plain, choices)


def _choices(options: object) -> list[Choice]:
    if isinstance(options, (str, bytes)) or not isinstance(options, Sequence):
        return []
    return [choice(names) for names in options]


def _named(words: tuple[str, ...], choices: list[Choice]) -> set[int]:
    """Return the choices of which a name is said exactly, with small talk around it or without."""
    core = [word for word in words if word not in _SMALL_TALK]
    for said in ("".join(words), "".join(core)):
        found = {place for place, each in enumerate(choices) if said and any(name.glued == said for name in each.names)}
        hours = {place for place in found if not any(name.hours for name in choices[place].names)}
        if found:
            return hours or found
    return set()


def _at_hour(named: set[int], hours: frozenset[int], choices: list[Choice]) -> set[int]:
    """Tell labels that differ only in their hours apart by the hour that is said."""
    return {place for place in named if hours <= choices[place].hours()} if len(named) > 1 else named


def _spelled_out(words: tuple[str, ...], choices: list[Choice]) -> int | None:
    """Return the only choice of which a name with several numbers in it ("6-12 bulan") is said, or its numbers are."""
    known = frozenset(word for each in choices for word in each.vocabulary)
    if sum(word.isdigit() for word in words) < 2 or ((DENIALS | _REFUSED) - known - _RANGES).intersection(words):
        return None
    line = _without_ranges(words)
    names = [(place, _without_ranges(name.words)) for place, each in enumerate(choices) for name in each.names]
    found = {place for place, name in names if len(name.split()) > 1 and (name in line or line in name)}
    return found.pop() if len(found) == 1 else None


def _without_ranges(words: tuple[str, ...]) -> str:
    """Write "6 sampai 12 bulan" as "6-12 bulan" is written: without a word between, a blank at either end."""
    return f" {' '.join(word for word in words if word not in _RANGES)} "


def _glued(words: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    """Join two words that a label writes as one ("s 1", "lain nya")."""
    told: list[str] = []
    for word in words:
        if told and told[-1] + word in known and not (told[-1] in known and word in known):
            told[-1] += word
        else:
            told.append(word)
    return tuple(told)


def _agreed(found: Pointing, plain: str, choices: list[Choice]) -> int | None:
    """Return the choice on which position, label numbers, hours and words agree."""
    votes: list[set[int]] = [_with_number(number, choices) for number in found.in_labels]
    votes += [_with_hour(hour, part, choices) for hour, part in found.hours]
    votes += [_with_hour(hour, "", choices) for hour in hours_said(plain)]
    by_words, unknown = _by_words(found.words, choices)
    votes += [by_words] if by_words is not None else []
    chosen = set.intersection(*votes) if votes else set()
    if (votes and len(chosen) != 1) or len(unknown) > MOST_UNKNOWN or any(word.isdigit() for word in unknown):
        return None
    label = chosen.pop() if chosen else None
    if label is not None and contradicts(found.words, unknown, choices[label]):
        return None
    return _with_position(found, label, unknown, choices)


def _with_position(found: Pointing, label: int | None, unknown: list[str], choices: list[Choice]) -> int | None:
    if not found.numbers:
        return label
    if len(found.numbers) > 1:
        return None
    number = next(iter(found.numbers))
    if label is not None:
        same = number == label + 1 or any(re.fullmatch(rf"[a-z]+{number}", word) for word in choices[label].vocabulary)
        return label if same or (not found.explicit and choices[label].knows(str(number))) else None
    if DENIALS.intersection(found.words) or (unknown and not found.explicit):
        return None
    return _numbered(number, found.explicit, choices)


def _numbered(number: int, explicit: bool, choices: list[Choice]) -> int | None:
    """Return the choice with this number, unless the bare number stands in the label of another one."""
    inside = 1 <= number <= len(choices)
    in_labels = set() if explicit else _with_number(str(number), choices) | _with_hour(number, "", choices, later=False)
    if inside:
        return number - 1 if not in_labels or number - 1 in in_labels else None
    return in_labels.pop() if len(in_labels) == 1 else None


def _with_number(number: str, choices: list[Choice]) -> set[int]:
    return {place for place, each in enumerate(choices) if each.knows(number)}


def _with_hour(hour: int, part: str, choices: list[Choice], *, later: bool = True) -> set[int]:
    if hour < 12 and (part in {"sore", "malam"} or (part == "siang" and hour < 6)):
        hour += 12
    exact = {place for place, each in enumerate(choices) if hour in each.hours()}
    if exact or not later or part or hour > 6:
        return exact
    return {place for place, each in enumerate(choices) if hour + 12 in each.hours()}


def _by_words(words: list[str], choices: list[Choice]) -> tuple[set[int] | None, list[str]]:
    """Return the choices that fit all words that fit any (None if none does), and the words that fit none."""
    fitting = {word: _fitting(word, choices) for word in words}
    unknown = [word for word, hits in fitting.items() if not hits and word not in _SILENT]
    telling = {word: hits for word, hits in fitting.items() if hits and word not in _FUNCTION_WORDS}
    if not telling:
        return None, unknown
    common = set.intersection(*telling.values()) or _beside_shared(telling, choices)
    if len(common) > 1:
        common = {place for place in common if _says_whole_name(telling, choices[place])} or common
    return common, unknown


def _beside_shared(telling: dict[str, set[int]], choices: list[Choice]) -> set[int]:
    """Return the choice whose whole name is said beside a word that others share ("bank bri": "Bank lain", "BRI")."""
    named = {place for place, each in enumerate(choices) if _says_whole_name(telling, each)}
    distinct = [hits for hits in telling.values() if len(hits) == 1]
    return named if len(named) == 1 and distinct and all(hits == named for hits in distinct) else set()


def _fitting(word: str, choices: list[Choice]) -> set[int]:
    exact = {place for place, each in enumerate(choices) if each.knows(word)}
    if exact or word in _SMALL_TALK or word in DENIALS:
        return exact
    close = {place for place, each in enumerate(choices) if any(fits(word, other) for other in each.vocabulary)}
    return close or {place for place, each in enumerate(choices) if any(blends(word, name) for name in each.names)}


def _says_whole_name(telling: dict[str, set[int]], each: Choice) -> bool:
    return any(all(_is_said(word, telling) for word in name.words) for name in each.names)


def _is_said(word: str, telling: dict[str, set[int]]) -> bool:
    """Whether a word of a label is said, or tells nothing ("Ya, saya setuju" is said with "setuju")."""
    return word in _TELLS_NOTHING or any(fits(said, word) for said in telling)
