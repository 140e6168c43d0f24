"""Every stop of every path, in every language, as Telegram takes it."""

import json
from collections.abc import Iterator

import pytest

from bot.markup import keyboard
from bot.picture import alt_text
from bot.render import drawing, render
from bot.words import Voice
from conversations.engine.inspect import Stop, problems, walk
from conversations.engine.present import present
from conversations.engine.replay import Asking, Reached, replay
from conversations.engine.state import State
from conversations.engine.step import OLD_BUTTON, Turn
from conversations.engine.view import View
from conversations.information.topics import TOPICS
from conversations.privacy.purposes import PURPOSES
from conversations.reception import consents, pages
from conversations.reception.asides import _GLOSSARY as GLOSSARY
from conversations.reception.pages import LANGUAGES
from conversations.registry import FLOWS
from tests.chat import TODAY
from tests.limits import CAPTION_LIMIT, check_buttons, check_text, units

STOPS = [stop for flow in FLOWS.values() for stop in walk(flow)]
LONGEST_NOTE = max(GLOSSARY.values(), key=lambda meaning: len(meaning.id))
LONGEST_TOPIC = max(TOPICS.values(), key=lambda topic: sum(len(repr(part)) for part in topic.parts(TODAY)))


def check(view: View, voice: Voice) -> None:
    """Hold a message, its buttons and its picture's caption to the limits."""
    check_text(render(view, voice, 1).text)
    rows = json.loads(keyboard(view.buttons, voice) or '{"inline_keyboard": []}')["inline_keyboard"]
    assert all(rows)
    check_buttons((button["text"], button["callback_data"]) for row in rows for button in row)
    if view.chart is not None:
        assert 0 < units(alt_text(drawing(view.chart, voice))) <= CAPTION_LIMIT


def turns(state: State) -> Iterator[Turn]:
    """Yield all that can be shown at a state, with the longest that is ever said above it."""
    yield Turn(state)
    yield Turn(state, (LONGEST_NOTE,), aside="why")
    yield Turn(state, (OLD_BUTTON,), aside="list")
    yield Turn(state, (OLD_BUTTON,), change=next(iter(state.answers), ""))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FLOWS)
def test_every_flow_is_sound_and_understands_its_samples(name: str, language: str) -> None:
    assert problems(FLOWS[name], Voice(language).plain) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_of_every_flow_is_within_the_limits(language: str) -> None:
    voice = Voice(language)
    for stop in STOPS:
        flow = FLOWS[stop.state.flow]
        check(present(flow, Turn(stop.state), stop.place, stop.day), voice)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted({stop.name for stop in STOPS}))
def test_whatever_is_said_above_a_stop_fits_too(name: str, language: str) -> None:
    voice = Voice(language)
    stops = [stop for stop in STOPS if stop.name == name]
    for stop in (stops[0], max(stops, key=lambda each: len(each.state.answers))):
        for turn in turns(stop.state):
            check(present(FLOWS[stop.state.flow], turn, stop.place, stop.day), voice)
        if isinstance(stop.place, Asking):
            asked = present(FLOWS[stop.state.flow], Turn(stop.state), stop.place, stop.day)
            check(asked.under(*LONGEST_TOPIC.parts(TODAY)), voice)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_run_still_fits_on_a_button(language: str) -> None:
    voice = Voice(language)
    for stop in {stop.name: stop for stop in STOPS}.values():
        state = State(stop.state.flow, stop.state.version, run=999_999_999, answers=stop.state.answers)
        flow = FLOWS[state.flow]
        check(present(flow, Turn(state), replay(flow, state, stop.day), stop.day), voice)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_within_the_limits(language: str) -> None:
    voice = Voice(language)
    checks = (pages.CHECK, pages.GO_ON, pages.SEE)
    plain = [pages.about(), pages.refused(), pages.information(), pages.language()]
    resumed = [page(words) for page in (pages.greeting, pages.menu, pages.help_page) for words in checks]
    asked = [consents.page(purpose, flow) for purpose in PURPOSES for flow in ("", *FLOWS)]
    asked += [told for purpose in PURPOSES if (told := consents.in_full(f"{purpose}."))]
    for view in (*plain, *resumed, *asked, *(pages.topic(name, TODAY) for name in TOPICS)):
        check(view, voice)


def _has_no_way_on(stop: Stop) -> bool:
    view = present(FLOWS[stop.state.flow], Turn(stop.state), stop.place, stop.day)
    return not any(button.action for row in view.buttons for button in row)


def test_there_is_no_dead_end() -> None:
    assert [stop.name for stop in STOPS if isinstance(stop.place, (Asking, Reached)) and _has_no_way_on(stop)] == []
