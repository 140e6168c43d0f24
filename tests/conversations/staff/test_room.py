"""The commands of officers: they do what they say for those who may, and do not exist for anybody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.effects import DropImport, SendTemplate, Unlock
from conversations.engine.actions import Open
from conversations.reception.person import Attachment
from conversations.staff.imports import LARGEST
from conversations.staff.room import ROOM
from tests.conversations.privacy.people import TODAY, Known, buttons, person, words_of
from tests.conversations.rooms import answer

ROLES = ("admin", "campaigner", "approver", "counsellor", "helper", "viewer")


def officer(*roles: str, locks: tuple[str, ...] = ("K7M2QX",)) -> Known:
    return Known(staff=frozenset(roles), locks=frozenset(locks))


@pytest.mark.parametrize("typed", ["K7M2QX", "k7m2qx", " K7M-2QX ", "#K7M2QX", "k7m 2qx"])
@pytest.mark.parametrize("role", ["admin", "helper"])
def test_a_lock_is_lifted_by_its_code_however_it_is_typed(role: str, typed: str) -> None:
    response = answer(ROOM, "buka", person(officer(role)), typed, TODAY)
    assert response.effects == (Unlock("K7M2QX"),)
    assert "is lifted" in words_of(response.view)


def test_a_code_under_which_no_lock_stands_lifts_nothing() -> None:
    response = answer(ROOM, "buka", person(officer("helper")), "AAAAAA", TODAY)
    assert response.effects == ()
    assert "No lock stands" in words_of(response.view)


def test_without_a_code_an_example_is_given() -> None:
    response = answer(ROOM, "buka", person(officer("admin")), "", TODAY)
    assert response.effects == ()
    assert "/buka K7M2QX" in words_of(response.view)


@pytest.mark.parametrize("command", ["buka", "impor"])
@pytest.mark.parametrize("role", [*ROLES, ""])
def test_who_may_not_hears_what_everybody_hears_of_unknown_commands(command: str, role: str) -> None:
    allowed = {"buka": {"admin", "helper"}, "impor": {"admin"}}[command]
    response = ROOM.commands[command](person(officer(*filter(None, [role]))), "K7M2QX", TODAY)
    assert (response is None) == (role not in allowed)
    done = {"buka": (Unlock("K7M2QX"),), "impor": ()}[command]
    assert (response.effects if response else ()) == (done if role in allowed else ())


def test_the_way_to_bring_a_list_is_told_in_four_steps() -> None:
    said = words_of(answer(ROOM, "impor", person(officer("admin")), "", TODAY).view)
    assert [line[:2] for line in said.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3.", "4."]


def test_every_kind_of_list_has_its_button_and_its_template() -> None:
    shown = answer(ROOM, "impor", person(officer("admin")), "", TODAY).view
    actions = [button.action for button in buttons(shown).values()]
    asked = [action.argument for action in actions if isinstance(action, Open) and action.page == "import_kind"]
    assert asked == ["claims", "vacancies", "trainings", "slots"]
    for kind in asked:
        assert ROOM.pages["import_kind"](person(officer("admin")), kind, TODAY).effects == (SendTemplate(kind),)
    assert ROOM.pages["import_kind"](person(officer("admin")), "cats", TODAY).effects == ()


def test_a_list_that_is_dropped_leads_back_to_the_menu() -> None:
    response = ROOM.pages["import_drop"](person(officer("admin")), "12", TODAY)
    assert response.effects == (DropImport(12),)
    assert [button.action for button in buttons(response.view).values()] == [Open("menu")]


def test_a_list_that_is_too_large_is_refused_with_a_way_on() -> None:
    assert ROOM.hears is not None
    heard = Attachment("document", "AgAD", "klaim.csv", size=LARGEST + 1)
    response = ROOM.hears(person(officer("admin")), heard, TODAY)
    assert response is not None
    assert response.effects == ()
    assert [button.action for button in buttons(response.view).values()] == [Open("menu")]


@given(argument=st.text(max_size=60), roles=st.sets(st.sampled_from(ROLES)))
def test_nothing_that_is_typed_lifts_another_lock(argument: str, roles: set[str]) -> None:
    response = ROOM.commands["buka"](person(officer(*roles)), argument, TODAY)
    effects = response.effects if response else ()
    assert effects in ((), (Unlock("K7M2QX"),))
    if effects:
        assert roles & {"admin", "helper"}


@pytest.mark.parametrize("page", sorted(ROOM.pages))
@given(argument=st.from_regex(r"[A-Za-z0-9_+<.-]{0,48}", fullmatch=True), roles=st.sets(st.sampled_from(ROLES)))
def test_a_page_does_nothing_for_those_who_may_not(page: str, argument: str, roles: set[str]) -> None:
    response = ROOM.pages[page](person(officer(*roles)), argument, TODAY)
    assert response.view.parts
    assert not response.effects or "admin" in roles
