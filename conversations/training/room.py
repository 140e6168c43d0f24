"""The room of trainings: what fits, one's own, and how they go on."""

from datetime import date

from conversations.reception.consents import needs
from conversations.reception.person import Person, Response
from conversations.reception.room import Page, Room
from conversations.training import own, pages

_ASKED = (
    "pelatihan|pelatihan kerja|training|kursus|kursus kerja|diklat|daftar pelatihan|cari pelatihan|info pelatihan"
    "|mau pelatihan|mau ikut pelatihan|saya mau ikut pelatihan|ikut pelatihan|pelatihan apa|pelatihan apa saja"
    "|pelatihan gratis|ada pelatihan|ada pelatihan apa|pelatihan saya|lihat pelatihan|balai latihan kerja|blk"
    "|skillhub|pelatihan jkp|training apa saja|cari training|mau training|cara ikut pelatihan|cara daftar pelatihan"
    "|pelatihan yang cocok|pelatihan yang cocok untuk saya|rekomendasi pelatihan|course|courses|trainings"
)


def _consenting(page: Page) -> Page:
    """Ask for consent before anything of somebody's work is looked at."""

    def asks(person: Person, argument: str, today: date) -> Response:
        return needs(person, "work", "pelatihan") or page(person, argument, today)

    return asks


ROOM = Room(
    name="training",
    commands={"pelatihan": _consenting(own.trainings)},
    pages={
        "trainings": _consenting(own.trainings),
        "trainings_found": _consenting(pages.found),
        "training": _consenting(pages.training),
        "training_joined": _consenting(own.joined),
        "training_undo": _consenting(own.undo),
        "training_own": _consenting(own.training_own),
        "training_now": _consenting(own.training_now),
        "training_drop": _consenting(own.drop),
    },
    asked=dict.fromkeys(_ASKED.split("|"), "pelatihan"),
)
