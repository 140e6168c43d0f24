"""Job titles in families: what people and employers call the same work, grouped after KBJI 2014 and ISCO-08."""

from conversations.engine.text import Text, text


def family_of(title: str) -> str:
    """Return the name of the family of a job title, or "" where the dictionary does not know it."""
    return ""


def families_like(typed: str) -> tuple[str, ...]:
    """Return the families that words about work may mean, the likeliest first; several kinds of work may be named."""
    return ()


def label_of(family: str) -> Text:
    """Return what a family is called."""
    return text("Work")


def major_of(family: str) -> int:
    """Return the major group (1 to 9) of a family; 0 for an unknown one."""
    return 0


def related_to(family: str) -> frozenset[str]:
    """Return the families whose work is close to that of a family."""
    return frozenset()


def interests_in(family: str) -> str:
    """Return the letters of the Holland interests (R, I, A, S, E, C) that a family meets, the strongest first."""
    return ""
