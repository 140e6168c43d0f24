"""What people send, heard end to end: kept, repeated with the meter, put right or taken back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.payment_guard.bounds import MOST
from conversations.payment_guard.files import LARGEST
from conversations.reception.person import Attachment, Odd, Words
from tests.conversations.payment_guard.people import TODAY, Remembered, Talker, a_claim, a_proof

PHOTO = Attachment("photo", "AgACAgUAAx0")
PDF = Attachment("document", "BQACAgUAAx1", "lamaran.pdf", "application/pdf", 90_000)


def kept(talker: Talker) -> list[tuple[str, str, int]]:
    return [(proof.kind, proof.note, proof.month) for proof in talker.memory.kept]


def test_words_are_kept_and_the_meter_moves() -> None:
    talker = Talker()
    said = talker.send("lamar ke PT A, PT B dan CV C") or ""
    assert kept(talker) == [("application", name, 2) for name in ("PT A", "PT B", "CV C")]
    assert "PT A, PT B, CV C" in said
    assert "●●●○○ 3 of 5" in said


@pytest.mark.parametrize(
    "heard",
    [
        Words("sudah melamar ke PT Maju 081234567890"),
        Words("Undangan interview, hubungi 0812 3456 7890", forwarded=True),
        Attachment("photo", "AgAC", caption="hubungi HRD 0812-3456-7890"),
        Attachment("document", "BQAC", "ktp-081234567890.pdf", "application/pdf"),
    ],
)
def test_no_number_of_a_person_is_kept_with_a_proof(heard: Words | Attachment) -> None:
    talker = Talker()
    talker.send(heard)
    [proof] = talker.memory.kept
    assert "…" in proof.note + proof.file_name
    assert not any(sign.isdigit() for sign in proof.note + proof.file_name)
    talker.press("Undo")
    assert talker.memory.kept == []


def test_what_was_just_kept_is_undone_with_one_tap_and_only_that() -> None:
    talker = Talker()
    talker.send("lamar ke PT Lama")
    talker.send("lamar ke PT A dan PT B")
    assert "○○○○" in talker.press("Undo all")
    assert kept(talker) == [("application", "PT Lama", 2)]


def test_an_old_undo_button_takes_nothing_else_away() -> None:
    talker = Talker()
    talker.send("lamar ke PT A")
    undo = talker.buttons()["Undo"].action
    talker.press("Undo")
    talker.send("lamar ke PT B")
    assert "not there any more" in talker.open("latest", undo.argument)  # type: ignore[union-attr] # an Open
    assert kept(talker) == [("application", "PT B", 2)]


@pytest.mark.parametrize("file", [PHOTO, PDF])
@pytest.mark.parametrize(
    ("label", "kind"),
    [("It is a call to a test", "call"), ("It is an application", "application"), ("It is training", "attendance")],
)
def test_a_file_is_a_proof_in_two_taps(file: Attachment, label: str, kind: str) -> None:
    talker = Talker()
    talker.send(file)
    talker.press(label)
    proof = talker.memory.kept[0]
    assert (proof.kind, proof.file_id, proof.file_kind) == (kind, file.file_id, file.kind)


def test_rare_kinds_are_one_tap_further() -> None:
    talker = Talker()
    talker.send(PHOTO)
    talker.press("Another kind")
    talker.press("Self-assessment")
    assert talker.memory.kept[0].kind == "assessment"


def test_a_file_that_is_no_proof_is_forgotten() -> None:
    talker = Talker()
    talker.send(PHOTO)
    talker.press("Another kind")
    talker.press("No proof, delete it")
    assert talker.memory.kept == []


def test_training_without_a_percentage_asks_for_it() -> None:
    talker = Talker()
    talker.send(PHOTO)
    assert "present 90 percent" in talker.press("It is training")
    assert "Training attendance 90 percent" in (talker.send("hadir 90 persen") or "")


@pytest.mark.parametrize(
    ("caption", "kind", "note"),
    [
        ("", "application", ""),
        ("lamar ke PT Maju", "application", "PT Maju"),
        ("undangan interview PT Maju", "call", "PT Maju"),
        ("sertifikat pelatihan", "attendance", "sertifikat pelatihan"),
        ("hasil asesmen", "assessment", "hasil asesmen"),
    ],
)
def test_the_caption_tells_the_most_likely_kind(caption: str, kind: str, note: str) -> None:
    talker = Talker()
    talker.send(Attachment("photo", "A1", caption=caption))
    assert (talker.memory.kept[0].kind, talker.memory.kept[0].note) == (kind, note)


@pytest.mark.parametrize("caption", ["ini apa?", "surat PHK saya", "foto ktp"])
def test_other_pictures_are_left_to_others(caption: str) -> None:
    talker = Talker()
    assert talker.send(Attachment("photo", "A1", caption=caption)) is None
    assert talker.memory.kept == []


@pytest.mark.parametrize(
    ("name", "mime", "size"),
    [
        ("virus.exe", "application/pdf", 10),
        ("lamaran.pdf.exe", "", 10),
        ("lagu.mp3", "audio/mpeg", 10),
        ("arsip.zip", "application/zip", 10),
        ("gambar.svg", "image/svg+xml", 10),
        ("", "", 10),
        ("tanpa", "application/octet-stream", 10),
        ("cv.pdf", "text/html", 10),
        ("cv.pdf", "application/pdf", LARGEST + 1),
    ],
)
def test_other_files_get_a_kind_line_and_are_not_kept(name: str, mime: str, size: int) -> None:
    talker = Talker()
    said = talker.send(Attachment("document", "B1", name, mime, size)) or ""
    assert "photo" in said
    assert talker.memory.kept == []


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("cv.pdf", "application/pdf"),
        ("CV.DOCX", "application/octet-stream"),
        ("foto.HEIC", "image/heic"),
        ("", "image/webp"),
        ("a.doc", "application/msword"),
    ],
)
def test_allowed_files_are_kept_with_their_name(name: str, mime: str) -> None:
    talker = Talker()
    talker.send(Attachment("document", "B1", name, mime, LARGEST))
    assert talker.memory.kept[0].file_name == name


def test_a_forwarded_invitation_is_a_call() -> None:
    talker = Talker()
    talker.send(Words("Yth Sdr, kami PT Cahaya Abadi mengundang Anda untuk interview besok", forwarded=True))
    assert kept(talker)[0][0] == "call"
    assert kept(talker)[0][1].startswith("PT Cahaya Abadi")


def test_a_forwarded_receipt_is_an_application() -> None:
    talker = Talker()
    talker.send(Words("Terima kasih telah melamar di CV Berkah. Lamaran Anda kami terima.", forwarded=True))
    assert kept(talker) == [("application", "CV Berkah", 2)]


def test_another_forwarded_message_about_work_is_asked_about() -> None:
    talker = Talker()
    talker.send(Words("PT Sinar Terang: dibutuhkan kasir", forwarded=True))
    assert talker.memory.kept == []
    talker.press("Application")
    assert kept(talker) == [("application", "PT Sinar Terang", 2)]


def test_a_forwarded_hoax_is_left_to_others() -> None:
    talker = Talker()
    assert talker.send(Words("BPJS bagi-bagi 3.550.000, klik tautan ini", forwarded=True)) is None


@pytest.mark.parametrize("heard", [PHOTO, Words("lamar ke PT X"), Words("undangan interview PT X", forwarded=True)])
def test_without_an_approved_claim_it_is_said_how_to_get_there(heard: Attachment | Words) -> None:
    talker = Talker(Remembered(own=[a_claim(state="verifying")]))
    assert "no approved claim" in (talker.send(heard) or "")
    assert talker.leads_to("My claims") == "claims"
    assert talker.memory.kept == []


@pytest.mark.parametrize("heard", [PHOTO, Words("lamar ke PT X")])
def test_nothing_is_kept_without_consent(heard: Attachment | Words) -> None:
    talker = Talker(Remembered(consents=False))
    assert "Do you agree?" in (talker.send(heard) or "")
    assert talker.memory.kept == []


def test_words_that_tell_no_proof_are_left_to_others() -> None:
    assert Talker().send("kapan cair") is None
    assert Talker().send(Odd("voice")) is None


@pytest.mark.parametrize(("words", "asked"), [("sudah lamar 3 perusahaan", "company"), ("sudah ikut pelatihan", "90")])
def test_what_is_half_said_is_asked_back(words: str, asked: str) -> None:
    talker = Talker()
    assert asked in (talker.send(words) or "")
    assert talker.memory.kept == []


@pytest.mark.parametrize("words", ["PT Maju Jaya", "pt. maju jaya", "PT Maju Jaya."])
def test_a_name_alone_is_kept_once_it_is_said_what_it_proves(words: str) -> None:
    talker = Talker()
    assert "What does this prove?" in (talker.send(words) or "")
    assert talker.memory.kept == []
    talker.press("Application")
    assert kept(talker) == [("application", "PT Maju Jaya", 2)]


@pytest.mark.parametrize(
    ("words", "advised"),
    [
        ("PT A, PT B Jaya", "applied to PT A, PT B Jaya"),
        ("1. PT A\n2. CV B", "applied to PT A, CV B"),
        ("90%", "present 90 percent"),
        ("87,5 persen", "present 87 percent"),
        ("hadir 90", "present 90 percent"),
    ],
)
def test_an_answer_without_its_verb_is_told_how_to_be_written_whole(words: str, advised: str) -> None:
    talker = Talker()
    assert f"“{advised}”" in (talker.send(words) or "")
    assert talker.memory.kept == []
    talker.send(advised)
    assert talker.memory.kept


@pytest.mark.parametrize("words", ["PT Maju belum bayar gaji", "PT", "900%", "berapa 60%", "PT Maju kapan bayar"])
def test_what_is_more_than_a_name_or_a_percentage_is_left_to_others(words: str) -> None:
    assert Talker().send(words) is None


def test_a_bare_name_means_nothing_without_an_approved_claim() -> None:
    assert Talker(Remembered(own=[a_claim(state="verifying")])).send("PT Maju Jaya") is None


def test_more_than_is_needed_reads_as_all_that_is_needed() -> None:
    talker = Talker()
    talker.send("lamar ke PT A, PT B, PT C, PT D, PT E, PT F")
    talker.send("dipanggil interview PT G")
    assert "5 of 5 applications, or 1 of 1 calls" in (talker.send("dipanggil interview PT H") or "")
    assert len(talker.memory.kept) == 8


def test_an_interview_ahead_is_asked_for_the_call() -> None:
    talker = Talker()
    assert "Have you been called?" in (talker.send("besok interview di PT Maju") or "")
    assert talker.memory.kept == []
    talker.send("called to an interview at PT Maju Jaya")
    assert kept(talker) == [("call", "PT Maju Jaya", 2)]


def test_the_same_company_twice_is_counted_with_the_advice() -> None:
    talker = Talker()
    talker.send("lamar ke PT A")
    said = talker.send("lamar ke PT A") or ""
    assert "2 of 5" in said
    assert "Five different companies are safer" in said


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (TODAY + timedelta(days=12), f"apply in SIAPkerja by <b>{TODAY + timedelta(days=12)}</b> (12 days left)"),
        (None, "Your account shows the last day"),
        (TODAY - timedelta(days=1), "has passed"),
    ],
)
def test_with_the_fifth_application_the_last_step_is_said_and_one_tap_away(due_on: date | None, said: str) -> None:
    talker = Talker(Remembered(own=[a_claim(due_on=due_on)], kept=[a_proof(number) for number in range(1, 5)]))
    heard = talker.send("lamar ke PT X") or ""
    assert "The proofs for <b>month 2</b> are complete" in heard
    assert "●●●●● 5 of 5" in heard
    assert said in heard
    assert "you applied" in talker.press("I have applied")
    assert talker.memory.told[12, 2].filed_on == TODAY


def test_before_the_fifth_nothing_is_called_complete() -> None:
    talker = Talker(Remembered(kept=[a_proof(number) for number in range(1, 4)]))
    assert "complete" not in (talker.send("lamar ke PT X") or "")
    assert "I have applied" not in talker.buttons()
    assert "complete" in (talker.send("lamar ke PT X") or "")
    assert "Five different companies are safer" in talker.press("This month")


def test_a_photo_that_is_a_call_completes_the_month() -> None:
    talker = Talker()
    talker.send(PHOTO)
    assert "complete" in talker.press("It is a call to a test")
    assert "you applied" in talker.press("I have applied")


@pytest.mark.parametrize("words", ["sudah saya ajukan", "Sudah saya ajukan!", "saya  sudah mengajukan."])
def test_that_the_month_was_applied_for_may_be_typed_and_is_taken_back(words: str) -> None:
    talker = Talker()
    assert "✓ Month 2: you applied" in (talker.send(words) or "")
    assert talker.memory.told[12, 2].filed_on == TODAY
    talker.press("Not applied yet")
    assert talker.memory.told[12, 2].filed_on is None


@pytest.mark.parametrize("words", ["belum saya ajukan", "sudah saya ajukan?", "sudah saya ajukan klaimnya ke PT X"])
def test_what_only_resembles_it_notes_nothing(words: str) -> None:
    talker = Talker()
    talker.send(words)
    assert talker.memory.told == {}


def test_without_a_month_that_runs_the_word_is_left_to_others() -> None:
    for own in ([], [a_claim(state="verifying")], [a_claim(month=6, month_state="paid")]):
        assert Talker(Remembered(own=own)).send("sudah saya ajukan") is None
    assert "Do you agree?" in (Talker(Remembered(consents=False)).send("sudah saya ajukan") or "")


def test_a_button_that_is_tapped_twice_keeps_one_proof() -> None:
    talker = Talker()
    talker.open("proof_add", "application.PT_Maju")
    assert "1 of 5" in talker.open("proof_add", "application.PT_Maju")
    talker.open("proof_add", "call.PT_Maju")
    talker.open("proof_add", "application.")
    talker.open("proof_add", "application.")
    assert [proof.kind for proof in talker.memory.kept] == ["application", "call", "application", "application"]


def test_a_month_holds_a_bounded_number_of_proofs() -> None:
    talker = Talker(Remembered(kept=[a_proof(number) for number in range(1, MOST + 1)]))
    assert "Delete one" in (talker.send("lamar ke PT X") or "")
    assert len(talker.memory.kept) == MOST


def test_a_proof_of_yesterday_bears_its_day() -> None:
    talker = Talker()
    talker.send("kemarin lamar ke PT X")
    assert talker.memory.kept[0].on == TODAY - timedelta(days=1)


def test_when_all_months_are_applied_for_no_proof_is_needed() -> None:
    talker = Talker(Remembered(own=[a_claim(month=6, month_state="paid")]))
    assert "no more proof is needed" in (talker.send("lamar ke PT X") or "")


@given(st.text(max_size=300), st.booleans())
def test_any_words_are_heard_without_a_fault(words: str, forwarded: bool) -> None:
    Talker().send(Words(words, forwarded))


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40), st.none() | st.integers(0, 10**12))
def test_any_file_is_heard_without_a_fault(caption: str, name: str, mime: str, size: int | None) -> None:
    talker = Talker()
    talker.send(Attachment("document", "B1", name, mime, size, caption))
    assert len(talker.memory.kept) <= 10
