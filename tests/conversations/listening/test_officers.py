"""What officers read and set: questions that are alike, sentences to be judged, false messages, settings."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from conversations.engine.actions import Open
from conversations.listening.effects import DropHoax, JudgeMisread, KeepHoax, SetStaffSetting
from conversations.listening.grouping import grouped
from conversations.listening.port import NoListening
from conversations.listening.records import Hoax, Misread, Unanswered
from conversations.listening.room import ROOM
from conversations.memory import Blank
from conversations.reception.person import Person, Response
from tests.conversations.privacy.people import buttons, words_of
from tests.conversations.rooms import answer

NOW = datetime(2026, 11, 28, 5, 0, tzinfo=UTC)
TODAY = date(2026, 11, 28)


@dataclass
class Heard(NoListening):
    """A house in which this was heard."""

    asked: tuple[Unanswered, ...] = ()
    waiting: tuple[Misread, ...] = ()
    listed: tuple[Hoax, ...] = ()
    made: dict[str, str] = field(default_factory=dict)

    def unanswered(self, _places: object, since: datetime, most: int) -> tuple[Unanswered, ...]:
        """Questions since a moment."""
        return tuple(each for each in self.asked if each.at >= since)[:most]

    def misreads(self, most: int) -> tuple[Misread, ...]:
        """Sentences that wait."""
        return self.waiting[:most]

    def hoaxes(self) -> tuple[Hoax, ...]:
        """False messages."""
        return self.listed

    def setting(self, name: str) -> str:
        """What was set."""
        return self.made.get(name, "")


@dataclass
class Officer(Blank):
    """The memory of a manager somewhere."""

    heard: Heard
    place: str = ""

    def regions(self, role: str) -> tuple[str, ...]:
        """They are manager in one place."""
        return (self.place,) if role == "admin" else ()

    def heard_at(self) -> datetime:
        """Now."""
        return NOW

    def listening(self) -> Heard:
        """What was heard."""
        return self.heard


def asks(command: str, argument: str = "", heard: Heard | None = None, place: str = "") -> Response:
    return answer(ROOM, command, Person("id", None, Officer(heard or Heard(), place)), argument, TODAY)


def opens(page: str, argument: str, heard: Heard, place: str = "") -> Response:
    return ROOM.pages[page](Person("id", None, Officer(heard, place)), argument, TODAY)


def question(words: str, hours: int = 1) -> Unanswered:
    return Unanswered(words, "", "12.08", NOW - timedelta(hours=hours))


ALIKE = (
    "apakah bisa klaim jika sudah nikah",
    "bisa klaim kak jika sudah nikah?",
    "klaim jika sudah menikah nikah bisa",
)


def test_questions_that_are_alike_are_counted_together() -> None:
    groups = grouped([question("kapan kantor pindah"), *map(question, ALIKE)])
    assert [(group.newest.words, group.number) for group in groups] == [(ALIKE[0], 3), ("kapan kantor pindah", 1)]


def test_a_week_of_questions_is_shown_with_counts() -> None:
    heard = Heard((*map(question, ALIKE), question("lama sekali", hours=24 * 9)))
    shown = asks("pertanyaan", heard=heard).view
    assert "<b>3×</b>" in words_of(shown)
    assert "lama sekali" not in words_of(shown)
    assert buttons(shown)["A week earlier"].action == Open("questions", "1")
    assert "lama sekali" in words_of(opens("questions", "1", heard).view)


def test_a_misread_sentence_becomes_one_to_learn_from() -> None:
    waiting = (Misread(4, "kpn duitnya", "payment_when", "claim_status", NOW), Misread(5, "lain", "deadline", "", NOW))
    shown = asks("salah_paham", heard=Heard(waiting=waiting)).view
    ways = {button.action for row in shown.buttons for button in row}
    assert {Open("misread", f"4.{intent}") for intent in ("payment_when", "claim_status", "out_of_scope", "")} <= ways
    judged = opens("misread", "4.claim_status", Heard(waiting=waiting))
    assert judged.effects == (JudgeMisread(4, "claim_status"),)
    assert "“lain”" in words_of(judged.view)


@pytest.mark.parametrize("argument", ["99.deadline", "4.nonsense", "4", "x.deadline", "-1.deadline"])
def test_a_forged_judgement_does_nothing(argument: str) -> None:
    waiting = (Misread(4, "kpn duitnya", "payment_when", "claim_status", NOW),)
    assert opens("misread", argument, Heard(waiting=waiting)).effects == ()


FALSE = "dana untuk semua pekerja yang kena phk, daftar di sini"


def test_a_false_message_is_kept_with_what_is_true() -> None:
    kept = asks("hoaks", f"{FALSE} || Tidak ada dana itu.")
    assert kept.effects == (KeepHoax(FALSE, "Tidak ada dana itu."),)
    again = asks("hoaks", f"{FALSE} sekarang || Palsu.", Heard(listed=(Hoax(1, FALSE, "Palsu."),)))
    assert "stands on the list already" in words_of(again.view)


@pytest.mark.parametrize(
    "argument", ["terlalu pendek || salah", FALSE, f"{FALSE} || {'x' * 401}", f"{FALSE} || {'😀' * 201}"]
)
def test_half_a_false_message_is_not_kept(argument: str) -> None:
    assert asks("hoaks", argument).effects == ()


def test_a_false_message_is_dropped_after_a_question() -> None:
    heard = Heard(listed=(Hoax(7, FALSE, "Palsu."),))
    assert opens("hoax_drop", "7", heard).effects == ()
    assert opens("hoax_drop", "7.yes", heard).effects == (DropHoax(7),)
    assert opens("hoax_drop", "8.yes", heard).effects == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("bantuan 119 ext 8", SetStaffSetting("bantuan", "119 ext 8")),
        ("jam_layanan 08:00 - 16:00", SetStaffSetting("jam_layanan", "08.00-16.00")),
        ("jam_layanan 8-16", SetStaffSetting("jam_layanan", "08.00-16.00")),
        ("bantuan -", SetStaffSetting("bantuan", "")),
    ],
)
def test_a_setting_is_made(typed: str, kept: SetStaffSetting) -> None:
    assert asks("setelan", typed).effects == (kept,)


@pytest.mark.parametrize("typed", ["", "bantuan", "bantuan tanpa nomor", "jam_layanan 16.00-08.00", "lain 5"])
def test_what_cannot_be_read_is_not_set(typed: str) -> None:
    assert asks("setelan", typed).effects == ()


@pytest.mark.parametrize("value", ["24 jam", "08.00-08.00", "16-08", "08.00-16.00 WIT"])
def test_odd_hours_are_refused_with_an_example(value: str) -> None:
    response = asks("setelan", f"jam_layanan {value}")
    assert response.effects == ()
    assert "on the same day" in words_of(response.view)
    assert "/setelan jam_layanan 08.00-16.00" in words_of(response.view)


def test_what_holds_everywhere_is_changed_only_by_officers_of_everywhere() -> None:
    listed = Heard(listed=(Hoax(7, FALSE, "Palsu."),), waiting=(Misread(4, "kpn", "deadline", "", NOW),))
    assert asks("setelan", "bantuan 119", place="12").effects == ()
    assert asks("hoaks", f"{FALSE} || Palsu.", place="12").effects == ()
    assert opens("hoax_drop", "7.yes", listed, "12").effects == ()
    assert opens("misread", "4.deadline", listed, "12").effects == ()


def test_to_others_the_commands_do_not_exist() -> None:
    nobody = Person("id", None)
    assert all(command(nobody, "", TODAY) is None for command in ROOM.commands.values())
