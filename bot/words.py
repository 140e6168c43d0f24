"""Texts in the language of a person; the only place that knows gettext."""

import gettext
import html
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from conversations.engine.text import Lines, Money, Month, Param, Raw, Said, Starred, Text

LOCALES = Path(__file__).resolve().parent.parent / "locales"
_DOMAIN = "messages"
_TAG = re.compile(r"</?[a-z]+>")


def _load(language: str) -> gettext.NullTranslations:
    """Load a compiled catalogue; one that was not compiled yet is compiled in memory."""
    compiled = LOCALES / language / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    source = compiled.with_suffix(".po")
    if language == "en":
        return gettext.NullTranslations()
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    return _compiled(source, language)


def _run(words: str, *, bold: bool) -> str:
    escaped = html.escape(words, quote=False)
    return f"<b>{escaped}</b>" if bold else escaped


def _compiled(source: Path, language: str) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    packed = io.BytesIO()
    with source.open("rb") as file:
        write_mo(packed, read_po(file, locale=language))
    packed.seek(0)
    return gettext.GNUTranslations(packed)


class Voice:
    """Says texts in one language: as Telegram HTML, or plainly for buttons, toasts and pictures."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(language)
        self._translations = _load(language)
        self._html: dict[str, str] = {}
        self._plain: dict[str, str] = {}
        self._constant: dict[str, str] = {}
        self._shown: Callable[[date | Month | Money | int], str] = lru_cache(8192)(self._show)

    @cached_property
    def name(self) -> str:
        """The name of the language in that language."""
        return self._locale.get_display_name() or self.language

    def html(self, said: Said) -> str:
        """Return the words as Telegram HTML; parameters are escaped."""
        if type(said) is Text and not said.params:
            return self._template(said)
        if type(said) is Raw:
            return html.escape(said.words, quote=False)
        if type(said) is Lines:
            return "\n".join(self.html(each) for each in said.lines)
        if type(said) is Starred:
            return "".join(_run(words, bold=bold) for words, bold in said.runs)
        return self._fill(said, self._template(said), self.html) if isinstance(said, Text) else ""

    def plain(self, said: Said) -> str:
        """Return the words without any markup."""
        if type(said) is Text and not said.params:
            known = self._constant.get(said.id)
            if known is None:
                known = self._constant[said.id] = self._bare(said)
            return known
        if type(said) is Raw:
            return said.words
        if type(said) is Lines:
            return "\n".join(self.plain(each) for each in said.lines)
        if type(said) is Starred:
            return "".join(words for words, _ in said.runs)
        return self._fill(said, self._bare(said), self.plain) if isinstance(said, Text) else ""

    def value(self, value: date | Month | Money | int) -> str:
        """Return a date, a month, an amount of money or a number as it is written in this language."""
        return self._shown(value)

    def _template(self, said: Text) -> str:
        if said.other:
            count = dict(said.params)["n"]
            return self._translations.ngettext(said.id, said.other, count if isinstance(count, int) else 1)
        known = self._html.get(said.id)
        if known is None:
            known = self._html[said.id] = self._translations.gettext(said.id)
        return known

    def _bare(self, said: Text) -> str:
        template = self._template(said)
        known = self._plain.get(template)
        if known is None:
            known = self._plain[template] = html.unescape(_TAG.sub("", template))
        return known

    def _fill(self, said: Text, template: str, say: Callable[[Said], str]) -> str:
        return template.format(**{name: self._param(value, say) for name, value in said.params})

    def _param(self, value: Param, say: Callable[[Said], str]) -> str:
        if isinstance(value, (Text, Raw, Lines, Starred)):
            return say(value)
        return self._shown(value)

    def _show(self, value: date | Month | Money | int) -> str:
        if isinstance(value, Money):
            return f"Rp{format_decimal(value.rupiah, locale=self._locale)}"
        if isinstance(value, Month):
            return format_date(value.first, "MMMM yyyy", locale=self._locale)
        if isinstance(value, date):
            return format_date(value, "d MMMM yyyy", locale=self._locale)
        return str(format_decimal(value, locale=self._locale))


class Voices:
    """The voices of all languages, loaded once; an unknown language speaks the first."""

    def __init__(self, *languages: str) -> None:
        self._voices = {language: Voice(language) for language in languages}
        self._first = self._voices[languages[0]]

    def __getitem__(self, language: str) -> Voice:
        return self._voices.get(language, self._first)

    def __iter__(self) -> Iterator[Voice]:
        return iter(self._voices.values())
