"""The whole way of a claim, drawn and written."""

from datetime import date

import pytest
from hypothesis import given

from conversations.claim_status.claim import Claim
from conversations.claim_status.standing import standing
from conversations.claim_status.timeline import track_of, way
from conversations.engine.view import Track
from tests.conversations.claim_status.claims import DAYS_OF_READING, TODAY, claim, claims
from tests.conversations.claim_status.reading import VOICE, hold, plain

ENDS = {"employed", "lapsed", "finished"}


def states(given_: Claim, today: date = TODAY) -> str:
    """Return the states of the steps by their first letters."""
    return "".join(step.state[0] for step in track_of(given_, today).steps)


@given(claims, DAYS_OF_READING)
def test_a_way_has_one_step_at_hand_unless_it_has_ended(given_: Claim, today: date) -> None:
    track = track_of(given_, today)
    at_hand = [step for step in track.steps if step.state in ("now", "late")]

    assert len(track.steps) == 11
    assert len(at_hand) == (0 if standing(given_, today).key in ENDS else 1)


@given(claims, DAYS_OF_READING)
def test_what_is_done_comes_first_and_what_is_to_come_last(given_: Claim, today: date) -> None:
    order = {"done": 0, "now": 1, "late": 1, "next": 2, "off": 2}
    ranks = [order[step.state] for step in track_of(given_, today).steps]

    assert ranks == sorted(ranks)


@given(claims, DAYS_OF_READING)
def test_the_step_at_hand_says_who_must_act_and_until_when(given_: Claim, today: date) -> None:
    for step in track_of(given_, today).steps:
        assert step.state not in ("now", "late") or (step.when is not None and step.who is not None)
        assert (step.who is None) == (step.state == "off")


@given(claims, DAYS_OF_READING)
def test_any_way_is_within_the_limits_and_leads_on(given_: Claim, today: date) -> None:
    hold(way(given_, today))


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (claim("not_reported", phk_on=date(2026, 11, 20)), "nnnnnnnnnnn"),
        (claim("not_reported", phk_on=date(2026, 11, 2)), "lnnnnnnnnnn"),
        (claim("reported"), "dnnnnnnnnnn"),
        (claim("not_eligible"), "dnooooooooo"),
        (claim("eligible"), "ddnnnnnnnnn"),
        (claim("rejected", phk_on=date(2026, 4, 1)), "ddloooooooo"),
        (claim("verifying", since=date(2026, 11, 2)), "dddlnnnnnnn"),
        (claim("approved"), "dddddnnnnnn"),
        (claim("approved", month=3, month_state="open"), "dddddddnnnn"),
        (claim("paid", month=3, month_state="missed"), "dddddddlnnn"),
        (claim("paid", month=3, month_state="paid"), "ddddddddnnn"),
        (claim("paid", month=6, month_state="paid"), "ddddddddddd"),
        (claim("finished"), "ddddddddddd"),
        (claim("finished", month=4), "dddddddddoo"),
        (claim("employed", month=3, month_state="paid"), "ddddddddooo"),
        (claim("employed", month=3), "dddddddoooo"),
        (claim("employed"), "ooooooooooo"),
        (claim("lapsed"), "ooooooooooo"),
    ],
    ids=lambda each: each if isinstance(each, str) else f"{each.state}-{each.month}-{each.month_state}",
)
def test_the_steps_stand_where_the_claim_stands(given_: Claim, expected: str) -> None:
    assert states(given_) == expected


def test_the_way_as_lines() -> None:
    lines = plain(way(claim("reported", phk_on=date(2026, 11, 2)), TODAY)).splitlines()

    assert lines[:5] == [
        "Layoff reported – A.S. · KPJ …1234 · PT Maju Jaya",
        "✓ Report of the layoff – the employer, 18 November 2026",
        "▶ Data checked – BPJS Ketenagakerjaan, until about 23 November 2026",
        "○ Claim filed – you, by 1 May 2027",
        "○ Claim checked – BPJS Ketenagakerjaan",
    ]
    assert lines[11] == "○ Month 6 – you"


def test_a_step_that_is_not_done_is_not_called_done() -> None:
    late = plain(way(claim("not_reported", phk_on=date(2026, 11, 2)), TODAY))

    assert "‼ Report of the layoff – the employer, was due on 11 November 2026" in late


@pytest.mark.parametrize(
    "given_", [claim("not_eligible", phk_on=date(2026, 6, 10)), claim("paid", month=3, month_state="missed")]
)
def test_where_no_date_is_fixed_the_way_says_so(given_: Claim) -> None:
    assert "you, no date is fixed" in plain(way(given_, TODAY))


def test_dates_of_later_months_are_spoken_of_only_where_there_are_any() -> None:
    later = "Dates of later months"

    assert later in plain(way(claim("reported"), TODAY))
    for over in (claim("finished"), claim("employed"), claim("not_eligible"), claim("approved", month=6)):
        assert later not in plain(way(over, TODAY))


def test_the_drawing_says_what_the_lines_say() -> None:
    view = way(claim("approved", month=2, month_state="open", due_on=date(2026, 12, 14)), TODAY)

    assert isinstance(view.chart, Track)
    for step in view.chart.steps:
        assert VOICE.plain(step.label) in plain(view)
    assert "▶ Month 2 – you, by 14 December 2026, 21 days left" in plain(view)


def test_what_is_late_says_when_it_was_due() -> None:
    late = claim("approved", month=2, month_state="open", due_on=date(2026, 11, 14))

    assert "‼ Month 2 – you, was due on 14 November 2026" in plain(way(late, TODAY))


def test_the_day_of_filing_is_the_safe_one() -> None:
    track = track_of(claim("eligible", phk_on=date(2026, 6, 10)), TODAY)

    assert VOICE.plain(track.steps[2].when) == "by 9 December 2026, 16 days left"  # type: ignore[arg-type] # it is said
