"""The corner of employers: what they must do so that their workers have JKP. Figures come from the rule book."""

from collections.abc import Callable, Mapping
from datetime import date

from conversations import workdays
from conversations.claim_status.limits import REPORT_ARTICLE, REPORT_DAYS
from conversations.eligibility.parameters import CHANNELS, R25, cite, value
from conversations.eligibility.sources import by
from conversations.engine.actions import Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Money, Raw, Said, Text, lines, plural, text
from conversations.engine.view import Button, Rows, View
from conversations.reception.person import Person, Response
from conversations.socialization.effects import NoteEmployer
from conversations.socialization.words import MENU
from conversations.understanding.dates import read_date

_DAY = len("2026-12-03")
_EXAMPLE = Raw("/perusahaan 3 Desember 2026")
_CORNER = Button(text("Employers' corner"), Open("employers"))


def command(person: Person, argument: str, today: date) -> Response:
    """Show the corner, or work out until when a layoff must be reported whose day stands behind the command."""
    return _until(argument, today) if argument.strip() else corner(person, "", today)


def corner(person: Person, _argument: str, _today: date) -> Response:
    """Offer what employers may read here."""
    told = (
        text("<b>Employers' corner</b>"),
        text("Whether your workers get JKP depends on how you enrol and report them."),
        text("Official answers: BPJS Ketenagakerjaan, {phone}.", phone=Raw(CHANNELS.bpjs_call_centre)),
    )
    return Response(View(told, (*_CHOICES, _speaking(person), (MENU,))))


def page(_person: Person, argument: str, _today: date) -> Response:
    """Show one page of the corner."""
    if argument not in _PAGES:
        return Response(View((OLD_BUTTON,), ((MENU,),)))
    return Response(View(_PAGES[argument](), ((_CORNER, MENU),)))


def speak(_person: Person, argument: str, _today: date) -> Response:
    """Note that somebody speaks for an employer, or take that back."""
    if argument not in ("yes", "no"):
        return Response(View((OLD_BUTTON,), ((MENU,),)))
    speaks = argument == "yes"
    told = (
        (
            text("I note that you speak for an employer. Announcements for employers then reach you."),
            text("I do not keep which company. Type /berhenti to stop announcements."),
        )
        if speaks
        else (text("That is deleted. Announcements for employers do not reach you any more."),)
    )
    return Response(View(told, ((_CORNER, MENU),)), effects=(NoteEmployer(speaks),))


def _speaking(person: Person) -> tuple[Button, ...]:
    if person.memory.sources().is_employer():
        return (Button(text("I am no employer"), Open("employer_speak", "no")),)
    return (Button(text("I speak for one"), Open("employer_speak", "yes")),)


def _until(argument: str, today: date) -> Response:
    """Work out the last day to report a layoff."""
    told = read_date(argument, today) or ""
    if len(told) != _DAY:
        asked = text("Write the whole date of the layoff. Example: {example}", example=_EXAMPLE)
        return Response(View((asked,), ((_CORNER, MENU),)))
    due = workdays.after(date.fromisoformat(told), REPORT_DAYS)
    parts: list[Said] = [
        _by(due.day, today),
        text("That is {n} working days after {layoff}.", n=REPORT_DAYS, layoff=date.fromisoformat(told)),
    ]
    if not due.certain:
        parts.append(text("The public holidays of that time are not known yet. With them it may be later."))
    parts.append(_law(Raw(REPORT_ARTICLE)))
    return Response(View(tuple(parts), ((Button(text("How to report"), Open("employer", "report")), _CORNER), (MENU,))))


def _by(day: date, today: date) -> Text:
    days = (day - today).days
    if days < 1:
        return text("Report this layoff by <b>{day}</b>.", day=day)
    left = plural("{n} day left", "{n} days left", n=days)
    return text("Report this layoff by <b>{day}</b> ({left}).", day=day, left=left)


def _duties() -> tuple[Said, ...]:
    return (
        text("<b>In these programmes a company must enrol its workers:</b>"),
        lines(
            text(
                "• Medium and large: {programmes}, and registered in JKN.",
                programmes=_programmes(R25.programmes_of_large),
            ),
            text(
                "• Micro and small: {programmes}, and registered in JKN.",
                programmes=_programmes(R25.programmes_of_small),
            ),
        ),
        text(
            "With them workers who meet the conditions are in JKP by themselves. "
            "Nothing is deducted from their wage for it."
        ),
        text(
            "The JKP contribution is {all} percent of the wage: {state} from the government, {own} out of JKK.",
            all=_percent("CONT-01"),
            state=_percent("CONT-02"),
            own=_percent("CONT-03"),
        ),
        _law(*(Raw(cite(rule)) for rule in ("PART-04", "PART-05", "CONT-01"))),
    )


def _size() -> tuple[Said, ...]:
    capital: list[int] = value("PART-09", "R25", "capital")
    sales: list[int] = value("PART-09", "R25", "sales")
    names = (text("Micro"), text("Small"), text("Medium"))
    bands = (
        text(
            "• {name}: capital up to {capital}, or yearly sales up to {sales}",
            name=name,
            capital=Money(most),
            sales=Money(sold),
        )
        for name, most, sold in zip(names, capital, sales, strict=True)
    )
    return (
        text("<b>The size of the company</b>"),
        lines(*bands, text("• Large: above that")),
        text("Capital is counted without land and buildings. What counts is the size reported to BPJS."),
        _law(Raw(cite("PART-09"))),
    )


def _enrol() -> tuple[Said, ...]:
    return (
        text(
            "<b>Enrol each worker within {days} days of the first working day.</b>",
            days=value("PART-07", "R25", "days"),
        ),
        lines(
            text("• All employees: permanent (PKWTT) and on contract (PKWT)."),
            text("• For JKP: citizens of Indonesia, under {age} when enrolled.", age=R25.younger_than),
            text("• Report the true wage: the JKP cash is counted from it."),
            text("• Report changed data within {n} working days.", n=value("PART-08", "R25", "working_days")),
        ),
        text("Where and with which form: ask BPJS, {phone}.", phone=Raw(CHANNELS.bpjs_call_centre)),
        _law(*(Raw(cite(rule)) for rule in ("PART-07", "PART-03", "CASH-03", "PART-08"))),
    )


def _report() -> tuple[Said, ...]:
    return (
        text("<b>Report a layoff within {n} working days.</b>", n=REPORT_DAYS),
        lines(
            text("1. Fill in the form at {site}.", site=Raw(CHANNELS.employer_report)),
            text("2. Attach the proof of the layoff."),
            text("3. Set the worker inactive in SIPP Online."),
        ),
        text(
            "The form asks for: company, NPP, the worker's name, address, KPJ, NIK and birth date, "
            "contract, number and date of the proof."
        ),
        text("Enter these data only there, never in this chat."),
        text("I work out your last day. Type: {example}", example=_EXAMPLE),
        _law(Raw(REPORT_ARTICLE)),
    )


def _arrears() -> tuple[Said, ...]:
    refund = "ARR-03"
    return (
        text("<b>Who pays the workers when contributions are in arrears?</b>"),
        lines(
            text("• Up to {n} months in a row: BPJS pays, and the company settles.", n=R25.arrears_bpjs_pays),
            text("• Longer: the company pays the cash first."),
            text(
                "• Refund: ask within {months} months of paying all. BPJS pays in {days} working days.",
                months=value(refund, "R25", "months"),
                days=value(refund, "R25", "working_days"),
            ),
            text(
                "• Bankrupt or closed by law: BPJS pays for arrears up to {n} months.", n=R25.arrears_when_bankrupt or 0
            ),
            text("• Never enrolled: the company owes the worker the benefit."),
        ),
        _law(*(Raw(cite(rule)) for rule in ("ARR-01", "ARR-02", refund, "ARR-04", "ARR-07"))),
    )


_PAGES: Mapping[str, Callable[[], tuple[Said, ...]]] = {
    "duties": _duties,
    "size": _size,
    "enrol": _enrol,
    "report": _report,
    "arrears": _arrears,
}
_LABELS: Mapping[str, Text] = {
    "duties": text("Duties"),
    "size": text("Size of the company"),
    "enrol": text("Enrol workers"),
    "report": text("Report a layoff"),
    "arrears": text("Arrears"),
}
_CHOICES: Rows = tuple(
    tuple(Button(_LABELS[name], Open("employer", name)) for name in row)
    for row in (("duties", "size"), ("enrol", "report"), ("arrears",))
)


def _programmes(known: frozenset[str]) -> Raw:
    return Raw(", ".join(name for name in ("JKK", "JKM", "JHT", "JP") if name in known))


def _percent(rule: str) -> Raw:
    points: int = value(rule, "R25", "basis_points")
    return Raw(f"{points // 100},{points % 100:02}")


def _law(*cites: Raw) -> Text:
    told = dict.fromkeys(part for each in cites for part in each.words.split("; "))
    return by("; ".join(told))
