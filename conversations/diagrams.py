"""The drawing of every flow, kept beside it as `diagram.md`; `python -m conversations.diagrams` draws them anew."""

from pathlib import Path

from conversations.engine.inspect import diagram
from conversations.registry import FLOWS


def diagrams() -> dict[Path, str]:
    """Return the drawing of each flow, by the file in which it is kept."""
    home = Path(__file__).parent
    return {home / flow.name / "diagram.md": diagram(flow) for flow in FLOWS.values()}


def main() -> None:
    """Write the drawings."""
    for file, drawing in diagrams().items():
        file.write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    main()
