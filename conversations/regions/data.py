"""The tables of regions, each a file of TOML beside this one."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

_FOLDER = Path(__file__).parent


def table(name: str) -> Mapping[str, list[str]]:
    """Return the lists of a file by Kemendagri code, by the file's name without its ending."""
    listed: Mapping[str, list[str]] = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    return listed
