"""What still keeps an announcement from being handed to the second person."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from conversations.campaigns import links, when
from conversations.campaigns.message import length, room, too_long
from conversations.campaigns.records import Campaign
from conversations.campaigns.terms import Terms
from conversations.campaigns.whom import listed
from conversations.campaigns.words import COMMANDS, LANGUAGES, part_name
from conversations.engine.text import Raw, Text, text
from conversations.identity.zones import zone_of
from conversations.outreach.pace import local_zone

MOST_BUTTONS = 4
SHARES = (0, 5, 10, 20)
"""Percents that may be held out, to compare with."""
CANARIES = (1, 5, 10)
"""Percents with whom an announcement may be tried out first."""
_SHOWN = 3


def problems(campaign: Campaign, terms: Terms, now: datetime) -> tuple[Text, ...]:
    """Return what is wrong with an announcement, the words first; `now` is aware."""
    return (*_of_words(campaign), *_of_links(campaign, terms), *_of_time(campaign, terms, now), *_of_options(campaign))


def parts_wanted(campaign: Campaign) -> tuple[str, ...]:
    """Return the parts that need words: version A, or every step of a series."""
    if campaign.schedule.kind == "drip":
        return tuple(str(number) for number in range(1, len(campaign.schedule.offsets) + 1)) or ("1",)
    return ("a", "b") if ("b", "id") in campaign.content.texts or ("b", "en") in campaign.content.texts else ("a",)


def longest(campaign: Campaign) -> int:
    """Return the length of the longest words, as Telegram counts them."""
    return max(map(length, campaign.content.texts.values()), default=0)


def _of_words(campaign: Campaign) -> Iterator[Text]:
    content = campaign.content
    for part in parts_wanted(campaign):
        if (part, "id") not in content.texts:
            yield text("{part} has no words in Indonesian yet.", part=part_name(part))
    for part, language in too_long(content):
        named = part_name(part)
        yield text(
            "{part} ({language}) is longer than {n} signs.", part=named, language=LANGUAGES[language], n=room(content)
        )
    if unused := [part for part in content.parts if part not in parts_wanted(campaign)]:
        yield text("{parts} is not used by this schedule. Remove it.", parts=listed(map(part_name, unused)))


def _of_links(campaign: Campaign, terms: Terms) -> Iterator[Text]:
    foreign = links.foreign(campaign.content, terms.link_hosts)
    if foreign:
        yield text(
            "These are no official addresses: {links}", links=listed(Raw(each[:60]) for each in foreign[:_SHOWN])
        )
    if any(button.command and button.command not in COMMANDS for button in campaign.content.buttons):
        yield text("A button starts a conversation that does not exist.")
    if len(campaign.content.buttons) > MOST_BUTTONS:
        yield text("There are more than {n} buttons.", n=MOST_BUTTONS)


def _of_time(campaign: Campaign, terms: Terms, now: datetime) -> Iterator[Text]:
    zone = local_zone(zone_of(campaign.region) or "")
    # What is set for this minute is not yet late.
    local = (now.astimezone(zone) - timedelta(minutes=1)).replace(tzinfo=None)
    yield from when.faults(campaign.schedule, terms.quiet, local)


def _of_options(campaign: Campaign) -> Iterator[Text]:
    options = campaign.options
    if options.hold_out not in SHARES or options.canary not in CANARIES:
        yield text("The shares are none that may be chosen.")
    if campaign.schedule.kind == "drip" and options.paid:
        yield text("A series is not sent as a paid broadcast.")
