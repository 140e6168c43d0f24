"""What a message asks for: the contract for any text, and the words that must never be missed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.understanding import SURE, classify, likeliest, rank
from conversations.understanding.intents import LABELS, OUT_OF_SCOPE
from conversations.understanding.intents.features import features
from conversations.understanding.intents.normal import normalised

WORDS = """
saya gak mau klaim jkp cair kapan dong kak halo hapus data stop phk resign terus berapa? 😭 ? . , 12 3jt bln ﷺ
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\ud800"])
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join)
HOSTILE = [
    "a",
    "a ",
    "1",
    "1a",
    "ab",
    "🙏",
    "\u0301",
    "ﷺ",
    "\ud800",
    "stop ",
    "a.b",
    "http://",
    "saya mau ",
    "x2",
    "@",
    "minta ",
]
MOST_COUNTED = 12_000


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_every_text_has_a_ranking_of_all_intents(text: str) -> None:
    ranking = rank(text)
    scores = [score for _, score in ranking]
    assert sorted(label for label, _ in ranking) == sorted(LABELS)
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert sum(scores) == pytest.approx(1)
    assert classify(text) == ranking[0] == rank(text)[0]


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_a_reading_is_sure_of_what_the_bot_does_only(text: str) -> None:
    reading = likeliest(text)
    assert reading == likeliest(text)
    assert reading.first != reading.second
    assert reading.first not in reading.others
    assert not reading.sure or (reading.score > SURE and reading.first != OUT_OF_SCOPE)


@pytest.mark.parametrize("value", [None, 12, 3.5, b"halo", ["halo"], object(), "", " \n", "\u200b"])
def test_what_says_nothing_is_out_of_scope(value: object) -> None:
    assert classify(value)[0] == OUT_OF_SCOPE
    assert not likeliest(value).sure


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_on_a_hostile_message_is_bounded(piece: str) -> None:
    text = (piece * 4096)[:4096]
    assert len(features(normalised(text))) <= MOST_COUNTED
    assert classify(text)[0] in LABELS
    assert likeliest(text).first in LABELS


@pytest.mark.parametrize(
    ("intent", "texts"),
    [
        (
            "distress",
            ["bunuh diri", "sy mw mati aja rasanya", "gak sanggup lg kak", "Saya PUTUS ASA", "i want to kill myself"],
        ),
        (
            "distress",
            ["klaim saya ditolak, mending mati aja", "stop, saya mau bunuh diri", "udah ga kuat hidup", "nyerah"],
        ),
        (
            "distress",
            ["adik saya mau gantung diri", "hidupku hancur", "anak2 mau makan apa besok", "gada gunanya lagi hidup"],
        ),
        ("stop_broadcast", ["STOP", "stop kak", "stop dong", "jgn kirim pesan lagi", "unsub", "brenti"]),
        ("delete_data", ["hapus data saya", "tlg hapus dataku kak", "delete my data", "/hapusdata", "apus akun sy"]),
        ("cancel_restart", ["batal", "gak jadi", "cancel", "ulang dari awal dong", "balik"]),
        ("human_agent", ["petugas", "mau ngomong sama orang", "panggil admin dong", "cs", "chat sama petugas"]),
        ("scam_check", ["ini penipuan bukan", "ada yg minta otp", "link ini asli atau palsu", "calo nawarin urus jkp"]),
    ],
)
def test_reviewed_words_are_always_heard(intent: str, texts: list[str]) -> None:
    assert [text for text in texts if likeliest(text)[:1] != (intent,) or not likeliest(text).sure] == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("saya bukan resign", "case_resign"),
        ("jangan hapus data saya", "delete_data"),
        ("data saya jangan dihapus ya", "delete_data"),
        ("klaim saya belum ditolak", "claim_rejected"),
        ("saya tidak di-PHK", "report_layoff"),
        ("saya tidak di-PHK", "distress"),
        ("saya belum dapat kerja", "new_job"),
        ("bot ini bukan penipu kan", "scam_check"),
    ],
)
def test_what_is_denied_is_not_answered(text: str, denied: str) -> None:
    assert rank(text)[0][0] != denied
    assert denied not in likeliest(text).others


@pytest.mark.parametrize(
    ("text", "first", "beside"),
    [
        ("gimana cara klaim jkp? terus dokumen apa aja yang perlu disiapkan?", "claim_how", "documents"),
        ("saya dapat berapa tiap bulan? kapan uangnya cair?", "benefit_amount", "payment_when"),
        ("Batas klaim sampai kapan? Kantor BPJS di mana alamatnya?", "deadline", "office_contact"),
    ],
)
def test_of_several_questions_the_first_leads_and_the_others_are_named(text: str, first: str, beside: str) -> None:
    reading = likeliest(text)
    assert reading.first == first
    assert beside in reading.others


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kpn cair uangny kak", "kapan cair uangnya kak"),
        ("KAPANNNN CAIRRR", "kapan cair"),
        ("gmn cra klaim jkp", "bagaimana cara klaim jkp"),
        ("halo kak, mau tanya. syarat jkp apa aja ya", "syarat jkp apa saja"),
        ("brp persen jkp dr gaji", "berapa persen jkp dari gaji"),
    ],
)
def test_haste_and_slang_change_nothing(typed: str, meant: str) -> None:
    assert classify(typed)[0] == classify(meant)[0]
