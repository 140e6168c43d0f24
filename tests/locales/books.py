"""The catalogues as they lie in the repository, and the messages as they stand in the sources."""

from configparser import ConfigParser
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"
LANGUAGES = sorted(found.parent.parent.name for found in LOCALES.glob("*/LC_MESSAGES/messages.po"))


def read(path: Path, language: str | None = None) -> Catalog:
    """Read a catalogue or a template."""
    with path.open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=False)


@cache
def template() -> Catalog:
    """Return the extracted messages that translators work from."""
    return read(LOCALES / "messages.pot")


@cache
def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language."""
    return read(LOCALES / language / "LC_MESSAGES" / "messages.po")


@cache
def in_sources() -> frozenset[str | tuple[str, ...]]:
    """Extract the ids from the sources, by the mapping and with the keywords of `make words`."""
    mapping = ConfigParser()
    mapping.read(ROOT / "babel.cfg")
    methods = [(pattern.strip(), method) for method, _, pattern in (each.partition(":") for each in mapping.sections())]
    keywords = {**DEFAULT_KEYWORDS, "text": None, "plural": (1, 2)}
    return frozenset(message for _, _, message, _, _ in extract_from_dir(ROOT, methods, keywords=keywords))
