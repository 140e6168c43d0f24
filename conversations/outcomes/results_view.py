"""The results of an announcement, page by page: what became of its messages, of its readers, and what it changed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, get_args

from conversations.engine.actions import Open
from conversations.engine.text import Lines, Raw, Said, lines, plural, text
from conversations.engine.view import Bar, Bars, Button, Rows, View
from conversations.outcomes import hidden
from conversations.outcomes.intervals import PER, difference
from conversations.outcomes.naming import (
    NOT_SHOWN,
    STEP_NAMES,
    figure,
    place_called,
    signed,
    source_called,
    told,
    variant_called,
)
from conversations.outcomes.records import COMPARED, STEPS, Group, Results, Step

Part = Literal["all", "held", "variant", "region", "source"]
PARTS: tuple[Part, ...] = get_args(Part)
MOST_ROWS = 8
"""Groups that a message lists; the file has all of them."""
_LISTED: tuple[Step, ...] = ("started", "linked", "paid")
_SMALL = text("Numbers of people under 5 are hidden.")
_NOTHING = text("Nothing was sent yet, so there are no results.")

CALLED: Mapping[str, Callable[[str], Said]] = {
    "variant": variant_called,
    "region": place_called,
    "source": source_called,
}


def results_view(campaign_id: int, name: str, found: Results, part: Part) -> View:
    """Show one page of the results of an announcement."""
    head = text("<b>Results: {name}</b>", name=Raw(name))
    if not found.planned:
        return View((lines(head, _NOTHING),), ((_back(campaign_id),),))
    match part:
        case "held":
            return View((head, *_compared(found)), _rows(campaign_id, found, part))
        case "variant" | "region" | "source":
            groups = groups_of(found)[part]
            return View((head, *_listed(groups, CALLED[part])), _rows(campaign_id, found, part))
    return View((head, _messages(found), _SMALL), _rows(campaign_id, found, part), chart=_chart(name, found.reached))


def groups_of(found: Results) -> Mapping[str, Mapping[str, Group]]:
    """Return the ways in which those who were reached are told apart."""
    return {"variant": found.by_variant, "region": found.by_region, "source": found.by_source}


def shown_steps(group: Group) -> dict[Step, hidden.Shown]:
    """Return how many of a group came how far, as far as that may be shown."""
    return {step: hidden.part(group.of(step), group.people) for step in STEPS}


def shown_groups(groups: Mapping[str, Group]) -> dict[str, tuple[hidden.Shown, dict[Step, hidden.Shown]]]:
    """Return the people of each group, and how many came how far, so that none can be worked out from the total."""
    people = [group.people for group in groups.values()]
    sizes = hidden.parts(people)
    columns = {step: hidden.parts([group.of(step) for group in groups.values()], people) for step in STEPS}
    return {name: (sizes[place], {step: columns[step][place] for step in STEPS}) for place, name in enumerate(groups)}


def compared(found: Results, step: Step) -> Iterator[tuple[str, tuple[int, int, int] | None]]:
    """Yield, for all readers ("") and each variant, the difference to those held out and its interval, per 1,000."""
    without = found.held_out
    groups = {"": found.meant, **(found.meant_by_variant if len(found.meant_by_variant) > 1 else {})}
    visible = hidden.part(without.of(step), without.people) is not None
    parts = [group for name, group in groups.items() if name]
    counts = hidden.parts([group.of(step) for group in parts], [group.people for group in parts])
    whole = hidden.part(found.meant.of(step), found.meant.people)
    for (name, group), count in zip(groups.items(), (whole, *counts), strict=True):
        gap = difference(group.of(step), group.people, without.of(step), without.people)
        yield name, (gap.estimate, gap.low, gap.high) if gap and visible and count is not None else None


def _messages(found: Results) -> Said:
    said: list[Said] = [text("Sent: <b>{sent}</b> of {planned}.", sent=found.sent, planned=found.planned)]
    failed = sum(found.failed.values())
    if failed:
        blocked = text("Not delivered: {n}. Of these, {blocked} stopped the bot.", n=failed, blocked=found.blocked)
        said.append(blocked)
    if found.unknown:
        said.append(text("Unknown: {n}. Telegram did not say whether they arrived.", n=found.unknown))
    if found.waiting:
        said.append(text("Still to be sent: {n}.", n=found.waiting))
    if skipped := sum(found.skipped.values()):
        said.append(text("Left out: {n}.", n=skipped))
    return Lines(tuple(said))


def _chart(name: str, group: Group) -> Bars:
    steps = shown_steps(group)
    return Bars(
        heading=text("After “{name}”", name=Raw(name)),
        tone="open",
        bars=tuple(Bar(STEP_NAMES[step], steps[step] or 0, figure(steps[step]), step == "paid") for step in STEPS),
        most=max(group.people, 1),
        notes=(plural("Of {n} person reached", "Of {n} people reached", group.people),) if group.people >= 5 else (),
        footer=text("Kawan JKP · numbers under 5 are hidden"),
    )


def _compared(found: Results) -> Iterator[Said]:
    if not found.held_out.people:
        yield text("Nobody was held out, so there is nothing to compare with.")
        return
    size = told(hidden.shown(found.held_out.people))
    yield text("Compared with {n} people who were held out, for each {per} people:", n=size, per=PER)
    rows: list[Said] = []
    for step in COMPARED:
        for name, gap in compared(found, step):
            rows.append(_difference(step, name, gap))
    yield Lines(tuple(rows))
    yield lines(
        text("All five ranges together hold in 95 of 100 cases."),
        text("A range that includes 0 shows no sure effect."),
        _SMALL,
    )


def _difference(step: Step, name: str, gap: tuple[int, int, int] | None) -> Said:
    label: Said = STEP_NAMES[step]
    if name:
        label = text("{step}, {group}", step=label, group=variant_called(name))
    if gap is None:
        return text("• {label}: {figure}", label=label, figure=NOT_SHOWN)
    estimate, low, high = map(signed, gap)
    return text("• {label}: {gap} ({low} to {high})", label=label, gap=estimate, low=low, high=high)


def _listed(groups: Mapping[str, Group], called: Callable[[str], Said]) -> Iterator[Said]:
    """List the largest groups, with a few steps of each."""
    visible = shown_groups(groups)
    largest = sorted(groups, key=lambda name: -groups[name].people)[:MOST_ROWS]
    rows = []
    for name in largest:
        people, steps = visible[name]
        began, linked, paid = (figure(steps[step]) for step in _LISTED)
        rows.append(
            text(
                "• {group}: {people} reached, {began} began, {linked} linked, {paid} paid",
                group=called(name),
                people=figure(people),
                began=began,
                linked=linked,
                paid=paid,
            )
        )
    yield Lines(tuple(rows)) if rows else _NOTHING
    if len(groups) > MOST_ROWS:
        yield plural("{n} more is in the file.", "{n} more are in the file.", len(groups) - MOST_ROWS)
    yield text("A dash stands for a number under 5, or one that gives such a number away.")


def _rows(campaign_id: int, found: Results, part: Part) -> Rows:
    def to(label: Said, where: str) -> Button:
        return Button(label, Open("results", f"{campaign_id}.{where}"))

    ways = {
        "all": to(text("Overview"), "all"),
        "held": to(text("Effect"), "held"),
        "variant": to(text("By variant"), "variant"),
        "region": to(text("By region"), "region"),
        "source": to(text("By source"), "source"),
    }
    offered = [button for name, button in ways.items() if name != part and (name != "held" or found.held_out.people)]
    pairs = tuple(tuple(offered[at : at + 2]) for at in range(0, len(offered), 2))
    return (*pairs, (to(text("File (CSV)"), "csv"), _back(campaign_id)))


def _back(campaign_id: int) -> Button:
    return Button(text("To the announcement"), Open("campaign", str(campaign_id)))
