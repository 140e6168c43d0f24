"""Every intent has an answer: short, sourced, within Telegram's limits, with ways on that lead somewhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.words import Voice
from conversations.answers import Answer, answer, label
from conversations.answers.answering import ANSWERS, COMMANDS
from conversations.eligibility import parameters
from conversations.engine.actions import Begin, Open
from conversations.engine.step import OLD_BUTTON
from conversations.engine.text import Lines, Said
from conversations.engine.view import Button, View
from conversations.information.topics import TOPICS
from conversations.reception.converse import converse
from conversations.reception.person import Person, Press
from conversations.reception.rooms import COMMANDS as ROOMS_COMMANDS
from conversations.understanding.intents import INTENTS
from tests.conversations.answers.people import STRANGER, TODAY, Known, checked, claim, english

_STANDING = {"start", "thanks", "bantuan", "tentang", "batal", "cek", "menu"}
PEOPLE = {
    "stranger": STRANGER,
    "laid off": checked(reason="efficiency", phk_date="2026-06-15", wage="3500000", proof="letter_only"),
    "only a month": checked(reason="closure", phk_date="2026-06", months_paid="12+"),
    "too late": checked(reason="efficiency", phk_date="2026-02-01", arrears="5"),
    "told to resign": checked(reason="pushed", phk_date="2026-10-01", months_paid="under12"),
    "cut short": checked(reason="contract_cut_short", phk_date="2026-09-30", arrears="2", filed="yes"),
    "refused": Person("id", None, Known((claim("rejected", note="Data NIK tidak cocok", phk_on=date(2026, 8, 3)),))),
    "paid": Person("id", None, Known((claim("paid", month=2, month_state="open", due_on=date(2026, 12, 5)),))),
}
WORDED = sorted(ANSWERS)


def told(intent: str, person: Person = STRANGER, today: date = TODAY) -> Answer:
    found = answer(intent, person, today)
    assert found is not None
    return found


def lines_of(parts: tuple[Said, ...]) -> list[str]:
    """Return what is said, line by line, in English."""
    return [line for part in parts for line in english(part).splitlines()]


def said(intent: str, person: Person = STRANGER, today: date = TODAY) -> str:
    return "\n".join(lines_of(told(intent, person, today).parts))


def test_every_intent_has_an_answer_and_a_name() -> None:
    assert set(ANSWERS) | set(COMMANDS) == set(INTENTS)
    assert len({label(intent).id for intent in INTENTS}) == len(INTENTS)
    assert answer("out_of_scope", STRANGER, TODAY) is None


def test_every_page_that_stands_for_an_answer_exists() -> None:
    assert {*COMMANDS.values()} - _STANDING - {"petugas"} <= set(ROOMS_COMMANDS)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("intent", WORDED)
def test_an_answer_is_short_and_ends_with_its_source(intent: str, who: str) -> None:
    found = told(intent, PEOPLE[who])
    said_lines = lines_of(found.parts)
    assert len(said_lines) <= 6
    assert found.buttons
    assert all(len(row) <= 2 for row in found.buttons)
    if intent not in ("distress", "cv_interview", "set_reminder"):
        assert said_lines[-1].startswith("<i>")
        assert "Checked on" in said_lines[-1]


@pytest.mark.parametrize("language", ["id", "en"])
def test_answers_fit_into_a_message(language: str) -> None:
    voice = Voice(language)
    for person in PEOPLE.values():
        for intent in WORDED:
            words = [voice.html(line) for part in told(intent, person).parts for line in _each(part)]
            assert sum(map(len, words)) < 1500
            assert max(map(len, words)) < 300


def _each(part: Said) -> Iterator[Said]:
    yield from part.lines if isinstance(part, Lines) else (part,)


def _buttons() -> Iterator[Button]:
    for person in PEOPLE.values():
        for intent in WORDED:
            yield from (button for row in told(intent, person).buttons for button in row)


@pytest.mark.parametrize(
    "action",
    sorted({button.action for button in _buttons() if button.action}, key=repr),
    ids=repr,
)
def test_every_button_leads_somewhere(action: Open | Begin) -> None:
    shown: View = converse(STRANGER, Press(action), TODAY, english).view
    assert OLD_BUTTON not in shown.parts
    assert shown.parts


def test_the_deadline_is_that_of_the_layoff_that_was_told() -> None:
    words = said("deadline", PEOPLE["laid off"])
    assert words.startswith("Your safe last day to file: <b>14 December 2026</b> (16 days left).")
    assert "Laid off on 15 June 2026: 6 months end on 15 December 2026." in words
    assert "counted from its first day" in said("deadline", PEOPLE["only a month"])
    assert "ended on <b>1 August 2026</b>" in said("deadline", PEOPLE["too late"])
    assert said("deadline").startswith("<b>6 months from the date of the PHK.</b>")


def test_the_amount_is_that_of_the_wage_that_was_told() -> None:
    assert said("benefit_amount", PEOPLE["laid off"]).startswith("<b>Rp2,100,000 a month</b>: 60 percent")
    assert "at most Rp3,000,000 a month" in said("benefit_amount")
    above = said("benefit_amount", checked(reason="efficiency", wage="8000000"))
    assert above.startswith("<b>Rp3,000,000 a month</b>: of your wage of Rp8,000,000 only Rp5,000,000 count")


def test_papers_fit_what_was_told() -> None:
    assert "Your letter alone is not enough" in said("documents", PEOPLE["laid off"])
    assert "Company closed" in said("documents", PEOPLE["only a month"])


def test_arrears_decide_who_pays() -> None:
    assert "BPJS pays you all the same</b> (up to 3)" in said("employer_bpjs_problem", PEOPLE["cut short"])
    assert "the employer must pay first</b>" in said("employer_bpjs_problem", PEOPLE["too late"])


def test_a_claim_that_is_known_speaks_for_itself() -> None:
    assert "“Data NIK tidak cocok”" in said("claim_rejected", PEOPLE["refused"])
    assert "<b>month 2</b>" in said("claim_next_month", PEOPLE["paid"])
    assert said("payment_when", PEOPLE["paid"]) != said("payment_when")
    assert "now in month 2" in said("benefit_duration", PEOPLE["paid"])
    unwilling = Person("id", None, Known((claim("rejected", note="Rahasia"),), agrees=False))
    assert "Rahasia" not in said("claim_rejected", unwilling)


def test_figures_change_with_the_date_of_the_rules() -> None:
    before = date(2025, 2, 6)
    assert said("benefit_amount", today=before).startswith("<b>45 percent")
    assert "at most Rp2,250,000" in said("benefit_amount", today=before)
    assert said("deadline", today=before).startswith("<b>3 months")
    assert said("benefit_amount", today=date(2025, 2, 7)).startswith("<b>60 percent")
    assert lines_of(TOPICS["deadline"].parts(before))[0].startswith("<b>3 months")
    assert any("6 of them in a row" in line for line in lines_of(TOPICS["conditions"].parts(before)))


@pytest.mark.parametrize("name", sorted(TOPICS))
def test_a_page_ends_with_its_source_on_every_day(name: str) -> None:
    for day in (TODAY, date(2025, 2, 6)):
        assert "Checked on 23 November 2026" in lines_of(TOPICS[name].parts(day))[-1]


def test_figures_are_those_of_the_rule_book(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = replace(parameters.R25, percents=(70,) * 7, wage_cap=7_000_000, filing_months=9, months_needed=10)
    monkeypatch.setitem(parameters.LAWS, "R25", changed)
    assert "70 percent" in said("benefit_amount")
    assert "at most Rp4,900,000 a month" in said("benefit_amount")
    assert said("deadline").startswith("<b>9 months")
    assert "Up to 7 months" in said("benefit_duration")
    assert said("contribution_period").startswith("<b>10 months")
    assert lines_of(TOPICS["deadline"].parts(TODAY))[0].startswith("<b>9 months")


def test_topics_are_asked_for_by_words_of_their_own() -> None:
    asked = [words for topic in TOPICS.values() for words in topic.asked]
    assert len(asked) == len(set(asked))
