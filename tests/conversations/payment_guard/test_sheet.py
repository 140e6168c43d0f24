"""The page of a month on paper: complete, in order, and without more of the person than needed."""

from datetime import date, timedelta

import pytest

from conversations.engine.papers import Fields, Paper, Paragraph, Table
from conversations.payment_guard.hand import Hand
from conversations.payment_guard.records import Evidence
from conversations.payment_guard.sheet import sheet
from tests.conversations.payment_guard.people import TODAY, Remembered, Talker, a_claim, a_proof, shown


def paper(*proofs: Evidence, number: int = 2) -> Paper:
    claim = a_claim(month=number, kpj_last4="4321", holder="B.S.", employer="PT Lama")
    return sheet(Hand(claim, proofs, (), TODAY), number)


def tables(made: Paper) -> list[Table]:
    return [block for block in made.blocks if isinstance(block, Table)]


def words(made: Paper) -> str:
    return "\n".join(shown(block.words) for block in made.blocks if isinstance(block, Paragraph))


def test_every_proof_of_the_month_has_its_row_and_every_row_fits_the_head() -> None:
    kept = (a_proof(1), a_proof(2, "call", file_id="F"), a_proof(3, "attendance", figure=85), a_proof(4, month=3))
    table = tables(paper(*kept))[0]
    assert all(len(row) == len(table.head) for row in table.rows)
    assert [[shown(cell) for cell in row] for row in table.rows] == [
        ["1", str(TODAY), "Application", "PT Nomor 1", "–", "–"],
        ["2", str(TODAY), "Call to a test", "PT Nomor 2", "–", "kept"],
        ["3", str(TODAY), "Training", "PT Nomor 3", "85", "–"],
    ]


def test_the_owner_is_named_by_initials_and_the_end_of_the_number() -> None:
    fields = next(block for block in paper().blocks if isinstance(block, Fields))
    told = {shown(name): shown(value) for name, value in fields.rows}
    assert told["Participant"] == "B.S. · KPJ …4321"
    assert told["Last day to apply"] == "not known yet"


def test_what_is_needed_and_the_article_stand_below() -> None:
    assert "0 of 5 applications" in words(paper())
    assert "Pasal 13(4)" in words(paper())
    assert "Pasal 13(5)" in words(paper(number=6))


ADVICE = (
    "missing",
    "Now apply",
    "write it",
    "counsellor",
    "175",
    "what counts",
    "day left",
    "days left",
    "see SIAPkerja",
)


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("due_on", [None, TODAY, TODAY - timedelta(days=3), TODAY + timedelta(days=9)])
def test_a_paper_that_an_office_reads_advises_nobody(number: int, due_on: date | None) -> None:
    for kept in (
        (),
        (a_proof(1, "attendance", month=number),),
        tuple(a_proof(each, month=number) for each in range(9)),
    ):
        made = sheet(Hand(a_claim(month=number, due_on=due_on), kept, (), TODAY), number)
        fields = next(block for block in made.blocks if isinstance(block, Fields))
        said = words(made) + "".join(shown(value) for _, value in fields.rows)
        assert not [each for each in ADVICE if each in said]


def test_of_month_1_it_says_that_the_claim_applied() -> None:
    fields = next(block for block in paper(number=1).blocks if isinstance(block, Fields))
    assert {shown(name): shown(value) for name, value in fields.rows}["Applied on"] == "together with the claim"


def test_a_month_without_proofs_says_so() -> None:
    assert tables(paper()) == []
    assert "There is none yet." in words(paper())


def test_the_page_is_sent_as_pdf_and_csv_and_says_whose_record_it_is() -> None:
    talker = Talker(Remembered(kept=[a_proof(1)]))
    talker.open("month_paper", "12.2")
    assert talker.last
    sent = talker.last.view.papers[0]
    assert sent.forms == ("pdf", "csv")
    assert sent.name == "jkp-bulan-2"
    assert sent.footer is not None
    assert "own record" in shown(sent.footer)
