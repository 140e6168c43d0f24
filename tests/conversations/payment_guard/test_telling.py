"""Proofs told in words: what is kept, what is asked for, and above all what must not be kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.payment_guard.companies import companies, marked
from conversations.payment_guard.telling import OLDEST, Told, told
from tests.conversations.payment_guard.people import TODAY
from tests.conversations.payment_guard.sentences import NO_PROOF, OPEN, PROOFS, Label


def label(proof: Told) -> tuple[str, str | int, int]:
    return (proof.kind, proof.note if proof.figure is None else proof.figure, (TODAY - proof.on).days)


def labels(words: str) -> Label:
    telling = told(words, TODAY)
    return tuple(label(proof) for proof in telling.proofs) if telling else ()


@pytest.mark.parametrize("words", PROOFS)
def test_what_is_told_is_kept(words: str) -> None:
    assert labels(words) == PROOFS[words]


@pytest.mark.parametrize("words", NO_PROOF)
def test_what_was_not_done_is_never_kept(words: str) -> None:
    assert told(words, TODAY) is None or labels(words) == ()


@pytest.mark.parametrize("words", OPEN)
def test_what_is_half_said_is_asked_for(words: str) -> None:
    telling = told(words, TODAY)
    assert telling is not None
    assert (telling.proofs, telling.open) == ((), OPEN[words])


def test_there_are_enough_sentences() -> None:
    assert len(PROOFS) + len(NO_PROOF) + len(OPEN) >= 120


SPOILERS = ("mau ", "belum ", "jangan ", "tidak jadi ", "kalau ", "tolong ", "besok ", "rencana ", "suami saya ")


@pytest.mark.parametrize("spoiler", SPOILERS)
@pytest.mark.parametrize("words", [words for words, kept in PROOFS.items() if kept[0][0] == "application"])
def test_one_word_before_it_makes_it_undone(spoiler: str, words: str) -> None:
    assert labels(spoiler + words) == ()


@pytest.mark.parametrize("words", PROOFS)
def test_a_question_mark_makes_it_a_question(words: str) -> None:
    assert told(words + "?", TODAY) is None


@pytest.mark.parametrize("words", PROOFS)
def test_small_letters_say_the_same(words: str) -> None:
    assert [each[0] for each in labels(words.lower())] == [each[0] for each in PROOFS[words]]


names = st.lists(
    st.sampled_from(["Maju Jaya", "Sumber Rejeki", "Karya Utama", "Bintang Timur", "Delta Raya", "Gemilang"]),
    min_size=1,
    max_size=5,
    unique=True,
)


@given(names, st.sampled_from(["PT", "CV", "pt.", "Pt"]), st.sampled_from([", ", " dan ", "\n", "; ", " & "]))
def test_every_company_of_a_list_is_found(said: list[str], form: str, between: str) -> None:
    found = companies("ke " + between.join(f"{form} {name}" for name in said))
    assert [name.split(" ", 1)[1] for name in found] == said


@given(st.text(max_size=700), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_any_text_is_heard_without_a_fault(words: str, today: date) -> None:
    for proof in telling.proofs if (telling := told(words, today)) else ():
        assert today - OLDEST <= proof.on <= today


@given(
    st.lists(st.sampled_from([*" ".join((*PROOFS, *NO_PROOF)).split(), ",", ".", "?", "\n"]), max_size=30).map(
        " ".join
    ),
)
def test_words_in_any_order_never_lie_ahead_or_long_ago(words: str) -> None:
    telling = told(words, TODAY)
    for proof in telling.proofs if telling else ():
        assert timedelta() <= TODAY - proof.on <= OLDEST
        assert proof.figure is None or 0 <= proof.figure <= 100
        assert len(proof.note) <= 60


def test_the_company_of_a_letter_is_found() -> None:
    letter = "Yth. Budi,\nterima kasih telah melamar. Kami dari PT Cahaya Abadi mengundang Anda."
    assert marked(letter).startswith("PT Cahaya Abadi")
    assert marked("Undangan rapat warga") == ""
