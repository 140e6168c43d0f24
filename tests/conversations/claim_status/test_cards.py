"""The status card: what it says of a claim, and that nothing a list may hold breaks it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.claim_status.cards import card
from conversations.claim_status.claim import Claim, ClaimState
from conversations.claim_status.news import changed
from conversations.engine.actions import Begin, Open
from tests.conversations.claim_status.claims import DAYS_OF_READING, HOSTILE, TODAY, claim, claims, every_state
from tests.conversations.claim_status.reading import actions, hold, html, labels, plain

NAMED = [pytest.param(each, id=f"{each.state}-{each.month}-{each.month_state}") for each in every_state()]


@given(claims, DAYS_OF_READING, st.booleans())
def test_any_card_is_within_the_limits_and_leads_on(given_: Claim, today: date, others: bool) -> None:
    view = card(given_, today, others)

    hold(view)
    assert Open("menu") in actions(view)


@given(claims, DAYS_OF_READING, st.sampled_from([None, "verifying", "approved"]))
def test_any_news_is_within_the_limits_and_opens_the_card(given_: Claim, today: date, before: str | None) -> None:
    view = changed(before, given_, today)  # type: ignore[arg-type] # one of the states

    hold(view)
    assert Open("claim", str(given_.id)) in actions(view)


@pytest.mark.parametrize("state", ["approved", "paid"])
def test_news_of_a_claim_that_is_paid_offer_its_month_first(state: ClaimState) -> None:
    now = claim(state, month=2, month_state="open")

    assert next(actions(changed("verifying", now, TODAY))) == Open("month", str(now.id))


@given(claims, DAYS_OF_READING)
def test_news_offer_the_month_where_the_card_does(given_: Claim, today: date) -> None:
    month = Open("month", str(given_.id))

    assert (month in actions(changed(None, given_, today))) == (month in actions(card(given_, today)))


def test_the_move_and_the_days_left_come_first() -> None:
    first = plain(card(claim("verifying", since=date(2026, 11, 20)), TODAY)).split("\n\n")[0]

    assert first.splitlines() == [
        "Claim being checked",
        "Move of BPJS Ketenagakerjaan, by 25 November 2026 (2 days left).",
    ]


def test_whose_data_are_put_right_sees_until_when_the_claim_can_be_filed() -> None:
    words = plain(card(claim("not_eligible", phk_on=date(2026, 6, 10)), TODAY))

    assert "Safe last day to file: 9 December 2026 (16 days left)" in words
    assert "Safe last day" not in plain(card(claim("not_eligible"), TODAY))


def test_an_office_that_is_late_is_named_with_whom_to_call() -> None:
    words = plain(card(claim("verifying", since=date(2026, 11, 13)), TODAY))

    assert "It was due on 18 November 2026, 5 days ago." in words
    assert "Call BPJS 175." in words
    assert "lapormenaker.kemnaker.go.id" in words


def test_an_office_in_time_is_not_to_be_called() -> None:
    assert "175" not in plain(card(claim("verifying"), TODAY))


def test_the_safe_day_comes_before_the_last() -> None:
    words = plain(card(claim("eligible", phk_on=date(2026, 6, 10)), TODAY))

    assert "Safe last day to file: 9 December 2026 (16 days left). The last day itself is 10 December 2026." in words


def test_the_last_day_is_today() -> None:
    assert "Today is the last day to file" in plain(card(claim("eligible", phk_on=date(2026, 5, 23)), TODAY))


def test_who_waits_for_an_office_still_sees_their_own_last_day() -> None:
    words = plain(card(claim("reported", phk_on=date(2026, 6, 10)), TODAY))

    assert "Safe last day to file: 9 December 2026" in words
    assert "no article fixes it" in words


def test_the_time_to_file_that_is_over_is_said_before_the_state() -> None:
    words = plain(card(claim("reported", phk_on=date(2026, 5, 1)), TODAY))

    assert words.startswith("The time to file is over\nThe last day to file was 1 November 2026, 22 days ago.")
    assert "Call BPJS 175 at once" in words


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("list", "By the office's list of 20 November 2026."),
        ("api", "By the office's system on 20 November 2026."),
        ("self", "By your own note of 20 November 2026."),
    ],
)
def test_every_card_says_as_of_when_it_is(source: str, said: str) -> None:
    assert plain(card(claim("verifying", source=source), TODAY)).endswith(said)


def test_the_day_of_a_list_is_that_of_jakarta() -> None:
    told = claim("verifying", told_at=datetime(2026, 11, 20, 17, 30, tzinfo=UTC))

    assert "21 November 2026" in plain(card(told, TODAY)).splitlines()[-1]


def test_the_note_of_the_office_is_repeated_as_its_words_and_escaped() -> None:
    view = card(claim("rejected", note=HOSTILE), TODAY)

    assert "The office's note: “&lt;b&gt;{n}&lt;/b&gt; &amp;" in html(view)
    assert "note" not in plain(card(claim("verifying", note="NIK"), TODAY))
    assert "Frequent reasons" in plain(view)


def test_a_day_over_unknown_holidays_says_so() -> None:
    unknown = claim("verifying", since=date(2027, 12, 30))

    assert "Not all holidays" in plain(card(unknown, date(2027, 12, 30)))
    assert "Not all holidays" not in plain(card(claim("verifying"), TODAY))


@pytest.mark.parametrize(
    ("state", "action"),
    [
        ("not_reported", Open("kit")),
        ("eligible", Open("topic", "claim")),
        ("approved", Open("month", "7")),
        ("paid", Open("month", "7")),
        ("not_eligible", Begin("eligibility")),
        ("lapsed", Open("topic", "contacts")),
    ],
)
def test_the_first_button_is_what_helps_in_that_state(state: str, action: object) -> None:
    assert next(actions(card(claim(state), TODAY))) == action


def test_nothing_is_to_be_collected_once_all_is_paid() -> None:
    done = claim("paid", month=6, month_state="paid")

    assert Open("month", "7") not in actions(card(done, TODAY))


@pytest.mark.parametrize("each", NAMED)
def test_a_card_opens_its_time_line_and_may_be_let_go(each: Claim) -> None:
    asked = list(actions(card(each, TODAY)))

    assert {Open("claim_way", "7"), Open("claim", "7"), Open("unlink", "7")} <= set(asked)


def test_a_claim_told_by_hand_is_changed_by_hand() -> None:
    view = card(claim("verifying", source="self"), TODAY)

    assert Begin("own_claim") in actions(view)
    assert "Refresh" not in labels(view)


def test_one_of_several_claims_bears_its_name() -> None:
    assert "A.S. · KPJ …1234 · PT Maju Jaya" in plain(card(claim(), TODAY, others=True))
    assert "KPJ" not in plain(card(claim("verifying"), TODAY))


def test_news_tell_what_was_before_and_what_is_now() -> None:
    words = plain(changed("verifying", claim("approved", since=date(2026, 11, 20)), TODAY))

    assert "news about your claim (A.S. · KPJ …1234 · PT Maju Jaya)" in words
    assert "Claim approved\nMove of BPJS Ketenagakerjaan, by 25 November 2026 (2 days left)." in words
    assert "Before: Claim being checked." in words
    assert "/berhenti" in words


def test_news_of_a_month_speak_of_no_other_state_before() -> None:
    now = claim("approved", month=2, month_state="open", due_on=date(2026, 12, 14))

    assert "Before" not in plain(changed("approved", now, TODAY))
    assert "Month 2: waits for your application" in plain(changed("approved", now, TODAY))
    assert "Before" not in plain(changed(None, now, TODAY))


def test_news_sent_late_count_from_the_day_of_sending() -> None:
    told = claim("verifying", since=date(2026, 11, 20))

    assert "2 days left" in plain(changed("claim_sent", told, TODAY))
    assert "It was due on" in plain(changed("claim_sent", told, date(2026, 11, 30)))


def test_a_claim_without_any_name_is_still_called_something() -> None:
    bare = replace(claim("verifying"), holder="", kpj_last4="", employer="")

    assert "Claim without a number" in plain(card(bare, TODAY, others=True))
    assert "My own note" in plain(card(replace(bare, source="self"), TODAY, others=True))
