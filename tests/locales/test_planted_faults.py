"""The checks find the faults that they are there for: each is planted in a small catalogue that is otherwise sound."""

import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.locales import checks

_HEADER = """
msgid ""
msgstr ""
"Language: id\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""
_ENTRIES = {
    "plain": 'msgid "Back"\nmsgstr "Kembali"\n',
    "filled": 'msgid "At most <b>{most}</b>."\nmsgstr "Paling banyak <b>{most}</b>."\n',
    "plural": 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} hari"\n',
}


def book(text: str) -> Catalog:
    return read_po(io.BytesIO(text.encode()), ignore_obsolete=False)


def template() -> Catalog:
    return book("\n".join(_ENTRIES.values()))


def faults(header: str = _HEADER, **changed: str) -> list[str]:
    return checks.faults(template(), book("\n".join([header, *(_ENTRIES | changed).values()])))


def test_a_sound_catalogue_has_no_fault() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("named", "entry", "wanted"),
    [
        ("plain", "", "missing: 'Back'"),
        ("plain", 'msgid "Back"\nmsgstr ""\n', "missing: 'Back'"),
        ("plural", 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] ""\n', "missing: '{n} day'"),
        ("plural", 'msgid "{n} day"\nmsgstr "{n} hari"\n', "missing: '{n} day'"),
        ("plain", '#, fuzzy\nmsgid "Back"\nmsgstr "Kembali"\n', "fuzzy: 'Back'"),
        ("more", 'msgid "Forward"\nmsgstr "Maju"\n', "obsolete: 'Forward'"),
        ("more", '#~ msgid "Forward"\n#~ msgstr "Maju"\n', "obsolete: 'Forward'"),
    ],
)
def test_an_entry_that_is_not_whole(named: str, entry: str, wanted: str) -> None:
    assert wanted in faults(**{named: entry})


@pytest.mark.parametrize(
    "translated",
    [
        "Paling banyak <b>{paling}</b>.",
        "Paling banyak <b>5</b>.",
        "Paling banyak <b>{most}</b> dari {all}.",
        "Paling banyak <b>{}</b>.",
        "Paling banyak <b>{most:d}</b>.",
        "Paling banyak <b>{most!r}</b>.",
        "Paling banyak <b>{most.real}</b>.",
        "Paling banyak <b>{most</b>.",
        "Paling banyak <b>most}</b>.",
    ],
)
def test_a_wrong_parameter(translated: str) -> None:
    found = faults(filled=f'msgid "At most <b>{{most}}</b>."\nmsgstr "{translated}"\n')

    assert any(fault.startswith("parameters:") for fault in found)


@pytest.mark.parametrize(
    "translated",
    [
        "Paling banyak <b>{most}.",
        "Paling banyak {most}</b>.",
        "Paling banyak {most}.",
        "Paling banyak </b>{most}<b>.",
        "Paling banyak <i>{most}</i>.",
        "Paling banyak <b><b>{most}</b></b>.",
        "Paling banyak <b>{most}</b> & cukup.",
        "Kurang < dari <b>{most}</b>.",
    ],
)
def test_an_unbalanced_tag(translated: str) -> None:
    found = faults(filled=f'msgid "At most <b>{{most}}</b>."\nmsgstr "{translated}"\n')

    assert any(fault.startswith("tags:") for fault in found)


@pytest.mark.parametrize("words", ["<b><i>a</b></i>", "<a href='x'>a</a>", "<b>a", "a</i>", "a > b", "<script>"])
def test_markup_that_telegram_refuses(words: str) -> None:
    assert not checks.balanced(words)


@pytest.mark.parametrize("words", ["", "a", "<b>a</b> <i>b</i>", "<b>a <i>b</i></b>"])
def test_markup_that_telegram_reads(words: str) -> None:
    assert checks.balanced(words)


def test_a_percent_sign_that_stops_the_compiler() -> None:
    entry = 'msgid "{part}% of the wage"\nmsgstr "{part}% dari upah"\n'
    catalog = book(f"{_HEADER}\n{entry}")

    assert any(fault.startswith("compiling:") for fault in checks.faults(book(entry), catalog))


@pytest.mark.parametrize(
    "header",
    [
        "",
        _HEADER.replace("Language: id", "Language: "),
        _HEADER.replace("nplurals=1; plural=0", "nplurals=2; plural=(n != 1)"),
        _HEADER.replace("utf-8", "latin-1"),
        "\n#, fuzzy" + _HEADER,
    ],
)
def test_a_header_that_does_not_do(header: str) -> None:
    assert any("header" in fault for fault in faults(header))
