"""The short conversation about work done and wanted, and the profile that is read out of its answers."""

from datetime import date

from conversations.reception.person import Person
from conversations.vacancies.wishes import Profile

__all__ = ["Profile", "profile_of"]


def profile_of(person: Person, today: date) -> Profile:
    """Return what a person told about work; an empty profile when nothing was told."""
    return Profile()
