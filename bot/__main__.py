"""The commands of `python -m bot`; heavy parts are imported only by those that need them."""

import argparse
import asyncio
import gc
import sys
from collections.abc import Callable, Sequence

DONE, FAULTY_INPUT, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
"""Exit status: done; the work found faults in its input; wrong use or settings; stopped by Ctrl-C before its end."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        return _COMMANDS[chosen.command or "all"](chosen)
    except KeyboardInterrupt:
        # To serve has no other end.
        return INTERRUPTED if chosen.command in _WITH_AN_END else DONE
    except Exception as error:
        if sentence := _sentence(error):
            print(sentence, file=sys.stderr)
            return WRONG_USE
        raise


def _sentence(error: Exception) -> str:
    """Return what to tell an operator about an error that is theirs to mend, or nothing."""
    from bot.settings import BadSettings
    from storage import StorageError

    if isinstance(error, StorageError):
        reason = " ".join(str(error).split()).rstrip(".?!")
        return f"The database of DATABASE_URL cannot be used: {reason}."
    return str(error) if isinstance(error, BadSettings) else ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Kawan JKP. Without a command: everything that one machine needs, in one process.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("poll", help="receive updates by polling")
    commands.add_parser("webhook", help="receive updates by webhook; any number on one PostgreSQL")
    outbox = commands.add_parser("outbox", help="send what is unasked, and plan what is due")
    outbox.add_argument("--release", action="store_true", help="release the brake after a storm of failures, and end")
    commands.add_parser("playground", help="a local Telegram and its chat page")
    commands.add_parser("migrate", help="bring the database to the newest revision")
    commands.add_parser(
        "assess",
        help="judge cases: JSON Lines on standard input, verdicts on standard output",
        description="One case in, one verdict out, as JSON Lines. Exit status 1 when a line was no valid case.",
    )
    _add_import(commands)
    _add_staff(commands)
    _add_audit(commands)
    _add_sources(commands)
    sentences = commands.add_parser("sentences", help="sentences that officers took in become ones to learn from")
    sentences.add_argument("--out", metavar="FILE", help="add them to this file instead of the one of the project")
    commands.add_parser("rotate-key", help="bring stored identifiers to the newest key of DATA_KEY")
    status = commands.add_parser("status", help="what is running, waiting and failing")
    status.add_argument("--json", action="store_true", help="as one JSON object")
    return parser


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    bring = commands.add_parser(
        "import", help="import a list: CSV, XLSX or JSON", description="Report on standard output."
    )
    bring.add_argument("what", choices=["claims", "vacancies", "trainings", "slots"])
    bring.add_argument("file", nargs="?", help="the list, CSV, XLSX or JSON")
    bring.add_argument("--dry-run", action="store_true", help="tell what would change, and change nothing")
    bring.add_argument("--report", metavar="FILE.csv", help="write the verdict on every row")
    bring.add_argument("--template", metavar="FILE", help="write an empty list to fill in, .csv or .xlsx, and end")
    bring.add_argument("--source", metavar="NAME", help="the source of all rows, whatever their column says")


def _add_staff(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    staff = commands.add_parser("staff", help="roles of officers").add_subparsers(dest="deed", required=True)
    for deed, words in (("grant", "give a role"), ("revoke", "take a role away")):
        change = staff.add_parser(deed, help=words)
        change.add_argument("telegram_id", metavar="TELEGRAM_ID")
        change.add_argument("role", metavar="ROLE")
        change.add_argument("--region", metavar="CODE", help=_WHERE)
    staff.add_parser("list", help="who has which role")
    invite = staff.add_parser("invite", help="make a link that gives a role to one person, within 48 hours")
    invite.add_argument("role", metavar="ROLE")
    invite.add_argument("--region", metavar="CODE", help=_WHERE)
    _add_areas(staff.add_parser("area", help="areas of branches: several regencies under one name"))


def _add_areas(area: argparse.ArgumentParser) -> None:
    changes = area.add_subparsers(dest="change", required=True)
    put = changes.add_parser("set", help="make an area, or change it")
    put.add_argument("code", metavar="CODE", help="a name of small letters, as in priangan")
    put.add_argument("name", metavar="NAME", help="what officers read, as in 'Cabang Priangan'")
    put.add_argument("regions", metavar="REGION", nargs="+", help="Kemendagri codes, as in 32.73 32.77")
    changes.add_parser("drop", help="give an area up").add_argument("code", metavar="CODE")
    changes.add_parser("list", help="which areas there are")


def _add_audit(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    audit = commands.add_parser("audit", help="the log of what officers did").add_subparsers(dest="deed", required=True)
    verify = audit.add_parser(
        "verify",
        help="check the chain of the log",
        description="One JSON object on standard output; exit status 1 when an entry is missing or was changed.",
    )
    verify.add_argument("--head", metavar="HASH", help="a head that was printed before and must be in the chain")


def _add_sources(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sources = commands.add_parser(
        "sources",
        help="links, QR codes and posters by which people come",
        description="One JSON object a line on standard output.",
    ).add_subparsers(dest="deed", required=True)
    add = sources.add_parser("add", help="make a source; one that exists already is told")
    add.add_argument("kind", metavar="KIND", help="poster, event, officer, union or factory")
    add.add_argument("name", metavar="NAME", nargs="?", help="what people read on the poster")
    add.add_argument("--region", metavar="CODE", help="Kemendagri code; without it all of Indonesia")
    add.add_argument("--on", metavar="DAY", help="day of the event or of the layoff, YYYY-MM-DD")
    add.add_argument("--workers", metavar="N", type=int, help="workers whom a factory lays off")
    add.add_argument("--each-of", metavar="PLACE", help="instead: a poster for each regency of a region or area")
    listed = sources.add_parser("list", help="which sources there are")
    listed.add_argument("--region", metavar="CODE", help="Kemendagri code; without it all")
    poster = sources.add_parser("poster", help="write QR codes (PNG, SVG) and posters (PDF, A4 and A6)")
    poster.add_argument("codes", metavar="CODE", nargs="+")
    poster.add_argument("--out", metavar="DIR", required=True, help="the folder to write into; made when missing")


def _import(chosen: argparse.Namespace) -> int:
    from bot.importing.command import run
    from bot.settings import read_settings

    return run(chosen, read_settings())


def _staff(chosen: argparse.Namespace) -> int:
    from bot.settings import read_settings
    from bot.staff import run

    return run(chosen, read_settings())


def _audit(chosen: argparse.Namespace) -> int:
    from bot.audit import run
    from bot.settings import read_settings

    return run(chosen, read_settings())


def _sources(chosen: argparse.Namespace) -> int:
    from bot.settings import read_settings
    from bot.source_commands import run

    return run(chosen, read_settings())


def _sentences(chosen: argparse.Namespace) -> int:
    from bot.sentences import run
    from bot.settings import read_settings

    return run(chosen, read_settings())


def _rotate(_: argparse.Namespace) -> int:
    from bot.keys import rotate
    from bot.settings import read_settings

    return rotate(read_settings())


def _outbox(chosen: argparse.Namespace) -> int:
    if not chosen.release:
        return _serve("outbox")(chosen)
    from bot.outbox.run import release
    from bot.settings import read_settings

    asyncio.run(release(read_settings()))
    return DONE


def _assess(_: argparse.Namespace) -> int:
    from bot.assess import run

    return run(sys.stdin.buffer, sys.stdout)


def _migrate(_: argparse.Namespace) -> int:
    from bot.settings import read_settings
    from storage import migrate

    migrate(read_settings().database_url)
    return DONE


def _status(chosen: argparse.Namespace) -> int:
    from bot.settings import read_settings
    from bot.status import report

    print(asyncio.run(report(read_settings(), as_json=chosen.json)))
    return DONE


def _serve(command: str) -> Callable[[argparse.Namespace], int]:
    def run(_: argparse.Namespace) -> int:
        # What a start makes is there to stay, and looking through it takes half a second; `settle_memory` goes on.
        gc.disable()
        from bot.log import set_up_logging
        from bot.serve import serve
        from bot.settings import read_settings

        settings = read_settings()
        set_up_logging(settings.log_level, settings.log_format)
        asyncio.run(serve(command, settings))
        return DONE

    return run


_WHERE = "Kemendagri code, or the code of an area; without it everywhere"

_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "all": _serve("all"),
    "poll": _serve("poll"),
    "webhook": _serve("webhook"),
    "outbox": _outbox,
    "import": _import,
    "staff": _staff,
    "sources": _sources,
    "audit": _audit,
    "sentences": _sentences,
    "rotate-key": _rotate,
    "playground": _serve("playground"),
    "migrate": _migrate,
    "assess": _assess,
    "status": _status,
}

_WITH_AN_END = {"migrate", "assess", "status", "import", "staff", "sources", "audit", "sentences", "rotate-key"}

if __name__ == "__main__":
    sys.exit(main())
