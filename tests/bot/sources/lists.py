"""Lists of vacancies, and vacancies that are known already."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from conversations.vacancies.twins import twin_of
from storage import Store
from storage.tables import vacancy

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
MEDAN = "12.71"
TERMS: dict[str, Any] = {"wage_min": 3_000_000, "wage_max": None, "education": "sma", "experience": 1, "about": ""}


class Days:
    """A clock that stands still until somebody moves it."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        """Return what it shows."""
        return self.at

    def move(self, **much: float) -> None:
        """Move it on."""
        self.at += timedelta(**much)


def row(number: int, **details: Any) -> dict[str, Any]:
    """Return a row of a list."""
    return {
        "source_id": f"{number}",
        "title": f"Operator Jahit {number}",
        "employer": "PT Maju Jaya",
        "region": MEDAN,
        "expires_on": "2026-12-31",
        **details,
    }


def as_json(*rows: dict[str, Any]) -> bytes:
    """Write a list as JSON."""
    return json.dumps(list(rows)).encode()


def listed(*numbers: int) -> bytes:
    """Write a list of such rows."""
    return as_json(*map(row, numbers))


async def add(store: Store, *employers: str, **details: Any) -> None:
    """Let vacancies of these employers be known."""
    rows = [_known(employer, details) for employer in employers]
    await store.run(lambda tx: tx.execute(insert(vacancy), rows))


async def change(store: Store, employer: str, **details: Any) -> None:
    """Change the vacancies of an employer."""
    await store.run(lambda tx: tx.execute(update(vacancy).where(vacancy.c.employer == employer).values(details)))


async def known(store: Store) -> dict[str, dict[str, Any]]:
    """Return all that is known, by reference."""
    found = await store.run(lambda tx: tx.execute(select(vacancy)).mappings().all())
    return {str(each["reference"]): dict(each) for each in found}


async def shown(store: Store) -> list[str]:
    """Return the references of what was not retired."""
    return sorted(name for name, each in (await known(store)).items() if each["retired_on"] is None)


def _known(employer: str, details: dict[str, Any]) -> dict[str, Any]:
    told = {"title": "Operator Jahit", "region": MEDAN, **TERMS, **details}
    names = ("title", "region", "wage_min", "wage_max", "education", "experience", "about")
    twin = twin_of(employer=employer, **{name: told[name] for name in names})
    days = {"first_seen_on": TODAY, "last_seen_on": TODAY}
    return {"source": "x", "employer": employer, "skills": "", "link": "", "twin": twin, **days, **told}
