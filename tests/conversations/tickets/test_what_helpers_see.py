"""The card shows what is known and nothing that nobody should see; kept replies are filled, or not sent."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words import Voice
from conversations.eligibility.flow import FLOW
from conversations.engine.state import State
from conversations.reception.person import Person
from conversations.tickets.canned import fill, unknown_gaps
from conversations.tickets.context import LONGEST, context
from conversations.tickets.desk_words import card, waiting
from conversations.tickets.records import Ticket

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
VOICE = Voice("id")
KNOWN = {"said": "Kapan cair?", "verdict": "eligible", "phk": "2026-07-01", "batas": "2026-12-31", "bulan": "2"}


def ticket(told: dict[str, str] | None = None, region: str = "12.71") -> Ticket:
    return Ticket(7, 5, region, "12", "claim", "open", AT, context=told or {})


def shown(which: Ticket) -> str:
    return "\n".join(map(VOICE.plain, card(which)))


def test_the_card_says_what_is_known() -> None:
    said = shown(ticket(KNOWN | {"claim": "approved"}))
    assert "Tiket #7 · Klaim atau pembayarannya · Kota Medan" in said
    for part in (
        "“Kapan cair?”",
        "Cek kelayakan: Berhak",
        "1 Juli 2026",
        "31 Desember 2026",
        "Bulan manfaat: 2",
        "Klaim:",
    ):
        assert part in said


@settings(max_examples=50)
@given(
    st.dictionaries(st.sampled_from(["said", "verdict", "phk", "batas", "claim", "bulan", "x"]), st.text(max_size=20))
)
def test_whatever_the_context_holds_there_is_a_card(told: dict[str, str]) -> None:
    assert "#7" in shown(ticket(told, ""))


def test_the_context_is_masked_short_and_without_what_was_not_told() -> None:
    person = Person("id", None)
    assert context(person, TODAY) == {}
    told = context(person, TODAY, "NIK saya 1271234567890001 " + "a" * 999)
    assert "1271234567890001" not in told["said"]
    assert len(told["said"]) <= LONGEST


def test_the_check_is_told_by_its_verdict_and_days() -> None:
    answers = {"status": "employee", "phk_date": "2026-07-01"}
    state = State(FLOW.name, FLOW.version, answers=answers)
    told = context(Person("id", state), TODAY)
    assert told["phk"] == "2026-07-01"
    assert date.fromisoformat(told["batas"]) > TODAY


@pytest.mark.parametrize(
    ("words", "told", "expected", "gaps"),
    [
        ("Tiket {nomor}, {nama_topik}, {wilayah}", {}, "Tiket #7, Klaim atau pembayarannya, Kota Medan", ""),
        ("Batas aman: {batas}", KNOWN, "Batas aman: 31 Desember 2026", ""),
        ("Batas aman: {batas}, bulan {bulan}", {}, "Batas aman: {batas}, bulan {bulan}", "{batas}, {bulan}"),
        ("{batas}", {"batas": "kapan-kapan"}, "{batas}", "{batas}"),
        ("{ Nama Topik } {NOMOR}", {}, "Klaim atau pembayarannya #7", ""),
        ("{verdict} {said}", KNOWN, "{verdict} {said}", "{said}, {verdict}"),
    ],
)
def test_kept_replies_are_filled_or_refused(words: str, told: dict[str, str], expected: str, gaps: str) -> None:
    filled = fill(words, ticket(told), VOICE.plain)
    assert (filled.words, filled.gaps) == (expected, gaps)


@pytest.mark.parametrize(
    ("words", "faulty"),
    [
        ("Batasnya { batas }, {NOMOR}", ""),
        ("{} {tanggal lahir}", "{tanggal_lahir}, {}"),
        ("{{nomor}}", "{, }"),
        ("sampai {batas", "{"),
    ],
)
def test_a_reply_with_odd_gaps_is_told_before_it_is_kept(words: str, faulty: str) -> None:
    assert unknown_gaps(words) == faulty


def test_one_line_names_the_longest_wait_first_and_counts_the_rest() -> None:
    many = [(Ticket(n, 5, "", "", "claim", "open", AT), timedelta(hours=n)) for n in range(1, 14)]
    said = VOICE.plain(waiting(many))
    assert "13 orang" in said
    assert "#13 (13), #12 (12)" in said
    assert said.endswith("+3")
