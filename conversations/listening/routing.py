"""What a message at large asks for, and how sure that is; read once, and only when it matters."""

import re
from functools import cached_property

from conversations.understanding import Reading, likeliest, rank

OUT_OF_SCOPE = "out_of_scope"
ANYWHERE = frozenset({"human_agent", "stop_broadcast", "delete_data", "cancel_restart"})
"""Intents that are heard in every state, whatever question waits."""

_LONGEST = 160
"""Signs of a message that may ask something in the place of an answer; a longer one is the answer."""
_SHORT = 60
_LIKELY = 0.3
"""Below this the likeliest intent is no better than a guess, and is not offered."""
_AND = re.compile(r"\b(?:dan|sama|serta|plus|and)\b", re.IGNORECASE)
_TOGETHER = 0.4
_CERTAIN = 0.99
_NEVER_GUESSED = frozenset((OUT_OF_SCOPE, "greeting", "thanks_bye", "cancel_restart"))
"""What nobody is asked back about: *do you mean “thank you”?* helps nobody."""
_NEVER_LEADS = frozenset(("bot_help", "about_bot", "cancel_restart", "edit_data"))
"""What a part of a message does not answer by itself, while it is not sure what the whole asks for."""
_ASKS = re.compile(
    r"\?|\b(?:apa|apakah|apaan|gimana|bagaimana|bgmn|gmn|gmna|gimn|berapa|brp|brapa|brapaan|kapan|kpn|siapa"
    r"|di ?mana|dmn|ke ?mana"
    r"|kenapa|knp|mengapa|bolehkah|bisakah|how|what|when|where|why|which|can i|do i|mau tanya|mo tanya|tanya dong)\b"
)


class Meant:
    """What words ask for."""

    def __init__(self, words: str) -> None:
        self.words = words

    @cached_property
    def reading(self) -> Reading:
        """Everything that the words may ask for."""
        return likeliest(self.words) if any(map(str.isalpha, self.words)) else Reading(OUT_OF_SCOPE, "", 1.0, False)

    @cached_property
    def sure(self) -> tuple[str, ...]:
        """The intents that the words surely have: first the one to be answered, then those to be offered."""
        first = (self.reading.first,) if self.reading.sure else self._one_by_one()
        beside = self.reading.others
        if not first:
            # One part may be all of the question; several are as many guesses.
            beside = tuple(each for each in beside if each not in _NEVER_LEADS)
            beside = (*beside, *self._guessed()) if len(beside) == 1 else ()
        return tuple(dict.fromkeys((*first, *beside)))

    def _guessed(self) -> tuple[str, ...]:
        """Offer what the whole message may well ask for, where only a part of it is sure."""
        first, score = self.reading.first, self.reading.score
        return (first,) if score > _TOGETHER and first not in _NEVER_GUESSED | _NEVER_LEADS else ()

    def _one_by_one(self) -> tuple[str, ...]:
        """Read what *and* joins apart, where each side is sure by itself."""
        sides = _AND.split(self.words, maxsplit=1) if len(self.words) <= _LONGEST else []
        read = [likeliest(side) for side in sides] if len(sides) > 1 else []
        return tuple(each.first for each in read) if all(each.sure for each in read) else ()

    @property
    def intent(self) -> str:
        """The one intent to be answered, "" when that is not sure."""
        return next(iter(self.sure), "")

    @property
    def certain(self) -> bool:
        """Tell whether there is hardly any doubt: people reviewed the words, or the weights are as sure as that."""
        return self.reading.sure and self.reading.score >= _CERTAIN

    @property
    def foreign(self) -> bool:
        """Tell whether the words ask for nothing that the bot does."""
        return self.reading.first == OUT_OF_SCOPE and self.reading.score > _TOGETHER

    @property
    def says_something(self) -> bool:
        """Tell whether there is more than one word in it."""
        return sum(any(map(str.isalpha, word)) for word in self.words.split()) > 1

    @property
    def asks(self) -> bool:
        """Tell whether the words are a question of the person's own, short enough to stand for itself."""
        return len(self.words) <= _LONGEST and _ASKS.search(self.words.casefold()) is not None

    @property
    def anywhere(self) -> str:
        """The intent that is heard in every state, if it is one and the message says little else."""
        return self.intent if len(self.words) <= _SHORT and self.intent in ANYWHERE else ""

    @cached_property
    def likely(self) -> tuple[str, ...]:
        """The two likeliest intents, where one of them may well be meant; otherwise none."""
        if self.foreign or not any(map(str.isalpha, self.words)):
            return ()
        (first, score), (second, _) = [each for each in rank(self.words) if each[0] not in _NEVER_GUESSED][:2]
        return (first, second) if score >= _LIKELY else ()
