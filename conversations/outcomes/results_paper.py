"""The results of an announcement as a file for a spreadsheet, with the same numbers hidden as in the chat."""

from collections.abc import Iterator, Mapping

from conversations.engine.papers import Paper, Table
from conversations.engine.text import Raw, Said, text
from conversations.outcomes import hidden
from conversations.outcomes.naming import NOT_SHOWN, STEP_NAMES, cell, signed, variant_called
from conversations.outcomes.records import COMPARED, STEPS, Group, Results, Step
from conversations.outcomes.results_view import CALLED, compared, groups_of, shown_groups, shown_steps

_TITLES: Mapping[str, Said] = {
    "variant": text("Variant"),
    "region": text("Region"),
    "source": text("Source"),
}
_ALL = text("All readers")


def results_paper(campaign_id: int, name: str, found: Results) -> Paper:
    """Write all results of an announcement down."""
    return Paper(
        f"hasil-{campaign_id}",
        text("Results: {name}", name=Raw(name)),
        (_messages(found), *_people(found), *_effect(found)),
        text("Results as a file. A dash stands for a hidden number."),
        ("csv",),
    )


def _messages(found: Results) -> Table:
    rows: list[tuple[Said, ...]] = [
        (text("Planned"), _number(found.planned)),
        (text("Sent"), _number(found.sent)),
        (text("Waiting"), _number(found.waiting)),
        (text("Unknown"), _number(found.unknown)),
        (text("Stopped the bot"), _number(found.blocked)),
        (text("Held out"), cell(hidden.shown(found.held_out.people))),
    ]
    rows += [(text("Not delivered: {why}", why=Raw(why)), _number(n)) for why, n in sorted(found.failed.items())]
    rows += [(text("Left out: {why}", why=Raw(why)), _number(n)) for why, n in sorted(found.skipped.items())]
    return Table((text("Messages"), text("Number")), tuple(rows))


def _number(number: int) -> Said:
    return Raw(str(number))


def _people(found: Results) -> Iterator[Table]:
    steps = tuple(STEP_NAMES[step] for step in STEPS)
    head = (text("Readers"), text("Reached"), *steps)
    yield Table(head, ((_ALL, *_cells(found.reached)),))
    for kind, groups in groups_of(found).items():
        rows = tuple(
            (CALLED[kind](name), cell(people), *(cell(counts[step]) for step in STEPS))
            for name, (people, counts) in shown_groups(groups).items()
        )
        if rows:
            yield Table((_TITLES[kind], text("Reached"), *steps), rows)


def _cells(group: Group) -> tuple[Said, ...]:
    return cell(hidden.shown(group.people)), *map(cell, shown_steps(group).values())


def _effect(found: Results) -> Iterator[Table]:
    if found.held_out.people:
        head = (text("Step"), text("Readers"), text("More of 1,000 people"), text("At least"), text("At most"))
        rows = [_row(step, name, gap) for step in COMPARED for name, gap in compared(found, step)]
        yield Table(head, tuple(rows))


def _row(step: Step, name: str, gap: tuple[int, int, int] | None) -> tuple[Said, ...]:
    numbers: tuple[Said, ...] = (NOT_SHOWN,) * 3 if gap is None else tuple(map(signed, gap))
    return STEP_NAMES[step], variant_called(name) if name else _ALL, *numbers
