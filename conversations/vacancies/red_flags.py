"""Why a vacancy smells: fees, data asked too early, gambling, unlicensed placement, and other signs of fraud."""

from conversations.vacancies.flag_words import Flag
from conversations.vacancies.records import Vacancy


def flags(
    text: str, *, employer: str = "", link: str = "", wage: int | None = None, median: int | None = None
) -> tuple[Flag, ...]:
    """Return the signs of fraud in a vacancy, the gravest first; never raises.

    `wage` is what is paid a month, `median` what is usual for the family of its title.
    """
    return ()


def flags_of(vacancy: Vacancy, median: int | None) -> tuple[Flag, ...]:
    """Return the signs of fraud in a vacancy of a list."""
    told = "\n".join((vacancy.title, vacancy.employer, vacancy.about, vacancy.skills))
    wage = vacancy.wage_min or vacancy.wage_max
    return flags(told, employer=vacancy.employer, link=vacancy.link, wage=wage, median=median)
