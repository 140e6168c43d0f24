"""Large employers, which have addresses of their own: whether a text says that one of them recruits."""

from conversations.vacancies.data import table
from conversations.vacancies.phrasing import Phrases, Span, Vocabulary, Words, holds

_NEAR = 3
_LISTED = ("pt _ _ tbk", "persero", "bumn")
"""How a text names a listed or state company, even one that is not in the list."""


class Employers:
    """The list of large employers, as phrases."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = table("red_flags")
        self._names = Phrases(vocabulary, table("employers")["names"])
        self._listed = Phrases(vocabulary, _LISTED)
        self._near = vocabulary.listed(lists["near"]["words"])
        self._leads = vocabulary.listed(lists["words"]["big"])
        self._recruits = vocabulary.listed(
            "membuka membutuhkan buka butuh mencari cari menerima tbk persero karir group rekrutmen"
        )

    def names(self, words: Words) -> bool:
        """Tell whether a name is that of a large employer."""
        return self._names.stand(words) or self._is_listed(words)

    def large(self, words: Words) -> bool:
        """Tell whether a text says that a large employer recruits; a shop near its branch is none."""
        return self._is_listed(words) or any(self._means_employer(words, span) for span in self._names.find(words))

    def _is_listed(self, words: Words) -> bool:
        return self._listed.stand(words)

    def _means_employer(self, words: Words, span: Span) -> bool:
        before = words.within(span.start - _NEAR, span.start)
        if holds(before, self._near):
            return False
        behind = words.within(span.end, span.end + _NEAR)
        return holds(before, self._leads) or holds(behind, self._recruits)
