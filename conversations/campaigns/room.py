"""The room of announcements: composed by one officer, approved by another; to all others it does not exist."""

from collections.abc import Callable, Mapping
from datetime import date

from conversations.campaigns import (
    contents,
    correcting,
    deciding,
    flight_page,
    flows,
    listing,
    options_page,
    readers,
    saved,
    steering,
)
from conversations.campaigns.finding import find, lost, moved_on
from conversations.campaigns.records import Campaign
from conversations.campaigns.rights import may_edit
from conversations.engine.state import Answers
from conversations.reception.person import Person, Response
from conversations.reception.room import Beginning, Ending, Room
from conversations.staff.policy import Deed, may_anywhere

_Ended = Callable[[Person, Campaign, Answers, date], Response]


def _of(ended: _Ended) -> Ending:
    """Speak at the end of a short conversation about an announcement that exists for the person."""

    def ending(person: Person, answers: Answers, today: date) -> Response:
        campaign = find(person, answers.get("campaign", ""))
        return lost() if campaign is None else ended(person, campaign, answers, today)

    return ending


def _editing(ended: _Ended) -> Ending:
    """Do the same only for whoever may change it now."""

    def guarded(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
        if not may_edit(person, campaign):
            return moved_on(person, campaign, today)
        return ended(person, campaign, answers, today)

    return _of(guarded)


def _for(*deeds: Deed) -> Beginning:
    """Refuse to begin for whoever may do none of these anywhere."""

    def refuse(person: Person, _today: date) -> Response | None:
        return None if any(may_anywhere(person, deed) for deed in deeds) else lost()

    return refuse


_BEGINNINGS: Mapping[str, Beginning] = {
    **{flow.name: _for("compose") for flow in flows.FLOWS},
    flows.REJECT.name: _for("approve"),
    flows.CORRECT.name: _for("recall"),
}

ROOM = Room(
    "campaigns",
    commands={"kampanye": listing.command},
    pages={
        "campaigns": listing.campaigns,
        "campaign": listing.campaign,
        "c_new": listing.new,
        "c_name": listing.rename,
        "c_copy": listing.copied,
        "c_texts": contents.texts,
        "c_say": contents.say,
        "c_without": contents.without,
        "c_media": contents.media,
        "c_buttons": contents.buttons,
        "c_button": contents.add_button,
        "c_unbutton": contents.remove_button,
        "c_when": options_page.time_page,
        "c_options": options_page.options,
        "c_whom": readers.whom_page,
        "c_criterion": readers.criterion,
        "c_set": readers.chosen,
        "c_region": readers.region,
        "c_work": readers.work,
        "c_saved": saved.choices,
        "c_keep": saved.name,
        "segments": saved.segments,
        "segment_drop": saved.drop,
        "c_show": flight_page.show,
        "c_flight": flight_page.flight,
        "c_ten": flight_page.ten,
        "c_submit": deciding.submit,
        "c_approve": deciding.approve,
        "c_reject": deciding.reject,
        "c_pause": steering.pause,
        "c_resume": steering.resume,
        "c_cancel": steering.cancel,
        "c_recall": steering.recall,
        "c_fix": correcting.correction,
    },
    beginnings=_BEGINNINGS,
    endings={
        flows.NEW.name: listing.created,
        flows.RENAME.name: _editing(listing.renamed),
        flows.SAY.name: _editing(contents.said),
        flows.ATTACH.name: _editing(contents.attached),
        flows.ADD_BUTTON.name: _editing(contents.button_added),
        flows.TIME.name: _editing(options_page.timed),
        flows.ADD_REGION.name: _editing(readers.region_added),
        flows.ADD_WORK.name: _editing(readers.work_added),
        flows.KEEP.name: _editing(saved.named),
        flows.REJECT.name: _of(deciding.rejected),
        flows.CORRECT.name: _of(steering.corrected),
    },
)
