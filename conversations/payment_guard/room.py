"""The payment guard as a room: its commands, its pages, and the proofs that it hears."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from conversations.payment_guard import pages, proofs
from conversations.payment_guard.cards import no_claim
from conversations.payment_guard.days import due_how, whose
from conversations.payment_guard.hand import newest
from conversations.payment_guard.hearing import hears, proof_add, told_to
from conversations.payment_guard.moving import proof_move
from conversations.payment_guard.telling import told
from conversations.reception.consents import needs
from conversations.reception.person import Person, Response
from conversations.reception.room import Room

_Page = Callable[[Person, str, date], Response]


def _agreed(page: _Page) -> _Page:
    """Show a page only to somebody who agreed that their claim is looked at; others are asked first."""

    @wraps(page)
    def guarded_page(person: Person, argument: str, today: date) -> Response:
        return needs(person, "claim") or page(person, argument, today)

    return guarded_page


def _month(person: Person, argument: str, today: date) -> Response:
    """Show the running month, or the one whose number stands behind the command."""
    hand = newest(person.memory, today)
    if hand is None:
        return Response(no_claim())
    number = argument.strip()
    place = f"{hand.claim.id}.{number}" if number in {"1", "2", "3", "4", "5", "6"} else str(hand.claim.id)
    return pages.month(person, place, today)


def _proofs(person: Person, argument: str, today: date) -> Response:
    """List the proofs, or keep the one that is told behind the command."""
    telling = told(argument, today) if argument.strip() else None
    return told_to(person, telling, today) if telling else proofs.proofs(person, "", today)


def _no_month(person: Person, today: date) -> Response | None:
    """Tell why no date is asked for: there is no month whose date could be kept, or it may be for several claims."""
    hand = newest(person.memory, today)
    if hand is None:
        return Response(no_claim())
    return whose(person, today) if hand.running else pages.month(person, "", today)


_ASKED_MONTH = (
    "bulan ini|syarat bulan ini|syarat bulan kedua|syarat bulan ketiga|syarat bulan keenam|syarat bulan ke 2"
    "|syarat bulan ke-2|syarat bulan 2|syarat bulan berikutnya|apa syarat bulan ini"
    "|apa yang harus saya lakukan bulan ini|bulan ini harus apa|kewajiban bulan ini|tugas bulan ini"
    "|target bulan ini|sudah berapa lamaran|berapa lamaran saya|lamaran saya sudah berapa"
    "|kurang berapa lamaran|lamaran saya kurang berapa|kapan batas bulan ini|kapan mengajukan bulan ini"
    "|kapan ajukan bulan kedua|batas pengajuan bulan ini|tanggal pengajuan bulan ini|berapa hari lagi batasnya"
    "|tanggal di siapkerja|tanggal siapkerja|catat tanggal siapkerja"
    "|pengajuan bulan kedua|pengajuan bulan ini|klaim bulan kedua|cara klaim bulan kedua"
)
_ASKED_PROOFS = (
    "bukti|bukti bulan ini|bukti saya|daftar bukti|lihat bukti|bukti lamaran|bukti lamaran saya|daftar lamaran saya"
    "|lamaran saya|catatan lamaran|catatan lamaran saya|tambah bukti|kirim bukti|hapus bukti|bukti cari kerja"
    "|bukti mencari kerja|bukti apa saja|bukti saya sudah lengkap|apa bukti saya sudah lengkap"
)

ROOM = Room(
    name="payment_guard",
    commands={"bulan": _agreed(_month), "bukti": _agreed(_proofs)},
    pages={
        "month": _agreed(pages.month),
        "month_paper": _agreed(pages.month_paper),
        "filed": _agreed(pages.filed),
        "unfiled": _agreed(pages.unfiled),
        "next_due": _agreed(pages.next_due),
        "due_how": _agreed(due_how),
        "due_is": _agreed(pages.due_is),
        "proof_how": _agreed(pages.proof_how),
        "proof_add": _agreed(proof_add),
        "proof_move": _agreed(proof_move),
        "proofs": _agreed(proofs.proofs),
        "proof": _agreed(proofs.change),
        "proof_drop": _agreed(proofs.drop),
        "latest": _agreed(proofs.latest),
    },
    asked={
        **dict.fromkeys(_ASKED_MONTH.split("|"), "bulan"),
        **dict.fromkeys(_ASKED_PROOFS.split("|"), "bukti"),
    },
    hears=hears,
    beginnings={"month_date": _no_month},
)
