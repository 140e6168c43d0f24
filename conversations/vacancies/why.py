"""Why a vacancy is suggested, in one line: the work, the place, and what counts most of its terms."""

from conversations.engine.text import Money, Raw, Said, Text, plural, text
from conversations.regions import name_of
from conversations.vacancies.kinship import Kin
from conversations.vacancies.points import LEVELS
from conversations.vacancies.posts import Post, Skill
from conversations.vacancies.reach import NEIGHBOUR, PROVINCE, Tier
from conversations.vacancies.records import Education, Vacancy
from conversations.vacancies.titles import label_of
from conversations.vacancies.wishes import Profile

LONGEST = 120
"""Characters of the whole line in Indonesian; a test holds the longest parts to it."""

_LONG_NAME = 24
_SHORT_NAME = 18
_LONG_SKILL = 20
_NEW = 7

SCHOOLS: dict[Education, Text] = {
    "sd": text("primary school (SD)"),
    "smp": text("middle school (SMP)"),
    "sma": text("high school (SMA)"),
    "smk": text("vocational school (SMK)"),
    "d3": text("diploma (D3)"),
    "s1": text("bachelor (S1)"),
    "s2": text("master (S2)"),
}
"""How schooling is called inside a sentence."""


def why(post: Post, kin: Kin, tier: Tier, profile: Profile, shared: list[Skill], age: int | None) -> Text:
    """Return the line; `shared` are the skills asked for and told, `age` the days since it was posted."""
    first = _work(post, kin, shared, age)
    place = _place(post.vacancy.region, tier, stays=profile.mobility in ("near", "around"))
    terms = _terms(post, profile)
    if place is None:
        return text("{work} · {terms}", work=first, terms=terms)
    return text("{work} · {place} · {terms}", work=first, place=place, terms=terms)


def _work(post: Post, kin: Kin, shared: list[Skill], age: int | None) -> Text:
    work = label_of(post.family)
    match kin:
        case "wanted":
            return text("{work}, as you want", work=work)
        case "named":
            return text("The work that you named")
        case "near_wanted":
            return text("{work}, close to what you want", work=work)
        case "done":
            return text("{work}, as you did before", work=work)
    if shared:
        return text("Your skill: {skill}", skill=Raw(_said(shared[0], post.vacancy)))
    if kin == "near_done":
        return text("{work}, close to your earlier work", work=work)
    if kin == "other":
        return text("Other work within your reach")
    return text("New vacancy") if age is not None and age <= _NEW else text("Open vacancy")


def _said(skill: Skill, vacancy: Vacancy) -> str:
    """Return a skill as the vacancy writes it, cut where it runs on."""
    written = next((each.strip() for each in vacancy.skills.split(",") if skill & set(each.casefold().split())), "")
    written = written or " ".join(sorted(skill))
    return written if len(written) <= _LONG_SKILL else f"{written[: _LONG_SKILL - 1].rstrip()}…"


def _place(region: str, tier: Tier, *, stays: bool) -> Said | None:
    """Return where the work is; to whom does not want to move, also that it is not close."""
    name = short_name(region)
    if not name:
        return None
    if tier == NEIGHBOUR and len(name) <= _SHORT_NAME:
        return text("{place}, next to you", place=Raw(name))
    if tier == PROVINCE and stays and len(name) <= _SHORT_NAME:
        return text("{place}, rather far", place=Raw(name))
    return Raw(name)


def short_name(region: str) -> str:
    """Return the name of a region, its level shortened, or left out where the name is long."""
    name = name_of(region).replace("Kabupaten ", "Kab. ").replace("Administrasi ", "")
    return name.removeprefix("Kab. ").removeprefix("Daerah ") if len(name) > _LONG_NAME else name


def _terms(post: Post, profile: Profile) -> Text:
    """Return what stands against it first, then what speaks for it."""
    asked, own = LEVELS[post.vacancy.education], LEVELS[profile.education]
    if own and asked > own:
        return text("asks for {school}", school=SCHOOLS[post.vacancy.education])
    years = post.vacancy.experience
    if years and profile.experience is not None and years > profile.experience:
        return plural("asks for {n} year of experience", "asks for {n} years of experience", n=years)
    wage = _wage(post, profile)
    if asked and own - asked > 1 and not (profile.lowest and post.pay and post.pay[1] < profile.lowest):
        return text("{school} is enough", school=SCHOOLS[post.vacancy.education])
    return wage


def _wage(post: Post, profile: Profile) -> Text:
    if post.pay is None:
        return text("wage not told")
    low, high = map(Money, post.pay)
    if profile.lowest:
        return _against_lowest(low, high, profile.lowest)
    if profile.last:
        return _against_last(low, high, profile.last)
    return text("wage {wage}", wage=low)


def _against_lowest(low: Money, high: Money, lowest: int) -> Text:
    if low.rupiah > lowest:
        return text("wage {wage}, above your lowest", wage=low)
    if low.rupiah == lowest:
        return text("wage {wage}, your lowest", wage=low)
    if high.rupiah >= lowest:
        return text("wage up to {wage}", wage=high)
    return text("wage {wage}, below your lowest", wage=high)


def _against_last(low: Money, high: Money, last: int) -> Text:
    if low.rupiah > last:
        return text("wage {wage}, above your last", wage=low)
    if low.rupiah == last:
        return text("wage {wage}, as your last", wage=low)
    if high.rupiah >= last:
        return text("wage up to {wage}", wage=high)
    return text("wage {wage}, below your last", wage=high)
