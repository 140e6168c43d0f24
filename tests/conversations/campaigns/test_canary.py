"""What the first percent tells of the rest."""

from hypothesis import given
from hypothesis import strategies as st

from conversations.campaigns.canary import ENOUGH, Judgement, Trial, judge

FEW = st.integers(0, 60)
TRIALS = st.builds(Trial, sent=FEW, broken=FEW, lost=FEW, unknown=FEW, waiting=FEW, due=st.just(0))


def test_without_anybody_to_try_it_with_all_get_it() -> None:
    assert judge(Trial()) == Judgement("go")


def test_when_all_went_well_all_get_it() -> None:
    assert judge(Trial(sent=10)) == Judgement("go")
    assert judge(Trial(sent=100, lost=20)) == Judgement("go"), "some can never be reached"


def test_as_long_as_somebody_could_have_it_the_rest_waits() -> None:
    assert judge(Trial(sent=50, waiting=1, due=1)) == Judgement("wait")


def test_nobody_waits_for_the_morning_of_a_few() -> None:
    assert judge(Trial(sent=ENOUGH, waiting=30)) == Judgement("go")
    assert judge(Trial(sent=ENOUGH - 1, waiting=30)) == Judgement("wait")


def test_a_spike_stops_it_before_the_trial_is_over() -> None:
    assert judge(Trial(sent=20, broken=3, waiting=40, due=40)) == Judgement("stop", "broken")
    assert judge(Trial(sent=5, lost=5, waiting=40, due=40)) == Judgement("stop", "lost")
    assert judge(Trial(sent=5, unknown=5, waiting=40, due=40)) == Judgement("stop", "unknown")


def test_one_reader_who_cannot_get_it_is_enough_when_there_is_no_other() -> None:
    assert judge(Trial(broken=1)) == Judgement("stop", "broken")


@given(TRIALS)
def test_what_failed_more_often_is_never_judged_better(trial: Trial) -> None:
    worse = Trial(trial.sent, trial.broken + 20, trial.lost, trial.unknown, trial.waiting, trial.due)
    if judge(trial).what == "stop":
        assert judge(worse).what == "stop"


@given(TRIALS)
def test_a_trial_ends_when_nobody_waits(trial: Trial) -> None:
    over = Trial(trial.sent, trial.broken, trial.lost, trial.unknown)
    assert judge(over).what != "wait"
