"""The commands /berhenti and /lanjut: kind by kind, by button or by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.effects import SetSilence
from conversations.outreach.kinds import KINDS
from conversations.privacy.room import ROOM
from conversations.privacy.silence import STOPPABLE
from conversations.reception.person import Words
from tests.conversations.privacy.people import TODAY, Known, buttons, person, words_of
from tests.conversations.rooms import answer

NAMES = frozenset(kind.name for kind in STOPPABLE)
silences = st.sets(st.sampled_from(sorted(NAMES))).map(frozenset)


def command(name: str, argument: str = "", stopped: frozenset[str] = frozenset()) -> tuple[str, set[SetSilence]]:
    response = answer(ROOM, name, person(Known(stopped=stopped)), argument, TODAY)
    return words_of(response.view), set(response.effects)  # type: ignore[arg-type] # only silences are set here


def test_each_kind_that_may_be_stopped_has_a_button_that_says_how_it_stands() -> None:
    view = answer(ROOM, "berhenti", person(Known(stopped=frozenset({"campaign"}))), "", TODAY).view
    assert list(buttons(view)) == [
        "✓ Hours with a counsellor",
        "✓ Changes of my claim",
        "✓ Deadlines of each month",
        "✓ Vacancies",
        "– Announcements",
        "Stop all",
        "Menu",
    ]
    assert "\n• Answers of officers to your questions always come" in words_of(view)


@given(stopped=silences)
def test_every_button_does_what_it_says_and_can_be_taken_back(stopped: frozenset[str]) -> None:
    known = Known(stopped=stopped)
    labels = buttons(ROOM.pages["messages"](person(known), "", TODAY).view)
    for label, button in labels.items():
        if getattr(button.action, "page", "") != "message":
            continue
        after = _press(known, str(getattr(button.action, "argument", "")))
        assert after != stopped
        back = buttons(ROOM.pages["messages"](person(Known(stopped=after)), "", TODAY).view)
        assert label not in back
        assert len(back) == len(labels)


def _press(known: Known, argument: str) -> frozenset[str]:
    response = ROOM.pages["message"](person(known), argument, TODAY)
    after = set(known.stopped)
    for effect in response.effects:
        assert isinstance(effect, SetSilence)
        (after.add if effect.stopped else after.discard)(effect.kind)
    shown = buttons(response.view)
    expected = buttons(ROOM.pages["messages"](person(Known(stopped=frozenset(after))), "", TODAY).view)
    assert shown == expected, "the page shows what will stand once the effects are done"
    return frozenset(after)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("status", "status"),
        ("Status Klaim", "status"),
        ("pengingat", "deadline"),
        ("pesan tentang lowongan", "alert"),
        ("notifikasi pengumuman!", "campaign"),
        ("loker", "alert"),
        ("batas waktu", "deadline"),
    ],
)
def test_a_kind_is_stopped_and_started_by_its_name(words: str, kind: str) -> None:
    said, effects = command("berhenti", words)
    assert effects == {SetSilence(kind, stopped=True)}
    assert said.startswith("Stopped:")
    said, effects = command("lanjut", words, frozenset({kind}))
    assert effects == {SetSilence(kind, stopped=False)}
    assert said.startswith("Comes again:")


def test_all_are_stopped_and_started_at_once() -> None:
    assert command("berhenti", "semua")[1] == {SetSilence(name, stopped=True) for name in NAMES}
    assert command("lanjut", "semua", NAMES)[1] == {SetSilence(name, stopped=False) for name in NAMES}


@pytest.mark.parametrize("words", ["jawaban petugas", "petugas"])
def test_what_cannot_be_stopped_is_not_and_it_is_said(words: str) -> None:
    said, effects = command("berhenti", words)
    assert effects == set()
    assert "always come" in said


@given(words=st.text(max_size=80))
def test_other_words_change_nothing_unless_they_name_a_kind(words: str) -> None:
    said, effects = command("berhenti", words)
    assert {effect.kind for effect in effects} <= set(KINDS) - {"answer"}
    assert bool(effects) == said.startswith(("Stopped:", "All messages"))


@given(argument=st.text(max_size=20) | st.sampled_from(["answer.stop", "status.", "status", "x.stop", "all.now"]))
def test_a_forged_button_changes_nothing(argument: str) -> None:
    response = ROOM.pages["message"](person(Known()), argument, TODAY)
    valid = {f"{name}.{verb}" for name in (*NAMES, "all") for verb in ("stop", "go")}
    assert not response.effects or argument in valid


@pytest.mark.parametrize("words", ["jangan kirim pesan lagi", "berhenti menerima pesan", "stop notifikasi", "berhenti"])
def test_stopping_is_asked_for_in_everyday_words(words: str) -> None:
    assert ROOM.asked[words] == "berhenti"


def test_what_is_asked_is_written_as_it_is_compared() -> None:
    assert all(words == " ".join(words.casefold().split()) for words in ROOM.asked)
    assert set(ROOM.asked.values()) <= set(ROOM.commands)


@pytest.mark.parametrize(
    ("words", "kind", "stopped"),
    [
        ("berhenti kirim pengingat", "deadline", True),
        ("Stop lowongan!", "alert", True),
        ("jangan kirim lowongan lagi", "alert", True),
        ("tolong matikan notifikasi klaim", "status", True),
        ("saya mau berhenti terima pengumuman", "campaign", True),
        ("nyalakan pengingat lagi", "deadline", False),
        ("kirim lowongan lagi", "alert", False),
        ("lanjut pengumuman", "campaign", False),
    ],
)
def test_a_wish_about_one_kind_may_be_typed(words: str, kind: str, stopped: bool) -> None:
    assert ROOM.hears is not None
    response = ROOM.hears(person(Known(stopped=frozenset() if stopped else NAMES)), Words(words), TODAY)
    assert response is not None
    assert set(response.effects) == {SetSilence(kind, stopped)}


@pytest.mark.parametrize(
    "words",
    ["saya berhenti kerja", "lanjut klaim", "kirim lowongan", "jangan takut", "stop", "berhenti konseling", "stop phk"],
)
def test_other_talk_stops_nothing(words: str) -> None:
    assert ROOM.hears is not None
    assert ROOM.hears(person(Known()), Words(words), TODAY) is None
    assert ROOM.hears(person(Known()), Words("stop lowongan", forwarded=True), TODAY) is None


def test_everything_is_stopped_by_a_typed_word() -> None:
    assert ROOM.hears is not None
    response = ROOM.hears(person(Known()), Words("stop semua pesan"), TODAY)
    assert response is not None
    assert {effect.kind for effect in response.effects if isinstance(effect, SetSilence)} == NAMES
