"""Words, forwarded messages and files that are proofs: what is kept, and what is asked back."""

import re
from collections.abc import Mapping
from datetime import date

from conversations.engine.actions import Open as OpenPage
from conversations.engine.text import Text, text
from conversations.engine.view import Button, View
from conversations.payment_guard.bare import bare, which
from conversations.payment_guard.cards import card, no_claim
from conversations.payment_guard.companies import marked
from conversations.payment_guard.files import refusal
from conversations.payment_guard.filing import told_filed
from conversations.payment_guard.hand import Hand, newest
from conversations.payment_guard.noting import File, file_of, note
from conversations.payment_guard.records import EVIDENCE_KINDS, EvidenceKind
from conversations.payment_guard.telling import Open, Telling, Told, told
from conversations.reception.consents import needs
from conversations.reception.person import Attachment, Heard, Person, Response, Words
from conversations.reception.secrets import masked
from conversations.understanding.words import LONGEST_ANSWER

_CALLS = re.compile(
    r"\b(?:interview|wawancara|psikote[sk]t?|undangan|panggilan|tes seleksi|walk[ -]?in|assessment cent)"
)
_RECEIVED = re.compile(
    r"\b(?:terima kasih|thank you)\b.{0,80}\b(?:melamar|lamaran|apply|applying|application)\b"
    r"|\blamaran(?: (?:anda|kamu|saudara\w*))?\b.{0,40}\b(?:diterima|terkirim|dikirim|diproses|ditinjau|kami terima)\b"
    r"|\bapplication\b.{0,40}\b(?:received|submitted|sent)\b|\bberhasil (?:melamar|apply|dilamar)\b",
    re.DOTALL,
)
_ABOUT_WORK = re.compile(
    r"\b(?:lamar\w*|melamar|pelamar|hrd|rekrutmen|recruitment|kandidat|candidate|interview|pt|cv)\b"
)
_TRAINS = re.compile(r"\b(?:pelatihan|training|kehadiran|hadir|absen\w*|diklat|sertifikat)\b")
_ASSESSES = re.compile(r"\bas+es+men")
_OTHER_PAPERS = re.compile(r"\b(?:phk|ktp|kk|npwp|paklaring|slip|rekening|kpj|kartu)\b")

_OPEN: Mapping[Open, Text] = {
    "company": text("To which company? Write it like “applied to PT Maju Jaya”."),
    "percent": text("How much were you present? Write it like “present 90 percent”."),
    "called": text("Have you been called? Then write it like “called to an interview at PT Maju Jaya”."),
    "day": text("On which day was that? I keep proofs of the last two months, not of days ahead."),
}
NOT_KEPT = text("I have not kept the file.")
_ADDED = re.compile(r"([a-z]{1,11})(?:\.([A-Za-z0-9_.-]{0,32}))?", re.ASCII)


def hears(person: Person, heard: Heard, today: date) -> Response | None:
    """Keep a proof that is told, forwarded or sent as a file; `None` for what is no proof."""
    match heard:
        case Words(words, forwarded=False):
            return told_filed(person, words, today) or _told(person, words, today)
        case Words(words):
            return _forwarded(person, words, today)
        case Attachment():
            return _sent(person, heard, today)
    return None


def _told(person: Person, words: str, today: date) -> Response | None:
    telling = told(words, today)
    if telling:
        return told_to(person, telling, today)
    asked = bare(words) if newest(person.memory, today) else None
    return Response(asked) if asked else None


def told_to(person: Person, telling: Telling, today: date) -> Response:
    """Keep the proofs that somebody told, or ask for what is open."""
    hand, refused = _hand(person, today)
    if hand is None:
        return refused
    if telling.proofs:
        return note(hand, telling.proofs)
    month = Button(text("This month"), OpenPage("month", str(hand.claim.id)))
    return Response(View((_OPEN[telling.open],), ((month,),)))


def _hand(person: Person, today: date) -> tuple[Hand | None, Response]:
    """Return the claim that proofs are kept for; without one, or without consent, what to say instead."""
    hand = newest(person.memory, today)
    asking = needs(person, "claim") if hand else None
    return (None if asking else hand), asking or Response(no_claim())


def _sent(person: Person, file: Attachment, today: date) -> Response | None:
    plain = file.caption.casefold()
    if "?" in plain or _OTHER_PAPERS.search(plain):
        return None
    hand, refused = _hand(person, today)
    if hand is None:
        return Response(refused.view.under(NOT_KEPT), state=refused.state)
    if wrong := refusal(file):
        month = Button(text("This month"), OpenPage("month", str(hand.claim.id)))
        return Response(View((wrong,), ((month,),)))
    telling = told(file.caption, today)
    proofs = telling.proofs if telling and telling.proofs else (_likely(file.caption, today),)
    return note(hand, proofs, file_of(file))


def _likely(caption: str, today: date) -> Told:
    """Take a file for the most likely proof; the person puts it right with one tap."""
    plain = caption.casefold()
    kind: EvidenceKind = "application"
    if _CALLS.search(plain):
        kind = "call"
    elif _ASSESSES.search(plain):
        kind = "assessment"
    elif _TRAINS.search(plain):
        kind = "attendance"
    return Told(kind, today, marked(caption) or " ".join(caption.split())[:60])


def _forwarded(person: Person, words: str, today: date) -> Response | None:
    """Keep an invitation or a receipt of an application; ask what another message about work proves."""
    plain = words.casefold()
    kind = _kind_of(plain)
    if kind is None and not _ABOUT_WORK.search(plain[:LONGEST_ANSWER]):
        return None
    hand, refused = _hand(person, today)
    if hand is None:
        return refused
    name = marked(words)
    if kind is None:
        return Response(which(name, text("<b>What does this message prove?</b>")))
    return note(hand, (Told(kind, today, name or " ".join(words.split())[:60]),), File())


def _kind_of(plain: str) -> EvidenceKind | None:
    if "lowongan" in plain or "dibutuhkan" in plain or "hiring" in plain:
        return None
    if _CALLS.search(plain):
        return "call"
    return "application" if _RECEIVED.search(plain) else None


def proof_add(person: Person, argument: str, today: date) -> Response:
    """Keep a forwarded message as the kind that was chosen; the argument is "kind.Name_of_company"."""
    found = _ADDED.fullmatch(argument)
    kind = next((each for each in EVIDENCE_KINDS if found and each == found[1]), None)
    hand, refused = _hand(person, today)
    if hand is None or found is None or kind is None:
        return refused if hand is None else Response(no_claim())
    proof = Told(kind, today, masked((found[2] or "").replace("_", " ").strip()))
    # A button that is tapped twice tells of one application, not of two.
    again = proof.note and any(
        (kind, today, proof.note) == (known.kind, known.on, known.note) for known in hand.evidence
    )
    return Response(card(hand, hand.month)) if again else note(hand, (proof,))
