"""Which trainings of the catalogue fit a person, and why in one line; the most useful first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from conversations import regions
from conversations.engine.text import Raw, Text, plural, text
from conversations.training.gap import Wanting, skills_in
from conversations.training.records import Training
from conversations.vacancies.titles import family_of, label_of
from conversations.vacancies.wishes import Profile


@dataclass(frozen=True, slots=True)
class Fit:
    """A training and why it may help: `demand` counts the openings that ask for what it teaches."""

    training: Training
    why: Text
    demand: int = 0


def near(profile: Profile) -> frozenset[str]:
    """Return the regions whose trainings are offered: the own province and the neighbours; empty for anywhere."""
    if not profile.region or profile.mobility == "move":
        return frozenset()
    return regions.neighbours(profile.region) | {regions.province_of(profile.region) or profile.region}


def suggest(
    trainings: Iterable[Training],
    profile: Profile,
    missing: Iterable[Wanting],
    today: date,
    without: Iterable[int] = (),
) -> list[Fit]:
    """Return the trainings that teach what is missing or belong to the wanted work, the most asked for first.

    Those in which the person enrolled already (`without`) are left out. Of equal use, the closer one comes first, then
    the one that begins sooner. Who told no wanted work gets what is near, the next to begin first.
    """
    enrolled = frozenset(without)
    open_ones = [each for each in trainings if each.open(today) and each.id not in enrolled]
    demand = {each.skill: each.vacancies for each in missing}
    fits = [fit for each in open_ones if (fit := _fit(each, profile, demand))]
    return sorted(fits, key=lambda fit: _rank(fit, profile))


def _fit(training: Training, profile: Profile, demand: Mapping[str, int]) -> Fit | None:
    taught = sorted(_taught(training, demand), key=lambda skill: (-demand[skill], skill))
    if taught:
        why = plural(
            "Teaches {skill}: asked for in {n} opening that you may want.",
            "Teaches {skill}: asked for in {n} openings that you may want.",
            n=demand[taught[0]],
            skill=Raw(taught[0]),
        )
        return Fit(training, why, sum(demand[skill] for skill in taught))
    family = family_of(training.title)
    if family and family in profile.wanted:
        return Fit(training, text("Belongs to the work that you want: {work}.", work=label_of(family)))
    return None if profile.wanted else Fit(training, _reachable(training))


def _taught(training: Training, demand: Mapping[str, int]) -> set[str]:
    """Return the missing skills that a training names among its own, or whole in its title."""
    title = training.title.casefold()
    named = {skill for skill in demand if re.search(rf"(?<!\w){re.escape(skill)}(?!\w)", title)}
    return named | (skills_in(training.skills) & demand.keys())


def _reachable(training: Training) -> Text:
    if training.online:
        return text("Online, so you can join from anywhere.")
    place = regions.name_of(training.region)
    return text("Near you: {place}.", place=Raw(place)) if place else text("Open to everybody.")


def _rank(fit: Fit, profile: Profile) -> tuple[int, int, date, int]:
    training = fit.training
    return (-fit.demand, _distance(training, profile), training.starts_on or date.max, training.id)


def _distance(training: Training, profile: Profile) -> int:
    """Return how far a training is: online or in the own regency, beside it, or farther."""
    if training.online or not profile.region or training.region == profile.region:
        return 0
    return 1 if not training.region or training.region in regions.neighbours(profile.region) else 2
