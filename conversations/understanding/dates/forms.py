"""The forms a date takes: a sentence is a line of one-letter codes (see `vocabulary`), a form is a pattern on it."""

import re
from collections.abc import Callable

from conversations.understanding.dates import readings
from conversations.understanding.dates.calendar import Said
from conversations.understanding.dates.readings import Spot

_SIGN = "[-/.,]?"
_NO_UNIT = "(?![DWVBTHn])"
_NO_LENGTH = "(?![DWVBHn]|T(?![YNLKIFq]))"
_YEAR = "(?:T?(?:(?P<year>Y)|q(?P<short>N))|T(?P<old>N)(?![DWVBT])|T(?P<shift>[LKIF]))"
_TAIL = "(?P<tail>N)(?![DWVBTHnxN/.-])"
_MONTH = f"(?:B?(?P<month>M)|B,?(?P<number>N){_NO_LENGTH})"
_DAY = "(?P<day>N)"
_TENSE = "(?P<tense>[LKF])?"
_WEEKDAY = "(?P<weekday>w)"

FORMS: tuple[tuple[re.Pattern[str], Callable[[Spot], Said | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"t?(?P<a>[NY])(?P<sign>[-/.]),?(?P<b>N)(?P=sign)q?(?P<c>[NY])", readings.numeric),
        (r"t?(?P<a>N)(?P<b>N)(?P<c>[NY])(?![DWVBTHn])", readings.numeric),
        (r"t?E", readings.eight_digits),
        (rf"t?{_DAY}{_SIGN}{_MONTH}{_SIGN}(?:{_YEAR}|{_TAIL}){_TENSE}", readings.calendar_date),
        (rf"t?{_DAY}{_SIGN}B?(?P<month>M){_TENSE}", readings.calendar_date),
        (rf"t{_DAY},?B(?P<number>N){_NO_LENGTH}{_TENSE}", readings.calendar_date),
        (rf"t{_DAY},?B(?P<shift>[LKIF])", readings.shifted_month),
        (rf"{_MONTH}t?{_DAY},?(?P<year>Y)", readings.calendar_date),
        (rf"{_MONTH},?{_YEAR},?t{_DAY}", readings.calendar_date),
        (rf"{_MONTH},?t{_DAY}(?:,?{_YEAR})?{_TENSE}", readings.calendar_date),
        (rf"{_YEAR},?t?{_DAY}{_SIGN}{_MONTH}", readings.calendar_date),
        (rf"{_YEAR},?{_MONTH},?t?{_DAY}{_NO_UNIT}", readings.calendar_date),
        (rf"{_YEAR},?P?{_MONTH}", readings.calendar_date),
        (r"(?P<year>Y)[-/.](?P<month>N)(?![-/.DWVBT])", readings.calendar_date),
        (r"(?P<month>N)[-/.](?P<year>Y)", readings.calendar_date),
        (rf"{_MONTH}{_SIGN}{_YEAR}{_TENSE}", readings.calendar_date),
        (r"B?M[-/.]?N(?![DWVBTHn])", readings.nothing),
        (rf"{_MONTH}{_TENSE}", readings.calendar_date),
        (r"(?P<last>l)(?P<month>M)", readings.last_month_name),
        (rf"t?(?P<a>N)(?P<sign>[-/])(?P<b>N)(?![-/.DWVBTHM])(?:,?{_YEAR})?{_TENSE}", readings.day_and_month),
        (r"B(?P<shift>[LKIF]),?t(?P<day>N)", readings.shifted_month),
        (r"P?B(?P<shift>[LKIF])", readings.shifted_month),
        (r"P?(?P<last>l)B", readings.shifted_month),
        (r"P?T(?P<shift>[LKIF])|P?(?P<last>l)T|PT?(?P<year>Y)|P?T(?P<year2>Y)", readings.year_said),
        (r"P?T(?:q(?P<short>N)|(?P<old>N)(?![DWVBT]))", readings.year_said),
        (r"(?P<count>N)?HT[LK]|(?P<count2>N)TH[LK]", readings.months_ago),
        (r"(?P<count>N)T,?(?P<months>N)B[LK]", readings.months_ago),
        (r"(?P<count>N)[.,](?P<half>N)T[LK]", readings.decimal_years_ago),
        (r"N?H[DWVB]|N[DWVB]H|N[.,]N[DWVBT]|N[DWVBT],?N[DWVBT][LKn]", readings.nothing),
        (r"(?P<count>N)(?P<unit>[DWVBT])(?P<way>[LKn])|(?P<count2>X)(?P<unit2>D)(?P<way2>[LKn])", readings.ago),
        (rf"{_WEEKDAY}[WV][LK]", readings.weekday_of_last_week),
        (rf"D?{_WEEKDAY}[LK]|KD?(?P<weekday2>w)(?!,?t?N)|DW[LK]|KDW|(?P<last>l)(?P<weekday3>w)", readings.last_weekday),
        (r"w[WV]?[IF]|[WV][LKIFo]|o[WV]|l[WV]", readings.nothing),
        (r"K(?P<offset>o)|Ku", readings.day_before_yesterday),
        (r"(?P<offset>o)", readings.offset),
        (rf"t{_DAY}(?![B/.-]){_TENSE}", readings.calendar_date),
    )
)
"""Tried in this order at each place of the line; the first that fits is the one that was meant."""
