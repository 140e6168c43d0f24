"""Which vacancies are one and the same post: reposts of an employer, and copies that agencies offer as their own.

All copies share a twin. An employer's own posts are told apart by who they are, so two employers never share one; an
agency hides whose post it offers, so its posts are told apart by what they offer, and follow the one employer whose
post is the same.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from hashlib import blake2b

from conversations.vacancies.data import table
from conversations.vacancies.records import Vacancy

_DATA = table("agencies")
_PHRASES = frozenset(_DATA["phrases"])
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _PHRASES)
_NAMELESS = frozenset(_DATA["nameless"])
_COMPANY = frozenset(_DATA["company"])
_FORMS = frozenset(_DATA["others"])
_BEFORE = frozenset(_DATA["before"])
_BEHIND = frozenset(_DATA["behind"])
_ABBREVIATED = re.compile(r"\b(p|c|u|f)\.\s?(t|v|d|a)\b\.?")
_NO_WORD = re.compile(r"[\W_]+")
_ACCENT = re.compile(r"[\u0300-\u036f]+")
# Shorter texts are phrases that anybody may write.
_TELLING_TEXT = 60
_TELLING_TERMS = 2
_OWN, _AGENCY, _NAMELESS_MARK = "e", "a", "n"


def twin_of(
    title: str,
    employer: str,
    region: str,
    wage_min: int | None,
    wage_max: int | None,
    education: str,
    experience: int | None,
    about: str,
) -> str:
    """Return what a post shares with its reposts; of an agency's post, with the same post of other agencies, too."""
    name, work = _employer(employer), _title(title)
    terms = (wage_min, wage_max, education, experience)
    if name in _NAMELESS or not name:
        return _hash(_NAMELESS_MARK, work, region, *terms, _letters(about))
    if not is_agency(employer):
        return _hash(_OWN, name, work, region)
    if _telling(*terms):
        return _hash(_AGENCY, work, region, *terms)
    return _hash(_AGENCY, work, region, name)


@lru_cache(4096)
def is_agency(employer: str) -> bool:
    """Tell whether a name is that of an agency, which hires for others."""
    words = _words(employer)
    return any(
        " ".join(words[start : start + length]) in _PHRASES
        for length in range(1, _LONGEST_PHRASE + 1)
        for start in range(len(words) - length + 1)
    )


def agreed(posts: Iterable[Vacancy]) -> dict[str, str]:
    """Return, for posts of agencies whose twin has to change, the twin that each of them takes on.

    That is the twin of the one employer who offers the same post; where two employers do, nobody knows whose copy it
    is, and agencies who say the same share the twin of the one that was seen first. An employer's twin never changes.
    """
    known = list(posts)
    copies: dict[str, list[Vacancy]] = defaultdict(list)
    for post in known:
        if post.twin.startswith(_AGENCY):
            copies[post.twin].append(post)
    own = _offered(known, {_work(each) for members in copies.values() for each in members})
    renamed: dict[str, str] = {}
    for twins in _of_one_text(copies):
        keys = (key for twin in twins for each in copies[twin] for key in _keys(each))
        employers = {found for key in keys for found in own.get(key, ())}
        leader = employers.pop() if len(employers) == 1 else min(twins, key=lambda twin: _first(copies[twin]))
        renamed |= {twin: leader for twin in twins if twin != leader}
    return renamed


def _offered(posts: Iterable[Vacancy], wanted: AbstractSet[tuple[str, str]]) -> Mapping[object, set[str]]:
    """Return the twins of employers by what they offer, of the `wanted` works only."""
    own: dict[object, set[str]] = defaultdict(set)
    for post in posts:
        if post.twin.startswith(_OWN) and _work(post) in wanted:
            for key in _keys(post):
                own[key].add(post.twin)
    return own


def _of_one_text(copies: Mapping[str, Sequence[Vacancy]]) -> Iterable[set[str]]:
    """Put the twins of agencies together that say the same in the same words."""
    groups = {twin: {twin} for twin in copies}
    said: dict[object, str] = {}
    for twin, members in copies.items():
        for text in filter(None, map(_text, members)):
            joined = groups[twin] | groups[said.setdefault(text, twin)]
            groups |= dict.fromkeys(joined, joined)
    return {id(group): group for group in groups.values()}.values()


def _first(members: Iterable[Vacancy]) -> int:
    return min(each.id for each in members)


def _keys(post: Vacancy) -> list[object]:
    """Return by what a post may be known as the same as another one: its terms, and its text."""
    terms = post.wage_min, post.wage_max, post.education, post.experience
    said = _text(post)
    return [key for key in ((*_work(post), *terms) if _telling(*terms) else None, said) if key is not None]


def _text(post: Vacancy) -> tuple[str, ...] | None:
    said = _letters(post.about)
    return (*_work(post), said) if len(said) >= _TELLING_TEXT else None


def _work(post: Vacancy) -> tuple[str, str]:
    return _title(post.title), post.region


def _telling(wage_min: int | None, wage_max: int | None, education: str, experience: int | None) -> bool:
    """Tell whether terms say enough to know a post by: what is left open is the same everywhere."""
    told = (wage_min is not None or wage_max is not None, education != "", experience is not None)
    return sum(told) >= _TELLING_TERMS


def _employer(name: str) -> str:
    """Return a name without what merely says that it is a company; other legal forms go before it."""
    words = _words(name)
    forms: list[str] = []
    for end in (0, -1):
        while words and words[end] in _COMPANY | _FORMS:
            forms.append(words.pop(end))
    return " ".join([*sorted(set(forms) & _FORMS), *words])


@lru_cache(65536)
def _title(title: str) -> str:
    words = _words(title)
    while len(words) > 1 and words[0] in _BEFORE:
        words.pop(0)
    while len(words) > 1 and words[-1] in _BEHIND:
        words.pop()
    return " ".join(words)


def _words(written: str) -> list[str]:
    plain = written if written.isascii() else _ACCENT.sub("", unicodedata.normalize("NFKD", written))
    joined = _ABBREVIATED.sub(r"\1\2 ", plain.casefold())
    return _NO_WORD.sub(" ", joined).split()


def _letters(written: str) -> str:
    return "".join(_words(written))


def _hash(mark: str, *parts: object) -> str:
    return mark + blake2b(repr(parts).encode(), digest_size=16).hexdigest()
