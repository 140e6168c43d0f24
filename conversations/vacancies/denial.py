"""Where a phrase does not count: it is denied, warned of, or taken back behind."""

from collections.abc import Mapping
from typing import Any

from conversations.vacancies.phrasing import COMMA, Phrases, Span, Vocabulary, Words, holds

_FURTHEST = 14
"""Words between a denial and what it denies, at most."""


class Denials:
    """Knows from `red_flags.toml` how people deny and warn."""

    def __init__(self, vocabulary: Vocabulary, lists: Mapping[str, Any]) -> None:
        self._negators = vocabulary.listed(lists["negators"])
        self._carried = vocabulary.listed(lists["carried"])
        self._urging = vocabulary.listed(lists["urging"])
        self._do_not = vocabulary.listed("jangan")
        self._alike = vocabulary.listed(lists["alike"])
        self._warnings = vocabulary.listed(lists["warnings"])
        self._warned = Phrases(vocabulary, lists["warning_phrases"])
        self._after = Phrases(vocabulary, lists["after"])

    def hold(self, words: Words, span: Span) -> bool:
        """Tell whether a phrase that was found is denied, warned of, or taken back."""
        return self._negated(words, span) or self._after.begin(words, span.end) or self._warn(words, span)

    def _warn(self, words: Words, span: Span) -> bool:
        said = span.sentence(words)
        return holds(said, self._warnings) or self._warned.stand(said) or self._advised_against(words, span)

    def _advised_against(self, words: Words, span: Span) -> bool:
        """Tell whether people are told before, in the same sentence, not to do so."""
        said = span.before(words).signs
        return any(
            sign in self._do_not and not self._urging.intersection(said[at + 1 : at + 2])
            for at, sign in enumerate(said)
        )

    def _negated(self, words: Words, span: Span) -> bool:
        """Walk back from the phrase over words that carry a denial, to the denial itself.

        A comma is passed only within a list of such things: "tanpa tes, biaya 100 ribu" denies the test alone.
        """
        if words.signs[span.start] in self._negators:
            return False
        listed = True
        for sign in reversed(words.signs[max(0, span.start - _FURTHEST) : span.start]):
            if sign in self._negators:
                return listed
            if sign != COMMA and sign not in self._carried:
                return False
            listed = sign != COMMA and (listed or sign in self._alike)
        return False
