"""The word lists of `lexicon/*.toml`: blank-separated words by key, and tables from a meaning to its spellings."""

import tomllib
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "lexicon"


class Lexicon:
    """One file of word lists, read once at import; a missing key raises KeyError there and then."""

    def __init__(self, name: str) -> None:
        self._lists: dict[str, Any] = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))

    def words(self, key: str) -> frozenset[str]:
        """Return the words listed under `key`."""
        return frozenset(self.listed(key))

    def listed(self, key: str) -> tuple[str, ...]:
        """Return the words listed under `key`, in their order."""
        return tuple(self._lists[key].split())

    def meanings(self, section: str) -> dict[str, str]:
        """Turn a section of `meaning = "spellings"` into a table from each spelling to its meaning."""
        return {spelling: meaning for meaning, line in self._lists[section].items() for spelling in line.split()}

    def spellings(self, section: str) -> dict[str, str]:
        """Like `meanings`, each meaning being a spelling of itself."""
        return self.meanings(section) | {meaning: meaning for meaning in self._lists[section]}

    def phrases(self, section: str) -> dict[tuple[str, ...], str]:
        """Turn a section of `meaning = [phrases]` into a table from the words of each phrase to its meaning."""
        return {tuple(phrase.split()): meaning for meaning, told in self._lists[section].items() for phrase in told}
