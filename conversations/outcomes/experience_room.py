"""The room of first experiences: telling one's own, seeing and deleting it; and what officers of a region read."""

from datetime import date

from conversations.engine.actions import Begin, Open
from conversations.engine.text import Raw, lines, text
from conversations.engine.view import Button, View
from conversations.outcomes import experience_desk as desk
from conversations.outcomes.effects import ForgetExperiences
from conversations.outcomes.first_benefit import received
from conversations.outcomes.stories import ASKED, NAME, Experience
from conversations.reception.person import Person, Response
from conversations.reception.room import Room

_MENU = Button(text("Menu"), Open("menu"))
_STATUS = Button(text("My claim"), Open("claims"))
TELL = Button(text("Tell my experience"), Begin(NAME))


def story(person: Person, argument: str, today: date) -> Response:
    """Show what the person told, or lead them to tell it."""
    return begins(person, today) or Response(invitation())


def begins(person: Person, today: date) -> Response | None:
    """Tell why there is nothing to tell now: no benefit has come yet, or it was told already."""
    told = person.memory.outcomes().own_experience()
    if told is not None:
        return Response(_own(told))
    if received(person.memory.claims()) is None:
        return Response(
            View((text("I ask about your experience after your first benefit was paid."),), ((_STATUS, _MENU),))
        )
    return None


def delete(person: Person, argument: str, today: date) -> Response:
    """Delete what the person told."""
    view = View((text("Your experience is deleted. Officers see it no more."),), ((_MENU,),))
    return Response(view, effects=(ForgetExperiences(),))


def invitation() -> View:
    """Ask how the first benefit was."""
    said = lines(
        text("<b>Your first benefit is paid, by the status of your claim.</b>"),
        text("How was the way there? Three taps and one sentence."),
        text("Officers of your region read it without your name, and see what to make easier."),
    )
    return View((said,), ((TELL,), (Button(text("No money yet"), Open("claims")), _MENU)))


def _own(told: Experience) -> View:
    rows = [
        text("• {question}: {answer}", question=title, answer=names.get(getattr(told, name)) or Raw("–"))
        for name, title, names in ASKED
    ]
    if told.words:
        rows.append(text("• Your sentence: “{words}”", words=Raw(told.words)))
    gone = Button(text("Delete my experience"), Open("story_delete"))
    return View((lines(text("<b>What you told</b>"), *rows),), ((gone,), (_MENU,)))


def _asked() -> dict[str, str]:
    words = "cerita|cerita saya|pengalaman saya|cerita pengalaman|ceritakan pengalaman|my experience"
    return dict.fromkeys(words.split("|"), "cerita")


ROOM = Room(
    name="experiences",
    commands={"cerita": story, "pengalaman": desk.experiences},
    pages={"story_delete": delete, "stories": desk.page, "stories_csv": desk.sheet},
    asked=_asked(),
    beginnings={NAME: begins},
)
