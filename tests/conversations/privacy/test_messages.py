"""What the copy says of stored messages: plain words for those we know, and never less than is stored."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.compose import OF_VACANCIES, TEMPLATES
from bot.outbox.moments import MONTH_WARNING, params_of
from conversations.payment_guard.warnings import Moment
from conversations.privacy.held import HeldMessage
from conversations.privacy.messages import content
from tests.conversations.privacy.people import AT, english

OPEN = "waits for your application"
MOMENTS = (
    Moment(41, 2, "due", 5, date(2026, 12, 9), date(2026, 12, 14)),
    Moment(41, 2, "due", 1, date(2026, 12, 13), date(2026, 12, 14)),
    Moment(41, 3, "ask", 7, date(2026, 12, 20)),
)


def said(template: str, params: str) -> str:
    return english(content(HeldMessage("status", template, params, "sent", AT, None)))


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({"claim": 41}, "News about claim 41"),
        (
            {"claim": 41, "before": "verifying", "month_before": None},
            "News about claim 41; status before: Claim being checked",
        ),
        (
            {"claim": 41, "before": "approved", "month_before": "open"},
            f"News about claim 41; status before: Claim approved; status of the month before: {OPEN}",
        ),
    ],
)
def test_news_are_told_with_what_was_before(params: dict[str, Any], told: str) -> None:
    assert said("claim_changed", json.dumps(params)) == told


def test_warnings_are_told_with_their_month_and_days() -> None:
    assert [said(MONTH_WARNING, json.dumps(params_of(moment))) for moment in MOMENTS] == [
        "Claim 41, month 2: reminder on 2026-12-09, 5 days before 2026-12-14",
        "Claim 41, month 2: reminder on 2026-12-13, 1 day before 2026-12-14",
        "Claim 41, month 3: question for the last day to apply, 2026-12-20",
    ]


def test_every_message_that_is_sent_is_told_in_words() -> None:
    """A new template needs its words here too."""
    starts = {"starts": "2026-12-14T03:00:00+00:00"}
    params: dict[str, dict[str, Any]] = {
        "claim_changed": {"claim": 41},
        MONTH_WARNING: params_of(MOMENTS[0]),
        "application_asked": {"application": 3, "step": "sent", "on": "2026-11-20", "days": 7},
        "vacancy_digest": {"search": 4},
        "experience_asked": {"claim": 41},
        "ticket_answer": {"line": 8, "asked": True},
        "ticket_news": {"ticket": 8, "what": "closed", "asked": True},
        "tickets_waiting": {"hours": {"8": 5}},
        "desk_trouble": {"region": "12", "trouble": "rights"},
        "campaign": {"paid": True},
        "campaign_preview": {"campaign": 6, "part": "a", "language": "id"},
        "campaign_review": {"campaign": 6, "about": "", "digest": "0a1b"},
        "campaign_correction": {"campaign": 6, "about": "", "digest": "0a1b"},
        "campaign_news": {"campaign": 6, "about": "approved", "digest": "0a1b"},
        "campaign_board": {"campaign": 6},
        "campaign_tiding": {"campaign": 6, "what": "done", "reason": "", "tally": {"sent": 3}},
        "campaign_recall": {"message": 77, "how": "edit"},
        "campaign_report": {"campaign": 6, "how": "edit", "done": 3, "left": {"late": 1}},
        "hour_reminder": {"slot": 5, **starts},
        "hour_moved": {"slot": 5, "before": starts["starts"], **starts},
        "hour_gone": {"counsellor": "Bu Rina", **starts},
        "hour_news": {"slot": 5, "what": "booked", "label": "K-12", **starts},
    }
    assert params.keys() == TEMPLATES.keys() | OF_VACANCIES.keys()
    assert not [name for name, known in params.items() if name in said(name, json.dumps(known))]


values = st.none() | st.integers() | st.text(max_size=12) | st.dates().map(date.isoformat) | st.lists(st.integers())
names = st.sampled_from(("claim", "before", "month_before", "number", "kind", "days", "on", "due_on")) | st.text(
    max_size=5
)


@given(
    template=st.sampled_from(("claim_changed", MONTH_WARNING, "of old")),
    params=st.dictionaries(names, values).map(json.dumps) | st.text(max_size=20),
)
def test_whatever_is_stored_is_told_somehow(template: str, params: str) -> None:
    told = said(template, params)
    assert told == f"{template} {params}" or told.startswith(("News about claim", "Claim "))


@given(extra=st.text(min_size=1, max_size=9).filter(lambda name: name not in ("claim", "before", "month_before")))
def test_what_the_words_would_leave_out_is_told_as_it_lies_there(extra: str) -> None:
    params = json.dumps({"claim": 41, extra: "x"})
    assert said("claim_changed", params) == f"claim_changed {params}"
