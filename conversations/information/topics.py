"""The pages of general information. Figures come from the rule book and are never typed twice."""

from collections.abc import Mapping

from conversations.information.benefits import AMOUNT, CONDITIONS, DEADLINE, EMPLOYER_PAYS, JKP, OTHER_RIGHTS, SECOND
from conversations.information.cases import CASES
from conversations.information.claims import CLAIM, JMO, KAPK, MONTHLY, PROOF, REPORT
from conversations.information.places import CONTACTS, DISNAKER, SCAMS
from conversations.information.questions import QUESTIONS
from conversations.information.topic import Topic

_PAGES = (
    *(JKP, CONDITIONS, AMOUNT, DEADLINE, SECOND, EMPLOYER_PAYS, OTHER_RIGHTS),
    *(CLAIM, REPORT, PROOF, KAPK, MONTHLY, JMO),
    *(CONTACTS, DISNAKER, SCAMS),
)

TOPICS: Mapping[str, Topic] = {topic.name: topic for topic in (*_PAGES, *QUESTIONS, *CASES)}
"""Every page by name."""

SHOWN = ("jkp", "conditions", "amount", "deadline", "claim", "proof", "monthly", "report", "contacts", "scams")
"""The pages that the menu offers; the others are reached from an answer or by asking."""
