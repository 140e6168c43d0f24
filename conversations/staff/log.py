"""The audit log as managers read it: the latest deeds of officers in their places."""

import re
from collections.abc import Mapping
from datetime import date

from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Raw, Said, Text, lines, text
from conversations.engine.view import Button, View
from conversations.privacy.moments import moment
from conversations.reception.person import Person, Response
from conversations.staff.office import DeedNoted
from conversations.staff.places import place_name, places_within
from conversations.staff.policy import may_anywhere
from conversations.staff.roles import role_name

DEEDS: Mapping[str, Text] = {
    "role_offered": text("invited an officer"),
    "role_offer_withdrawn": text("withdrew an invitation"),
    "role_taken": text("took a role"),
    "role_given": text("gave a role"),
    "role_taken_away": text("took a role away"),
    "area_changed": text("changed the area of a branch"),
    "area_dropped": text("gave up the area of a branch"),
    "unlocked": text("lifted a lock"),
    "ticket_taken": text("took a ticket"),
    "ticket_released": text("let go of a ticket"),
    "ticket_answered": text("answered a ticket"),
    "ticket_moved": text("handed a ticket over"),
    "ticket_closed": text("closed a ticket"),
    "ticket_opened": text("opened a ticket again"),
    "reply_kept": text("kept a reply for helpers"),
    "reply_dropped": text("dropped a reply for helpers"),
    "import_applied": text("took in a list"),
    "hours_offered": text("offered hours"),
    "hours_named": text("changed the name of their hours"),
    "hour_taken_back": text("took an hour back"),
    "meeting_noted": text("noted something on a meeting"),
    "campaign_create": text("began an announcement"),
    "campaign_draft": text("gave an announcement back"),
    "campaign_change": text("changed an announcement"),
    "campaign_review": text("handed an announcement in"),
    "campaign_approved": text("approved an announcement"),
    "campaign_paused": text("paused an announcement"),
    "campaign_canary": text("let an announcement go on"),
    "campaign_sending": text("let an announcement go on"),
    "campaign_cancelled": text("called an announcement off"),
    "campaign_preview": text("had an announcement sent to themselves"),
    "campaign_recall": text("took an announcement back"),
    "correction_review": text("handed a correction in"),
    "correction_approved": text("approved a correction"),
    "correction_rejected": text("rejected a correction"),
    "segment_save": text("saved an audience"),
    "segment_drop": text("dropped an audience"),
    "source_added": text("made a source"),
    "source_retired": text("took a source out of use"),
    "source_revived": text("took a source back into use"),
    "experiences_taken": text("took first experiences away as a file"),
    "figures_taken": text("took figures away as a file"),
    "misread_accepted": text("took in a sentence to learn from"),
    "misread_rejected": text("put a sentence aside"),
    "hoax_kept": text("put a false message on the list"),
    "hoax_dropped": text("took a false message off the list"),
    "setting_made": text("changed a setting"),
    "keys_rotated": text("changed the keys"),
    "brake_released": text("released the brake of sending"),
}
"""What was done, by the name that `audit.note` was given; another name is shown as it is. New deeds: add yours here."""

SUBJECTS: Mapping[str, Text] = {
    "campaign": text("announcement {which}"),
    "segment": text("saved audience {which}"),
    "source": text("source {which}"),
    "import": text("list {which}"),
    "hour": text("hour {which}"),
    "area": text("area {which}"),
}
"""What it was done to, by the first word of the subject that `audit.note` was given."""

_AT_ONCE = 6
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_MENU = Button(text("Menu"), Open("menu"))
_STAFF = Button(text("For officers"), Open("staff"))


def log_command(person: Person, _argument: str, today: date) -> Response | None:
    """Show the latest deeds; for those who may read the log."""
    return log(person, "", today) if may_anywhere(person, "audit") else None


def log(person: Person, argument: str, _today: date) -> Response:
    """Show the latest deeds, or those before an entry."""
    if not may_anywhere(person, "audit"):
        return Response(View((OLD_BUTTON,), ((_MENU,),)))
    before = int(argument) if _NUMBER.fullmatch(argument) else 0
    found = person.memory.office().deeds(places_within(person, "audit"), before, _AT_ONCE + 1)
    shown = found[:_AT_ONCE]
    if not shown:
        return Response(View((text("No deed of an officer is noted here yet."),), ((_STAFF, _MENU),)))
    head = text("<b>What officers did, the latest first</b>")
    older = ((Button(text("Earlier deeds"), Open("audit", str(shown[-1].id))),),) if len(found) > _AT_ONCE else ()
    return Response(View((head, *(_entry(person, each) for each in shown)), (*older, (_STAFF, _MENU))))


def _entry(person: Person, noted: DeedNoted) -> Said:
    at = text("No. {n}, {moment}", n=noted.id, moment=moment(noted.at, person.memory.time_zone()))
    who = text("Officer {n}", n=noted.officer) if noted.officer else text("The server's command line")
    what = DEEDS.get(noted.deed, Raw(noted.deed))
    done = text("{who} {deed}: {subject}", who=who, deed=what, subject=_subject(noted.subject))
    plain = text("{who} {deed}", who=who, deed=what)
    return lines(at, done if noted.subject else plain, place_name(person, noted.region))


def _subject(subject: str) -> Said:
    kind, _, rest = subject.partition(" ")
    if kind == "role":
        return role_name(rest)
    if kind == "officer":
        number, _, role = rest.partition(" ")
        return text("officer {which}, {role}", which=Raw(number), role=role_name(role))
    words = SUBJECTS.get(kind)
    return Text(words.id, (("which", Raw(rest)),)) if words else Raw(subject)
