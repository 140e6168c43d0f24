"""The posters of sources: what JKP gives, until when, and how to come to the bot. Figures come from the rule book."""

from collections.abc import Iterable

from conversations.eligibility.parameters import CHANNELS, CHECKED_ON, R25
from conversations.engine.papers import Poster, PosterForm, Posters
from conversations.engine.text import Money, Raw, Said, text
from conversations.regions import name_of
from conversations.socialization.codes import printed
from conversations.socialization.records import Source

_MOST = Money(R25.wage_cap * R25.percents[0] // 100)
_LANGUAGE = "id"


def posters(sources: Iterable[Source], link_of: "dict[str, str]", *forms: PosterForm) -> Posters:
    """Return the posters of sources in these forms, given the link of each code."""
    printed_ones = tuple(sources)
    sheets = tuple(poster(each, link_of[each.code]) for each in printed_ones)
    one = printed_ones[0] if len(printed_ones) == 1 else None
    name = f"poster-{printed(one.code)}" if one else f"poster-{len(printed_ones)}"
    caption = text("Poster: {name}", name=Raw(one.name)) if one else text("{n} posters", n=len(printed_ones))
    return Posters(name, text("JKP poster"), sheets, caption, forms or ("a4", "a6"), _LANGUAGE)


def poster(source: Source, link: str) -> Poster:
    """Return the poster of a source, whose link is known."""
    return Poster(
        over=_over(source),
        headline=text("Laid off?"),
        lead=text("You may have a right to JKP cash. Check it free on Telegram."),
        points=(
            (
                text("{percent}% wage", percent=R25.percents[0]),
                text("of the wage that the company reported, at most {most} a month", most=_MOST),
            ),
            (text("{n} months", n=len(R25.percents)), text("at most, while you look for work and have none")),
            (text("Job help"), text("vacancies, career counselling, job training")),
        ),
        small=text(
            "Main conditions: laid off by the company; {months} contribution months within 24 months. "
            "Resigned, retired, or contract ended on its date: not covered.",
            months=R25.months_needed,
        ),
        deadline=text("Claim within {months} months of the layoff", months=R25.filing_months),
        scan=text("Scan with the camera of your phone"),
        typed=text("or look for this name in Telegram and type the code:"),
        link=link,
        handle=link.rpartition("/")[2].partition("?")[0],
        code=printed(source.code),
        place=_place(source),
        footer=text(
            "Free. Kawan JKP is a helper, not an office of BPJS Ketenagakerjaan or the ministry. "
            "Official information: {phone}, {site}. Rules: {law}; checked on {day}.",
            phone=Raw(CHANNELS.bpjs_call_centre),
            site=Raw(CHANNELS.programme),
            law=Raw(R25.name),
            day=CHECKED_ON,
        ),
    )


def _over(source: Source) -> Said:
    if source.kind == "factory":
        return text("For the workers of {name}", name=Raw(source.name))
    return text("JKP: the job-loss insurance (Jaminan Kehilangan Pekerjaan)")


def _place(source: Source) -> Said:
    region = name_of(source.region)
    named = f"{source.name} · {region}" if region and region not in source.name else source.name
    return Raw(named)
