"""Every page of the room, for everybody, with whatever a button may carry."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words import Voice
from conversations.campaigns.card import card, short
from conversations.campaigns.effects import ChangeCampaign, MoveCampaign, RecallCampaign
from conversations.campaigns.finding import lost
from conversations.campaigns.records import NEXT_STATES, Campaign, CampaignButton, Content, Options
from conversations.campaigns.rights import may_do, may_move, may_recall
from conversations.campaigns.room import ROOM
from conversations.engine.actions import Open
from conversations.engine.payload import LIMIT, pack, unpack
from conversations.engine.view import View
from conversations.reception.person import Person
from tests.conversations.campaigns.officers import (
    BUDI,
    JABAR,
    NOW,
    SARI,
    SAVED,
    SIANTAR,
    SUMUT,
    TODAY,
    a_campaign,
    officer,
)
from tests.limits import check_buttons, check_text

VOICES = (Voice("id"), Voice("en"))
BIG = a_campaign(
    id=999_999_999,
    state="review",
    content=Content(
        {("a", "id"): "Cek", ("b", "id"): "Lihat", ("a", "en"): "Check"},
        "document",
        "f",
        "Brosur.pdf",
        (CampaignButton("Cek", command="cek"), CampaignButton("Buka", url="https://jkp.go.id")),
    ),
    options=Options(10, 5, paid=True),
)
PEOPLE: dict[str, Person] = {
    "nobody": officer(1, BIG),
    "counsellor": officer(2, BIG, counsellor=""),
    "campaigner of Jabar": officer(3, BIG, campaigner=JABAR),
    "composer": officer(SARI, BIG, campaigner=SIANTAR),
    "approver": officer(BUDI, BIG, approver=SUMUT),
    "admin": officer(9, BIG, admin=""),
    "viewer": officer(8, BIG, viewer=SIANTAR),
}
RESTS = (
    "",
    "yes",
    "all",
    "a.id",
    "b",
    "hold.10",
    "paid.2",
    "paid.1",
    "kinds",
    "kinds.+employer",
    "regions.+32",
    "3",
    "4",
    "delete",
    "delete.yes",
    "edit",
    "edit.a.id",
    "new",
    "none",
    short(BIG),
    f"{short(BIG)}.yes",
    "000000000000.yes",
)
ARGUMENTS = ("", "mine", "0", "1", "x", "id", "32", *(f"999999999{'.' if rest else ''}{rest}" for rest in RESTS))


def shown(view: View) -> tuple[str, list[tuple[str, str]]]:
    """Return a view in words, and its buttons with what they carry."""
    voice = VOICES[0]
    rows = [(voice.plain(button.label), pack(button.action)) for row in view.buttons for button in row if button.action]
    return "\n\n".join(voice.html(part) for part in view.parts), rows


@pytest.mark.parametrize("who", ["nobody", "counsellor"])
@pytest.mark.parametrize("page", ROOM.pages)
def test_to_others_no_page_exists(page: str, who: str) -> None:
    for argument in ARGUMENTS:
        assert ROOM.pages[page](PEOPLE[who], argument, TODAY) == lost()
    assert ROOM.commands["kampanye"](PEOPLE[who], "999999999", TODAY) is None


@pytest.mark.parametrize(
    "page", [page for page in ROOM.pages if page not in ("campaigns", "c_new", "segments", "segment_drop")]
)
def test_an_announcement_of_another_region_does_not_exist(page: str) -> None:
    for argument in ARGUMENTS:
        assert ROOM.pages[page](PEOPLE["campaigner of Jabar"], argument, TODAY) == lost()


@pytest.mark.parametrize("who", ["composer", "approver", "admin", "viewer", "campaigner of Jabar"])
@pytest.mark.parametrize("page", ROOM.pages)
def test_every_page_fits_and_asks_for_nothing_that_its_reader_may_not(page: str, who: str) -> None:
    person = PEOPLE[who]
    for argument in ARGUMENTS:
        response = ROOM.pages[page](person, argument, TODAY)
        words, buttons = shown(response.view)
        check_text(words)
        check_buttons(buttons)
        assert len(set(buttons)) == len(buttons)
        for _, payload in buttons:
            assert len(payload.encode()) <= LIMIT
            assert unpack(payload) is not None
        for effect in response.effects:
            _may(person, effect)


def _may(person: Person, effect: object) -> None:
    match effect:
        case ChangeCampaign(changed):
            assert person is PEOPLE["composer"]
            assert may_do(person, "compose", changed)
        case MoveCampaign(number, before, after):
            assert (number, before) == (BIG.id, BIG.state)
            assert may_move(person, BIG, after)
        case RecallCampaign():
            assert may_recall(person, BIG)


STATES = st.sampled_from(list(NEXT_STATES))


@settings(max_examples=40)
@given(STATES, st.sampled_from(["composer", "approver", "admin", "viewer"]), st.booleans())
def test_every_button_of_a_card_leads_somewhere(state: str, who: str, started: bool) -> None:
    campaign: Campaign = replace(BIG, state=state, started_at=NOW if started else None)  # type: ignore[arg-type] # drawn from the states
    person = PEOPLE[who]
    places = {
        "composer": (SARI, "campaigner", SIANTAR),
        "approver": (BUDI, "approver", SUMUT),
        "admin": (9, "admin", ""),
        "viewer": (8, "viewer", SIANTAR),
    }
    user_id, role, place = places[who]
    person = officer(user_id, campaign, **{role: place})
    for row in card(person, campaign, TODAY).buttons:
        for button in row:
            assert isinstance(button.action, Open)
            if button.action.page in ROOM.pages:
                assert ROOM.pages[button.action.page](person, button.action.argument, TODAY) != lost()


def test_a_button_made_for_other_words_approves_nothing() -> None:
    seen = replace(BIG, content=Content({("a", "id"): "Lain"}))
    for word in ("", ".yes"):
        response = ROOM.pages["c_approve"](PEOPLE["approver"], f"{BIG.id}.{short(seen)}{word}", TODAY)
        assert response.effects == ()


def test_a_saved_audience_of_elsewhere_is_not_taken() -> None:
    response = ROOM.pages["c_saved"](PEOPLE["composer"], f"{BIG.id}.4", TODAY)
    assert response.effects == ()
    taken = ROOM.pages["c_saved"](PEOPLE["composer"], f"{BIG.id}.3", TODAY)
    assert [effect.changed.audience for effect in taken.effects if isinstance(effect, ChangeCampaign)] == [
        SAVED[0].audience
    ]
    assert ROOM.pages["segment_drop"](PEOPLE["composer"], "4.yes", TODAY) == lost()
