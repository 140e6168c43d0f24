"""The word that a month was applied for, typed instead of pressed: "sudah saya ajukan"."""

from datetime import date

from conversations.claim_status.names import label
from conversations.engine.actions import Open
from conversations.engine.text import text
from conversations.engine.view import Button, View, column
from conversations.payment_guard import pages
from conversations.payment_guard.hand import hands
from conversations.reception.consents import needs
from conversations.reception.person import Person, Response

_SAID = (
    "sudah saya ajukan|saya sudah ajukan|sudah ajukan|udah ajukan|udah saya ajukan|sudah diajukan"
    "|sudah saya ajukan bulan ini|bulan ini sudah saya ajukan|saya sudah ajukan bulan ini|sudah ajukan bulan ini"
    "|sudah mengajukan|saya sudah mengajukan|sudah mengajukan bulan ini|saya sudah mengajukan bulan ini"
    "|sudah saya ajukan di siapkerja|saya sudah ajukan di siapkerja|i have applied for this month"
)
_WHOLE = frozenset(_SAID.split("|"))


def told_filed(person: Person, words: str, today: date) -> Response | None:
    """Note that the person applied for the month that runs; `None` for other words, and where no month runs.

    With several claims it is asked for which one.
    """
    if " ".join(words.casefold().split()).strip(".! ") not in _WHOLE:
        return None
    open_ = [(hand, hand.running) for hand in hands(person.memory, today) if hand.running]
    if not open_:
        return None
    if asked := needs(person, "claim"):
        return asked
    places = {f"{hand.claim.id}.{number}": hand.claim for hand, number in open_}
    if len(places) == 1:
        return pages.filed(person, next(iter(places)), today)
    ways = (Button(label(claim), Open("filed", place)) for place, claim in places.items())
    return Response(View((text("<b>For whose claim have you applied?</b>"),), column(*ways)))
