"""Suggestions: what a newcomer sees, five at a time, never twice, with everything that is known of each."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.markup import keyboard, words_of
from bot.words import Voice
from conversations.engine.actions import Begin, Open
from conversations.engine.payload import LIMIT, pack, unpack
from conversations.engine.view import View
from conversations.reception.pages import LANGUAGES
from conversations.vacancies.pointing import pack as pointing
from conversations.vacancies.pointing import unpack as read
from conversations.vacancies.room import ROOM
from tests.conversations.vacancies.seekers import MEDAN, TOBA, TODAY, Seeker, Seeking, a_vacancy, some, titles
from tests.limits import LABEL_LIMIT, check_text

PAGES = sorted(ROOM.pages)


def check(view: View) -> None:
    """Hold a message to what Telegram takes, in every language; a button leads somewhere or opens an address."""
    for language in LANGUAGES:
        voice = Voice(language)
        check_text(words_of(view, voice))
        for row in json.loads(keyboard(view.buttons, voice) or '{"inline_keyboard": []}')["inline_keyboard"]:
            for button in row:
                assert 0 < len(button["text"]) <= LABEL_LIMIT
                assert len(button.get("callback_data", "").encode()) <= LIMIT
                assert ("url" in button) != (unpack(button.get("callback_data", "")) is not None)


def test_a_newcomer_is_invited_and_may_look_at_once_and_nothing_is_kept() -> None:
    newcomer = Seeker(Seeking(work=False), answers={})
    assert "12 vacancies" in newcomer.command("lowongan")
    assert newcomer.button("Find work that fits").action == Begin("work_profile")
    assert len(titles(newcomer.press("Just look around"))) == 5
    assert len(titles(newcomer.press("Next five"))) == 5
    assert len(titles(newcomer.press("Next five"))) == 2
    assert "Next five" not in newcomer.buttons
    assert newcomer.memory.seen == {}


def test_who_left_the_whole_profile_out_sees_the_list() -> None:
    assert len(titles(Seeker(answers={"wanted": "skip", "region": "skip"}).command("lowongan"))) == 5


def test_five_at_a_time_and_never_the_same_twice() -> None:
    siti = Seeker()
    shown = titles(siti.command("lowongan")) + titles(siti.press("Next five")) + titles(siti.press("Next five"))
    assert sorted(shown) == list(range(1, 13))
    assert "Next five" not in siti.buttons
    assert "seen all that fits" in siti.command("lowongan")
    assert len(titles(siti.press("Show again"))) == 5
    assert len(titles(siti.press("Next five"))) == 5


def test_what_is_not_for_somebody_never_comes_again_unless_they_take_it_back() -> None:
    siti = Seeker(Seeking(vacancies=some(3)))
    siti.command("lowongan")
    siti.press("1")
    siti.press("Not for me")
    assert 1 not in titles(siti.press("Back to the list"))
    assert 1 not in titles(siti.say("tampilkan lagi") or "")
    siti.open("vacancy_back", pointing((1,)))
    assert 1 in titles(siti.say("tampilkan lagi") or "")


def test_the_way_back_shows_the_same_list() -> None:
    siti = Seeker()
    first = titles(siti.command("lowongan"))
    siti.press("3")
    assert titles(siti.press("Back to the list")) == first


def test_all_that_is_known_of_a_vacancy_is_shown() -> None:
    agency = a_vacancy(2, twin="twin-1", source="agen-kerja", employer="PT Perantara")
    own = a_vacancy(1, education="sma", experience=2, wage_max=3_500_000)
    siti = Seeker(Seeking(vacancies=[own, agency, a_vacancy(3, source="pasker.id")]))
    siti.open("vacancy", pointing((1,)))
    said = siti.open("vacancy", pointing((1,)))
    for known in ("Operator Produksi", "PT Nomor 1", "Pematangsiantar", "3000000", "3500000", "karirhub", "2026-11-20"):
        assert known in said
    for known in ("2026-11-27", "2026-12-20", "SMA", "2 years", "PT Perantara", "Why: "):
        assert known in said
    assert siti.button("Open the vacancy").url == own.link


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "loker bagus", "http://", "https://x y.com", "tel:175"])
def test_only_an_address_becomes_a_button(link: str) -> None:
    siti = Seeker(Seeking(vacancies=[a_vacancy(1, link=link, about="Kirim CV ke kantor.")]))
    said = siti.open("vacancy", pointing((1,)))
    assert "Open the vacancy" not in siti.buttons
    assert "Kirim CV ke kantor." in said


def test_a_wage_that_is_not_told_is_said_so() -> None:
    assert "wage not told" in Seeker(Seeking(vacancies=[a_vacancy(1, wage_min=None)])).command("lowongan")


def test_a_closed_vacancy_is_not_shown_in_full() -> None:
    siti = Seeker(Seeking(vacancies=[a_vacancy(1, expires_on=TODAY - timedelta(days=1))]))
    assert "not open any more" in siti.open("vacancy", pointing((1,)))
    assert "I applied here" not in siti.buttons


def test_a_fraud_is_named_and_cannot_be_applied_for() -> None:
    about = "Transfer biaya administrasi Rp350.000 dulu ke rekening HRD, interview hanya lewat WhatsApp."
    siti = Seeker(Seeking(vacancies=[*some(2), a_vacancy(9, about=about)]))
    assert 9 not in titles(siti.command("lowongan"))
    assert "Do not apply" in siti.open("vacancy", pointing((9,)))
    assert not {"I applied here", "Open the vacancy"} & set(siti.buttons)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("loker siantar", [1, 2]),
        ("kerja di medan", [3]),
        ("ada lowongan kasir", [3]),
        ("lowongan kerja operator di pematangsiantar", [1, 2]),
        ("cari kerja di toba", [1, 2, 3]),
        ("info loker medan dong kak", [3]),
    ],
)
def test_a_place_or_a_kind_of_work_is_found_in_what_people_type(words: str, expected: list[int]) -> None:
    siti = Seeker(Seeking(vacancies=[*some(2), a_vacancy(3, "Kasir", region=MEDAN)]), answers={})
    found = titles(siti.say(words) or "")
    assert set(found[: len(expected)]) == set(expected)


def test_where_nothing_is_there_it_is_said_and_the_nearest_is_shown() -> None:
    siti = Seeker(answers={})
    assert "Nothing in <b>Kab" in (siti.say("kerja di toba") or "")
    assert "No <b>" in (siti.say("lowongan perawat di siantar") or "")


@pytest.mark.parametrize("words", ["apa itu loker", "kerja kontrak saya habis", "saya kerja di pt maju 5 tahun", "hai"])
def test_other_words_are_left_to_others(words: str) -> None:
    assert Seeker().say(words) is None


def test_nothing_that_fits_leads_on() -> None:
    siti = Seeker(Seeking(vacancies=[]))
    said = siti.command("lowongan")
    assert "pasker.id" in said
    assert "siapkerja.kemnaker.go.id" in said
    assert siti.button("Trainings").action == Open("trainings")
    assert siti.button("Counselling").action == Open("counselling")


def test_every_page_stands_within_the_limits_also_with_the_longest_words() -> None:
    long = some(7, title="Operator " * 14, employer="P" * 120, source="s" * 32, about="b" * 600, region=TOBA)
    for vacancies in (some(7), long, [replace(each, link="") for each in long], []):
        siti = Seeker(Seeking(vacancies=vacancies))
        siti.command("lowongan")
        for page, argument in (("vacancies", ""), ("vacancy", "1"), ("applied", "1"), ("applied_day", "v1")):
            siti.open(page, argument)
            assert siti.last
            check(siti.last.view)
        for page in PAGES:
            siti.open(page)
            assert siti.last
            check(siti.last.view)


_FORGED = st.one_of(
    st.text(max_size=40),
    st.from_regex(r"[av]?[0-9a-z]{1,6}([.+-][0-9a-z_]{0,8}){0,4}", fullmatch=True),
)


@settings(max_examples=150, deadline=None)
@given(page=st.sampled_from(PAGES), argument=_FORGED, work=st.booleans())
def test_a_forged_argument_is_answered_kindly(page: str, argument: str, work: bool) -> None:
    siti = Seeker(Seeking(vacancies=some(3), work=work))
    siti.open("applied", "1")
    siti.open(page, argument)
    assert siti.last
    check(siti.last.view)


@given(st.lists(st.integers(0, 36**6 - 1), min_size=1, max_size=6, unique=True))
def test_ids_on_buttons_come_back_as_they_were(ids: list[int]) -> None:
    assert read(pointing(ids)) == tuple(ids)
    assert len(pack(Open("vacancies_open", pointing(ids)))) <= LIMIT
