"""The room of the claim: who sees what, also when a button is forged, old or pressed twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.claim_status.claim import Claim, ClaimSource
from conversations.claim_status.room import ROOM
from conversations.effects import RefreshClaims, Unlink
from conversations.engine.actions import Begin, Open
from conversations.engine.view import Track
from conversations.memory import Blank
from conversations.payment_guard.records import MonthRecord
from conversations.reception import room as rooms
from conversations.reception.person import Person, Response
from tests.conversations.claim_status.claims import TODAY, WILD, claim
from tests.conversations.claim_status.reading import actions, hold, labels, plain
from tests.conversations.rooms import answer

PAGES = sorted(ROOM.pages)
FIRST = claim("verifying")
SECOND = replace(claim("eligible", phk_on=date(2026, 6, 10)), id=8, holder="B.T.", kpj_last4="9876")


@dataclass
class Known(Blank):
    """The memory of somebody with claims."""

    mine: tuple[Claim, ...] = ()
    told: tuple[MonthRecord, ...] = ()
    agrees: bool = True

    def agreed(self, purpose: str) -> bool:
        return self.agrees and purpose == "claim"

    def claims(self) -> tuple[Claim, ...]:
        return self.mine

    def months(self, claim_id: int) -> tuple[MonthRecord, ...]:
        return tuple(record for record in self.told if record.claim_id == claim_id)


def person(*mine: Claim, told: tuple[MonthRecord, ...] = ()) -> Person:
    """Return somebody who agreed, with these claims."""
    return Person("id", None, Known(mine, told))


def opened(who: Person, page: str, argument: str = "") -> Response:
    """Return the answer to a button that opens a page."""
    return ROOM.pages[page](who, argument, TODAY)


def status(who: Person) -> Response:
    """Return the answer to /status."""
    return answer(ROOM, "status", who, "", TODAY)


def test_without_a_claim_both_ways_to_one_are_offered() -> None:
    view = status(person()).view

    assert {Begin("identity"), Begin("own_claim")} <= set(actions(view))
    hold(view)


def test_one_claim_is_shown_at_once() -> None:
    assert plain(status(person(FIRST)).view).startswith("Claim being checked\n")


@pytest.mark.parametrize("source", ["api", "list", "self"])
def test_wherever_a_card_is_shown_the_office_is_asked_what_it_says_now(source: ClaimSource) -> None:
    mine = replace(FIRST, source=source)
    expected = (RefreshClaims(),) if source == "api" else ()
    for answered in (status(person(mine)), opened(person(mine), "claims"), opened(person(mine), "claim", str(mine.id))):
        assert answered.effects == expected
    assert status(person(mine, SECOND)).effects == ()


def test_several_claims_are_told_apart() -> None:
    view = status(person(FIRST, SECOND)).view

    assert labels(view)[:2] == ["A.S. · KPJ …1234 · PT Maju…", "B.T. · KPJ …9876 · PT Maju…"]
    assert "1. A.S. · KPJ …1234 · PT Maju Jaya: Claim being checked" in plain(view)
    assert "2. B.T. · KPJ …9876 · PT Maju Jaya: Eligible, not filed yet" in plain(view)
    assert [action for action in actions(view) if isinstance(action, Open) and action.page == "claim"] == [
        Open("claim", "7"),
        Open("claim", "8"),
    ]


def test_every_one_of_many_claims_can_be_reached() -> None:
    who = person(*(replace(FIRST, id=number, employer=WILD) for number in range(1, 36)))
    seen: set[str] = set()
    waiting = [""]
    while waiting:
        view = opened(who, "claims", waiting.pop()).view
        hold(view)
        seen |= {action.argument for action in actions(view) if isinstance(action, Open) and action.page == "claim"}
        waiting += [action.argument for action in actions(view) if isinstance(action, Open) and action.page == "claims"]

    assert seen == {str(number) for number in range(1, 36)}


def test_one_of_several_leads_back_to_the_others() -> None:
    view = opened(person(FIRST, SECOND), "claim", "8").view

    assert "B.T." in plain(view)
    assert Open("claims") in actions(view)


@pytest.mark.parametrize("page", ["claim", "claim_way", "unlink"])
@pytest.mark.parametrize("argument", ["", "9", "07", "-7", "7.no", "7.yes.yes", "٧", "99999999999999999999"])
def test_a_claim_of_somebody_else_is_not_shown(page: str, argument: str) -> None:
    response = opened(person(FIRST), page, argument)

    assert plain(response.view).startswith("I do not find that claim among yours.")
    assert response.effects == ()
    hold(response.view)


@given(st.sampled_from(PAGES), st.text(max_size=40))
def test_no_forged_argument_breaks_a_page(page: str, argument: str) -> None:
    response = opened(person(FIRST, SECOND), page, argument)

    hold(response.view)
    assert response.effects == () or argument in ("7.yes", "8.yes")


def test_the_way_is_drawn_and_written() -> None:
    view = opened(person(FIRST), "claim_way", "7").view

    assert isinstance(view.chart, Track)
    assert Open("claim", "7") in actions(view)


def test_the_day_told_by_the_person_is_the_day_that_is_shown() -> None:
    running = claim("approved", month=2, month_state="open", due_on=date(2026, 12, 1))
    who = person(running, told=(MonthRecord(7, 2, due_on=date(2026, 12, 4)),))

    assert "by 4 December 2026" in plain(opened(who, "claim", "7").view)
    assert "by 4 December 2026" in plain(status(who).view)
    assert "by 4 December 2026" in plain(opened(who, "claim_way", "7").view)


def test_letting_go_is_asked_once() -> None:
    asked = opened(person(FIRST), "unlink", "7")

    assert asked.effects == ()
    assert list(actions(asked.view))[:2] == [Open("unlink", "7.yes"), Open("claim", "7")]
    hold(asked.view)


def test_a_claim_that_was_let_go_is_no_longer_shown() -> None:
    response = opened(person(FIRST, SECOND), "unlink", "7.yes")

    assert response.effects == (Unlink(7),)
    assert "is removed from this bot" in plain(response.view)
    assert "Eligible, not filed yet" in plain(response.view)
    assert Open("claim", "7") not in actions(response.view)


def test_the_last_claim_let_go_leaves_the_ways_to_another() -> None:
    response = opened(person(FIRST), "unlink", "7.yes")

    assert Begin("identity") in actions(response.view)


def test_letting_go_twice_does_it_once() -> None:
    assert opened(person(SECOND), "unlink", "7.yes").effects == ()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_shown_without_consent(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asks: list[str] = []

    def ask(who: Person, purpose: str, flow: str = "", begun: object = None) -> Response:
        asks.append(purpose)
        return Response(opened(person(), "claims").view)

    monkeypatch.setattr("conversations.reception.consents.ask", ask)
    stranger = Person("id", None, Known((FIRST,), agrees=False))
    for response in (opened(stranger, page, "7.yes" if page == "unlink" else "7"), status(stranger)):
        assert response.effects == ()
        assert "Claim being checked" not in plain(response.view)
    assert asks == ["claim", "claim"]


def test_what_people_say_for_it_is_the_command() -> None:
    asked: Mapping[str, str] = ROOM.asked

    assert set(asked.values()) == {"status"} <= set(ROOM.commands)
    assert {"status klaim", "klaim saya sampai mana", "klaim jkp saya", "sudah diproses belum"} <= set(asked)
    assert all(words == " ".join(words.casefold().split()) and len(words) <= 60 for words in asked)


@pytest.mark.parametrize("words", ["kapan cair", "uang jkp belum masuk", "kok belum cair", "klaim saya ditolak"])
def test_what_is_answered_in_words_does_not_ask_for_the_claim(words: str) -> None:
    assert words not in ROOM.asked


def test_the_room_is_one_of_the_house() -> None:
    assert isinstance(ROOM, rooms.Room)
    assert {"claim", "claims", "claim_way", "unlink"} == set(ROOM.pages)
