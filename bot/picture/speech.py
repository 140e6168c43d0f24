"""Words of a picture as lines for a screen reader."""


def joined(separator: str, *parts: str) -> str:
    """Join what is not empty, each part on one line."""
    return separator.join(line for part in parts if (line := one_line(part)))


def one_line(text: str) -> str:
    """Return a text on one line, without spaces at its ends."""
    return " ".join(text.split())
