"""The word lists and tables of vacancies, each a file of TOML beside this one; read once, at import."""

import tomllib
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def table(name: str) -> dict[str, Any]:
    """Return what a file of data says, by the name without its ending."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
