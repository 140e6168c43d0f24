"""The room in which people find their claim: what it takes, and what stands in the way now."""

from datetime import date

from conversations.identity import words
from conversations.reception.person import Person, Response
from conversations.reception.room import Room


def refuse(person: Person, today: date) -> Response | None:
    """Tell that nothing can be proven now, if a lock stands."""
    lock = person.memory.lock()
    return Response(words.lock_stands(lock)) if lock else None


def welcome(person: Person, _argument: str, today: date) -> Response:
    """Tell what is needed to find a claim, or that a lock stands."""
    return refuse(person, today) or Response(words.introduction())


_ASKED = (
    *("hubungkan klaim", "hubungkan klaim saya", "sambungkan klaim", "tautkan klaim", "cari klaim saya", "cari klaim"),
    *("temukan klaim saya", "mau lihat klaim saya", "verifikasi klaim", "verifikasi data saya", "buktikan klaim"),
    *("klaim saya belum muncul", "klaim saya tidak ketemu", "find my claim", "link my claim"),
)

ROOM = Room(
    "identity",
    commands={"hubungkan": welcome},
    pages={"identity": welcome},
    asked=dict.fromkeys(_ASKED, "hubungkan"),
    beginnings={"identity": refuse},
)
