"""People about whom something is remembered, and what is said to them in English."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from conversations.claim_status.claim import Claim
from conversations.engine.papers import Block, Fields, Heading, Paper, Paragraph, Table
from conversations.engine.payload import LIMIT, pack, unpack
from conversations.engine.text import Lines, Raw, Said, Starred, Text
from conversations.engine.view import Button, View
from conversations.listening.records import Unsure
from conversations.memory import Blank
from conversations.outcomes.stories import Experience
from conversations.payment_guard.records import Evidence, MonthRecord
from conversations.privacy.held import (
    HeldAttempts,
    HeldClaim,
    HeldConsent,
    HeldFlow,
    HeldHour,
    HeldMessage,
    HeldPaidMonth,
    HeldProof,
    HeldRole,
    HeldTicket,
    HeldVacancy,
    Look,
    PersonCopy,
    Receipt,
)
from conversations.reception.person import Person
from conversations.socialization.records import Scan
from conversations.staff.office import NoOffice, Office
from conversations.training.records import Enrolment
from conversations.vacancies.records import Application, SavedSearch

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 20, 17, 5, tzinfo=UTC)
BARE = PersonCopy(7_315_204_968, "id", "Asia/Jayapura", "", True, "", AT, date(2026, 11, 21))
CLAIM = Claim(41, "approved", date(2026, 11, 2), AT, "list", "4321", "S.A.", "PT Kantor <b>", "32.73", None, 2, "open")
FULL = replace(
    BARE,
    region="94.71",
    source="poster-7",
    flows=(
        HeldFlow("eligibility", "1", 1, {"months": "24", "gone": "x"}, None, True, None, AT),
        HeldFlow("a-flow-of-old", "1", 2, {"name": "Ibu Sari", "born": "#" + "a" * 64}, None, False, None, AT),
    ),
    consents=(
        HeldConsent("claim", True, "2026-11", "f" * 64, "id", AT),
        HeldConsent("research", False, "", "e" * 64, "id", AT),
    ),
    claims=(HeldClaim(CLAIM, AT, ("kpj", "phone", "born")),),
    months=(MonthRecord(41, 2, date(2026, 12, 14), None),),
    proofs=(
        HeldProof(Evidence(1, 41, 2, "application", date(2026, 11, 9), "PT Maju", None, "AgAD", "photo", ""), AT),
        HeldProof(Evidence(2, 41, 2, "attendance", date(2026, 11, 10), "", 85), AT),
    ),
    silences=(("campaign", AT),),
    attempts=HeldAttempts(5, AT, AT + timedelta(days=1), "K7M2QX"),
    messages=(HeldMessage("status", "claim_changed", '{"claim": 41}', "sent", AT, AT),),
    looks=(
        Look("import #12", "claim changed", AT),
        Look("petugas 7999888777", "unlocked", AT + timedelta(hours=2)),
        Look("self", "copy", AT + timedelta(days=1)),
    ),
    roles=(HeldRole("viewer", "32.73", AT),),
    receipts=(("HPS-2026-8K3QZ7", AT),),
    updates=17,
    hours=(HeldHour(AT, "Bu Rina", "Disnaker", AT),),
    notes_on=(AT,),
    notes_by=2,
    hours_offered=3,
    came_by=(Scan("K7M2QX9T", "PT Pabrik", "factory", AT, AT, 2, AT),),
    employer_since=AT,
    milestones=(("checked", AT), ("filed", AT)),
    key_dates=(("phk", date(2026, 6, 10)), ("deadline", date(2026, 12, 10))),
    experiences=(Experience(41, "94.71", "hard", "month", "officer", "Siapkan surat PHK", AT),),
    paid_months=(HeldPaidMonth(41, 1, 2_100_000, AT),),
    asked_back=Unsure("kpan duitnya", "payment_when", "claim_status", AT),
    tickets=(HeldTicket(51, "claim", "12.71", AT, AT, 3, (("in", "Kapan cair?", AT), ("out", "Pekan ini", AT))),),
    officer=31,
    deeds=32,
    invitations=33,
    composed=5,
    approved=6,
    audiences=7,
    applications=(
        Application(3, None, "twin-3", "Operator", "PT <b>Maju", date(2026, 11, 9), "interview", date(2026, 11, 16)),
    ),
    searches=(SavedSearch(4, "kasir", "12.72", "weekly", AT),),
    vacancies=(HeldVacancy("twin-4", "refused", AT),),
    enrolments=(
        Enrolment(
            7, 3, "Kelas Excel", "BLK Bandung", date(2026, 11, 9), "finished", date(2026, 11, 20), date(2026, 11, 10)
        ),
    ),
)


@dataclass
class Known(Blank):
    """A memory with these things in it; what was asked of it is counted."""

    held: PersonCopy | None = None
    stopped: frozenset[str] = frozenset()
    wish: Receipt | None = None
    staff: frozenset[str] = frozenset()
    locks: frozenset[str] = frozenset()
    copies: int = 0

    def copy(self) -> PersonCopy | None:
        self.copies += 1
        return self.held

    def silenced(self) -> frozenset[str]:
        return self.stopped

    def receipt(self) -> Receipt | None:
        return self.wish

    def roles(self) -> frozenset[str]:
        return self.staff

    def regions(self, role: str) -> tuple[str, ...]:
        return ("",) if role in self.staff else ()

    def office(self) -> Office:
        return Locks(self.locks)


@dataclass
class Locks(NoOffice):
    """Locks of people whose region nobody knows."""

    codes: frozenset[str]

    def locked_in(self, code: str) -> str | None:
        return "" if code in self.codes else None


def person(memory: Blank) -> Person:
    """Return somebody with this memory."""
    return Person("id", None, memory)


def english(said: Said) -> str:
    """Return words in English, with all that stands inside them."""
    if isinstance(said, (Raw, Starred)):
        return said.words
    if isinstance(said, Lines):
        return "\n".join(english(line) for line in said.lines)
    filled = {
        name: english(value) if isinstance(value, (Text, Raw, Lines)) else str(value) for name, value in said.params
    }
    plural = said.other and dict(said.params)["n"] != 1
    return (said.other if plural else said.id).format(**filled)


def words_of(view: View) -> str:
    """Return what a message says."""
    return "\n".join(english(part) for part in view.parts)


def words_in(paper: Paper) -> str:
    """Return all that a paper says."""
    return "\n".join([english(paper.title), *(line for block in paper.blocks for line in _lines(block))])


def _lines(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [english(block.words)]
        case Fields():
            return [f"{english(name)}: {english(value)}" for name, value in block.rows]
        case Table():
            return [" | ".join(english(cell) for cell in row) for row in (block.head, *block.rows)]


def buttons(view: View) -> dict[str, Button]:
    """Return the buttons by their English labels, each checked to survive the way through Telegram."""
    found = [button for row in view.buttons for button in row]
    for button in found:
        assert button.action is not None
        payload = pack(button.action)
        assert len(payload.encode()) <= LIMIT
        assert unpack(payload) == button.action
    return {english(button.label): button for button in found}
