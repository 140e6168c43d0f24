"""Where officers work: everywhere, in a region, or in the area of a branch; and who may give a role there."""

from conversations.engine.text import Raw, Said, text
from conversations.reception.person import Person
from conversations.regions import name_of
from conversations.staff.policy import Deed, covers, may_in_all, places


def reach(person: Person, place: str) -> tuple[str, ...]:
    """Return the Kemendagri codes that a place stands for; none where it is an area that is not known any more."""
    if not place[:1].isalpha():
        return (place,)
    return next((area.regions for area in person.memory.office().areas() if area.code == place), ())


def may_in_place(person: Person, deed: Deed, place: str) -> bool:
    """Tell whether a person may do a deed in all of a place; in an area that nobody knows, only who may everywhere."""
    return may_in_all(person, deed, reach(person, place))


def places_within(person: Person, deed: Deed) -> tuple[str, ...]:
    """Return where a person may do a deed, and the areas of branches that lie wholly within."""
    held = places(person, deed)
    areas = person.memory.office().areas() if held else ()
    inside = (area.code for area in areas if area.regions and all(_covered(held, each) for each in area.regions))
    return (*held, *inside)


def place_name(person: Person, place: str) -> Said:
    """Return what a place is called."""
    if not place:
        return text("All of Indonesia")
    named = next((area.name for area in person.memory.office().areas() if area.code == place), "")
    return Raw(named or name_of(place) or place)


def is_place(person: Person, place: str) -> bool:
    """Tell whether a code, which may be forged, stands for a place at all."""
    return not place or bool(name_of(place)) or any(area.code == place for area in person.memory.office().areas())


def _covered(held: tuple[str, ...], region: str) -> bool:
    return any(covers(place, region) for place in held)
