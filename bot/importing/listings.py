"""The kinds of lists that offices bring."""

from collections.abc import Mapping, Sequence

from bot.importing import claims, slots, trainings, vacancies
from bot.importing.listing import Listing

LISTINGS: Mapping[str, Listing] = {
    listing.name: listing for listing in (claims.LISTING, vacancies.LISTING, trainings.LISTING, slots.LISTING)
}
"""Every kind by its name, which is that of the storage, too."""


def wanted(what: str) -> Sequence[Listing]:
    """Return the kind with this name, or all of them where the headings have to tell."""
    return [LISTINGS[what]] if what else list(LISTINGS.values())
