"""The frequent questions, answered from the dated rule book and from what the person has told already."""

from conversations.answers.answering import answer
from conversations.answers.labels import label
from conversations.answers.record import Answer

__all__ = ["Answer", "answer", "label"]
