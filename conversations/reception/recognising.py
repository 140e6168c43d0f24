"""Reviewed sentences at large: a narrow question and its page, and the few words that only say go on or not that."""

from datetime import date

from conversations.answers.in_words import layoff_in
from conversations.engine.text import Say
from conversations.information.recognised import goes_on, is_puzzled, recognised
from conversations.information.topics import TOPICS
from conversations.listening import asking
from conversations.listening.routing import ANYWHERE, Meant
from conversations.reception import pages, passing
from conversations.reception.moving import stand
from conversations.reception.person import Person, Response
from conversations.reception.whereabouts import waits

_MAYBE = 0.4
"""Above this despair may well be meant, and no page is shown in its place."""
_WHEN = frozenset(("deadline", "eligibility_check"))
"""What a question that names the day of a layoff asks for."""


def told(person: Person, meant: Meant, today: date, say: Say) -> Response | None:
    """Answer a sentence that asks for one narrow page; one that asks for more, or holds everywhere, is none."""
    reading = meant.reading
    despair = reading.first == "distress" and reading.score > _MAYBE
    if despair or meant.anywhere or (reading.sure and reading.first in ANYWHERE):
        return None
    found = recognised(meant.words, reading.first, sure=reading.sure or meant.foreign, beside=reading.others)
    if not found and not reading.sure and reading.first in _WHEN and layoff_in(meant.words, today):
        return passing.tell(person, meant, "deadline", today, say)
    if found == "checking" and person.memory.agreed("claim"):
        # Who let us look is told where the claim stands.
        return None
    if found in TOPICS:
        return _page(person, found, today)
    return passing.tell(person, meant, found, today, say) if found else None


def _page(person: Person, name: str, today: date) -> Response:
    if waits(person, today):
        return stand(person, today, *TOPICS[name].parts(today))
    return Response(pages.topic(name, today))


def moved(person: Person, meant: Meant, today: date) -> Response | None:
    """Meet somebody at rest who only says that something else was meant, or asks to go on."""
    if asking.denies(meant.words) and len(meant.words.split()) > 1:
        return passing.misunderstood(person, today)
    if is_puzzled(meant.words):
        return passing.unclear_words()
    return passing.onward(person, today) if goes_on(meant.words) else None
