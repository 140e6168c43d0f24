"""What helpers read of a ticket in their group: the card on top of its topic, and the line that says who waits."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from conversations.claim_status.standing import TABLE
from conversations.engine.text import Lines, Raw, Said, Text, plural, text
from conversations.regions import name_of
from conversations.tickets import context
from conversations.tickets.records import TOPICS, Ticket

_VERDICTS: Mapping[str, Text] = {
    "eligible": text("Eligible"),
    "not_yet": text("Not yet: something is missing"),
    "not_eligible": text("Not eligible"),
    "unclear": text("Not sure yet"),
}
_AN_HOUR = timedelta(hours=1)
_MOST_NAMED = 10
HOW = text("What you write here goes to the person. /bantu shows the commands.")


def card(ticket: Ticket) -> tuple[Said, ...]:
    """Return the card: what it is about, where, what the person said, what is known of the case, and how to answer."""
    place: Said = Raw(name_of(ticket.region)) if ticket.region else text("region not known")
    subject = TOPICS.get(ticket.topic, TOPICS["other"])
    head = text("<b>Ticket #{number}</b> · {topic} · {place}", number=Raw(str(ticket.id)), topic=subject, place=place)
    said = ticket.context.get(context.SAID, "")
    quoted = (text("Said first: “{words}”", words=Raw(said)),) if said else ()
    known = _known(ticket.context)
    case: Said = Lines(known) if known else text("Nothing else is known: the person has not used the check or a claim.")
    return (head, *quoted, case, HOW)


def waiting(tickets: Sequence[tuple[Ticket, timedelta]], *, urgent: bool = False) -> Text:
    """Return the one line that tells which tickets wait for how many working hours, the longest first."""
    longest_first = sorted(tickets, key=lambda each: each[1], reverse=True)
    named = ", ".join(f"#{ticket.id} ({waited // _AN_HOUR})" for ticket, waited in longest_first[:_MOST_NAMED])
    more = len(longest_first) - _MOST_NAMED
    listed = Raw(f"{named} +{more}" if more > 0 else named)
    if urgent:
        return plural(
            "<b>{n} person has waited very long.</b> Ticket (working hours): {tickets}",
            "<b>{n} people have waited very long.</b> Tickets (working hours): {tickets}",
            len(longest_first),
            tickets=listed,
        )
    return plural(
        "{n} person waits for an answer. Ticket (working hours): {tickets}",
        "{n} people wait for an answer. Tickets (working hours): {tickets}",
        len(longest_first),
        tickets=listed,
    )


def _known(known: Mapping[str, str]) -> tuple[Text, ...]:
    rows: list[Text] = []
    if verdict := _VERDICTS.get(known.get(context.VERDICT, "")):
        rows.append(text("• Check of eligibility: {verdict}", verdict=verdict))
    if day := _day(known.get(context.PHK, "")):
        rows.append(text("• Layoff: {day}", day=day))
    if day := _day(known.get(context.SAFE, "")):
        rows.append(text("• Safe last day to file: {day}", day=day))
    if state := TABLE.get(known.get(context.CLAIM, "")):
        rows.append(text("• Claim: {state}", state=state.label))
    if (month := known.get(context.MONTH, "")).isdecimal():
        rows.append(text("• Benefit month: {month}", month=Raw(month)))
    return tuple(rows)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
