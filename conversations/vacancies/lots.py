"""The posts of a board in lots that have closeness of work and distance in common, the most promising first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from conversations.vacancies.board import Board
from conversations.vacancies.kinship import Kin, Kinship
from conversations.vacancies.posts import Post
from conversations.vacancies.reach import NEIGHBOUR, UNTOLD, Tier, points_of, tier_of
from conversations.vacancies.titles import words_in
from conversations.vacancies.wishes import Profile

_TELLS_NOTHING = frozenset(
    ("kerja", "bekerja", "pekerjaan", "jadi", "bagian", "apa", "di", "yang", "dan", "atau", "saja", "aja", "bidang")
)


@dataclass(frozen=True, slots=True)
class Lot:
    """Posts that are alike in family and distance, and what these count; `parts` gives them, each newest first."""

    kin: Kin
    tier: Tier
    points: int
    parts: Iterable[tuple[Post, ...]]


def lots(board: Board, profile: Profile) -> list[Lot]:
    """Return the lots that are within somebody's reach."""
    kinship = Kinship(profile)
    if not profile.region and kinship.indifferent:
        return [Lot("open", UNTOLD, 0, (board.newest,))]
    found = [*_named(board, profile, kinship), *_by_family(board, profile, kinship)]
    return sorted(found, key=lambda lot: -lot.points)


def _by_family(board: Board, profile: Profile, kinship: Kinship) -> Iterator[Lot]:
    tiers = _by_tier(profile.region, board.regions)
    levels: defaultdict[tuple[Kin, int], list[str]] = defaultdict(list)
    for family in board.groups:
        kin = kinship.of(family)
        levels[kin, kinship.points(family, kin)].append(family)
    for (kin, closeness), families in levels.items():
        for tier, near in tiers.items():
            distance = points_of(tier, profile.mobility)
            if distance is not None and (kin != "other" or tier <= NEIGHBOUR):
                yield Lot(kin, tier, closeness + distance, _Parts(board, families, near))


class _Parts:
    """The groups of some families in some regions; looked up only when they are wanted."""

    def __init__(self, board: Board, families: list[str], regions: frozenset[str]) -> None:
        self._board = board
        self._families = families
        self._regions = regions

    def __iter__(self) -> Iterator[tuple[Post, ...]]:
        for family in self._families:
            listed = self._board.groups[family]
            for region in self._regions if len(self._regions) < len(listed) else listed:
                if region in listed and region in self._regions:
                    yield listed[region]


def _by_tier(home: str, regions: Iterable[str]) -> Mapping[Tier, frozenset[str]]:
    found: defaultdict[Tier, set[str]] = defaultdict(set)
    for region in regions:
        found[tier_of(home, region)].add(region)
    return {tier: frozenset(near) for tier, near in found.items()}


def _named(board: Board, profile: Profile, kinship: Kinship) -> Iterator[Lot]:
    """Find work that the dictionary does not know by the words of its title."""
    told = set() if profile.wanted else set(words_in(profile.words)) - _TELLS_NOTHING
    if not told:
        return

    def shared(post: Post) -> tuple[Tier, str]:
        return tier_of(profile.region, post.vacancy.region), post.family

    posts = set.intersection(*(set(board.by_word.get(word, ())) for word in told))
    ordered = sorted(posts, key=lambda post: (*shared(post), -post.posted))
    for (tier, family), alike in groupby(ordered, key=shared):
        distance = points_of(tier, profile.mobility)
        if distance is not None:
            yield Lot("named", tier, kinship.points(family, "named") + distance, (tuple(alike),))
