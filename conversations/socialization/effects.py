"""What sources and factories make the host do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteScan:
    """Note that the person came by a source."""

    code: str


SourceEffect = NoteScan
