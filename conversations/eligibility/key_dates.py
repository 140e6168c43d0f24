"""The dates that other parts of the house count from: the layoff, the last day to file, and the day of filing."""

from collections.abc import Mapping
from datetime import date

from conversations.eligibility.facts import Facts, facts
from conversations.eligibility.flow import FLOW
from conversations.engine.replay import Reached, refit, replay
from conversations.engine.state import State


def key_dates(state: State | None, today: date) -> Mapping[str, date] | None:
    """Return the dates that the answers to the check tell; `None` while they are being given or changed.

    They go by "phk", "deadline" (the last day to file) and "filed".
    A date of which only the month is known counts from its first day, as its deadline does. Who filed a claim, or has
    no right to one, has no last day to file.
    """
    if state is None or not state.answers:
        return {}
    known = refit(FLOW, state)
    place = replay(FLOW, known, today)
    if isinstance(place, Reached):
        return _dates(place.facts, filed=known.answers.get("filed") == "yes")
    if state.active:
        return None
    return _dates(facts(known.answers, today), filed=known.answers.get("filed") == "yes")


def _dates(known: Facts, *, filed: bool) -> Mapping[str, date]:
    dates: dict[str, date | None] = {"phk": known.case.phk_date, "filed": known.case.filed_on}
    if not filed and known.assessment.verdict != "not_eligible":
        dates["deadline"] = known.assessment.last_day
    return {what: on for what, on in dates.items() if on is not None}
