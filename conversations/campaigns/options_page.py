"""When an announcement goes and how it is tried out: time, share held out, canary, paid broadcast."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import cast

from conversations.campaigns import checks, flows, when
from conversations.campaigns.asking import ask
from conversations.campaigns.finding import edited
from conversations.campaigns.keeping import keep
from conversations.campaigns.records import Anchor, Campaign, Schedule, ScheduleKind
from conversations.campaigns.words import head, percent, to_card, voids
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Text, lines, text
from conversations.engine.values import as_date
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response

_STARS_OF_TEN = 1
"""Telegram asks 0.1 Star for a message beyond the free rate."""
_TEN = 10
_LAST_MOMENT = time(23, 59)


@edited
def time_page(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Ask when it goes."""
    now = text("Now set: {time}", time=when.told(campaign.schedule))
    return ask(flows.TIME, person, {"campaign": str(campaign.id)}, today, now)


def timed(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
    """Keep when it goes."""
    return keep(person, campaign, replace(campaign, schedule=_schedule(answers, today)), today)


def _schedule(answers: Answers, today: date) -> Schedule:
    kind = cast("ScheduleKind", answers["how"])
    if kind == "now":
        return Schedule()
    first = as_date(answers.get("day", "")) or today
    last = as_date(answers.get("until", ""))
    return Schedule(
        kind,
        datetime.combine(first, when.clock_of(answers["time"])),
        datetime.combine(last, _LAST_MOMENT) if last and kind != "at" else None,
        cast("Anchor", answers["anchor"]) if kind == "drip" else None,
        tuple(map(int, answers["offsets"].split(","))) if kind == "drip" else (),
    )


@edited
def options(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Show how it is tried out, or set one option: "hold.10", "canary.5", "paid.1"."""
    name, _, value = rest.partition(".")
    number = int(value) if value.isascii() and value.isdigit() and len(value) < len("1000") else -1
    if (name, number) == ("paid", 2):
        return Response(_price(person, campaign, today))
    changed = _set(campaign, name, number)
    return (
        Response(options_view(person, campaign, today))
        if changed is None
        else keep(person, campaign, changed, today, show=options_view)
    )


def _set(campaign: Campaign, name: str, number: int) -> Campaign | None:
    held = campaign.options
    if name == "hold" and number in checks.SHARES:
        return replace(campaign, options=replace(held, hold_out=number))
    if name == "canary" and number in checks.CANARIES:
        return replace(campaign, options=replace(held, canary=number))
    if name == "paid" and number in (0, 1):
        return replace(campaign, options=replace(held, paid=bool(number)))
    return None


def options_view(_person: Person, campaign: Campaign, _today: date) -> View:
    """Show the options, with what is chosen marked."""
    held = campaign.options
    said = lines(
        text("Held out: {share}. They get nothing, so that the effect can be measured.", share=percent(held.hold_out)),
        text("Tried out first: {share}. If too many fail, it stops itself.", share=percent(held.canary)),
        text("Paid broadcast: yes, faster and paid with Stars.") if held.paid else text("Paid broadcast: no."),
    )
    paid = (
        _button(text("Without payment"), campaign, "paid.0")
        if held.paid
        else _button(text("Paid broadcast"), campaign, "paid.2")
    )
    shares = tuple(_share(campaign, "hold", n, chosen=held.hold_out) for n in checks.SHARES)
    return View(
        (head(campaign), said, *voids(campaign)),
        (
            *(shares[at : at + 2] for at in range(0, len(shares), 2)),
            tuple(_share(campaign, "canary", n, chosen=held.canary) for n in checks.CANARIES),
            (paid, Button(text("Name and goal"), Open("c_name", str(campaign.id)))),
            (to_card(campaign),),
        ),
    )


def _share(campaign: Campaign, name: str, number: int, *, chosen: int) -> Button:
    share = percent(number)
    label = text("Held out {share}", share=share) if name == "hold" else text("Trial {share}", share=share)
    marked = text("✓ {choice}", choice=label) if number == chosen else label
    return _button(marked, campaign, f"{name}.{number}")


def _button(label: Text, campaign: Campaign, rest: str) -> Button:
    return Button(label, Open("c_options", f"{campaign.id}.{rest}"))


def stars(people: int) -> int:
    """Return the most Stars that a paid broadcast to so many people costs."""
    return -(-people * _STARS_OF_TEN // _TEN)


def _price(person: Person, campaign: Campaign, today: date) -> View:
    """Say what a paid broadcast costs, and ask for a word on it."""
    reach = person.memory.campaigns().reach(campaign.audience, today)
    most = reach and text(
        "<b>At most {stars} Stars</b> for {people} people.", stars=stars(reach.reached), people=reach.reached
    )
    said = (
        most or text("The flight plan counts how many it reaches."),
        text("Telegram takes 0.1 Star for each message beyond the free rate, from the bot's balance."),
        text("Use a paid broadcast?"),
    )
    yes, no = _button(text("Yes, pay"), campaign, "paid.1"), _button(text("No"), campaign, "paid.0")
    return View(said, ((yes, no), (to_card(campaign),)))
