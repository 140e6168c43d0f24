"""Who may do what: by role, by region, by who composed it, and by how far it has come."""

from dataclasses import replace
from itertools import product

import pytest

from conversations.campaigns import rights
from conversations.campaigns.records import NEXT_STATES, CampaignState
from conversations.outreach.audience import Audience
from conversations.socialization.records import Source, SourceKind
from tests.conversations.campaigns.officers import (
    BUDI,
    JABAR,
    NOW,
    SARI,
    SIANTAR,
    SIMALUNGUN,
    SUMUT,
    a_campaign,
    officer,
)

ROLES = ("admin", "campaigner", "approver", "counsellor", "helper", "viewer")
STATES: tuple[CampaignState, ...] = tuple(NEXT_STATES)


def moves(role: str, place: str, state: CampaignState, user_id: int = BUDI) -> set[str]:
    """Return the states to which somebody else with a role in a place may move an announcement."""
    campaign = a_campaign(state=state)
    person = officer(user_id, campaign, **{role: place})
    return {after for after in STATES if rights.may_move(person, campaign, after)}


@pytest.mark.parametrize(("role", "state"), list(product(ROLES, STATES)))
def test_nobody_from_another_region_may_see_or_move_it(role: str, state: CampaignState) -> None:
    campaign = a_campaign(state=state)
    for place in (JABAR, SIMALUNGUN):
        assert moves(role, place, state) == set()
        assert not rights.may_see(officer(BUDI, campaign, **{role: place}), campaign)


@pytest.mark.parametrize(("place", "role"), list(product((SIANTAR, SUMUT, ""), ROLES)))
def test_roles_of_its_region_may_do_what_the_table_says(place: str, role: str) -> None:
    decides, steers = role in ("admin", "approver"), role in ("admin", "campaigner", "approver")
    assert moves(role, place, "draft") == set()
    review = {"approved", "draft"} if decides else set()
    assert moves(role, place, "review") == review | ({"cancelled"} if steers else set())
    assert moves(role, place, "sending") == ({"paused", "cancelled"} if steers else set())
    assert moves(role, place, "paused") == ({"canary", "sending", "cancelled"} if steers else set())
    assert moves(role, place, "done") == moves(role, place, "cancelled") == set()


@pytest.mark.parametrize("role", ["admin", "approver"])
def test_who_composed_it_never_approves_it(role: str) -> None:
    campaign = a_campaign(state="review")
    person = officer(SARI, campaign, **{role: "", "campaigner": ""})
    assert not rights.may_decide(person, campaign)
    assert not rights.may_move(person, campaign, "approved")


def test_one_whose_composer_is_gone_is_approved_by_nobody() -> None:
    campaign = a_campaign(state="review", composer=None)
    assert not rights.may_decide(officer(BUDI, campaign, admin=""), campaign)


def test_only_who_composed_it_changes_it_until_it_leaves() -> None:
    for state in STATES:
        campaign = a_campaign(state=state)
        assert rights.may_edit(officer(SARI, campaign, campaigner=SIANTAR), campaign) == (state in rights.COMPOSED)
        assert not rights.may_edit(officer(BUDI, campaign, admin=""), campaign)


def test_a_wider_audience_needs_a_wider_right() -> None:
    wide = a_campaign(state="review", audience=Audience(regions=(SIANTAR, SIMALUNGUN)))
    everywhere = replace(wide, audience=Audience())
    assert not rights.may_decide(officer(BUDI, wide, approver=SIANTAR), wide)
    assert rights.may_decide(officer(BUDI, wide, approver=SUMUT), wide)
    assert not rights.may_decide(officer(BUDI, everywhere, approver=SUMUT), everywhere)
    assert rights.may_decide(officer(BUDI, everywhere, approver=""), everywhere)


_SOURCES: tuple[tuple[str, SourceKind, str], ...] = (
    ("OWN", "factory", SIANTAR),
    ("NEAR", "factory", SIMALUNGUN),
    ("FAR", "factory", JABAR),
    ("WALL", "poster", SIANTAR),
    ("ALL", "factory", ""),
)
SOURCES = {code: Source(code, kind, code, region) for code, kind, region in _SOURCES}


@pytest.mark.parametrize(
    ("codes", "where"),
    [
        (("OWN",), {SIANTAR}),
        (("OWN", "NEAR"), {SIANTAR, SIMALUNGUN}),
        (("OWN", "FAR"), {SIANTAR, JABAR}),
        (("OWN", "WALL"), {SIANTAR, ""}),
        (("OWN", "FORGED"), {SIANTAR, ""}),
        (("ALL",), {""}),
        ((), {""}),
    ],
)
def test_workers_who_joined_lie_where_their_factories_do(codes: tuple[str, ...], where: set[str]) -> None:
    audience = Audience(sources=codes, joined=True)
    assert set(rights.regions_of(audience, SOURCES.get)) == where
    assert rights.regions_of(replace(audience, joined=False), SOURCES.get) == ("",)
    assert rights.regions_of(replace(audience, regions=(JABAR,)), SOURCES.get) == (JABAR,)


def test_what_never_started_or_is_undone_is_not_taken_back() -> None:
    sent = a_campaign(state="done", started_at=NOW)
    assert rights.may_recall(officer(BUDI, sent, approver=SIANTAR), sent)
    assert not rights.may_recall(officer(BUDI, sent, viewer=SIANTAR), sent)
    for other in (replace(sent, started_at=None), replace(sent, undo="delete")):
        assert not rights.may_recall(officer(BUDI, other, approver=SIANTAR), other)
