"""The commands of a topic: who looks after the ticket, notes, kept replies, handing over, closing and opening."""

import re
from collections.abc import Callable, Mapping

from bot.desk import says
from bot.desk.answering import answer, units
from bot.desk.bench import Bench
from conversations.regions import find, name_of
from conversations.tickets.canned import GAPS, fill, unknown_gaps
from storage import canned, desks, ticket_news, tickets

_NAME = re.compile(r"[^\W\d_][\w-]{0,31}")
_LONGEST_CANNED = 3000
_MOST_NAMES = 20


def take(bench: Bench, _words: str) -> None:
    """Look after the ticket, unless somebody does."""
    ticket, author = bench.ticket, bench.said.author
    if ticket.state != "open":
        bench.tell(says.CLOSED)
    elif ticket.helper == author:
        bench.tell(says.TAKEN_ALREADY)
    elif tickets.assign(bench.tx, ticket.id, author, bench.at):
        bench.tell(says.TAKEN)
        bench.log("ticket_taken")
    else:
        bench.tell(says.OTHERS, mention=ticket.helper or 0)


def let_go(bench: Bench, _words: str) -> None:
    """Let somebody else look after the ticket; an admin may free it of another."""
    ticket = bench.ticket
    if ticket.helper is None or (ticket.helper != bench.said.author and not bench.may("invite")):
        bench.tell(says.NOT_YOURS)
        return
    tickets.release(bench.tx, ticket.id)
    bench.tell(says.LET_GO)
    bench.log("ticket_released")


def close(bench: Bench, _words: str = "") -> None:
    """Close the ticket and its topic, and ask the person whether it helped."""
    if not tickets.close(bench.tx, bench.ticket.id, "helper", bench.at):
        bench.tell(says.CLOSED)
        return
    bench.tell(says.CLOSED)
    if bench.said.event != "closed":
        bench.call("close")
    ticket_news.plan(bench.tx, bench.ticket, "closed", bench.said.origin, bench.at)
    bench.log("ticket_closed")


def reopen(bench: Bench, _words: str = "") -> None:
    """Open the ticket again, unless the person has a newer one."""
    if bench.ticket.state == "open":
        bench.tell(says.OPEN_ALREADY)
    elif tickets.open_of(bench.tx, bench.ticket.user_id) is not None or not tickets.reopen(
        bench.tx, bench.ticket.id, bench.at
    ):
        bench.tell(says.ANOTHER_OPEN)
    else:
        if bench.said.event != "reopened":
            bench.call("reopen")
        bench.tell(says.OPENED)
        ticket_news.plan(bench.tx, bench.ticket, "opened", bench.said.origin, bench.at)
        bench.log("ticket_opened")


def note(bench: Bench, _words: str) -> None:
    """Leave a note among helpers: it stands in the topic already."""
    bench.tell(says.NOTED)


def move(bench: Bench, words: str) -> None:
    """Hand the ticket over to another region: its talk goes on in the group there."""
    ticket, found = bench.ticket, find(words)
    names = ", ".join(map(name_of, found[:_MOST_NAMES]))
    nearest = {desk.region: desk for each in found if (desk := desks.for_region(bench.tx, each)) is not None}
    if ticket.state != "open":
        bench.tell(says.CLOSED)
    elif not found:
        bench.tell(says.NO_SUCH_PLACE)
    elif len(nearest) > 1:
        bench.tell(says.which_place(names))
    elif not nearest or ticket.desk in nearest:
        bench.tell(says.no_desk(names))
    else:
        (desk,) = nearest.values()
        # Where two regions bear one name and one group answers for both, the ticket is that group's.
        _hand_over(bench, found[0] if len(found) == 1 else desk.region, desk.region, names)


def _hand_over(bench: Bench, region: str, desk: str, place: str) -> None:
    here = bench.said.chat_id, bench.said.thread_id
    bench.note(says.moved(place), *here)
    bench.call("close", chat_id=here[0], thread_id=here[1])
    bench.log("ticket_moved", to=region)
    tickets.transfer(bench.tx, bench.ticket.id, region, desk, bench.at)
    bench.tell(says.MOVED_HERE)
    ticket_news.plan(bench.tx, bench.ticket, "moved", bench.said.origin, bench.at)


def canned_reply(bench: Bench, words: str) -> None:
    """Send a kept reply, its gaps filled from the ticket."""
    name = words.split(maxsplit=1)[0].lower() if words else ""
    known = canned.in_region(bench.tx, bench.ticket.region)
    found = next((each for each in known if each.name == name), None)
    if found is None:
        names = ", ".join(each.name for each in known[:_MOST_NAMES])
        bench.tell(says.no_canned(names))
        return
    filled = fill(found.words, bench.ticket, bench.voice.plain)
    if filled.gaps:
        bench.tell(says.unfilled(filled.gaps))
        return
    if answer(bench, filled.words):
        bench.tell(says.sent_as(filled.words))


def keep(bench: Bench, words: str) -> None:
    """Keep a reply for the region; without words the one of that name goes."""
    name, told = (*words.split(maxsplit=1), "", "")[:2]
    place = bench.place("canned")
    if place is None:
        bench.tell(says.CANNED_NOT_YOURS)
    elif not _NAME.fullmatch(name) or units(told) > _LONGEST_CANNED:
        bench.tell(says.CANNED_FAULTY)
    elif faulty := unknown_gaps(told):
        bench.tell(says.unknown_gaps(faulty, GAPS))
    else:
        canned.keep(bench.tx, place, name.lower(), told.strip(), bench.said.author, bench.at)
        bench.tell(says.kept(name.lower()) if told.strip() else says.dropped(name.lower()))
        bench.log("reply_kept" if told.strip() else "reply_dropped", name=name.lower())


def help_(bench: Bench, _words: str) -> None:
    """Tell what there is."""
    bench.tell(says.HELP)


Command = Callable[[Bench, str], None]
COMMANDS: Mapping[str, Command] = {
    "ambil": take,
    "lepas": let_go,
    "tutup": close,
    "buka": reopen,
    "catat": note,
    "pindah": move,
    "balas": canned_reply,
    "simpan": keep,
    "bantu": help_,
}


def command_in(words: str) -> tuple[str, str] | None:
    """Return the name of a command and what stands behind it; nothing for other words."""
    if not words.startswith("/"):
        return None
    head, _, rest = words[1:].replace("\n", " ", 1).partition(" ")
    return head.partition("@")[0].lower(), rest.strip()
