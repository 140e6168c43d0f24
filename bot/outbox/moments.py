"""The moments of warnings as they lie in the outbox until they are composed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from conversations.payment_guard.warnings import Moment

MONTH_WARNING = "month_warning"
"""The template of warnings that a benefit month may be lost."""


def params_of(moment: Moment) -> dict[str, Any]:
    """Return what is kept of a moment, as JSON takes it."""
    return {
        "claim": moment.claim_id,
        "number": moment.number,
        "kind": moment.kind,
        "days": moment.days,
        "on": moment.on.isoformat(),
        "due_on": moment.due_on.isoformat() if moment.due_on else None,
    }


def moment_of(params: Mapping[str, Any]) -> Moment:
    """Return the moment that was kept.

    Raises:
        KeyError, ValueError: when the parameters are not those of `params_of`.
    """
    return Moment(
        claim_id=params["claim"],
        number=params["number"],
        kind=params["kind"],
        days=params["days"],
        on=date.fromisoformat(params["on"]),
        due_on=date.fromisoformat(params["due_on"]) if params["due_on"] else None,
    )
