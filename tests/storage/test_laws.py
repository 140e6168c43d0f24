"""Laws of the memory, tried with whatever Hypothesis thinks of: what is kept comes back, batches change nothing."""

import asyncio
import shutil
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import Participant, Progress, Seen, Store, Visit
from tests.storage.samples import delivery, glance, together

typed = st.text(st.characters(), max_size=30)
replies = st.dictionaries(typed, typed, max_size=4)
progress = st.builds(
    Progress,
    user_id=st.just(0),
    flow=st.sampled_from(["eligibility", "vacancies"]),
    version=st.sampled_from(["1", "2026-02"]),
    run=st.integers(1, 2**31 - 1),
    answers=replies,
    pending=st.none() | st.fixed_dictionaries({"question": typed, "value": typed}),
    active=st.booleans(),
    at=st.none() | st.just("phk_date"),
)


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def lasting_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that the examples of one test share."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        return f"sqlite:///{shutil.copy(template, tmp_path_factory.mktemp('lasting'))}"
    return str(request.getfixturevalue("postgres_migrated"))


@settings(max_examples=40, deadline=None)
@given(kept=st.lists(progress, min_size=1, max_size=6))
def test_progress_comes_back_as_it_was(lasting_url: str, kept: list[Progress]) -> None:
    async def keep_and_look() -> list[Progress | None]:
        async with Store.open(lasting_url) as store:
            await together(store, *((delivery(user), _keep(one)) for user, one in enumerate(kept, 1)))
        async with Store.open(lasting_url) as store:
            return [(await glance(store, user)).progress for user in range(1, len(kept) + 1)]

    for user, (was, found) in enumerate(zip(kept, asyncio.run(keep_and_look()), strict=True), 1):
        assert found
        assert replace(found, updated_at=was.updated_at) == replace(was, user_id=user)
        assert list(found.answers) == list(was.answers)


# A visit: who, which update (some are delivered again), what the step does.
actions = st.sampled_from(["count", "drop", "leave", "agree", "refuse", "raise"])
visits = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 12), actions), max_size=12)


@settings(max_examples=25, deadline=None)
@given(story=visits, cuts=st.lists(st.integers(0, 12), max_size=4))
def test_it_does_not_matter_which_visits_share_a_transaction(
    sqlite_template: Path, story: list[tuple[int, int, str]], cuts: list[int]
) -> None:
    edges = sorted({0, len(story), *(min(cut, len(story)) for cut in cuts)})
    batches = [story[start:end] for start, end in pairwise(edges)]
    assert _play(sqlite_template, batches) == _play(sqlite_template, [[visit] for visit in story])


def _play(template: Path, batches: Iterable[list[tuple[int, int, str]]]) -> list[Any]:
    async def play(url: str) -> list[Any]:
        told: list[Any] = []
        async with Store.open(url) as store:
            for batch in batches:
                told += await together(store, *((delivery(user, key=-key), _act(what)) for user, key, what in batch))
            people = [await glance(store, user) for user in (1, 2, 3)]
        return [*map(_word, told), [(visit.participant, visit.progress, dict(visit.consents)) for visit in people]]

    with TemporaryDirectory() as folder:
        return asyncio.run(play(f"sqlite:///{shutil.copy(template, folder)}"))


def _word(outcome: Any) -> Any:
    return outcome if isinstance(outcome, Seen) else repr(outcome)


def _keep(one: Progress) -> Any:
    def step(visit: Visit) -> None:
        visit.progress = one

    return step


def _act(what: str) -> Any:
    def step(visit: Visit) -> tuple[Participant, Progress | None, list[bool]]:
        if what in {"count", "raise"}:
            before = visit.progress or Progress(visit.delivery.user_id, "counting", "1")
            visit.progress = replace(before, run=before.run + 1)
        elif what == "drop":
            visit.progress = None
        elif what in {"agree", "refuse"}:
            visit.record_consent("reminders", granted=what == "agree", words_hash="h")
        if what == "raise":
            raise LookupError("lost")
        return visit.participant, visit.progress, [word.granted for word in visit.consents.values()]

    return step
