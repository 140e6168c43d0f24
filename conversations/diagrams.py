"""The drawing of every flow, kept beside it; `python -m conversations.diagrams` draws them anew."""

from pathlib import Path

from conversations.campaigns.flows import FLOWS as ANNOUNCING
from conversations.engine.inspect import diagram
from conversations.registry import FLOWS

_FOLDERS = {
    "own_claim": "claim_status",
    "month_date": "payment_guard",
    "kit": "proof_kit",
    "letter": "proof_kit",
    "interests": "assessment",
    "new_job": "vacancies",
    "check_vacancy": "vacancies",
    "work_profile": "vacancies",
    "experience": "outcomes",
    "source": "socialization",
    "ticket": "tickets",
    "ticket_place": "tickets",
    **dict.fromkeys((flow.name for flow in ANNOUNCING), "campaigns"),
}
"""Where flows live that are not the whole of their folder."""


def diagrams() -> dict[Path, str]:
    """Return the drawing of each flow, by the file in which it is kept."""
    home = Path(__file__).parent
    return {home / place_of(flow.name): diagram(flow) for flow in FLOWS.values()}


def place_of(flow: str) -> str:
    """Return the file of a drawing: `diagram.md` in a folder named like the flow, else under the flow's own name."""
    folder = _FOLDERS.get(flow, flow)
    return f"{folder}/diagram.md" if folder == flow else f"{folder}/{flow}.diagram.md"


def main() -> None:
    """Write the drawings."""
    for file, drawing in diagrams().items():
        file.write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    main()
