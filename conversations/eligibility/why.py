"""Why an answer is what it is: what bars, what is missing or open, what is fulfilled, and under which rules."""

from conversations.eligibility import explain
from conversations.eligibility.facts import Facts
from conversations.eligibility.parameters import LAWS, cite
from conversations.eligibility.verdict import Finding
from conversations.engine.state import Answers
from conversations.engine.text import Lines, Raw, Said, Text, text

_PIVOT = LAWS["R25"].in_force


def why(known: Facts, answers: Answers) -> list[Said]:
    """Return the reasons, each with its article."""
    found = known.assessment
    if found.verdict == "not_eligible":
        return _barred(known, answers)
    said: list[Said] = []
    if found.missing:
        items = [_item(explain.missing(finding), explain.source(finding, known)) for finding in found.missing]
        said.append(Lines((text("<b>Still missing:</b>"), *items)))
    if found.undecided:
        items = [_item(explain.undecided(finding), explain.source(finding, known)) for finding in _distinct(known)]
        said.append(Lines((text("<b>Still open:</b>"), *items)))
    return [*said, *_settled(known), *_near_the_line(answers, known), *_regime(known)]


def _barred(known: Facts, answers: Answers) -> list[Said]:
    items = [
        _item(explain.bars(finding, known, answers), explain.source(finding, known))
        for finding in known.assessment.bars
    ]
    said: list[Said] = [Lines((text("<b>Why:</b>"), *items))]
    if {finding.rule for finding in known.assessment.bars} == {"ARR-07"}:
        said.append(_owed(known))
    if known.assessment.without_rule:
        said.append(text("JKP began on {day}; for an earlier layoff there is no rule.", day=LAWS["R21"].in_force))
    return said


def _owed(known: Facts) -> Text:
    """Say who owes the benefit to somebody who was never enrolled."""
    if known.assessment.payer == "employer":
        return text("The employer itself owes you the cash benefit and training. Ask for them in writing.")
    if known.case.enterprise == "micro":
        return text("Whether a micro enterprise owes the benefit itself could not be verified. Ask the Disnaker.")
    return text("The employer itself may owe the benefit; for a micro enterprise this could not be verified.")


def _item(said: Text, source: Raw) -> Text:
    return text("• {said} <i>({source})</i>", said=said, source=source)


def _distinct(known: Facts) -> tuple[Finding, ...]:
    """Leave out what says the same again: both programme rules, reason and kind of contract."""
    rules = {finding.rule for finding in known.assessment.undecided}
    hidden = {"PART-05"} & rules if "PART-04" in rules else set()
    if "ELIG-06" in rules:
        hidden |= {"ELIG-07"}
    return tuple(finding for finding in known.assessment.undecided if finding.rule not in hidden)


def _settled(known: Facts) -> list[Said]:
    """Say what is already fulfilled, with its articles; never what was not asked."""
    touched = {finding.rule for finding in known.assessment.findings}
    needed = LAWS[known.assessment.regime].months_needed
    said: list[Said] = []
    if not touched & {"ELIG-06", "ELIG-07", "ELIG-08"}:
        said.append(text("the employer ended the job ({source})", source=_cite(known, "ELIG-06")))
    if not touched & {"ELIG-01", "ARR-07"}:
        said.append(text("{months} months or more are paid ({source})", months=needed, source=_cite(known, "ELIG-01")))
    if not touched & {"PART-01", "PART-02", "PART-04", "PART-05", "PART-06", "ARR-07"}:
        said.append(text("you take part in JKP ({source})", source=_cite(known, "PART-04")))
    if not touched & {"PROOF-01", "PROOF-02", "PROOF-03"}:
        said.append(text("proof of the PHK is there ({source})", source=_cite(known, "PROOF-01")))
    if not touched & {"CLAIM-01", "TRANS-05"}:
        said.append(_timely(known))
    return [Lines((text("<b>Fulfilled:</b>"), *(text("• {said}", said=each) for each in said)))] if said else []


def _timely(known: Facts) -> Text:
    source = _cite(known, "CLAIM-01")
    if known.case.filed_on is not None:
        return text("the claim was filed in time ({source})", source=source)
    return text("the time to file has not run out ({source})", source=source)


def _cite(known: Facts, rule: str) -> Raw:
    return Raw(cite(rule, known.assessment.regime))


def _near_the_line(answers: Answers, known: Facts) -> list[Said]:
    """Warn where one month more or less decides, because how months are counted is not settled."""
    needed = LAWS[known.assessment.regime].months_needed
    if answers.get("months_paid") != str(needed):
        return []
    return [
        text(
            "{months} months is just enough, and how months are counted is not settled. Check JMO first.", months=needed
        )
    ]


def _regime(known: Facts) -> list[Said]:
    """Say which rules were used where the layoff lies before the change."""
    if known.case.phk_date is None or known.case.phk_date >= _PIVOT:
        return []
    if known.assessment.regime == "R21":
        return [text("Judged by the rules before {day}, because the claim was declared eligible before.", day=_PIVOT)]
    return [text("Judged by the rules since {day}: what counts is when a claim is declared eligible.", day=_PIVOT)]
