"""Vacancies ranked for people, against looking at every one of them; and what a board takes of the memory."""

import random
import tracemalloc
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from statistics import median

from conversations.regions.names import every_code
from conversations.vacancies.board import Board
from conversations.vacancies.ranking import rank
from conversations.vacancies.records import Education, Vacancy
from conversations.vacancies.titles import phrases
from conversations.vacancies.wishes import Profile
from tests.benchmarks.measure import Race, race, timed
from tests.benchmarks.report import Figure, Goal, ratio
from tests.benchmarks.scale import TODAY, Scale

_OPERATOR = ("production_operator",)
PEOPLE: Sequence[Profile] = (
    Profile(wanted=_OPERATOR, region="12.72", mobility="around", education="smk", experience=2, lowest=3_000_000),
    Profile(wanted=("admin", "cashier"), region="12.71", education="sma", lowest=3_000_000, skills=("excel",)),
    Profile(done=("security",), region="12.07", mobility="near", education="sma", last=3_400_000),
    Profile(wanted=("driver",), region="12.08", mobility="move", education="smp", lowest=3_500_000),
    Profile(words="penyelam", region="12.73"),
    Profile(region="12.08", interests=("R", "C")),
    Profile(wanted=("nurse",), education="d3"),
    Profile(),
)
"""Eight people who told more or less."""
_HARDEST = Profile(lowest=3_000_000, last=3_500_000, education="smk", experience=2, skills=("excel", "jahit"))
"""Told neither work nor place, so that nothing can be passed over."""


def vacancies(count: int) -> list[Vacancy]:
    """Make vacancies as offices list them: half of them in Sumatera Utara, one in six posted anew by an agency."""
    chance = random.Random(4)
    titles = [" ".join(phrase).title() for phrase in phrases()]
    places = [code for code in every_code() if len(code) > len("12")]
    near = [code for code in places if code.startswith("12")]
    schools: list[Education] = ["", "smp", "sma", "smk", "d3", "s1"]
    found = []
    for number in range(count):
        wage = chance.choice([None, *range(2_500_000, 6_000_000, 100_000)])
        found.append(
            Vacancy(
                id=number + 1,
                reference=f"bench:{number}",
                source="bench",
                title=chance.choice(titles),
                employer=f"PT Nomor {number % 3000}",
                region=chance.choice(near if number % 2 else places),
                wage_min=wage,
                wage_max=wage and wage + chance.choice((0, 500_000)),
                education=chance.choice(schools),
                experience=chance.choice((None, 0, 1, 2, 3)),
                skills=chance.choice(("", "excel, teliti", "jahit, obras", "SIM A", "las listrik")),
                posted_on=TODAY - timedelta(chance.randrange(45)),
                expires_on=TODAY + timedelta(chance.randrange(-3, 40)),
                twin=f"twin {number - number % 6 if number % 6 == 5 else number}",
            )
        )
    return found


async def ranking(scale: Scale) -> AsyncIterator[Figure]:
    """Measure five suggestions for each of eight people, at growing numbers of open vacancies."""
    races: list[Race] = []
    for count in scale.vacancies:
        listed = vacancies(count)
        board = Board.of(listed)
        races.append(await _against_all(board, scale.rounds))
        each = races[-1].micros("cpu")[0] / 1e3
        goal = Goal(20, 5, "at most") if count == 10_000 else None
        hardest = median([(await timed(_rank(board, (_HARDEST,), 5), 1)).cpu for _ in range(scale.rounds)]) * 1e3
        yield Figure(f"five of {count:,} vacancies [cpu]", each, goal, "ms", {"hardest ms": hardest})
        yield ratio(f"the same ÷ looking at all {count:,}", races[-1], None, "cpu", ("passing over", "all"))
        yield _memory(listed, board)
    (first, last), sizes = (races[0], races[-1]), scale.vacancies
    growth = last.micros("cpu")[0] / first.micros("cpu")[0]
    yield Figure(f"five of {sizes[-1]:,} vacancies ÷ of {sizes[0]:,} [cpu]", growth, None, "×")


async def _against_all(board: Board, rounds: int) -> Race:
    return await race(
        lambda: timed(_rank(board, PEOPLE, 5), len(PEOPLE)),
        lambda: timed(_rank(board, PEOPLE, len(board)), len(PEOPLE)),
        rounds,
    )


async def _rank(board: Board, people: Sequence[Profile], limit: int) -> None:
    for profile in people:
        rank(board, profile, TODAY, limit=limit)


def _memory(listed: Sequence[Vacancy], before: Board) -> Figure:
    """Measure what a board adds to its vacancies."""
    tracemalloc.start()
    board = Board.of(listed, before)
    added = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    each = added * 2**20 / len(board)
    return Figure(
        f"memory of a board of {len(board):,}, beyond its vacancies", added, None, "MiB", {"bytes each": each}
    )
