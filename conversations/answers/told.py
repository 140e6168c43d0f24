"""What a person has told already, as far as it makes an answer their own."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from conversations.answers.in_words import layoff_in, pushed_in, wage_in
from conversations.claim_status.claim import Claim
from conversations.claim_status.told import with_records
from conversations.eligibility.assess import regime_of
from conversations.eligibility.calendar import add_months
from conversations.eligibility.facts import Facts, facts
from conversations.eligibility.parameters import CHANNELS, LAWS, Law, law_on
from conversations.eligibility.verdict import Regime
from conversations.engine.text import Raw, Text, text
from conversations.payment_guard.hand import Hand, newest
from conversations.payment_guard.words import left
from conversations.reception.person import Person

_CHECK = "eligibility"


@dataclass(frozen=True)
class Told:
    """A person on a day, with what the check, the claim and the months tell of them.

    What their question itself tells goes before that: it may be about somebody else.
    """

    person: Person
    today: date
    words: str = ""

    @cached_property
    def answers(self) -> dict[str, str]:
        """What they answered in the check."""
        now = self.person.state
        state = now if now and now.flow == _CHECK else self.person.flows.get(_CHECK)
        return dict(state.answers) if state else {}

    @cached_property
    def facts(self) -> Facts | None:
        """What their answers amount to, if there are any."""
        return facts(self.answers, self.today) if self.answers else None

    @cached_property
    def claim(self) -> Claim | None:
        """The newest claim that they let us look at, with their own word on it."""
        if not self.person.memory.agreed("claim"):
            return None
        found = next(iter(self.person.memory.claims()), None)
        return with_records(found, self.person.memory.months(found.id)) if found else None

    @cached_property
    def hand(self) -> Hand | None:
        """The claim that is being paid, with its proofs."""
        return newest(self.person.memory, self.today) if self.person.memory.agreed("claim") else None

    @cached_property
    def _asked_about(self) -> tuple[date, bool] | None:
        """The layoff that the question names, and whether only its month."""
        return layoff_in(self.words, self.today)

    @cached_property
    def phk(self) -> date | None:
        """The day of the layoff; of a bare month its first day."""
        if self._asked_about:
            return self._asked_about[0]
        if self.facts and self.facts.case.phk_date:
            return self.facts.case.phk_date
        return self.claim.phk_on if self.claim else None

    @property
    def month_only(self) -> bool:
        """Only the month of the layoff is known."""
        if self._asked_about:
            return self._asked_about[1]
        return self.facts is not None and self.facts.latest_last_day is not None

    @cached_property
    def regime(self) -> Regime:
        """The rules that hold for this person, or for everybody on this day."""
        if self.facts and self.facts.case.phk_date and not self._asked_about:
            return regime_of(self.facts.case)
        return law_on(self.today).regime

    @property
    def law(self) -> Law:
        """The numbers of these rules."""
        return LAWS[self.regime]

    @property
    def last_day(self) -> date | None:
        """The last day to file, as the rule book counts it from the layoff."""
        return add_months(self.phk, self.law.filing_months) if self.phk else None

    @property
    def safe_day(self) -> date | None:
        """The day before, which is safe."""
        return self.last_day - timedelta(days=1) if self.last_day else None

    @property
    def filed(self) -> bool:
        """A claim was filed, by their own word or by the list."""
        if self._asked_about:
            return False
        states = ("claim_sent", "verifying", "approved", "paid", "finished", "employed")
        return self.answers.get("filed") == "yes" or (self.claim is not None and self.claim.state in states)

    @property
    def wage(self) -> int | None:
        """The reported wage that they told."""
        if asked_about := wage_in(self.words):
            return asked_about
        return self.facts.case.wage if self.facts else None

    @property
    def safe_line(self) -> Text | None:
        """The deadline of this person in one line, while it matters."""
        safe, last = self.safe_day, self.last_day
        if safe is None or last is None or self.filed:
            return None
        if self.today > last:
            return text(
                "Your time to file ended on <b>{last}</b>. Whether it can still be done is unclear: call BPJS {bpjs}.",
                last=last,
                bpjs=Raw(CHANNELS.bpjs_call_centre),
            )
        if self.today == last:
            return text("<b>Today is the last day to file ({last}).</b> File now in SIAPkerja.", last=last)
        return text(
            "Your safe last day to file: <b>{safe}</b> ({left}).", safe=safe, left=left((safe - self.today).days)
        )

    @property
    def pushed(self) -> bool:
        """The employer asked for the resignation, by their answers or by the words of the question."""
        return self.answers.get("reason") == "pushed" or pushed_in(self.words)
