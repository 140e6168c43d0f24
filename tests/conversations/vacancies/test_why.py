"""The line that says why: short in Indonesian for every work, place and wage."""

from dataclasses import replace

import pytest

from conversations.regions.names import every_code
from conversations.vacancies.board import Board
from conversations.vacancies.families import LABELS
from conversations.vacancies.kinship import Kin
from conversations.vacancies.posts import Post, post_of
from conversations.vacancies.ranking import rank
from conversations.vacancies.records import Vacancy
from conversations.vacancies.why import LONGEST, short_name, why
from conversations.vacancies.wishes import Profile
from tests.conversations.vacancies.posts import TODAY, say

KINS: tuple[Kin, ...] = ("wanted", "named", "near_wanted", "done", "near_done", "other", "open")
LONG = max(LABELS, key=lambda family: len(say(LABELS[family])))
PLACES = sorted(every_code(), key=lambda code: len(short_name(code)))
PROFILES = (
    Profile(lowest=20_000_000),
    Profile(lowest=13_500_000),
    Profile(lowest=1_000_000),
    Profile(last=20_000_000),
    Profile(last=13_500_000),
    Profile(last=1_000_000),
    Profile(experience=0),
    Profile(education="sd"),
    Profile(),
)
VACANCY = Vacancy(
    1, "1", "test", "Kasir", "PT", wage_min=13_500_000, wage_max=14_500_000, education="smk", experience=10
)


def a_post(region: str) -> Post:
    """Return a post of the family with the longest label."""
    return replace(post_of(replace(VACANCY, region=region)), family=LONG)


@pytest.mark.parametrize("kin", KINS)
def test_the_line_is_never_too_long(kin: Kin) -> None:
    skill = frozenset(("keterampilan", "mengoperasikan", "mesin", "bubut"))
    for region in (*PLACES[-20:], *(code for code in PLACES if 16 <= len(short_name(code)) <= 18)):
        for profile in PROFILES:
            for shared in ([], [skill]):
                line = say(why(a_post(region), kin, 1, profile, shared, 3))
                assert len(line) <= LONGEST, line


def test_places_without_a_name_are_left_out() -> None:
    assert say(why(a_post(""), "open", 3, Profile(), [], 30)) == "Lowongan terbuka · upah Rp13.500.000"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("12.08", "Kab. Simalungun"),
        ("31.74", "Kota Jakarta Selatan"),
        ("16.12", "Penukal Abab Lematang Ilir"),
        ("99", ""),
    ],
)
def test_names_of_places_are_short(code: str, name: str) -> None:
    assert short_name(code) == name


@pytest.mark.parametrize(
    ("profile", "terms"),
    [
        (Profile(), "upah Rp13.500.000"),
        (Profile(lowest=13_500_000), "upah Rp13.500.000, sesuai batas Anda"),
        (Profile(lowest=14_000_000), "upah sampai Rp14.500.000"),
        (Profile(lowest=15_000_000), "upah Rp14.500.000, di bawah batas Anda"),
        (Profile(lowest=9_000_000, last=20_000_000), "upah Rp13.500.000, di atas batas Anda"),
        (Profile(last=9_000_000), "upah Rp13.500.000, di atas upah lama"),
        (Profile(last=14_000_000), "upah sampai Rp14.500.000"),
        (Profile(last=20_000_000), "upah Rp14.500.000, di bawah upah lama"),
        (Profile(education="smp", lowest=1_000_000), "diminta lulusan SMK"),
        (Profile(experience=2, education="smk"), "diminta pengalaman 10 tahun"),
        (Profile(education="s1"), "cukup lulusan SMK"),
        (Profile(education="s1", lowest=20_000_000), "upah Rp14.500.000, di bawah batas Anda"),
    ],
)
def test_what_stands_against_it_is_said_first(profile: Profile, terms: str) -> None:
    shown = rank(Board.of([VACANCY]), profile, TODAY)
    assert say(shown[0].why).endswith(f" · {terms}")
