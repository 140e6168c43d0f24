"""What can be wrong with a catalogue; each check yields its faults, so that small bad catalogues can test it."""

import re
from collections import Counter
from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Catalog, Message

_TAG = re.compile(r"</?[^>]*>")
_ALLOWED_TAG = re.compile(r"</?[bi]>")


def faults(template: Catalog, catalog: Catalog) -> list[str]:
    """Return all that is wrong with a catalogue, measured by the template of extracted messages."""
    found = [*header(catalog), *missing(template, catalog), *obsolete(template, catalog), *fuzzy(catalog)]
    for message in catalog:
        if message.id and message.string:
            found += [*parameters(message), *markup(message), *unfit_for_compiling(message, catalog)]
    return found


def header(catalog: Catalog) -> Iterator[str]:
    """The header names the language, its one plural form and UTF-8; without it nothing is compiled."""
    said = {name.casefold(): value for name, value in catalog.mime_headers}
    if catalog.fuzzy:
        yield "the header is missing or fuzzy"
    if not catalog.locale or said.get("language") != str(catalog.locale):
        yield "the header names no language"
    if (catalog.num_plurals, catalog.plural_expr) != (1, "0"):
        yield f"the header says {catalog.plural_forms}"
    if (catalog.charset or "").casefold() != "utf-8":
        yield f"the header says {catalog.charset}"


def missing(template: Catalog, catalog: Catalog) -> Iterator[str]:
    """Every extracted message has a translation, and so has each of its plural forms."""
    for message in template:
        if message.id:
            known = catalog.get(message.id)
            if known is None or known.pluralizable != message.pluralizable or not all(forms(known)):
                yield f"missing: {ids(message)[0]!r}"


def obsolete(template: Catalog, catalog: Catalog) -> Iterator[str]:
    """No translation is left of a message that is not said any more."""
    for message in [*catalog, *catalog.obsolete.values()]:
        if message.id and template.get(message.id) is None:
            yield f"obsolete: {ids(message)[0]!r}"


def fuzzy(catalog: Catalog) -> Iterator[str]:
    """No translation waits for somebody to look at it."""
    return (f"fuzzy: {ids(message)[0]!r}" for message in catalog if message.id and message.fuzzy)


def parameters(message: Message) -> Iterator[str]:
    """Translation and id have the same parameters, plainly named, and both can be filled."""
    try:
        wanted = {name for each in ids(message) for name in fields(each)}
        for form in forms(message):
            if set(fields(form)) != wanted:
                yield f"parameters: {form!r} has {sorted(fields(form))}, not {sorted(wanted)}"
            else:
                form.format(**dict.fromkeys(wanted, "7"))
    except (ValueError, KeyError, IndexError) as error:
        yield f"parameters: {ids(message)[0]!r} cannot be filled: {error}"


def fields(template: str) -> list[str]:
    """Return the names in braces.

    Raises:
        ValueError: for a brace that stands alone, a parameter without a plain name, and one with a format of its own.
    """
    names = []
    for _, name, form, conversion in Formatter().parse(template):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(f"{{{name}}} is not plain")
        names.append(name)
    return names


def markup(message: Message) -> Iterator[str]:
    """Translation and id have the same tags; in both each is closed, in order."""
    for form in forms(message):
        if Counter(_TAG.findall(form)) != Counter(_TAG.findall(ids(message)[0])):
            yield f"tags: {form!r} has others than its id"
    for each in (*ids(message), *forms(message)):
        if not balanced(each):
            yield f"tags: {each!r} is not what Telegram reads"


def balanced(words: str) -> bool:
    """Tell whether words hold only <b> and <i>, each closed in order, and no other sign that HTML takes for markup."""
    opened: list[str] = []
    for tag in _TAG.findall(words):
        if not _ALLOWED_TAG.fullmatch(tag):
            return False
        if not tag.startswith("</"):
            opened.append(tag.strip("<>"))
        elif not opened or opened.pop() != tag.strip("</>"):
            return False
    return not opened and not set("<>&") & set(_TAG.sub("", words))


def unfit_for_compiling(message: Message, catalog: Catalog) -> Iterator[str]:
    """Babel takes the translation; otherwise compiling the catalogues fails."""
    return (f"compiling: {ids(message)[0]!r}: {error}" for error in message.check(catalog))


def ids(message: Message) -> tuple[str, ...]:
    """Return the id of a message, and the plural one if there is one."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """Return the translation of a message, or all its plural forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)
