"""What holds for every board and every profile."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.regions import neighbours
from conversations.vacancies.board import Board
from conversations.vacancies.kinship import Kinship
from conversations.vacancies.lots import lots
from conversations.vacancies.points import FRESHEST, Points
from conversations.vacancies.ranking import Suggestion, rank
from conversations.vacancies.reach import points_of, tier_of
from conversations.vacancies.records import Vacancy
from conversations.vacancies.wishes import EDUCATIONS, MOBILITIES, Profile
from tests.conversations.vacancies.posts import TODAY

TITLES = ("Operator Produksi", "Staff Packing", "Kasir", "Satpam", "Welder", "Penyelam", "Guru", "Admin", "QC")
PLACES = ("12.72", "12.08", "12.71", "12.07", "12", "21.71", "")
FAMILIES = ("production_operator", "packing", "cashier", "security", "teacher", "admin")
WAGES = st.none() | st.integers(min_value=20, max_value=60).map(lambda each: each * 100_000)
SKILLS = ("", "excel", "jahit, obras", "SIM A")
PATIENT = settings(max_examples=25, deadline=None)

profiles = st.builds(
    Profile,
    wanted=st.lists(st.sampled_from(FAMILIES), max_size=2, unique=True).map(tuple),
    done=st.lists(st.sampled_from(FAMILIES), max_size=1).map(tuple),
    words=st.sampled_from(("", "penyelam")),
    region=st.sampled_from(("", "12.72", "12.07", "12")),
    mobility=st.sampled_from(tuple(MOBILITIES.values())),
    education=st.sampled_from(tuple(EDUCATIONS.values())),
    experience=st.none() | st.integers(min_value=0, max_value=10),
    lowest=WAGES,
    last=WAGES,
    skills=st.sampled_from(((), ("excel",), ("sim a", "jahit"))),
    interests=st.sampled_from(((), ("R", "C"), ("S",))),
)


@st.composite
def vacancies(draw: st.DrawFn, number: int) -> Vacancy:
    """Draw a vacancy with this id; some are copies of others."""
    low = draw(WAGES)
    ends = draw(st.none() | st.integers(min_value=-3, max_value=20))
    return Vacancy(
        id=number,
        reference=str(number),
        source="test",
        title=draw(st.sampled_from(TITLES)),
        employer="PT Contoh",
        region=draw(st.sampled_from(PLACES)),
        wage_min=low,
        wage_max=low and low + draw(st.sampled_from((0, 500_000))),
        education=draw(st.sampled_from(tuple(EDUCATIONS.values()))),
        experience=draw(st.none() | st.integers(min_value=0, max_value=5)),
        skills=draw(st.sampled_from(SKILLS)),
        posted_on=draw(st.none() | st.integers(min_value=0, max_value=40).map(lambda days: TODAY - timedelta(days))),
        expires_on=None if ends is None else TODAY + timedelta(ends),
        twin=f"t{draw(st.integers(min_value=0, max_value=40))}",
    )


@st.composite
def boards(draw: st.DrawFn) -> list[Vacancy]:
    """Draw some vacancies."""
    count = draw(st.integers(min_value=0, max_value=30))
    return [draw(vacancies(number)) for number in range(1, count + 1)]


def names(shown: Sequence[Suggestion]) -> list[int]:
    return [each.vacancy.id for each in shown]


def alone(vacancy: Vacancy, profile: Profile) -> Suggestion | None:
    """Return how a vacancy stands that is the only one."""
    return next(iter(rank(Board.of([vacancy]), profile, TODAY)), None)


def brute(listed: Sequence[Vacancy], profile: Profile, limit: int, without: frozenset[str] = frozenset()) -> list[int]:
    """Rank by looking at each vacancy by itself, and at all of them."""
    found = [suggestion for each in listed if (suggestion := alone(each, profile))]
    found.sort(key=lambda each: _order(each, profile))
    seen: set[str] = set(without)
    kept = [each for each in found if not (each.vacancy.twin in seen or seen.add(each.vacancy.twin))]  # type: ignore[func-returns-value] # a set is filled on the way
    return names(kept[:limit])


def _order(each: Suggestion, profile: Profile) -> tuple[int, ...]:
    vacancy = each.vacancy
    low, high = vacancy.wage_min or 0, vacancy.wage_max or 0
    posted = vacancy.posted_on.toordinal() if vacancy.posted_on else 0
    distance = tier_of(profile.region, vacancy.region) if _placed(profile) else 0
    return (-each.score, distance, -low, -high, -posted, vacancy.id)


def _placed(profile: Profile) -> bool:
    return bool(profile.region)


@PATIENT
@given(boards(), profiles, st.integers(min_value=0, max_value=8), st.sets(st.sampled_from(["t1", "t2", "t3"])))
def test_passing_over_loses_nothing(listed: list[Vacancy], profile: Profile, limit: int, seen: set[str]) -> None:
    without = frozenset(seen)
    shown = rank(Board.of(listed), profile, TODAY, without=without, limit=limit)
    assert names(shown) == brute(listed, profile, limit, without)


@PATIENT
@given(boards(), profiles, st.integers(min_value=0, max_value=8), st.integers(min_value=0, max_value=8))
def test_fewer_are_the_beginning_of_more(listed: list[Vacancy], profile: Profile, one: int, other: int) -> None:
    board = Board.of(listed)
    few, many = (names(rank(board, profile, TODAY, limit=limit)) for limit in sorted((one, other)))
    assert many[: len(few)] == few
    assert len(few) <= min(one, other)


@PATIENT
@given(boards(), profiles)
def test_no_twin_twice_none_that_ended_and_none_unwanted(listed: list[Vacancy], profile: Profile) -> None:
    shown = rank(Board.of(listed), profile, TODAY, without={"t5"}, limit=50)
    twins = [each.vacancy.twin for each in shown]
    assert len(twins) == len(set(twins))
    assert "t5" not in twins
    assert all(each.vacancy.open(TODAY) and all(copy.open(TODAY) for copy in each.copies) for each in shown)


@PATIENT
@given(boards(), profiles, st.data())
def test_one_more_vacancy_never_reorders_the_others(
    listed: list[Vacancy], profile: Profile, data: st.DataObject
) -> None:
    more = replace(data.draw(vacancies(99)), twin="one of its own")
    before = names(rank(Board.of(listed), profile, TODAY, limit=50))
    after = names(rank(Board.of([*listed, more]), profile, TODAY, limit=50))
    assert [each for each in after if each != 99] == before


@PATIENT
@given(vacancies(1), profiles, st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_a_closer_copy_never_ranks_below_a_farther_one(
    vacancy: Vacancy, profile: Profile, one: str, other: str
) -> None:
    near, far = sorted((one, other), key=lambda place: tier_of(profile.region, place))
    if tier_of(profile.region, near) == tier_of(profile.region, far):
        return
    _never_below(replace(vacancy, region=near), replace(vacancy, region=far), profile)


@PATIENT
@given(vacancies(1), profiles, st.integers(min_value=20, max_value=60), st.integers(min_value=1, max_value=20))
def test_a_better_wage_never_ranks_lower(vacancy: Vacancy, profile: Profile, wage: int, more: int) -> None:
    low, high = wage * 100_000, (wage + more) * 100_000
    _never_below(replace(vacancy, wage_min=high, wage_max=high), replace(vacancy, wage_min=low, wage_max=low), profile)


@PATIENT
@given(vacancies(1), profiles, st.integers(min_value=0, max_value=40), st.integers(min_value=1, max_value=40))
def test_a_newer_one_never_ranks_below_an_older_one(vacancy: Vacancy, profile: Profile, days: int, older: int) -> None:
    new, old = TODAY - timedelta(days), TODAY - timedelta(days + older)
    _never_below(replace(vacancy, posted_on=new), replace(vacancy, posted_on=old), profile)


def _never_below(better: Vacancy, worse: Vacancy, profile: Profile) -> None:
    """Hold that the better comes first, whichever was listed first."""
    for first, second in ((1, 2), (2, 1)):
        one, other = replace(better, id=first, twin="better"), replace(worse, id=second, twin="worse")
        shown = names(rank(Board.of([one, other]), profile, TODAY))
        assert not shown or shown[0] == first


@PATIENT
@given(boards(), profiles)
def test_no_vacancy_comes_to_more_than_its_lot_promises(listed: list[Vacancy], profile: Profile) -> None:
    board, points = Board.of(listed), Points(profile, TODAY.toordinal())
    promised = max((lot.points for lot in lots(board, profile)), default=0) + points.most + FRESHEST
    assert all(each.score <= promised for each in rank(board, profile, TODAY, limit=50))


def test_the_closest_work_counts_most() -> None:
    profile = Profile(wanted=("cashier",), done=("security",))
    kinship = Kinship(profile)
    order = ("cashier", "shop_assistant", "security", "welder")
    points = [kinship.points(family, kinship.of(family)) for family in order]
    assert points == sorted(points, reverse=True)


def test_no_tier_counts_more_than_a_nearer_one() -> None:
    for mobility in MOBILITIES.values():
        counted: Mapping[int, Any] = {tier: points_of(tier, mobility) for tier in (0, 1, 2, 3, 4)}
        told = [points for points in counted.values() if points is not None]
        assert told == sorted(told, reverse=True)
    assert neighbours("12.72") == {"12.08"}
