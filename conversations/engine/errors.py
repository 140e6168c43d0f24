"""What can be wrong with a conversation's table."""


class BrokenFlow(ValueError):  # noqa: N818 - named for what is broken, as the place in it follows
    """A flow that must not be loaded; `place` names the spot, such as *eligibility.wage*."""

    def __init__(self, place: str, fault: str) -> None:
        super().__init__(f"{place}: {fault}")
        self.place = place
        self.fault = fault
